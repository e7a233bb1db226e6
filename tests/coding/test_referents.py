"""Parties told by a pronoun in them, and the speaker's "we"; the sentences are invented."""

from __future__ import annotations

import pytest

import dateline


@pytest.mark.parametrize(
    ("text", "event_type", "countries"),
    [
        ("Chad asked for help. Its president visited Paris on Monday.", "CONSULT", {"TCD"}),
        ('"We condemn the attack," the Norwegian foreign minister said.', "ACCUSE", {"NOR"}),
    ],
)
def test_whose_party_it_is(text, event_type, countries):
    events = [event for event in dateline.code(text, published="2016-05-12") if event.type == event_type]
    assert any({party.country for party in event.actors} == countries for event in events)


def test_who_is_named_before_it():
    (event,) = [
        event
        for event in dateline.code("James Foley, who was beheaded by Islamic State in 2014, was a journalist.")
        if event.type == "ASSAULT"
    ]
    assert [party.name for party in event.recipients] == ["James Foley"]


def test_who_says_what_we_did_acts():
    text = '"We\'ve allowed bad coaches," Ana Roe said. "We allowed boosters."'
    (event,) = [each for each in dateline.code(text, published="2016-05-12") if each.type == "CONCEDE"]
    assert [party.name for party in event.actors] == ["Ana Roe"]
    assert not event.attribution
