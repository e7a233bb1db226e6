"""Corrections: what people changed, laid over what was coded, in order of time, article by article."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

import msgspec

from dateline.archive.copies import HEADS_COPY
from dateline.archive.matching import Mover, same_event
from dateline.archive.reading import Corrected, Reading
from dateline.archive.rows import Coding, article_of, correction_of, event_of, event_row, pair_rows
from dateline.formats.arrow import Row
from dateline.records import AppliedCorrection, Article, Correction, Event

JUDGED = (
    "type", "mode", "contexts", "quad", "score", "cameo", "status", "historical",
    "actors", "recipients", "place", "when", "attribution", "quantities", "unknown",
)  # fmt: skip
"""Fields that a person judges; id, evidence, confidence and coder stay the coder's."""

FOLLOWING = ("quad", "score", "cameo")
"""Those of them that follow from type and mode."""


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it is shown: as coded, or by the last correction that it shows."""

    event: Event
    coded: str | None
    """Id of the event as coded; None for one that a person added."""
    by: Correction | None = None


class ArticleState:
    """The events of one article, with corrections applied one after the other."""

    def __init__(self, now: Article, coded: Sequence[Event]) -> None:
        self._now = now
        self.shown = [Shown(event=event, coded=event.id) for event in coded]
        self._taken_away: list[Event] = []
        """Events that corrections rejected, merged or split."""

    def apply(self, correction: Correction, then: Article) -> AppliedCorrection:
        """Applies a correction that was made to the article as it was `then`."""
        found = [self._find(event, correction, then) for event in correction.before]
        here = [shown for shown in found if shown is not None]
        if correction.before and not here:
            is_moot = correction.action == "reject" or any(self._is_taken_away(one, then) for one in correction.before)
            return AppliedCorrection(correction=correction, state="moot" if is_moot else "lost")
        mover = Mover(then, self._now)
        if correction.action in {"confirm", "edit"}:
            made = self._judged(here[0].event, correction, mover)
            after = None if made is None else [made]
        else:
            moved = [mover.event(event) for event in correction.after]
            after = None if None in moved else [event for event in moved if event is not None]
        if after is None:
            return AppliedCorrection(correction=correction, state="lost")
        if not correction.before:
            # What the coder has found by now itself is not shown twice.
            here = [shown for event in after if (shown := self._find(event, correction, then)) is not None]
        place = self.shown.index(here[0]) if here else len(self.shown)
        self.shown = [shown for shown in self.shown if shown not in here]
        if correction.action not in {"confirm", "edit"}:
            self._taken_away += [shown.event for shown in here]
        kept = here[0].coded if here else None
        self.shown[place:place] = [Shown(event=event, coded=kept, by=correction) for event in after]
        return AppliedCorrection(correction=correction, state="applied", events=tuple(event.id for event in after))

    def _is_taken_away(self, event: Event, then: Article) -> bool:
        return same_event(event, self._taken_away, then=then, now=self._now) is not None

    def _find(self, event: Event, correction: Correction, then: Article) -> Shown | None:
        types = [other.type for other in correction.after]
        same = same_event(event, [shown.event for shown in self.shown], then=then, now=self._now, types=types)
        return next((shown for shown in self.shown if shown.event is same), None)

    def _judged(self, event: Event, correction: Correction, mover: Mover) -> Event | None:
        """The event with what the correction says of it; None where its words are gone."""
        before, after = correction.before[0], correction.after[0]
        is_confirmed = correction.action == "confirm"
        changed = [name for name in JUDGED if is_confirmed or getattr(before, name) != getattr(after, name)]
        values = {name: mover.value(getattr(after, name)) for name in changed}
        if any(mover.is_gone(value) for value in values.values()):
            return None
        return msgspec.structs.replace(event, **values)


Keep = Callable[[Correction], bool]
"""Says of a correction whether it counts."""


def corrected(reading: Reading, keys: Collection[str], *, keep: Keep | None = None) -> Corrected:
    """What the corrections that the reading sees of some articles come to, as rows.

    Args:
        reading: the archive.
        keys: of the articles.
        keep: those that it says no to do not count.
    """
    question = "SELECT * FROM corrections WHERE key IN (SELECT unnest($keys)) ORDER BY recorded_at"
    corrections = [correction_of(row) for row in reading.asked(question, {"keys": list(keys)})]
    if keep is not None:
        corrections = [correction for correction in corrections if keep(correction)]
    by_key: dict[str, list[Correction]] = {}
    for correction in corrections:
        by_key.setdefault(correction.key, []).append(correction)
    hidden: list[Row] = []
    events: list[Row] = []
    pairs: list[Row] = []
    applied: list[AppliedCorrection] = []
    for coding, state, done in _states(reading, by_key):
        applied += done
        changed = [shown for shown in state.shown if shown.by is not None]
        kept = {shown.coded for shown in state.shown if shown.by is None}
        hidden += [
            {"coding": coding.id, "event": event.id, "key": coding.key}
            for event in coding.events
            if event.id not in kept
        ]
        for shown in changed:
            marks = {"recorded_at": shown.by and shown.by.recorded_at}
            events.append({**event_row(coding, shown.event), **marks, "reviewed": True})
            pairs += [{**row, **marks} for row in pair_rows(coding, shown.event)]
    told = {one.correction.id for one in applied}
    applied += [AppliedCorrection(correction=one, state="lost") for one in corrections if one.id not in told]
    order = {correction.id: place for place, correction in enumerate(corrections)}
    applied.sort(key=lambda one: order[one.correction.id])
    return Corrected(hidden=hidden, events=events, pairs=pairs, applied=tuple(applied))


def _states(
    reading: Reading, by_key: dict[str, list[Correction]]
) -> Iterator[tuple[Coding, ArticleState, list[AppliedCorrection]]]:
    """Each corrected article: its current coding, its events with corrections applied, and what became of those."""
    keys = {"keys": list(by_key)}
    within = reading.holding(HEADS_COPY, ("key",), list(by_key)) if by_key else "false"
    inside = f"key IN (SELECT unnest($keys)) AND {within}"
    texts: dict[str, list[Row]] = {}
    for row in reading.asked(f"SELECT key, recorded_at, record, text FROM stored_articles WHERE {inside}", keys):
        texts.setdefault(row["key"], []).append(row)
    records: dict[str, list[Event]] = {}
    for row in reading.asked(
        f"SELECT coding, record FROM coded_events WHERE {inside} ORDER BY sentence_start, id", keys
    ):
        records.setdefault(row["coding"], []).append(event_of(row["record"]))
    for row in reading.asked(f"SELECT * FROM articles WHERE {inside}", keys):
        article = article_of(row)
        coding = Coding(
            id=row["coding"],
            key=row["key"],
            run=row["run"],
            article=article,
            events=tuple(records.get(row["coding"], ())),
            reason=row["reason"],
            coder=row["coder"],
        )
        state = ArticleState(article, coding.events)
        done = []
        for correction in by_key[row["key"]]:
            earlier = [text for text in texts[row["key"]] if text["recorded_at"] <= correction.recorded_at]
            then = article_of(max(earlier, key=lambda text: text["recorded_at"])) if earlier else article
            done.append(state.apply(correction, then))
        yield coding, state, done


def changes_of(before: Event, after: Event) -> dict[str, tuple[Any, Any]]:
    """The fields that differ, each from what to what."""
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in Event.__struct_fields__}
    return {name: values for name, values in pairs.items() if values[0] != values[1]}
