"""Verbs, subjects and prefixes that the parser hangs on the wrong word; the sentences are invented."""

from __future__ import annotations

import pytest


def word(document, text: str):
    return next(token for sentence in document.sentences for token in sentence.span if token.text == text)


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("The MP urged the council to think again and has asked the secretary for a meeting.", "asked", "urged"),
        ("The ministry accused rebels of shelling the town and called on the UN to act.", "called", "accused"),
        ("The army chased the men who had set the fire and killed scores of them.", "killed", "chased"),
        ("Police used batons when some threw stones, injuring four officers.", "injuring", "threw"),
        ("Police fired when marchers reached the gate, injuring four students.", "injuring", "fired"),
        ("Ana Ruiz rejected the offer of talks and threatened new strikes.", "threatened", "rejected"),
        ("Ana Ruiz said the tax would hurt trade with Peru and called on Lima to drop it.", "called", "said"),
        ("Gunmen raided the village, killing at least 14 farmers and torching granaries.", "torching", "killing"),
        ("The king warned that Oman had massed troops, and called on Ana Ruiz to hold talks.", "called", "warned"),
    ],
)
def test_a_verb_hangs_on_the_one_whose_subject_it_shares(parse, text, verb, head):
    assert word(parse(text), verb).head.text == head


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("They are in the square, hours after supporters of President Ruiz attacked them.", "supporters", "attacked"),
        ("Serbia's foreign minister, Ivan Petrovic, protested to Budapest over the gas.", "minister", "protested"),
        ("Peru, Chile sign pact on copper", "Peru", "sign"),
        ("Two men were held, the rights group Foro Penal said, and four were shot.", "group", "said"),
        ("The minister who has led the talks since January accused the rebels of bad faith.", "minister", "accused"),
    ],
)
def test_a_verb_has_its_subject(parse, text, subject, verb):
    found = word(parse(text), subject)
    assert (found.dep_, found.head.text) == ("nsubj", verb)


def test_two_names_of_a_headline_are_joined(parse):
    second = word(parse("Peru, Chile sign pact on copper"), "Chile")
    assert (second.dep_, second.head.text) == ("conj", "Peru")


def test_a_prefix_belongs_to_its_noun(parse):
    document = parse("Court jails ex-minister for graft")
    assert word(document, "ex").head.text == "minister"
    assert word(document, "minister").head.text == "jails"
