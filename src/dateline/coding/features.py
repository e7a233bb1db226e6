"""What a trained model is told of the parse: which words can be triggers, which can head a party, how the two stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from spacy.tokens import Token

from dateline.coding.arguments import Slots
from dateline.coding.mentions import coordinated
from dateline.language import Sentence

SLOTS = (
    "subj obj iobj poss mod of by on against with to from between for over in at near among into during after before "
    "about as comp"
).split()
LABELS = ("PERSON", "GPE", "ORG", "NORP", "LOC", "FAC", "DATE", "TIME", "CARDINAL")
_DISTANCES = (1, 3, 7, 15)
"""Words between trigger and head: upper ends of the buckets."""
_STEPS = (1, 2, 3, 5)
"""Steps in the parse between them: upper ends of the buckets."""
_OTHERS = ("no slot", "pronoun", "before", "same clause", "inside subject of clause", "possessive", "number", "proper")
WIDTH = len(SLOTS) + len(LABELS) + len(_DISTANCES) + 1 + len(_STEPS) + 1 + len(_OTHERS)
"""Features of a pair of trigger and head."""

_TRIGGER_POS = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "AUX"})
_NAMED = frozenset({"PERSON", "GPE", "NORP", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "LANGUAGE"})
_EMPTY_WORDS = frozenset("be have do say get make go will would can could may might must shall should".split())
_CALLED = frozenset({"accused", "deceased", "convicted", "detained", "wounded", "injured", "displaced"})
"""Participles that stand for people with an article before them."""
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_NOT_HEADS = _MODIFIERS | {"det", "aux", "auxpass", "punct", "cc", "prep", "case"}
_NAMING = frozenset({"GPE", "NORP", "ORG", "LOC", "FAC"})

Features = npt.NDArray[np.float32]


def trigger_words(sentence: Sentence) -> list[Token]:
    """The words of a sentence that can name an event: content words outside names of persons, places and times."""
    return [
        token
        for token in sentence.span
        if token.pos_ in _TRIGGER_POS
        and token.is_alpha
        and token.ent_type_ not in _NAMED
        and token.lemma_.lower() not in _EMPTY_WORDS
    ]


def heads(sentence: Sentence) -> list[Token]:
    """The words of a sentence that can head the phrase of a party, a place, a time or a source."""
    return [token for token in sentence.span if _is_head(token)]


def _is_head(token: Token) -> bool:
    if token.pos_ == "PRON":
        return True
    if token.ent_type_ in _NAMING and token.dep_ in _MODIFIERS:
        # "the Paris attacks", "Malian troops", "the Hamas raid": the last word of a name heads it
        end = token.i + 1 == len(token.doc) or token.nbor(1).ent_iob_ != "I"
        return end and token.pos_ in {"NOUN", "PROPN", "ADJ"}
    return (token.pos_ in {"NOUN", "PROPN", "NUM"} and token.dep_ not in _NOT_HEADS) or _is_nominal(token)


def _is_nominal(token: Token) -> bool:
    """Whether the parser takes for a verb who is called by what was done to them: "the accused"."""
    is_noun = token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"} and token.lower_ in _CALLED
    return is_noun and any(child.dep_ == "det" for child in token.lefts)


def pairs(trigger: Token, slots: Slots, words: list[Token]) -> Features:
    """The features of a trigger with each of the words: an array of (number of words, WIDTH) zeros and ones."""
    places = {member.i: name for name, members in slots.items() for member in _all(members)}
    clause = _clause(trigger)
    above = {token.i: steps for steps, token in enumerate((trigger, *trigger.ancestors))}
    rows: list[int] = []
    columns: list[int] = []
    for row, word in enumerate(words):
        found = _columns(trigger, word, places.get(word.i), clause, above)
        columns += found
        rows += [row] * len(found)
    table = np.zeros((len(words), WIDTH), dtype=np.float32)
    table[rows, columns] = 1.0
    return table


def _all(members: list[Token]) -> Iterator[Token]:
    for member in members:
        yield from coordinated(member)


def _columns(trigger: Token, word: Token, slot: str | None, clause: Token, above: dict[int, int]) -> list[int]:
    place, pos, dep, label = word.i, word.pos_, word.dep_, word.ent_type_
    found: list[int] = []
    start = 0
    if slot in SLOTS:
        found.append(start + SLOTS.index(slot))
    start += len(SLOTS)
    if label in LABELS:
        found.append(start + LABELS.index(label))
    start += len(LABELS)
    found.append(start + bisect_left(_DISTANCES, abs(place - trigger.i)))
    start += len(_DISTANCES) + 1
    found.append(start + bisect_left(_STEPS, _steps(word, above)))
    start += len(_STEPS) + 1
    holds = (
        slot is None,
        pos == "PRON",
        place < trigger.i,
        _clause(word) == clause,
        dep in {"nsubj", "nsubjpass"} and word.head == clause,
        dep == "poss",
        word.like_num,
        pos == "PROPN",
    )
    return found + [start + number for number, is_so in enumerate(holds) if is_so]


def steps_between(one: Token, other: Token) -> int:
    """Steps in the parse from one word to another."""
    return _steps(one, {token.i: steps for steps, token in enumerate((other, *other.ancestors))})


def _steps(word: Token, above: dict[int, int]) -> int:
    """Steps from the word up to the first word that also stands above the trigger, and from there down to it."""
    for steps, token in enumerate((word, *word.ancestors)):
        if token.i in above:
            return steps + above[token.i]
    return 99


def _clause(token: Token) -> Token:
    """The verb of the clause that the word stands in, or the sentence's root."""
    current = token
    while current.pos_ not in {"VERB", "AUX"} and current.head != current:
        current = current.head
    return current
