"""What stands above a trigger and tells of its event, too: the verb that carries it, its helpers, what governs it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.coding.arguments import TIME_AND_MANNER, is_word_of

_ASIDE = TIME_AND_MANNER - {"in", "on"}
"""Prepositions whose gerund is no complement of the verb above: "quit after accusing", but "planned on attacking"."""


def carrier_of(trigger: Token, light: Token | None) -> Token:
    """The verb that carries the trigger's modality: the light verb, but not one that only tells of what is there."""
    return clause_of(trigger) if light is None or is_word_of(light, "presupposing") else light


def clause_of(trigger: Token) -> Token:
    """The same where there is no light verb: itself, or for a noun the verb it is subject or object of."""
    if trigger.pos_ == "VERB":
        return trigger
    if trigger.dep_ in {"dobj", "obj", "nsubjpass", "nsubj"} and trigger.head.pos_ in {"VERB", "AUX"}:
        is_there = trigger.dep_ != "nsubj" and is_word_of(trigger.head, "presupposing")
        return trigger if is_there else trigger.head
    return trigger


def helpers_of(*verbs: Token) -> set[str]:
    """The auxiliaries of the verbs, "to" among them."""
    return {child.lower_ for verb in verbs for child in verb.children if child.dep_ == "aux"}


def has_subject(verb: Token) -> bool:
    """Whether the verb has a written subject of its own."""
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)


def governor_of(word: Token) -> Token | None:
    """The verb, adjective or noun whose complement the word is: "plans to attack", "a plan to attack", "denied it"."""
    if word.dep_ == "nsubjpass" and word.pos_ != "VERB" and word.head.pos_ == "VERB":
        return word.head
    if word.dep_ in {"xcomp", "ccomp", "acl", "dobj", "obj"} and word.head.pos_ in {"VERB", "ADJ", "NOUN"}:
        if word.dep_ == "acl" and word.tag_ != "VB":
            return None
        return word.head
    if word.dep_ == "pcomp" and word.head.head.pos_ == "VERB" and word.head.lower_ not in _ASIDE:
        return word.head.head
    if word.dep_ == "conj" and word.head.pos_ == word.pos_:
        return governor_of(word.head)
    return None


def verbs_above(verb: Token) -> Iterator[Token]:
    """Verbs whose modality passes down to this one: those it is coordinated with or an infinitive of."""
    current = verb
    for _ in range(4):
        if (current.dep_ == "conj" and not has_subject(current) and current.head.pos_ in {"VERB", "AUX"}) or (
            current.dep_ == "xcomp" and current.head.pos_ in {"VERB", "AUX", "ADJ"}
        ):
            current = current.head
        else:
            return
        yield current
