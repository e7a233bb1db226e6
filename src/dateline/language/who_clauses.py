"""Clauses with "who" that the parser hangs on a town or a body: "the mayor of Paris, who condemned the attack"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from dateline.language.attaching import attach

_WHO = frozenset({"who", "whom"})
_NO_PERSONS = frozenset({"GPE", "LOC", "FAC", "ORG"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BELONGING = frozenset({"of", "in", "from", "at", "for", "to", "on", "near"})
"""Prepositions between a person and where, or of what, they are."""
_TOWARDS = frozenset({"for", "to"})
"""Of these those of whom a verb's act is for: "handed the hostages to the Red Cross, who took them home"."""


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
                name = _before(name.head, name)
            if name.ent_type_ == "PERSON" or (name.pos_ == "NOUN" and is_role(name.text)):
                attach(word.head, name)
    return doc


def _before(preposition: Token, name: Token) -> Token:
    """What the preposition belongs to: if the parser hangs it on a verb, whom the verb's act was done to."""
    verb = preposition.head
    if verb.pos_ != "VERB" or (preposition.lower_ in _TOWARDS and name.ent_type_ not in _PLACES):
        return verb
    objects = (child for child in verb.children if child.dep_ == "dobj" and child.right_edge.i == preposition.i - 1)
    subjects = (child for child in verb.children if child.dep_ == "nsubjpass")
    return next(objects, None) or next(subjects, verb)
