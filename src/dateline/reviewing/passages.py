"""Passages of an article: words that a person names, and what stands around a sentence."""

from __future__ import annotations

import re

import msgspec

from dateline.errors import ArchiveError
from dateline.records import Article, Event, Evidence

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+")
_AROUND = 240
"""Characters at most that are shown before and after a sentence."""


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an article: `text` is the zone's text from `start` to `end`."""

    zone: str
    start: int
    end: int
    text: str


def find_words(article: Article, words: str, event: Event | None = None, *, within: Passage | None = None) -> Passage:
    """The place in the article where the words stand; in the sentences of the event, if they stand there.

    Args:
        article: where to look: the sentences of the event, then the zones from the body on.
        words: as they are written; capitals may differ.
        event: whose sentences come first, and near which the words are looked for in the rest of their zone.
        within: where alone they are to be looked for.

    Raises:
        ArchiveError: they do not stand there.
    """
    wanted = words.strip()
    evidence = event.evidence if event and not within else []
    stretches = [(one.zone, one.start, one.end) for one in evidence]
    near = {one.zone: one.start for one in reversed(evidence)}
    zones = sorted(article.zones, key=lambda zone: zone.name not in near)
    stretches += [(zone.name, 0, len(zone.text)) for zone in zones]
    if within:
        stretches = [(within.zone, within.start, within.end)]
    for exactly in (True, False):
        for zone, start, end in stretches:
            text = article.zone_text(zone)
            places = [
                place
                for place in _places(text, wanted, exactly=exactly)
                if start <= place and place + len(wanted) <= end
            ]
            if places:
                at = min(places, key=lambda place: abs(place - near.get(zone, 0)))
                return Passage(zone=zone, start=at, end=at + len(wanted), text=text[at : at + len(wanted)])
    raise ArchiveError(
        "bad_correction",
        f"{wanted!r:.60} does not stand in the {'sentence' if within else 'article'}",
        advice="Give words as the article has them.",
    )


def _places(text: str, words: str, *, exactly: bool) -> list[int]:
    # Whole words first: "Mali" is not looked for in "Malians" if it stands alone somewhere.
    flags = re.NOFLAG if exactly else re.IGNORECASE
    whole = [found.start() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, flags)]
    return (whole or [found.start() for found in re.finditer(re.escape(words), text, flags)]) if words else []


def around(article: Article, evidence: Evidence, *, sentences: int = 2) -> tuple[str, str]:
    """What stands before and after a sentence: so many sentences of its zone at most, cut where they are long."""
    text = article.zone_text(evidence.zone)
    before, after = text[: evidence.start].rstrip(), text[evidence.end :].lstrip()
    starts = [0, *(found.end() for found in _SENTENCE_END.finditer(before + " ")), len(before)]
    kept = before[sorted({start for start in starts if start < len(before)})[-sentences:][0] :] if before else ""
    ends = [found.end() for found in _SENTENCE_END.finditer(after)][:sentences]
    follows = after[: ends[-1]] if len(ends) == sentences else after
    return _last(kept), _first(follows.rstrip())


def _last(text: str) -> str:
    return text if len(text) <= _AROUND else f"…{text[-_AROUND:]}"


def _first(text: str) -> str:
    return text if len(text) <= _AROUND else f"{text[:_AROUND]}…"
