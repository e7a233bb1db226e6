"""Counting events over time: what a timeline shows, in no form yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from dateline.records import EVENT_TYPES, Event, When
from dateline.views.captions import text_of
from dateline.views.drawing import QUADS
from dateline.views.timelines.axis import Axis, make_axis

LaneKind = Literal["quad", "type"]
_SHORT_DAYS = 31


class Stretch(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """Events whose date is longer than a bin: from the first day to the last, ordinals; None where an end is open."""

    first: int | None
    last: int | None
    actual: bool
    count: int


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """The events of one class or type: `actual` and `other` count them by bin, `stretches` hold the longer dates.

    `other` are the planned, possible and denied ones.
    """

    name: str
    quad: str
    total: int
    actual: tuple[int, ...]
    other: tuple[int, ...]
    stretches: tuple[Stretch, ...]

    @property
    def label(self) -> str:
        """How the lane is called: "Verbal conflict", "ASSAULT"."""
        name = text_of(self.name, most=22)
        return name if name.isupper() else name.capitalize()

    @property
    def heights(self) -> list[int]:
        """All events by bin, without the longer dates."""
        return [actual + other for actual, other in zip(self.actual, self.other, strict=True)]


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """All events, told apart: on the axis by lane, before it, after it, without a date. The four add up to `total`."""

    axis: Axis
    lanes: tuple[Lane, ...]
    total: int
    undated: int
    before: int
    after: int
    coders: tuple[str, ...]


class _Dated(msgspec.Struct):
    lane: str
    quad: str
    actual: bool
    first: int | None
    last: int | None

    @property
    def is_short(self) -> bool:
        """Whether the date is closed and at most a month long."""
        return self.first is not None and self.last is not None and self.last - self.first < _SHORT_DAYS

    @property
    def middle(self) -> int:
        """The day that stands for the event on the axis: the middle, or the one known end."""
        if self.first is None or self.last is None:
            return self.first or self.last or 1
        return (self.first + self.last) // 2


def tally(
    events: Iterable[Event], *, lanes: LaneKind = "quad", since: int | None = None, until: int | None = None
) -> Tally:
    """The events counted by lane and bin, in one pass over them; `since` and `until` (ordinals) fix the axis."""
    dated: list[_Dated] = []
    coders: set[str] = set()
    total = 0
    for event in events:
        total += 1
        coders.add(event.coder)
        interval = days_of(event.when)
        if interval is not None:
            name = event.quad if lanes == "quad" else event.type
            dated.append(_Dated(name, event.quad, event.status == "actual", *interval))
    short = [one for one in dated if one.is_short]
    # Mostly dated to the day or week: background on whole years must not stretch the axis.
    axis = make_axis(
        [one.middle for one in (short if 2 * len(short) >= len(dated) else dated)], since=since, until=until
    )
    before = sum(d.last is not None and d.last < axis.start for d in dated)
    after = sum(d.first is not None and d.first >= axis.end for d in dated)
    order = list(QUADS) if lanes == "quad" else list(EVENT_TYPES)
    by_lane: dict[str, list[_Dated]] = {}
    for one in dated:
        if not (one.last is not None and one.last < axis.start) and not (
            one.first is not None and one.first >= axis.end
        ):
            by_lane.setdefault(one.lane, []).append(one)
    # Unknown names come last: the record does not close the list of classes.
    order += sorted(set(by_lane) - set(order))
    return Tally(
        axis=axis,
        lanes=tuple(_lane(name, by_lane[name], axis) for name in order if name in by_lane),
        total=total,
        undated=total - len(dated),
        before=before,
        after=after,
        coders=tuple(sorted(coders)),
    )


def days_of(when: When | None) -> tuple[int | None, int | None] | None:
    """The first and last day as ordinals, None at an open end; None when there is no day at all."""
    if when is None:
        return None
    first, last = _ordinal(when.from_), _ordinal(when.to)
    if first is None and last is None:
        return None
    if first is not None and last is not None and last < first:
        first, last = last, first
    return first, last


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None


def _lane(name: str, dated: list[_Dated], axis: Axis) -> Lane:
    actual, other = [0] * len(axis.starts), [0] * len(axis.starts)
    stretches: Counter[tuple[int | None, int | None, bool]] = Counter()
    for one in dated:
        number = axis.bin_of(min(max(one.middle, axis.start), axis.end - 1))
        if one.first is not None and one.last is not None and one.last - one.first < axis.length_of(number):
            (actual if one.actual else other)[number] += 1
        else:
            stretches[one.first, one.last, one.actual] += 1
    return Lane(
        name=name,
        quad=dated[0].quad,
        total=len(dated),
        actual=tuple(actual),
        other=tuple(other),
        stretches=tuple(
            Stretch(first=first, last=last, actual=actual, count=count)
            for (first, last, actual), count in sorted(
                stretches.items(), key=lambda item: (-item[1], item[0][0] or 0, item[0][1] or axis.end)
            )
        ),
    )
