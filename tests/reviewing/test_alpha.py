"""Krippendorff's alpha: published examples, the package of that name, and the borders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reviewing import alpha, jaccard


def by_unit(observers):
    """The values of each unit, from a line an observer; a star stands for no value."""
    return [[row[place] for row in observers if row[place] != "*"] for place in range(min(map(len, observers)))]


def test_a_published_example_of_three_observers():
    rows = ("*****34121133*3", "1*213343*******", "**21344*21133*4")
    assert alpha(by_unit(rows)).value == pytest.approx(0.691, abs=0.0005)


def test_a_published_example_of_four_observers():
    rows = ("123321412***", "1233224125*3", "*3332342251*", "12332441251*")
    assert alpha(by_unit(rows)).value == pytest.approx(0.743, abs=0.0005)


@given(st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=4), min_size=2, max_size=12))
def test_it_is_what_the_package_says(units):
    package = pytest.importorskip("krippendorff")
    if len({value for unit in units for value in unit}) < 2:
        assert alpha(units).value is None
        return
    counts = [[unit.count(value) for value in range(5)] for unit in units]
    expected = package.alpha(value_counts=counts, level_of_measurement="nominal")
    assert alpha(units).value == pytest.approx(expected, abs=0.0001)


def test_sets_that_overlap_agree_in_part():
    pairs = [({"RUS"}, {"RUS"}), ({"RUS", "MLI"}, {"RUS"}), ({"FRA"}, {"FRA"}), (set(), set())]
    units = [[frozenset(one), frozenset(other)] for one, other in pairs]
    in_part = alpha(units, distance=jaccard)
    assert alpha(units).value < in_part.value < 1
    assert (in_part.units, in_part.agreed) == (4, 3)


def test_jaccard_compares_sets():
    assert jaccard(frozenset("ab"), frozenset("bc")) == pytest.approx(2 / 3)
    assert jaccard(frozenset(), frozenset()) == 0
    with pytest.raises(TypeError):
        jaccard("a", "b")


def test_full_agreement_is_one_and_its_interval_has_no_width():
    found = alpha([["a", "a"], ["b", "b"], ["c", "c"]])
    assert (found.value, found.low, found.high) == (1.0, 1.0, 1.0)


def test_what_is_always_the_same_has_no_alpha():
    found = alpha([["a", "a"], ["a", "a"], ["a"]])
    assert (found.value, found.low, found.units, found.agreed) == (None, None, 2, 2)
    assert alpha([]).units == 0


def test_the_interval_is_drawn_by_groups():
    units = [["a", "a"], ["b", "b"], ["a", "b"], ["b", "b"], ["a", "a"], ["b", "a"]]
    alone, together = alpha(units), alpha(units, groups=[1, 1, 1, 2, 2, 2])
    assert alone.value == together.value
    assert alone.low < alone.value < alone.high
    assert alpha(units, groups=[1] * 6).low is None
