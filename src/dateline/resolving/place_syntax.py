"""How an event's trigger and the words of a place stand to each other in the parse of a sentence."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding import Draft
from dateline.records import Place
from dateline.resolving.event_syntax import root_of, triggers_of

_WITHIN_PHRASE = frozenset("appos conj compound nmod amod npadvmod".split())
_BEFORE_NOUN = frozenset("compound amod nmod npadvmod poss".split())
"""Relations (spaCy) of a name that stands before a noun as a part of its phrase."""
_OBJECTS = frozenset({"dobj", "nsubjpass"})


def noun_after(draft: Draft, place: Place) -> Token | None:
    """The noun that the place stands before: "the Manchester bomb attack"."""
    root = root_of(draft, place)
    return root.head if root is not None and root.dep_ in _BEFORE_NOUN else None


def is_object(draft: Draft, root: Token) -> bool:
    """Whether the place is what the act is done to: "visited the town of Gao", "visited the Dadaab camp"."""
    token = root
    while token.dep_ in _WITHIN_PHRASE or (token.dep_ == "pobj" and token.head.lower_ == "of"):
        token = token.head.head if token.dep_ == "pobj" else token.head
    return token.dep_ in _OBJECTS and token.head in triggers_of(draft)


def preposition_above(root: Token) -> Token | None:
    """The preposition that the place stands under, through "the city of X", "X and Y", "X, Y"; "there" needs none."""
    token = root
    if token.lower_ == "there":
        return token
    for _ in range(6):
        if token.dep_ == "pobj":
            preposition = token.head
            if preposition.lower_ == "of" and preposition.head.pos_ == "NOUN":
                token = preposition.head
                continue
            return preposition
        if token.dep_ in _WITHIN_PHRASE and token.head.pos_ in {"NOUN", "PROPN"}:
            token = token.head
            continue
        return None
    return None


def steps_to(preposition: Token, draft: Draft) -> int | None:
    """Steps from the preposition up to the trigger or its light verb, through its arguments only."""
    goals = {draft.head, *([draft.light] if draft.light is not None else [])}
    for steps, token in enumerate(preposition.ancestors, start=1):
        if token in goals:
            return steps
        if token.pos_ in {"VERB", "AUX"}:
            return steps + 2 if token in _hosts(draft) else None
    return None


def _hosts(draft: Draft) -> set[Token]:
    """Verbs whose place is the trigger's: the clause of an event noun, the verbs above an infinitive or in a row."""
    hosts = set()
    current = draft.head
    for _ in range(3):
        if current.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "prep", "conj", "xcomp", "pcomp", "attr", "advcl"}:
            current = current.head
            if current.pos_ in {"VERB", "AUX"}:
                hosts.add(current)
        else:
            break
    return hosts


def is_under_other_clause(preposition: Token, draft: Draft) -> bool:
    """Whether a preposition stands in a clause that tells of something else."""
    for token in preposition.ancestors:
        if token == draft.head:
            return False
        if token.dep_ in {"relcl", "advcl", "ccomp", "acl", "pcomp"} and draft.head not in token.subtree:
            return True
    return False
