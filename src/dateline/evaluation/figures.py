"""Figures from counts: shares and F1, each with a bootstrap interval over the units that were counted.

Every unit (an article, a document, a sentence) yields a tally of named counts. A measure is a formula over their sums,
so that the same formula serves the figure and the thousand resampled ones.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

Tally = Mapping[str, float]
"""What one unit adds to each count."""
Array = npt.NDArray[np.float64]

_RESAMPLES = 1000
_SEED = 20240328
"""Fixed, so that the same data and coder give the same interval."""
_EDGES = (2.5, 97.5)
"""Percentiles between which 95 % of the resampled figures lie."""


class Share(msgspec.Struct, frozen=True):
    """A part of a whole: the sum of one count over the sum of another."""

    name: str
    right: str
    of: str


class F1(msgspec.Struct, frozen=True):
    """The harmonic mean of precision (hits among what was predicted) and recall (hits among what is to be found)."""

    name: str
    hit: str
    predicted: str
    gold: str


class Mean(msgspec.Struct, frozen=True):
    """The plain mean of the F1 of several classes; classes that the data do not have are left out."""

    name: str
    parts: tuple[F1, ...]


Measure = Share | F1 | Mean


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A measured value, its 95 % interval, and the counts it is made of; None where there is nothing to measure."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    counts: dict[str, float]


def figures(measures: Sequence[Measure], tallies: Sequence[Tally]) -> tuple[Figure, ...]:
    """The figure of each measure over all tallies; intervals by drawing as many tallies again, with replacement."""
    names = sorted({name for tally in tallies for name in tally})
    column = {name: number for number, name in enumerate(names)}
    table = np.array([[tally.get(name, 0.0) for name in names] for tally in tallies], dtype=np.float64)
    table = table.reshape(len(tallies), len(names))
    total = table.sum(0, keepdims=True)
    number = len(tallies)
    draws = np.random.default_rng(_SEED).multinomial(number, [1 / number] * number, size=_RESAMPLES) if number else None
    resampled = total if draws is None else draws @ table

    def of(sums: Array) -> Callable[[str], Array]:
        return lambda name: sums[:, column[name]] if name in column else np.zeros(len(sums))

    return tuple(_figure(measure, of(total), of(resampled), is_sampled=number > 1) for measure in measures)


def _figure(
    measure: Measure, whole: Callable[[str], Array], drawn: Callable[[str], Array], *, is_sampled: bool
) -> Figure:
    value = float(_values(measure, whole)[0])
    spread = _values(measure, drawn)
    spread = spread[~np.isnan(spread)]
    if np.isnan(value):
        return Figure(name=measure.name, value=None, low=None, high=None, counts=_counts(measure, whole))
    low, high = np.percentile(spread, _EDGES) if is_sampled and len(spread) else (np.nan, np.nan)
    return Figure(
        name=measure.name,
        value=round(value, 4),
        low=None if np.isnan(low) else round(float(low), 4),
        high=None if np.isnan(high) else round(float(high), 4),
        counts=_counts(measure, whole),
    )


def _values(measure: Measure, sums: Callable[[str], Array]) -> Array:
    """The measure of each row of sums, not a number where nothing is to be measured."""
    match measure:
        case Share():
            return _ratio(sums(measure.right), sums(measure.of), where=sums(measure.of))
        case F1():
            return _ratio(2 * sums(measure.hit), sums(measure.predicted) + sums(measure.gold), where=sums(measure.gold))
        case Mean():
            parts = np.array([_values(part, sums) for part in measure.parts])
            number = (~np.isnan(parts)).sum(0, dtype=np.float64)
            return _ratio(np.nansum(parts, 0), number, where=number)


def _ratio(top: Array, bottom: Array, *, where: Array) -> Array:
    """The quotients, not a number where the condition is zero."""
    found = np.full(len(top), np.nan)
    np.divide(top, bottom, out=found, where=where > 0)
    return found


def _counts(measure: Measure, sums: Callable[[str], Array]) -> dict[str, float]:
    match measure:
        case Share():
            named = {"right": measure.right, "of": measure.of}
        case F1():
            named = {"hit": measure.hit, "predicted": measure.predicted, "gold": measure.gold}
        case Mean():
            return {"classes": sum(bool(sums(part.gold)[0]) for part in measure.parts)}
    return {name: round(float(sums(key)[0]), 2) for name, key in named.items()}
