"""The PLOVER manual's ambiguities, lists and modes, each as two sentences written for it (ambiguities.csv).

Types and modes are named as in docs/event-types.md, so a mode of the manual that we do not have is left empty.
`borders.csv` has further sentences on which types, modes and statuses border.
A row whose state is `ours` is not coded right yet; the test fails when it is, and the mark goes.
All rows are marked anew by `python -m tests.coding.mark_ambiguities`.
"""

from __future__ import annotations

from collections import Counter

import pytest

from dateline.knowledge.codebook import load_codebook
from tests.coding.mark_ambiguities import AMBIGUITIES, BORDERS, mistake, rows
from tests.coding.marked_rows import as_case


@pytest.mark.parametrize("row", [as_case(row) for table in (AMBIGUITIES, BORDERS) for row in rows(table)])
def test_ambiguity(row):
    assert mistake(row) == ""


def test_each_point_has_two_sentences():
    assert set(Counter(row.section for row in rows(AMBIGUITIES)).values()) == {2}


def test_no_sentence_stands_twice():
    sentences = [row.sentence for table in (AMBIGUITIES, BORDERS) for row in rows(table)]
    assert len(set(sentences)) == len(sentences)


def test_every_mode_of_the_codebook_has_a_row():
    known = {(type_, mode or "") for type_, mode in load_codebook().categories}
    named = {(row.type_, row.mode) for row in rows(AMBIGUITIES)}
    assert {pair for pair in known if pair[1]} <= named <= known
