"""Other calendars' days: Hijri by the Umm al-Qura tables, Persian and Ethiopian by their leap rules, Buddhist years.

Days of the Hijri calendar follow the sighting of the moon and can differ by a day from country to country.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

from hijridate import Hijri

from dateline.resolving.dates.intervals import DAY, Interval, a_day, a_year

Calendar = Literal["hijri", "persian", "ethiopian"]

HIJRI_YEARS = range(1343, 1501)
"""Years that the Umm al-Qura tables know."""
_NOWRUZ = (1403, date(2024, 3, 20))
"""A year of the Persian calendar and its first day, from which the others are counted."""
_PERSIAN_YEARS = range(1179, 1634)
"""Years in which the cycle of 33 years agrees with the equinox."""
_ETHIOPIAN_START = date(8, 8, 27).toordinal()
"""The day on which, counted back without the Gregorian reform, the Ethiopian year 1 began."""
_ETHIOPIAN_YEARS = range(1, 9900)
_BUDDHIST_OFFSET = 543
_SHORT_MONTHS = 6
"""From the seventh on, the months of the Persian year have 30 days instead of 31."""


def day_in(calendar: Calendar, year: int, month: int, day: int) -> date:
    """The day of a calendar in ours.

    Raises:
        ValueError: the calendar has no such day.
        OverflowError: the year lies outside what is known: 1343 to 1500 of the Hijri, 1179 to 1633 of the Persian.
    """
    first, length = _MONTHS[calendar](year, month)
    if not 1 <= day <= length:
        raise ValueError(f"month {month} of {year} has {length} days, not {day}")
    return first + (day - 1) * DAY


def month_in(calendar: Calendar, year: int, month: int) -> Interval:
    """A month of a calendar; errors as for `day_in`."""
    first, length = _MONTHS[calendar](year, month)
    return Interval(first=first, last=first + (length - 1) * DAY, grain="month")


def year_in(calendar: Calendar, year: int) -> Interval:
    """A year of a calendar; errors as for `day_in`."""
    first, _ = _MONTHS[calendar](year, 1)
    last, length = _MONTHS[calendar](year, _LAST_MONTH[calendar])
    return Interval(first=first, last=last + (length - 1) * DAY, grain="year")


def buddhist_year(year: int) -> Interval:
    """The year of the Buddhist era as Thailand counts since 1941."""
    return a_year(year - _BUDDHIST_OFFSET)


def years_near(calendar: Calendar, year: int) -> range:
    """The years of a calendar that a year of ours and the ones next to it touch."""
    if calendar == "hijri":
        middle = (year - 622) * 33 // 32
        return range(middle - 1, middle + 4)
    middle = year - (622 if calendar == "persian" else 8)
    return range(middle - 1, middle + 3)


def occurrences(calendar: Calendar, month: int, day: int | None, year: int) -> list[Interval]:
    """The days or months of that name that begin in a year of ours; a Hijri one can come twice."""
    found = []
    for theirs in years_near(calendar, year):
        try:
            one = month_in(calendar, theirs, month) if day is None else a_day(day_in(calendar, theirs, month, day))
        except (ValueError, OverflowError):
            continue
        if one.first is not None and one.first.year == year:
            found.append(one)
    return found


def _hijri_month(year: int, month: int) -> tuple[date, int]:
    first = Hijri(year, month, 1)
    told = first.to_gregorian()
    return date(told.year, told.month, told.day), first.month_length()


def _persian_month(year: int, month: int) -> tuple[date, int]:
    if year not in _PERSIAN_YEARS:
        raise OverflowError(f"the Persian year {year} is not known")
    if not 1 <= month <= _LAST_MONTH["persian"]:
        raise ValueError(f"the Persian year has no month {month}")
    known, nowruz = _NOWRUZ
    low, high = sorted((known, year))
    days = 365 * (high - low) + sum(map(_is_persian_leap, range(low, high)))
    first = nowruz + (days if year > known else -days) * DAY
    before = month - 1
    length = 31 if month <= _SHORT_MONTHS else 30 if month < _LAST_MONTH["persian"] else 29 + _is_persian_leap(year)
    return first + (30 * before + min(before, _SHORT_MONTHS)) * DAY, length


def _is_persian_leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8


def _ethiopian_month(year: int, month: int) -> tuple[date, int]:
    if year not in _ETHIOPIAN_YEARS:
        raise OverflowError(f"the Ethiopian year {year} is not known")
    if not 1 <= month <= _LAST_MONTH["ethiopian"]:
        raise ValueError(f"the Ethiopian year has no month {month}")
    first = date.fromordinal(_ETHIOPIAN_START + 365 * (year - 1) + year // 4 + 30 * (month - 1))
    is_last = month == _LAST_MONTH["ethiopian"]
    return first, (6 if year % 4 == 3 else 5) if is_last else 30


_LAST_MONTH: dict[Calendar, int] = {"hijri": 12, "persian": 12, "ethiopian": 13}
_MONTHS: dict[Calendar, Callable[[int, int], tuple[date, int]]] = {
    "hijri": _hijri_month,
    "persian": _persian_month,
    "ethiopian": _ethiopian_month,
}
