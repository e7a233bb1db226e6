"""What the rules of absolute dates share: how a year is written beside a date, and which year that is."""

from __future__ import annotations

import re
from collections.abc import Callable

from dateline.resolving.dates.context import Context
from dateline.resolving.dates.intervals import Interval

SHORT_YEARS_AHEAD = 20
"""A year of two digits lies at most so far ahead of publication."""
YEAR = r"(?:,? ?{year}|,?(?: of)? {relative_year} year|,? ?['’](?P<short_year>[0-9]{2})(?![0-9]))?"
"""The year after a day or month, which may be left out."""
NTH = r"(?:st|nd|rd|th)?"


def stated_month(found: re.Match[str], context: Context) -> int:
    """The month that the match names."""
    return context.words.number("month", found["month"])


def of_year(found: re.Match[str], context: Context, make: Callable[[int], Interval]) -> Interval | None:
    """The interval of the year that the match names, or else of the one that is meant."""
    year = stated_year(found, context)
    return make(year) if year is not None else context.of_years(make)


def stated_year(found: re.Match[str], context: Context) -> int | None:
    """The year that the match names, as number, as "'68" or as "last year"."""
    groups = found.groupdict()
    if groups.get("year"):
        return int(groups["year"] or 0)
    if groups.get("short_year"):
        return past_year(int(groups["short_year"] or 0), context)
    if relative := groups.get("relative_year"):
        return context.published.year + {"last": -1, "this": 0, "next": 1}[relative.lower()]
    return None


def past_year(tens: int, context: Context) -> int:
    """The last year with these two digits."""
    return context.published.year - (context.published.year - tens) % 100


def latest_year(digits: int, context: Context) -> int:
    """The year with these two digits that lies at most a little ahead of publication."""
    latest = context.published.year + SHORT_YEARS_AHEAD
    return latest - (latest - digits) % 100


def ending(first: int, written: str) -> int:
    """The second year of "2014-16" and "2014-2016"."""
    return int(written) if len(written) == len("2016") else first // 100 * 100 + int(written)


def stated_quarter(found: re.Match[str], context: Context) -> int | None:
    """Which quarter of a year the match names: by number, as an ordinal, as the opening or last one."""
    groups = found.groupdict()
    if groups.get("last_q"):
        return 1 if groups["last_q"].lower() == "opening" else 4
    number = int(groups["q"]) if groups.get("q") else context.words.ordinal(groups.get("ordinal") or groups["ordinal1"])
    return number if 1 <= number <= 4 else None
