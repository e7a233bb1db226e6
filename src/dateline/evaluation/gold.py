"""Gold articles: whole articles with all events that a correct coder finds in them (docs/evaluation.md)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from dateline.errors import InputError
from dateline.evaluation.reading import bad, json_file
from dateline.records import EventType, Status

Bounds = tuple[int | float | None, int | float | None]
"""The least and the most of a count; None where the text leaves it open."""


class GoldParty(msgspec.Struct, frozen=True, kw_only=True):
    """A party: its words, its name, its country and sector where it has them."""

    text: str
    name: str | None = None
    country: str | None = None
    sector: str | None = None


class GoldPlace(msgspec.Struct, frozen=True, kw_only=True):
    """Where the event happened."""

    name: str
    country: str | None = None


class GoldDate(msgspec.Struct, frozen=True, kw_only=True):
    """When it happened: first and last day."""

    start: str
    end: str


class GoldEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """A whole sentence of the text that reports the event."""

    start: int
    end: int
    trigger: str | None = None


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """Other parties that count as right."""

    actors: tuple[GoldParty, ...] = ()
    recipients: tuple[GoldParty, ...] = ()


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An event as a careful reader codes it. Fields that are None or empty the text does not tell."""

    type: EventType
    mode: str | None = None
    actors: tuple[GoldParty, ...] = ()
    recipients: tuple[GoldParty, ...] = ()
    status: Status
    place: GoldPlace | None = None
    date: GoldDate | None = None
    attribution: tuple[str, ...] = ()
    killed: Bounds | None = None
    injured: Bounds | None = None
    evidence: tuple[GoldEvidence, ...]
    optional: bool = False
    """The coders disagreed on it: finding it is neither right nor wrong."""
    alternatives: tuple[Sides, ...] = ()
    contested: tuple[str, ...] = ()
    """Fields on which the coders disagreed, which stay out of the overfill."""


class GoldArticle(msgspec.Struct, frozen=True, kw_only=True):
    """A text with its events."""

    id: str
    text: str
    events: tuple[GoldEvent, ...]
    published: str | None = None


def gold_articles(path: Path) -> list[GoldArticle]:
    """The gold articles of a folder (`*.json`, one a file), in the order of their names, or of one file.

    Raises:
        InputError: there is none, or one is not in the form; the message names file and field.
    """
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise InputError(
            "empty",
            f"there is no gold article (*.json) in {str(path)!r}",
            advice="See docs/evaluation.md for the form of gold articles.",
        )
    articles = []
    for file in files:
        article = json_file(file, GoldArticle)
        _check(article, file)
        articles.append(article)
    return articles


def _check(article: GoldArticle, file: Path) -> None:
    for number, event in enumerate(article.events):
        field = f"events[{number}]"
        if not event.evidence:
            raise bad(file, "an event needs a sentence that reports it", field=f"{field}.evidence")
        for place, evidence in enumerate(event.evidence):
            if not 0 <= evidence.start < evidence.end <= len(article.text):
                problem = f"{evidence.start} to {evidence.end} is no part of a text of {len(article.text)} characters"
                raise bad(file, problem, field=f"{field}.evidence[{place}]")
        if event.date is not None and not _is_interval(event.date):
            raise bad(file, f"{event.date.start!r} to {event.date.end!r} is no interval of days", field=f"{field}.date")
    if article.published is not None and not _is_day(article.published[:10]):
        raise bad(file, f"{article.published!r} is not a date", field="published")


def _is_interval(interval: GoldDate) -> bool:
    return _is_day(interval.start) and _is_day(interval.end) and interval.start <= interval.end


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2024-03-28")
