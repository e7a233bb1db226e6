from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dateline
from dateline.language import Caser
from tests.strategies import any_text, news_like

SMALL = (
    "ahmedabad: prime minister narendra modi met president vladimir putin in new delhi on friday. mr. rao said the "
    "police had arrested 20 people in uttar pradesh. i was there, the mayor told us."
)


@pytest.fixture(scope="module")
def caser(coder) -> Caser:
    return coder.caser


def test_names_sentences_and_days_get_their_capitals(caser):
    cased = caser.cased(SMALL)
    for words in (
        "AHMEDABAD: Prime minister", "Narendra Modi", "Vladimir Putin", "New Delhi", "Friday. Mr. Rao", "Uttar Pradesh",
    ):  # fmt: skip
        assert words in cased
    assert "told us." in cased


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a man from jaipur was held. the jaipur police said that he had fled to jaipur on foot.", "The Jaipur police"),
        ("the principal was given powers to debar them from duties in the schools of the town.", "to debar them"),
        ("the stones came to the town hall on march 15 and the march went on in may 2001, he said.", "on March 15"),
        ("the stones came to the town hall on march 15 and the march went on in may 2001, he said.", "the march"),
        ("the stones came to the town hall on march 15 and the march went on in may 2001, he said.", "May 2001"),
        ("the land was put on sale in salem. the sale in salem was stopped by a judge on appeal.", "The sale in Salem"),
    ],
    ids=["named elsewhere", "a verb", "a month", "no month", "a month of a year", "a noun"],
)
def test_towns_are_told_from_words(caser, text, words):
    assert words in caser.cased(text)


def test_a_text_all_in_capitals_is_read_like_one_in_small_letters(caser):
    assert caser.cased(SMALL.upper()) == caser.cased(SMALL)


@pytest.mark.parametrize("gap", ["\n" * 3000, ":" + "\n" * 3000, " \n" * 3000, ", " * 3000])
def test_thousands_of_empty_lines_and_commas_take_no_time(caser, gap):
    start = process_time()
    caser.cased(SMALL + gap + "5")
    assert process_time() - start < 2


def test_sentences_behind_empty_lines_begin_with_capitals(caser):
    cased = caser.cased(
        "police arrested ten men in the town on friday \n \n\n the mayor said so, and the men: \n\n it is true"
    )
    assert " The mayor" in cased
    assert " It is true" in cased


@given(st.one_of(news_like, any_text))
def test_no_character_moves(caser, text):
    cased = caser.cased(text)
    assert len(cased) == len(text)
    assert all(one.casefold() == other.casefold() for one, other in zip(cased, text, strict=True))


def test_a_text_with_capitals_stays_as_it_is(caser):
    text = "The president of Mali met his colleague from Niger in Bamako on Friday, the presidency said in a statement."
    assert caser.cased(text) is text


def test_events_of_a_text_without_capitals_are_found_in_its_own_words():
    text = (
        "lucknow: the police arrested 17 people on sunday who had tried to enter the town of ayodhya.\n"
        "prime minister atal bihari vajpayee condemned the violence in gujarat on friday.\n"
    )
    events = dateline.code(text, published="2002-03-10")
    assert {"COERCE", "ACCUSE"} <= {event.type for event in events}
    for event in events:
        for part in (*event.actors, *event.recipients, *([event.place] if event.place else [])):
            assert text[part.start : part.end] == part.text
    accuser = next(event for event in events if event.type == "ACCUSE").actors[0]
    assert (accuser.country, accuser.sector) == ("IND", "GOV")
