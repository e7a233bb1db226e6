"""Clauses that tell who says so of somebody: "a man police say was shot fled", "who police say shot a guard"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.word_groups import in_group
from dateline.language.attaching import attach
from dateline.language.reduced_clauses import own_verbs, raise_own

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_NOUNS = frozenset({"NN", "NNS", "JJ"})
"""Tags of the one told of; the model takes "a gunman witnesses said" for a quality of the witnesses."""
_BEFORE = frozenset({"det", "nummod", "amod", "poss"})
"""Relations of words before a noun, which stay with the one that they stand before."""


def settle_told(doc: Doc) -> Doc:
    """The same document, in which those who say something of somebody are not one with whom they say it of."""
    for verb in doc:
        if verb.tag_ in _FINITE and in_group(verb.lemma_, "telling of somebody"):
            told = _told(verb)
            if told is not None:
                _part_from_who(verb, told)
                _part_from_noun(verb, told)
                if verb.dep_ == "relcl":
                    _make_finite(told)
    return doc


def _told(verb: Token) -> Token | None:
    """The verb of a clause without a subject right behind a verb of saying: "say was shot"."""
    if verb.i + 1 >= verb.sent.end or verb.nbor().tag_ not in _FINITE | {"VBN", "VB"}:
        return None
    for child in verb.children:
        is_next = child.dep_ in _CLAUSES and child.i > verb.i and child.left_edge.i == verb.i + 1
        if is_next and not any(word.dep_ in {"nsubj", "nsubjpass", "mark"} and word.i > verb.i for word in child.lefts):
            return child
    return None


def _part_from_who(verb: Token, told: Token) -> None:
    """Gives "who" the verb of what is said: "the man who officials said shot a guard"."""
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    if len(subjects) == 2 and subjects[0].tag_ in {"WP", "WDT"}:
        attach(subjects[0], told, "nsubj")


def _make_finite(told: Token) -> None:
    """What is said is a whole clause, and its verb stands in the past if nothing else helps it."""
    told.dep_ = "ccomp"
    if told.tag_ in {"VB", "VBN"} and not any(child.dep_ in {"aux", "auxpass"} for child in told.children):
        told.tag_ = "VBD"


def _part_from_noun(verb: Token, told: Token) -> None:
    """Takes the noun of which something is said from before those who say it: "a man police say was shot"."""
    speaker = next((child for child in verb.lefts if child.dep_ == "nsubj" and child.i == verb.i - 1), None)
    if speaker is None or speaker.i == speaker.sent.start:
        return
    about = speaker.nbor(-1)
    if about.head != speaker or about.dep_ not in {"compound", "amod", "nmod"} or about.tag_ not in _NOUNS:
        return
    own = next((each for each in own_verbs(verb, told) if each.i > told.i), None)
    if own is None:
        return
    for word in [child for child in speaker.lefts if child.dep_ in _BEFORE and child.i < about.i]:
        attach(word, about)
    about.pos_ = "NOUN"
    raise_own(own, verb, told, about, "relcl")
