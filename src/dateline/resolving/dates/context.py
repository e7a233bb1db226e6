"""What a date expression is resolved against: the day of publication, the date told before, the tense."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from dateline.resolving.dates.customs import Hemisphere
from dateline.resolving.dates.intervals import Interval
from dateline.resolving.dates.words import DateWords

Tense = Literal["past", "future", None]

_AHEAD = timedelta(days=100)
"""How far ahead a date without year may lie where the tense is unknown; best on the even blocks of TempEval-3's
training part among 0, 30, 60, 80, 100, 120, 150 and 180 days."""
_SOON, _LONG_AGO = timedelta(days=30), timedelta(days=270)
"""A day without year that lies this far ahead, and this long ago the year before, is the coming one: no writer leaves
out the year of a day so long ago."""
_LEAP_REACH = 8
"""Years searched for a date that its neighbour years lack: so far two leap days can be apart (1896 and 1904)."""


LOOKS_BACK = frozenset({"last", "past", "this past"})
LOOKS_AHEAD = frozenset({"next", "coming", "this coming"})


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """The setting of one expression."""

    words: DateWords
    published: date
    previous: Interval | None = None
    """The last date that the text told before this one."""
    tense: Tense = None
    day_first: bool | None = None
    hemisphere: Hemisphere = "north"
    country: str | None = None
    """Whose holidays and fiscal years are meant where the words do not say."""
    guarded: bool = True
    """Whether words that may be no date must show that they are one."""

    @property
    def anchor(self) -> Interval:
        """What "a year earlier" counts from: the previous date, or else the day of publication."""
        if self.previous is not None:
            return self.previous
        return Interval(first=self.published, last=self.published, grain="day")

    def of_years(self, make: Callable[[int], Interval]) -> Interval | None:
        """The one of a yearly interval that is meant; years in which it does not exist are left out.

        Args:
            make: gives the interval of a year, or raises ValueError.
        """
        near = self.chosen(_made(make, self.published.year, 1))
        return near if near is not None else self.chosen(_made(make, self.published.year, _LEAP_REACH))

    def chosen(self, choices: Iterable[Interval]) -> Interval | None:
        """The choice that is meant, by tense; if unknown the last one, unless the next is near.

        Args:
            choices: in order of time.
        """
        past = coming = None
        for choice in choices:
            if choice.first is None or choice.last is None:
                continue
            if choice.first <= self.published:
                past = choice
            if coming is None and choice.last >= self.published:
                coming = choice
        if self.tense == "future":
            found = coming
        elif coming is None or coming.first is None:
            found = past
        elif self.tense == "past":
            found = coming if self._is_next(coming.first, past) else past
        else:
            found = coming if self._is_nearer(coming.first, past) else past
        return None if found is None else msgspec.structs.replace(found, floating=True)

    def directed(self, which: str, choices: Sequence[Interval]) -> Interval | None:
        """The last choice that is over for "last", the first that has not begun for "next", else the one that is meant.

        Args:
            which: the word before the date, in lower case; empty if it has none.
            choices: in order of time.
        """
        if which in LOOKS_BACK:
            return next((one for one in reversed(choices) if one.last is not None and one.last < self.published), None)
        if which in LOOKS_AHEAD:
            return next((one for one in choices if one.first is not None and one.first > self.published), None)
        return self.chosen(choices)

    def _is_next(self, coming: date, past: Interval | None) -> bool:
        """Whether a day soon to come is meant, whatever the tense: "granted bail until his hearing on 1 March"."""
        if past is None or past.last is None or past.first != past.last:
            return False
        return coming - self.published <= _SOON and self.published - past.last > _LONG_AGO

    def _is_nearer(self, coming: date, past: Interval | None) -> bool:
        ahead = coming - self.published
        back = self.published - past.last if past is not None and past.last is not None else timedelta.max
        return ahead <= min(back, _AHEAD)


def _made(make: Callable[[int], Interval], around: int, reach: int) -> Iterable[Interval]:
    for year in range(around - reach, around + reach + 1):
        try:
            yield make(year)
        except ValueError:
            continue
