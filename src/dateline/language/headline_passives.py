"""Participles that the parser takes for finite verbs: "Student stabbed while waiting for a bus" stabs nobody."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.word_groups import word_group

_COMPLEMENTS = frozenset({"dobj", "obj", "dative", "ccomp", "xcomp", "prt", "aux", "auxpass", "neg"})
"""Relations of what shows that the form is finite."""


def settle_passives(doc: Doc) -> Doc:
    """The same document, in which a verb that cannot do without an object and has none is passive, as in headlines."""
    for sentence in doc.sents:
        verb = sentence.root
        if _is_done(verb):
            verb.tag_ = "VBN"
            for subject in verb.children:
                if subject.dep_ == "nsubj":
                    subject.dep_ = "nsubjpass"
    return doc


def _is_done(verb: Token) -> bool:
    """Whether the verb tells what is done to its subject."""
    if verb.tag_ not in {"VBD", "VBN"} or any(child.dep_ in _COMPLEMENTS for child in verb.children):
        return False
    if verb.lemma_ not in word_group("done to somebody"):
        is_dead = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "dead"
        if not (verb.lemma_ == "shoot" and is_dead):
            return False
    others = [word for word in verb.conjuncts if any(child.dep_ in {"dobj", "obj"} for child in word.children)]
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    return not others and len(subjects) == 1 and subjects[0].i < verb.i and subjects[0].pos_ in {"NOUN", "PROPN", "NUM"}
