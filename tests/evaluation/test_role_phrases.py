"""The phrases of roles that data mark, and sentences given word by word; all are invented."""

from __future__ import annotations

import pytest

import dateline
from dateline.evaluation.printed import printed
from dateline.evaluation.role_phrases import answer


def told(text, reader):
    return {
        role: [text[start:end] for start, end in spots]
        for role, spots in answer(dateline.code(text), reader.parse(text)).items()
    }


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        (
            "Chile rejected the Peruvian government's request for talks.",
            ["Chile"],
            ["the Peruvian government's request"],
        ),
        ("Rebels shelled an arms depot of the Malian army.", ["Rebels"], ["an arms depot of the Malian army"]),
        ("Police arrested a doctor and nurse in Lima on Monday.", ["Police"], ["a doctor and nurse in Lima"]),
        ("Police arrested a student and two teachers.", ["Police"], ["a student", "two teachers"]),
        ("The Malian army said it had attacked the rebels.", ["The Malian army"], ["the rebels"]),
        ("France lifted its blockade of Mali.", ["France"], ["Mali"]),
        ("A police court freed villagers held since May.", ["A police court"], ["villagers held"]),
        ("Chad and Niger signed an agreement on Monday.", [], []),
        ("The president of Chad held talks with the king of Morocco.", [], []),
    ],
)
def test_phrases(text, actors, recipients, reader):
    assert told(text, reader) == {"S": actors, "T": recipients}


def test_no_event_has_no_phrases(reader):
    assert answer([], reader.parse("It rained.")) == {"S": [], "T": []}


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
