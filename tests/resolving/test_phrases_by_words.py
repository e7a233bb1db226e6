"""Whom phrases mean of which no table has a row, by their words: offices, areas, bodies by their names, spellings.

The cases of `word_cases.csv` were written before the resolver was tried on them, those of set 2 after it was mended for
set 1. Those whose digest is a multiple of three were not developed on, and only counted.
"""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

import dateline
from dateline.resolving.actors.phrases import area_names
from dateline.resolving.actors.titles import initial_and_surname, without_initials, written_out

from .test_phrases import missed

CASES = Path(__file__).with_name("word_cases.csv")
FLOORS = {
    True: {"country": 0.95, "sector": 0.96, "name": 0.94},
    False: {"country": 0.94, "sector": 0.89, "name": 0.9},
}
"""Least shares that come out right, of the cases developed on and of the others, some points under the measured."""


@pytest.fixture(scope="module")
def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("developed", FLOORS)
@pytest.mark.parametrize("field", FLOORS[True])
def test_phrases_without_rows(field: str, developed: bool, cases: list[dict[str, str]]) -> None:
    asked = [case for case in cases if case[field] and is_developed_on(case) is developed]
    wrong = [f"{case['phrase']}: {got}" for case in asked if (got := missed(case, field)) is not None]
    share = 1 - len(wrong) / len(asked)
    listed = "\n".join(wrong) if developed else f"{len(wrong)} of {len(asked)}"
    assert share >= FLOORS[developed][field], f"{field}: {share:.3f} right, wrong are\n{listed}"


def is_developed_on(case: dict[str, str]) -> bool:
    digest = hashlib.sha256((case["phrase"] + case["context"] + case["on"]).encode()).hexdigest()
    return int(digest, 16) % 3 != 0


@pytest.mark.parametrize(
    ("words", "full"),
    [
        ("Lt. Gen. Abdul Karim", "Lieutenant General Abdul Karim"),
        ("Pakistani Maj-Gen Abdul Karim", "Pakistani Major General Abdul Karim"),
        ("Maj. Jane Doe", "Army Major Jane Doe"),
        ("State Rep. Jane Doe", "State Representative Jane Doe"),
        ("Father Anselm Brody", "Priest Anselm Brody"),
        ("the father of Gen", "the father of Gen"),
        ("Gen Z activists", "Gen Z activists"),
    ],
)
def test_titles_are_written_out_before_names(words: str, full: str) -> None:
    assert " ".join(written_out(tuple(words.split()))) == full


def test_initials_and_suffixes_are_no_part_of_the_name() -> None:
    assert without_initials("Joseph R. Biden Jr.") == "Joseph Biden"
    assert without_initials("Jane Doe") == "Jane Doe"
    assert initial_and_surname("J. Trudeau") == ("j", "Trudeau")
    assert initial_and_surname("Justin Trudeau") is None


def test_areas_are_found_by_the_name_in_them() -> None:
    assert "Ghazni" in area_names("eastern Ghazni province")
    assert "Hodeidah" in area_names("the port city of Hodeidah")
    assert area_names("Goma") == ("Goma",)


def test_a_bare_apposition_describes_when_it_begins_with_a_role() -> None:
    mayor = dateline.actor("Ada Brix", context="Ada Brix, mayor of Lyon, was booed.", on="2023-01-01")
    assert (mayor.country, mayor.sector) == ("FRA", "GOV")
    other = dateline.actor("Ada Brix", context="Ada Brix, said the mayor of Lyon, was booed.", on="2023-01-01")
    assert other.sector != "GOV"


def test_a_titled_name_keeps_its_name_beside_an_office() -> None:
    found = dateline.actor("Colonel Issa Dembaga, the interior minister of Guinea", on="2010-01-01")
    assert (found.name, found.country, found.sector) == ("Issa Dembaga", "GIN", "GOV")


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("New Mexico police", "USA"),
        ("the British Columbia government", "CAN"),
        ("the Mexico City police", "MEX"),
        ("Western officials", None),
        ("foreign journalists in Kabul", None),
        ("the foreign ministry in Moscow", "RUS"),
    ],
)
def test_a_name_or_stranger_is_not_of_the_state_in_the_words(phrase: str, country: str | None) -> None:
    assert dateline.actor(phrase, on="2023-01-01").country == country


def test_a_name_in_a_longer_one_is_not_the_person() -> None:
    found = dateline.actor("Sheikh Rashid al-Wahibani, a Kuwaiti businessman", on="2010-01-01")
    assert found.country == "KWT"


@pytest.mark.parametrize(
    ("phrase", "country", "sector", "name"),
    [
        ("their leader", None, None, "leader"),
        ("Congolese troops", "COD", "MIL", "Democratic Republic of Congo"),
        ("Senator Paris Holt", None, "LEG", "Paris Holt"),
        ("Foreign Minister Jordan Blake", None, "GOV", "Jordan Blake"),
        ("the hijackers of a Kenyan airliner", None, "CRM", "hijackers of a Kenyan airliner"),
        ("the embassy in Quito", None, "GOV", "embassy in Quito"),
        ("the Peruvian embassy in Quito", "PER", "GOV", "Peruvian embassy"),
    ],
)
def test_whose_a_phrase_is_and_whose_not(phrase, country, sector, name):
    told = dateline.actor(phrase)
    assert (told.country, told.sector, told.name) == (country, sector, name)


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("a Marshall Islands-flagged cargo ship", "MHL"),
        ("the New Zealand-registered trawler", "NZL"),
        ("the Malta-flagged tanker", "MLT"),
        ("the Sierra Leone-backed rebels", None),
    ],
)
def test_a_home_before_a_hyphen_may_have_several_words(phrase: str, country: str | None) -> None:
    assert dateline.actor(phrase).country == country
