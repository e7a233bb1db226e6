"""Days and months: "3 March 2024", "27/3/2024", "from 3 to 5 May", "March", "the 27th"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from dateline.resolving.dates.absolute.stated import NTH, YEAR, latest_year, of_year, stated_month, stated_year
from dateline.resolving.dates.context import Context
from dateline.resolving.dates.guards import bare_day, bare_month, no_version
from dateline.resolving.dates.intervals import NOWHERE, Interval, a_day, a_month, joined
from dateline.resolving.dates.rules import Rule

_A_LEAP_YEAR = 2000
_MONTHS = 12
_TO = r"(?: ?[‐‑–—-] ?| to | until | till | through )"
_NO_DAY = r"(?P<no_day>0{1,2}|3[2-9]|[4-9][0-9])"
"""A number beside a month that is no day of any."""


def _iso_day(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    year, month, number = int(found["year"]), int(found["m"]), int(found["d"])
    if not (0 < month <= _MONTHS and _exists(year, month, number)):
        return NOWHERE
    day = date(year, month, number)
    return a_day(day, grain="hour" if found.groupdict().get("time") else "day")


def _numeric_day(found: re.Match[str], context: Context) -> Interval | None:
    """ "27/3/2024": which number is the day may be told by its size, the caller, or the day of publication."""
    year = int(found["numeric_year"])
    if year < 100:
        year = latest_year(year, context)
    first, second = int(found["a"]), int(found["b"])
    orders = {True: (first, second), False: (second, first)}
    if found["separator"] == "." or second == first:
        orders.pop(False)
    days = {
        day_first: date(year, month, day)
        for day_first, (day, month) in orders.items()
        if 0 < month <= _MONTHS and _exists(year, month, day)
    }
    if len(days) < 2:
        return next(map(a_day, days.values()), NOWHERE if found["separator"] == "/" else None)
    if context.day_first is not None:
        return a_day(days[context.day_first])
    is_today = context.published in days.values()
    return a_day(context.published) if is_today else NOWHERE


def _exists(year: int, month: int, day: int) -> bool:
    return 0 < day <= monthrange(year, month)[1]


def _day_of_month(found: re.Match[str], context: Context) -> Interval | None:
    """ "3 March 2024", "March 3"; a day that no calendar has ("31 February 2023") is a date without ends."""
    month, day = stated_month(found, context), int(found["day"])
    year = stated_year(found, context)
    if not _exists(_A_LEAP_YEAR if year is None else year, month, day):
        return NOWHERE
    if year is None and (told := _by_weekday(found, context, month, day)) is not None:
        return a_day(told)
    return of_year(found, context, lambda year: a_day(date(year, month, day)))


def _by_weekday(found: re.Match[str], context: Context, month: int, day: int) -> date | None:
    """The day of the only year around publication in which it falls on the weekday that the words name."""
    if not found["any_weekday"]:
        return None
    weekday = context.words.number("weekday", found["any_weekday"])
    years = range(context.published.year - 1, context.published.year + 2)
    days = (date(year, month, day) for year in years if _exists(year, month, day))
    fitting = [told for told in days if told.weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _no_day(*_: object) -> Interval:
    """ "January 0, 2020", "32 January 2020": meant as a day, and none."""
    return NOWHERE


def _days_of_month(found: re.Match[str], context: Context) -> Interval | None:
    month, first, last = stated_month(found, context), int(found["day"]), int(found["day2"])

    def make(year: int) -> Interval:
        interval = joined(a_day(date(year, month, first)), a_day(date(year, month, last)))
        if interval is None:
            raise ValueError("the days run backwards")
        return interval

    return of_year(found, context, make)


def _two_days_of_month(found: re.Match[str], context: Context) -> Interval | None:
    """ "3 and 4 March": two days that follow each other; others are two dates."""
    return _days_of_month(found, context) if int(found["day2"]) == int(found["day"]) + 1 else None


def _month_of_year(found: re.Match[str], context: Context) -> Interval | None:
    month = stated_month(found, context)
    return of_year(found, context, lambda year: a_month(year, month))


def _bare_day(found: re.Match[str], context: Context) -> Interval | None:
    """ "the 27th": of the month of publication or one next to it."""
    day = int(found["day"])
    months = (context.published.replace(day=1) + relativedelta(months=shift) for shift in (-2, -1, 0, 1, 2))
    return context.chosen(a_day(month.replace(day=day)) for month in months if _exists(month.year, month.month, day))


RULES = (
    Rule(
        starts="number",
        pattern=(
            r"{year}(?P<s>[-/.])(?P<m>[01][0-9])(?P=s)(?P<d>[0-3][0-9])"
            r"(?P<time>[T\x20][0-2][0-9]:[0-9:.]{2,12}(?:Z|[+-][0-9:]{2,5})?)?"
        ),
        read=_iso_day,
    ),
    Rule(
        starts="number",
        pattern=r"(?P<year>[12][0-9]{3})(?P<m>[01][0-9])(?P<d>[0-3][0-9])(?P<time>T[0-9]{4,6}(?:Z|[+-][0-9]{4})?)",
        read=_iso_day,
    ),
    Rule(
        starts="number",
        pattern=r"(?P<a>[0-3]?[0-9])(?P<separator>[/.-])(?P<b>[0-3]?[0-9])(?P=separator)(?P<numeric_year>[12][0-9]{3})",
        read=_numeric_day,
        guard=no_version,
    ),
    Rule(
        starts="number",
        pattern=r"(?P<a>[0-3]?[0-9])(?P<separator>/)(?P<b>[0-3]?[0-9])/(?P<numeric_year>[0-9]{2})",
        read=_numeric_day,
    ),
    Rule(
        starts="number weekday the",
        pattern=r"(?:the )?(?:{any_weekday},?(?: the)? )?{day}" + NTH + r"(?: of)? {month}" + YEAR,
        read=_day_of_month,
    ),
    Rule(
        starts="month weekday",
        pattern=r"(?:{any_weekday},? )?{month} (?:the )?{day}" + NTH + YEAR,
        read=_day_of_month,
    ),
    Rule(
        starts="number from the",
        pattern=r"(?:from )?(?:the )?{day}" + NTH + _TO + r"(?:the )?{day2}" + NTH + r"(?: of)? {month}" + YEAR,
        read=_days_of_month,
    ),
    Rule(
        starts="from month",
        pattern=r"(?:from )?{month} {day}" + NTH + _TO + r"{day2}" + NTH + YEAR,
        read=_days_of_month,
    ),
    Rule(
        starts="number the",
        pattern=r"(?:the )?{day}" + NTH + r" and (?:the )?{day2}" + NTH + r"(?: of)? {month}" + YEAR,
        read=_two_days_of_month,
    ),
    Rule(
        starts="month",
        pattern=r"{month} {day}" + NTH + r" and {day2}" + NTH + YEAR,
        read=_two_days_of_month,
    ),
    Rule(
        starts="between",
        pattern=r"between (?:the )?{day}" + NTH + r" and (?:the )?{day2}" + NTH + r"(?: of)? {month}" + YEAR,
        read=_days_of_month,
    ),
    Rule(
        starts="between",
        pattern=r"between {month} {day}" + NTH + r" and {day2}" + NTH + YEAR,
        read=_days_of_month,
    ),
    Rule(starts="month", pattern=r"{month}(?:,?(?: of)? {year}|,?(?: of)? {relative_year} year)", read=_month_of_year),
    Rule(starts="month", pattern=r"{month},? ?['’](?P<short_year>[0-9]{2})(?![0-9])", read=_month_of_year),
    Rule(starts="month", pattern=r"{month} " + _NO_DAY + NTH + r",? {year}", read=_no_day),
    Rule(starts="number", pattern=_NO_DAY + NTH + r"(?: of)? {month},? {year}", read=_no_day),
    Rule(starts="month", pattern=r"{month}", read=_month_of_year, guard=bare_month),
    Rule(starts="number the", pattern=r"(?:the )?{day}(?:st|nd|rd|th)", read=_bare_day, guard=bare_day),
)
