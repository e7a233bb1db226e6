"""Fiscal years and their quarters, which begin with the government's year of the country."""

from __future__ import annotations

import re
from datetime import date

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from dateline.resolving.dates.absolute.stated import ending, latest_year, of_year, stated_quarter
from dateline.resolving.dates.context import Context
from dateline.resolving.dates.customs import customs_of
from dateline.resolving.dates.intervals import Interval, a_year, joined, months_from
from dateline.resolving.dates.rules import Rule

_FISCAL = (
    r"(?:(?:fiscal|financial)(?: year)?|FY) ?"
    r"(?:{year}(?:[-–/](?P<last>[12][0-9]{3}|[0-9]{2}))?|['’]?(?P<short_year>[0-9]{2})(?![0-9]))"
)
"""A fiscal year with its number or numbers."""


def _fiscal_year(found: re.Match[str], context: Context) -> Interval | None:
    """ "fiscal 2023", "FY23", "the 2022-23 fiscal year", by the government's year where the country is known."""
    groups = found.groupdict()
    customs = customs_of(context.country)
    start = customs.fiscal_month
    named_ahead = 1 if start > 1 and not customs.fiscal_by_start else 0
    if groups.get("last"):
        year = int(found["year"])
        last = ending(year, found["last"])
        if last == year + 1:
            return months_from(date(year, start, 1), 12, "year") if start > 1 else joined(a_year(year), a_year(last))
        return None
    if groups.get("short_year"):
        return months_from(date(latest_year(int(found["short_year"]), context) - named_ahead, start, 1), 12, "year")
    if groups.get("year"):
        return months_from(date(int(found["year"]) - named_ahead, start, 1), 12, "year")
    running = context.published.year - (context.published.month < start)
    shift = {"last": -1, "past": -1, "previous": -1, "latest": -1, "next": 1, "coming": 1}
    return months_from(date(running + shift.get(found["which_fiscal"].lower(), 0), start, 1), 12, "year")


def _fiscal_quarter(found: re.Match[str], context: Context) -> Interval | None:
    """ "the second fiscal quarter of 2023", "Q2 FY23": counted from the month in which the government's year begins."""
    groups = found.groupdict()
    number = stated_quarter(found, context)
    if number is None:
        return None
    customs = customs_of(context.country)
    start = customs.fiscal_month
    by_start = bool(groups.get("last")) or customs.fiscal_by_start
    named_ahead = 1 if start > 1 and not by_start else 0

    def make(year: int) -> Interval:
        first = date(year - named_ahead, start, 1) + relativedelta(months=3 * (number - 1))
        return months_from(first, 3, "quarter")

    if groups.get("short_year"):
        return make(latest_year(int(found["short_year"]), context))
    return of_year(found, context, make)


RULES = (
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
)
