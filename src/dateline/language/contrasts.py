"""Those whom a text names as not meant: "France, not Germany, condemned it"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.word_groups import in_group
from dateline.language.attaching import attach

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_JOINED = frozenset({"appos", "conj", "npadvmod"})
"""Relations that the parser gives them, as if they were others or other names of those meant."""
_BEFORE = frozenset({",", "and", "but", "(", "—", "–"})
RULED_OUT = "dep"
"""The relation that they have to those meant, by which they are neither joined to them nor another name."""


def settle_contrasts(doc: Doc) -> Doc:
    """The same document, in which whoever stands behind a "not" is not joined to those who are meant."""
    for negation in doc:
        if negation.lower_ == "not" and _is_between(negation):
            for word in doc[negation.i + 1 : negation.sent.end]:
                if word.pos_ in _NOMINAL and word.dep_ in _JOINED and word.head.i < negation.i:
                    _rule_out(word, negation)
                    break
                if word.pos_ in {"VERB", "AUX", "ADP", "PUNCT"}:
                    break
    return doc


def is_ruled_out(word: Token) -> bool:
    """Whether the word is named only as who or what is not meant."""
    is_beside = word.dep_ == RULED_OUT and word.pos_ in _NOMINAL and word.head.pos_ in _NOMINAL
    return is_beside and any(child.dep_ == "neg" and child.lower_ == "not" for child in word.lefts)


def _is_between(negation: Token) -> bool:
    """Whether the "not" stands behind a mark or an "and", and before a phrase that it rules out."""
    if negation.i == negation.sent.start or negation.i + 1 >= negation.sent.end:
        return False
    return negation.nbor(-1).lower_ in _BEFORE and not in_group(negation.nbor().lower_, "not alone")


def _rule_out(word: Token, negation: Token) -> None:
    meant = word.head
    if meant.pos_ not in _NOMINAL or not attach(negation, word, "neg"):
        return
    word.dep_ = RULED_OUT
    if meant.dep_ == "attr":  # "it was Chad and not Niger that expelled the envoy"
        behind = [child for child in (*word.rights, *meant.head.rights) if child.i > word.i]
        for clause in behind:
            if clause.dep_ in {"relcl", "ccomp"} and any(child.tag_ in {"WDT", "WP"} for child in clause.lefts):
                attach(clause, meant, "relcl")
