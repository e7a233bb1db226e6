"""Dates as pages write them, to ISO 8601. Nothing is invented: no zone, time or day that the words do not state."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Literal

import msgspec

AMBIGUOUS: Literal["ambiguous"] = "ambiguous"
"""Stands for a date that can be read in two ways, such as 03/04/2024."""

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_MONTH_STARTS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = "mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_GAP = r"[\s,.]*"
_DAY = rf"""
    (?:(?P<weekday>{_WEEKDAYS})\b{_GAP})?
    (?: (?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})(?!\d)
      | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?{_GAP}(?:of\s+)?[-]?(?P<m2>{_MONTHS})\b{_GAP}[-]?(?P<y2>\d{{4}})(?!\d)
      | (?P<m3>{_MONTHS})\b{_GAP}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\b{_GAP}(?P<y3>\d{{4}})(?!\d)
      | (?P<a4>\d{{1,2}})(?P<sep>[-/.])(?P<b4>\d{{1,2}})(?P=sep)(?P<y4>\d{{4}})(?!\d)
    )
    (?:{_GAP}\(?(?P<weekday2>{_WEEKDAYS})\b\)?)?
"""
_ZONES = r"Z|UTC|GMT|CET|CEST|EET|EEST|MSK|EST|EDT|PST|PDT|MDT|WAT|CAT|SAST|JST|KST"
_CLOCK = rf"""
    (?P<hour>\d{{1,2}})[:.h](?P<minute>\d{{2}})(?::(?P<second>\d{{2}})(?:\.\d+)?)?(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?
    (?:\s*\(?(?P<zone>(?:{_ZONES})?\s?[+-]\d{{2}}:?\d{{2}}|(?:{_ZONES})\b)\)?)?
"""
_WHEN = re.compile(
    rf"(?<![\w/.-])(?:{_CLOCK}\s*(?:hrs|hours)?\s*(?:,|\||·|@|-|–|—|on\s)?\s*)?{_DAY}",
    re.IGNORECASE | re.VERBOSE,
)
_TIME_AFTER = re.compile(
    rf"\s*(?:,|\||·|•|@|-|–|—|/)?\s*(?:T|at\b)?\s*{_CLOCK}(?!\d)(?:\s*(?:hrs|hours)\b)?", re.IGNORECASE | re.VERBOSE
)
_YEAR = re.compile(r"\d{4}")
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T\s]\s*(\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?(?:\[.*\])?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
# Offsets of zone names that mean one thing wherever they are written (so not BST, CST, IST, AST).
_OFFSETS = {
    "Z": 0, "UTC": 0, "GMT": 0, "CET": 1, "WAT": 1, "CEST": 2, "EET": 2, "CAT": 2, "SAST": 2, "EEST": 3, "MSK": 3,
    "EST": -5, "EDT": -4, "PST": -8, "PDT": -7, "MDT": -6, "JST": 9, "KST": 9,
}  # fmt: skip
_FARTHEST_ZONE = 14
"""Hours from Greenwich of the zone farthest from it."""
_EARLIEST_YEAR = 1700
"""Newspapers online begin about here; earlier years are misread numbers."""


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A date found in a line: its place in the line, and its ISO form (None when it is ambiguous)."""

    start: int
    end: int
    iso: str | None


def stated_date(value: object) -> str | None:
    """ISO form of a date field's value (JSON-LD, meta, `datetime`), AMBIGUOUS, or None when it is no date."""
    text = str(value).strip() if isinstance(value, str | int) else ""
    if not text or len(text) > 100:
        return None
    if iso := _ISO.fullmatch(text):
        return _checked(iso[1], iso[2], iso[3])
    if _EPOCH.fullmatch(text):
        seconds = int(text[:10])
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    if compact := _COMPACT.fullmatch(text):
        return _checked("-".join(compact.groups()), None, None)
    found = next(iter(dates_in(text)), None)
    if found is None:
        return None
    return found.iso or AMBIGUOUS


def dates_in(line: str) -> list[Dated]:
    """The dates that a line states with day, month and year, in order, with their times where stated."""
    found: list[Dated] = []
    if not _YEAR.search(line):
        return found
    at = 0
    while match := _WHEN.search(line, at):
        end = match.end()
        clock = match
        if match["hour"] is None and (after := _TIME_AFTER.match(line, end)):
            clock, end = after, after.end()
        day = _day(match)
        if day is not None:
            iso = None if day == AMBIGUOUS else _with_clock(day, clock)
            found.append(Dated(start=match.start(), end=end, iso=iso))
        at = max(end, match.start() + 1)
    return found


def published_at(stated_at: str | None, shown_at: str | None) -> str | None:
    """The date of publication as the outlet dates it.

    Machines are often told the time at Greenwich, or at none, where readers are told the day at home: when both
    clocks show the same minute on neighbouring days, they mean the same moment, and the day shown holds.
    """
    if stated_at is None or shown_at is None or AMBIGUOUS in {stated_at, shown_at}:
        return stated_at or shown_at
    if stated_at == shown_at[:10]:
        return shown_at
    clocks = "T" in stated_at and "T" in shown_at and stated_at[13:16] == shown_at[13:16]
    if clocks and stated_at[:10] != shown_at[:10] and same_day(stated_at, shown_at):
        return shown_at
    return stated_at


def same_day(one: str, other: str, *, within: int = 1) -> bool:
    """Whether two ISO dates are the same day, or at most `within` days apart (zones move days)."""
    first, second = (datetime.fromisoformat(value[:10]) for value in (one, other))
    return abs((first - second).days) <= within


def _day(match: re.Match[str]) -> str | None:
    """ISO day of a match, AMBIGUOUS, or None when there is no such day."""
    if match["y1"]:
        return _checked(f"{match['y1']}-{int(match['m1']):02}-{int(match['d1']):02}", None, None)
    if match["y4"]:
        return _numeric_day(match)
    day, month, year = (
        (match["d2"], match["m2"], match["y2"]) if match["y2"] else (match["d3"], match["m3"], match["y3"])
    )
    return _checked(f"{year}-{_MONTH_STARTS.index(month[:3].casefold()) + 1:02}-{int(day):02}", None, None)


def _numeric_day(match: re.Match[str]) -> str | None:
    """Day of 28.03.2024 and the like: with dots the day leads; else the day above 12 or the weekday decides."""
    a, b, year = match["a4"], match["b4"], match["y4"]
    readings = {
        iso
        for day, month in ((a, b), (b, a))
        if (iso := _checked(f"{year}-{int(month):02}-{int(day):02}", None, None)) is not None
    }
    if match["sep"] == ".":
        readings = {iso for iso in readings if iso.endswith(f"-{int(b):02}-{int(a):02}")}
    weekday = match["weekday"] or match["weekday2"]
    if len(readings) > 1 and weekday:
        readings = {
            iso for iso in readings if datetime.fromisoformat(iso).strftime("%a").lower() == weekday[:3].lower()
        }
    if len(readings) > 1:
        return AMBIGUOUS
    return next(iter(readings), None)


def _with_clock(day: str, clock: re.Match[str]) -> str:
    """The day with the time of the match, or the day alone when the time is none."""
    if clock["hour"] is None:
        return day
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= 12:
            return day
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    time = f"{hour:02}:{clock['minute']}" + (f":{clock['second']}" if clock["second"] else "")
    return _checked(day, time, clock["zone"]) or day


def _checked(day: str, time: str | None, zone: str | None) -> str | None:
    """ISO form of the parts, or None when there is no such day, time or offset."""
    try:
        whole = f"{day}T{time}{_offset(zone)}" if time else day
        found = datetime.fromisoformat(whole)
    except ValueError:
        return None
    return whole if found.year >= _EARLIEST_YEAR else None


def _offset(zone: str | None) -> str:
    """ISO offset of a zone's name or digits; empty when unknown.

    Raises:
        ValueError: no zone is so far from Greenwich.
    """
    if not zone:
        return ""
    if digits := re.search(r"([+-])(\d\d):?(\d\d)?$", zone):
        if int(digits[2]) > _FARTHEST_ZONE or int(digits[3] or 0) > 59:
            raise ValueError(zone)
        return f"{digits[1]}{digits[2]}:{digits[3] or '00'}"
    hours = _OFFSETS.get(zone.strip().upper())
    return "" if hours is None else f"{hours:+03d}:00"
