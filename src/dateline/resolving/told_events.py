"""Where and when the article's other events are told to be: acts are often told twice, and follow on one another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

import msgspec

from dateline.coding import Draft, Party

Key = tuple[object, ...]
"""What tells one place from another."""
K = TypeVar("K", bound=Hashable)
_BEFORE, _AFTER = 40, 10
"""Other events that count: those told shortly before and after, so that endless texts take no endless time."""
_FARTHEST = 3
"""Sentences back to the last event, from which on all distances are one."""


class Told(msgspec.Struct, Generic[K], frozen=True):
    """An event whose own sentence tells its place or date: the key of that, its trigger's lemma, its parties' words."""

    draft: Draft
    key: K
    lemma: str
    words: frozenset[str]


class ToldEvents(Generic[K]):
    """The article's events with a place or date that their own sentence ties to them, in order.

    Args:
        drafts: the events of the article.
        key_of: the key of the place or date that the draft's sentence ties to it, or None.
    """

    def __init__(self, drafts: Iterable[Draft], key_of: Callable[[Draft], K | None]) -> None:
        ordered = sorted(drafts, key=_spot)
        self._told = [Told(d, key, d.head.lemma_, _party_words(d)) for d in ordered if (key := key_of(d)) is not None]
        self._spots = [_spot(told.draft) for told in self._told]

    def clues(self, draft: Draft) -> dict[K, set[str]]:
        """What the events around one of them say for the places or dates that they are told to have."""
        at = bisect_left(self._spots, _spot(draft))
        before = self._told[max(0, at - _BEFORE) : at]
        after = [told for told in self._told[at : at + _AFTER] if _spot(told.draft) != _spot(draft)]
        found: dict[K, set[str]] = {}
        if before:
            gap = draft.sentence.number - before[-1].draft.sentence.number
            found.setdefault(before[-1].key, set()).add(f"of the last event {min(gap, _FARTHEST)}")
        of_type = [told for told in (*before, *after) if told.draft.type == draft.type]
        lemma, words = draft.head.lemma_, _party_words(draft) if of_type else frozenset()
        for told in of_type:
            if told.lemma == lemma:
                found.setdefault(told.key, set()).add("of the same act")
            if told.words & words:
                found.setdefault(told.key, set()).add("of the same type and party")
        return found

    def of_kind(self, draft: Draft) -> dict[K, set[str]]:
        """What the nearest events of the draft's type say, told before and after it in other sentences."""
        at = bisect_left(self._spots, _spot(draft))
        before = self._told[max(0, at - _BEFORE) : at][::-1]
        after = self._told[at : at + _AFTER]
        found: dict[K, set[str]] = {}
        for side, those in (("last", before), ("next", after)):
            of_type = (told for told in those if told.draft.type == draft.type)
            told = next((told for told in of_type if told.draft.sentence is not draft.sentence), None)
            if told is not None:
                gap = min(abs(draft.sentence.number - told.draft.sentence.number), _FARTHEST)
                known = "definite" if draft.is_definite else "any"
                found.setdefault(told.key, set()).update(
                    {
                        f"of the {side} of its type",
                        f"of the {side} of its type, {gap}",
                        f"of the {side} of its type, {known}",
                    }
                )
        return found


def _party_words(draft: Draft) -> frozenset[str]:
    return party_words((*draft.actors, *draft.recipients))


def party_words(parties: Iterable[Party]) -> frozenset[str]:
    """The names among the words of the parties, and the heads of their phrases."""
    mentions = [mention for party in parties for mention in (party.mention, *party.referents)]
    return frozenset(
        word.lower_
        for mention in mentions
        for word in mention.words
        if word.pos_ == "PROPN" or (word == mention.head and word.pos_ == "NOUN")
    )


def _spot(draft: Draft) -> tuple[int, int]:
    return draft.sentence.number, draft.head.i
