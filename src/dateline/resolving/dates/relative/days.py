"""Days and times by today and the day told before: "yesterday", "tonight", "the next morning", "18:30 GMT"."""

from __future__ import annotations

import re

import msgspec

from dateline.resolving.dates.context import Context
from dateline.resolving.dates.guards import after_part
from dateline.resolving.dates.intervals import DAY, Interval, a_day
from dateline.resolving.dates.relative.counted import DIRECTIONS, NAMED_DAYS, anchored
from dateline.resolving.dates.rules import Rule, said


def _named_day(found: re.Match[str], context: Context) -> Interval:
    return a_day(context.published + NAMED_DAYS[" ".join(found[0].lower().split())] * DAY)


def _tonight(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return a_day(context.published, grain="part of day")


def _last_night(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return a_day(context.published - DAY, grain="part of day")


def _overnight(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return Interval(first=context.published - DAY, last=context.published, grain="part of day")


def _part_of_that_day(found: re.Match[str], context: Context) -> Interval | None:
    """ "that night", "the next morning": a part of the day told before or of one next to it."""
    day = anchored("day", DIRECTIONS[said(found, "which") or "same"], context)
    return None if day is None else day.with_grain("part of day")


def _clock(found: re.Match[str], context: Context) -> Interval | None:  # noqa: ARG001
    """A time without its day: of the day told before."""
    anchor = context.anchor
    is_day = anchor.first is not None and anchor.first == anchor.last
    day = anchor.first if is_day and anchor.first is not None else context.published
    return msgspec.structs.replace(a_day(day, grain="hour"), floating=True)


RULES = (
    Rule(
        starts="deictic the",
        pattern=r"yesterday|today|tomorrow|(?:the )?day (?:before yesterday|after tomorrow)",
        read=_named_day,
    ),
    Rule(starts="deictic", pattern=r"tonight", read=_tonight),
    Rule(starts="relative", pattern=r"this (?:morning|afternoon|evening)", read=_tonight),
    Rule(starts="relative", pattern=r"last (?:night|evening)", read=_last_night),
    Rule(starts="part_of_day", pattern=r"overnight", read=_overnight),
    Rule(
        starts="that the",
        pattern=r"(?:that|the (?P<which>same|next|following|previous)) (?:morning|afternoon|evening|night)",
        read=_part_of_that_day,
    ),
    Rule(
        starts="the",
        pattern=r"the (?:morning|afternoon|evening|night) (?P<which>before|after)(?! ?[\w'’\"“(])",
        read=_part_of_that_day,
    ),
    Rule(
        starts="in the",
        pattern=r"(?:in )?the (?:morning|afternoon|evening)(?! of\b)",
        read=_part_of_that_day,
        guard=after_part,
    ),
    Rule(
        starts="number clock",
        pattern=r"{clock}(?<![0-9])",
        read=_clock,
    ),
)
