"""Who stands on which side by the words around a verb: companions, subjects, contents of speech; invented sentences."""

from __future__ import annotations

import pytest

import dateline


@pytest.fixture(scope="module")
def sides_of(coder):
    """The words of actors and recipients of the last event of a type in a text."""

    def found(text: str, event_type: str) -> tuple[list[str], list[str]]:
        article = dateline.Article(id="x", text=text, published="2016-05-12")
        event = [e for e in coder.events(article) if e.type == event_type][-1]
        return [party.text for party in event.actors], [party.text for party in event.recipients]

    return found


@pytest.mark.parametrize(
    ("text", "event_type", "actors"),
    [
        pytest.param(
            "Temer told his ministers to talk about work, and his deputy, a banker, promised a ceiling on spending.",
            "AGREE",
            ["his deputy"],
            id="subject of its own",
        ),
        pytest.param(
            "The farmers' league, whose members have blocked highways since Monday, says that it will go on.",
            "PROTEST",
            ["The farmers' league"],
            id="whose",
        ),
        pytest.param(
            "Laotian police inspect barges alongside Thai officers under a pact.",
            "COOPERATE",
            ["Laotian police", "Thai officers"],
            id="alongside",
        ),
        pytest.param("Villagers heard shelling near Gao.", "ASSAULT", [], id="heard"),
        pytest.param("France, not Germany, condemned the coup.", "ACCUSE", ["France"], id="not"),
        pytest.param("The pact was signed by Chad, not Niger.", "SUPPORT", ["Chad"], id="not after by"),
        pytest.param("It was Chad and not Niger that expelled the envoy.", "SANCTION", ["Chad"], id="not in a cleft"),
        pytest.param(
            "The police were accused by activists of abducting two students.", "ACCUSE", ["activists"], id="accused by"
        ),
        pytest.param(
            "Activists have accused the police of abducting critics.", "ASSAULT", ["the police"], id="accused of"
        ),
        pytest.param(
            "She met President Volodymyr Zelensky and signed an agreement on aid.",
            "SUPPORT",
            ["She"],
            id="met and signed",
        ),
        pytest.param("Kenyan judges threw out a petition by Ana Ruiz.", "REQUEST", ["Ana Ruiz"], id="thrown out"),
        pytest.param(
            "Rebels shelled the base, and the army responded with air strikes.", "ASSAULT", ["the army"], id="answered"
        ),
        pytest.param(
            "Mexico granted asylum to his wife, prompting Lima to order the Mexican ambassador out of the country.",
            "SANCTION",
            ["Lima"],
            id="prompted",
        ),
        pytest.param(
            "Mexico granted asylum to his wife, prompting Lima to order the Mexican ambassador out of the country.",
            "AID",
            ["Mexico"],
            id="before others are prompted",
        ),
        pytest.param(
            "The law drew condemnation from the United Nations, the United States and Saudi Arabia.",
            "ACCUSE",
            ["the United Nations", "the United States", "Saudi Arabia"],
            id="from several",
        ),
        pytest.param(
            "Congo's army dismissed the pullback by the rebels as a sham.", "RETREAT", ["the rebels"], id="dismissed"
        ),
        pytest.param("The peace talks in Doha are held in a hotel.", "CONSULT", [], id="peace"),
        pytest.param(
            "A supreme court justice blocked the appointment.", "REJECT", ["A supreme court justice"], id="justice"
        ),
        pytest.param(
            "No Turkish soldiers were withdrawn from the town.",
            "RETREAT",
            ["No Turkish soldiers"],
            id="whose no soldiers",
        ),
        pytest.param(
            "Sudan's envoy said the minister is a racist who insulted the Egyptian president.",
            "ACCUSE",
            ["the minister"],
            id="is one who",
        ),
        pytest.param(
            "Chad was among the states that condemned the coup in Mali.", "ACCUSE", ["Chad"], id="was among those who"
        ),
        pytest.param(
            "The Taliban said they had carried out the attack to avenge the death of a chief in a U.S. drone strike.",
            "ASSAULT",
            ["U.S."],
            id="avenged",
        ),
        pytest.param(
            "A jury in Dallas found Michael Wend guilty. Wend was sentenced to life in federal prison last Thursday.",
            "COERCE",
            ["A jury in Dallas"],
            id="convicted and jailed",
        ),
    ],
)
def test_who_acts(sides_of, text, event_type, actors):
    assert sides_of(text, event_type)[0] == actors


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        pytest.param(
            "The minister stood on a crate and promised the dockers that the port would not be sold.",
            "AGREE",
            ["the dockers"],
            id="promised that",
        ),
        pytest.param(
            "Chad and Niger agreed to set up a joint force against the rebels.", "AGREE", [], id="agreed against whom"
        ),
        pytest.param(
            "Villagers complained to the ombudsman that soldiers had burned their crops.",
            "ACCUSE",
            ["soldiers"],
            id="complained to",
        ),
        pytest.param(
            "Colonel Ivan Petrov then warned that 30 captured monitors would be shot if the planes came back.",
            "THREATEN",
            ["30 captured monitors"],
            id="who would be shot",
        ),
        pytest.param(
            "Paris gave Niger grain so that the UN could feed the refugees.", "AID", ["the refugees"], id="purpose"
        ),
        pytest.param(
            "Nurses blocked highways in nine states with burning tyres on Thursday.", "PROTEST", [], id="in lands"
        ),
        pytest.param("Farmers barricaded the R62 on Monday.", "PROTEST", [], id="road by its number"),
        pytest.param(
            "Masked men stormed the offices of three broadcasters.",
            "ASSAULT",
            ["the offices of three broadcasters"],
            id="of whom",
        ),
        pytest.param(
            "A court fined mayor Ben Cole for insulting election officials.",
            "ACCUSE",
            ["election officials"],
            id="fined for insulting",
        ),
        pytest.param(
            "Oman protested to the United Nations over the strikes by Israel.", "ACCUSE", ["Israel"], id="protested to"
        ),
        pytest.param(
            "Rebels shelled the base, and the army responded by bombing two camps.",
            "ASSAULT",
            ["Rebels"],
            id="answered by",
        ),
        pytest.param(
            "Rebels shelled the base, and the army responded with air strikes.", "ASSAULT", ["Rebels"], id="answered"
        ),
        pytest.param("Oman fired two missiles from a submarine on Monday.", "ASSAULT", [], id="fired from"),
        pytest.param(
            "The law drew condemnation from the United Nations, the United States and Saudi Arabia.",
            "ACCUSE",
            [],
            id="from several",
        ),
        pytest.param(
            "The army disarmed the militia and killed its leaders.",
            "ASSAULT",
            ["its leaders"],
            id="its leaders",
        ),
        pytest.param(
            "The war cost two hundred lives, since rebels attacked the garrison.",
            "ASSAULT",
            ["the garrison"],
            id="lives",
        ),
    ],
)
def test_to_whom(sides_of, text, event_type, recipients):
    assert sides_of(text, event_type)[1] == recipients


def test_to_whom_something_is_promised_before_is_told(sides_of):
    assert sides_of("The workers that the minister promised to pay went home.", "AGREE")[1] == ["The workers"]


def test_what_is_offered_is_no_recipient(sides_of):
    text = "The ministry has not decided whether to send the 1,000 soldiers that the president offered on Wednesday."
    assert not any("soldiers" in party for party in sides_of(text, "AGREE")[1])


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        pytest.param(
            "Angola dismissed its interior minister along with two aides.",
            "SANCTION",
            ["Angola"],
            ["its interior minister", "two aides"],
            id="dismissed along with",
        ),
        pytest.param(
            "The king sacked the finance minister along with two ministers.",
            "SANCTION",
            ["The king"],
            ["the finance minister", "two ministers"],
            id="sacked along with their like",
        ),
        pytest.param(
            "The governor was impeached together with his deputy by the assembly.",
            "ACCUSE",
            ["the assembly"],
            ["The governor", "his deputy"],
            id="impeached together with",
        ),
        pytest.param(
            "Ethiopian troops attacked Somali troops along with Kenyan troops.",
            "ASSAULT",
            ["Ethiopian troops", "Kenyan troops"],
            ["Somali troops"],
            id="attacked along with their like",
        ),
        pytest.param(
            "Ana Diaz was executed in March together with three accomplices.",
            "ASSAULT",
            [],
            ["Ana Diaz", "three accomplices"],
            id="executed together with",
        ),
        pytest.param(
            "Turkish troops attacked the town along with Syrian rebels.",
            "ASSAULT",
            ["Turkish troops", "Syrian rebels"],
            ["the town"],
            id="attacked along with",
        ),
        pytest.param(
            "No Palestinian group claimed responsibility for the attack on the bus in Jerusalem.",
            "ASSAULT",
            [],
            ["the bus"],
            id="no group claimed",
        ),
        pytest.param(
            "Workers complained to the inspectorate that the company had cheated them.",
            "ACCUSE",
            ["Workers"],
            ["the company"],
            id="complained to",
        ),
        pytest.param(
            "Nurses complained that patients received no medicine.", "ACCUSE", ["Nurses"], [], id="received no medicine"
        ),
        pytest.param(
            "Uganda asked Chad to let its troops pursue the rebels, but Chad refused.",
            "REJECT",
            ["Chad"],
            ["Uganda"],
            id="refused who asked",
        ),
        pytest.param(
            "Inspector Pablo Rios was on the scene but made no arrests.",
            "COERCE",
            ["Inspector Pablo Rios"],
            [],
            id="made no arrests",
        ),
    ],
)
def test_both_sides(sides_of, text, event_type, actors, recipients):
    assert sides_of(text, event_type) == (actors, recipients)


def test_who_made_what_is_passed_does_not_pass_it(coder):
    text = "The city council in Tulsa met on Monday. It passed a bill sponsored by Rep. Linda Marsh."
    events = coder.events(dateline.Article(id="x", text=text, published="2016-05-12"))
    passed, sponsored = (event for event in events if event.type == "SUPPORT")
    assert [party.name for party in passed.actors] == ["city council in Tulsa"]
    assert [party.name for party in sponsored.actors] == ["Linda Marsh"]


def test_who_avenges_a_deed_did_not_do_it(coder):
    text = "Rebels shelled the town of Gao in revenge for a raid by herders, in which 20 people died."
    events = coder.events(dateline.Article(id="x", text=text, published="2016-05-12"))
    raid = next(event for event in events if "raid" in [proof.trigger.text for proof in event.evidence])
    assert [party.text for party in raid.actors] == ["herders"]
