"""Choosing one of several options by named clues with learnt weights: where, when and of what country.

Each option holds clues ("in the sentence", "told last before"); a clue's weight says how much it counts for the
option. The chance of an option is the softmax of its weights' sum. `training/choices.py` learns the weights from coded
articles; they ship as a table that can be read (`dateline/models/choices.json`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from math import exp

import msgspec

from dateline.knowledge.weights import load_weights

Weights = Mapping[str, float]
"""The weight of each clue; clues that were never seen count nothing."""


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """The weights of each question."""

    version: str
    place: dict[str, float]
    date: dict[str, float]
    country: dict[str, float]
    party: dict[str, float]


def load_choices() -> Choices:
    """The weights of the package.

    Raises:
        SetupError: their file is missing or damaged.
    """
    return load_weights("choices.json", Choices)


def chances(options: Sequence[Iterable[str]], weights: Weights) -> list[float]:
    """The chance of each option, given by its clues."""
    sums = [sum([weights.get(clue, 0.0) for clue in clues]) for clues in options]
    top = max(sums, default=0.0)
    grown = [exp(value - top) for value in sums]
    total = sum(grown)
    return [value / total for value in grown]


def best(options: Sequence[Iterable[str]], weights: Weights) -> tuple[int, float]:
    """The number of the likeliest option (the first of equals) and its chance.

    Raises:
        ValueError: there is no option.
    """
    found = chances(options, weights)
    place = max(range(len(found)), key=lambda number: found[number])
    return place, found[place]


def bucket(value: float, ends: Sequence[float]) -> int:
    """The number of the bucket that a figure falls into; `ends` are the upper ends, and the last bucket is open."""
    return bisect_left(ends, value)
