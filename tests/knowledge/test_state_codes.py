"""COW and Gleditsch–Ward codes of states."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.actors import load_actor_knowledge
from dateline.knowledge.state_codes import StateCodes, load_state_codes

NOTES = "# source: written for tests\n# licence: CC0-1.0\n# version: 1\nid,cow,cow_abbrev,gw,from,to\n"


@pytest.fixture(scope="module")
def codes() -> StateCodes:
    return load_state_codes()


@pytest.mark.parametrize(
    ("id", "on", "expected"),
    [
        ("MLI", None, (432, "MLI", 432)),
        ("CHE", None, (225, "SWZ", 225)),
        ("DEU", date(1980, 1, 1), (260, "GFR", 260)),
        ("DEU", date(2000, 1, 1), (255, "GMY", 260)),
        ("YEM", date(2000, 1, 1), (679, "YEM", 678)),
        ("SRB", None, (345, "YUG", 340)),
        ("KIR", date(1990, 1, 1), (None, None, 970)),
        ("SUN", date(1985, 1, 1), (365, "RUS", 365)),
    ],
)
def test_codes_of_a_day(
    codes: StateCodes, id: str, on: date | None, expected: tuple[int | None, str | None, int]
) -> None:
    found = codes.code(id, on)
    assert found is not None
    assert (found.cow, found.cow_abbrev, found.gw) == expected


def test_outside_its_days_a_state_has_no_code(codes: StateCodes) -> None:
    assert codes.code("SSD", date(2010, 1, 1)) is None
    assert codes.code("VAT") is None


def test_every_state_but_two_has_codes_and_every_code_a_state(codes: StateCodes) -> None:
    states = load_actor_knowledge().states
    independent = {state.id for state in states.values() if state.kind == "state"}
    assert independent - set(codes.by_id) == {"PSE", "VAT"}
    assert set(codes.by_id) <= set(states)


def test_spans_of_a_state_follow_each_other(codes: StateCodes) -> None:
    for spans in codes.by_id.values():
        assert all(one.first <= one.last < other.first for one, other in pairwise(spans))


@pytest.mark.parametrize("field", ["cow", "gw"])
def test_no_two_states_share_a_number_today(codes: StateCodes, field: str) -> None:
    numbers = [getattr(found, field) for id in codes.by_id if (found := codes.code(id, date(2020, 1, 1)))]
    known = [number for number in numbers if number is not None]
    assert len(known) == len(set(known)) > 190


def test_a_broken_number_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "state_codes.csv").write_text(f"{NOTES}MLI,x,MLI,432,,\n")
    with pytest.raises(KnowledgeError, match=r"state_codes\.csv line 5"):
        load_state_codes(tmp_path)
