"""Uses: words of a sentence as triggers, and what stands around them, as the lexicon's conditions ask for it.

Hundreds of conditions ask of one use what stands in its slots, so that each answer is found once and kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from spacy.tokens import Token

from dateline.coding.arguments import surface_subjects
from dateline.coding.lexicon import ITSELF
from dateline.coding.mentions import PLACE_LABELS, PartyTest, counted_by
from dateline.coding.slots import Slots, doers, head_over, stay, themes, verb_over, verb_slots
from dateline.language import Sentence, running

_ONE = frozenset({"NN", "NNP"})
"""Tags of nouns and names for one person."""
_NO_NAMES = frozenset({"ORG", "NORP", "DATE"})
"""Labels of names that are no NAME of a condition."""
KINDS = frozenset({"PARTY", "NUMBER", "PLACE", "NAME"})
"""The classes of conditions that are no lists of words."""


class Filling:
    """What stands in a slot: its heads with those whom they only count, and those joined to them."""

    def __init__(self, heads: Iterable[Token], is_party: PartyTest) -> None:
        self._heads = [word for head in heads for word in (head, *counted_by(head))]
        joined = ((word, *(other for other in word.conjuncts if other.i > word.i)) for word in self._heads)
        self._members = [member for members in joined for member in members]  # "withdraw its forces and equipment"
        self._is_party = is_party

    @cached_property
    def words(self) -> frozenset[str]:
        """The lemmas of all of them, and the heads as they stand, in small letters."""
        return frozenset([*(word.lemma_.lower() for word in self._members), *(head.lower_ for head in self._heads)])

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The classes that are no lists of words and have one of them."""
        return frozenset([kind for word in self._members for kind in _kinds(word, self._is_party)])

    def has_phrase(self, phrases: tuple[str, ...]) -> bool:
        """Whether one of the phrases, with spaces around, stands among the words under one of the heads."""
        return bool(phrases) and any(phrase in text for text in self._running for phrase in phrases)

    @cached_property
    def _running(self) -> list[str]:
        return [running(head.subtree) for head in self._heads]


class Reach:
    """The words that a use reaches: those under it, under its light verb, and under the verb that it acts in."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self._tokens = list(tokens)
        self.lemmas = frozenset([token.lemma_.lower() for token in self._tokens])

    def has_phrase(self, phrases: tuple[str, ...]) -> bool:
        """Whether one of the phrases, with spaces around, stands among them."""
        return bool(phrases) and any(phrase in self._running for phrase in phrases)

    @cached_property
    def _running(self) -> str:
        return running(self._tokens)


class Use:
    """A word in use as a trigger, known to the lexicon or not, and the light verb above it if it is an event noun."""

    def __init__(
        self, *, sentence: Sentence, head: Token, slots: Slots, light: Token | None, is_party: PartyTest
    ) -> None:
        self.sentence = sentence
        self.head = head
        self.slots = slots
        self.light = light
        self.is_party = is_party
        self._fillings: dict[str, Filling | None] = {}

    def filling(self, slot: str) -> Filling | None:
        """What stands in the slot, as conditions see it; None where nothing does."""
        if slot not in self._fillings:
            heads = self.within(slot)
            self._fillings[slot] = Filling(heads, self.is_party) if heads else None
        return self._fillings[slot]

    def within(self, slot: str) -> list[Token]:
        """What stands in the slot; some slots are none of those that the network knows."""
        match slot:
            case "stay":
                return stay(self.head)
            case "stayer":
                return [member for verb in stay(self.head) for member in surface_subjects(verb)]
            case "verb":
                return verb_over(self.head)
            case "head":
                return head_over(self.head)
            case "theme":
                return themes(self.head)
            case "doer":
                return doers(self.head)
            case "not":
                return [child for child in self.head.children if child.dep_ == "neg"]
            case "victim":
                return [word for head in self.slots.get("obj", ()) if head.tag_ in _ONE for word in _titled(head)]
            case _ if slot == ITSELF:
                return [self.head]
        above, dot, its = slot.partition(".")
        if dot and above == "verb":
            return [head for verb in _clauses_over(self.head) for head in verb_slots(verb).get(its, ())]
        return self.slots.get(slot, [])

    @cached_property
    def reach(self) -> Reach:
        """The words that it reaches, but not those of other finite clauses."""
        return Reach(_reached(self.head, self.light))


def _clauses_over(noun: Token) -> list[Token]:
    """The verb that a noun hangs on by a preposition, or by two: "took him into custody on a charge"."""
    return verb_over(noun) or [verb for above in head_over(noun) for verb in verb_over(above)]


def _titled(head: Token) -> list[Token]:
    """The words that say who a single person is: "the guild leader Maro Sen", "Maro Sen, a judge"."""
    return [head, *(child for child in head.children if child.dep_ in {"compound", "appos", "nmod"})]


def _kinds(word: Token, is_party: PartyTest) -> Iterator[str]:
    """The classes that are no lists of words and have the word."""
    if is_party(word):
        yield "PARTY"
    if word.pos_ == "NUM":
        yield "NUMBER"
    if word.ent_type_ in PLACE_LABELS:
        yield "PLACE"
    if word.pos_ == "PROPN" and word.ent_type_ not in _NO_NAMES:
        yield "NAME"


def _reached(head: Token, light: Token | None) -> Iterator[Token]:
    seen = set()
    for root in (head, *([light] if light is not None else []), *_hosts(head)):
        for token in root.subtree:
            if token.i not in seen:
                seen.add(token.i)
                yield token


def _hosts(head: Token) -> list[Token]:
    """For "the attack killed", the verb above: the clue to the kind of attack may stand beside it."""
    return [head.head] if head.dep_ in {"nsubj", "nsubjpass"} and head.head.pos_ == "VERB" else []
