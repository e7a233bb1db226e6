"""Run: one pass of a coder over sources, with what it was made of and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

RunState = Literal["started", "done", "stopped"]


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the articles of a run."""

    seen: int = 0
    """Articles and failures that the sources gave."""
    stored: int = 0
    """New articles, coded and stored."""
    updated: int = 0
    """New versions of articles that were there."""
    recoded: int = 0
    """Articles coded again, their text unchanged."""
    unchanged: int = 0
    """Articles that were there already, word for word."""
    failed: int = 0
    skipped: int = 0
    """Of the stored, updated and recoded ones: those that the coder does not code, as they are in another language."""
    without_events: int = 0
    """Of the stored, updated and recoded ones: those that were coded and report no event."""
    events: int = 0
    """Events stored."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One pass of a coder. All moments are UTC; a run that is `started` still works or was broken off."""

    id: str
    coder: str
    versions: dict[str, str] = {}
    """Versions of the coder's parts: program, models, knowledge tables."""
    settings: dict[str, str] = {}
    started_at: datetime
    ended_at: datetime | None = None
    state: RunState = "started"
    counts: Counts = Counts()
