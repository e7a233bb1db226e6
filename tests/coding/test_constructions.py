"""What is found in sentences written for it: the codebook's near misses, the grammar of parties, and silence."""

from __future__ import annotations

import pytest

import dateline

PUBLISHED = "2024-03-28"


def coded(text: str):
    return dateline.code(text, published=PUBLISHED)


def types(text: str) -> set[str]:
    return {event.type for event in coded(text)}


def countries(parties) -> set[str]:
    return {party.country for party in parties if party.country}


AMBIGUITIES = [
    ("The president of Kenya pardoned 40 jailed protesters on Monday.", "CONCEDE"),
    ("Kenya released 40 jailed protesters on Monday.", "RETREAT"),
    ("Japan apologised to South Korea for the forced labour of the war years.", "CONCEDE"),
    ("Russia and Japan signed a fisheries treaty in Tokyo.", "SUPPORT"),
    ("Russia promised to sign the fisheries treaty with Japan.", "AGREE"),
    ("India and Vietnam held joint naval exercises in the South China Sea.", "COOPERATE"),
    ("India held a large military exercise near the border with Pakistan.", "MOBILIZE"),
    ("Thousands of people marched through Lima to demand early elections.", "PROTEST"),
    ("The opposition demanded early elections.", "REQUEST"),
    ("Turkey refused to extradite the two generals to Greece.", "REJECT"),
    ("The United States suspended military aid to Egypt.", "SANCTION"),
    ("France withdrew its last soldiers from Niger.", "RETREAT"),
    ("Poland recalled its ambassador from Minsk.", "SANCTION"),
    ("Colombia expelled three Russian diplomats.", "SANCTION"),
    ("Immigration officers deported a Somali refugee to Mogadishu.", "COERCE"),
    ("Iran threatened to close the Strait of Hormuz.", "THREATEN"),
    ("The court found the former minister guilty of bribery.", "SANCTION"),
    ("Police arrested the former minister in Lagos.", "COERCE"),
    ("Prosecutors in Rome opened an investigation into the bank.", "ACCUSE"),
    ("The Red Cross delivered food and tents to the displaced families.", "AID"),
    ("Ethiopia and Eritrea agreed to reopen their border.", "AGREE"),
    ("The French foreign minister visited Baghdad on Tuesday.", "CONSULT"),
    ("Gunmen kidnapped two German engineers in northern Nigeria.", "ASSAULT"),
    ("Hackers working for North Korea attacked the ministry's computers.", "COERCE"),
    ("The prime minister of Estonia praised the Finnish police.", "SUPPORT"),
    ("Rebels laid down their weapons and surrendered to the army.", "RETREAT"),
]


@pytest.mark.parametrize(("text", "event_type"), AMBIGUITIES)
def test_type(text, event_type):
    assert event_type in types(text)


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Kenya was forced to withdraw its troops from Somalia.", {"KEN"}, None),
        ("The convoy was attacked by Syrian soldiers.", {"SYR"}, None),
        ("Norway, which had condemned Israel, recalled its envoy.", {"NOR"}, None),
        ("Peru and Chile agreed to share intelligence.", {"PER", "CHL"}, set()),
        ("The presidents of Ghana and Togo met in Accra.", {"GHA", "TGO"}, set()),
        ("Russia's delivery of tanks to Syria continued.", {"RUS"}, {"SYR"}),
        ("Beijing accused Washington of interference.", {"CHN"}, {"USA"}),
        ("Emmanuel Macron criticised Israel.", {"FRA"}, {"ISR"}),
        ("The French president called on Iran to free the journalist.", {"FRA"}, {"IRN"}),
        ("The US imposed sanctions on Belarus.", {"USA"}, {"BLR"}),
        ("Saudi Arabia, the United Arab Emirates and Egypt accused Qatar of lying.", {"SAU", "ARE", "EGY"}, {"QAT"}),
        ("The foreign ministers of Kuwait and Oman met in Muscat.", {"KWT", "OMN"}, set()),
        ("Australian soldiers and police arrested two Fijian men.", {"AUS"}, {"FJI"}),
        ("On Thursday Chad's foreign minister accused Sudan of lying.", {"TCD"}, {"SDN"}),
        ("French troops withdrew from Mali.", {"FRA"}, set()),
    ],
)
def test_parties(text, actors, recipients):
    found = coded(text)
    assert any(
        countries(event.actors) == actors and (recipients is None or countries(event.recipients) == recipients)
        for event in found
    ), [(event.type, countries(event.actors), countries(event.recipients)) for event in found]


def test_who_says_a_demand_makes_it():
    found = coded('"Israel must lift the blockade," the Norwegian foreign minister said.')
    (event,) = [event for event in found if event.type == "REQUEST"]
    assert countries(event.actors) == {"NOR"}
    assert countries(event.recipients) == {"ISR"}


def test_both_neighbours_are_the_states_before():
    found = coded("Peru and Ecuador disagree over a river. Chile urged the two neighbours to talk.")
    (event,) = [event for event in found if event.type == "REQUEST"]
    assert countries(event.recipients) == {"PER", "ECU"}


def test_pronouns_are_those_before():
    found = coded("The Kenyan president met reporters in Nairobi. He accused Somalia of arming rebels.")
    (event,) = [event for event in found if event.type == "ACCUSE"]
    assert countries(event.actors) == {"KEN"}
    assert event.actors[0].text == "He"


@pytest.mark.parametrize(
    "text",
    [
        "Barcelona attacked from the start and beat Valencia 3-1.",
        "Shares rallied after the bank cut its forecast.",
        "The film tells of a soldier who falls in love in wartime Paris.",
        "Heavy rain killed the maize crop.",
        "The company released its quarterly report on Tuesday.",
        "The museum is open on Mondays.",
        "He is the son of a teacher and lives in Oslo.",
        "Analysts say that violence has risen in recent years.",
    ],
)
def test_silence(text):
    assert types(text) == set()


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        ("Rebels did not attack the convoy, the army said.", "ASSAULT", "negated"),
        ("The army denied reports that soldiers had attacked the village.", "ASSAULT", "negated"),
        ("The army did not stop bombing Gaza.", "ASSAULT", "actual"),
        ("The union will strike on Friday.", "PROTEST", "future"),
        ("The Russian foreign minister will visit Oslo next week.", "AGREE", "actual"),
        ("If the army attacked the camp, thousands would flee.", "ASSAULT", "hypothetical"),
    ],
)
def test_status(text, event_type, status):
    assert (event_type, status) in {(event.type, event.status) for event in coded(text)}


def test_a_bomb_set_off_in_an_attack_is_one_event():
    (event,) = coded("Militants set off a bomb in an attack on a market in Quetta, killing six people.")
    assert event.type == "ASSAULT"


def test_who_ends_a_sit_in_does_not_hold_one():
    assert types("Students staged a sit-in outside the ministry.") == {"PROTEST"}
    assert "PROTEST" not in types("Students ended their sit-in on Monday.")


def test_a_toll_is_no_second_event():
    (event,) = coded("At least 12 soldiers were killed when gunmen attacked a camp near Gao.")
    assert event.type == "ASSAULT"
    assert event.quantities["killed"].min == 12
    assert [party.text for party in event.actors] == ["gunmen"]
    assert event.recipients[0].text == "At least 12 soldiers"


def test_attribution_is_kept_apart_from_the_actor():
    found = coded("Rebels killed five soldiers near Gao, the Malian army said.")
    (event,) = [event for event in found if event.type == "ASSAULT"]
    assert [source.name for source in event.attribution] == ["Malian army"]
    assert countries(event.actors) <= {"MLI"}
    assert event.quantities["killed"].min == 5
    assert event.place is not None
    assert event.place.name == "Gao"


DEMANDED = [
    ('"Israel must lift the blockade," the Norwegian foreign minister said.', {"NOR"}, {"ISR"}),
    ("Iran has to release the prisoners, Emmanuel Macron said on Monday.", {"FRA"}, {"IRN"}),
    ("Saudi Arabia should halt its attacks on Yemen, Ireland's government said.", {"IRL"}, {"SAU"}),
    ('"The European Union should impose sanctions on Belarus," Latvia\'s president said.', {"LVA"}, {"IGO"}),
    ("Russia needs to withdraw and pay, Germany's chancellor said.", {"DEU"}, {"RUS"}),
    ("Kenya said that Burundi must not close the border.", {"KEN"}, {"BDI"}),
    ("It is vital that Serbia open its archives, Croatia's foreign minister said.", {"HRV"}, {"SRB"}),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), DEMANDED)
def test_what_another_must_do_is_requested(text, actors, recipients):
    (event,) = [event for event in coded(text) if event.type == "REQUEST"]
    assert event.status == "actual"
    assert countries(event.actors) == actors
    assert countries(event.recipients) == recipients


def test_whoever_must_go_may_be_named_before():
    text = 'Moldova\'s president has lost the trust of the people. "He must resign," the opposition said.'
    (event,) = [event for event in coded(text) if event.type == "REQUEST"]
    assert countries(event.recipients) == {"MDA"}


@pytest.mark.parametrize(
    "text",
    [
        "Russia must have lost a third of its tanks, Britain's defence ministry said.",
        "The storm should reach the coast of Cuba on Friday, forecasters said.",
        "The team must beat Senegal on Sunday, the coach of Ghana said.",
        "Drivers should avoid the bridge, police in Lagos said.",
        "We must do more for the farmers, the president of Peru said.",
        "The talks should be open, Malta's prime minister said.",
        "Why should Chile leave the alliance?",
        "It is not necessary that Fiji pay, Tonga's prime minister said.",
    ],
)
def test_a_duty_that_nobody_asks_of_another_is_no_request(text):
    assert "REQUEST" not in types(text)


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("Police tear-gassed protesters in Nairobi.", "ASSAULT", {"KEN"}, {"KEN"}),
        ("Israeli jets carried out air-strikes on Gaza on Monday.", "ASSAULT", {"ISR"}, {"PSE"}),
        ("The US air-dropped food into Gaza on Friday.", "AID", {"USA"}, {"PSE"}),
        ("Kenya and Uganda will co-operate on border security.", "AGREE", {"KEN", "UGA"}, set()),
        ("Police in Mali re-arrested the opposition leader.", "COERCE", {"MLI"}, {"MLI"}),
    ],
)
def test_a_deed_is_found_with_a_hyphen_in_it(text, event_type, actors, recipients):
    (event,) = coded(text)
    assert (event.type, countries(event.actors), countries(event.recipients)) == (event_type, actors, recipients)


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("The Greek minister had been critical of the French president.", "ACCUSE", {"GRC"}, {"FRA"}),
        ("Officials in Kyiv were furious at Germany over the delay.", "ACCUSE", {"UKR"}, {"DEU"}),
        ("The French government is grateful to Morocco for its help.", "SUPPORT", {"FRA"}, {"MAR"}),
        ("The Kenyan president was supportive of the Ugandan president.", "SUPPORT", {"KEN"}, {"UGA"}),
    ],
)
def test_an_adjective_tells_praise_and_blame(text, event_type, actors, recipients):
    (event,) = coded(text)
    assert (event.type, countries(event.actors), countries(event.recipients)) == (event_type, actors, recipients)


def test_an_adjective_that_is_denied_or_of_things_tells_nothing():
    assert types("The situation in the Greek hospital is critical.") == set()
    assert types("The coach was critical of the referee after the match.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan police arrested two Somali men on charges of espionage.",
        "Kenyan police took a Somali envoy into custody on corruption charges.",
        "Kenyan police arrested a Somali trader on suspicion of smuggling.",
    ],
)
def test_who_is_held_on_a_charge_is_accused_too(text):
    (event,) = (event for event in coded(text) if event.type == "ACCUSE")
    assert (countries(event.actors), countries(event.recipients)) == ({"KEN"}, {"SOM"})


def test_who_is_held_without_charge_is_not_accused():
    assert "ACCUSE" not in types("Kenyan police held two Somali men for a week without charges.")


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("Canada's decision to expel the Chinese envoy angered the French.", "SANCTION", {"CAN"}, {"CHN"}),
        ("The decision by Kenya to close its border with Somalia was welcomed.", "COERCE", {"KEN"}, {"SOM"}),
        ("Mosul, which fell to Syrian rebels in 2014, is in ruins.", "ASSAULT", {"SYR"}, set()),
        ("A Kenyan court granted bail to the Somali trader on Monday.", "RETREAT", {"KEN"}, {"SOM"}),
    ],
)
def test_what_is_decided_or_falls_to_somebody_was_done(text, event_type, actors, recipients):
    (event,) = (event for event in coded(text) if event.type == event_type)
    assert (countries(event.actors), countries(event.recipients)) == (actors, recipients)


def test_what_somebody_decided_not_to_do_is_negated():
    (event,) = (
        event
        for event in coded("Canada's decision not to expel the Chinese envoy angered the French.")
        if event.type == "SANCTION"
    )
    assert event.status == "negated"


def test_who_dies_beside_somebody_did_not_kill_them():
    (event,) = coded(
        "A British soldier was killed by a roadside bomb in Syria. "
        "The soldier died alongside an American soldier during an operation in Manbij."
    )
    assert (countries(event.actors), "GBR" in countries(event.recipients)) == (set(), True)


def test_who_learns_of_a_conviction_did_not_convict():
    event = coded("Police discovered that Jones had been convicted in 2004 of selling drugs.")[0]
    assert (event.type, list(event.actors)) == ("SANCTION", [])


def test_the_attackers_death_is_another_event():
    events = coded(
        "The attack left one officer dead and three people wounded before police shot and killed the attacker."
    )
    assert [[party.text for party in event.actors] for event in events] == [[], ["police"]]


def test_attackers_who_were_killed_are_not_those_who_killed_them():
    (event,) = coded("Police killed two gunmen in Lagos. The attackers were shot near a school.")
    assert [party.text for party in event.actors] == ["Police"]
