"""Where an event happened: places that the gazetteer lacks, and what other events of the article say."""

from __future__ import annotations

import pytest

from dateline import Article
from dateline.pipeline import Coder
from dateline.resolving.event_places import place_options

UNLISTED = "Gunmen killed four traders in Kolundwe in eastern Congo on Monday, police said."
TWICE = "Rebels attacked a convoy near Gao on Monday. The army said that the rebels attacked with rockets."


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_a_village_that_the_gazetteer_lacks_has_a_name_and_no_pin(coder: Coder) -> None:
    (event,) = [e for e in coder.events(Article(id="a", text=UNLISTED, published="2024-03-26")) if e.type == "ASSAULT"]
    assert event.place is not None
    assert (event.place.name, event.place.precision, event.place.lat) == ("Kolundwe", None, None)
    assert event.place.country == "COD"


def test_the_place_of_the_same_act_told_before_is_a_clue(coder: Coder) -> None:
    document = coder.reader.read(Article(id="a", text=TWICE, published="2024-03-26"))
    drafts = coder.drafts(document)
    scene = coder.resolver.scene(document, drafts)
    second = [draft for draft in drafts if draft.type == "ASSAULT"][-1]
    clues = {place.name: clues for place, clues in place_options(second, scene.places) if place is not None}
    assert {"of the last event 1", "of the same act", "of the same type and party"} <= clues["Gao"]
