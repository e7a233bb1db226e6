from __future__ import annotations

import pytest

from dateline.coding.quantities import counts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed at least 12 people.", {"killed": (12, None)}),
        ("Twelve people were killed and 30 wounded in the blast.", {"killed": (12, 12), "injured": (30, 30)}),
        ("The raid left five soldiers dead.", {"killed": (5, 5)}),
        ("Dozens of civilians died in the shelling.", {"killed": (24, None)}),
        ("Police arrested more than 200 demonstrators.", {"arrested": (200, None)}),
        ("Gunmen kidnapped seven engineers.", {"abducted": (7, 7)}),
        ("A soldier was killed by a mine.", {"killed": (1, 1)}),
        ("Three soldiers and a child were killed.", {"killed": (4, 4)}),
        ("A man stabbed 11 students to death.", {"killed": (11, 11)}),
        ("Police shot dead two robbers.", {"killed": (2, 2)}),
        ("A number of soldiers were killed.", {}),
        ("Nobody was hurt.", {}),
    ],
)
def test_counts(parse, text, expected):
    found = [count for sentence in parse(text).sentences for count in counts(sentence.span)]
    assert {count.kind: (count.min, count.max) for count in found} == expected
