"""Who a person was on a day, over 200 cases written from public facts and not from the tables.

In `office_cases.csv` alternatives stand with `|` between them: spellings of a name, and sectors or titles that are both
right. An empty role means that the wording of the title is open.
"""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest

import dateline

CASES = Path(__file__).with_name("office_cases.csv")
FLOORS = {"name": 0.965, "country": 0.925, "sector": 0.94, "role": 0.918}
"""Least shares of cases that come out right, three points under what was measured when they were set."""


def test_there_are_two_hundred_different_cases(cases: list[dict[str, str]]) -> None:
    assert len({(case["phrase"], case["on"]) for case in cases}) == len(cases) == 200


@pytest.mark.parametrize("field", FLOORS)
def test_offices_of_the_day(field: str, cases: list[dict[str, str]], found: list[dateline.Entity]) -> None:
    asked = [(case, entity) for case, entity in zip(cases, found, strict=True) if case[field]]
    wrong = [
        f"{case['on']} {case['phrase']}: {getattr(entity, field)}, not {case[field]}"
        for case, entity in asked
        if not _is_right(field, getattr(entity, field), case[field].split("|"))
    ]
    share = 1 - len(wrong) / len(asked)
    listed = "\n".join(wrong)
    assert share >= FLOORS[field], f"{field}: {share:.3f} of {len(asked)} right, wrong are\n{listed}"


@pytest.fixture(scope="module")
def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def found(cases: list[dict[str, str]]) -> list[dateline.Entity]:
    return [dateline.actor(case["phrase"], on=case["on"]) for case in cases]


def _is_right(field: str, got: str | None, wanted: list[str]) -> bool:
    """Codes must be the same; of names and titles, the words of one must contain the other's."""
    if got is None:
        return False
    if field in {"country", "sector"}:
        return got in wanted
    words = _words(got)
    if field == "role" and ("former" in words) != ("former" in _words(wanted[0])):
        return False
    return any(words and (words <= _words(name) or words >= _words(name)) for name in wanted)


def _words(name: str) -> set[str]:
    """The words of a name without accents, case and punctuation."""
    plain = (letter for letter in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(letter))
    return set("".join(letter if letter.isalnum() else " " for letter in plain).split())
