"""What an author tells of "I" and "you", asks, or bids the reader do is no report."""

from __future__ import annotations

import pytest

import dateline


def triggers(text: str) -> list[str]:
    events = dateline.code(dateline.Article(id="page", text=text))
    return [word.trigger.text for event in events for word in event.evidence]


@pytest.mark.parametrize(
    "text",
    [
        "I urge the council of Oslo to repair the bridge.",
        "My uncle threatened the minister at dinner.",
        "The mayor accused me of lying about the bridge.",
        "Why did Iraq invade Kuwait?",
        "Demand that the mayor resign, and protest until he does.",
    ],
)
def test_what_is_said_to_the_reader_is_no_event(text):
    assert triggers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I urge the council of Oslo to repair the bridge,” said Mayor Ana Diaz.", ["urge"]),
        ("Soldiers beat me and arrested my brother.", ["beat", "arrested"]),
        ("“Why did police fire on the crowd?” the senator asked.", ["fire"]),
    ],
)
def test_what_somebody_else_says_or_does_to_the_author_is_one(text, expected):
    assert set(expected) <= set(triggers(text))


def test_why_is_told():
    article = dateline.code("I urge the council of Oslo to repair the bridge.").article
    why = {dropped.trigger: dropped.why for dropped in dateline.explain(article).dropped}
    assert why["urge"] == "said to the reader"
