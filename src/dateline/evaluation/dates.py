"""Date expressions: the day, month or year that each stands for, seen from the day of publication.

Scored are dates and times with a value in the calendar; one is right when its interval begins there.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from pathlib import Path

import msgspec

from dateline import api
from dateline.api import Coder
from dateline.evaluation.figures import Measure, Share, Tally
from dateline.evaluation.jobs import Job
from dateline.evaluation.reading import bad, lines

_CALENDAR = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
_KINDS = frozenset({"DATE", "TIME"})
_CELLS = 3


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """The day of publication of an article, and its date expressions with their values: a year, month or day."""

    published: str
    phrases: tuple[tuple[str, str], ...]


def _read(path: Path) -> list[Dated]:
    articles: list[Dated] = []
    published, phrases = None, list[tuple[str, str]]()
    for number, line in enumerate([*lines(path), ""], start=1):
        if not line.strip():
            if published is not None:
                articles.append(Dated(published=published, phrases=tuple(phrases)))
            published, phrases = None, []
            continue
        cells = line.split("\t")
        if len(cells) != _CELLS:
            raise bad(path, f"{len(cells)} cells, expected phrase, type and value", line=number)
        phrase, kind, value = cells
        if published is None:
            try:
                published = date.fromisoformat(value[:10]).isoformat()
            except ValueError as error:
                problem = f"{value!r} is no day; the first line of a block tells the day of publication"
                raise bad(path, problem, line=number, field="value") from error
        elif kind in _KINDS and _CALENDAR.match(value[:10]):
            phrases.append((phrase, value[:10]))
    return articles


def _tally(article: Dated, coder: Coder | None) -> Tally:
    del coder  # date expressions need no coder
    right = 0
    for phrase, value in article.phrases:
        found = api.when(phrase, published=article.published)
        right += found is not None and (found.from_ or "")[: len(value)] == value
    return {"right": right, "phrases": len(article.phrases)}


def _measures(names: Collection[str]) -> list[Measure]:
    del names
    return [Share("right", "right", "phrases")]


DATES: Job[Dated] = Job(
    name="dates",
    about="date expressions (TSV), articles parted by blank lines: what each stands for",
    unit="articles",
    read=_read,
    tally=_tally,
    measures=_measures,
)
"""Values of date expressions."""
