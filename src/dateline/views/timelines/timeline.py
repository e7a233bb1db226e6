"""The timeline: events over time, one lane a class or a type of event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec
from rich.console import Group, RenderableType
from rich.text import Text

from dateline.errors import InputError
from dateline.records import Event
from dateline.views.captions import OTHER, TITLE_LENGTH, events_word, source_note, text_of
from dateline.views.drawing import MUTED, PALE, QUADS, Key, Sheet
from dateline.views.pictures import Picture
from dateline.views.timelines.axis import long_date
from dateline.views.timelines.svg import WIDTH, Lanes, unplaced
from dateline.views.timelines.tally import LaneKind, Tally, tally
from dateline.views.timelines.terminal import rows


def timeline(
    events: Iterable[Event],
    *,
    title: str = "Events over time",
    lanes: LaneKind = "quad",
    since: str | None = None,
    until: str | None = None,
) -> Picture:
    """A picture of how many events there were when.

    Columns count events by day, week, month, year or decade, whichever suits the days covered. A date longer than
    that ("in 2023", "since May") is a bar from its first to its last day, with an arrow at an open end. Pale are
    events that are planned, possible or denied. Events without a date, and those outside the axis, are told below.

    Args:
        events: the events; they are counted in one pass.
        title: the line above the picture.
        lanes: "quad" for one lane a class of event, "type" for one a type.
        since: first day of the axis, YYYY-MM-DD; by default the axis covers all events but a few far-off ones.
        until: last day of the axis.

    Raises:
        InputError: a date is none, or `since` comes after `until`.
    """
    first, last = _ordinal(since), _ordinal(until)
    if first is not None and last is not None and first > last:
        raise InputError("bad_date", f"{since} comes after {until}", advice="Give the earlier day as `since`.")
    counted = tally(events, lanes=lanes, since=first, until=last)
    return Picture(_Timeline(title=text_of(title, most=TITLE_LENGTH), kind=lanes, tally=counted))


class _Timeline(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    kind: LaneKind
    tally: Tally

    @property
    def subtitle(self) -> str:
        if not self.tally.lanes:
            return "No dated events."
        axis = self.tally.axis
        shown = sum(lane.total for lane in self.tally.lanes)
        return f"{events_word(shown)} from {long_date(axis.start)} to {long_date(axis.end - 1)}, counted by {axis.size}"

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(_notes(self.tally))

    def svg(self) -> str:
        sheet = Sheet(width=WIDTH, title=self.title, subtitle=self.subtitle)
        if self.tally.lanes:
            keys = list(_keys(self.tally, self.kind))
            if keys:
                sheet.legend(keys)
            Lanes(sheet=sheet, tally=self.tally, kind=self.kind).draw()
        sheet.notes(self.notes)
        return sheet.finished()

    def terminal(self, width: int) -> RenderableType:
        parts: list[RenderableType] = [Text(self.title, style="bold"), Text(self.subtitle, style="dim"), Text("")]
        if self.tally.lanes:
            parts += rows(self.tally, width)
            parts.append(Text(""))
        parts += [Text(note, style="dim") for note in self.notes]
        return Group(*parts)


def _ordinal(day: str | None) -> int | None:
    try:
        return None if day is None else date.fromisoformat(day).toordinal()
    except ValueError:
        raise InputError("bad_date", f"{text_of(day or '')!r} is no date") from None


def _notes(found: Tally) -> Iterator[str]:
    if found.undated:
        yield f"Without a date, not drawn: {events_word(found.undated)}."
    if found.before:
        yield f"Before {long_date(found.axis.start)}, not drawn: {events_word(found.before)}."
    if found.after:
        yield f"After {long_date(found.axis.end - 1)}, not drawn: {events_word(found.after)}."
    for lane in found.lanes:
        left = sum(stretch.count for stretch in unplaced(lane, found.axis))
        if left:
            yield f"{lane.label}: further {events_word(left)} with a long date, not drawn for want of room."
    if found.total:
        yield source_note(found.coders)


def _keys(found: Tally, kind: LaneKind) -> Iterator[Key]:
    if kind == "type":
        present = {lane.quad for lane in found.lanes}
        yield from (Key(label=quad.capitalize(), colour=colour) for quad, colour in QUADS.items() if quad in present)
    others = sum(sum(lane.other) + sum(s.count for s in lane.stretches if not s.actual) for lane in found.lanes)
    if others:
        yield Key(label=f"Pale: {OTHER} ({others:,})", colour=MUTED, opacity=PALE)
    longer = sum(stretch.count for lane in found.lanes for stretch in lane.stretches)
    if longer:
        label = f"Bar: a date longer than a {found.axis.size}, with an arrow where it goes on or is open ({longer:,})"
        yield Key(label=label, colour=MUTED, thin=True)
