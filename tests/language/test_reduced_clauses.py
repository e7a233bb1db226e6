"""Clauses cut down to a participle, and the sentence's own verb behind them; the sentences are invented."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

import dateline
from dateline.language.reduced_clauses import settle_reduced


def root(document):
    return document.sentences[0].span.root


@pytest.mark.parametrize(
    ("text", "verb", "about"),
    [
        ("Two men said to have planned the raid were held.", "held", "men"),
        ("A clerk thought to be behind the leak was shot by guards.", "shot", "clerk"),
        ("Rebels believed to be loyal to the general attacked the town.", "attacked", "Rebels"),
        ("The two members alleged to have planned the raid are Ana Ruiz and Ben Cole.", "are", "members"),
        ("A group thought to have ties to the cartel claimed the attack.", "claimed", "group"),
    ],
)
def test_the_verb_behind_a_reduced_clause_is_the_sentences_own(parse, text, verb, about):
    found = root(parse(text))
    assert found.text == verb
    assert [child.text for child in found.children if child.dep_ in {"nsubj", "nsubjpass"}] == [about]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("He said to wait until Monday.", "said"),
        ("The minister thought it wise to have talks.", "thought"),
        ("Protesters reported to police that they were beaten.", "reported"),
        ("The army said rebels had killed ten people.", "said"),
    ],
)
def test_who_says_something_is_the_subject_of_saying(parse, text, verb):
    found = root(parse(text))
    assert (found.text, [child.dep_ for child in found.lefts if child.dep_ != "punct"]) == (verb, ["nsubj"])


def test_nobody_said_to_have_done_something_is_a_source():
    (event,) = dateline.code("Rebels said to have killed ten herders in Gao", published="2024-03-14")
    assert [party.text for party in event.actors] == ["Rebels"]
    assert not event.attribution


def test_an_infinitive_may_stand_before_the_last_word_of_a_text():
    words, heads, deps = (
        ["To", "be", "rich", "he", "thought"],
        [1, 4, 1, 4, 4],
        ["aux", "xcomp", "acomp", "nsubj", "ROOT"],
    )
    doc = Doc(spacy.blank("en").vocab, words=words, heads=heads, deps=deps, tags=["TO", "VB", "JJ", "PRP", "VBD"])
    doc[4].lemma_ = "think"
    assert [token.tag_ for token in settle_reduced(doc)] == ["TO", "VB", "JJ", "PRP", "VBD"]
