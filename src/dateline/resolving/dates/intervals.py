"""Intervals of days with their grain, and the calendar arithmetic on them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

import msgspec
from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from dateline.records import GRAINS, Grain

Third = Literal["early", "mid", "late"]
Unit = Literal["minute", "hour", "day", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century"]

DAY = timedelta(days=1)
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_PER_DAY = {"minute": 24 * 60, "hour": 24}
_EARLY_DAYS, _MID_DAYS = 10, 20
"""Last days of the early and of the middle part of a month (docs/record.md)."""
_WEEK_PARTS = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}
"""First and last weekday of the parts of a week, Monday being 0."""


class Interval(msgspec.Struct, frozen=True, kw_only=True):
    """Days from `first` to `last`, both inclusive, open ends None."""

    first: date | None
    last: date | None
    grain: Grain
    floating: bool = False
    """The text leaves open which one (a month without its year): the day it is read against decides."""

    def holds(self, day: date) -> bool:
        """Whether the day lies inside."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def with_grain(self, grain: Grain) -> Interval:
        """The same days, told at another grain."""
        return msgspec.structs.replace(self, grain=grain)


NOWHERE = Interval(first=None, last=None, grain="day")
"""A date without ends: no calendar has it, it can be read in two ways, or nobody knows when it was."""


def a_day(day: date, *, grain: Grain = "day") -> Interval:
    """The one day."""
    return Interval(first=day, last=day, grain=grain)


def months_from(first: date, months: int, grain: Grain) -> Interval:
    """So many whole months from the first of a month on."""
    # The last day is reached through the last month, since the month after December 9999 is no date.
    last = first + relativedelta(months=months - 1, day=31)
    return Interval(first=first, last=last, grain=grain)


def a_month(year: int, month: int) -> Interval:
    """The calendar month."""
    return months_from(date(year, month, 1), 1, "month")


def a_year(year: int) -> Interval:
    """The calendar year."""
    return months_from(date(year, 1, 1), 12, "year")


def a_quarter(year: int, number: int) -> Interval:
    """The calendar quarter, 1 to 4."""
    return months_from(date(year, 3 * number - 2, 1), 3, "quarter")


def a_decade(year: int) -> Interval:
    """The ten years from `year` on."""
    return months_from(date(year, 1, 1), 120, "decade")


def a_century(number: int) -> Interval:
    """The century as historians count: the 20th is 1901 to 2000."""
    return months_from(date(100 * number - 99, 1, 1), 1200, "century")


def a_season(year: int, month: int) -> Interval:
    """The three months that begin in `month`; a season belongs to the year in which it begins."""
    return months_from(date(year, month, 1), 3, "season")


def unit_around(day: date, unit: Unit) -> Interval:
    """The calendar unit that holds the day; of a weekend, the one of the day's week."""
    monday = day - timedelta(days=day.weekday())
    makers: dict[Unit, Callable[[], Interval]] = {
        "minute": lambda: a_day(day, grain="hour"),
        "hour": lambda: a_day(day, grain="hour"),
        "day": lambda: a_day(day),
        "week": lambda: Interval(first=monday, last=monday + 6 * DAY, grain="week"),
        "weekend": lambda: Interval(first=monday + 5 * DAY, last=monday + 6 * DAY, grain="day"),
        "fortnight": lambda: Interval(first=monday, last=monday + 13 * DAY, grain="week"),
        "month": lambda: a_month(day.year, day.month),
        "quarter": lambda: a_quarter(day.year, (day.month + 2) // 3),
        "year": lambda: a_year(day.year),
        "decade": lambda: a_decade(day.year // 10 * 10),
        "century": lambda: a_century((day.year + 99) // 100),
    }
    return makers[unit]()


def moved(day: date, unit: Unit, count: int) -> date:
    """The day so many units later (earlier, if negative)."""
    if unit in _MONTHS:
        later: date = day + relativedelta(months=count * _MONTHS[unit])
        return later
    if unit in _PER_DAY:
        return day + timedelta(days=int(count / _PER_DAY[unit]))
    return day + timedelta(days=count * {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit])


def unit_grain(unit: Unit) -> Grain:
    """The grain of a unit; a weekend is told in days, and nothing finer than an hour."""
    if unit == "minute":
        return "hour"
    return "day" if unit == "weekend" else "week" if unit == "fortnight" else unit


def third_of(interval: Interval, third: Third) -> Interval:
    """The early, middle or late part; of a day, the day itself as 'part of day'."""
    first, last = interval.first, interval.last
    if first is None or last is None:
        return interval
    if interval.grain in {"hour", "part of day", "day"}:
        return interval if first != last or interval.grain == "hour" else interval.with_grain("part of day")
    if interval.grain == "week":
        start, end = _WEEK_PARTS[third]
        ends = (first + start * DAY, first + end * DAY)
    elif interval.grain == "month":
        ends = {
            "early": (first, first + (_EARLY_DAYS - 1) * DAY),
            "mid": (first + _EARLY_DAYS * DAY, first + (_MID_DAYS - 1) * DAY),
            "late": (first + _MID_DAYS * DAY, last),
        }[third]
    else:
        length = (12 * (last.year - first.year) + last.month - first.month + 1) // 3
        skipped = {"early": 0, "mid": 1, "late": 2}[third] * length
        part = months_from(first + relativedelta(months=skipped), length, interval.grain)
        ends = (part.first or first, part.last or last)
    return msgspec.structs.replace(interval, first=ends[0], last=ends[1])


def joined(start: Interval, end: Interval) -> Interval | None:
    """From the start of the one to the end of the other, at the coarser grain; None when that runs backwards."""
    if start.first is None or end.last is None or start.first > end.last:
        return None
    grain = max(start.grain, end.grain, key=GRAINS.index)
    return Interval(first=start.first, last=end.last, grain=grain, floating=start.floating and end.floating)
