"""Words that stand for a place without naming it, and where somebody speaks."""

from __future__ import annotations

import pytest

import dateline
from dateline import Article
from dateline.pipeline import Coder
from dateline.records import Event

GAO = "Rebels attacked a convoy near Gao in Mali on Monday. "


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def last(coder: Coder, text: str, kind: str) -> Event:
    """The event of a type whose trigger stands last."""
    found = [e for e in coder.events(Article(id="a", text=text, published="2024-03-28")) if e.type == kind]
    return max(found, key=lambda event: event.evidence[-1].trigger.start)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GAO + "Students protested there on Tuesday.", ("there", "Gao")),
        (GAO + "Students protested in the town on Tuesday.", ("town", "Gao")),
        (GAO + "Students protested in the capital on Tuesday.", ("capital", "Bamako")),
        (GAO + "\n\nIn Zinder, traders struck. Students protested in the capital on Tuesday.", ("capital", "Niamey")),
        (GAO + "Students protested in the Nigerien capital on Tuesday.", ("capital", "Niamey")),
    ],
)
def test_a_place_may_be_meant_without_its_name(coder: Coder, text: str, words: tuple[str, str]) -> None:
    place = last(coder, text, "PROTEST").place
    assert place is not None
    assert (place.text, place.name, place.reason) == (*words, "inferred")


KOCHI = "KOCHI: Fishermen blocked a road near Munnar on Monday. "


def test_here_is_where_the_reporter_is(coder: Coder) -> None:
    place = last(coder, KOCHI + "Students protested here on Tuesday.", "PROTEST").place
    assert place is not None
    assert (place.text, place.name, place.reason) == ("here", "Kochi", "inferred")


def test_here_in_others_words_or_without_a_place_line_is_not(coder: Coder) -> None:
    for text in (KOCHI + '"We protested here on Tuesday," a woman said.', GAO + "Students protested here on Tuesday."):
        place = last(coder, text, "PROTEST").place
        assert place is None or place.text != "here"


def test_riots_in_the_state_are_all_over_it(coder: Coder) -> None:
    text = "Police arrested a man in Gaya in the state of Bihar on Monday. "
    place = last(coder, text + "Students protested across the state on Tuesday.", "PROTEST").place
    assert place is not None
    assert (place.text, place.name) == ("state", "Bihar")


@pytest.mark.parametrize(
    "text",
    [
        GAO + "There were protests in Timbuktu on Tuesday.",
        GAO + "Students protested in the town of Timbuktu on Tuesday.",
        GAO + "Students protested outside the town council in Timbuktu on Tuesday.",
    ],
)
def test_a_name_beside_the_noun_is_what_it_means(coder: Coder, text: str) -> None:
    place = last(coder, text, "PROTEST").place
    assert place is not None
    assert place.name == "Timbuktu"


def test_another_town_is_not_the_one_named_before(coder: Coder) -> None:
    place = last(coder, GAO + "Students protested in a nearby town on Tuesday.", "PROTEST").place
    assert place is None or place.text != "town"


@pytest.mark.parametrize(
    "stage",
    [
        "Mali's foreign minister Adama Keita accused Niger of arming rebels. Keita was speaking at a school in Mopti.",
        "Speaking to reporters in Mopti, foreign minister Adama Keita accused Niger of arming rebels.",
        "At a rally in Mopti, foreign minister Adama Keita accused Niger of arming rebels.",
    ],
)
def test_what_somebody_says_there_is_said_there(coder: Coder, stage: str) -> None:
    place = last(coder, f"{stage} Keita demanded an apology from the government in Niamey.", "REQUEST").place
    assert place is not None
    assert (place.name, place.reason) == ("Mopti", "inferred")


def test_others_speak_elsewhere(coder: Coder) -> None:
    text = (
        "Speaking to reporters in Mopti, Adama Keita accused Niger of arming rebels. "
        "The African Union demanded restraint from all sides."
    )
    assert last(coder, text, "REQUEST").place is None


def test_a_document_without_places_has_none_to_refer_to(coder: Coder) -> None:
    (event,) = dateline.code("Police arrested ten students there on Monday.", published="2024-03-28", coder=coder)
    assert event.place is None
