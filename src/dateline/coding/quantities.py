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
_COLLECTIVE = frozenset("number group crowd family couple pair team lot series total convoy unit dozen".split())
"""Nouns that stand for more than one in the singular."""


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
    if token.pos_ in {"VERB", "AUX"} and (kind := _VERBS.get(lemma) or _deadly(token)):
        yield from _counted(kind, _victims(token), token)
    elif token.pos_ == "VERB" and lemma in _INTRANSITIVE:
        yield from _counted(_INTRANSITIVE[lemma], surface_subjects(token), token)
    elif lemma in _STATES and token.pos_ in {"ADJ", "VERB", "NOUN"}:
        yield from _counted(_STATES[lemma], _described(token), token)
    elif lemma in _COUNT_NOUNS and token.pos_ == "NOUN":
        yield from _counted(_COUNT_NOUNS[lemma], [token], token)


def _deadly(verb: Token) -> str | None:
    """Whether somebody was "shot dead", "stabbed to death"."""
    if verb.lemma_ in {"shoot", "gun"} and any(word.lower_ == "dead" for word in verb.subtree):
        return "killed"
    for child in verb.children:
        if child.lower_ == "to" and child.dep_ == "prep" and any(c.lower_ == "death" for c in child.children):
            return "killed"
    return None


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
    """The count of these victims; those joined by "and" are added up: "12 soldiers and a child" are 13."""
    for first in heads:
        spans: list[Span] = []
        low: Number | None = 0
        high: Number | None = 0
        for head in coordinated(first):
            found = _of_one(head)
            if found is None:
                continue
            span, (least, most) = found
            spans.append(span)
            low = None if low is None or least is None else low + least
            high = None if high is None or most is None else high + most
        if spans and (low is not None or high is not None):
            yield Count(kind, anchor.doc[spans[0].start : spans[-1].end], anchor, low, high)


def _of_one(head: Token) -> tuple[Span, tuple[Number | None, Number | None]] | None:
    """How many one noun phrase means: by its number, or one for "a soldier" and for a person's name."""
    number = _number(head)
    if number is not None:
        span = _number_span(number)
        limits = bounds(span.text)
        return (span, limits) if limits != (None, None) else None
    single = head.tag_ == "NN" and any(child.lower_ in {"a", "an"} for child in head.children if child.dep_ == "det")
    if single and head.lemma_.lower() not in _COLLECTIVE:
        return head.doc[head.left_edge.i : head.i + 1], (1, 1)
    if head.ent_type_ == "PERSON" and head.pos_ == "PROPN":
        return head.doc[head.i : head.i + 1], (1, 1)
    return None


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
