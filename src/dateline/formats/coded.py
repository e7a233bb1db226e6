"""What the writers share: what they take in, and how a cell of text is kept from being run as a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.records import Article, Event

Coded = Iterable[tuple[Article, Sequence[Event]]]
"""Articles with their events, read once, in order."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """The text, with a leading apostrophe if spreadsheets would run it as a formula: news text is hostile."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
