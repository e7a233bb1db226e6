from __future__ import annotations

import pytest

from dateline.coding.numbers import counted


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("at least 137", (137, None)),
        ("13", (13, 13)),
        ("up to five", (None, 5)),
        ("more than 1,200", (1200, None)),
        ("twenty-one", (21, 21)),
        ("two hundred and forty", (240, 240)),
        ("three thousand five hundred", (3500, 3500)),
        ("two dozen", (24, 24)),
        ("1.5 million", (1_500_000, 1_500_000)),
        ("dozens", (24, None)),
        ("tens of thousands", (20_000, None)),
        ("hundreds", (200, None)),
        ("fewer than 40", (None, 40)),
        ("several", (3, None)),
        ("between 10 and 15", (10, 15)),
        ("10-15", (10, 15)),
        ("10 to 15 million", (10_000_000, 15_000_000)),
        ("two or three", (2, 3)),
        ("100 or more", (100, None)),
        ("a couple of guards", (2, 2)),
        ("half a dozen", (6, 6)),
        ("half a million", (500_000, 500_000)),
        ("several dozen", (24, None)),
        ("5 crore", (50_000_000, 50_000_000)),
        ("about a dozen", (12, 12)),
        ("a 12-year-old boy", (None, None)),
        ("in 2004", (None, None)),
        ("May 12, 2004", (None, None)),
        ("10 per cent", (None, None)),
        ("one in ten", (None, None)),
        ("two-thirds", (None, None)),
        ("no one", (None, None)),
        ("an F-16", (None, None)),
        ("the soldiers", (None, None)),
    ],
)
def test_bounds(words, expected):
    assert next(((found.min, found.max) for found in counted(words)), (None, None)) == expected


def test_figures_of_notes_are_no_numbers():
    assert [found.min for found in counted("the army ¹ said ² that 12 soldiers died")] == [12]
