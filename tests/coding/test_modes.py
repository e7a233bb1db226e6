"""Modes: what a demand or refusal is about, whose aircraft it was, who was killed, what a crowd did."""

from __future__ import annotations

import pytest

import dateline
from dateline.knowledge.codebook import load_codebook
from dateline.knowledge.tables import read_tables


def modes(text: str, event_type: str) -> list[str | None]:
    return [event.mode for event in dateline.code(text, published="2024-03-28") if event.type == event_type]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The senate urged the premier of Kenya to leave office.", "change"),
        ("The senate of Kenya urged the gunmen to leave the valley.", "yield"),
        ("Ghana called on the rebels not to attack the dam.", "yield"),
        ("Nurses in Ghana urged the government to pass a law against abuse.", "change"),
        ("Togo asked the unions to return to the table.", "meet"),
        ("The junta in Mali should let the doctors in, the bishop of Dakar said.", "yield"),
        ("Norway asked the judges to extradite the banker.", "assist"),
        ("The mayor asked the clerk to schedule a meeting with the union.", "meet"),
        ("A senator urged the passage of a bill on guns.", "change"),
        ("Aid groups urged the safe passage of convoys.", "yield"),
    ],
)
def test_the_mode_of_a_demand_is_that_of_the_thing_demanded(text, mode):
    assert modes(text, "REQUEST") == [mode]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Chad rejected calls to lift the siege.", "yield"),
        ("Chad rejected calls for a new electoral law.", "change"),
        ("Chad turned down a request to ease its sanctions on Togo.", "yield"),
        ("Chad refused to hand over power.", "change"),
        ("Chad refused to extradite the general.", "assist"),
        ("Chad turned down the visa request of a dancer.", "assist"),
    ],
)
def test_the_mode_of_a_refusal_is_that_of_the_thing_refused(text, mode):
    assert mode in modes(text, "REJECT")


def test_a_threat_to_break_ties_is_one_on_relations():
    assert modes("Bolivia threatened to declare independence from the union.", "THREATEN") == ["relations"]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Gunmen on a motorbike killed the mayor of Kumasi.", "targeted"),
        ("A bomb killed the police commander Juma Otieno in Kisumu.", "targeted"),
        ("Warplanes fired missiles at a farm in Yemen.", "aerial"),
        ("Rebels fired missiles at a farm in Yemen.", "heavy-weapons"),
        ("Rebels burned down houses near Bangui.", "destroy"),
    ],
)
def test_whom_and_with_what_an_attack_was_made(text, mode):
    assert modes(text, "ASSAULT") == [mode]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Protesters burned a flag outside the consulate in Lima.", "demo"),
        ("Protesters threw bricks at the police in Lima.", "riot"),
        ("Riot police broke up a protest by nurses in Lima.", "demo"),
        ("Protesters sprayed red paint over the bust of a governor in Lima.", "vandalize"),
    ],
)
def test_a_protest_is_a_riot_only_by_what_the_crowd_does(text, mode):
    assert mode in modes(text, "PROTEST")


def test_only_an_offence_makes_an_accusation_an_allegation():
    assert modes("The imam of Sokoto accused the governor of hypocrisy.", "ACCUSE") == ["disapprove"]
    assert modes("The imam of Sokoto accused the governor of bribery.", "ACCUSE") == ["allege"]


def test_the_tables_of_modes_name_the_modes_of_the_codebook():
    codebook = load_codebook()
    for table in read_tables("modes", columns=("type", "mode", "when")):
        for row in table:
            assert row["mode"].rstrip("!") in codebook.modes(row["type"]), row
