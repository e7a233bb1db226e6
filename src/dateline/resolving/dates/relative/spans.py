"""Spans up to today or from today on: "the past three weeks", "within two days", "in recent months"."""

from __future__ import annotations

import re
from datetime import date

from dateline.resolving.dates.context import Context
from dateline.resolving.dates.guards import still_lasts
from dateline.resolving.dates.intervals import DAY, Interval, Unit, moved, unit_grain
from dateline.resolving.dates.relative.counted import ABOUT, BEYOND, stated_count, stated_unit
from dateline.resolving.dates.rules import Rule, said

_PREPOSITION = r"(?:(?:over|in|during|within|for|throughout) )?"
_SPAN_STARTS = "for in over during within throughout the relative"


def _past_span(found: re.Match[str], context: Context) -> Interval:
    """ "over the past three weeks": up to the day of publication, the far end open for "a few"."""
    count, unit = stated_count(found, context), stated_unit(found, context)
    is_open = said(found, "about") in BEYOND
    first = None if count is None or is_open else _beyond(moved(context.published, unit, -count), unit, 1)
    return Interval(first=first, last=context.published, grain=unit_grain(unit))


def _coming_span(found: re.Match[str], context: Context) -> Interval:
    """ "within two weeks", "over the next few months": from the day of publication."""
    count, unit = stated_count(found, context), stated_unit(found, context)
    last = None if count is None else _beyond(moved(context.published, unit, count), unit, -1)
    return Interval(first=context.published, last=last, grain=unit_grain(unit))


def _beyond(day: date, unit: Unit, step: int) -> date:
    """The last three days are today and two more; with longer units the same day a week or month away counts."""
    return day + step * DAY if unit == "day" else day


def _recent(found: re.Match[str], context: Context) -> Interval:
    """ "in recent weeks", "in the coming days": open to the far side."""
    grain = unit_grain(stated_unit(found, context))
    if said(found, "which") == "recent":
        return Interval(first=None, last=context.published, grain=grain)
    return Interval(first=context.published, last=None, grain=grain)


RULES = (
    Rule(
        starts="for",
        pattern=r"for " + ABOUT + r"{number} {unit}(?: or so)?(?: now)?(?! of\b|['’-])",
        read=_past_span,
        guard=still_lasts,
    ),
    Rule(
        starts=_SPAN_STARTS,
        pattern=(
            _PREPOSITION + r"(?:the |these )?(?:past|last) {number} {unit}(?: or so)?"
            r"(?! of (?:(?:last|this|next|that|the year)\b|[12][0-9]{3}\b|{month}))"
        ),
        read=_past_span,
    ),
    Rule(
        starts=_SPAN_STARTS,
        pattern=_PREPOSITION + r"(?:the )?past(?P<number>) {period}(?: or so)?(?! of\b)",
        read=_past_span,
    ),
    Rule(
        starts=_SPAN_STARTS,
        pattern=_PREPOSITION + r"the last(?P<number>) {period}(?: or so)?(?! of\b)",
        read=_past_span,
    ),
    Rule(
        starts=_SPAN_STARTS,
        pattern=_PREPOSITION + r"(?:the )?(?:next|coming|following) {number} {unit}(?: or so)?",
        read=_coming_span,
    ),
    Rule(
        starts="over in during within for throughout",
        pattern=(
            r"(?:over|in|during|within|for|throughout) the (?:next|coming|following)(?P<number>) {period}(?: or so)?"
        ),
        read=_coming_span,
    ),
    Rule(
        starts="within",
        pattern=r"within {number} {unit}(?<!hour)(?<!hours)(?<!minute)(?<!minutes)(?! of\b)",
        read=_coming_span,
    ),
    Rule(
        starts="in over during the relative",
        pattern=_PREPOSITION + r"(?:the )?(?P<which>recent|coming) {unit}(?<=s)",
        read=_recent,
    ),
)
