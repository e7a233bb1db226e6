"""LedgerEntry: what became of what a source gave, so that absence can be told from failure."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, get_args

import msgspec

Outcome = Literal["stored", "updated", "recoded", "unchanged", "failed"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


class LedgerEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A count of articles of one source on one day with one outcome; those with a code to look into stand singly.

    Every article or failure that was seen is in exactly one entry.
    """

    day: date
    """UTC day on which the source was read."""
    source: str
    """The source as it was named."""
    outcome: Outcome
    count: int = 1
    item: str | None = None
    """The file, line or address of a single article."""
    stage: str | None = None
    """Where it failed: sources, pages, coding."""
    code: str | None = None
    """Code of the error; for stored ones the reason why there are no events: without_events, no_text, …"""
    message: str | None = None
    advice: str | None = None
    run: str
    recorded_at: datetime
