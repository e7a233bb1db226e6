"""Dates so far from another: "two years ago", "three days later", "half a century ago", "two weeks from now"."""

from __future__ import annotations

import re
from datetime import date
from typing import cast

from dateline.resolving.dates.context import Context
from dateline.resolving.dates.guards import looks_ahead
from dateline.resolving.dates.intervals import DAY, Interval, Unit, a_day, moved, unit_around, unit_grain
from dateline.resolving.dates.relative.counted import (
    ABOUT,
    BEYOND,
    DIRECTIONS,
    NAMED_DAYS,
    SHORT_OF,
    edge_of,
    stated_count,
    stated_unit,
    unit_at,
)
from dateline.resolving.dates.rules import Rule, said

_HALVES: dict[Unit, tuple[Unit, int]] = {
    "year": ("month", 6), "decade": ("year", 5), "century": ("year", 50), "month": ("day", 15),
}  # fmt: skip
"""Half of a unit in smaller ones."""
_UNCOUNTED = r"(?<![0-9½¼¾][\x20-])(?<!hundred\x20)(?<!thousand\x20)(?<!million\x20)(?<!billion\x20)"
"""Before "years ago": no number that the grammar could not read."""


def _ago(found: re.Match[str], context: Context) -> Interval | None:
    """ "two years ago" from publication, "two years earlier", "three days later" from the date told before."""
    which = said(found, "which")
    shift = DIRECTIONS[which]
    count, unit = stated_count(found, context), stated_unit(found, context)
    edge = edge_of(_start(which, context), shift)
    if edge is None:
        return None
    if count is None:
        return _vaguely(edge, unit, shift)
    about = said(found, "about")
    if about in BEYOND | SHORT_OF:
        far = moved(edge, unit, shift * count)
        other = None if about in BEYOND else edge
        first, last = (other, far) if (shift < 0) == (about in BEYOND) else (far, other)
        return Interval(first=first, last=last, grain=unit_grain(unit))
    if unit == "fortnight":
        unit, count = "week", 2 * count
    return unit_at(edge, unit, shift * count)


def _start(which: str, context: Context) -> Interval:
    """From which date "ago", "earlier" and "later" count."""
    return a_day(context.published) if which == "ago" else context.anchor


def _vaguely(edge: date, unit: Unit, shift: int) -> Interval:
    """ "a few days ago": at least two units away, the far end open."""
    near = moved(edge, unit, 2 * shift)
    first, last = (None, near) if shift < 0 else (near, None)
    return Interval(first=first, last=last, grain=unit_grain(unit))


def _some_ago(found: re.Match[str], context: Context) -> Interval | None:
    """ "weeks later", "hours earlier": at least two units away; hours keep the day."""
    which = said(found, "which")
    shift, unit = DIRECTIONS[which], stated_unit(found, context)
    edge = edge_of(_start(which, context), shift)
    if edge is None:
        return None
    return a_day(edge) if unit in {"hour", "minute"} else _vaguely(edge, unit, shift)


def _half_ago(found: re.Match[str], context: Context) -> Interval | None:
    """ "half a century ago", "two and a half years ago", "a year and a half earlier"."""
    which = said(found, "which")
    shift, unit = DIRECTIONS[which], stated_unit(found, context)
    edge = edge_of(_start(which, context), shift)
    whole = 0 if not found["number"] else stated_count(found, context)
    if edge is None or whole is None or unit not in _HALVES:
        return None
    part, parts = _HALVES[unit]
    day = moved(edge, part, shift * (2 * whole + 1) * parts)
    # The words tell the time to the half of the unit, half a year to the month.
    grain: Unit = unit if whole else part
    return unit_around(day, "year" if grain in {"decade", "century"} else grain)


def _ago_to_the_day(found: re.Match[str], context: Context) -> Interval | None:
    """ "a year ago today", "ten years ago this week"."""
    count, unit = stated_count(found, context), stated_unit(found, context)
    if count is None:
        return None
    point = said(found, "point")
    if point in NAMED_DAYS:
        return a_day(moved(context.published + NAMED_DAYS[point] * DAY, unit, -count))
    return unit_around(moved(context.published, unit, -count), cast(Unit, point.removeprefix("this ")))


def _year_ago(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return unit_at(context.published, "year", -1)


def _from_now(found: re.Match[str], context: Context) -> Interval | None:
    """ "two weeks from now", "in three days' time"."""
    count, unit = stated_count(found, context), stated_unit(found, context)
    return _vaguely(context.published, unit, 1) if count is None else unit_at(context.published, unit, count)


RULES = (
    Rule(
        starts="about bound over number",
        pattern=ABOUT + r"{number} {unit}(?: or (?:so|more))? (?P<which>ago|earlier|later)",
        read=_ago,
    ),
    Rule(
        starts="unit",
        pattern=(
            _UNCOUNTED + r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries) "
            r"(?P<which>ago|earlier|later|before(?! ?[\w'’\"“(]))"
        ),
        read=_some_ago,
    ),
    Rule(
        starts="half",
        pattern=r"half (?:a|an)(?P<number>) (?P<unit>year|decade|century) (?P<which>ago|earlier|later)",
        read=_half_ago,
    ),
    Rule(
        starts="number",
        pattern=r"{number}(?:-| )and(?:-| )a(?:-| )half(?:-| ){unit} (?P<which>ago|earlier|later)",
        read=_half_ago,
    ),
    Rule(
        starts="number",
        pattern=r"{number}(?: 1/2|½| ½) {unit} (?P<which>ago|earlier|later)",
        read=_half_ago,
    ),
    Rule(
        starts="number",
        pattern=r"{number} {unit} and a half (?P<which>ago|earlier|later)",
        read=_half_ago,
    ),
    Rule(
        starts="number",
        pattern=r"{number} {unit} ago (?P<point>today|yesterday|tomorrow|this (?:week|month))",
        read=_ago_to_the_day,
    ),
    Rule(starts="number", pattern=r"{number} {unit} (?P<which>before|after)(?! ?[\w'’\"“(])", read=_ago),
    Rule(starts="unit", pattern=r"year-(?:ago|earlier)", read=_year_ago),
    Rule(starts="number", pattern=r"{number} {unit} (?:from now|hence)", read=_from_now),
    Rule(starts="in", pattern=r"in {number} {unit}['’]?s?['’]? time", read=_from_now),
    Rule(
        starts="in",
        pattern=(
            r"(?<!time\x20)(?<!times\x20)in {number} {unit}"
            r"(?<!hour)(?<!hours)(?<!minute)(?<!minutes)(?! of\b|['’-])"
        ),
        read=_from_now,
        guard=looks_ahead,
    ),
)
