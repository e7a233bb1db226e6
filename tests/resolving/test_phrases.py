"""Whom phrases mean, over cases written from general knowledge before the resolver was tried on them.

In `phrase_cases.csv` the cases of set 1 were written before anything was mended, those of set 2 after a first round and
before the second. Of each set, cases with an even digest were developed on, and the others only counted.
Alternatives stand with `|` between them; `-` means that nothing may be told, and an empty cell that it is open.
"""

from __future__ import annotations

import csv
import hashlib
import unicodedata
from pathlib import Path

import pytest

import dateline

CASES = Path(__file__).with_name("phrase_cases.csv")
FLOORS = {"country": 0.92, "sector": 0.9, "name": 0.89}
"""Least shares of the cases not developed on that come out right, three points under what was measured."""


def test_there_are_different_cases_enough(cases: list[dict[str, str]]) -> None:
    assert len({(case["phrase"], case["context"], case["on"]) for case in cases}) == len(cases) >= 350


@pytest.mark.parametrize("field", FLOORS)
def test_phrases_not_developed_on(field: str, cases: list[dict[str, str]]) -> None:
    asked = [case for case in cases if case[field] and not is_developed_on(case)]
    wrong = [
        f"{case['phrase']}: {got}, not {case[field]}" for case in asked if (got := missed(case, field)) is not None
    ]
    share = 1 - len(wrong) / len(asked)
    listed = "\n".join(wrong)
    assert share >= FLOORS[field], f"{field}: {share:.3f} of {len(asked)} right, wrong are\n{listed}"


@pytest.fixture(scope="module")
def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_developed_on(case: dict[str, str]) -> bool:
    digest = hashlib.sha256((case["phrase"] + case["context"] + case["on"]).encode()).hexdigest()
    return int(digest, 16) % 2 == 0


def missed(case: dict[str, str], field: str) -> str | None:
    """What the field is instead of what it should be, or None when it is right."""
    entity = dateline.actor(case["phrase"], context=case["context"], on=case["on"])
    got, wanted = getattr(entity, field) or "", case[field].split("|")
    if field == "name":
        words = _words(got)
        is_right = bool(words) and any(words <= _words(name) or words >= _words(name) for name in wanted)
    else:
        is_right = got in ["" if each == "-" else each for each in wanted]
    return None if is_right else got or "nothing"


def _words(name: str) -> set[str]:
    """The words of a name without accents, case and punctuation."""
    plain = (letter for letter in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(letter))
    return set("".join(letter if letter.isalnum() else " " for letter in plain).split())
