"""Differences between two moments of an archive: what was added, changed, withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from dateline.archive.corrections import changes_of
from dateline.archive.matching import same_event
from dateline.archive.reading import Reading
from dateline.archive.rows import article_of, event_of
from dateline.records import Article, Event

_AT_ONCE = 500
_UNTOLD = frozenset({"id", "coder", "article"})
"""Fields whose change alone is none: they follow from the others, or from who coded."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """An event that is told differently at the two moments."""

    before: Event
    after: Event
    fields: dict[str, tuple[Any, Any]]
    """What differs, each from what to what."""


class Diff(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between two moments; events that only have another id or coder are the same."""

    added: list[Event]
    withdrawn: list[Event]
    changed: list[Change]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.withdrawn or self.changed)


def diff(earlier: Reading, later: Reading) -> Diff:
    """What differs between the archive as two readings see it; only articles that were touched are compared."""
    added: list[Event] = []
    withdrawn: list[Event] = []
    changed: list[Change] = []
    keys = sorted(_codings(earlier) ^ _codings(later) | _corrected(earlier) ^ _corrected(later))
    touched = list(dict.fromkeys(key for key, _ in keys))
    for start in range(0, len(touched), _AT_ONCE):
        some = touched[start : start + _AT_ONCE]
        olds, news = dict(_told(earlier, some)), dict(_told(later, some))
        for key in some:
            then, before = olds.get(key, (None, []))
            now, after = news.get(key, (None, []))
            if then is None or now is None:
                added += after
                withdrawn += before
                continue
            rest = list(after)
            for old in before:
                new = same_event(old, rest, then=then, now=now)
                if new is None:
                    withdrawn.append(old)
                    continue
                rest = [event for event in rest if event is not new]
                fields = {name: values for name, values in changes_of(old, new).items() if name not in _UNTOLD}
                if fields:
                    changed.append(Change(before=old, after=new, fields=fields))
            added += rest
    return Diff(added=added, withdrawn=withdrawn, changed=changed)


def _codings(reading: Reading) -> set[tuple[str, str]]:
    return {(row["key"], row["coding"]) for row in reading.rows("SELECT key, coding FROM articles")}


def _corrected(reading: Reading) -> set[tuple[str, str]]:
    return {(row["key"], row["id"]) for row in reading.rows("SELECT key, id FROM corrections")}


def _told(reading: Reading, keys: Sequence[str]) -> Iterator[tuple[str, tuple[Article, list[Event]]]]:
    """The articles of these keys with their events, as the reading sees them."""
    chosen = {"keys": list(keys)}
    events: dict[str, list[Event]] = {}
    for row in reading.rows(
        "SELECT key, record FROM events WHERE key IN (SELECT unnest($keys)) ORDER BY sentence_start, id", chosen
    ):
        events.setdefault(row["key"], []).append(event_of(row["record"]))
    for row in reading.rows("SELECT key, record, text FROM articles WHERE key IN (SELECT unnest($keys))", chosen):
        yield row["key"], (article_of(row), events.get(row["key"], []))
