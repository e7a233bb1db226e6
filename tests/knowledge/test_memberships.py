"""Who belonged to which international body on a day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.actors import load_actor_knowledge
from dateline.knowledge.memberships import Memberships, load_memberships

NOTES = "# source: written for tests\n# licence: CC0-1.0\n# version: 1\norganisation,country,from,to,status\n"


@pytest.fixture(scope="module")
def memberships() -> Memberships:
    return load_memberships()


@pytest.mark.parametrize(
    ("organisation", "count"),
    [("un", 193), ("nato", 32), ("eu", 27), ("au", 55), ("osce", 57), ("oic", 57), ("coe", 46), ("arab-league", 22)],
)
def test_bodies_have_as_many_members_as_they_say(memberships: Memberships, organisation: str, count: int) -> None:
    assert len(memberships.members(organisation)) == count


@pytest.mark.parametrize(
    ("organisation", "country", "on", "status"),
    [
        ("eu", "GBR", "2020-01-31", "member"),
        ("eu", "GBR", "2020-02-01", None),
        ("nato", "FIN", "2023-04-03", None),
        ("nato", "FIN", "2023-04-04", "member"),
        ("ecowas", "MLI", "2022-06-01", "suspended"),
        ("ecowas", "MLI", "2020-12-01", "member"),
        ("ecowas", "MLI", "2025-03-01", None),
        ("un", "SUN", "1985-01-01", "member"),
        ("un", "RUS", "1985-01-01", None),
        ("coe", "RUS", "2022-03-01", "suspended"),
        ("commonwealth", "ZAF", "1980-01-01", None),
        ("opec", "QAT", "2019-01-01", None),
    ],
)
def test_standing_on_a_day(
    memberships: Memberships, organisation: str, country: str, on: str, status: str | None
) -> None:
    day = date.fromisoformat(on)
    assert memberships.members(organisation, day).get(country) == status
    assert memberships.bodies(country, day).get(organisation) == status


def test_the_table_names_known_bodies_and_states_once_at_a_time(memberships: Memberships) -> None:
    knowledge = load_actor_knowledge()
    bodies = {alias.target.id for aliases in knowledge.aliases.values() for alias in aliases}
    assert set(memberships.by_organisation) <= bodies
    assert set(memberships.by_country) <= set(knowledge.states)
    for organisation, spans in memberships.by_organisation.items():
        for day in {span.first for span in spans}:
            found = Counter((span.country, span.status) for span in spans if span.holds(day))
            assert max(found.values()) == 1, (organisation, day)


def test_a_suspension_lies_inside_a_membership(memberships: Memberships) -> None:
    for organisation, spans in memberships.by_organisation.items():
        members = [span for span in spans if span.status == "member"]
        for span in spans:
            assert span.first <= span.last
            assert any(
                one.country == span.country and one.first <= span.first and span.last <= one.last for one in members
            ), (organisation, span)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("un,MLI,1960-09-28,,observer", r"line 5, status: status 'observer'"),
        ("un,MLI,1960-13,,member", "line 5: '1960-13' is not a day"),
    ],
)
def test_a_broken_row_names_its_line(tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "memberships.csv").write_text(f"{NOTES}{row}\n")
    with pytest.raises(KnowledgeError, match=told):
        load_memberships(tmp_path)
