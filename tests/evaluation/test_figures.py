"""Figures and their intervals from counts."""

from __future__ import annotations

import pytest

from dateline.evaluation.figures import F1, Mean, Share, figures

SHARE = Share("right", "right", "of")
F = F1("f1", "hit", "predicted", "gold")


def test_a_share_has_its_counts_beside_it():
    (figure,) = figures([SHARE], [{"right": 1, "of": 2}, {"right": 2, "of": 2}])
    assert (figure.name, figure.value) == ("right", 0.75)
    assert figure.counts == {"right": 3, "of": 4}


def test_f1_is_the_harmonic_mean_of_precision_and_recall():
    (figure,) = figures([F], [{"hit": 2, "predicted": 4, "gold": 5}])
    precision, recall = 2 / 4, 2 / 5
    assert figure.value == pytest.approx(2 * precision * recall / (precision + recall), abs=1e-4)


def test_a_mean_leaves_out_classes_that_the_data_do_not_have():
    classes = (F1("a", "a hit", "a pred", "a gold"), F1("b", "b hit", "b pred", "b gold"))
    (figure,) = figures([Mean("macro", classes)], [{"a hit": 1, "a pred": 1, "a gold": 1, "b pred": 3}])
    assert figure.value == 1.0
    assert figure.counts == {"classes": 1}


def test_nothing_to_measure_is_none_and_no_zero():
    (figure,) = figures([F], [{"predicted": 3}, {}])
    assert (figure.value, figure.low, figure.high) == (None, None, None)


def test_the_interval_holds_the_value_and_is_the_same_each_time():
    tallies = [{"right": number % 2, "of": 1} for number in range(40)]
    (first,) = figures([SHARE], tallies)
    (second,) = figures([SHARE], tallies)
    assert first == second
    assert first.low < first.value == 0.5 < first.high
    # Binomial: 0.5 plus and minus twice the root of 0.25 / 40.
    assert first.low == pytest.approx(0.34, abs=0.05)
    assert first.high == pytest.approx(0.66, abs=0.05)


def test_units_that_are_alike_leave_no_doubt_and_one_unit_tells_no_interval():
    (alike,) = figures([SHARE], [{"right": 1, "of": 2}] * 5)
    assert (alike.low, alike.high) == (0.5, 0.5)
    (single,) = figures([SHARE], [{"right": 1, "of": 2}])
    assert (single.value, single.low, single.high) == (0.5, None, None)
