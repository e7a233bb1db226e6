"""Whom a sentence names around an event without a part in it, and whom only grammar shows; invented sentences."""

from __future__ import annotations

import pytest

import dateline


@pytest.fixture(scope="module")
def sides_of(coder):
    """The words of actors and recipients of the last event of a type in a text."""

    def found(text: str, event_type: str) -> tuple[list[str], list[str]]:
        article = dateline.Article(id="x", text=text, published="2019-06-12")
        event = [e for e in coder.events(article) if e.type == event_type][-1]
        return [party.text for party in event.actors], [party.text for party in event.recipients]

    return found


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        pytest.param("Security forces were deployed to the university on Friday.", "MOBILIZE", [], id="sent where"),
        pytest.param("The defence ministry said 200 soldiers would be sent to Chad.", "MOBILIZE", [], id="sent to"),
        pytest.param("Ethiopia sent troops to the front against the rebels.", "MOBILIZE", ["the rebels"], id="against"),
        pytest.param("Farmers blocked the roads into Zaria on Tuesday.", "PROTEST", [], id="roads"),
        pytest.param("Hundreds marched on Saturday to demand her release.", "PROTEST", [], id="for whom"),
        pytest.param("Nurses rallied on Friday to demand the release of the doctors.", "PROTEST", [], id="of whom"),
        pytest.param("Thousands demanded freedom for the prisoners.", "REQUEST", [], id="for the asked for"),
        pytest.param(
            "Thousands protested, demanding the arrest of the general.", "PROTEST", ["the general"], id="against whom"
        ),
        pytest.param("Chad and Niger agreed to share intelligence about smugglers.", "AGREE", [], id="about"),
        pytest.param("Turkey deported six men to Chad on Monday.", "COERCE", ["six men"], id="deported where"),
        pytest.param(
            "Peru vowed to avenge the killing of a general by Chile.", "THREATEN", ["Chile"], id="avenged victims"
        ),
        pytest.param("The minister promised a full inquiry.", "AGREE", [], id="thing"),
        pytest.param("The mayor praised the law against smugglers.", "SUPPORT", [], id="against whom"),
        pytest.param("Kenya sent troops to aid Mali against jihadists.", "AID", ["Mali"], id="aided against whom"),
        pytest.param("Togo and Mali agreed to work together against smugglers.", "AGREE", [], id="together against"),
        pytest.param("Norway backed Ukraine against the rebels.", "SUPPORT", ["Ukraine"], id="backed against whom"),
        pytest.param("Peru, which gave Bolivia a boat in May, welcomed the pact.", "SUPPORT", [], id="aside"),
        pytest.param(
            "India, which Pakistan accused in March of funding the separatists, offered its condolences.",
            "SUPPORT",
            [],
            id="aside of a noun",
        ),
        pytest.param("Norway decried the raids on a newspaper in Baku.", "ACCUSE", [], id="victims"),
        pytest.param("China condemned American arms sales to Peru.", "ACCUSE", ["American"], id="other end, hung high"),
        pytest.param("Greece denounced French cooperation with Kurds.", "ACCUSE", ["French"], id="other end"),
        pytest.param(
            "Unions decried the state's talks with the rebels.", "ACCUSE", ["the state"], id="owner's partner"
        ),
        pytest.param("Dallas police are investigating a teenager's shooting death.", "ACCUSE", [], id="whose death"),
        pytest.param("Amnesty criticised Russia's killing of civilians.", "ACCUSE", ["Russia"], id="who killed"),
        pytest.param("The government lifted a curfew in Srinagar.", "CONCEDE", [], id="eased where"),
        pytest.param("A bomb went off outside a police station in Quetta.", "ASSAULT", [], id="site"),
        pytest.param("Norway lodged a complaint with the tribunal.", "ACCUSE", [], id="taker"),
        pytest.param("The battalion pulled out of Bunia on Friday.", "RETREAT", [], id="left"),
        pytest.param(
            "Masked men attacked a bus carrying Coptic pilgrims in Minya.",
            "ASSAULT",
            ["Coptic pilgrims"],
            id="in the bus",
        ),
        pytest.param("The chancellor promised the miners more money.", "AGREE", ["the miners"], id="dative"),
        pytest.param("Chile has sent the Peruvian army 70 advisers.", "AID", ["army"], id="before the number"),
        pytest.param(
            "Authorities shut down the newspaper Vesti.", "COERCE", ["the newspaper Vesti"], id="named object"
        ),
        pytest.param("The mayor paid tribute to the nurses' courage.", "SUPPORT", ["the nurses"], id="owner"),
        pytest.param("Students marched to the Peruvian embassy.", "PROTEST", ["the Peruvian embassy"], id="embassy"),
        pytest.param(
            "Drivers rallied in front of the Omani consulate.", "PROTEST", ["the Omani consulate"], id="front"
        ),
        pytest.param("Clerks of the Peruvian embassy in Quito went on strike.", "PROTEST", [], id="own embassy"),
        pytest.param(
            "Crowds protested against the government near the Omani embassy.", "PROTEST", ["the government"], id="named"
        ),
    ],
)
def test_to_whom(sides_of, text, event_type, recipients):
    assert sides_of(text, event_type)[1] == recipients


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("Reed was convicted of fraud and jailed by a court in Oman.", "COERCE", ["a court in Oman"], ["Reed"]),
        ("Two men are believed held by militants in Mali.", "COERCE", ["militants in Mali"], ["Two men"]),
        ("Three villagers were reported killed by the army.", "ASSAULT", ["the army"], ["Three villagers"]),
        (
            "The two are Omar Said, believed killed in a French airstrike, and Reed.",
            "ASSAULT",
            ["French"],
            ["Omar Said"],
        ),
    ],
)
def test_reduced_and_joined_passives(sides_of, text, event_type, actors, recipients):
    assert sides_of(text, event_type) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Amnesty accused the army of bombing schools in Idlib.", ["the army"], ["schools in Idlib"]),
        ("Two men were convicted of bombing attacks in Istanbul.", ["Two men"], []),
    ],
)
def test_who_is_blamed_for_a_bombing_did_it(sides_of, text, actors, recipients):
    assert sides_of(text, "ASSAULT") == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "event_type", "recipient"),
    [
        ("Gunmen shot a 16-year-old in Lyon.", "ASSAULT", "a 16-year-old"),
        ("A 16-year-old was shot at a party in Lyon.", "ASSAULT", "A 16-year-old"),
        ("Rebels abducted a 40-year-old from Mopti on Friday.", "ASSAULT", "a 40-year-old from Mopti"),
    ],
)
def test_an_age_stands_for_a_person(sides_of, text, event_type, recipient):
    assert sides_of(text, event_type)[1] == [recipient]


def test_who_writes(sides_of):
    text = "Lawyers wrote to the interior minister calling the decision unlawful."
    assert sides_of(text, "ACCUSE") == (["Lawyers"], ["the interior minister"])


def test_a_march_for_others_is_not_theirs(sides_of):
    text = "Women's groups held a march in Lima in solidarity with striking miners."
    assert sides_of(text, "PROTEST") == (["Women's groups"], [])


def test_a_protest_against_the_decision(sides_of):
    text = "Saudi Arabia has cut oil supplies to Egypt. Cairo protested against the decision."
    assert sides_of(text, "ACCUSE") == (["Cairo"], ["Saudi Arabia"])


def test_an_agreement_after_talks(sides_of):
    text = "Israel and Hamas held indirect talks in Cairo. An agreement was reached on Friday, mediators said."
    assert sides_of(text, "AGREE") == (["Israel", "Hamas"], [])


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("A raid on a camp killed six rebels.", ["six rebels"]),
        ("An attack on a convoy wounded two peacekeepers.", ["two peacekeepers"]),
        ("Twelve people died in an attack on a church in Jos.", ["Twelve people"]),
        ("Rebels attacked a convoy near Gao.", ["a convoy"]),
        ("The dead were two men, a nurse and a cook, shot by gunmen near Gao.", ["two men"]),
        (
            "The victims were a doctor, a priest and two students, abducted by armed men on Friday.",
            ["a doctor", "a priest", "two students"],
        ),
    ],
)
def test_whom_an_attack_hits(sides_of, text, recipients):
    assert sides_of(text, "ASSAULT")[1] == recipients


def test_who_speaks_in_an_interview(sides_of):
    text = (
        '"My child was only 15," Karim Osman said in an interview with Le Monde. '
        '"I would ask the French government not to expel her."'
    )
    assert sides_of(text, "REQUEST") == (["I"], ["the French government"])
    (event,) = dateline.code(text, published="2019-03-12")
    assert [actor.name for actor in event.actors] == ["Karim Osman"]


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        ("Germany welcomed the verdict against the former general.", "SUPPORT", ["Germany"], []),
        ("The EU welcomed the verdict by a court in Lyon.", "SUPPORT", ["The EU"], ["a court in Lyon"]),
        ("The bishop praised the ruling of the high court.", "SUPPORT", ["The bishop"], ["the high court"]),
        ("Bulgaria welcomed Libya's decision to free the nurses.", "SUPPORT", ["Bulgaria"], ["Libya"]),
        ("Norway criticised the sentencing of the activist.", "ACCUSE", ["Norway"], []),
        ("Norway criticised the sentencing of the activist.", "SANCTION", [], ["the activist"]),
        ("Ghana welcomed the sanctions against the junta in Niger.", "SANCTION", [], ["the junta in Niger"]),
        ("The premier welcomed the EU's sanctions on Belarus.", "SANCTION", ["the EU"], ["Belarus"]),
        ("The EU imposed sanctions on Belarus.", "SANCTION", ["The EU"], ["Belarus"]),
        ("Norway suspended aid to Uganda after an earlier crackdown.", "COERCE", [], ["Uganda"]),
    ],
)
def test_who_judges_a_deed_does_not_do_it_and_whom_it_hits_is_not_judged(
    sides_of, text, event_type, actors, recipients
):
    assert sides_of(text, event_type) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Yemen's war has displaced millions.", []),
        ("Ethiopia's conflict spread to Amhara on Tuesday when gunmen attacked a church.", ["gunmen"]),
        ("The country's war has killed tens of thousands.", []),
        ("Israel's war in Gaza has killed thousands of people.", ["Israel"]),
        ("Russia's war on Ukraine has killed thousands of civilians.", ["Russia"]),
        ("Turkey's war against the PKK flared up on Monday.", ["Turkey"]),
    ],
)
def test_a_country_does_not_wage_the_war_that_is_in_it(sides_of, text, actors):
    assert sides_of(text, "ASSAULT")[0] == actors
