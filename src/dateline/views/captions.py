"""The words that pictures share: counts, cut texts, and what a count means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.views import words

OTHER = "planned, possible or denied"
"""What the pale parts of a picture stand for: events of every status but actual."""
TITLE_LENGTH = 90
_MOST_LISTED = 8
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text_of(raw: str, *, most: int = 60) -> str:
    """The text on one line, without what XML or a terminal must not hold, cut to `most` characters with an ellipsis."""
    clean = words.safe(_NOT_XML.sub("", raw))
    return clean if len(clean) <= most else clean[: most - 1].rstrip() + "…"


def events_word(count: int) -> str:
    """ "1 event", "1,200 events"."""
    return f"{count:,} event{'' if count == 1 else 's'}"


def source_note(coders: Iterable[str]) -> str:
    """What a count means, and which coders made the events."""
    names = text_of(", ".join(coders), most=80)
    return "Counts are of events as articles report them: several may report the same happening." + (
        f" Coded by {names}." if names else ""
    )


def listed(counts: dict[str, int]) -> str:
    """ "Mali 12, Niger 3 and 4 more"."""
    shown = [f"{text_of(name, most=40)} {count:,}" for name, count in list(counts.items())[:_MOST_LISTED]]
    more = len(counts) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
