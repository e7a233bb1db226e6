"""Matching: which event of one coding is the same as one of another, by its words and parties, not by its id.

Corrections find their events with it after the article was coded again, and so do comparisons of two states.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dateline.records import Article, Attribution, Entity, Event, Evidence, Figure, Place, Quantity, Trigger, When

Part = Entity | Place | When | Attribution | Figure


def same_event(
    wanted: Event, candidates: Sequence[Event], *, then: Article, now: Article, types: Iterable[str] = ()
) -> Event | None:
    """The candidate that is the wanted event, or None.

    It has the same id; or it reports from the same words, with an overlapping trigger or the same type, and shares a
    party, if either has any. Of several, the one with more in common is taken.

    Args:
        wanted: an event of an earlier coding.
        candidates: events of a later one.
        then: the article as it was coded earlier.
        now: the article as it was coded later.
        types: types that count as the wanted one's, besides its own.
    """
    for candidate in candidates:
        if candidate.id == wanted.id:
            return candidate
    allowed = {wanted.type, *types}
    best, most = None, (0, 0, 0)
    for candidate in candidates:
        words = _shared_words(wanted, candidate, then=then, now=now)
        parties = len(_parties(wanted) & _parties(candidate))
        has_parties = bool(_parties(wanted) or _parties(candidate))
        if words == 0 or (has_parties and not parties) or (words == 1 and candidate.type not in allowed):
            continue
        score = (words, parties, candidate.type in allowed)
        if score > most:
            best, most = candidate, score
    return best


def _shared_words(wanted: Event, candidate: Event, *, then: Article, now: Article) -> int:
    """0: other words; 1: a sentence in common; 2: a trigger too."""
    found = 0
    for one in wanted.evidence:
        for other in candidate.evidence:
            if one.zone.partition(":")[0] != other.zone.partition(":")[0]:
                continue
            quote, other_quote = quoted_words(then, one), quoted_words(now, other)
            if quote == other_quote:
                # Offsets inside the sentence, so that a text that moved keeps them.
                start, other_start = one.trigger.start - one.start, other.trigger.start - other.start
                overlap = start < other_start + len(other.trigger.text) and other_start < start + len(one.trigger.text)
                found = max(found, 2 if overlap else 1)
            elif then.text == now.text and one.start < other.end and other.start < one.end:
                overlap = one.trigger.start < other.trigger.end and other.trigger.start < one.trigger.end
                found = max(found, 2 if overlap else 1)
    return found


def quoted_words(article: Article, evidence: Evidence) -> str:
    """The sentence that a piece of evidence points at; empty where the article has no such zone."""
    try:
        return article.zone_text(evidence.zone)[evidence.start : evidence.end]
    except KeyError:
        return ""


def _parties(event: Event) -> set[str]:
    return {(party.id or party.name or party.text).casefold() for party in (*event.actors, *event.recipients)}


class Mover:
    """Carries parts of events over from one version of an article to another, by their words."""

    def __init__(self, then: Article, now: Article) -> None:
        self._then = then
        self._now = now

    def event(self, event: Event) -> Event | None:
        """The event with its offsets in the later version; None where words of it are gone."""
        if self._then.text == self._now.text and self._then.zones == self._now.zones:
            return event
        evidence = [moved for one in event.evidence if (moved := self._evidence(one)) is not None]
        fields = {name: self.value(getattr(event, name)) for name in MOVED}
        if not evidence or any(value is _GONE for value in fields.values()):
            return None
        return msgspec.structs.replace(event, evidence=evidence, article=self._now.id, **fields)

    def value(self, value: object) -> object:
        """A field's value with its offsets in the later version; `_GONE` where words of it are gone."""
        if isinstance(value, Part):
            return self._part(value)
        if isinstance(value, list):
            moved = [self.value(item) for item in value]
            return _GONE if _GONE in moved else moved
        if isinstance(value, dict):
            kept = {name: self.value(item) for name, item in value.items()}
            return _GONE if _GONE in kept.values() else kept
        return value

    def is_gone(self, value: object) -> bool:
        """Whether `value` could not carry it over."""
        return value is _GONE

    def _part(self, part: Part) -> object:
        start = self._nearest(part.zone, part.text, part.start)
        if start is None:
            return _GONE
        moved = msgspec.structs.replace(part, start=start, end=start + len(part.text))
        if not isinstance(moved, Figure):
            return moved
        moved = msgspec.structs.replace(moved, attribution=self._left(moved.attribution))
        return msgspec.structs.replace(moved, others=self._left(moved.others)) if isinstance(moved, Quantity) else moved

    def _left(self, parts: Iterable[Part]) -> tuple[object, ...]:
        """Those of the parts whose words are still there."""
        return tuple(moved for part in parts if (moved := self._part(part)) is not _GONE)

    def _evidence(self, evidence: Evidence) -> Evidence | None:
        start = self._nearest(evidence.zone, quoted_words(self._then, evidence), evidence.start)
        if start is None:
            return None
        by = start - evidence.start
        trigger = evidence.trigger
        return Evidence(
            zone=evidence.zone,
            start=start,
            end=evidence.end + by,
            trigger=Trigger(start=trigger.start + by, end=trigger.end + by, text=trigger.text),
        )

    def _nearest(self, zone: str, words: str, start: int) -> int | None:
        """Where the words stand in the later version, next to where they stood."""
        try:
            text = self._now.zone_text(zone)
        except KeyError:
            return None
        if text.startswith(words, start):
            return start
        found, at = [], text.find(words)
        while at >= 0:
            found.append(at)
            at = text.find(words, at + 1)
        return min(found, key=lambda place: abs(place - start), default=None)


MOVED = ("actors", "recipients", "place", "when", "attribution", "quantities")
"""Fields that hold offsets, besides the evidence."""
_GONE = object()
