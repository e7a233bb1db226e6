"""To whom armed groups were bound."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.actors import load_actor_knowledge
from dateline.knowledge.group_allegiances import GroupAllegiances, load_group_allegiances
from tests.knowledge.test_actor_knowledge import NOTES

HEAD = "group,whom,tie,from,to\n"


@pytest.fixture(scope="module")
def allegiances() -> GroupAllegiances:
    return load_group_allegiances()


@pytest.mark.parametrize(
    ("group", "whom", "on", "holds"),
    [
        ("group:nusra-front", "group:al-qaeda", "2015-01-01", True),
        ("group:nusra-front", "group:al-qaeda", "2016-09-01", False),
        ("group:boko-haram", "group:islamic-state", "2014-06-01", False),
        ("group:boko-haram", "group:islamic-state", "2015-06-01", True),
        ("group:hezbollah", "IRN", "2006-07-12", True),
        ("group:m23", "RWA", "2018-01-01", False),
        ("group:m23", "RWA", "2025-01-27", True),
        ("group:qassam-brigades", "group:hamas", "2023-10-07", True),
    ],
)
def test_facts(allegiances: GroupAllegiances, group: str, whom: str, on: str, holds: bool) -> None:
    assert any(span.whom == whom for span in allegiances.of(group, date.fromisoformat(on))) is holds


def test_without_a_day_the_open_ones_count(allegiances: GroupAllegiances) -> None:
    assert [(span.whom, span.tie) for span in allegiances.of("group:aqis")] == [("group:al-qaeda", "branch")]
    assert allegiances.of("group:khorasan-group") == ()


def test_the_table_names_known_groups_and_states(allegiances: GroupAllegiances) -> None:
    knowledge = load_actor_knowledge()
    known = {alias.target.id for aliases in knowledge.aliases.values() for alias in aliases} | set(knowledge.states)
    for span in allegiances.spans:
        assert {span.group, span.whom} <= known, span
        assert span.first <= span.last, span
        assert span.group != span.whom, span
    assert len(allegiances.spans) >= 350


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("group:m23,RWA,friend,2012,", "line 5, tie: tie 'friend' is none of branch, part, backed"),
        ("group:m23,RWA,backed,2012-4,", "line 5: '2012-4' is not a day"),
    ],
)
def test_a_broken_row_names_its_line(tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "group_allegiances.csv").write_text(f"{NOTES}{HEAD}{row}\n")
    with pytest.raises(KnowledgeError, match=told):
        load_group_allegiances(tmp_path)
