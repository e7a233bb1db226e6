"""Candidates: every use of a trigger that could report an event, with its lexicon row and its arguments."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

import msgspec
from spacy.tokens import Token

from dateline.coding.arguments import by_whom, is_passive, is_word_of
from dateline.coding.frames import is_fiction
from dateline.coding.lexicon import ITSELF, Condition, Lexicon, PartOfSpeech, Row
from dateline.coding.mentions import PartyTest
from dateline.coding.slots import adjective_slots, noun_slots, verb_slots
from dateline.coding.uses import KINDS, Use
from dateline.language import Sentence
from dateline.records import EVENT_TYPES, Status

_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}$")
"""The result of a match."""
_POS: dict[str, PartOfSpeech] = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
"""The lexicon's parts of speech."""
_HELPING = frozenset({"aux", "auxpass"})
"""Relations of a "be" or "have" that only makes a form of another verb."""
_NO_TRIGGERS = frozenset({"PERSON", "ORG", "GPE", "FAC", "LOC"})
"""Labels of names that name no event."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A use that the lexicon knows: all words of the trigger, and the row that fits best."""

    use: Use
    words: tuple[Token, ...]
    row: Row


class _Wanted(msgspec.Struct, frozen=True):
    """What a condition asks for."""

    words: frozenset[str]
    """Single words, those of its classes added."""
    phrases: tuple[str, ...]
    """With spaces around."""
    kinds: frozenset[str]
    """Those of its classes that are no lists of words."""
    types: frozenset[str]
    """Those that are types of events."""
    is_score: bool
    """Whether the result of a match fulfils it."""


class _Known:
    """What has been found of one sentence, by the places of its words."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.uses: dict[int, Use] = {}
        self.candidates: dict[int, Candidate | None] = {}


class CandidateFinder:
    """Finds the candidates of a sentence by the lexicon's rows and conditions."""

    def __init__(self, lexicon: Lexicon, is_party: PartyTest) -> None:
        self.lexicon = lexicon
        self.is_party = is_party
        self._wanted: dict[int, _Wanted] = {}
        """By the identity of a condition, which the lexicon holds."""
        self._last: _Known | None = None
        """The sentence that was asked of last: the same words are asked for several times in a row."""

    def find(self, sentence: Sentence) -> list[Candidate]:
        """The candidates in order of their words; uses that the lexicon marks as no event are left out."""
        return [found for found in self._all(sentence) if found.row.type is not None]

    def ruled(self, sentence: Sentence) -> tuple[list[Candidate], Mapping[int, Candidate | None]]:
        """What `find` gives, and the places of words that report nothing: by a sure row, or as fiction (None)."""
        found = self._all(sentence)
        silent: dict[int, Candidate | None] = {
            each.use.head.i: each for each in found if each.row.type is None and each.row.is_sure
        }
        works, telling = (self.lexicon.classes.get(name, frozenset()) for name in ("FICTION", "NARRATE"))
        if not works.isdisjoint(sentence.lemmas):
            silent |= {token.i: None for token in sentence.span if is_fiction(token, works, telling)}
        return [each for each in found if each.row.type is not None], silent

    def _all(self, sentence: Sentence) -> list[Candidate]:
        found = (self._at(token, sentence) for token in sentence.span)
        return [candidate for candidate in found if candidate is not None]

    def use(self, token: Token, sentence: Sentence) -> Use:
        """The word as a trigger: its slots, and the light verb above it if it is a noun under one."""
        uses = self._known(sentence).uses
        if token.i not in uses:
            uses[token.i] = self._use(token, sentence)
        return uses[token.i]

    def _use(self, token: Token, sentence: Sentence) -> Use:
        pos = _part_of_speech(token)
        if pos == "verb":
            return Use(sentence=sentence, head=token, slots=verb_slots(token), light=None, is_party=self.is_party)
        found = adjective_slots(token) if pos == "adjective" else noun_slots(token, self.lexicon.light_verbs)
        return Use(sentence=sentence, head=token, slots=found.slots, light=found.light, is_party=self.is_party)

    def _known(self, sentence: Sentence) -> _Known:
        known = self._last
        if known is None or known.sentence is not sentence:
            known = self._last = _Known(sentence)
        return known

    def events_of(self, candidate: Candidate) -> list[Token]:
        """The objects that make a verb the trigger it is, and may be found as triggers in its place: "opened fire"."""
        if candidate.use.head.pos_ != "VERB":
            return []
        wanted = frozenset().union(*(c.words for c in candidate.row.when if c.slot == "obj" and not c.negated))
        objects = candidate.use.slots.get("obj", ())
        return [item for item in objects if item in candidate.words or item.lemma_.lower() in wanted]

    def is_implied(self, candidate: Candidate) -> bool:
        """Whether the word above says that it was done: "was forced to withdraw", "Canada's decision to expel them"."""
        head = candidate.use.head
        above = head.head
        if head.dep_ == "acl" and head.tag_ == "VB" and is_word_of(above, "decided"):
            is_owned = bool(by_whom(above)) or any(child.dep_ == "poss" for child in above.children)
            return is_owned and not any(child.dep_ == "neg" for child in head.children)
        return head.dep_ == "xcomp" and above.lemma_.lower() in self.lexicon.classes.get("IMPLICATIVE", ())

    def is_certain(self, candidate: Candidate) -> bool:
        """Whether the network is not asked: the row is sure of itself, or grammar says that it was done.

        What one is only asked, refuses or wants to do is left to the network; who votes or begins to do it does it.
        """
        head = candidate.use.light or candidate.use.head
        is_bare = head.tag_ == "VB" and not any(child.tag_ == "MD" for child in head.children)
        is_willed = is_bare and head.dep_ in {"xcomp", "ccomp", "acl", "advcl"} and not is_word_of(head.head, "doing")
        return (candidate.row.is_sure and not is_willed) or self.is_implied(candidate)

    def statuses(self, candidate: Candidate | None) -> dict[Status, float]:
        """The status where the row or the verb above it tells one, as a certainty."""
        if candidate is None:
            return {}
        if self.is_implied(candidate):
            return {"actual": 1.0}
        return {"negated": 1.0} if candidate.row.is_undone else {}

    def _at(self, token: Token, sentence: Sentence) -> Candidate | None:
        """What the lexicon makes of a word; the first row that fits counts."""
        candidates = self._known(sentence).candidates
        if token.i not in candidates:
            candidates[token.i] = self._proposed(token, sentence)
        return candidates[token.i]

    def _proposed(self, token: Token, sentence: Sentence) -> Candidate | None:
        pos = _part_of_speech(token)
        if pos is None or (token.pos_ == "PROPN" and token.ent_type_ in _NO_TRIGGERS):
            return None
        lemma = token.lower_ if (token.pos_, pos) == ("VERB", "noun") else token.lemma_.lower()
        rows = self.lexicon.rows.get((lemma, pos))
        if rows is None:
            return None
        use = self.use(token, sentence)
        for row in rows:
            if (words := _words(token, row, sentence)) and self.hold(row.when, use):
                return Candidate(use=use, words=words, row=row)
        return None

    def _is_of_type(self, use: Use, names: Collection[str]) -> bool:
        """Whether the lexicon would take the word for an event of one of the types: "asked him to release"."""
        found = self._at(use.head, use.sentence)
        return found is not None and found.row.type in names

    def hold(self, conditions: Iterable[Condition], use: Use) -> bool:
        """Whether all the conditions hold for the use."""
        return all(self._holds(condition, use) for condition in conditions)

    def _holds(self, condition: Condition, use: Use) -> bool:
        if condition.filled is not None:
            is_filled = use.light is not None if condition.slot == "light" else bool(use.within(condition.slot))
            return is_filled == condition.filled
        return self._matches(condition, use) != condition.negated

    def _matches(self, condition: Condition, use: Use) -> bool:
        wanted = self._wanted.get(id(condition)) or self._wanted_by(condition)
        match condition.slot:
            case "sent":
                if wanted.is_score and any(_SCORE.match(word.text) for word in use.sentence.span):
                    return True
                is_there = not wanted.words.isdisjoint(use.sentence.lemmas)
                return is_there or any(phrase in use.sentence.running for phrase in wanted.phrases)
            case "any":
                is_near = not wanted.words.isdisjoint(use.sentence.lemmas)  # what it reaches is looked up dearly
                is_there = is_near and not wanted.words.isdisjoint(use.reach.lemmas)
                return is_there or (bool(wanted.phrases) and use.reach.has_phrase(wanted.phrases))
            case "light":
                return use.light is not None and use.light.lemma_ in wanted.words
            case "trigger":
                return use.head.lemma_.lower() in wanted.words
        if "UNSAID" in condition.classes and _is_unsaid(use):
            return True
        filling = use.filling(condition.slot)
        return filling is not None and (
            not wanted.words.isdisjoint(filling.words)
            or (bool(wanted.kinds) and not wanted.kinds.isdisjoint(filling.kinds))
            or (condition.slot == ITSELF and bool(wanted.types) and self._is_of_type(use, wanted.types))
            or filling.has_phrase(wanted.phrases)
        )

    def _wanted_by(self, condition: Condition) -> _Wanted:
        """What the condition asks for, kept."""
        classes = (self.lexicon.classes.get(name, frozenset()) for name in condition.classes)
        words = condition.words.union(*classes)
        wanted = self._wanted[id(condition)] = _Wanted(
            words=words,
            phrases=tuple(f" {each} " for each in (*condition.phrases, *words) if " " in each),
            kinds=KINDS.intersection(condition.classes),
            types=frozenset(EVENT_TYPES).intersection(condition.classes),
            is_score="SCORE" in condition.classes,
        )
        return wanted


def _is_unsaid(use: Use) -> bool:
    """Whether somebody does what the verb tells whom its passive does not name: "the mayor was taken to task"."""
    return use.head.pos_ == "VERB" and not use.slots.get("subj") and is_passive(use.head)


def _part_of_speech(token: Token) -> PartOfSpeech | None:
    """The part of speech as the lexicon has it; what a noun stands before is a noun: "in police firing"."""
    if token.tag_ == "VBG" and token.dep_ == "pobj" and any(child.dep_ == "compound" for child in token.lefts):
        return "noun"
    if token.pos_ == "AUX":  # "the mayor is under fire", "has concerns"
        return None if token.dep_ in _HELPING else "verb"
    return _POS.get(token.pos_)


def _words(token: Token, row: Row, sentence: Sentence) -> tuple[Token, ...]:
    """The trigger's words in this use; empty when the row asks for a particle that is not there."""
    if row.particle is None:
        return (token,)
    if f" {row.particle} " not in sentence.running:
        return ()
    wanted = row.particle.split()
    if row.pos == "noun":
        before = token.doc[max(sentence.span.start, token.i - len(wanted)) : token.i]
        fits = [word.lower_ for word in before] == wanted or [word.lemma_.lower() for word in before] == wanted
        return (*before, token) if fits else ()
    for child in token.children:
        fixed = child.dep_ in {"prt", "prep", "advmod", "dative", "agent", "acomp"}
        if len(wanted) == 1 and child.lower_ == wanted[0] and fixed:
            return (token, child)
    after = token.doc[token.i + 1 : min(token.i + 1 + len(wanted), sentence.span.end)]
    return (token, *after) if [word.lower_ for word in after] == wanted else ()
