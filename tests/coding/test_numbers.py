from __future__ import annotations

import pytest

from dateline.coding.numbers import bounds


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
        ("several", (None, None)),
        ("the soldiers", (None, None)),
    ],
)
def test_bounds(words, expected):
    assert bounds(words) == expected
