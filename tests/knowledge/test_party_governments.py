"""Which parties governed when, and what a party is on a day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.actors import ActorKnowledge, Body, load_actor_knowledge
from dateline.knowledge.party_governments import PartyGovernments, load_party_governments
from tests.knowledge.test_actor_knowledge import NOTES, written

HEAD = "party,country,from,to,part\n"
PARTIES = (
    "id,name,names,country,sector,kind\n"
    "p:dawn,Dawn Party,,MLI,PTY,party\n"
    "p:dusk,Dusk Party,,MLI,PTY,party\n"
    "p:north,North Party,,MLI,PTY,party\n"
    "p:river,River Party,,BFA,PTY,party\n"
    "un,United Nations,UN,IGO,IGO,intergovernmental\n"
)
GOVERNMENTS = (
    f"{HEAD}p:dawn,MLI,2000-03-01,2005-06-30,leads\n"
    "p:dusk,MLI,2003,2004,partner\n"
    "p:dusk,MLI,2005-07-01,2012-03-22,leads\n"
    ",MLI,2020-08-18,,leads\n"
    "p:north,MLI,2004,,apart\n"
)


@pytest.fixture(scope="module")
def governments() -> PartyGovernments:
    return load_party_governments()


@pytest.fixture(scope="module")
def packaged() -> dict[str, Body]:
    return bodies(load_actor_knowledge())


def bodies(knowledge: ActorKnowledge) -> dict[str, Body]:
    found = (alias.target for aliases in knowledge.aliases.values() for alias in aliases)
    return {body.id: body for body in found if isinstance(body, Body)}


@pytest.mark.parametrize(
    ("party", "on", "stance"),
    [
        ("p:dawn", "2000-02-29", None),
        ("p:dawn", "2000-03-01", "governing party"),
        ("p:dusk", "2002-12-31", "opposition party"),
        ("p:dusk", "2003-01-01", "governing party"),
        ("p:dusk", "2004-12-31", "governing party"),
        ("p:dusk", "2005-01-01", "opposition party"),
        ("p:dawn", "2005-07-01", "opposition party"),
        ("p:dawn", "2015-01-01", None),
        ("p:dawn", "2021-01-01", "opposition party"),
        ("p:dawn", None, "opposition party"),
        ("p:north", "2003-06-01", "opposition party"),
        ("p:north", "2004-06-01", None),
        ("p:river", "2004-01-01", None),
    ],
)
def test_the_stance_follows_the_government(tmp_path: Path, party: str, on: str | None, stance: str | None) -> None:
    folder = written(tmp_path, organisations=PARTIES, party_governments=GOVERNMENTS)
    body = bodies(load_actor_knowledge(folder))[party]
    assert body.stance_on(date.fromisoformat(on) if on else None) == stance


def test_other_bodies_have_no_stance(tmp_path: Path) -> None:
    folder = written(tmp_path, organisations=PARTIES, party_governments=GOVERNMENTS)
    assert bodies(load_actor_knowledge(folder))["un"].stance_on(date(2004, 1, 1)) is None


def test_the_span_of_a_day(tmp_path: Path) -> None:
    (tmp_path / "party_governments.csv").write_text(NOTES + GOVERNMENTS)
    governments = load_party_governments(tmp_path)
    found = governments.of("p:dusk", date(2003, 5, 1))
    assert found is not None
    assert (found.part, found.since, found.until) == ("partner", "2003", "2004")
    assert governments.of("p:dusk") is None


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("p:dawn,MLI,2000,,supports", "line 5, part: part 'supports' is none of leads, partner, apart"),
        ("p:dawn,MLI,2000-14,,leads", "line 5: '2000-14' is not a day"),
    ],
)
def test_a_broken_row_names_its_line(tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "party_governments.csv").write_text(f"{NOTES}{HEAD}{row}\n")
    with pytest.raises(KnowledgeError, match=told):
        load_party_governments(tmp_path)


def test_the_table_names_known_parties_of_the_country(governments: PartyGovernments, packaged: dict[str, Body]) -> None:
    for span in governments.spans:
        assert span.first <= span.last, span
        if span.party is not None:
            assert packaged[span.party].kind == "party", span
            assert packaged[span.party].country == span.country, span


def test_a_party_has_one_part_at_a_time(governments: PartyGovernments) -> None:
    by_party: dict[str, list[tuple[date, date]]] = {}
    for span in governments.spans:
        by_party.setdefault(span.party or span.country, []).append((span.first, span.last))
    for party, spans in by_party.items():
        for one, other in pairwise(sorted(spans)):
            # Both may name the year or month of the change.
            assert one[1] <= other[0] or (one[1] - other[0]).days < 366, (party, one, other)


def test_the_table_covers_the_states_most_reported(governments: PartyGovernments) -> None:
    assert len({span.country for span in governments.spans}) >= 165
    assert len(governments.spans) >= 1_800


@pytest.mark.parametrize(
    ("party", "on", "stance"),
    [
        ("party:gbr-labour", "2005-01-01", "governing party"),
        ("party:gbr-labour", "2015-01-01", "opposition party"),
        ("party:gbr-libdems", "2012-01-01", "governing party"),
        ("party:usa-republicans", "2009-01-19", "governing party"),
        ("party:usa-republicans", "2010-01-01", "opposition party"),
        ("party:deu-spd", "2006-01-01", "governing party"),
        ("party:deu-fdp", "2015-01-01", "opposition party"),
        ("party:ind-congress", "2003-01-01", "opposition party"),
        ("party:ind-congress", "2010-01-01", "governing party"),
        ("party:jpn-ldp", "2010-01-01", "opposition party"),
        ("party:tur-akp", "2026-01-01", "governing party"),
        ("party:pol-pis", "2024-01-01", "opposition party"),
        ("party:hun-fidesz", "2020-01-01", "governing party"),
        ("party:zaf-da", "2025-01-01", "governing party"),
        ("party:mex-pri", "1999-01-01", "governing party"),
        ("party:mmr-nld", "2022-01-01", "opposition party"),
        ("party:egy-fjp", "2013-01-01", "governing party"),
        ("party:isr-yesh-atid", "2022-08-01", "governing party"),
        ("party:gbr-dup", "2018-01-01", None),
        ("party:swe-sd", "2018-01-01", "opposition party"),
        ("party:cub-pcc", "1995-01-01", "governing party"),
    ],
)
def test_facts(packaged: dict[str, Body], party: str, on: str, stance: str | None) -> None:
    assert packaged[party].stance_on(date.fromisoformat(on)) == stance
