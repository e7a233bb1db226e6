"""The days on which holidays fall, by the rules of the tables `date_words` and `national_days`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import cast

from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # type: ignore[import-untyped]
from dateutil.relativedelta import relativedelta, weekday  # type: ignore[import-untyped]

from dateline.knowledge.tables import read_table
from dateline.resolving.dates.calendars import HIJRI_YEARS, Calendar, day_in, month_in, occurrences
from dateline.resolving.dates.intervals import Interval, a_day

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EASTER = re.compile(r"(easter|orthodox)([+-][0-9]+)")
_MOON = re.compile(r"moon ([a-z_]+)([+-][0-9]+)")
_OF_CALENDAR = re.compile(r"(hijri|persian|ethiopian) ([0-9]{2})(?:-([0-9]{2}))?")
_NTH = re.compile(r"(-?[0-9]) ([a-z]{3}) ([0-9]{2})")


def days_of(rule: str, year: int) -> list[Interval]:
    """When a holiday falls in a year: mostly once, for a Hijri one at times twice, and not at all if unknown.

    Args:
        rule: as the tables write it: "12-25", "4 thu 11", "easter-2", "hijri 10-01", "moon passover+6".
        year: of our calendar, or for a Hijri one of that ("Ramadan 1445").

    Raises:
        ValueError: the rule is none, or the calendar does not reach that far.
    """
    if found := _OF_CALENDAR.fullmatch(rule):
        calendar, month, day = cast(Calendar, found[1]), int(found[2]), int(found[3]) if found[3] else None
        if calendar == "hijri" and year in HIJRI_YEARS:
            return [month_in(calendar, year, month) if day is None else a_day(day_in(calendar, year, month, day))]
        return occurrences(calendar, month, day, year)
    if found := _MOON.fullmatch(rule):
        start = _moving_days().get((found[1], year))
        return [] if start is None else [a_day(start + timedelta(days=int(found[2])))]
    return [a_day(_day_of(rule, year))]


def _day_of(rule: str, year: int) -> date:
    if moving := _EASTER.fullmatch(rule):
        sunday: date = easter(year, EASTER_WESTERN if moving[1] == "easter" else EASTER_ORTHODOX)
        return sunday + timedelta(days=int(moving[2]))
    if nth := _NTH.fullmatch(rule):
        edge = 31 if int(nth[1]) < 0 else 1
        on = weekday(_WEEKDAYS.index(nth[2]))(int(nth[1]))
        day: date = date(year, int(nth[3]), 1) + relativedelta(day=edge, weekday=on)
        return day
    return date.fromisoformat(f"{year:04}-{rule}")


@cache
def _moving_days() -> dict[tuple[str, int], date]:
    """The days of the table `moving_days` by feast and year."""
    found = {}
    for row in read_table("moving_days", columns=None):
        year = int(row["year"])
        for feast, day in row.items():
            if feast != "year" and day:
                found[feast, year] = date.fromisoformat(f"{year:04}-{day}")
    return found
