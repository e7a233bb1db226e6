"""Of what country those are whom short articles do not tell it of in the event's own words; texts are invented."""

from __future__ import annotations

import pytest

import dateline
from tests.resolving.articles import PUBLISHED, told


def test_no_country_is_taken_from_a_broker_or_topic():
    assert told("Four hostages were released on Monday in a deal mediated by Egypt.", "released")[1] == {"- hostages"}
    assert told("Two ministers met on Monday to discuss Syria.", "met")[0] == {"- ministers"}


def test_migrants_are_not_of_where_they_are():
    text = "Greek police arrested 20 migrants on Lesbos on Friday."
    assert told(text, "arrested") == ({"GRC Greek police"}, {"- migrants"})


@pytest.mark.parametrize(
    ("text", "trigger", "country"),
    [
        ("An envoy to Syria met opposition leaders in Geneva on Monday.", "met", "-"),
        ("The ambassador to Kenya accused the government of fraud.", "accused", "-"),
        ("A special envoy for Sudan urged the army to stop the attacks.", "urged", "-"),
        ("Kenya's envoy to Somalia met clan elders in Mogadishu.", "met", "KEN"),
    ],
    ids=["to", "to, with the state told", "for", "of another"],
)
def test_who_is_sent_to_a_state_is_not_of_it(text: str, trigger: str, country: str):
    assert [actor.split()[0] for actor in told(text, trigger)[0] if "envoy" in actor or "ambassador" in actor] == [
        country
    ]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("The minister met his Kenyan counterpart in Nairobi on Tuesday.", "- minister"),
        ("The visiting team held talks with Turkish officials in Ankara.", "- visiting team"),
        ("The chief executive met the Kenyan president on Tuesday.", "KEN chief executive"),
    ],
    ids=["a counterpart", "visitors", "at home"],
)
def test_peers_and_visitors_are_not_of_the_state_that_they_meet(text: str, met: str):
    assert met in told(text, "talks" if "talks" in text else "met")[0]


def test_who_criticises_a_state_is_not_of_it():
    text = "Senator Paris Holt criticised China on Monday."
    assert not any(actor.startswith("CHN") for actor in told(text, "criticised")[0])


def test_where_no_place_is_named_a_known_body_tells_the_country():
    text = "Strikers at Boeing rejected a pay offer. The union's leader, Jon Holden, called for new talks."
    assert told(text, "called for")[0] == {"USA Jon Holden"}


def test_the_two_koreas_are_two():
    actors, _ = told("The two Koreas exchanged fire at the border on Monday.", "exchanged")
    assert actors == {"KOR South Korea", "PRK North Korea"}


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        pytest.param("Gunmen kidnapped two Dutch tourists on Sunday.", "kidnapped", {"- Gunmen"}, id="strangers"),
        pytest.param(
            "Gunmen kidnapped two Dutch tourists in Mopti in central Mali.", "kidnapped", {"MLI Gunmen"}, id="by place"
        ),
        pytest.param("Gunmen killed three Malian soldiers on Sunday.", "killed", {"MLI Gunmen"}, id="at home"),
        pytest.param(
            "The Treasury imposed sanctions on two Omani banks.", "imposed", {"- Treasury"}, id="sanctions are abroad"
        ),
        pytest.param(
            "The rebels signed a ceasefire with the government of Chad in Libreville on Friday.",
            "signed",
            {"TCD rebels", "TCD Chad"},
            id="rebels are of the land whose government they fight",
        ),
        pytest.param(
            "Kremlin-linked hackers stole emails in Oslo.", "stole", {"RUS Kremlin-linked hackers"}, id="-linked"
        ),
        pytest.param(
            "Hackers linked to North Korea broke into the networks of Dutch banks.",
            "broke",
            {"PRK Hackers linked to North Korea"},
            id="linked to",
        ),
    ],
)
def test_of_what_country_the_unnamed_are(text, trigger, who):
    assert told(text, trigger)[0] == who


@pytest.mark.parametrize(
    ("text", "trigger", "side", "who"),
    [
        pytest.param(
            "Japan protested to Moscow over drills near the Kurils. Nationalists rallied outside the Russian embassy.",
            "rallied",
            0,
            {"JPN Nationalists"},
            id="not of the embassy",
        ),
        pytest.param(
            "Mali accused France of spying. The government in Bamako expelled four diplomats.",
            "expelled",
            1,
            {"FRA diplomats"},
            id="not of who expels them",
        ),
        pytest.param(
            "Ecuador closed its border. The government in Lima ordered the ambassador to leave the country.",
            "ordered",
            1,
            {"ECU ambassador"},
            id="not of who orders them to leave",
        ),
        pytest.param(
            "Niger has new rulers. On Friday Benin held talks in Cotonou with an envoy of the junta.",
            "talks",
            0,
            {"BEN Benin", "NER envoy of the junta"},
            id="not of who receives them",
        ),
        pytest.param(
            "A Briton was in court in London on Friday. Ben Ames had joined Kurdish fighters. "
            "Kurdish fighters shelled a village in Syria in May, British prosecutors said.",
            "shelled",
            0,
            {"SYR Kurdish fighters"},
            id="armed men of a people without a state",
        ),
        pytest.param(
            "Hong Kong has changed. China has detained a million Uighurs and other minorities, Hong Kong's papers say.",
            "detained",
            1,
            {"CHN Uighurs", "CHN minorities"},
            id="named as the likes of others",
        ),
        pytest.param(
            "Togo and other countries condemned the raid in Mali.",
            "condemned",
            0,
            {"TGO Togo", "- countries"},
            id="no country of their own",
        ),
        pytest.param(
            "European foreign ministers condemned the raid in Mali.",
            "condemned",
            0,
            {"- European foreign ministers"},
            id="ministers of many countries",
        ),
        pytest.param(
            "Troops in Iraq are bored. Sgt. Ray Moss, 24, of Pittsburgh, was arrested in Baghdad on Monday.",
            "arrested",
            1,
            {"USA Ray Moss"},
            id="by the town where they live",
        ),
    ],
)
def test_of_what_country_they_are_where_several_are_named(text, trigger, side, who):
    assert told(text, trigger)[side] == who


def test_a_state_is_no_person_whatever_the_model_takes_for_one():
    text = "Rethinking Egypt-US relations. Egypt has hoped for more. Egypt cooperated closely with Washington in May."
    assert told(text, "cooperated")[0] == {"EGY Egypt", "USA United States"}


def test_a_region_acts_as_its_government():
    (event,) = dateline.code("Texas sued the federal government over its border policy.", published=PUBLISHED)
    assert [(party.country, party.sector) for party in event.actors] == [("USA", "GOV")]


def test_a_person_is_of_one_country():
    text = (
        "A British soldier who was killed by a bomb in Mali has been named as Sgt Tom Ashby. "
        "Tom Ashby had trained recruits in Niger and in Chad. Sgt Ashby was praised by his colleagues."
    )
    assert told(text, "trained")[0] == {"GBR Tom Ashby"}
    assert {party[:3] for side in told(text, "praised") for party in side} == {"GBR"}


def test_an_aide_is_of_whom_they_serve():
    text = (
        "Ukrainian President Volodymyr Zelenskiy met American diplomats in Warsaw. "
        "A top aide to Zelenskiy urged Washington to send more weapons."
    )
    assert told(text, "urged")[0] == {"UKR top aide to Zelenskiy"}


def test_a_body_is_of_the_georgia_that_the_text_means():
    text = (
        "Lawmakers met in Atlanta, Georgia, on Friday, and mayors came from Savannah and Macon in Georgia. "
        "The Georgia Municipal Association condemned the bill."
    )
    assert told(text, "condemned")[0] == {"USA Georgia Municipal Association"}


@pytest.mark.parametrize(
    "text",
    [
        "John Howard, a farmer in Kansas, was arrested by police on Monday.",
        "John Howard, 42, of Akron, Ohio, was arrested by police on Monday.",
    ],
)
def test_a_private_person_abroad_is_no_public_one_of_that_name(text):
    actors, recipients = told(text, "arrested")
    assert recipients == {"USA John Howard"}
    assert actors == {"USA police"}


def test_what_somebody_public_is_besides_makes_nobody_else_of_them():
    text = "Tony Blair, a barrister from London, met business leaders in Rome on Monday."
    assert "GBR Tony Blair" in told(text, "met")[0]


def test_the_baltic_states_are_not_of_one_country():
    actors, _ = told("Poland and the Baltic states have urged Viktor Orban to drop his veto.", "urged")
    assert actors == {"POL Poland", "- Baltic states"}


def test_a_paragraph_is_set_where_it_says_at_its_beginning():
    text = (
        "Peru on Friday expelled a consul of Chile. Lima said that he had spied on Peru.\n\n"
        "In Arica, nurses entered the second week of a strike. They were joined by pensioners who blocked a road. "
        "Officers beat a teacher.\n\nStudents were held on Monday."
    )
    assert told(text, "joined")[0] == {"CHL pensioners"}
    assert told(text, "beat") == ({"CHL Officers"}, {"CHL teacher"})
    assert told(text, "held")[1] == {"PER Students"}


def test_donors_are_of_no_one_country():
    text = "The Red Cross appealed to donors on Monday to help the people of Niger."
    assert {party.partition(" ")[0] for party in told(text, "appealed")[1]} == {"-"}


def test_who_hands_captives_to_the_red_cross_is_not_swiss():
    text = (
        "The rebels freed 12 policemen on Tuesday, handing them over to the International Committee of the Red Cross."
    )
    assert told(text, "freed") == ({"- rebels"}, {"- policemen"})


def test_what_an_opening_answers_sets_no_scene():
    text = "In response to the strikes by Israel, protesters burned flags in Amman."
    assert told(text, "burned")[0] == {"JOR protesters"}


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        (
            "NAIROBI, June 9 (Agency) - Burundi's government on Tuesday postponed a vote until July. Activists say 40 "
            "people have been killed since April.",
            "killed",
            "BDI",
        ),
        (
            "DAKAR, Senegal (Agency) - Gambia's opposition accused the president of fraud. Nine men were arrested.",
            "arrested",
            "GMB",
        ),
        ("BOGOTA (Agency) - A bomb killed three policemen on Monday. Peru condemned the attack.", "killed", "COL"),
        ("PARIS (Agency) - French police held a man linked to Syria. Two residents were arrested.", "arrested", "FRA"),
    ],
    ids=["hub", "hub with its state", "other states later", "own state told"],
)
def test_an_agency_s_hub_is_not_where_the_people_of_its_news_are_from(text: str, trigger: str, whom: str):
    assert {words.split()[0] for words in told(text, trigger)[1]} == {whom}
