"""Job: how one thing that Dateline does is measured on labelled data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from dateline.api import Coder
from dateline.evaluation.figures import Measure, Tally

Unit = TypeVar("Unit")


class Job(msgspec.Struct, Generic[Unit], frozen=True, kw_only=True):
    """One scorer: what it reads, what it counts in each unit, and what it makes of the counts."""

    name: str
    about: str
    """The data it takes and what it measures, in a line."""
    unit: str
    """What the figures are resampled over, in the plural."""
    read: Callable[[Path], Sequence[Unit]]
    """The units of some data; raises InputError with file, line and field of what is wrong."""
    tally: Callable[[Unit, Coder | None], Tally]
    """What a coder (None: the one that all calls share) does on one unit."""
    measures: Callable[[Collection[str]], Sequence[Measure]]
    """What is measured, given the names of all counts."""
