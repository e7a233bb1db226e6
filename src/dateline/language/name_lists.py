"""Lists of names that the parser tears: "drew condemnation from the UN, France and Chad"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.language.attaching import attach

_NAMES = frozenset({"GPE", "ORG", "NORP", "PERSON"})
_TORN = frozenset({"appos", "conj", "dep", "npadvmod"})
"""Relations that the rest of a torn list gets."""


def mend_lists(doc: Doc) -> Doc:
    """The same document, in which the last names of a list hang on the name before the comma, as one more of them."""
    for word in doc:
        if word.dep_ in _TORN and word.ent_type_ in _NAMES and _has_last(word):
            first = _before_comma(word)
            if first is not None and word.head != first and not first.is_ancestor(word):
                attach(word, first, "conj")
    return doc


def _has_last(name: Token) -> bool:
    """Whether another name is joined to it with "and"."""
    is_joined = any(child.dep_ == "cc" for child in name.rights)
    return is_joined and any(child.dep_ == "conj" and child.ent_type_ in _NAMES for child in name.rights)


def _before_comma(name: Token) -> Token | None:
    """The name right before the comma in front of it, if it stands under a preposition."""
    start = name.left_edge
    if start.i - start.sent.start < 2 or start.nbor(-1).text != ",":
        return None
    before = start.nbor(-2)
    while before.dep_ == "compound" and before.head.i == before.i + 1:
        before = before.head
    is_name = before.ent_type_ in _NAMES and before.i == start.i - 2
    return before if is_name and before.dep_ in {"pobj", "conj"} else None
