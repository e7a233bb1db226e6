"""Who is understood where the sentence of an event names nobody; the texts are invented."""

from __future__ import annotations

import dateline
from dateline.assembly.assembler import open_sides


def test_who_was_told_to_raid_a_house_is_understood_to_arrest():
    text = "Police raided a house in Lagos on Monday and seized 12 rifles. Three men were arrested."
    arrest = next(event for event in dateline.code(text, published="2024-03-28") if event.mode == "arrest")
    assert [party.text for party in arrest.actors] == ["Police"]
    assert "party" in arrest.actors[0].inferred
    assert text[arrest.actors[0].start : arrest.actors[0].end] == "Police"


def test_against_whom_one_marched_is_understood_of_the_next_protest():
    text = (
        "Thousands marched against President Mwale in Lilongwe on Sunday. The protest ended at dusk. "
        "The protesters will march again on Friday."
    )
    protest = next(event for event in dateline.code(text, published="2024-03-28") if event.status == "future")
    assert [party.text for party in protest.recipients] == ["President Mwale"]
    assert "party" in protest.recipients[0].inferred


def test_nobody_is_understood_where_the_article_leaves_it_open():
    (event,) = dateline.code("Two guards were wounded in Oslo on Monday.", published="2024-03-28")
    assert event.actors == []


def test_talks_need_two_and_their_other_side_may_be_open():
    assert open_sides("CONSULT", [], []) == ["actor", "recipient"]
    one = dateline.Entity(text="Mali", start=0, end=4, zone="body")
    assert open_sides("CONSULT", [one], []) == ["recipient"]
    assert open_sides("CONSULT", [one, one], []) == []
    assert open_sides("ASSAULT", [one, one], []) == ["recipient"]
