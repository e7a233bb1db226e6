"""Whole weeks, months and years by today and the date told before: "last week", "that year", "the weekend"."""

from __future__ import annotations

import re

import msgspec

from dateline.resolving.dates.context import Context
from dateline.resolving.dates.guards import after_part
from dateline.resolving.dates.intervals import DAY, Interval, moved, third_of, unit_around
from dateline.resolving.dates.relative.counted import anchored, direction, stated_unit, unit_at
from dateline.resolving.dates.rules import Rule, said


def _calendar_unit(found: re.Match[str], context: Context) -> Interval:
    """ "last week", "this year": whole weeks, months, years around the day of publication."""
    return unit_at(context.published, stated_unit(found, context), direction(found))


def _inner_unit(found: re.Match[str], context: Context) -> Interval | None:
    """ "the year" in "the end of the year"."""
    return anchored(stated_unit(found, context), 0, context)


def _unit_before_last(found: re.Match[str], context: Context) -> Interval:
    shift = -2 if said(found, "which") == "before last" else 2
    return unit_at(context.published, stated_unit(found, context), shift)


def _weekend(found: re.Match[str], context: Context) -> Interval | None:  # noqa: ARG001
    """ "over the weekend": the last one, or by tense the coming one."""
    weekend = [unit_around(context.published + 7 * shift * DAY, "weekend") for shift in (-1, 0, 1)]
    if context.tense == "future":
        return context.chosen(weekend)
    begun = [one for one in weekend if one.first is not None and one.first <= context.published]
    return msgspec.structs.replace(begun[-1], floating=True)


def _told_unit(found: re.Match[str], context: Context) -> Interval | None:
    """ "the following day", "that year", "the day before": counted from the date told before."""
    return anchored(stated_unit(found, context), direction(found), context)


def _same_last_year(found: re.Match[str], context: Context) -> Interval | None:
    """ "this time last year" by today, "the same month last year" by the date told before."""
    is_now = said(found, "which") == "this"
    edge = context.published if is_now else context.anchor.first
    if edge is None:
        return None
    years = -1 if is_now or not said(found, "year") else context.published.year - 1 - edge.year
    unit = stated_unit(found, context) if said(found, "unit") else "month"
    return unit_at(moved(edge, "year", years), unit, 0)


def _middle_of_year(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return third_of(unit_at(context.published, "year", 0), "mid")


def _end_of_unit(found: re.Match[str], context: Context) -> Interval | None:
    """ "year-end", "the month's end"."""
    unit = _inner_unit(found, context)
    return None if unit is None else third_of(unit, "late")


def _year_to_date(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return msgspec.structs.replace(unit_at(context.published, "year", 0), last=context.published)


RULES = (
    Rule(starts="the", pattern=r"the weekend", read=_weekend),
    Rule(
        starts="relative the",
        pattern=r"(?:the )?(?P<which>this past|this coming|last|this|current|next|upcoming|coming) {period}(?! of\b)",
        read=_calendar_unit,
    ),
    Rule(starts="the unit", pattern=r"(?:the )?{period} (?P<which>before last|after next)", read=_unit_before_last),
    Rule(
        starts="the unit",
        pattern=r"the (?:full |whole |entire )?(?:{period}|day)",
        read=_inner_unit,
        guard=after_part,
    ),
    Rule(
        starts="the that",
        pattern=r"(?:the (?P<which>next|following|same|previous|preceding|prior)) {unit}(?<!s)",
        read=_told_unit,
    ),
    Rule(starts="that", pattern=r"(?P<which>that same|that) {unit}(?<!s)", read=_told_unit),
    Rule(
        starts="the",
        pattern=r"the {unit}(?<!s) (?P<which>before|after|earlier)(?! ?[\w'’\"“(])",
        read=_told_unit,
    ),
    Rule(starts="the unit", pattern=r"(?:the )?year(?: |-)to(?: |-)date", read=_year_to_date),
    Rule(starts="unit", pattern=r"mid-?year", read=_middle_of_year),
    Rule(starts="the unit", pattern=r"(?:the )?{period}(?:['’]s)?[\x20-]end", read=_end_of_unit),
    Rule(
        starts="relative the",
        pattern=(
            r"(?:the )?(?P<which>this|same) (?:time|(?P<unit>day|week|month|quarter)) "
            r"(?:(?P<year>last year)|a year (?:ago|earlier|before))"
        ),
        read=_same_last_year,
    ),
)
