"""Quarters, halves and weeks of calendar years."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from dateline.resolving.dates.absolute.stated import of_year, stated_month, stated_quarter
from dateline.resolving.dates.context import Context
from dateline.resolving.dates.intervals import Interval, a_quarter, months_from
from dateline.resolving.dates.rules import Rule


def _quarter(found: re.Match[str], context: Context) -> Interval | None:
    number = stated_quarter(found, context)
    return None if number is None else of_year(found, context, lambda year: a_quarter(year, number))


def _quarter_to(found: re.Match[str], context: Context) -> Interval | None:
    """ "the December quarter": the three months that end with it."""
    month = stated_month(found, context)

    def make(year: int) -> Interval:
        return months_from(date(year, month, 1) - relativedelta(months=2), 3, "quarter")

    return of_year(found, context, make)


def _half_year(found: re.Match[str], context: Context) -> Interval | None:
    """ "H1 2023", "1H23"."""
    half = int(found["half"])
    return of_year(found, context, lambda year: months_from(date(year, 6 * half - 5, 1), 6, "year"))


def _week_of_year(found: re.Match[str], context: Context) -> Interval | None:
    """ "week 12 of 2024", by ISO 8601: a week belongs to the year that has its Thursday."""
    number = int(found["week"])

    def make(year: int) -> Interval:
        first = date.fromisocalendar(year, number, 1)
        return Interval(first=first, last=first + timedelta(days=6), grain="week")

    return of_year(found, context, make)


RULES = (
    Rule(starts="q", pattern=r"H(?P<half>[12])(?:[\x20,-]{1,2}(?:of )?{year})?", read=_half_year),
    Rule(starts="number", pattern=r"(?P<half>[12])H(?:[\x20,-]{1,2}(?:of )?{year})", read=_half_year),
    Rule(starts="number", pattern=r"(?P<q>[1-4])Q(?:[\x20,-]{1,2}(?:of )?{year})", read=_quarter),
    Rule(starts="q", pattern=r"Q(?P<q>[1-4])(?:[\x20,-]{1,2}(?:of )?{year})?", read=_quarter),
    Rule(starts="number", pattern=r"{year}[\x20-]?Q(?P<q>[1-4])", read=_quarter),
    Rule(
        starts="ordinal number the",
        pattern=r"(?:the )?{ordinal}[\x20-]quarter(?:,?(?: of)?(?: the)? {year}|(?: of)? {relative_year} year)?",
        read=_quarter,
    ),
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
)
