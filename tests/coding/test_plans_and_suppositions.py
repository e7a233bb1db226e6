"""What somebody says they will do, and what only may come about; the sentences are invented."""

from __future__ import annotations

import pytest

import dateline
from dateline.coding.status import is_possible

PUBLISHED = "2024-03-28"


def types(text: str) -> list[tuple[str, str | None, str]]:
    return [(event.type, event.mode, event.status) for event in dateline.code(text, published=PUBLISHED)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said they would launch an attack on the airport.",
        "Hamas said it would launch more attacks on Israel.",
        "Turkey said it would launch an offensive in northern Syria.",
        "The warlord announced that he would mount an offensive against Goma.",
        "The militia said it would carry out a raid on the barracks if its leader was not freed.",
    ],
)
def test_an_attack_that_somebody_says_they_will_launch_is_a_threat(text):
    assert ("THREATEN", "violence", "actual") in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "The army said it would not launch an attack on the town.",
        "The ministry said the rebels would launch an attack.",
        "The group said it would launch a campaign for clean rivers.",
    ],
)
def test_no_threat_is_what_others_would_do_or_nobody(text):
    assert "THREATEN" not in {event_type for event_type, _, _ in types(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The junta said it would free the detained ministers.",
        "The militia said it would lay down its arms.",
        "Russia said it would withdraw its troops from Kherson.",
        "The governor said he would resign on Friday.",
        "The junta will lift the curfew on Monday.",
    ],
)
def test_giving_way_that_is_announced_is_a_concession_now(text):
    assert ("CONCEDE", None, "actual") in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "The EU said it would send 200 observers to Malawi.",
        "Kuwait said it would give Lebanon 20 million dollars.",
        "The two presidents will sign a pact in Oslo next week.",
    ],
)
def test_help_and_talks_that_are_planned_are_agreed_to(text):
    assert ("AGREE", None, "actual") in types(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government is considering a ban on the separatist party.", ("COERCE", "restrict", "hypothetical")),
        ("Officials are debating whether to impose a curfew in Gao.", ("COERCE", "curfew", "hypothetical")),
        ("Experts fear that Iran might seize another tanker.", ("COERCE", "seize", "hypothetical")),
        ("There is a risk that militants will bomb the pipeline.", ("ASSAULT", "explosives", "hypothetical")),
        ("Hungary could expel the Russian ambassador.", ("SANCTION", "expel", "hypothetical")),
    ],
)
def test_what_may_come_about_is_hypothetical(text, expected):
    assert expected in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "The nurse may attack the problem on Monday.",
        "Rain could hit the harvest in Chad.",
        "The band is considering a strike at the charts.",
        "The team might launch an attack down the left wing.",
    ],
)
def test_what_would_be_no_event_is_none_as_a_possibility(text):
    assert types(text) == []


@pytest.mark.parametrize(
    ("text", "trigger", "is_so"),
    [
        ("The army could attack the port.", "attack", True),
        ("The king is weighing a ban on rallies.", "ban", True),
        ("Rumours of a coup swept the town.", "coup", True),
        ("The army would attack the port if it could.", "attack", False),
        ("The army could have attacked the port.", "attacked", False),
        ("The army should attack the port.", "attack", False),
        ("They demanded the arrest of the minister.", "arrest", False),
        ("The army attacked the port.", "attacked", False),
    ],
)
def test_what_may_come_about_is_told_from_what_might_have(parse, text, trigger, is_so):
    (token,) = [token for sentence in parse(text).sentences for token in sentence.span if token.text == trigger]
    assert is_possible(token, None) is is_so


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police had no choice but to arrest him, the mayor said.", ("COERCE", "arrest", "actual")),
        ("The warden did not allow the clerk to join the board in Pune.", ("COERCE", "restrict", "actual")),
        ("Officers tried to persuade the gunman to surrender.", ("REQUEST", "yield", "actual")),
    ],
)
def test_what_was_done_by_not_doing_otherwise_and_what_was_tried_by_words(text, expected):
    assert expected in types(text)
