"""Coreference within an article: whom pronouns, "both sides" and "the group" stand for. Rules over salience.

A first version: the nearest fitting party before, subjects before others. First persons are left to the caller, who
knows the speakers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec
from spacy.tokens import Token

from dateline.language.document import Document, Sentence

_PERSON = frozenset("he him his himself she her hers herself".split())
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
_THING = frozenset(["it", "its", "itself"])
_PAIRING = frozenset(
    """side party country nation leader president minister government neighbour neighbor
    state capital official ally army man woman premier chief""".split()
)
_PAIRED_PERSONS = frozenset("leader president minister official man woman premier chief".split())
_PAIRED_STATES = frozenset("country nation state neighbour neighbor capital government".split())
_PAIR_LABELS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_GROUPING = frozenset(
    ["group", "organisation", "organization", "movement", "bloc", "alliance", "militia", "body", "faction"]
)
_LOOK_BACK = 4
"""Sentences before the pronoun's own that are searched; farther antecedents are more often wrong than right."""
_FEMALE_TITLES = frozenset(
    ["ms", "mrs", "miss", "ms.", "mrs.", "queen", "princess", "chairwoman", "spokeswoman", "congresswoman"]
)
_MALE_TITLES = frozenset("mr mr. king prince sheikh chairman spokesman congressman".split())


class _Party(msgspec.Struct, frozen=True):
    head: Token
    is_subject: bool


class Coreference:
    """The parties of a document in order, and a search through them.

    `is_party` tells which heads are parties, `is_person` which role nouns mean one person.
    """

    def __init__(self, document: Document, is_party: Callable[[Token], bool], is_person: Callable[[str], bool]) -> None:
        self._document = document
        self._is_person = is_person
        self._parties = [
            [
                _Party(token, token.dep_ in {"nsubj", "nsubjpass"})
                for token in sentence.span
                if token.pos_ != "PRON" and _is_head(token) and is_party(token)
            ]
            for sentence in document.sentences
        ]
        """The parties of each sentence."""

    def antecedents(self, head: Token) -> tuple[Token, ...]:
        """The heads that a pronoun or collective description stands for; empty when none fits or none is needed."""
        sentence = self._document.sentence_of(head)
        word = head.lower_
        if word in _PERSON:
            return self._nearest(head, sentence, lambda p: self._is_one(p.head) and _gender_fits(p.head, word))
        if word in _PLURAL:
            return self._plural(head, sentence)
        if word in _THING:
            return self._nearest(
                head, sentence, lambda p: p.head.ent_type_ in {"GPE", "ORG"} and not _is_plural(p.head)
            )
        if word == "both" or (head.lemma_ in _PAIRING and _modifiers(head) & {"both", "two"}):
            return self._pair(head, sentence)
        if head.lemma_ in _GROUPING and _modifiers(head) & {"the", "this"} and not _has_complement(head):
            return self._nearest(head, sentence, lambda p: p.head.ent_type_ == "ORG")
        if head.lemma_ in {"country", "nation"} and _modifiers(head) & {"the", "this"} and not _has_complement(head):
            return self._nearest(head, sentence, lambda p: p.head.ent_type_ == "GPE")
        return ()

    def _is_one(self, head: Token) -> bool:
        """Whether the word names or describes one person."""
        if head.ent_type_:
            return head.ent_type_ == "PERSON"
        return head.tag_ == "NN" and self._is_person(head.lemma_.lower())

    def _before(self, head: Token, sentence: Sentence) -> Iterable[_Party]:
        """Parties of the same zone before the word: those of its own sentence, then sentence by sentence backwards."""
        zone = sentence.zone
        for number in range(sentence.number, max(-1, sentence.number - _LOOK_BACK - 1), -1):
            if self._document.sentences[number].zone != zone:
                return
            found = self._parties[number]
            if number == sentence.number:
                found = [p for p in found if p.head.i < head.i and not _same_phrase(p.head, head)]
            yield from sorted(found, key=lambda p: (not p.is_subject, p.head.i))

    def _nearest(self, head: Token, sentence: Sentence, fits: Callable[[_Party], bool]) -> tuple[Token, ...]:
        own_subject = _clause_subject(head)
        for party in self._before(head, sentence):
            if fits(party) and not (party.head == own_subject and head.dep_ in {"dobj", "pobj", "obj", "dative"}):
                return (party.head,)
        return ()

    def _plural(self, head: Token, sentence: Sentence) -> tuple[Token, ...]:
        for party in self._before(head, sentence):
            if _coordination(party.head):
                return (party.head, *_coordination(party.head))
            if _is_plural(party.head) or party.head.ent_type_ == "ORG":
                return (party.head,)
        return ()

    def _pair(self, head: Token, sentence: Sentence) -> tuple[Token, ...]:
        labels = _PAIR_LABELS
        if head.lemma_ in _PAIRED_PERSONS:
            labels = frozenset({"PERSON"})
        elif head.lemma_ in _PAIRED_STATES:
            labels = frozenset({"GPE"})
        seen: dict[str, Token] = {}
        subject = _clause_subject(head)
        for party in self._before(head, sentence):
            if party.head == subject and subject != head:
                continue  # who urges the two is none of them
            if party.head.ent_type_ in labels:
                seen.setdefault(party.head.text, party.head)
                for other in _coordination(party.head):
                    seen.setdefault(other.text, other)
            if len(seen) >= 2:
                break
        return tuple(seen.values())[:2] if len(seen) >= 2 else ()


def _is_head(token: Token) -> bool:
    """Whether the word heads its phrase: the last word of a name, or a noun that modifies nothing."""
    return token.dep_ not in {"compound", "amod", "det", "nmod"} and token.pos_ in {"NOUN", "PROPN", "ADJ"}


def _is_plural(head: Token) -> bool:
    return head.tag_ in {"NNS", "NNPS"} or head.lower_ in {"police", "people"} or bool(_coordination(head))


def _coordination(head: Token) -> tuple[Token, ...]:
    return tuple(token for token in head.conjuncts if token.i > head.i)


def _modifiers(head: Token) -> set[str]:
    return {child.lower_ for child in head.children if child.dep_ in {"det", "predet", "nummod", "preconj", "amod"}}


def _has_complement(head: Token) -> bool:
    """Whether the words say which one is meant: "the IS group", "the group of lawyers"."""
    return any(
        child.dep_ in {"prep", "relcl", "compound", "amod", "nmod", "poss", "appos", "acl"} or child.ent_type_
        for child in head.children
    )


def _same_phrase(party: Token, pronoun: Token) -> bool:
    return party in pronoun.subtree or (pronoun in party.subtree and pronoun.dep_ == "poss" and pronoun.head == party)


def _clause_subject(head: Token) -> Token | None:
    for verb in head.ancestors:
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return child
    return None


def _gender_fits(person: Token, pronoun: str) -> bool:
    titles = {word.lower_ for word in person.lefts}
    if pronoun in _FEMALE:
        return not titles & _MALE_TITLES
    return not titles & _FEMALE_TITLES
