"""The axis of a timeline: which days it covers, in bins of which size, and where its ticks stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import MAXYEAR, date
from typing import Literal

import msgspec

BinSize = Literal["day", "week", "month", "year", "decade"]

_FULLEST: tuple[tuple[BinSize, int], ...] = (("day", 75), ("week", 7 * 75), ("month", 366 * 10), ("year", 366 * 120))
"""The longest axis, in days, for each size of bin: at most about a hundred columns stay apart at a page's width."""
_MONTHS = {"month": 1, "year": 12, "decade": 120}
_LEAST_DAYS = 14
_FAR_SHARE = 0.1
_FAR_DAYS = 31
"""An axis leaves out at most a tenth of the dates, when they lie far from all others: a background paragraph on 1960
must not press the month's events into one column."""


class Axis(msgspec.Struct, frozen=True, kw_only=True):
    """Days in bins. `starts`: the ordinal of each bin's first day; `end`: the first day after the last bin."""

    size: BinSize
    starts: tuple[int, ...]
    end: int

    @property
    def start(self) -> int:
        """The first day, as an ordinal."""
        return self.starts[0]

    def bin_of(self, day: int) -> int:
        """The number of the bin that holds the day; the day must lie on the axis."""
        return bisect_right(self.starts, day) - 1

    def length_of(self, number: int) -> int:
        """How many days the bin has."""
        following = self.starts[number + 1] if number + 1 < len(self.starts) else self.end
        return following - self.starts[number]


def make_axis(days: Sequence[int], *, since: int | None = None, until: int | None = None) -> Axis:
    """The axis for events on these days (ordinals); `since` and `until` fix its ends.

    Without fixed ends a few far-off days are left out: see `_FAR_SHARE`.
    """
    first, last = _core(sorted(days)) if days else (since or until or 1, until or since or 1)
    first = first if since is None else since
    last = max(first, last if until is None else until)
    size: BinSize = next((size for size, most in _FULLEST if last - first < most), "decade")
    lacking = _LEAST_DAYS - (last - first + 1)
    if lacking > 0:
        first -= (lacking // 2) if since is None else 0
        last += lacking - lacking // 2
    first = max(first, 1)
    starts = [_floor(first, size)]
    while (following := _next(starts[-1], size)) <= last:
        starts.append(following)
    return Axis(size=size, starts=tuple(starts), end=following)


def ticks(axis: Axis, *, most: int = 10) -> list[tuple[int, str, str]]:
    """Days to label on the axis, at most about `most`: ordinal, label, and the year where it is new (else empty)."""
    length = axis.end - axis.start
    steps: Iterable[tuple[BinSize, int]] = (
        ("day", 1), ("day", 2), ("week", 1), ("week", 2), ("month", 1), ("month", 2), ("month", 3), ("month", 6),
        ("year", 1), ("year", 2), ("year", 5), ("decade", 1), ("decade", 2), ("decade", 5), ("decade", 10),
        ("decade", 50), ("decade", 100),
    )  # fmt: skip
    usual = {"day": 1, "week": 7, "month": 30.4, "year": 365.25, "decade": 3652.5}
    size, every = next((step for step in steps if length / (usual[step[0]] * step[1]) <= most), ("decade", 1000))
    found: list[tuple[int, str, str]] = []
    day, year = _floor(axis.start, size), ""
    while day < axis.end:
        if day >= axis.start and _counts(day, size, every):
            label, of_year = _label(day, size)
            found.append((day, label, of_year if of_year != year else ""))
            year = of_year
        following = _next(day, size)
        if following <= day:
            break
        day = following
    return found


def long_date(day: int) -> str:
    """ "5 March 2024"."""
    moment = date.fromordinal(day)
    return f"{moment.day} {moment:%B} {moment.year}"


def bin_name(axis: Axis, number: int) -> str:
    """How a bin is called: "5 March 2024", "week of 4 March 2024", "March 2024", "2024", "2020s"."""
    day = axis.starts[number]
    moment = date.fromordinal(day)
    return {
        "day": long_date(day),
        "week": f"week of {long_date(day)}",
        "month": f"{moment:%B} {moment.year}",
        "year": str(moment.year),
        "decade": f"{moment.year}s",
    }[axis.size]


def _core(days: Sequence[int]) -> tuple[int, int]:
    """The first and last of the days, without the few that lie far from all others."""
    kept = len(days) - int(len(days) * _FAR_SHARE)
    lengths = [(days[at + kept - 1] - days[at], at) for at in range(len(days) - kept + 1)]
    length, at = min(lengths)
    first, last = days[at], days[at + kept - 1]
    reach = max(length, _FAR_DAYS)
    near = [day for day in days if first - reach <= day <= last + reach]
    return near[0], near[-1]


def _floor(day: int, size: BinSize) -> int:
    if size == "day":
        return day
    if size == "week":
        return max(1, day - date.fromordinal(day).weekday())
    moment = date.fromordinal(day)
    if size == "month":
        return moment.replace(day=1).toordinal()
    year = moment.year if size == "year" else max(1, moment.year // 10 * 10)
    return date(year, 1, 1).toordinal()


def _next(day: int, size: BinSize) -> int:
    if size == "day":
        return day + 1
    moment = date.fromordinal(day)
    if size == "week":
        return day + 7 - moment.weekday()
    months = moment.year * 12 + moment.month - 1 + _MONTHS[size]
    if size == "decade":
        months = (moment.year // 10 * 10 + 10) * 12
    year, month = divmod(months, 12)
    return date(year, month + 1, 1).toordinal() if year <= MAXYEAR else date.max.toordinal() + 1


def _counts(day: int, size: BinSize, every: int) -> bool:
    """Whether a step that takes every n-th unit stops here; counted from fixed points, so that ticks fall on them."""
    moment = date.fromordinal(day)
    number = {
        "day": moment.day - 1,
        "week": (day - 1) // 7,
        "month": moment.month - 1,
        "year": moment.year,
        "decade": moment.year // 10,
    }[size]
    return number % every == 0


def _label(day: int, size: BinSize) -> tuple[str, str]:
    moment = date.fromordinal(day)
    if size in {"day", "week"}:
        return f"{moment.day} {moment:%b}", str(moment.year)
    if size == "month":
        return f"{moment:%b}", str(moment.year)
    return str(moment.year), ""
