"""How an event's trigger and the words of a place stand to each other in the parse of a sentence."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from dateline.coding import Draft
from dateline.records import Place
from dateline.resolving.date_syntax import triggers_of

_WITHIN_PHRASE = frozenset("appos conj compound nmod amod npadvmod".split())
_BEFORE_NOUN = frozenset("compound amod nmod npadvmod poss".split())
"""Relations (spaCy) of a name that stands before a noun as a part of its phrase."""
_SUBJECTS = frozenset({"nsubj", "poss"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})


def noun_after(draft: Draft, place: Place) -> Token | None:
    """The noun that the place stands before: "the Manchester bomb attack"."""
    root = root_of(place, draft)
    return root.head if root is not None and root.dep_ in _BEFORE_NOUN else None


def is_object(draft: Draft, root: Token) -> bool:
    """Whether the place is what the act is done to: "visited the town of Gao", "visited the Dadaab camp"."""
    token = root
    while token.dep_ in _WITHIN_PHRASE or (token.dep_ == "pobj" and token.head.lower_ == "of"):
        token = token.head.head if token.dep_ == "pobj" else token.head
    return token.dep_ in _OBJECTS and token.head in triggers_of(draft)


def hanging_on(draft: Draft, root: Token, rivals: Collection[Token]) -> bool | None:
    """Whether the place hangs on the trigger, and not on that of another event; None if on neither, or as subject."""
    if root.dep_ in _SUBJECTS:
        return None
    own = triggers_of(draft)
    above = next((token for token in root.ancestors if token in own or token in rivals), None)
    return None if above is None else above in own


def is_spoken_of(draft: Draft, root: Token, rivals: Collection[Token]) -> bool:
    """Whether the words are told of another event that the draft's are about: "condemned the attack on Gao"."""
    return hanging_on(draft, root, {rival for rival in rivals if draft.head in rival.ancestors}) is False


def root_of(place: Place, draft: Draft) -> Token | None:
    """The head of the place's words."""
    tokens = draft.sentence.words_between(place.start, place.end)
    if not tokens:
        return None
    return min(tokens, key=lambda token: len(list(token.ancestors)))


def preposition_above(root: Token) -> Token | None:
    """The preposition that the place stands under, through "the city of X", "X and Y", "X, Y"."""
    token = root
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
