"""Quantities: counts of killed, injured, arrested, abducted, displaced, with the bounds that the words give."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Span, Token

from dateline.coding.arguments import is_passive, surface_subjects
from dateline.coding.mentions import coordinated
from dateline.coding.numbers import Number, bounds

_VERBS = {
    "kill": "killed", "slay": "killed", "murder": "killed", "massacre": "killed", "execute": "killed",
    "injure": "injured", "wound": "injured", "hurt": "injured", "maim": "injured",
    "arrest": "arrested", "detain": "arrested", "jail": "arrested", "imprison": "arrested",
    "abduct": "abducted", "kidnap": "abducted", "displace": "displaced", "evacuate": "displaced",
    "behead": "killed",
}  # fmt: skip
_INTRANSITIVE = {"die": "killed", "perish": "killed", "flee": "displaced"}
_STATES = {"dead": "killed", "wounded": "injured", "injured": "injured", "hurt": "injured", "missing": "missing"}
_COUNT_NOUNS = {"death": "killed", "fatality": "killed", "injury": "injured", "arrest": "arrested"}
_PEOPLE_UNITS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


class Count(msgspec.Struct, frozen=True):
    """A quantity's kind, the words that count, the verb or noun it hangs on, and its bounds."""

    kind: str
    words: Span
    anchor: Token
    min: Number | None
    max: Number | None


def counts(sentence: Span) -> list[Count]:
    """All counts of people that the sentence states, in order."""
    return [count for token in sentence for count in _at(token)]


def _at(token: Token) -> Iterator[Count]:
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and lemma in _VERBS:
        yield from _counted(_VERBS[lemma], _victims(token), token)
    elif token.pos_ == "VERB" and lemma in _INTRANSITIVE:
        yield from _counted(_INTRANSITIVE[lemma], surface_subjects(token), token)
    elif lemma in _STATES and token.pos_ in {"ADJ", "VERB", "NOUN"}:
        yield from _counted(_STATES[lemma], _described(token), token)
    elif lemma in _COUNT_NOUNS and token.pos_ == "NOUN":
        yield from _counted(_COUNT_NOUNS[lemma], [token], token)


def _victims(verb: Token) -> list[Token]:
    objects = [child for child in verb.children if child.dep_ in {"dobj", "obj"}]
    bare = [child for child in verb.children if child.dep_ == "nsubj" and child.pos_ == "NUM"]
    if bare and verb.tag_ == "VBN" and not objects:  # "12 were killed and 30 wounded": the auxiliary is not repeated
        return bare
    if is_passive(verb) or not objects:
        return surface_subjects(verb) if is_passive(verb) else []
    return objects


def _described(state: Token) -> list[Token]:
    """Those who are dead or wounded: "left 12 people dead", "12 dead", "12 were wounded"."""
    if any(child.dep_ == "nummod" for child in state.children):
        return [state]
    if state.dep_ in {"acomp", "oprd", "xcomp"}:
        return [c for c in state.head.children if c.dep_ in {"dobj", "obj"}] or surface_subjects(state.head)
    if state.dep_ == "ccomp":
        return [child for child in state.children if child.dep_ == "nsubj"]
    return [state.head] if state.dep_ == "amod" and state.i > state.head.i else []


def _counted(kind: str, heads: list[Token], anchor: Token) -> Iterator[Count]:
    for first in heads:
        for head in coordinated(first):
            number = _number(head)
            if number is None:
                continue
            span = _number_span(number)
            low, high = bounds(span.text)
            if low is not None or high is not None:
                yield Count(kind, span, anchor, low, high)


def _number(head: Token) -> Token | None:
    """The number word of a phrase: "137", "at least 12 people", "dozens of civilians"."""
    if head.pos_ == "NUM" or head.lemma_.lower() in {"dozen", "score", "hundred", "thousand", "ten"}:
        return head
    for child in head.children:
        if child.dep_ in {"nummod", "amod", "quantmod"} and (child.pos_ == "NUM" or bounds(child.text) != (None, None)):
            return child
    return None


def _number_span(number: Token) -> Span:
    """The number with its bound: "at least 137", "more than 20", "up to five"."""
    start, doc, first = number.left_edge.i, number.doc, number.sent.start
    end = number.i + 1
    before = doc[max(first, start - 3) : start].text.lower()
    for phrase in ("at least", "more than", "no fewer than", "up to", "at most", "as many as", "fewer than",
                   "less than", "over", "about", "around", "nearly", "almost", "some"):  # fmt: skip
        if before.endswith(phrase):
            start -= len(phrase.split())
            break
    return doc[max(first, start) : end]
