"""The choice between options, and what the learnt weights choose in texts written for it."""

from __future__ import annotations

import pytest

import dateline
from dateline.resolving import load_choices
from dateline.resolving.choosing import best, chances


def coded(text: str, published: str = "2024-03-28"):
    return dateline.code(text, published=published)


def the(events, kind: str):
    return next(event for event in events if event.type == kind)


def test_chances_sum_to_one_and_grow_with_the_weights():
    found = chances([{"a"}, {"a", "b"}, set()], {"a": 1.0, "b": 0.5})
    assert sum(found) == pytest.approx(1)
    assert found[1] > found[0] > found[2]


def test_unknown_clues_count_nothing_and_the_first_of_equals_is_chosen():
    number, chance = best([{"never seen"}, {"nor this"}], {})
    assert number == 0
    assert chance == pytest.approx(0.5)


def test_the_packaged_weights_know_every_question():
    choices = load_choices()
    assert choices.place["by the network"] > 0
    assert choices.date["by the network"] > 0
    assert choices.country["most named"] > 0
    assert choices.party["by the network"] > 0


def test_an_undated_statement_of_the_lead_is_news_of_the_day():
    events = coded("The foreign minister of Chad accused Sudan of shelling a border town. He spoke in N'Djamena.")
    when = the(events, "ACCUSE").when
    assert when is not None
    assert (when.from_, when.reason) == ("2024-03-28", "publication_date")


def test_background_without_a_date_stays_open():
    events = coded("The town is quiet now. Rebels had attacked it years before, when nobody wrote down the day.")
    assert all(event.when is None or event.when.from_ != "2024-03-28" for event in events)


def test_the_government_of_an_article_about_one_country_is_that_country_s():
    text = (
        "Teachers across Ghana went on strike on Monday. In Accra and Kumasi schools stayed closed. The strike will go "
        "on until the government pays their arrears, they said. The government rejected the demand."
    )
    parties = [party for event in coded(text) for party in (*event.actors, *event.recipients)]
    governments = [party for party in parties if "government" in party.text.lower()]
    assert governments
    assert all((party.country, "country" in party.inferred) == ("GHA", True) for party in governments)


def test_a_place_told_before_is_inferred_and_says_so():
    text = "A bomb went off in Kandahar on Tuesday. Gunmen then stormed the building and killed three guards."
    places = [event.place for event in coded(text) if event.evidence[0].start > text.index("Gunmen") - 1]
    assert [(place.name, place.reason) for place in places if place is not None] == [("Kandahar", "inferred")]


def test_a_planned_meeting_is_not_read_as_past():
    text = "President Ana Diaz is to meet rebel leaders on Dec. 15 if the truce holds."
    event = the(coded(text, "1998-12-04"), "AGREE")
    assert event.when is None or event.when.from_ >= "1998-12-04"
