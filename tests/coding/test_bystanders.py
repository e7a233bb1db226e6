"""Parties that stand beside a trigger's own slots; the sentences are invented."""

from __future__ import annotations

import pytest

import dateline
from dateline.coding.slots import verb_slots
from dateline.coding.standins import beside_object


@pytest.fixture(scope="module")
def sides_of(coder):
    """The countries of actors and recipients of the text's first event of a type, or of a type and a mode."""

    def found(text: str, event_type: str) -> tuple[set[str], set[str]]:
        article = dateline.Article(id="x", text=text, published="2024-03-28")
        kind, _, mode = event_type.partition(" ")
        event = next(e for e in coder.events(article) if e.type == kind and mode in {"", e.mode})
        actors, recipients = ({p.country for p in side if p.country} for side in (event.actors, event.recipients))
        return actors, recipients

    return found


@pytest.mark.parametrize(
    ("text", "event_type", "actors"),
    [
        pytest.param(
            "Paul Otieno pleaded guilty in the Nairobi High Court on Monday.", "SANCTION", {"KEN"}, id="court"
        ),
        pytest.param(
            "Ramon Uy said they were found in a hut after their Kenyan guards fled an artillery barrage.",
            "ASSAULT",
            set(),
            id="fled",
        ),
        pytest.param("Kenyan rebels lost their leader in a U.S. air strike.", "ASSAULT", {"USA"}, id="lost"),
        pytest.param(
            "The Movement for the Emancipation of the Niger Delta raided a village.", "ASSAULT", {"NGA"}, id="long name"
        ),
        pytest.param("Anna Keller is being held in a Turkish prison.", "COERCE", {"TUR"}, id="prison"),
        pytest.param("Kenyan doctors were sent to Malawi on Monday.", "AID", {"KEN"}, id="sent"),
        pytest.param(
            "Chile, with which Peru broke off relations in March, is silent.", "SANCTION", {"PER"}, id="which"
        ),
    ],
)
def test_who_acts(sides_of, text, event_type, actors):
    assert sides_of(text, event_type)[0] == actors


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        pytest.param("Teachers in Lima marched in support of the miners.", "PROTEST", set(), id="cause"),
        pytest.param("The rebels surrendered to the Malian army near Gao.", "RETREAT", {"MLI"}, id="met"),
        pytest.param(
            "The company got an order barring the strike. Union leader Ana Ruiz of Kenya said members would defy it.",
            "REJECT",
            set(),
            id="deed",
        ),
        pytest.param("Peru and Chile agreed in Ufa to revive dialogue.", "AGREE", set(), id="town"),
        pytest.param("Oman urged that Somali refugees be granted shelter.", "REQUEST", set(), id="given"),
        pytest.param("Senators in Lima lambasted decisions by Brazil to close the port.", "ACCUSE", {"BRA"}, id="by"),
    ],
)
def test_whom_it_meets(sides_of, text, event_type, recipients):
    assert sides_of(text, event_type)[1] == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "owners"),
    [
        pytest.param("Kenya froze Rwanda's accounts.", "froze", ["Rwanda"], id="owner"),
        pytest.param("Russia withdrew its last guards.", "withdrew", [], id="the subject's own"),
        pytest.param("Her accounts were frozen on Monday.", "frozen", ["Her"], id="passive"),
        pytest.param("Ana Diaz ordered Lena Brandt's passport revoked.", "ordered", ["Brandt"], id="clause"),
    ],
)
def test_whose_the_object_is(parse, text, trigger, owners):
    verb = next(token for sentence in parse(text).sentences for token in sentence.span if token.text == trigger)
    assert [head.text for head in beside_object("SANCTION", verb, verb_slots(verb))] == owners


@pytest.mark.parametrize(
    "text",
    [
        "Greece and Turkey resumed talks on Libya.",
        "Officials from Turkey met on Friday with the Greek premier over Libya.",
    ],
)
def test_what_talks_are_about_is_no_party(sides_of, text):
    assert sides_of(text, "CONSULT") == ({"GRC", "TUR"}, set())


def test_who_denies_a_part_in_an_act_did_not_do_it(sides_of):
    assert sides_of("Ethiopia denied responsibility for the bombing of a bridge in Kenya.", "ASSAULT")[0] == set()
    assert sides_of("Ethiopia denied any role in the bombing.", "ASSAULT")[0] == set()
    assert sides_of("Ethiopia denied it was behind the bombing.", "ASSAULT")[0] == set()


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        pytest.param(
            "The law defies weeks of mass demonstrations and warnings from Brussels.",
            "PROTEST",
            set(),
            set(),
            id="warns",
        ),
        pytest.param(
            "The Kenyan president announced the release in parliament.", "CONCEDE", {"KEN"}, set(), id="parliament"
        ),
        pytest.param(
            "Peru offered to send its foreign minister to Oslo.", "AGREE", {"PER"}, {"NOR"}, id="own minister"
        ),
        pytest.param('"They mock peace," the Kenyan president wrote.', "ACCUSE", {"KEN"}, set(), id="peace"),
        pytest.param("The United Nations urged the army to stop.", "REQUEST", {"IGO"}, set(), id="of no state"),
        pytest.param(
            "Amnesty International called on Kenya to end the kidnappings.",
            "ASSAULT",
            {"KEN"},
            set(),
            id="asked to end",
        ),
        pytest.param(
            "The bishops called on President Ortiz of Peru to end the kidnappings.",
            "ASSAULT",
            set(),
            set(),
            id="asked to end others' deeds",
        ),
        pytest.param(
            'Hundreds rallied in Minsk, chanting "release the Polish detainees" and carrying flags.',
            "PROTEST",
            {"BLR"},
            set(),
            id="whose release is chanted",
        ),
        pytest.param(
            "Norway urged Haiti to curb the kidnappings in Cayes.", "ASSAULT", set(), set(), id="asked to see to it"
        ),
        pytest.param(
            "Chile thanked Bolivia for the rescue and condemned the looting of a Chilean school in La Paz.",
            "ACCUSE",
            {"CHL"},
            set(),
            id="thanked",
        ),
        pytest.param(
            "Norway recalled its ambassador, and its prime minister demanded that the Security Council meet.",
            "SANCTION",
            {"NOR"},
            set(),
            id="asked by another",
        ),
        pytest.param(
            "Israeli soldiers shot dead four Lebanese men during mass protests.",
            "PROTEST",
            set(),
            set(),
            id="who shoots at protests",
        ),
    ],
)
def test_who_and_what_is_no_party(sides_of, text, event_type, actors, recipients):
    assert sides_of(text, event_type) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        pytest.param(
            "The Kenyan minister criticised a Ugandan envoy, who accused him of theft.",
            "ACCUSE allege", {"UGA"}, {"KEN"}, id="who acts in a relative clause",
        ),
        pytest.param(
            "Sudanese rebels seized weapons from the Chadian army near Adre.",
            "COERCE", {"SDN"}, {"TCD"}, id="from whom something is taken",
        ),
        pytest.param(
            "Sudanese rebels captured the town of Tine from Chadian soldiers.",
            "ASSAULT", {"SDN"}, {"TCD"}, id="from whom a town is taken",
        ),
        pytest.param(
            "Syrian militants fired rockets from Lebanon at Israeli towns.",
            "ASSAULT", {"SYR"}, {"ISR"}, id="from where rockets are fired",
        ),
        pytest.param(
            "In a phone call on Friday the Danish premier told the Polish president that the port would open.",
            "CONSULT", {"DNK", "POL"}, set(), id="who is told something in a call",
        ),
        pytest.param(
            "Peru's envoy fled. Chile condemned the coup and demanded his release.",
            "REQUEST", {"CHL"}, set(), id="whose release is asked for",
        ),
        pytest.param(
            "Peru recalled its ambassador and asked the United Nations to act.",
            "SANCTION", {"PER"}, set(), id="what a later verb is done to",
        ),
        pytest.param(
            "Lebanon turned down an offer of aid from Israel after the blast.",
            "ASSAULT", set(), set(), id="who did something after an attack",
        ),
        pytest.param(
            "Zambia fined the Dutch company over a deal with Angola.",
            "SANCTION", {"ZMB"}, {"NLD"}, id="over what it is done",
        ),
        pytest.param(
            "Rwanda rejected the accusation and said that Congolese soldiers had shelled a village.",
            "ACCUSE", set(), {"RWA"}, id="who answers is accused",
        ),
        pytest.param(
            "The Spanish premier will meet Moroccan ministers in Rabat on Friday.",
            "AGREE", {"ESP"}, {"MAR"}, id="who is to be met",
        ),
        pytest.param(
            "The Kenyan foreign minister will hold talks with her Somali counterpart next week.",
            "AGREE", {"KEN"}, {"SOM"}, id="with whom talks are planned",
        ),
        pytest.param(
            "Spanish and Moroccan ministers will meet in Rabat on Friday.",
            "AGREE", {"ESP", "MAR"}, set(), id="who are to meet each other",
        ),
        pytest.param(
            "Kenya signed a memorandum with Somaliland on a naval base.",
            "SUPPORT", {"KEN", "SOM"}, set(), id="who signs with another",
        ),
        pytest.param(
            "All French consular services in Libya have been suspended.",
            "SANCTION", {"FRA"}, {"LBY"}, id="whose the suspended is",
        ),
        pytest.param(
            "The Ankara bombing killed 12 Danish soldiers on Monday.",
            "ASSAULT", set(), {"DNK"}, id="the town that an attack is called by",
        ),
        pytest.param(
            "The US strikes killed 12 Danish soldiers on Monday.",
            "ASSAULT", {"USA"}, {"DNK"}, id="the state that an attack is called by",
        ),
        pytest.param(
            "The Danish minister condemned the Nairobi mall attack.",
            "ACCUSE", {"DNK"}, set(), id="where what is condemned was",
        ),
        pytest.param(
            "Police are investigating the Lyon shooting, in which two Danish guards died.",
            "ASSAULT", set(), {"DNK"}, id="who died in it",
        ),
    ],
)  # fmt: skip
def test_both_sides(sides_of, text, event_type, actors, recipients):
    assert sides_of(text, event_type) == (actors, recipients)
