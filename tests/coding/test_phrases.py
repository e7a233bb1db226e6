"""Events told by a set phrase: phrases.csv has sentences with the type and the countries of both sides, if given."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import dateline

with (Path(__file__).parent / "phrases.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


def coded(text: str):
    return dateline.code(text, published="2024-03-28")


def countries(parties) -> set[str]:
    return {party.country for party in parties if party.country}


@pytest.mark.parametrize("row", ROWS, ids=[row["sentence"] for row in ROWS])
def test_phrase(row):
    events = coded(row["sentence"])
    if not row["type"]:
        assert events == []
        return
    event = next(event for event in events if event.type == row["type"])
    for wanted, parties in ((row["actors"], event.actors), (row["recipients"], event.recipients)):
        assert not wanted or countries(parties) == set(wanted.split("|"))


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Turkey is not willing to hand over the pilot.", "AGREE"),
        ("Miners marched to press the minister for a rise.", "REQUEST"),
        ("If the senate votes no, the judge stays.", "REJECT"),
        ("The police turned a deaf ear to pleas for help.", "REJECT"),
    ],
)
def test_what_is_not_done_or_only_aimed_at(text, event_type):
    assert event_type not in {event.type for event in coded(text)}


def test_of_a_passive_without_agent_nobody_acts():
    (event,) = coded("Three bankers were hauled over the coals in parliament.")
    assert (event.type, event.actors) == ("ACCUSE", [])
    assert [party.text for party in event.recipients] == ["Three bankers"]
