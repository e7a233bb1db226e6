"""Single sentences in the style of agency leads, each with all its events: type and countries of both sides.

A row whose state is `ours` is not coded right yet; the test fails when it is, and the mark goes.
All rows are marked anew by `python -m tests.coding.mark_wire_sentences`.
"""

from __future__ import annotations

from collections import Counter

import pytest

from dateline.records import EVENT_TYPES
from tests.coding.mark_wire_sentences import found, rows
from tests.coding.marked_rows import as_case

_FEWEST = 10
"""Times that each type occurs in the rows whose errors were read."""


@pytest.mark.parametrize("row", [as_case(row) for row in rows()])
def test_sentence(row):
    assert found(row) == row.told()


def test_every_type_is_told_often():
    told = Counter(type_ for row in rows() if row.part == "read" for type_, _, _ in row.told())
    assert set(told) == set(EVENT_TYPES)
    assert min(told.values()) >= _FEWEST


def test_no_sentence_stands_twice():
    assert len({row.sentence for row in rows()}) == len(rows())
