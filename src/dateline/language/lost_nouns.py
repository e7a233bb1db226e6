"""Nouns that the parser takes for adjectives or verbs: "a secretary-general", "a 16-year-old", "the wounded"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.word_groups import in_group

_AS_NOUN = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "pobj", "conj", "appos"})
"""Relations in which a noun stands."""
_AGED = {"old": "NN", "olds": "NNS"}
_AS_LOT = frozenset({"JJ", "VBN", "VBD"})
_UNITS = frozenset({"year", "month", "week", "day"})


def rename(doc: Doc) -> Doc:
    """The same document, in which the last part of a compound is a noun where it stands as one.

    So are words for the lot of people with an article before them.
    """
    for word in doc:
        if word.dep_ in _AS_NOUN:
            if word.lower_ in _AGED and _is_aged(word):
                word.tag_, word.pos_, word.lemma_ = _AGED[word.lower_], "NOUN", "year-old"
            elif word.tag_ == "JJ" and _ends_compound(word):
                word.tag_, word.pos_, word.lemma_ = "NN", "NOUN", word.lower_
            elif word.tag_ in _AS_LOT and _is_called_so(word):
                word.tag_, word.pos_, word.lemma_ = "NNS", "NOUN", word.lower_
    return doc


def _is_called_so(word: Token) -> bool:
    """Whether people are called by their lot: "the wounded", but "the wounded man", "was wounded"."""
    if not in_group(word.lower_, "called by their lot"):
        return False
    return word.i > 0 and word.nbor(-1).lower_ in {"the", "his", "her", "their", "its"} and word.nbor(-1).head == word


def _is_aged(word: Token) -> bool:
    """Whether it ends an age that stands for a person."""
    return word.i > 2 and word.nbor(-1).text == "-" and word.nbor(-2).lower_ in _UNITS


def _ends_compound(word: Token) -> bool:
    """Whether a hyphen joins the word to a noun before it that the parser hangs on it."""
    if word.i < 2 or word.nbor(-1).text != "-":
        return False
    first = word.nbor(-2)
    return first.pos_ == "NOUN" and first.dep_ == "compound" and first.head == word
