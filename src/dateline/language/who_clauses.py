"""Clauses with "who" that the parser hangs on a town or a body: "the mayor of Paris, who condemned the attack"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.word_groups import in_group
from dateline.language.attaching import attach

_WHO = frozenset({"who", "whom"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OF_BODIES = ("office of one", "one of a body")
"""Groups of nouns for persons of a body."""
_BELONGING = frozenset({"of", "in", "from", "at", "for", "to", "on", "near"})
"""Prepositions between a person and where, or of what, they are."""


def hang_on_persons(doc: Doc) -> Doc:
    """The same document, in which a clause with "who" hangs on whoever is of the place or body before it."""
    for word in doc:
        if word.lower_ in _WHO and word.head.dep_ == "relcl" and (person := _person_above(word.head.head)) is not None:
            attach(word.head, person)
    return doc


def _person_above(name: Token) -> Token | None:
    """The noun on which a place's or body's name hangs, if it is that of a person."""
    noun = name.head.head
    if name.dep_ != "pobj" or name.head.lower_ not in _BELONGING or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    if name.ent_type_ in _PLACES:
        return _person_above(noun) if noun.ent_type_ in _PLACES else noun
    return noun if name.ent_type_ == "ORG" and in_group(noun.lemma_.lower(), *_OF_BODIES) else None
