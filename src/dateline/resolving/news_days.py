"""The days that an article's news is of: it names that of a meeting once, and dates nothing that was said there.

Days of the week before publication count; a report of one day names it at its head, or names hardly any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from dateline.records import When

_RECENT = timedelta(days=8)
"""How long before publication the news of an article may be."""
_HEAD = 400
"""Characters at the head of the body that tell the news."""
_MOST = 3
"""Days from which on it is all one how many an article names."""


class NewsDays:
    """The recent days of an article.

    Args:
        dates: the date expressions of the body, in order.
        published: the day of publication; without it no day is recent.
    """

    def __init__(self, dates: Iterable[When], published: date | None) -> None:
        recent = [] if published is None else [when for when in dates if _is_recent(when, published)]
        times = Counter(map(day_of, recent))
        most = max(times.values(), default=0)
        self.main = next((when for when in recent if times[day_of(when)] == most), None)
        """The day that most of them mean, where it is named first."""
        self.first = next((when for when in recent if when.start < _HEAD), None)
        """The day that the head of the body names first."""
        self.number = min(len(times), _MOST)
        """How many days they mean."""
        self._share = "only" if len(times) == 1 else "most" if 2 * most > times.total() else "some"

    def clues(self, when: When, kind: str, tense: str) -> Iterable[str]:
        """What they say for a date, of an event of this kind that is told in this tense."""
        day = day_of(when)
        if day is None:
            return
        if self.main is not None and day_of(self.main) == day:
            yield from ("main day", f"main day, {kind}", f"main day, {tense}")
            yield from (f"{self._share} main day", f"{self._share} main day, {kind}")
        if self.first is not None and day_of(self.first) == day:
            yield from ("first day", f"first day, {kind}", f"first day, {tense}")


def day_of(when: When) -> str | None:
    """The day that a date means, or None when it means a longer time."""
    if when.from_ is None or when.to is None or when.from_[:10] != when.to[:10]:
        return None
    return when.from_[:10]


def _is_recent(when: When, published: date) -> bool:
    day = day_of(when)
    return day is not None and published - _RECENT <= date.fromisoformat(day) <= published
