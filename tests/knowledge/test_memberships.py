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
    [
        ("un", 193),
        ("nato", 32),
        ("eu", 27),
        ("au", 55),
        ("osce", 57),
        ("oic", 57),
        ("coe", 46),
        ("arab-league", 22),
        ("who", 193),
        ("wto", 165),
        ("imf", 191),
        ("iaea", 180),
        ("interpol", 196),
        ("opcw", 193),
        ("icc", 125),
        ("ilo", 187),
        ("fao", 194),
        ("world-bank", 189),
        ("adb", 69),
        ("esa-space", 23),
        ("celac", 33),
        ("ecb", 21),
    ],
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
        ("who", "USA", "2025-06-01", "member"),
        ("who", "USA", "2026-02-01", None),
        ("who", "COK", "2000-01-01", "member"),
        ("wto", "CHN", "2001-12-10", None),
        ("wto", "CHN", "2001-12-11", "member"),
        ("wto", "IRN", "2020-01-01", None),
        ("icc", "PHL", "2018-01-01", "member"),
        ("icc", "PHL", "2020-01-01", None),
        ("unesco", "USA", "2020-01-01", None),
        ("un-sc", "MLI", "2001-01-01", "member"),
        ("un-sc", "MLI", "2002-01-01", None),
        ("eu-parliament", "GBR", "2019-06-01", "member"),
        ("eu-parliament", "GBR", "2021-01-01", None),
        ("europol", "DNK", "2018-01-01", None),
        ("eurogroup", "HRV", "2022-12-31", None),
        ("opec-plus", "RUS", "2020-04-12", "member"),
        ("opec-plus", "AGO", "2024-06-01", None),
        ("ecowas-court", "NER", "2025-06-01", None),
        ("coe-pace", "RUS", "2022-03-01", "suspended"),
        ("fatf", "RUS", "2024-01-01", "suspended"),
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


def test_at_least_350_bodies_have_members(memberships: Memberships) -> None:
    assert len(memberships.by_organisation) >= 350


def test_a_rule_stands_for_the_members_of_another_body(tmp_path: Path) -> None:
    rows = (
        "union,MLI,1990,2000,member",
        "union,MLI,2010,,member",
        "union,NER,1985,,member",
        "union,NER,2005,2006,suspended",
        "union,TCD,1985,,member",
        "union,BFA,1985,,member",
        "bank,@union,1995-06-01,2015,member",
        "bank,TCD,2001-02-03,,member",
        "bank,BFA,,,out",
        "bank,COK,1999,,member",
        "court,@bank,2012,,member",
    )
    (tmp_path / "memberships.csv").write_text(NOTES + "\n".join(rows) + "\n")
    found = load_memberships(tmp_path)
    assert found.members("bank", date(1996, 1, 1)) == {"MLI": "member", "NER": "member"}
    assert found.members("bank", date(2005, 7, 1)) == {"COK": "member", "NER": "suspended", "TCD": "member"}
    assert found.members("bank", date(2016, 1, 1)) == {"COK": "member", "TCD": "member"}
    assert found.members("court", date(2013, 1, 1)) == dict.fromkeys(("COK", "MLI", "NER", "TCD"), "member")
    assert found.bodies("MLI", date(2013, 1, 1)) == dict.fromkeys(("union", "bank", "court"), "member")
    assert (found.by_organisation["bank"][0].first, found.by_organisation["bank"][0].last) == (
        date(1995, 6, 1),
        date(2000, 12, 31),
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("un,MLI,1960-09-28,,observer", r"line 5, status: status 'observer'"),
        ("un,@oau,1960-09-28,,member", r"line 5, country: 'oau' has no row"),
        ("un,@un,1960-09-28,,member", r"line 5, country: 'un' has no members of its own"),
        ("un,@oau,1960-09-28,,suspended", r"line 5, status: status 'suspended' is neither member"),
        ("un,MLI,1960-13,,member", "line 5: '1960-13' is not a day"),
    ],
)
def test_a_broken_row_names_its_line(tmp_path: Path, row: str, told: str) -> None:
    (tmp_path / "memberships.csv").write_text(f"{NOTES}{row}\n")
    with pytest.raises(KnowledgeError, match=told):
        load_memberships(tmp_path)
