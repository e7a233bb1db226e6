"""Evaluating: all units of some data through a job's scorer, and the figures with their intervals."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

import msgspec

from dateline.api import Coder
from dateline.errors import InputError
from dateline.evaluation.actors import ACTORS
from dateline.evaluation.dates import DATES
from dateline.evaluation.events import EVENTS
from dateline.evaluation.figures import Figure, figures
from dateline.evaluation.jobs import Job
from dateline.evaluation.places import PLACES
from dateline.evaluation.police import POLICE
from dateline.evaluation.records import RECORDS
from dateline.evaluation.relations import RELATIONS
from dateline.evaluation.roles import ROLES

JOBS: Mapping[str, Job[Any]] = {
    job.name: job for job in (EVENTS, RELATIONS, ROLES, RECORDS, POLICE, ACTORS, PLACES, DATES)
}
"""All jobs by name."""


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured of a job on some data: its figures, the main one first."""

    job: str
    data: str
    units: int
    unit: str
    """What the units are, in the plural; the intervals come from drawing as many of them again."""
    figures: tuple[Figure, ...]

    def figure(self, name: str) -> Figure:
        """The figure of that name.

        Raises:
            KeyError: there is none.
        """
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)


def evaluate(
    job: str,
    data: str | PathLike[str],
    *,
    limit: int | None = None,
    coder: Coder | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Evaluation:
    """The figures of a job on labelled data.

    Args:
        job: one of `JOBS`.
        data: a file or folder in the job's form.
        limit: the most units to take, from the first; None takes all.
        coder: the coder to measure; without it, the one that all calls share.
        progress: called after each unit with the number done and the number of all.

    Raises:
        InputError: there is no such job, or the data are not there or not in the form; the message names file, line
            and field.
    """
    if job not in JOBS:
        raise InputError("no_job", f"there is no job {job!r}", advice=f"Choose one of {', '.join(JOBS)}.")
    scorer = JOBS[job]
    path = Path(data)
    if not os.path.exists(path):
        raise InputError("not_found", f"there is no file or folder {str(path)!r}", advice="Check the path.")
    units = scorer.read(path)[:limit]
    if not units:
        raise InputError(
            "empty", f"{path} holds no {scorer.unit}", advice="docs/evaluation.md tells the form of its data."
        )
    tallies = []
    for number, unit in enumerate(units, start=1):
        tallies.append(scorer.tally(unit, coder))
        if progress is not None:
            progress(number, len(units))
    names = {name for tally in tallies for name in tally}
    return Evaluation(
        job=job,
        data=str(path),
        units=len(units),
        unit=scorer.unit,
        figures=figures(scorer.measures(names), tallies),
    )
