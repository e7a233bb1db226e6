"""Days, months and years of other calendars: "15 Sha'ban 1445", "22 Bahman", "the Persian year 1402", "2566 BE"."""

from __future__ import annotations

import re

from dateline.resolving.dates.absolute.stated import NTH
from dateline.resolving.dates.calendars import Calendar, buddhist_year, day_in, month_in, occurrences, year_in
from dateline.resolving.dates.context import Context
from dateline.resolving.dates.intervals import NOWHERE, Interval, a_day
from dateline.resolving.dates.rules import Rule

_CALENDARS: tuple[Calendar, ...] = ("hijri", "persian", "ethiopian")


def _other_day(found: re.Match[str], context: Context) -> Interval | None:
    """ "15 Sha'ban 1445", "22 Bahman": a day of another calendar."""
    calendar, month, year = _other(found, context)
    day = int(found["day"])
    if year is not None:
        try:
            return a_day(day_in(calendar, year, month, day))
        except (ValueError, OverflowError):
            return NOWHERE
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


def _rules_of(calendar: Calendar, era: str) -> tuple[Rule, ...]:
    """The rules on days and months of a calendar, whose years may have an era after them."""
    month, year = f"{{{calendar}_month}}", f"{{{calendar}_year}}(?: ?{era}\\b\\.?)?"
    return (
        Rule(
            starts="number the",
            pattern=rf"(?:the )?{{day}}{NTH}(?: of)? {month}(?:,?(?: of)?(?: the)?(?: year)? {year})?",
            read=_other_day,
        ),
        Rule(starts=f"{calendar}_month", pattern=rf"{month} {{day}}{NTH},? {year}", read=_other_day),
        Rule(starts=f"{calendar}_month", pattern=rf"{month},?(?: of)? {year}", read=_other_month),
        Rule(
            starts="unit the",
            pattern=rf"(?:the )?(?:(?:holy|sacred|lunar|Islamic|Muslim) )?month of {month}(?:,?(?: of)? {year})?",
            read=_other_month,
        ),
    )


RULES = (
    *_rules_of("hijri", r"(?:A\.?H|H)"),
    *_rules_of("persian", r"(?:S\.?H|A\.?P)"),
    *_rules_of("ethiopian", r"E\.?C"),
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
)
