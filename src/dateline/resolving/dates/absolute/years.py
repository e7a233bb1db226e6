"""Years and more: "2014", "'89", "2014-16", "nineteen seventy-nine", decades, centuries."""

from __future__ import annotations

import re
from datetime import date

from dateline.resolving.dates.absolute.stated import SHORT_YEARS_AHEAD, ending, past_year
from dateline.resolving.dates.context import Context
from dateline.resolving.dates.guards import bare_year, named_decade, short_decade, short_year
from dateline.resolving.dates.intervals import Interval, a_century, a_decade, a_month, a_year, joined, months_from
from dateline.resolving.dates.rules import Rule

_LONGEST_SPAN = 150
"""Years; two numbers farther apart are no span of years."""


def _year(found: re.Match[str], context: Context) -> Interval:  # noqa: ARG001
    return a_year(int(found["year"]))


def _short_year(found: re.Match[str], context: Context) -> Interval:
    """ "in '89"."""
    return a_year(past_year(int(found["short_year"]), context))


def _years(found: re.Match[str], context: Context) -> Interval | None:
    """ "2014-16" and "2014 to 2016"; "2024-03" is a month, "2014-77" nothing."""
    first, written = int(found["year"]), found["last"]
    last = ending(first, written)
    latest = first + _LONGEST_SPAN if len(written) == 4 else context.published.year + SHORT_YEARS_AHEAD
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
        return a_decade(past_year(year, context))
    return a_decade(year) if year % 100 or year >= 2000 else months_from(date(year, 1, 1), 1200, "century")


def _named_decade(found: re.Match[str], context: Context) -> Interval:
    return a_decade(past_year(context.words.number("decade", found["decade_word"]), context))


def _century(found: re.Match[str], context: Context) -> Interval:
    return a_century(context.words.ordinal(found["ordinal"]))


RULES = (
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
)
