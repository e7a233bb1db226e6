"""Seasons, holidays and days with a name of their own."""

from __future__ import annotations

import re
from datetime import date

from dateline.resolving.dates.absolute.stated import stated_year
from dateline.resolving.dates.context import Context
from dateline.resolving.dates.customs import country_before, is_national, national_day
from dateline.resolving.dates.guards import bare_season
from dateline.resolving.dates.holidays import days_of
from dateline.resolving.dates.intervals import NOWHERE, Interval, a_day, a_season
from dateline.resolving.dates.rules import Rule, said

_SOUTHERN_SHIFT = 6
"""Months between a season in the north and the same in the south."""


def _season(found: re.Match[str], context: Context) -> Interval | None:
    """A season of a year; "last winter" is the latest that is over, "this" and "next" go by the year."""
    month = context.words.number("season", found["season"])
    if context.hemisphere == "south":
        month = (month + _SOUTHERN_SHIFT - 1) % 12 + 1
    year = stated_year(found, context)
    if year is not None:
        return a_season(year, month)
    near = [a_season(context.published.year + shift, month) for shift in (-2, -1, 0, 1, 2)]
    return context.directed(said(found, "which"), near)


def _holiday(found: re.Match[str], context: Context) -> Interval | None:
    """A holiday of a year, or the one that is meant; without ends where its day depends on a country not known."""
    name = context.words.holiday(found["holiday"])
    rule = context.words.value("holiday", found["holiday"])
    if is_national(name):
        country = country_before(found.string, found.start()) or context.country
        rule = national_day(name, country) or rule
    if not rule:
        return NOWHERE
    year = stated_year(found, context)
    if year is not None:
        return next(iter(days_of(rule, year)), NOWHERE)
    near = [one for shift in (-1, 0, 1) for one in days_of(rule, context.published.year + shift)]
    return context.directed(said(found, "which"), near)


def _named_day(found: re.Match[str], context: Context) -> Interval | None:
    """ "9/11", "the Sept. 11 attacks": a day with a name, from that day on."""
    day = date.fromisoformat(context.words.value("named_day", found["named_day"]))
    return a_day(day) if day <= context.published else None


RULES = (
    Rule(
        starts="season the",
        pattern=r"(?:the )?{season}(?:,?(?: of)? {year}(?:[-–/][0-9]{2})?|(?: of)? {relative_year} year)",
        read=_season,
    ),
    Rule(
        starts="relative the",
        pattern=r"(?:the )?{which} {season}",
        read=_season,
    ),
    Rule(starts="season the", pattern=r"(?:the )?{season}", read=_season, guard=bare_season),
    Rule(starts="holiday", pattern=r"{holiday}(?:,?(?: of)? {year}|,?(?: of)? {relative_year} year)?", read=_holiday),
    Rule(
        starts="relative",
        pattern=r"{which} {holiday}",
        read=_holiday,
    ),
    Rule(starts="named_day number", pattern=r"{named_day}", read=_named_day),
)
