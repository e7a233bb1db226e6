"""What is said not to be so: "it is not true that …", "there is no evidence that …", "cleared of …"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.arguments import is_word_of

_OF = frozenset({"in", "of", "to"})
"""Prepositions of what there is no evidence of, or no truth in."""


def is_said_untrue(clause: Token) -> bool:
    """Whether the clause, or the deed that a noun tells, is what somebody says is not true or has no evidence."""
    above = clause.head
    if clause.dep_ in {"ccomp", "csubj"} and above.lemma_ == "be":
        return _is_false(above)
    if clause.dep_ in {"pobj", "pcomp"} and above.lower_ == "of" and _is_cleared(above.head):
        return True
    if clause.dep_ == "acl" and clause.tag_ == "VBN" and not _is_finite(clause):
        return False  # "no evidence found there"
    noun = above.head if clause.dep_ in {"pobj", "pcomp"} and above.lower_ in _OF else above
    if clause.dep_ not in {"acl", "ccomp", "pobj", "pcomp"} or _is_known(clause):
        return False
    if is_word_of(noun, "report"):
        if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
            return _is_false(noun.head)
        noun = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in _OF else noun
    return is_word_of(noun, "grounds of belief") and _is_lacking(noun)


def _is_lacking(grounds: Token) -> bool:
    """Whether there are none: "no evidence", "did not find any evidence", "denied there was any evidence"."""
    before = {child.lower_ for child in grounds.lefts if child.dep_ == "det"}
    return "no" in before or "any" in before


def _is_cleared(verb: Token) -> bool:
    """Whether somebody is found not to have done it: "was acquitted of", "cleared the officer of"."""
    if verb.dep_ in {"dobj", "obj", "nsubjpass"}:  # the parser may hang "of" on whoever is cleared
        verb = verb.head
    return verb.pos_ == "VERB" and is_word_of(verb, "clearing") and not any(c.dep_ == "neg" for c in verb.children)


def _is_known(noun: Token) -> bool:
    """Whether the noun is of a deed told before: there may be no report yet of "the attack"."""
    return noun.pos_ == "NOUN" and any(child.lower_ in {"the", "this"} or child.dep_ == "poss" for child in noun.lefts)


def _is_finite(verb: Token) -> bool:
    return any(child.dep_ in {"mark", "aux"} and child.tag_ != "TO" for child in verb.children)


def _is_false(verb: Token) -> bool:
    """Whether the verb says "false" or "not true" of its subject."""
    said = [child for child in verb.children if child.dep_ in {"acomp", "attr"}]
    is_false = any(is_word_of(word, "untrue") for word in said)
    is_true = any(is_word_of(word, "true") for word in said)
    is_not = any(child.dep_ == "neg" for child in verb.children)
    return (is_false and not is_not) or (is_true and is_not)
