"""Verbs that the parser takes for participles or nouns: "A court jailed Irina Volkova", "of bombing schools"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Span, Token

from dateline.knowledge.deed_nouns import deed_nouns
from dateline.knowledge.word_groups import in_group
from dateline.language.attaching import attach

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FOR = frozenset({"of", "for", "with"})
"""Prepositions of what somebody is blamed for."""
_SHORTEST = 5
"""Words of a sentence that must have a verb."""


def restore(doc: Doc, lemmatize: Callable[[Token], list[str]]) -> Doc:
    """The same document: a sentence without any finite verb gets one where a participle follows a noun.

    So does a noun that "and" joins to a verb: "rejected the offer and threatened new strikes"; and what somebody is
    blamed for is a verb with its object: "accused the army of bombing schools".

    Args:
        doc: the parsed text.
        lemmatize: the likely lemmas of a word, by its part of speech.
    """
    for sentence in doc.sents:
        if len(sentence) >= _SHORTEST and sentence[-1].text == "." and all(w.tag_ not in _FINITE for w in sentence):
            verb = next((w for w in sentence if _is_lost(w, sentence) or _is_lost_after_aside(w, sentence)), None)
            if verb is not None:
                _set_up(verb, sentence)
                verb.lemma_ = lemmatize(verb)[0]
                continue
            verb = next((word for word in sentence if _is_lost_after_name(word)), None)
            if verb is not None:
                subject = verb.head
                verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
                attach(subject, verb, "nsubj")
                verb.lemma_ = lemmatize(verb)[0]
        for word in sentence:
            if _is_lost_after_and(word):
                item = word.head
                word.head, word.dep_, word.tag_, word.pos_ = item.head, "conj", "VBD", "VERB"
                attach(item, word, "dobj")
                word.lemma_ = lemmatize(word)[0]
            elif _is_lost_after_blame(word):
                item = word.head
                word.head, word.dep_, word.tag_, word.pos_ = item.head, "pcomp", "VBG", "VERB"
                attach(item, word, "dobj")
                word.lemma_ = lemmatize(word)[0]
    return doc


def _is_lost(word: Token, sentence: Span) -> bool:
    """Whether the word looks like a verb between its subject and its object: "Bailiffs evicted squatters"."""
    if word.dep_ not in {"amod", "nmod"} or not word.lower_.endswith("ed") or word.i == sentence.start:
        return False
    return word.nbor(-1).pos_ in {"NOUN", "PROPN"} and word.head.i > word.i and word.nbor().pos_ != "PUNCT"


def _is_lost_after_aside(word: Token, sentence: Span) -> bool:
    """Whether the word is the verb behind what is told of its subject: "The king, in power since May, freed Ana."."""
    if word.dep_ != "amod" or not word.lower_.endswith("ed") or word.i - 1 <= sentence.start:
        return False
    commas = [other.i for other in sentence if other.text == "," and other.i < word.i]
    if len(commas) < 2 or commas[-1] != word.i - 1:
        return False
    item, subject = _phrase_head(word), word.doc[commas[0] - 1]
    is_told_of = subject == item.head if item.dep_ == "appos" else subject.head == item and subject.dep_ == "nsubj"
    return is_told_of and subject.pos_ in {"NOUN", "PROPN"}


def _phrase_head(word: Token) -> Token:
    """The noun whose phrase a word before it is in: of "jailed activist Irina Volkova" the last name."""
    item = word.head
    while item.dep_ in {"compound", "nmod"} and item.head.i > item.i:
        item = item.head
    return item


def _is_lost_after_name(word: Token) -> bool:
    """Whether the word is the verb after a name set off by commas: "The minister, Ana Ruiz, protested to Lima."."""
    if word.dep_ != "acl" or not word.lower_.endswith("ed") or word.nbor(-1).text != "," or word.head.dep_ != "ROOT":
        return False
    return any(child.dep_ == "appos" and child.i < word.i for child in word.head.children)


def _is_lost_after_and(word: Token) -> bool:
    """Whether the word is a verb before its object, which the parser joins to the verb before "and"."""
    if word.dep_ != "amod" or not word.lower_.endswith("ed") or word.i == word.sent.start:
        return False
    item = word.head
    is_joined = item.dep_ == "conj" and item.pos_ == "NOUN" and item.head.pos_ == "VERB" and item.head.tag_ == "VBD"
    return is_joined and word.nbor(-1).dep_ == "cc" and word.nbor(-1).head == item.head


def _is_lost_after_blame(word: Token) -> bool:
    """Whether the word tells what somebody is blamed for, and the noun that the parser hangs it on is its object."""
    item, link = word.head, word.head.head
    if word.dep_ not in {"compound", "amod"} or not word.lower_.endswith("ing") or item.dep_ != "pobj":
        return False
    if (
        link.lower_ not in _FOR
        or word.i != link.i + 1
        or item.i != word.i + 1
        or item.lemma_.lower() in deed_nouns().deeds
    ):
        return False
    return any(in_group(above.lemma_, "blaming") for above in (link.head, link.head.head))


def _set_up(verb: Token, sentence: Span) -> None:
    """Makes the word the sentence's verb: what stands before it the subject, the noun it stood before the object."""
    item, before = _phrase_head(verb), [word for word in sentence if word.i < verb.i]
    apart = [word for word in before if word.head.i >= verb.i or word.dep_ == "ROOT"]
    subject = next((word for word in apart if word.pos_ in {"NOUN", "PROPN"}), apart[0])
    after = [word for word in sentence if word.i > verb.i and word != item and word.head.i < verb.i]
    verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
    attach(item, verb, "dobj")
    attach(subject, verb, "nsubj")
    for word in apart:
        preposition = word.nbor(-1) if word.i > sentence.start else word
        if word == subject:
            continue
        if preposition.pos_ == "ADP":  # "in Minsk"
            attach(word, preposition, "pobj")
        else:
            attach(word, subject)
    for word in (*after, *(child for child in item.children if child.dep_ in {"prep", "punct"} and child.i > item.i)):
        attach(word, verb)
