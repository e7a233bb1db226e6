"""Deeds that one verb chains to another: who answers whose deed, and who is brought to act by somebody else's."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dateline.coding.arguments import direct, is_active, is_passive, is_word_of, surface_subjects, who_does
from dateline.coding.mentions import PARTY_LABELS, PLACE_LABELS, coordinated

_AT = ("to", "at", "against", "on")
"""Prepositions that lead to whom an answer meets."""
_NAMING = PARTY_LABELS | PLACE_LABELS


def repliers(trigger: Token) -> list[Token]:
    """Who answers a deed with another: the army of "rebels shelled the base, and the army responded with strikes"."""
    verb = _answer(trigger)
    return [] if verb is None else _all(surface_subjects(verb))


def provokers(trigger: Token) -> list[Token]:
    """Whose deed is answered there, where it is told right before it: the rebels of the same sentence."""
    verb = _answer(trigger)
    if verb is None or any(direct(verb, preposition) for preposition in _AT):
        return []
    hit = [word for child in trigger.children if child.dep_ == "dobj" for word in child.subtree]
    if trigger.dep_ == "pcomp" and any(word.ent_type_ in _NAMING for word in hit):
        return []  # "responded by shelling a Lebanese village"
    deeds = [verb.head] if verb.dep_ == "conj" else [child for child in verb.lefts if child.dep_ == "advcl"]
    doers = _all(head for deed in deeds if deed.pos_ == "VERB" for head in who_does(deed))
    answering = repliers(trigger)
    return [head for head in doers if head not in answering]


def _answer(trigger: Token) -> Token | None:
    """The verb of answering that a trigger is, or whose "with" or "by" it follows: "responded by bombing two camps"."""
    is_means = (trigger.dep_, trigger.head.lower_) in {("pobj", "with"), ("pcomp", "by")}
    verb = trigger.head.head if is_means else trigger
    return verb if is_word_of(verb, "answering by deeds") and is_active(verb) else None


def prompted(trigger: Token) -> list[Token]:
    """Whom the verb above brings to act, and who alone does so: Lima of "prompting Lima to expel the envoy"."""
    is_infinitive = trigger.dep_ == "xcomp" and trigger.tag_ == "VB" and not is_passive(trigger)
    if not is_infinitive or not is_word_of(trigger.head, "prompting"):
        return []
    return _all(child for child in trigger.head.children if child.dep_ == "dobj" and child.i < trigger.i)


def brought_about(trigger: Token) -> list[Token]:
    """The words of a clause behind a verb on what its act brought others to do: Lima's, of what was done before."""
    clauses = [child for child in trigger.rights if child.dep_ == "advcl" and child.tag_ == "VBG"]
    return [word for clause in clauses if is_word_of(clause, "prompting", "sparking") for word in clause.subtree]


def avengers(deed: Token) -> list[Token]:
    """Who avenges a deed and did not do it: the rebels of "rebels shelled the town in revenge for the raid"."""
    word = avenging(deed)
    while word is not None and word.pos_ != "VERB":
        word = word.head if word.head != word else None
    return [] if word is None else _all(who_does(word))


def avenging(deed: Token) -> Token | None:
    """The word that tells something to be done for a deed: "to avenge the raid", "in revenge for the raid"."""
    for above in deed.ancestors:
        # The parser may hang "for" on the verb.
        before = above.nbor(-1) if above.dep_ == "prep" and above.i > above.sent.start else above
        if is_word_of(above, "avenging") or is_word_of(before, "avenging"):
            return above if is_word_of(above, "avenging") else before
    return None


def _all(heads: Iterable[Token]) -> list[Token]:
    return [member for head in heads for member in coordinated(head)]
