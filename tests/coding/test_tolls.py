"""Figures in sentences that report no event of their own: which event they join, and which they leave alone."""

from __future__ import annotations

import pytest

from dateline.coding.tolls import tolls_of
from dateline.records import Article


def figures(coder, text, kind):
    """The first event with such a count: its figures with who gives them."""
    events = coder.events(Article(id="x", text=text, published="2024-03-15"))
    quantity = next((event.quantities[kind] for event in events if kind in event.quantities), None)
    if quantity is None:
        return []
    return [(each.min, each.max, [a.text for a in each.attribution]) for each in (quantity, *quantity.others)]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Gunmen attacked the village of Kona on Monday and killed at least 12 people. The army put the toll at 15.",
            "killed",
            [(12, None, []), (15, 15, ["The army"])],
        ),
        (
            "Gunmen attacked the village of Kona on Monday, killing at least 12 people. "
            "The death toll later rose to 15, hospital officials said.",
            "killed",
            [(12, None, []), (15, 15, ["hospital officials"])],
        ),
        (
            "Police arrested 20 protesters in Minsk. Activists put the number at 35.",
            "arrested",
            [(20, 20, []), (35, 35, ["Activists"])],
        ),
        ("Gunmen attacked the village of Kona on Monday. Fifty-eight people died.", "killed", [(58, 58, [])]),
        ("Twelve people died in Kona on Monday. Gunmen had attacked the market.", "killed", [(12, 12, [])]),
        (
            "Gunmen attacked a market in Kona on Monday. Nine people were in hospital.",
            "injured",
            [(9, 9, [])],
        ),
        (
            "Gunmen attacked a market in Kona on Monday. The death toll rose to 15 on Thursday.",
            "killed",
            [(15, 15, [])],
        ),
        ("Herders attacked the village of Kona on Sunday. A woman and her baby died.", "killed", [(2, 2, [])]),
        (
            "Gunmen attacked a wedding in Kona on Sunday, killing 11 guests. The dead included four women.",
            "killed",
            [(11, 11, [])],
        ),
        (
            "Gunmen attacked a wedding in Kona on Sunday. The dead included four women and a toddler.",
            "killed",
            [(5, None, [])],
        ),
        (
            "Rebels attacked the town of Kona on Monday. Some 500 families were displaced, the mayor said.",
            "displaced",
            [(500, 500, ["the mayor"])],
        ),
        (
            "More than 3,000 families were displaced after militiamen burned four villages near Kona.",
            "displaced",
            [(3000, None, [])],
        ),
        (
            "Gunmen attacked the village of Kona on Monday. Police arrested three men, and 15 villagers died.",
            "killed",
            [(15, 15, [])],
        ),
    ],
)
def test_a_figure_joins_the_event_told_beside_it(coder, text, kind, expected):
    assert figures(coder, text, kind) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the village of Kona on Monday. Fifteen people died in a bus crash near Gao.",
        "Gunmen attacked the village of Kona on Monday. Last year 160 people died in Ogossagou.",
        "Families fled the battle for Hajin. Seven children died from the cold.",
        "France and Mali signed a pact on Monday. Fifteen people died.",
        "Gunmen plan to attack the village of Kona. Fifteen people died.",
    ],
)
def test_the_dead_of_something_else_do_not(coder, text):
    assert figures(coder, text, "killed") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen shot a man in Kano on Monday. The victim later died at a clinic.", 1),
        ("Gunmen shot Musa Bello in Kano on Monday. Bello was pronounced dead at a clinic.", 1),
        ("Police beat a student in Lagos. The student died of his injuries the next day.", 1),
        ("A bomb injured a judge in Cali. She succumbed to her injuries on Tuesday.", 1),
        ("Gunmen shot a man in Kano on Monday. The victim died of blood loss.", 1),
        ("Gunmen shot a man in Kano on Monday. His father died of cancer.", None),
        ("Gunmen shot a man in Kano on Monday. The victim died of a heart attack.", None),
        ("Gunmen shot a man in Kano on Monday. The bishop died on Tuesday.", None),
        ("Gunmen shot two guards in Kano on Monday. The victim later died at a clinic.", None),
        ("Police beat a student in Lagos. Doctors said he could die.", None),
        ("Police beat a student in Lagos. He died of cancer.", None),
        ("Police beat a student in Lagos. The student succumbed to cholera.", None),
    ],
)
def test_who_later_died_is_the_one_who_was_attacked(coder, text, expected):
    assert [each[0] for each in figures(coder, text, "killed")] == ([] if expected is None else [expected])


def test_an_attack_has_the_dead_and_not_the_march_told_beside_it(coder):
    text = "Students blocked the roads into Kona on Sunday and 90 people were killed in clashes with police."
    counted = {event.type: "killed" in event.quantities for event in coder.events(Article(id="x", text=text))}
    assert counted == {"PROTEST": False, "ASSAULT": True}


def test_more_of_them_are_no_other_figure(coder):
    text = "Police arrested 20 protesters in Minsk. Activists put the number at 35 more."
    assert figures(coder, text, "arrested") == [(20, 20, [])]


def test_whoever_gives_a_figure_is_not_the_source_of_the_event(coder):
    text = "Gunmen attacked the village of Kona on Monday. Fifty-eight people died, a doctor said."
    (event,) = [event for event in coder.events(Article(id="x", text=text)) if event.type == "ASSAULT"]
    assert event.attribution == []
    assert [source.text for source in event.quantities["killed"].attribution] == ["a doctor"]
    assert [evidence.trigger.text for evidence in event.evidence] == ["attacked", "died"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fifteen people died.", ["killed"]),
        ("Doctors counted 20 bodies and 40 wounded.", ["killed", "injured"]),
        ("A 12-year-old boy and 14 others died.", ["killed"]),
        ("More than 4,000 people have been killed since the war began.", []),
        ("In 2019 more than 160 people died.", []),
        ("Fifteen people drowned or died of cholera.", []),
        ("Fifteen people could have died.", []),
        ("Fifteen people sang.", []),
        ("A man died.", []),
    ],
)
def test_counts_that_may_be_of_an_event_beside(parse, text, expected):
    assert [count.kind for sentence in parse(text).sentences for count in tolls_of(sentence)] == expected


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        (
            "Gunmen killed nine people in a bar in Tumaco on Sunday. A bomb went off at a police post, but nobody was "
            "killed. The mayor said the number of dead had risen to 11.",
            [(9, 9), (11, 11)],
            [],
        ),
        (
            "Soldiers fired on a crowd in Kona, and 20 people died. Police used tear gas, too. Doctors put the number "
            "of dead at 35 and said hundreds had been injured.",
            [(20, 20), (35, 35)],
            [(200, None)],
        ),
    ],
)
def test_a_figure_given_anew_is_of_the_event_that_had_one(coder, text, killed, injured):
    assert [figure[:2] for figure in figures(coder, text, "killed")] == killed
    (first, *_) = coder.events(Article(id="x", text=text, published="2024-03-15"))
    hurt = first.quantities.get("injured")
    assert [(each.min, each.max) for each in ([] if hurt is None else [hurt])] == injured
