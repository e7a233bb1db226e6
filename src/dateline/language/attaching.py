"""Hanging words of a parse on others."""

from __future__ import annotations

from spacy.tokens import Token


def attach(word: Token, head: Token, dep: str | None = None) -> bool:
    """Hangs a word on another, and says whether it did: nothing may hang on what stands below it.

    spaCy does not check that, and walks round such a ring without end.
    """
    if word == head or word.is_ancestor(head):
        return False
    word.head = head
    if dep is not None:
        word.dep_ = dep
    return True
