"""Days of a week or month, and months, by today: "Friday", "next Tuesday", "the 20th of last month", "last April"."""

from __future__ import annotations

import re
from datetime import timedelta

import msgspec

from dateline.resolving.dates.context import LOOKS_AHEAD, LOOKS_BACK, Context
from dateline.resolving.dates.guards import before_weekday, counts_ahead, no_habit, short_weekday
from dateline.resolving.dates.intervals import DAY, Interval, a_day, a_month
from dateline.resolving.dates.relative.counted import DIRECTIONS, anchored, stated_count, unit_at
from dateline.resolving.dates.rules import Rule, said


def _weekday(found: re.Match[str], context: Context) -> Interval | None:
    """A day of the week: the last one up to publication unless the tense is future; "last", "next" exclude today."""
    number = context.words.number("weekday", found.groupdict().get("weekday") or found["short_weekday"])
    today = context.published
    back = timedelta(days=(today.weekday() - number) % 7)
    ahead = timedelta(days=(number - today.weekday()) % 7)
    if week := said(found, "week"):
        monday = unit_at(today, "week", DIRECTIONS[week]).first
        return None if monday is None else a_day(monday + number * DAY)
    which = said(found, "which") or said(found, "which_told")
    if which in LOOKS_BACK:
        return a_day(today - (back or 7 * DAY))
    if which in LOOKS_AHEAD:
        return a_day(today + (ahead or 7 * DAY))
    if which in {"previous", "preceding", "following"}:
        return _told_weekday(number, DIRECTIONS[which], context)
    future = context.tense == "future" or (which == "this" and context.tense is None)
    day = today + ahead if future else today - back
    return a_day(day) if which else msgspec.structs.replace(a_day(day), floating=True)


def _told_weekday(number: int, shift: int, context: Context) -> Interval | None:
    anchor = context.anchor
    edge = anchor.last if shift > 0 else anchor.first
    if edge is None:
        return None
    distance = shift * (number - edge.weekday()) % 7 or 7
    return a_day(edge + shift * distance * DAY)


def _weekday_weeks_away(found: re.Match[str], context: Context) -> Interval | None:
    """ "a week on Friday", "two weeks from Monday", "a week ago Tuesday", "Tuesday a week ago"."""
    count, number = stated_count(found, context), context.words.number("weekday", found["weekday"])
    if count is None:
        return None
    today = context.published
    if (said(found, "way") or "ago").startswith(("ago", "last")):
        return a_day(today - timedelta(days=(today.weekday() - number) % 7 + 7 * count))
    return a_day(today + timedelta(days=(number - today.weekday()) % 7 + 7 * count))


def _weekday_back(found: re.Match[str], context: Context) -> Interval:
    """ "the Sunday before last", "three Sundays ago"."""
    today, number = context.published, context.words.number("weekday", found["weekday"])
    count = stated_count(found, context) if "number" in found.re.groupindex else 2
    last = (today.weekday() - number) % 7 or 7
    return a_day(today - timedelta(days=last + 7 * ((count or 1) - 1)))


def _weekday_week(found: re.Match[str], context: Context) -> Interval:
    """ "Monday week": a week after the coming Monday."""
    today, number = context.published, context.words.number("weekday", found["weekday"])
    return a_day(today + timedelta(days=((number - today.weekday()) % 7 or 7) + 7))


def _day_of_month(found: re.Match[str], context: Context) -> Interval | None:
    """ "the 20th of last month", "the first of that month"."""
    which = said(found, "which")
    if which in {"last", "this", "next"}:
        month: Interval | None = unit_at(context.published, "month", DIRECTIONS[which])
    else:
        month = anchored("month", DIRECTIONS[which], context)
    if month is None or month.first is None:
        return None
    return a_day(month.first.replace(day=context.words.ordinal(found["ordinal"])))


def _directed_month(found: re.Match[str], context: Context) -> Interval | None:
    """ "last April" is over, "next April" has not begun, "this April" is the year's."""
    month = context.words.number("month", found["month"])
    which = said(found, "which")
    months = [a_month(context.published.year + shift, month) for shift in (-1, 0, 1)]
    return months[1] if which == "this" else context.directed(which, months)


RULES = (
    Rule(
        starts="number",
        pattern=r"{number} weeks? (?P<way>on|from|last|ago(?: on| last)?) {weekday}",
        read=_weekday_weeks_away,
        guard=counts_ahead,
    ),
    Rule(
        starts="ordinal number the",
        pattern=r"(?:the )?{ordinal} (?:day )?of (?:the )?(?P<which>last|this|next|that|same|following|previous) month",
        read=_day_of_month,
    ),
    Rule(
        starts="weekday", pattern=r"{weekday}(?:(?: of)? (?P<week>last|this|next) week)?", read=_weekday, guard=no_habit
    ),
    Rule(starts="weekday", pattern=r"{weekday} {number} weeks? ago", read=_weekday_weeks_away),
    Rule(starts="number", pattern=r"{number} {weekday}s ago", read=_weekday_back),
    Rule(starts="weekday the", pattern=r"(?:the )?{weekday} before last", read=_weekday_back),
    Rule(starts="weekday", pattern=r"{weekday} week(?!-)", read=_weekday_week, guard=before_weekday),
    Rule(starts="weekday", pattern=r"(?<!the\x20){short_weekday}", read=_weekday, guard=short_weekday),
    Rule(
        starts="relative the",
        pattern=r"(?:the )?{which_told} (?:{weekday}|{short_weekday})",
        read=_weekday,
    ),
    Rule(
        starts="relative",
        pattern=r"{which} {month}",
        read=_directed_month,
    ),
)
