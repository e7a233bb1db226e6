"""Krippendorff's alpha, with a bootstrap interval.

Alpha is 1 where all agree, 0 where they agree as often as chance would have it, and below 0 where they agree less.
Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011). Written as sums over groups of units, so
that the thousand resampled figures are products of matrices; the tests compare it with published examples and with
the package `krippendorff`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

Distance = Callable[[Hashable, Hashable], float]
"""How far two values are from each other, from 0 to 1."""
Array = npt.NDArray[np.float64]

_RESAMPLES = 1000
_SEED = 20240328
"""Fixed, so that the same codings give the same interval."""
_EDGES = (2.5, 97.5)
"""Percentiles between which 95 % of the resampled figures lie."""


class Alpha(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement on something: alpha and its 95 % interval; None where all values are the same or there are none."""

    value: float | None
    low: float | None
    high: float | None
    units: int
    """What two or more people gave a value."""
    agreed: int
    """Of these, where all gave the same."""


def nominal(one: Hashable, other: Hashable) -> float:
    """0 for the same value, 1 for another."""
    return float(one != other)


def jaccard(one: Hashable, other: Hashable) -> float:
    """For frozen sets: the share of what either holds that only one of them holds; 0 for two empty ones."""
    if not isinstance(one, frozenset) or not isinstance(other, frozenset):
        raise TypeError("sets are compared")
    return 1 - len(one & other) / len(one | other) if one or other else 0.0


def alpha(
    units: Sequence[Sequence[Hashable]], *, groups: Sequence[Hashable] | None = None, distance: Distance = nominal
) -> Alpha:
    """The agreement of people on units.

    Args:
        units: of each unit the values that people gave it; those with fewer than two do not count.
        groups: of each unit what it belongs to (its article); groups are drawn for the interval, as units of a group
            are not independent. Each unit by itself by default.
        distance: how far values are apart.
    """
    named = groups if groups is not None else range(len(units))
    kept = [(group, values) for group, values in zip(named, units, strict=True) if len(values) > 1]
    agreed = sum(all(distance(values[0], value) == 0 for value in values[1:]) for _, values in kept)
    if not kept:
        return Alpha(value=None, low=None, high=None, units=0, agreed=0)
    number = {value: place for place, value in enumerate(dict.fromkeys(v for _, values in kept for v in values))}
    apart = np.array([[distance(one, other) for other in number] for one in number], dtype=np.float64)
    row = {group: place for place, group in enumerate(dict.fromkeys(group for group, _ in kept))}
    observed = np.zeros(len(row))
    counts = np.zeros((len(row), len(number)))
    for group, values in kept:
        places = [number[value] for value in values]
        observed[row[group]] += apart[np.ix_(places, places)].sum() / (len(values) - 1)
        np.add.at(counts[row[group]], places, 1)
    value = float(_alpha(observed.sum(keepdims=True), counts.sum(0, keepdims=True), apart)[0])
    draws = np.random.default_rng(_SEED).multinomial(len(row), [1 / len(row)] * len(row), size=_RESAMPLES)
    drawn = _alpha(draws @ observed, draws @ counts, apart)
    drawn = drawn[~np.isnan(drawn)]
    low, high = np.percentile(drawn, _EDGES) if len(row) > 1 and len(drawn) else (np.nan, np.nan)
    return Alpha(value=_told(value), low=_told(low), high=_told(high), units=len(kept), agreed=agreed)


def _alpha(observed: Array, counts: Array, apart: Array) -> Array:
    """Alpha of each row of sums: disagreement within units, and how often each value was given."""
    total = counts.sum(1)
    expected = ((counts @ apart) * counts).sum(1)
    found = np.full(len(total), np.nan)
    np.divide(observed * (total - 1), expected, out=found, where=expected > 0)
    return np.asarray(1 - found, dtype=np.float64)


def _told(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 4)
