"""Rows that the network is not asked about, fiction and sport, agents of passives, and words that are nobody."""

from __future__ import annotations

import pytest

import dateline

PUBLISHED = "2024-03-28"


def coded(text: str):
    return dateline.code(text, published=PUBLISHED)


def countries(parties) -> set[str]:
    return {party.country for party in parties if party.country}


@pytest.mark.parametrize(
    "text",
    [
        "A roadside bomb killed six soldiers in northern Burkina Faso on Tuesday.",
        "An explosion killed 14 people at a bus stop in Quetta.",
        "Twelve farmers were killed by a landmine near Kidal.",
        "A blast in Herat wounded at least 20.",
        "Mortar fire killed two children in Sirte.",
        "A grenade killed three traders and injured nine in Bujumbura.",
    ],
)
def test_a_weapon_as_subject_makes_one_assault(text):
    (event,) = coded(text)
    assert event.type == "ASSAULT"
    assert event.quantities
    assert event.place is not None


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("A car bomb went off in Mogadishu, killing 21 people.", "explosives"),
        ("A car bomb has gone off in Mogadishu, killing 21 people, police said.", "explosives"),
        ("A car bomb went off in a market, killing 21 people, in Mogadishu.", "explosives"),
        ("A car bomb that went off in Mogadishu killed 21 people.", "explosives"),
        ("Twenty-one people died after a car bomb went off in Mogadishu.", "explosives"),
        ("At least 21 people were killed when a car bomb went off in Mogadishu.", "explosives"),
        ("Militants set off a car bomb in Mogadishu, killing 21 people.", "explosives"),
        ("A drone strike destroyed a house in Gaza, killing 21 people.", "drone"),
        ("A house was destroyed in an airstrike in Gaza, killing 21 people.", "aerial"),
    ],
)
def test_a_weapon_and_what_it_did_are_one_event(text, mode):
    (event,) = coded(text)
    assert (event.type, event.mode) == ("ASSAULT", mode)
    assert event.quantities["killed"].min == 21
    assert event.place is not None


def test_what_a_noun_of_attack_did_is_no_event_of_its_own():
    (event,) = coded("Three villages were destroyed by shelling near Sumy.")
    assert event.mode == "heavy-weapons"
    assert [party.text for party in event.recipients] == ["Three villages"]


def test_victims_told_through_another_toll_are_kept():
    (event,) = coded("A missile struck an apartment block in Kharkiv, killing 11 people and injuring 37.")
    assert [party.text for party in event.recipients] == ["11 people", "37"]
    assert event.quantities["injured"].min == 37


def test_two_attacks_in_a_sentence_stay_two():
    events = coded("Rebels bombed a market in Gao, while soldiers shelled a village near Kidal on Tuesday.")
    assert len([event for event in events if event.type == "ASSAULT"]) == 2


@pytest.mark.parametrize(
    "text",
    [
        "A gas explosion killed six people in Bogota.",
        "A boiler blast injured eleven workers in Surat.",
        "The bomb killed his career.",
        "The singer killed it on stage.",
        "He killed the engine and waited.",
        "Celtic attacked down the left wing and won 2-0.",
        "The chef bombed in the final.",
        "The opera ends with the murder of a count.",
        "The novel tells how bandits kidnap a judge.",
        "In the film, the soldier kills his brother.",
        "The airline signed a deal with its supplier.",
        "The company agreed to buy a rival for two billion dollars.",
        "The bank froze her account after three wrong passwords.",
        "The coach blamed the referee.",
    ],
)
def test_other_frames_are_silent(text):
    assert list(coded(text)) == []


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The documentary shows Turkish soldiers shooting prisoners.", "ASSAULT"),
        ("Gunmen attacked a theatre during a play in Kazan.", "ASSAULT"),
        ("Militants attacked from the left wing of the building.", "ASSAULT"),
        ("Russia signed a deal with the company to build a reactor.", "SUPPORT"),
        ("The central bank froze the accounts of three Russian banks.", "COERCE"),
    ],
)
def test_near_misses_are_events(text, event_type):
    assert event_type in {event.type for event in coded(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured the town of Butembo.",
        "Rebels took Goma.",
        "Insurgents took control of the airport.",
        "Fighters took over the border town of Tessalit.",
    ],
)
def test_captured_towns_are_no_abductions(text):
    (event,) = coded(text)
    assert (event.type, event.mode) == ("ASSAULT", None)
    assert "abducted" not in event.quantities


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Spain was urged by Portugal to share its water.", {"PRT"}, {"ESP"}),
        ("Serbia was threatened with sanctions by Germany.", {"DEU"}, {"SRB"}),
        ("Togo was accused of arming rebels by Ghana.", {"GHA"}, {"TGO"}),
        ("Canada, along with Norway, condemned Belarus.", {"CAN", "NOR"}, {"BLR"}),
        ("Canada, Norway and most members of the EU condemned Belarus.", {"CAN", "NOR", "IGO"}, {"BLR"}),
        ("The president of Belarus, Aleksandr Lukashenko, cancelled his own reform on Monday.", {"BLR"}, set()),
    ],
)
def test_who_acts_beside_and_behind(text, actors, recipients):
    event = coded(text)[0]
    assert countries(event.actors) == actors
    assert countries(event.recipients) == recipients


def test_who_is_forced_acts_alone_and_did_act():
    (retreat,) = [
        event for event in coded("Armenia was forced by Iran to withdraw its troops.") if event.type == "RETREAT"
    ]
    assert countries(retreat.actors) == {"ARM"}
    assert retreat.status == "actual"


@pytest.mark.parametrize("text", ["Nobody attacked the village.", "Police do not know who carried out the attack."])
def test_nobody_is_no_party(text):
    assert all(not event.actors for event in coded(text))


def test_drones_are_no_officials():
    (event,) = coded("Russia fired 30 drones at Odesa.")
    assert (event.type, event.mode) == ("ASSAULT", "heavy-weapons")


def test_a_relation_takes_words_and_positions():
    text = "Russia withdrew its troops from Syria."
    assert dateline.relation(text, "Russia", "Syria") == dateline.relation(text, (0, 6), (32, 37))
    assert dateline.relation(text, "Russia", "Syria").type == "RETREAT"


@pytest.mark.parametrize("party", ["Chad", "", 5, (0,), ("a", 2)])
def test_a_relation_refuses_what_is_no_party(party):
    with pytest.raises(dateline.DatelineError, match="bad_span"):
        dateline.relation("Russia withdrew its troops from Syria.", party, None)


@pytest.mark.parametrize(
    "text",
    [
        "The mob burnt shops in Lima as police looked the other way.",
        "Policemen stood by and watched while the mob burnt shops.",
        "The police did nothing to stop the mob.",
        "The police did not respond to calls for help.",
        "No action was taken by the police.",
        "Police failed to protect the shops.",
        "The police turned a deaf ear to pleas for help.",
        "He said citizens were not protected by police.",
        "Opposition parties criticised police inaction.",
        "We have footage that shows inaction by the police.",
        "The police were unable to stop the mob.",
        "Police were slow to react to the mob.",
        "Police ignored calls for help from the residents.",
        "He said scores died due to police failure.",
        "The police were sluggish in responding to the mob.",
        "The police ran away when the mob attacked the shops.",
        "The police turned up two hours after the mob had gone.",
        "Police action against the mob was sluggish.",
    ],
)
def test_who_must_guard_and_does_not_is_told_as_restraint_that_was_not_done(text):
    (event,) = [event for event in coded(text) if event.type == "COERCE"]
    assert event.status == "negated"
    assert {actor.sector for actor in event.actors} == {"COP"}


@pytest.mark.parametrize("by", ["dawn", "the river", "sheer force"])
def test_a_by_that_names_nobody_gives_an_act_no_other_actor(by):
    (event,) = [event for event in coded(f"The army launched an attack on rebels by {by}.") if event.type == "ASSAULT"]
    assert [party.text for party in event.actors] == ["The army"]


def test_troops_on_call_have_not_failed():
    assert [
        e for e in coded("The troops stood by at the airport in case they were needed.") if e.type == "COERCE"
    ] == []


@pytest.mark.parametrize(
    ("text", "actor", "killed"),
    [
        ("Officials said 99 persons have been killed in police firing.", "police", 99),
        ("Thirty men were killed by police bullets.", "police", 30),
        ("Two villagers were killed by Israeli shells.", "Israeli", 2),
    ],
)
def test_whose_arms_they_were_did_it(text, actor, killed):
    (event,) = [event for event in coded(text) if event.type == "ASSAULT"]
    assert [party.text for party in event.actors] == [actor]
    assert event.quantities["killed"].min == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A truck packed with explosives went off near a market in Gao, killing 21 people.", 21),
        ("A motorcycle laden with explosives exploded outside a hotel in Gao, killing four.", 4),
    ],
)
def test_what_is_laden_with_explosives_attacks_without_an_actor(text, killed):
    (event,) = [event for event in coded(text) if event.type == "ASSAULT"]
    assert (event.mode, event.actors, event.quantities["killed"].min) == ("explosives", [], killed)


def test_gas_alarms_and_jokes_go_off_in_peace():
    text = "The alarm went off in Lima. A joke about a car bomb went off well. A gas cylinder exploded in Gao."
    assert [event for event in coded(text) if event.type == "ASSAULT"] == []


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The minister defended his growing cooperation with Turkey in a speech.", "COOPERATE"),
        ("Two brothers suspected of joining the Taliban live in Herat.", "ACCUSE"),
        ("A man pulled a knife on a police officer in Leeds.", "THREATEN"),
        ("The mayor of Trieste faces bribery charges.", "ACCUSE"),
        ("Prosecutors in Lima charged the former general with murder.", "ACCUSE"),
        ("Lawyers for the general filed a motion to move the trial to Cusco.", "REQUEST"),
        ("Critics say the new law gives the government of Hungary too much power over judges.", "ACCUSE"),
        ("Critics of the president warned that the vote in Minsk would be a farce.", "ACCUSE"),
    ],
)
def test_uses_that_leave_no_doubt_are_events(text, event_type):
    assert event_type in {event.type for event in coded(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry of defence in Rabat declined to comment.",
        "A lorry struck two soldiers near Gao on Monday.",
        "Two diplomats shared information on condition of anonymity because they may not speak for the ministry.",
        "The president called himself a fool.",
        "The boy was airlifted to a hospital in Denver.",
        '"Was that the right thing to do?" the senator asked.',
        "Her parents and siblings are visiting Lisbon.",
        "Critics say the film, shot in Quito, is dull.",
    ],
)
def test_uses_that_are_no_events_stay_silent(text):
    assert coded(text) == []
