"""Deeds that somebody is blamed or punished for: the accused did them, and not who accuses or judges."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.arguments import is_passive, is_word_of, surface_subjects, who_does
from dateline.coding.mentions import coordinated

_FOR = frozenset({"of", "for", "with"})


def accusers(trigger: Token) -> list[Token]:
    """Who blames or punishes others for the deed: the activists of "activists accused the police of abducting two"."""
    verb = _charge(trigger)
    return [] if verb is None else [member for head in who_does(verb) for member in coordinated(head)]


def accused(trigger: Token) -> list[Token]:
    """Who is blamed or punished for doing what a gerund tells: the police of the same sentence."""
    verb = _charge(trigger)
    if verb is None or trigger.tag_ != "VBG":
        return []
    if is_passive(verb):
        heads = surface_subjects(verb)
    else:
        heads = [child for child in verb.children if child.dep_ in {"dobj", "obj"} and child.i < trigger.i]
    return [member for head in heads for member in coordinated(head)]


def is_charge(deed: Token) -> bool:
    """Whether the deed is what somebody is blamed or punished for."""
    return _charge(deed) is not None


def _charge(trigger: Token) -> Token | None:
    """The verb of blaming or punishing above the deed."""
    deed = trigger
    while deed.dep_ == "conj" and deed.head.pos_ == deed.pos_:
        deed = deed.head
    link = deed.head
    if deed.dep_ not in {"pcomp", "pobj"} or link.lower_ not in _FOR:
        return None
    verb = link.head
    if verb.dep_ in {"dobj", "obj", "nsubjpass"} and verb.pos_ != "VERB":  # the parser may hang "of" on the accused
        verb = verb.head
    is_punished = link.lower_ == "for" and is_word_of(verb, "punishing", "sentencing", "punished for a deed")
    return verb if verb.pos_ == "VERB" and (is_punished or is_word_of(verb, "blaming")) else None
