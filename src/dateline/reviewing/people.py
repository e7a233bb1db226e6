"""Whose corrections are whose: what each person coded alone, and what was settled between them."""

from __future__ import annotations

from collections.abc import Callable

from dateline.records import Correction

ADJUDICATED = "adjudicated"
"""The reason of a correction that settles a disagreement begins with this word, whoever made it."""


def is_adjudication(correction: Correction) -> bool:
    """Whether the correction settles what others disagreed on, and so is nobody's own coding."""
    return (correction.why or "").startswith(ADJUDICATED)


def adjudicated(why: str | None) -> str:
    """The reason that a settlement is stored with."""
    return f"{ADJUDICATED}: {why}" if why else ADJUDICATED


def own(who: str) -> Callable[[Correction], bool]:
    """Tells which corrections are that person's own coding."""
    return lambda correction: correction.who == who and not is_adjudication(correction)


def nobodys(correction: Correction) -> bool:
    """No correction at all: events as the coder found them."""
    del correction
    return False
