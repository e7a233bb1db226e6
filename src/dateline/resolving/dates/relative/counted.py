"""What the rules of relative dates share: counts, units, directions, and what they count from."""

from __future__ import annotations

import re
from datetime import date
from typing import cast

from dateline.resolving.dates.context import Context
from dateline.resolving.dates.intervals import Interval, Unit, moved, unit_around
from dateline.resolving.dates.rules import said

_HOW = ("", "just ", "well ", "a little ")
DIRECTIONS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "before": -1, "earlier": -1, "ago": -1,
    "this": 0, "current": 0, "same": 0, "that": 0, "that same": 0, "very same": 0,
    "next": 1, "coming": 1, "upcoming": 1, "following": 1, "after": 1, "later": 1,
}  # fmt: skip
NAMED_DAYS = {
    "the day before yesterday": -2, "day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1,
    "the day after tomorrow": 2, "day after tomorrow": 2,
}  # fmt: skip
"""Days from today."""

ABOUT = (
    r"(?:(?P<about>(?:just |well |a little )?(?:more than|over|less than|under)|at least|up to|nearly|almost|about"
    r"|around|some|roughly|close to) )?"
)
"""What may stand before a count."""
BEYOND = frozenset({"at least"} | {f"{how}{word}" for how in _HOW for word in ("more than", "over")})
"""What leaves the far end of a span open."""
SHORT_OF = frozenset({"up to"} | {f"{how}{word}" for how in _HOW for word in ("less than", "under")})
"""What says that a span began later than so long ago."""


def stated_unit(found: re.Match[str], context: Context) -> Unit:
    """The unit that the match names; the day where it names none."""
    groups = found.groupdict()
    written = groups.get("unit") or groups.get("period") or "day"
    return cast(Unit, context.words.value("unit", written))


def stated_count(found: re.Match[str], context: Context) -> int | None:
    """The stated number; None for "a few"; one where the text has no number."""
    written = found["number"]
    if not written:
        return 1
    if written.isdecimal():
        return int(written)
    words = context.words
    if written.lower() in words.kinds["vague_numeral"]:
        return None
    try:
        return words.number("numeral", written)
    except KeyError:
        return sum(words.number("numeral", word) for word in written.replace("-", " ").split())


def direction(found: re.Match[str]) -> int:
    """How many units on or back the word of direction tells."""
    return DIRECTIONS[said(found, "which").removeprefix("this ")]


def unit_at(day: date, unit: Unit, shift: int) -> Interval:
    """The calendar unit so many units from the one that holds the day."""
    return unit_around(moved(day, unit, shift), unit)


def anchored(unit: Unit, shift: int, context: Context) -> Interval | None:
    """The calendar unit so many units from the date told before."""
    edge = edge_of(context.anchor, shift)
    return None if edge is None else unit_at(edge, unit, shift)


def edge_of(interval: Interval, shift: int) -> date | None:
    """The day of an interval from which is counted on, or back where the shift is not above zero."""
    return (interval.last or interval.first) if shift > 0 else (interval.first or interval.last)
