"""Acts of force and state power: who does them, which of two told together it is, and what only sounds like one."""

from __future__ import annotations

import pytest

import dateline

PUBLISHED = "2024-03-28"


def coded(text: str):
    return dateline.code(text, published=PUBLISHED)


def texts(parties) -> list[str]:
    return [party.text for party in parties]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Shining Path claimed responsibility for the bombing of a bank in Ayacucho.", "The Shining Path"),
        ("Responsibility for the bombing was claimed by the Shining Path.", "the Shining Path"),
        ("The Shining Path was behind the bombing of a bank in Ayacucho.", "The Shining Path"),
        ("Police said they had found the group behind the bombing.", "the group"),
        ("One of the guerrillas had carried out the suicide attack.", "One of the guerrillas"),
        ("A jury in Cork found two brothers guilty of the murder of a farmer.", "two brothers"),
    ],
)
def test_who_owns_up_to_an_attack_did_it(text, actor):
    assert [texts(event.actors) for event in coded(text) if event.type == "ASSAULT"] == [[actor]]


def test_who_does_not_claim_it_did_not_do_it():
    (event,) = (
        e for e in coded("The Shining Path has not claimed responsibility for the bombing.") if e.type == "ASSAULT"
    )
    assert texts(event.actors) != ["The Shining Path"]


def test_who_hears_a_claim_is_not_attacked():
    (event,) = coded("The Shining Path claimed responsibility for the blast in a call to a radio station in Lima.")
    assert not any("radio" in text for text in texts(event.recipients))


def test_an_attack_by_those_who_were_then_killed_is_another_act():
    first, second = coded("The army said its troops killed two gunmen who had opened fire on a checkpoint in Jenin.")
    assert (texts(first.actors), texts(second.actors)) == (["its troops"], ["two gunmen"])


def test_who_is_shot_after_an_attack_is_no_victim_of_it():
    first, second = coded("A man opened fire in a mall, killing two people before he was shot by police.")
    assert (texts(first.actors), first.quantities["killed"].min) == (["A man"], 2)
    assert (texts(second.actors), [party.sector for party in second.recipients]) == (["police"], [None])
    assert "killed" not in second.quantities


def test_setting_fire_is_one_act_and_needs_no_guns():
    (event,) = coded("Militants set fire to a church in northern Mozambique.")
    assert (event.type, event.mode) == ("ASSAULT", "primitive")


def test_what_came_before_was_not_done_by_the_same():
    (blast,) = (e for e in coded("Israel sealed off the Gaza Strip after the bombing.") if e.type == "ASSAULT")
    assert not blast.actors


def test_who_stands_in_court_is_no_court():
    events = coded("A 19-year-old man has appeared in court charged with attacking two nurses in Leeds.")
    assert all("court" not in texts(event.actors) for event in events)


def test_those_counted_are_what_the_words_are_about():
    (event,) = coded("Eritrea pulled the last of its troops out of the disputed town of Badme on Tuesday.")
    assert (event.type, event.mode) == ("RETREAT", "withdraw")


def test_whoever_signs_a_decree_orders_what_it_orders():
    events = [
        e for e in coded("President Zelensky signed a decree ordering a general mobilisation.") if e.type == "MOBILIZE"
    ]
    assert [texts(event.actors) for event in events] == [["President Zelensky"]]


def test_an_attempt_on_a_life_was_made():
    (event,) = coded("Unknown gunmen tried to assassinate the vice-president of Burundi.")
    assert (event.mode, event.status) == ("targeted", "actual")


def test_an_infinitive_under_another_verb_is_not_sure():
    assert [event.type for event in coded("The president of Gabon refused to step down.")] == ["REJECT"]


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Finland called up reservists for exercises.", "MOBILIZE", "troops"),
        ("NATO jets scrambled to intercept two bombers over the Baltic.", "MOBILIZE", "weapons"),
        ("Deputies used a Taser on the suspect.", "ASSAULT", "crowd-control"),
        ("Detainees at the camp refused food for a third week.", "PROTEST", "hunger"),
        ("The Home Office removed an asylum seeker to Kigali.", "COERCE", "deport"),
        ("Sweden closed its embassy in Luanda.", "SANCTION", "withdraw"),
        ("The health minister has quit over the vaccine scandal.", "RETREAT", "resign"),
        ("The guns fell silent in the valley.", "RETREAT", "ceasefire"),
        ("Kurdish forces drove Islamic State out of Sinjar.", "ASSAULT", None),
        ("Rebels ousted the president of the republic in March 2013.", "ASSAULT", None),
        ("The EU imposed an oil embargo on Iran in 2012.", "SANCTION", "discontinue"),
    ],
)
def test_words_of_force_and_power(text, kind, mode):
    (event,) = coded(text)
    assert event.type == kind
    assert mode is None or event.mode == mode


@pytest.mark.parametrize(
    "text",
    [
        "A stray dog attacked three children in Pune.",
        "Lightning struck a church in Rwanda, killing 16 worshippers.",
        "The cat was freed by firefighters after two days in a drain.",
        "Gold retreated on Tuesday as the dollar strengthened.",
        "Wall Street rallied on Friday.",
        "The chain closed 12 shops and fired 300 staff.",
        "Police closed the road after a lorry overturned.",
        "Soldiers defused a bomb near the parliament in Kabul.",
        "A gas explosion destroyed a house in Leicester, injuring two people.",
        "The team's captain was banned for three matches after a brawl.",
        "Flights were suspended because of volcanic ash.",
        "Thousands took to the streets to celebrate the team's victory.",
        "A coal mine explosion in Shanxi killed 44 workers.",
        "Doctors released the patient from hospital on Friday.",
        "Thousands of pilgrims marched to the shrine of Fatima.",
        "Two climbers were killed by falling rocks on Mont Blanc.",
        "A bomb from the Second World War was found in Frankfurt.",
    ],
)
def test_what_only_sounds_like_force_is_none(text):
    assert coded(text) == []


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        (
            "A court in Minsk jailed activist Irina Volkova for six years on Friday.",
            "A court in Minsk",
            "activist Irina Volkova",
        ),
        ("Bailiffs evicted squatters from a building in Berlin.", "Bailiffs", "squatters"),
        (
            "Prime Minister Hun Sen, in power for 33 years, jailed opposition leader Kem Sokha in 2017.",
            "Prime Minister Hun Sen",
            "opposition leader Kem Sokha",
        ),
    ],
)
def test_a_verb_taken_for_a_participle_is_a_verb(text, actor, recipient):
    (event,) = coded(text)
    assert (event.type, texts(event.actors), texts(event.recipients)) == ("COERCE", [actor], [recipient])
