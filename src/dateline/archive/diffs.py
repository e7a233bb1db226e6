"""Differences between two moments of an archive: what was added, changed, withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from dateline.archive.corrections import changes_of
from dateline.archive.displays import count, line, table
from dateline.archive.matching import quoted_words, same_event
from dateline.archive.reading import Reading
from dateline.archive.rows import article_of, event_of
from dateline.records import Article, Event
from dateline.views.words import told

_AT_ONCE = 500
_SHOWN = 100
"""Differences that a notebook shows."""
_UNTOLD = frozenset({"id", "coder", "article"})
"""Fields whose change alone is none: they follow from the others, or from who coded."""

_OFFSETS = frozenset({"start", "end"})


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """An event that is told differently at the two moments."""

    before: Event
    after: Event
    fields: dict[str, tuple[Any, Any]]
    """What differs, each from what to what; of the evidence the sentences."""


class Diff(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between two moments; events that only have another id, coder or place in the text are the same."""

    added: list[Event]
    withdrawn: list[Event]
    changed: list[Change]

    def __repr__(self) -> str:
        """How much differs."""
        return f"<Diff: {len(self.added):,} added, {len(self.withdrawn):,} withdrawn, {len(self.changed):,} changed>"

    def _repr_html_(self) -> str:
        """The differences as a table, for notebooks."""
        rows = [("+", line(event), "") for event in self.added] + [("−", line(event), "") for event in self.withdrawn]
        for change in self.changed:
            fields = (f"{name}: {told(was)} → {told(now)}" for name, (was, now) in change.fields.items())
            rows.append(("~", line(change.after), "; ".join(fields)))
        shown = rows[-_SHOWN:]
        return table(("", "event", "changes"), shown) + count(len(rows), "differences", shown=len(shown))

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
                fields = _fields(old, new, then=then, now=now)
                if fields:
                    changed.append(Change(before=old, after=new, fields=fields))
            added += rest
    return Diff(added=added, withdrawn=withdrawn, changed=changed)


def _fields(old: Event, new: Event, *, then: Article, now: Article) -> dict[str, tuple[Any, Any]]:
    """The fields that differ, but for where in the article their words stand."""
    fields = {}
    for name, values in changes_of(old, new).items():
        compared = (_sentences(old, then), _sentences(new, now)) if name == "evidence" else values
        if name not in _UNTOLD and _without_offsets(compared[0]) != _without_offsets(compared[1]):
            fields[name] = compared
    return fields


def _sentences(event: Event, article: Article) -> list[str]:
    return [quoted_words(article, evidence) for evidence in event.evidence]


def _without_offsets(value: object) -> object:
    """The value as plain data, without what tells where its words stand."""
    plain = msgspec.to_builtins(value)
    if isinstance(plain, dict):
        return {name: _without_offsets(part) for name, part in plain.items() if name not in _OFFSETS}
    if isinstance(plain, list | tuple):
        return [_without_offsets(part) for part in plain]
    return plain


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
