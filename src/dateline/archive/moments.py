"""Moments: how people name a state of an archive."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from dateline.archive.history import BEGINNING, History
from dateline.errors import ArchiveError


def moment_of(when: str | date | int, history: History) -> datetime:
    """The moment that a day (its end, UTC), a date-time, a version's number or a snapshot's tag stands for.

    Raises:
        ArchiveError: there is no such version or tag, or the text is no moment.
    """
    if isinstance(when, int) or (isinstance(when, str) and when.isdecimal() and len(when) < len("20240101")):
        number = int(when)
        if number == 0:
            return BEGINNING
        if (mark := history.mark(number)) is None:
            raise ArchiveError("no_version", f"there is no version {number}; the newest is {history.version}")
        return mark.recorded_at
    if isinstance(when, datetime):
        return _aware(when)
    if isinstance(when, date):
        return datetime.combine(when, time.max, UTC)
    if (mark := history.tagged(when)) is not None:
        return mark.recorded_at
    try:
        found = datetime.fromisoformat(when)
    except (ValueError, TypeError) as error:
        raise ArchiveError("no_version", f"{when!r:.60} is no version, tag, day or moment") from error
    is_day = found.time() == time.min and len(when) <= len("2024-01-01")
    return datetime.combine(found.date(), time.max, UTC) if is_day else _aware(found)


def _aware(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
