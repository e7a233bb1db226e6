"""Actor phrases: the country, the sector and the name that a phrase is resolved to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

import msgspec

from dateline import api
from dateline.api import Coder
from dateline.evaluation.agreement import same_name
from dateline.evaluation.figures import Measure, Share, Tally
from dateline.evaluation.jobs import Job
from dateline.evaluation.reading import bad, json_file

_FIELDS = ("country", "sector", "name")
_UNDATED = "2023-01-01"
"""Day of phrases that tell none, or one that is no day."""


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase, words around it, its day, and what is right of it; fields that are None are not asked."""

    phrase: str
    context: str | None = None
    date: str | None = None
    country: str | None = None
    sector: str | None = None
    name: str | None = None
    xfail: bool = False
    """Doubtful: left out."""


def _read(path: Path) -> list[Phrase]:
    phrases = json_file(path, list[Phrase])
    for number, phrase in enumerate(phrases):
        if not phrase.phrase.strip():
            raise bad(path, "no words", field=f"[{number}].phrase")
    return [phrase for phrase in phrases if not phrase.xfail]


def _tally(phrase: Phrase, coder: Coder | None) -> Tally:
    found = api.actor(phrase.phrase, context=phrase.context or "", on=_day(phrase.date), coder=coder)
    counts: dict[str, float] = {}
    for field in _FIELDS:
        right = getattr(phrase, field)
        if right:
            given = getattr(found, field)
            counts[f"{field} right"] = same_name(right, given) if field == "name" else right == given
            counts[f"{field} seen"] = 1
    return counts


def _day(text: str | None) -> str:
    try:
        return date.fromisoformat(text or "").isoformat()
    except ValueError:
        return _UNDATED


def _measures(names: Collection[str]) -> list[Measure]:
    del names
    return [Share(field, f"{field} right", f"{field} seen") for field in _FIELDS]


ACTORS: Job[Phrase] = Job(
    name="actors",
    about="phrases (JSON) with country, sector and name: whom each stands for",
    unit="phrases",
    read=_read,
    tally=_tally,
    measures=_measures,
)
"""Identities of actor phrases."""
