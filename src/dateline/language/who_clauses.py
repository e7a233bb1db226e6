"""Clauses with "who" that the parser hangs on a town or a body: "the mayor of Paris, who condemned the attack"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from dateline.language.attaching import attach

_WHO = frozenset({"who", "whom"})
_NO_PERSONS = frozenset({"GPE", "LOC", "FAC", "ORG"})
_BELONGING = frozenset({"of", "in", "from", "at", "for", "to", "on", "near"})
"""Prepositions between a person and where, or of what, they are."""


def hang_on_persons(doc: Doc, is_role: Callable[[str], bool]) -> Doc:
    """The same document, in which a clause with "who" hangs on whoever is of the place or body before it.

    Args:
        doc: the parsed text.
        is_role: whether a noun is one for people.
    """
    for word in doc:
        if word.lower_ in _WHO and word.head.dep_ == "relcl":
            name = word.head.head
            while name.ent_type_ in _NO_PERSONS and name.dep_ == "pobj" and name.head.lower_ in _BELONGING:
                name = name.head.head
            if name.ent_type_ == "PERSON" or (name.pos_ == "NOUN" and is_role(name.text)):
                attach(word.head, name)
    return doc
