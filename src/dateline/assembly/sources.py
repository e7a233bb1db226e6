"""The sources of an event that several sentences tell: those of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding import Draft
from dateline.coding.arguments import is_word_of
from dateline.records import Attribution
from dateline.resolving import ResolvedDraft

_WITHIN = frozenset({"dobj", "obj", "pobj", "prep", "agent", "pcomp", "conj", "nsubjpass"})
"""Relations through which what somebody judges leads on: "accused of having organised the attacks"."""


def merged_sources(group: Sequence[ResolvedDraft]) -> list[Attribution]:
    """Whom the sentences of one event credit, each once, in reading order.

    What is told with another event only adds its counts, and credits nobody with this one; nor does a later sentence
    in which somebody judges the deed and takes it for told.
    """
    found: dict[str, Attribution] = {}
    for number, member in enumerate(group):
        if not member.draft.counts_for and not (number and _takes_for_granted(member.draft)):
            for source in member.attribution:
                found.setdefault((source.id or source.name or source.text).casefold(), source)
    return list(found.values())


def _takes_for_granted(draft: Draft) -> bool:
    """Whether the words only name a deed that somebody judges or reacts to: "she condemned the raid"."""
    if draft.head.pos_ != "NOUN" or not draft.is_definite:
        return False
    word = draft.head
    while word.dep_ in _WITHIN:
        word = word.head
        if is_word_of(word, "judging", "taking for granted"):
            return True
    return False
