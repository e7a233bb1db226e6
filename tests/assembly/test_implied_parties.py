"""Who is understood where the sentence of an event names nobody; the texts are invented."""

from __future__ import annotations

import pytest

import dateline
from dateline.assembly.assembler import open_sides
from dateline.assembly.implied_parties import shares


def test_who_was_told_to_raid_a_house_is_understood_to_arrest():
    text = "Police raided a house in Lagos on Monday and seized 12 rifles. Three men were arrested."
    arrest = next(event for event in dateline.code(text, published="2024-03-28") if event.mode == "arrest")
    assert [party.text for party in arrest.actors] == ["Police"]
    assert "party" in arrest.actors[0].inferred
    assert text[arrest.actors[0].start : arrest.actors[0].end] == "Police"


def test_against_whom_one_marched_is_understood_of_the_next_protest():
    text = (
        "Thousands marched against President Mwale in Lilongwe on Sunday and demanded that Mwale resign. On Monday "
        "teachers went on strike. Mwale rejected their demands."
    )
    protest = next(event for event in dateline.code(text, published="2024-03-28") if event.mode == "strike")
    assert [party.text for party in protest.recipients] == ["President Mwale"]
    assert "party" in protest.recipients[0].inferred


def test_parties_of_one_country_share_what_speaks_for_it():
    army, minister, rebels, nobody = (
        dateline.Entity(text=text, start=0, end=1, zone="body", country=country)
        for text, country in (("army", "MLI"), ("minister", "MLI"), ("rebels", "NER"), ("somebody", None))
    )
    options = [(None, {"none"}), (army, {"a"}), (minister, {"b"}), (rebels, {"c"}), (nobody, {"c"})]
    none, *parties = shares(options, {"none": 1.0, "a": 1.0, "b": 0.5, "c": 0.0})
    assert sum([none, *parties]) == pytest.approx(1)
    assert parties[0] > none > parties[2] == parties[3] > parties[1] == 0


def test_whoever_is_understood_to_act_is_not_understood_to_be_met():
    text = "Kenya offered Uganda grain. No apology was made, a spokesman for Kenya's army said."
    for event in dateline.code(text, published="2024-03-28"):
        inferred = [
            [party.text for party in side if "party" in party.inferred] for side in (event.actors, event.recipients)
        ]
        assert set(inferred[0]).isdisjoint(inferred[1])


def test_nobody_is_understood_where_the_article_leaves_it_open():
    (event,) = dateline.code("Two guards were wounded in Oslo on Monday.", published="2024-03-28")
    assert event.actors == []


def test_talks_need_two_and_their_other_side_may_be_open():
    assert open_sides("CONSULT", [], []) == ["actor", "recipient"]
    assert open_sides("ASSAULT", [], []) == ["recipient"]
    one = dateline.Entity(text="Mali", start=0, end=4, zone="body")
    assert open_sides("CONSULT", [one], []) == ["recipient"]
    assert open_sides("CONSULT", [one, one], []) == []
    assert open_sides("ASSAULT", [one, one], []) == ["recipient"]


def test_nobody_else_is_accused_by_those_who_accuse_each_other():
    one = dateline.Entity(text="Mali", start=0, end=4, zone="body")
    assert open_sides("ACCUSE", [one, one], []) == ["recipient"]
    assert open_sides("ACCUSE", [one, one], [], mutual=True) == []
