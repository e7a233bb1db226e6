"""What a trained model is told of the parse: which words can be triggers, which can head a party, how the two stand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import numpy as np
import numpy.typing as npt
from spacy.tokens import Token

from dateline.coding.mentions import coordinated
from dateline.coding.slots import Slots
from dateline.language import Sentence
from dateline.language.hyphens import spelled

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
_SLOT_AT = {name: column for column, name in enumerate(SLOTS)}
_LABEL_AT = {name: column for column, name in enumerate(LABELS, len(_SLOT_AT))}
_DISTANCE_AT = len(_SLOT_AT) + len(_LABEL_AT)
_STEPS_AT = _DISTANCE_AT + len(_DISTANCES) + 1
_OTHER_AT = {name: column for column, name in enumerate(_OTHERS, _STEPS_AT + len(_STEPS) + 1)}
"""The columns of the features."""
WIDTH = _STEPS_AT + len(_STEPS) + 1 + len(_OTHERS)
"""Features of a pair of trigger and head."""

_TRIGGER_POS = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "AUX"})
_NAMED = frozenset({"PERSON", "GPE", "NORP", "DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "ORDINAL", "LANGUAGE"})
_EMPTY_WORDS = frozenset("be have do say get make go will would can could may might must shall should".split())
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
        and (token.is_alpha or spelled(token).isalpha())
        and token.ent_type_ not in _NAMED
        and token.lemma_.lower() not in _EMPTY_WORDS
    ]


def heads(sentence: Sentence) -> list[Token]:
    """The words of a sentence that can head the phrase of a party, a place, a time or a source."""
    return [token for token in sentence.span if _is_head(token)]


def _is_head(token: Token) -> bool:
    pos, dep = token.pos_, token.dep_
    if pos == "PRON":
        return True
    if dep in _MODIFIERS and token.ent_type_ in _NAMING:
        # "the Paris attacks", "Malian troops", "the Hamas raid": the last word of a name heads it
        end = token.i + 1 == len(token.doc) or token.nbor(1).ent_iob_ != "I"
        return end and pos in {"NOUN", "PROPN", "ADJ"}
    return pos in {"NOUN", "PROPN", "NUM"} and dep not in _NOT_HEADS


class Profile(msgspec.Struct, frozen=True):
    """What a model is told of a word, whatever the trigger, and what tells how it stands to one."""

    place: int
    path: tuple[int, ...]
    """Its place, and those of the words above it."""
    clause: int
    """The place of its clause's verb."""
    subject_of: int | None
    """The place of the word whose grammatical subject it is."""
    columns: tuple[int, ...]
    """Those in which it has a one beside any trigger."""


def profile(word: Token) -> Profile:
    """What a model is told of the word."""
    pos, dep, label = word.pos_, word.dep_, word.ent_type_
    holds = {"pronoun": pos == "PRON", "possessive": dep == "poss", "number": word.like_num, "proper": pos == "PROPN"}
    columns = [_OTHER_AT[name] for name, is_so in holds.items() if is_so]
    if label in _LABEL_AT:
        columns.append(_LABEL_AT[label])
    return Profile(
        place=word.i,
        path=(word.i, *(token.i for token in word.ancestors)),
        clause=_clause(word).i,
        subject_of=word.head.i if dep in {"nsubj", "nsubjpass"} else None,
        columns=tuple(columns),
    )


def pairs(trigger: Token, slots: Slots, words: Sequence[Profile]) -> Features:
    """The features of a trigger with each of the words: an array of (number of words, WIDTH) zeros and ones."""
    places = {member.i: name for name, members in slots.items() for member in _all(members)}
    clause = _clause(trigger).i
    above = {token.i: steps for steps, token in enumerate((trigger, *trigger.ancestors))}
    rows: list[int] = []
    columns: list[int] = []
    for row, word in enumerate(words):
        found = _columns(trigger.i, word, places.get(word.place), clause, above)
        columns += found
        rows += [row] * len(found)
    table = np.zeros((len(words), WIDTH), dtype=np.float32)
    table[rows, columns] = 1.0
    return table


def _all(members: list[Token]) -> Iterator[Token]:
    for member in members:
        yield from coordinated(member)


def _columns(trigger: int, word: Profile, slot: str | None, clause: int, above: dict[int, int]) -> list[int]:
    """The columns in which a word has a one beside the trigger at a place, in a clause, below those above it."""
    distance, steps = abs(word.place - trigger), _steps(word.path, above)
    found = [*word.columns, _DISTANCE_AT + bisect_left(_DISTANCES, distance), _STEPS_AT + bisect_left(_STEPS, steps)]
    if slot is None:
        found.append(_OTHER_AT["no slot"])
    elif slot in _SLOT_AT:
        found.append(_SLOT_AT[slot])
    if word.place < trigger:
        found.append(_OTHER_AT["before"])
    if word.clause == clause:
        found.append(_OTHER_AT["same clause"])
    if word.subject_of == clause:
        found.append(_OTHER_AT["inside subject of clause"])
    return found


def steps_between(one: Token, other: Token) -> int:
    """Steps in the parse from one word to another."""
    path = (one.i, *(token.i for token in one.ancestors))
    return _steps(path, {token.i: steps for steps, token in enumerate((other, *other.ancestors))})


def _steps(path: Iterable[int], above: dict[int, int]) -> int:
    """Steps up a path to the first word that also stands above the trigger, and from there down to it."""
    for steps, place in enumerate(path):
        if place in above:
            return steps + above[place]
    return 99


def _clause(token: Token) -> Token:
    """The verb of the clause that the word stands in, or the sentence's root."""
    current = token
    while current.pos_ not in {"VERB", "AUX"} and current.head != current:
        current = current.head
    return current
