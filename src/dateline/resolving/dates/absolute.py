"""Dates that name their place in the calendar: days, months, years, decades, quarters, seasons, holidays."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from dateline.resolving.dates.calendars import Calendar, buddhist_year, day_in, month_in, occurrences, year_in
from dateline.resolving.dates.context import Context
from dateline.resolving.dates.customs import country_before, customs_of, is_national, national_day
from dateline.resolving.dates.guards import (
    bare_day,
    bare_month,
    bare_season,
    bare_year,
    named_decade,
    no_version,
    short_decade,
    short_year,
)
from dateline.resolving.dates.holidays import days_of
from dateline.resolving.dates.intervals import (
    Interval,
    a_century,
    a_day,
    a_decade,
    a_month,
    a_quarter,
    a_season,
    a_year,
    joined,
    months_from,
)
from dateline.resolving.dates.rules import Rule

_SHORT_YEARS_AHEAD = 20
"""A year of two digits lies at most so far ahead of publication."""
_LONGEST_SPAN = 150
"""Years; two numbers farther apart are no span of years."""
_A_LEAP_YEAR = 2000
_SOUTHERN_SHIFT = 6
"""Months between a season in the north and the same in the south."""
_CALENDARS: tuple[Calendar, ...] = ("hijri", "persian", "ethiopian")

_NOWHERE = Interval(first=None, last=None, grain="day")
"""A date without ends: no calendar has it, it can be read in two ways, or nobody knows when it was."""

_YEAR = r"(?:,? ?{year}|,?(?: of)? {relative_year} year|,? ?['’](?P<short_year>[0-9]{2})(?![0-9]))?"
_TO = r"(?: ?[‐‑–—-] ?| to | until | till | through )"
_NTH = r"(?:st|nd|rd|th)?"
_FISCAL = (
    r"(?:(?:fiscal|financial)(?: year)?|FY) ?"
    r"(?:{year}(?:[-–/](?P<last>[12][0-9]{3}|[0-9]{2}))?|['’]?(?P<short_year>[0-9]{2})(?![0-9]))"
)
"""A fiscal year with its number or numbers."""
_NO_DAY = r"(?P<no_day>0{1,2}|3[2-9]|[4-9][0-9])"
"""A number beside a month that is no day of any."""


def _stated_year(found: re.Match[str], context: Context) -> int | None:
    """The year that the match names, as number, as "'68" or as "last year"."""
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"] or 0)
    if groups.get("short_year"):
        return _past_decade(int(groups["short_year"] or 0), context)
    if relative := groups.get("relative_year"):
        return context.published.year + {"last": -1, "this": 0, "next": 1}[relative.lower()]
    return None


def _month(found: re.Match[str], context: Context) -> int:
    return context.words.number("month", found["month"])


def _iso_day(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    day = date(int(found["year"]), int(found["m"]), int(found["d"]))
    return a_day(day, grain="hour" if found.groupdict().get("time") else "day")


def _numeric_day(found: re.Match[str], context: Context) -> Interval | None:
    """ "27/3/2024": which number is the day may be told by its size, the caller, or the day of publication."""
    year = int(found["numeric_year"])
    if year < 100:
        latest = context.published.year + _SHORT_YEARS_AHEAD
        year = latest - (latest - year) % 100
    first, second = int(found["a"]), int(found["b"])
    orders = {True: (first, second), False: (second, first)}
    if found["separator"] == "." or second == first:
        orders.pop(False)
    days = {
        day_first: date(year, month, day)
        for day_first, (day, month) in orders.items()
        if 0 < month <= 12 and _exists(year, month, day)
    }
    if len(days) < 2:
        return next(map(a_day, days.values()), _NOWHERE if found["separator"] == "/" else None)
    if context.day_first is not None:
        return a_day(days[context.day_first])
    is_today = context.published in days.values()
    return a_day(context.published) if is_today else _NOWHERE


def _exists(year: int, month: int, day: int) -> bool:
    return 0 < day <= monthrange(year, month)[1]


def _day_of_month(found: re.Match[str], context: Context) -> Interval | None:
    """ "3 March 2024", "March 3"; a day that no calendar has ("31 February 2023") is a date without ends."""
    month, day = _month(found, context), int(found["day"])
    year = _stated_year(found, context)
    if not _exists(_A_LEAP_YEAR if year is None else year, month, day):
        return _NOWHERE
    if year is not None:
        return a_day(date(year, month, day))
    return context.of_years(lambda year: a_day(date(year, month, day)))


def _no_day(*_: object) -> Interval:
    """ "January 0, 2020", "32 January 2020": meant as a day, and none."""
    return _NOWHERE


def _days_of_month(found: re.Match[str], context: Context) -> Interval | None:
    month, first, last = _month(found, context), int(found["day"]), int(found["day2"])

    def make(year: int) -> Interval:
        interval = joined(a_day(date(year, month, first)), a_day(date(year, month, last)))
        if interval is None:
            raise ValueError("the days run backwards")
        return interval

    year = _stated_year(found, context)
    return make(year) if year is not None else context.of_years(make)


def _two_days_of_month(found: re.Match[str], context: Context) -> Interval | None:
    """ "3 and 4 March": two days that follow each other; others are two dates."""
    return _days_of_month(found, context) if int(found["day2"]) == int(found["day"]) + 1 else None


def _month_of_year(found: re.Match[str], context: Context) -> Interval | None:
    month = _month(found, context)
    year = _stated_year(found, context)
    return a_month(year, month) if year is not None else context.of_years(lambda year: a_month(year, month))


def _quarter_to(found: re.Match[str], context: Context) -> Interval | None:
    """ "the December quarter": the three months that end with it."""
    month = _month(found, context)

    def make(year: int) -> Interval:
        return months_from(date(year, month, 1) - relativedelta(months=2), 3, "quarter")

    year = _stated_year(found, context)
    return make(year) if year is not None else context.of_years(make)


def _week_of_year(found: re.Match[str], context: Context) -> Interval | None:
    """ "week 12 of 2024", by ISO 8601: a week belongs to the year that has its Thursday."""
    number = int(found["week"])

    def make(year: int) -> Interval:
        first = date.fromisocalendar(year, number, 1)
        return Interval(first=first, last=first + timedelta(days=6), grain="week")

    year = _stated_year(found, context)
    return make(year) if year is not None else context.of_years(make)


def _bare_day(found: re.Match[str], context: Context) -> Interval | None:
    """ "the 27th": of the month of publication or one next to it."""
    day = int(found["day"])
    months = (context.published.replace(day=1) + relativedelta(months=shift) for shift in (-2, -1, 0, 1, 2))
    return context.chosen(a_day(month.replace(day=day)) for month in months if _exists(month.year, month.month, day))


def _year(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return a_year(int(found["year"]))


def _short_year(found: re.Match[str], context: Context) -> Interval:
    """ "in '89"."""
    return a_year(_past_decade(int(found["short_year"]), context))


def _years(found: re.Match[str], context: Context) -> Interval | None:
    """ "2014-16" and "2014 to 2016"; "2024-03" is a month, "2014-77" nothing."""
    first, written = int(found["year"]), found["last"]
    last = _ending(first, written)
    latest = first + _LONGEST_SPAN if len(written) == 4 else context.published.year + _SHORT_YEARS_AHEAD
    if first < last <= latest:
        return joined(a_year(first), a_year(last))
    return a_month(first, int(written)) if len(written) == 2 and 1 <= int(written) <= 12 else None


def _spoken_year(found: re.Match[str], context: Context) -> Interval:
    """ "nineteen seventy-nine", "the year two thousand"."""
    tens = _spoken(found["numeral"], context) if found["numeral"] else 0
    return a_year((1900 if found["hundreds"].lower() == "nineteen" else 2000) + tens)


def _spoken(numeral: str, context: Context) -> int:
    return sum(context.words.number("numeral", word) for word in numeral.replace("-", " ").split())


def _decade(found: re.Match[str], context: Context) -> Interval:
    """ "the 1990s", "the '90s"; "the 1900s" and earlier hundreds are a century, "the 2000s" a decade."""
    written = found["decade"].lstrip("'’")
    year = int(written)
    if len(written) == 2:
        return a_decade(_past_decade(year, context))
    return a_decade(year) if year % 100 or year >= 2000 else months_from(date(year, 1, 1), 1200, "century")


def _named_decade(found: re.Match[str], context: Context) -> Interval:
    return a_decade(_past_decade(context.words.number("decade", found["decade_word"]), context))


def _past_decade(tens: int, context: Context) -> int:
    return context.published.year - (context.published.year - tens) % 100


def _century(found: re.Match[str], context: Context) -> Interval:
    return a_century(context.words.ordinal(found["ordinal"]))


def _quarter(found: re.Match[str], context: Context) -> Interval | None:
    groups = found.groupdict()
    if groups.get("last_q"):
        number = 1 if groups["last_q"].lower() == "opening" else 4
    else:
        number = int(groups["q"]) if groups.get("q") else context.words.ordinal(found["ordinal"])
    year = _stated_year(found, context)
    if not 1 <= number <= 4:
        return None
    return a_quarter(year, number) if year is not None else context.of_years(lambda year: a_quarter(year, number))


def _season(found: re.Match[str], context: Context) -> Interval | None:
    """A season of a year; "last winter" is the latest that is over, "this" and "next" go by the year."""
    month = context.words.number("season", found["season"])
    if context.hemisphere == "south":
        month = (month + _SOUTHERN_SHIFT - 1) % 12 + 1
    year = _stated_year(found, context)
    if year is not None:
        return a_season(year, month)
    which = (found.groupdict().get("which") or "").lower()
    near = [a_season(context.published.year + shift, month) for shift in (-2, -1, 0, 1, 2)]
    return _by_direction(which, near, context)


def _by_direction(which: str, near: list[Interval], context: Context) -> Interval | None:
    """The last that is over, the next that has not begun, or the one that is meant."""
    today = context.published
    if which in {"last", "past", "this past"}:
        return next((found for found in reversed(near) if found.last is not None and found.last < today), None)
    if which in {"next", "coming", "this coming"}:
        return next((found for found in near if found.first is not None and found.first > today), None)
    return context.chosen(near)


def _holiday(found: re.Match[str], context: Context) -> Interval | None:
    """A holiday of a year, or the one that is meant; without ends where its day depends on a country not known."""
    name = context.words.holiday(found["holiday"])
    rule = context.words.value("holiday", found["holiday"])
    if is_national(name):
        country = country_before(found.string, found.start()) or context.country
        rule = national_day(name, country) or rule
    if not rule:
        return _NOWHERE
    year = _stated_year(found, context)
    if year is not None:
        return next(iter(days_of(rule, year)), _NOWHERE)
    which = (found.groupdict().get("which") or "").lower()
    near = [one for shift in (-1, 0, 1) for one in days_of(rule, context.published.year + shift)]
    return _by_direction(which, near, context)


def _named_day(found: re.Match[str], context: Context) -> Interval | None:
    """ "9/11", "the Sept. 11 attacks": a day with a name, from that day on."""
    day = date.fromisoformat(context.words.value("named_day", found["named_day"]))
    return a_day(day) if day <= context.published else None


def _fiscal_year(found: re.Match[str], context: Context) -> Interval | None:
    """ "fiscal 2023", "FY23", "the 2022-23 fiscal year", by the government's year where the country is known."""
    groups = found.groupdict()
    start = _fiscal_start(context)
    customs = customs_of(context.country)
    named_ahead = 1 if start > 1 and not customs.fiscal_by_start else 0
    if groups.get("last"):
        year = int(found["year"])
        last = _ending(year, found["last"])
        if last == year + 1:
            return months_from(date(year, start, 1), 12, "year") if start > 1 else joined(a_year(year), a_year(last))
        return None
    if groups.get("short_year"):
        latest = context.published.year + _SHORT_YEARS_AHEAD
        return months_from(date(latest - (latest - int(found["short_year"])) % 100 - named_ahead, start, 1), 12, "year")
    if groups.get("year"):
        return months_from(date(int(found["year"]) - named_ahead, start, 1), 12, "year")
    running = context.published.year - (context.published.month < start)
    shift = {"last": -1, "past": -1, "previous": -1, "latest": -1, "next": 1, "coming": 1}
    return months_from(date(running + shift.get(found["which_fiscal"].lower(), 0), start, 1), 12, "year")


def _fiscal_quarter(found: re.Match[str], context: Context) -> Interval | None:
    """ "the second fiscal quarter of 2023", "Q2 FY23": counted from the month in which the government's year begins."""
    groups = found.groupdict()
    if groups.get("last_q"):
        number = 1 if groups["last_q"].lower() == "opening" else 4
    else:
        number = int(groups["q"]) if groups.get("q") else context.words.ordinal(found["ordinal"] or found["ordinal1"])
    if not 1 <= number <= 4:
        return None
    start = _fiscal_start(context)
    by_start = bool(groups.get("last")) or customs_of(context.country).fiscal_by_start
    named_ahead = 1 if start > 1 and not by_start else 0

    def make(year: int) -> Interval:
        first = date(year - named_ahead, start, 1) + relativedelta(months=3 * (number - 1))
        return months_from(first, 3, "quarter")

    if groups.get("short_year"):
        latest = context.published.year + _SHORT_YEARS_AHEAD
        return make(latest - (latest - int(found["short_year"])) % 100)
    year = _stated_year(found, context)
    return make(year) if year is not None else context.of_years(make)


def _fiscal_start(context: Context) -> int:
    return customs_of(context.country).fiscal_month


def _ending(first: int, written: str) -> int:
    """The second year of "2014-16" and "2014-2016"."""
    return int(written) if len(written) == len("2016") else first // 100 * 100 + int(written)


def _half_year(found: re.Match[str], context: Context) -> Interval | None:
    """ "H1 2023", "1H23"."""
    half = int(found["half"])
    if (year := _stated_year(found, context)) is not None:
        return months_from(date(year, 6 * half - 5, 1), 6, "year")
    return context.of_years(lambda year: months_from(date(year, 6 * half - 5, 1), 6, "year"))


def _other_day(found: re.Match[str], context: Context) -> Interval | None:
    """ "15 Sha'ban 1445", "22 Bahman": a day of another calendar."""
    calendar, month, year = _other(found, context)
    day = int(found["day"])
    if year is not None:
        try:
            return a_day(day_in(calendar, year, month, day))
        except (ValueError, OverflowError):
            return _NOWHERE
    return context.chosen(_near(calendar, month, day, context))


def _other_month(found: re.Match[str], context: Context) -> Interval | None:
    """ "Shawwal 1445", "the month of Muharram"."""
    calendar, month, year = _other(found, context)
    return (
        month_in(calendar, year, month) if year is not None else context.chosen(_near(calendar, month, None, context))
    )


def _other_year(found: re.Match[str], context: Context) -> Interval | None:  # noqa: ARG001
    """ "1444 AH", "the Persian year 1402", "2012 E.C."."""
    calendar, year = _stated_other(found)
    return None if year is None else year_in(calendar, year)


def _buddhist_year(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return buddhist_year(int(found["buddhist"]))


def _other(found: re.Match[str], context: Context) -> tuple[Calendar, int, int | None]:
    calendar, year = _stated_other(found)
    return calendar, context.words.number(f"{calendar}_month", found[f"{calendar}_month"]), year


def _stated_other(found: re.Match[str]) -> tuple[Calendar, int | None]:
    """The calendar whose month or year the match names, and the year."""
    groups = found.groupdict()
    calendar = next(name for name in _CALENDARS if f"{name}_month" in groups or f"{name}_year" in groups)
    year = groups.get(f"{calendar}_year")
    return calendar, int(year) if year else None


def _near(calendar: Calendar, month: int, day: int | None, context: Context) -> list[Interval]:
    year = context.published.year
    return [one for shift in (-1, 0, 1) for one in occurrences(calendar, month, day, year + shift)]


RULES = (
    Rule(
        starts="number the",
        pattern=r"(?:the )?{day}"
        + _NTH
        + r"(?: of)? {hijri_month}(?:,?(?: of)?(?: the)?(?: year)? {hijri_year}(?: ?(?:A\.?H|H)\b\.?)?)?",
        read=_other_day,
    ),
    Rule(
        starts="hijri_month",
        pattern=r"{hijri_month} {day}" + _NTH + r",? {hijri_year}(?: ?(?:A\.?H|H)\b\.?)?",
        read=_other_day,
    ),
    Rule(
        starts="hijri_month", pattern=r"{hijri_month},?(?: of)? {hijri_year}(?: ?(?:A\.?H|H)\b\.?)?", read=_other_month
    ),
    Rule(
        starts="number the",
        pattern=r"(?:the )?{day}"
        + _NTH
        + r"(?: of)? {persian_month}(?:,?(?: of)?(?: the)?(?: year)? {persian_year}(?: ?(?:S\.?H|A\.?P)\b\.?)?)?",
        read=_other_day,
    ),
    Rule(
        starts="persian_month",
        pattern=r"{persian_month} {day}" + _NTH + r",? {persian_year}(?: ?(?:S\.?H|A\.?P)\b\.?)?",
        read=_other_day,
    ),
    Rule(
        starts="persian_month",
        pattern=r"{persian_month},?(?: of)? {persian_year}(?: ?(?:S\.?H|A\.?P)\b\.?)?",
        read=_other_month,
    ),
    Rule(
        starts="number the",
        pattern=r"(?:the )?{day}"
        + _NTH
        + r"(?: of)? {ethiopian_month}(?:,?(?: of)?(?: the)?(?: year)? {ethiopian_year}(?: ?E\.?C\b\.?)?)?",
        read=_other_day,
    ),
    Rule(
        starts="ethiopian_month",
        pattern=r"{ethiopian_month} {day}" + _NTH + r",? {ethiopian_year}(?: ?E\.?C\b\.?)?",
        read=_other_day,
    ),
    Rule(
        starts="ethiopian_month",
        pattern=r"{ethiopian_month},?(?: of)? {ethiopian_year}(?: ?E\.?C\b\.?)?",
        read=_other_month,
    ),
    Rule(starts="number", pattern=r"{hijri_year} ?(?-i:AH|A\.H)\b\.?", read=_other_year),
    Rule(
        starts="era the",
        pattern=r"(?:the )?(?:Hijri|Islamic)(?: calendar)? year(?: of)? {hijri_year}",
        read=_other_year,
    ),
    Rule(starts="number", pattern=r"{persian_year} ?(?-i:SH)\b", read=_other_year),
    Rule(
        starts="era the",
        pattern=r"(?:the )?(?:Persian|Iranian|Afghan)(?: solar)?(?: calendar)? year(?: of)? {persian_year}",
        read=_other_year,
    ),
    Rule(starts="number", pattern=r"{ethiopian_year} ?(?-i:E\.C)\b\.?", read=_other_year),
    Rule(starts="number", pattern=r"(?P<buddhist>2[45][0-9]{2}) ?(?-i:BE|B\.E)\b\.?", read=_buddhist_year),
    Rule(starts="era the", pattern=r"(?:the )?Buddhist (?:era )?year (?P<buddhist>2[45][0-9]{2})", read=_buddhist_year),
    Rule(
        starts="era the",
        pattern=r"(?:the )?(?:(?:fiscal|financial)(?: year)?|FY) ?{year}(?:[-–/](?P<last>[12][0-9]{3}|[0-9]{2}))?",
        read=_fiscal_year,
    ),
    Rule(
        starts="number the",
        pattern=r"(?:the )?{year}(?:[-–/](?P<last>[12][0-9]{3}|[0-9]{2}))? (?:fiscal|financial) year",
        read=_fiscal_year,
    ),
    Rule(starts="era fy", pattern=r"(?:FY|fiscal year ?)['’]?(?P<short_year>[0-9]{2})", read=_fiscal_year),
    Rule(starts="fy", pattern=r"FY{year}", read=_fiscal_year),
    Rule(
        starts="relative the",
        pattern=(
            r"(?:the )?(?P<which_fiscal>last|past|previous|latest|this|current|next|coming) (?:fiscal|financial) year"
        ),
        read=_fiscal_year,
    ),
    Rule(starts="q", pattern=r"H(?P<half>[12])(?:[\x20,-]{1,2}(?:of )?{year})?", read=_half_year),
    Rule(starts="number", pattern=r"(?P<half>[12])H(?:[\x20,-]{1,2}(?:of )?{year})", read=_half_year),
    Rule(starts="number", pattern=r"(?P<q>[1-4])Q(?:[\x20,-]{1,2}(?:of )?{year})", read=_quarter),
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
        pattern=r"(?:the )?(?:{any_weekday},?(?: the)? )?{day}" + _NTH + r"(?: of)? {month}" + _YEAR,
        read=_day_of_month,
    ),
    Rule(
        starts="month weekday",
        pattern=r"(?:{any_weekday},? )?{month} (?:the )?{day}" + _NTH + _YEAR,
        read=_day_of_month,
    ),
    Rule(
        starts="number from the",
        pattern=r"(?:from )?(?:the )?{day}" + _NTH + _TO + r"(?:the )?{day2}" + _NTH + r"(?: of)? {month}" + _YEAR,
        read=_days_of_month,
    ),
    Rule(
        starts="from month",
        pattern=r"(?:from )?{month} {day}" + _NTH + _TO + r"{day2}" + _NTH + _YEAR,
        read=_days_of_month,
    ),
    Rule(
        starts="number the",
        pattern=r"(?:the )?{day}" + _NTH + r" and (?:the )?{day2}" + _NTH + r"(?: of)? {month}" + _YEAR,
        read=_two_days_of_month,
    ),
    Rule(
        starts="month",
        pattern=r"{month} {day}" + _NTH + r" and {day2}" + _NTH + _YEAR,
        read=_two_days_of_month,
    ),
    Rule(
        starts="between",
        pattern=r"between (?:the )?{day}" + _NTH + r" and (?:the )?{day2}" + _NTH + r"(?: of)? {month}" + _YEAR,
        read=_days_of_month,
    ),
    Rule(
        starts="between",
        pattern=r"between {month} {day}" + _NTH + r" and {day2}" + _NTH + _YEAR,
        read=_days_of_month,
    ),
    Rule(starts="month", pattern=r"{month}(?:,?(?: of)? {year}|,?(?: of)? {relative_year} year)", read=_month_of_year),
    Rule(starts="month", pattern=r"{month},? ?['’](?P<short_year>[0-9]{2})(?![0-9])", read=_month_of_year),
    Rule(starts="month", pattern=r"{month} " + _NO_DAY + _NTH + r",? {year}", read=_no_day),
    Rule(starts="number", pattern=_NO_DAY + _NTH + r"(?: of)? {month},? {year}", read=_no_day),
    Rule(starts="month", pattern=r"{month}", read=_month_of_year, guard=bare_month),
    Rule(starts="number the", pattern=r"(?:the )?{day}(?:st|nd|rd|th)", read=_bare_day, guard=bare_day),
    Rule(starts="number", pattern=r"{year}", read=_year, guard=bare_year),
    Rule(starts="number", pattern=r"['’](?P<short_year>[0-9]{2})(?![0-9])", read=_short_year, guard=short_year),
    Rule(starts="the year", pattern=r"(?:the )?year {year}", read=_year),
    Rule(
        starts="number from",
        pattern=r"(?:from )?{year}(?: ?[‐‑–—/-] ?(?P<last>[12][0-9]{3}|[0-9]{2}))",
        read=_years,
    ),
    Rule(
        starts="number from",
        pattern=r"(?:from )?{year}(?: to | until | through )(?P<last>[12][0-9]{3})",
        read=_years,
    ),
    Rule(
        starts="number the year",
        pattern=r"(?:the year )?(?P<hundreds>nineteen) {numeral}",
        read=_spoken_year,
    ),
    Rule(
        starts="the year",
        pattern=r"(?:the )?year (?P<hundreds>two thousand)(?:(?: and)? {numeral})?",
        read=_spoken_year,
    ),
    Rule(
        starts="number the",
        pattern=r"(?:the )?(?P<decade>[12][0-9]{2}0|['’]?[2-9]0)(?:['’]?s)",
        read=_decade,
        guard=short_decade,
    ),
    Rule(starts="decade the", pattern=r"(?:the )?{decade_word}", read=_named_decade, guard=named_decade),
    Rule(starts="ordinal number the", pattern=r"(?:the )?{ordinal}[\x20-]century", read=_century),
    Rule(starts="q", pattern=r"Q(?P<q>[1-4])(?:[\x20,-]{1,2}(?:of )?{year})?", read=_quarter),
    Rule(starts="number", pattern=r"{year}[\x20-]?Q(?P<q>[1-4])", read=_quarter),
    Rule(
        starts="ordinal number the",
        pattern=r"(?:the )?{ordinal}[\x20-]quarter(?:,?(?: of)?(?: the)? {year}|(?: of)? {relative_year} year)?",
        read=_quarter,
    ),
    Rule(
        starts="ordinal number era the",
        pattern=(
            r"(?:the )?(?:{ordinal}[\x20-](?:fiscal|financial)|(?:fiscal|financial) {ordinal1})[\x20-]quarter"
            r"(?:,?(?: of)?(?: the)? {year}|(?: of)? {relative_year} year)?"
        ),
        read=_fiscal_quarter,
    ),
    Rule(
        starts="ordinal number the",
        pattern=r"(?:the )?{ordinal}[\x20-](?:(?:fiscal|financial) )?quarter,?(?: of| in)?(?: the)? " + _FISCAL,
        read=_fiscal_quarter,
    ),
    Rule(
        starts="relative part the",
        pattern=r"(?:the )?(?P<last_q>last|final|opening) quarter of (?:the )?" + _FISCAL,
        read=_fiscal_quarter,
    ),
    Rule(starts="q", pattern=r"Q(?P<q>[1-4])(?:,? (?:of )?| ?[/-] ?)" + _FISCAL, read=_fiscal_quarter),
    Rule(starts="era fy", pattern=_FISCAL + r"(?:['’]s)?,?[\x20-]?Q(?P<q>[1-4])", read=_fiscal_quarter),
    Rule(starts="era fy", pattern=_FISCAL + r"(?:['’]s)?,? {ordinal}[\x20-]quarter", read=_fiscal_quarter),
    Rule(
        starts="month the",
        pattern=r"(?:the )?{month} quarter(?![-\x20]?final)(?:,?(?: of)? {year}|(?: of)? {relative_year} year)?",
        read=_quarter_to,
    ),
    Rule(starts="unit", pattern=r"week (?P<week>[1-9]|[1-4][0-9]|5[0-3])(?:,?(?: of| in)?) {year}", read=_week_of_year),
    Rule(
        starts="relative part the",
        pattern=r"(?:the )?(?P<last_q>last|final|opening) quarter of (?:{year}|{relative_year} year)",
        read=_quarter,
    ),
    Rule(starts="number the", pattern=r"(?:the )?{year}(?:['’]s)? {ordinal}[\x20-]quarter", read=_quarter),
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
"""The grammar of absolute dates; of the rules that match at a place the longest match wins, then the earlier rule."""
