"""Clauses that tell who says so of somebody; the sentences are invented."""

from __future__ import annotations

import pytest

import dateline


@pytest.mark.parametrize(
    ("text", "verb", "about", "speaker"),
    [
        ("A man police say was shot by a trooper was jailed Monday.", "jailed", "man", "police"),
        ("Three men police believe robbed a bank were held.", "held", "men", "police"),
        ("A gunman witnesses said opened fire on a bus was arrested by police.", "arrested", "gunman", "witnesses"),
    ],
)
def test_who_says_it_stands_apart_from_whom_it_is_said_of(parse, text, verb, about, speaker):
    root = parse(text).sentences[0].span.root
    assert root.text == verb
    assert [child.text for child in root.children if child.dep_ == "nsubjpass"] == [about]
    (clause,) = [word for word in root.subtree if word.dep_ == "relcl"]
    assert clause.head.text == about
    assert [child.text for child in clause.children if child.dep_ == "nsubj"] == [speaker]


def test_who_belongs_to_what_is_said(parse):
    words = parse("Police held the man who officials said shot two guards.").sentences[0].span
    (who,) = [word for word in words if word.text == "who"]
    assert (who.dep_, who.head.text) == ("nsubj", "shot")


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients", "sources"),
    [
        ("A man police say was shot by a trooper was jailed Monday.", "ASSAULT", ["trooper"], ["man"], ["police"]),
        ("Three men police believe robbed a bank were held.", "ASSAULT", ["men"], ["bank"], ["police"]),
        ("Troops arrested two men the army says planted bombs near Gao.", "ASSAULT", ["men"], [], ["army"]),
        ("A gunman witnesses said opened fire on a bus was arrested by police.", "COERCE", ["police"], ["gunman"], []),
    ],
)
def test_events_in_and_around_what_is_said(text, event_type, actors, recipients, sources):
    (event,) = [each for each in dateline.code(text, published="2024-03-14") if each.type == event_type]
    assert [party.name for party in event.actors] == actors
    assert [party.name for party in event.recipients] == recipients
    assert [source.name for source in event.attribution] == sources
