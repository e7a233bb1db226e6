"""Counts of people, troops and money: single rules here, and 419 news sentences in quantity_cases.csv."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dateline.coding.quantities import counts, recounts
from dateline.records import Article

CASES = list(csv.DictReader((Path(__file__).parent / "quantity_cases.csv").read_text(encoding="utf-8").splitlines()))
LEAST_RIGHT = 0.93
"""Share of the sentences with exactly the expected quantities."""


def told(parse, text):
    return sorted(_told(c) for sentence in parse(text).sentences for c in counts(sentence.span))


def _told(count):
    low, high = ("" if bound is None else f"{bound}" for bound in (count.min, count.max))
    return " ".join(filter(None, (count.kind, f"{low}..{high}", count.currency)))


def test_the_share_of_sentences_with_all_their_quantities(parse):
    wrong = [
        case["text"]
        for case in CASES
        if told(parse, case["text"]) != sorted(each.strip() for each in case["expected"].split(";") if each.strip())
    ]
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(CASES), wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed at least 12 people.", ["killed 12.."]),
        ("Twelve people were killed and 30 wounded in the blast.", ["injured 30..30", "killed 12..12"]),
        ("The raid left five soldiers dead.", ["killed 5..5"]),
        ("Dozens of civilians died in the shelling.", ["killed 24.."]),
        ("Police arrested more than 200 demonstrators.", ["arrested 200.."]),
        ("Gunmen kidnapped seven engineers.", ["abducted 7..7"]),
        ("A soldier was killed by a mine.", ["killed 1..1"]),
        ("Three soldiers and a child were killed.", ["killed 4..4"]),
        ("Two people, including a child, were killed.", ["killed 2..2"]),
        ("A man stabbed 11 students to death.", ["killed 11..11"]),
        ("Police shot dead two robbers.", ["killed 2..2"]),
        ("A number of soldiers were killed.", []),
        ("Nobody was hurt.", ["injured 0..0"]),
        ("They meant to kill the minister.", []),
        ("He was arrested in 2004 at the age of 12.", ["arrested 1..1"]),
        ("Norway gave $2.5 million to the fund.", ["money 2500000..2500000 USD"]),
        ("The bomb held 500 pounds of explosives.", []),
        ("They paid 3 million francs for the boat.", ["money 3000000..3000000"]),
        ("Two air strikes killed at least five people in the south on Friday.", ["killed 5.."]),
        ("A drone strike killed two militants.", ["killed 2..2"]),
        ("The attack wounded at least 20 people in Kita.", ["injured 20.."]),
        ("Twelve people killed in the attack were buried in Kita.", ["killed 12..12"]),
        ("Two people killed and 12 injured in Kita bombing", ["injured 12..12", "killed 2..2"]),
        ("Three attacks killed nobody.", ["killed 0..0"]),
        ("Rebels seized the airport and two bridges.", []),
        ("The dead included four women and a toddler.", ["killed 5.."]),
        ("Among the injured was a nurse.", ["injured 1.."]),
        ("Raiders killed villagers, including three children.", ["killed 3.."]),
        ("Soldiers shot fifteen people outside the depot.", ["killed 15..15"]),
        ("Soldiers shot fifteen people, killing four.", ["killed 4..4"]),
        ("Soldiers shot two boys outside the depot.", []),
        ("A gunman shot fifteen people at a school.", []),
        ("He was sentenced to death.", []),
        ("The murdered mayor was buried on Monday.", ["killed 1..1"]),
        ("Relatives buried five murdered teachers.", ["killed 5..5"]),
        ("Militants attacked the base, leaving five soldiers and a civilian dead.", ["killed 6..6"]),
        ("The number of dead in Friday's attack has climbed to 31.", ["killed 31..31"]),
        ("Officials put the number of dead from the raid at 31.", ["killed 31..31"]),
        ("Officials put the number of those killed in the raid at 31.", ["killed 31..31"]),
        ("The army raised the number of people killed in the raid.", []),
        ("A family of six was wiped out in the raid.", ["killed 6..6"]),
        ("Rebels shot the mayor of Nairobi, who died in hospital.", ["killed 1..1"]),
    ],
)
def test_counts(parse, text, expected):
    assert told(parse, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Activists put the number at 35.", [("", 35)]),
        ("The figure later rose from 12 to 15.", [("", 15)]),
        ("The ministry put the number of dead at 40.", [("killed", 40)]),
        ("Lawyers put the number of arrests at 90.", [("arrested", 90)]),
        ("The number of tourists rose to 40.", []),
        ("He gave his phone number to 12 friends of ours.", []),
        ("The price rose to 15.", []),
    ],
)
def test_numbers_given_anew(parse, text, expected):
    found = [count for sentence in parse(text).sentences for count in recounts(sentence.span)]
    assert [(count.kind, count.min) for count in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Cuba freed 50 dissidents.",
        "Egypt released 34 prisoners and 12 soldiers.",
        "Iran recalled 12 diplomats from Paris.",
    ],
)
def test_captives_and_diplomats_are_no_troops(coder, text):
    assert all("troops" not in event.quantities for event in coder.events(Article(id="x", text=text)))


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Police led away 14 students in Kita on Monday.", "arrested", (14, 14)),
        ("Police led away the mayor of Kita on Monday.", "arrested", (1, 1)),
        ("The army sent 800 men to the border on Monday.", "troops", (800, 800)),
    ],
)
def test_the_act_tells_what_its_people_are_counted_as(coder, text, kind, expected):
    found = [event.quantities[kind] for event in coder.events(Article(id="x", text=text)) if kind in event.quantities]
    assert [(quantity.min, quantity.max) for quantity in found] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"), [("Gunmen almost killed the bishop.", None), ("Gunmen killed the bishop.", 1)]
)
def test_who_was_nearly_killed_is_not_counted(coder, text, expected):
    (event,) = coder.events(Article(id="x", text=text))
    quantity = event.quantities.get("killed")
    assert (None if quantity is None else quantity.min) == expected
