"""The words and phrases of roles, and sentences given word by word; all texts are invented."""

from __future__ import annotations

import pytest

import dateline
from dateline.evaluation.printed import printed
from dateline.evaluation.role_phrases import answering, clause_phrases, record_words
from tests.builders import TEXT, event


def test_the_first_event_with_a_party_answers():
    nobody, told, later = event(actors=[], recipients=[]), event(actors=[]), event()
    assert answering([nobody, told, later]) is told
    assert answering([nobody]) is None
    assert answering([]) is None


def test_an_event_that_several_do_together_has_no_sides():
    together = event(actors=[*event().actors, *event().recipients], recipients=[])
    assert answering([together, event()]) is None


def test_the_words_of_the_record_are_its_parties():
    found = record_words(event())
    assert {role: [TEXT[start:end] for start, end in spots] for role, spots in found.items()} == {
        "S": ["Gunmen"],
        "T": ["farmers"],
    }


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        (
            "Chile rejected the Peruvian government's request for talks.",
            ["Chile"],
            ["the Peruvian government's request"],
        ),
        ("Rebels shelled the Malian army's depot.", ["Rebels"], ["the Malian army's depot"]),
        ("Police arrested a student and two teachers.", ["Police"], ["a student", "two teachers"]),
        ("The Malian army said it had attacked the rebels.", ["The Malian army"], ["the rebels"]),
        ("A police court freed villagers held in Lima.", ["A police court"], ["villagers held in Lima"]),
        ("The president of Chad on Monday condemned Mali.", ["The president of Chad"], ["Mali"]),
        ("Gunmen killed a farmer who had seen them.", ["Gunmen"], ["a farmer"]),
        ("Rebels attacked an army camp in Chad, killing ten soldiers.", ["Rebels"], ["an army camp in Chad"]),
        ("Rebels withdrew from Gao on Monday.", ["Rebels"], ["Gao"]),
        ("The president of Chad called the king of Morocco.", ["The president of Chad"], ["the king of Morocco"]),
    ],
)
def test_phrases(text, actors, recipients, reader):
    found = clause_phrases(answering(dateline.code(text)), reader.parse(text))
    assert {role: [text[start:end] for start, end in spots] for role, spots in found.items()} == {
        "S": actors,
        "T": recipients,
    }


@pytest.mark.parametrize(
    "text",
    ["Chad and Niger signed an agreement on Monday.", "The president of Chad held talks with the king of Morocco."],
)
def test_agreements_and_talks_have_no_sides(text):
    assert answering(dateline.code(text)) is None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("The rebel - held town , hit by 1 , 500 shells", "The rebel-held town, hit by 1,500 shells"),
        ("Mali ’ s army ( MA ) don ’ t act", "Mali’s army (MA) don’t act"),
        ("7 . 5 percent at 06 : 00", "7.5 percent at 06:00"),
        ("In May , 2009 , Nicol á s Ruiz met Jos é Diaz", "In May, 2009, Nicolás Ruiz met José Diaz"),
        ("The states - - all five - agreed", "The states--all five-agreed"),
    ],
)
def test_words_are_put_together_as_printed(words, text):
    found, places = printed(words.split())
    assert found == text
    assert [found[start:end] for start, end in places] == words.split()
