"""Relations: the type between two marked parties, by the network, and by the manual where it parts two types of one.

The network learned them from relations that know one YIELD, where the manual has CONCEDE and RETREAT, and little of
acts undone. Which of the two it is, and whether a retreat may have been taken for a break, the lexicon settles.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from dateline.coding.candidates import Candidate, CandidateFinder
from dateline.coding.mentions import coordinated
from dateline.coding.status import status_of
from dateline.language import Document, written
from dateline.records import EventType

Span = tuple[int, int]
"""Where words begin and end in the text, end exclusive."""

_YIELDS: tuple[EventType, EventType] = ("CONCEDE", "RETREAT")
_TRUST = 60.0
"""How much likelier a retreat is that the lexicon proposes between the parties: the highest odds with which no right
answer was lost among 260 relations it was tried on; for other types the relations follow
another manual than the lexicon, and no trust above 5 was without loss."""
_SETTLED = 0.9
"""Share of the two yielding types that the one has which the lexicon proposes."""


def may_yield(found: Mapping[EventType, float]) -> bool:
    """Whether the lexicon is to be asked: a yielding type is the likeliest, or may have been taken for a sanction."""
    likeliest = max(found, key=lambda kind: found[kind])
    if likeliest == "SANCTION":
        return _TRUST * found["RETREAT"] > found["SANCTION"]
    return likeliest in _YIELDS


def settled(
    found: Mapping[EventType, float], document: Document, candidates: CandidateFinder, actor: Span | None
) -> dict[EventType, float]:
    """The probabilities, after the lexicon has told which yielding type the actor's act is, if it knows one.

    Args:
        found: what the network says.
        document: the text, parsed.
        candidates: proposes what the lexicon knows.
        actor: where the words of the actor stand, or None if nobody is marked.
    """
    told = [
        candidate
        for sentence in document.sentences
        for candidate in candidates.find(sentence)
        if candidate.row.type in _YIELDS and _is_act_of(actor, candidate)
    ]
    if len({candidate.row.type for candidate in told}) != 1:
        return dict(found)
    kind = told[0].row.type
    assert kind is not None
    (other,) = (each for each in _YIELDS if each != kind)
    both = found[kind] + found[other]
    likely = {**found, kind: both * _SETTLED, other: both * (1 - _SETTLED)}
    if kind == "RETREAT" and all(status_of(each.use.head, each.use.light) == "actual" for each in told):
        likely[kind] *= _TRUST
    total = sum(likely.values())
    return {name: p / total for name, p in likely.items()}


def _is_act_of(actor: Span | None, candidate: Candidate) -> bool:
    """Whether the actor's words stand where the row has who acts; everybody may act if no one is marked."""
    if actor is None:
        return True
    slots = [slot for alternative in candidate.row.actor for slot in alternative]
    heads = [member for slot in slots for head in candidate.use.slots.get(slot, ()) for member in coordinated(head)]
    return any(_is_within(head, actor) for head in heads)


def _is_within(word: Token, span: Span) -> bool:
    at = written(word)
    return span[0] <= at.start < span[1]
