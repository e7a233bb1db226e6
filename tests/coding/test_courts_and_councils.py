"""Courts, prisons and councils in the words of local news, and what stands beside them and is no event."""

from __future__ import annotations

import pytest

import dateline


def told(text: str) -> set[tuple[str, str | None]]:
    return {(event.type, event.mode) for event in dateline.code(text, published="2024-03-28")}


@pytest.mark.parametrize(
    "text",
    [
        "The driver was sentenced to 12 years in prison.",
        "A court in Perth sentenced the two brothers to life in prison.",
        "Judge Ann Reed gave the banker ten years in jail.",
        "Milltown man gets 15 years in prison for arson.",
    ],
)
def test_who_is_sent_to_prison_is_held(text):
    assert ("COERCE", "arrest") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "If convicted, the driver could be sentenced to 12 years in prison.",
        "The woman was fined and sentenced to 50 hours of community service.",
        "The clerk was sentenced to a year on probation and will not go to prison.",
        "A judge issued an arrest warrant for the former president.",
        "Police have a warrant for the arrest of the former treasurer.",
        "He was indicted on a charge of evading arrest.",
    ],
)
def test_who_may_be_or_is_only_wanted_is_not(text):
    assert "COERCE" not in {type_ for type_, _ in told(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bill passed the House on Thursday and goes to the Senate.", ("SUPPORT", None)),
        ("Voters passed a bond issue for a new library.", ("SUPPORT", None)),
        ("Residents elected Tom Hale mayor of Kirk Falls.", ("SUPPORT", None)),
        ("The council okayed a permit for the new store.", ("SUPPORT", None)),
        ("The council voted 6-1 to dismiss the city manager.", ("SANCTION", "expel")),
        ("Trustees voted to close two schools in June.", ("SANCTION", "discontinue")),
        ("The project is funded by a grant from the state arts council.", ("AID", None)),
        ("The treasurer cut a plea deal with prosecutors on Monday.", ("SANCTION", "convict")),
    ],
)
def test_what_councils_voters_and_courts_do(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The council voted to close the meeting.",
        "The refugee asked not to be identified because she feared revenge.",
        "The widow asked to remain anonymous.",
        "The palace's appeal to tourists is growing.",
        "The show has wide appeal among young families.",
        "The gunman turned the gun on himself.",
        "The attacker then shot himself in the head.",
        "A soldier was electrocuted in a shower at a base in Iraq.",
        "Scientists investigated how frogs survive the winter.",
        "The gang was caught on camera.",
        "He visited his local doctor in November.",
        "Investigators have ruled out foul play.",
        "The officer has returned to duty.",
        "The new fence should send a clear message to smugglers, the minister said.",
        "Tradition has called for a toast to the bride.",
    ],
)
def test_routine_accidents_and_idioms_are_no_events(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomber killed himself and five soldiers.", "ASSAULT"),
        ("The guard turned his rifle on the crowd.", "ASSAULT"),
        ("The gang turned in its rifles to the police.", "RETREAT"),
        ("The president asked the general not to name the town.", "REQUEST"),
        ("The minister's appeal to the rebels went unheard.", "REQUEST"),
        ("Police ruled out talks with the kidnappers.", "REJECT"),
        ("The police announced the arrest of two suspects.", "COERCE"),
    ],
)
def test_the_same_words_between_parties_are_events(text, expected):
    assert expected in {type_ for type_, _ in told(text)}


def test_what_one_balks_at_is_not_agreed():
    assert {type_ for type_, _ in told("The government is balking at committing to an amount.")} == {"REJECT"}


def test_what_one_would_like_to_see_is_asked_for_and_would_like_to_say_is_said():
    (event,) = dateline.code("Washington would like to see Beijing agree to large purchases.")
    assert (event.type, event.status) == ("REQUEST", "actual")
    (event,) = dateline.code("The minister would like to thank the nurses.")
    assert (event.type, event.status) == ("SUPPORT", "actual")
