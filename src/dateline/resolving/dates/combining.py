"""What the words before a date make of it: "late", "the first half of", "until", "two weeks before", "the night of"."""

from __future__ import annotations

import re
from datetime import timedelta

import msgspec
from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from dateline.records import GRAINS
from dateline.resolving.dates.context import Context
from dateline.resolving.dates.intervals import (
    DAY,
    Interval,
    Third,
    a_day,
    months_from,
    moved,
    third_of,
    unit_around,
    unit_grain,
)
from dateline.resolving.dates.relative.counted import DIRECTIONS, stated_count, stated_unit, unit_at
from dateline.resolving.dates.rules import said
from dateline.resolving.dates.tense import tense_around

_DAY_GRAINS = frozenset({"hour", "part of day", "day"})
_DAY_RANK = GRAINS.index("day")
_PARTS: dict[str, Third] = {
    "early": "early", "beginning": "early", "start": "early", "opening": "early",
    "mid": "mid", "middle": "mid",
    "late": "late", "end": "late", "close": "late", "latter part": "late",
}  # fmt: skip


def bound(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:  # noqa: ARG001
    """ "since", "from", "until", "before", "after": one end, the other open."""
    word = said(found, "bound").split()[-1]
    if word in {"before", "after"} and inner.grain in {"hour", "part of day"}:
        return inner  # "after 9 a.m. on Tuesday" is still Tuesday
    first = last = None
    if word in {"since", "from"}:
        first = inner.first
    elif word in {"until", "till", "by", "than"}:
        last = inner.last
    elif word == "before":
        last = None if inner.first is None else inner.first - DAY
    else:
        first = None if inner.last is None else inner.last + DAY
    if first is None and last is None:
        return None
    return msgspec.structs.replace(inner, first=first, last=last)


def from_on(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "from Monday" with no other end: open in a phrase and by a verb that looks ahead, not in "a report from May"."""
    if inner.grain in {"hour", "part of day"}:
        return None
    if context.guarded and tense_around(found.string, found.start(), found.end()) != "future":
        return None
    return bound(found, inner, context)


def as_it_is(found: re.Match[str], inner: Interval, context: Context) -> Interval:  # noqa: ARG001
    """ "between", "from": what they mean is told by the other end."""
    return inner


def third(found: re.Match[str], inner: Interval, context: Context) -> Interval:  # noqa: ARG001
    """ "early", "mid-", "the end of"."""
    return third_of(inner, _PARTS[said(found, "part")])


def half(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:  # noqa: ARG001
    """ "the first half of", "the latter half of"; days and weeks have none."""
    first, last = inner.first, inner.last
    if first is None or last is None or inner.grain in {*_DAY_GRAINS, "week"}:
        return None
    second = said(found, "half") in {"second", "latter", "last"}
    if inner.grain == "month":
        ends = (first + timedelta(days=15), last) if second else (first, first + timedelta(days=14))
        return msgspec.structs.replace(inner, first=ends[0], last=ends[1])
    months = (12 * (last.year - first.year) + last.month - first.month + 1) // 2
    start = first + relativedelta(months=months) if second else first
    return msgspec.structs.replace(months_from(start, months, inner.grain), floating=inner.floating)


def nth(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "the first week of March", "the last Sunday in May", "the last day of 2024"."""
    written, unit = said(found, "nth"), said(found, "of")
    backwards = written in {"last", "final"}
    number = 1 if backwards else context.words.number("ordinal", written)
    if inner.grain == "day" and inner.first is not None and unit == "day" and not backwards:
        day = inner.first + (number - 1) * DAY  # of a feast: "the second day of Eid al-Adha"
        return msgspec.structs.replace(inner, first=day, last=day)
    if inner.first is None or inner.last is None or inner.grain in {*_DAY_GRAINS, "week"}:
        return None
    if unit == "week":
        shift = timedelta(days=7 * (number - 1))
        first = inner.last - 6 * DAY if backwards else inner.first + shift
        return Interval(first=first, last=first + 6 * DAY, grain="week", floating=inner.floating)
    step = 1 if unit == "day" else 7
    skipped = 0
    if unit != "day":
        weekday = context.words.number("weekday", unit)
        skipped = (inner.last.weekday() - weekday if backwards else weekday - inner.first.weekday()) % 7
    distance = timedelta(days=skipped + step * (number - 1))
    day = inner.last - distance if backwards else inner.first + distance
    if not inner.holds(day):
        return None
    return msgspec.structs.replace(a_day(day), floating=inner.floating)


def first_or_last(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "the first three months of 2018", "the last ten days of May"."""
    count, unit = stated_count(found, context), stated_unit(found, context)
    if inner.first is None or inner.last is None or inner.grain in _DAY_GRAINS or count is None:
        return None
    if said(found, "edge") in {"last", "final"}:
        first, last = moved(inner.last + DAY, unit, -count), inner.last
    else:
        first, last = inner.first, moved(inner.first, unit, count) - DAY
    if first > last or not (inner.holds(first) and inner.holds(last)):
        return None
    return Interval(first=first, last=last, grain=unit_grain(unit), floating=inner.floating)


def so_far(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "earlier this month": up to the day of publication; "later that year": from the date told before on."""
    if inner.first is None or inner.last is None or inner.grain in _DAY_GRAINS:
        return inner
    told = context.previous
    now = context.published if inner.holds(context.published) or told is None else told.last
    if now is None or not inner.holds(now):
        return inner
    if said(found, "how") != "later":
        return msgspec.structs.replace(inner, last=now)
    return msgspec.structs.replace(inner, first=now)


def on_day(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:  # noqa: ARG001
    """ "the night of 3 March", "6:49 GMT on 28 March"."""
    if inner.grain not in _DAY_GRAINS or inner.first is None or inner.last is None:
        return None
    return inner.with_grain("hour" if "clock" in found.re.groupindex else "part of day")


def unit_named(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "the week of March 3", "the month of May"."""
    unit = context.words.value("unit", found["unit"])
    if unit not in {"day", "week", "weekend", "month"}:
        return None
    if unit == "day":
        return inner if inner.grain == "day" else None
    if inner.first is None or (unit != "month" and inner.grain not in _DAY_GRAINS):
        return None
    return inner if unit == "month" else unit_around(inner.first, "weekend" if unit == "weekend" else "week")


def shifted(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "the day after Christmas", "two weeks before 3 March", "the eve of Easter": counted from the date after it."""
    groups = found.groupdict()
    unit = stated_unit(found, context)
    count = stated_count(found, context) if groups.get("number") else 1
    shift = DIRECTIONS[said(found, "way") or "before"]
    edge = inner.last if shift > 0 else inner.first
    if edge is None or count is None:
        return None
    is_coarser = GRAINS.index(inner.grain) > max(GRAINS.index(unit_grain(unit)), _DAY_RANK)
    if is_coarser and groups.get("way"):  # but a month has its eve
        return None
    return msgspec.structs.replace(unit_at(edge, unit, shift * count), floating=inner.floating)


def anniversary(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "the tenth anniversary of the 2014 annexation": so many years later."""
    groups = found.groupdict()
    years = context.words.ordinal(groups["ordinal"]) if groups["ordinal"] else stated_count(found, context)
    if inner.first is None or inner.last is None or years is None:
        return None
    first, last = moved(inner.first, "year", years), moved(inner.last, "year", years)
    return msgspec.structs.replace(inner, first=first, last=last, floating=False)


def span_up_to(found: re.Match[str], inner: Interval, context: Context) -> Interval | None:
    """ "the three months to June 2023", "the year ended 31 March": whole units up to the end of the date after it."""
    count, unit = stated_count(found, context), stated_unit(found, context)
    if inner.last is None or count is None or inner.grain not in {"day", "month", "quarter"}:
        return None
    first = moved(inner.last + DAY, unit, -count)
    return Interval(first=first, last=inner.last, grain=unit_grain(unit), floating=inner.floating)
