"""Which of the article's places is where the event happened. A party's home is not the place."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from spacy.tokens import Token

from dateline.coding import Draft
from dateline.language import locate
from dateline.records import PRECISIONS, Place
from dateline.resolving.ordered import Ordered

_LOCATIVE = frozenset("in at near outside inside around across within throughout along on off above over".split())
_MOVEMENT = {"RETREAT": frozenset({"from"}), "CONSULT": frozenset({"to"}), "MOBILIZE": frozenset({"to", "into"}),
             "ASSAULT": frozenset({"into"})}  # fmt: skip
"""Prepositions of movement that name the place of the act itself, by type."""
_HAPPENS_SOMEWHERE = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT"})
"""Types whose place may be taken from elsewhere in the sentence; words of diplomacy need no place."""
_WITHIN_PHRASE = frozenset("appos conj compound nmod amod npadvmod".split())
_REACH = 600
"""Characters, some four sentences: a place told longer ago is more often another event's."""
_WORDS = 40
"""Characters before a place that may hold its preposition."""
_LAST_WORD = re.compile(r"(\w+)\W{1,2}(?:the\W)?(?:\w+ (?:of |town of |city of ))?$")


def event_place(draft: Draft, places: Ordered[Place], text: str) -> Place | None:
    """The place of the draft among the places of its zone, or None when the text ties none to it.

    Args:
        draft: the event over words.
        places: the places of its zone.
        text: the zone's text.
    """
    sentence = draft.sentence
    here = [place for place in places.within(sentence.start, sentence.end) if place.reason == "stated"]
    if draft.place is not None:
        at = locate(draft.place)
        if found := [place for place in here if place.start <= at.start < place.end]:
            return found[0]
    if here or draft.type not in _HAPPENS_SOMEWHERE:
        return _in_sentence(draft, here)
    return _before(places.within(max(0, sentence.start - _REACH), sentence.start), text)


def _before(places: Sequence[Place], text: str) -> Place | None:
    """The last of the places told before an act that must have happened somewhere, marked as inferred."""
    stated = [place for place in places if place.reason == "stated"]
    told = [
        place
        for place in stated
        if (word := _LAST_WORD.search(text[max(0, place.start - _WORDS) : place.start])) and word[1] in _LOCATIVE
    ]
    return msgspec.structs.replace(told[-1], reason="inferred") if told else None


def _in_sentence(draft: Draft, here: Sequence[Place]) -> Place | None:
    """The place that the sentence ties to the draft, by syntax or because nothing else claims it."""
    tied: list[tuple[int, Place]] = []
    loose: list[Place] = []
    for place in here:
        root = _root(place, draft)
        if root is None:
            continue
        preposition = _preposition(root)
        if preposition is None:
            continue
        word = preposition.lower_
        if word not in _LOCATIVE and word not in _MOVEMENT.get(draft.type, frozenset()):
            continue
        steps = _steps(preposition, draft)
        if steps is not None:
            tied.append((steps, place))
        elif word in _LOCATIVE and not _under_other_clause(preposition, draft):
            loose.append(place)
    if tied:
        nearest = min(steps for steps, _ in tied)
        return min((place for steps, place in tied if steps <= nearest + 1), key=fineness)
    if loose and draft.type in _HAPPENS_SOMEWHERE:
        return min(loose, key=fineness)
    target = _attacked(draft, here)
    return target if draft.type in {"ASSAULT", "RETREAT"} else None


def fineness(place: Place) -> int:
    """How fine the place is, 0 the finest."""
    return PRECISIONS.index(place.precision) if place.precision is not None else len(PRECISIONS)


def _root(place: Place, draft: Draft) -> Token | None:
    tokens = draft.sentence.words_between(place.start, place.end)
    if not tokens:
        return None
    return min(tokens, key=lambda token: len(list(token.ancestors)))


def _preposition(root: Token) -> Token | None:
    """The preposition that the place stands under, through "the city of X", "X and Y", "X, Y"."""
    token = root
    for _ in range(6):
        if token.dep_ == "pobj":
            preposition = token.head
            if preposition.lower_ == "of" and preposition.head.pos_ == "NOUN":
                token = preposition.head
                continue
            return preposition
        if token.dep_ in _WITHIN_PHRASE and token.head.pos_ in {
            "NOUN",
            "PROPN",
        }:
            token = token.head
            continue
        return None
    return None


def _steps(preposition: Token, draft: Draft) -> int | None:
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


def _under_other_clause(preposition: Token, draft: Draft) -> bool:
    for token in preposition.ancestors:
        if token == draft.head:
            return False
        if token.dep_ in {"relcl", "advcl", "ccomp", "acl"} and draft.head not in token.subtree:
            return True
    return False


def _attacked(draft: Draft, here: Sequence[Place]) -> Place | None:
    """A town that is itself the target: "shelled Gao", "the attack on Gao", "retreated from Gao"."""
    for party in draft.recipients:
        at = locate(party.mention.words)
        for place in here:
            if (
                at.start <= place.start
                and place.end <= at.end
                and place.precision in {"point", "city", "admin2", "admin1"}
            ):
                return place
    return None
