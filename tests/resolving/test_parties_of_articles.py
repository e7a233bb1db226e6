"""Who acts and to whom in short articles, by their words and those beside them; texts are invented."""

from __future__ import annotations

import pytest

import dateline
from tests.resolving.articles import PUBLISHED, told

ABROAD = "Brazil protested. Brazil's minister wrote to Brazil's allies, and Brazil recalled its envoy. {}"


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Four hostages were freed on Saturday under a deal brokered by Qatar.", "freed", set()),
        ("The French hostage was freed on Tuesday after mediation by Oman.", "freed", set()),
        ("Twelve German tourists were freed on Monday.", "freed", set()),
        ("A drone attack killed three US soldiers in Jordan.", "attack", set()),
        ("An activist from Minsk was deported from Lithuania to Poland.", "deported", {"LTU Lithuania"}),
    ],
)
def test_brokers_owners_weapons_and_destinations_do_not_act(text, trigger, actors):
    assert told(text, trigger)[0] == actors


def test_who_stands_behind_others_is_not_accused_in_their_place():
    text = "Washington blamed militias backed by Iran for the attack on its base in Jordan."
    assert not any(party.endswith("Iran") for party in told(text, "blamed")[1])


@pytest.mark.parametrize(
    ("text", "trigger", "side", "who"),
    [
        ("Former minister Ana Paredes was convicted in Quito.", "convicted", 1, {"ECU Ana Paredes"}),
        ("The Swiss company Nordal was fined by a court in Milan.", "fined", 1, {"CHE Nordal"}),
        (
            "The head of Nigeria's main oil union, Festus Osi, threatened a strike.",
            "threatened",
            0,
            {"NGA Festus Osi"},
        ),
        (
            "The accord was reached in talks between Peter Novak and his Serbian counterpart, Milan Petrovic.",
            "talks",
            0,
            {"SRB Peter Novak", "SRB Milan Petrovic"},
        ),
        (
            "Hezbollah fired rockets at an Israeli army base.",
            "fired",
            1,
            {"ISR Israeli army"},
        ),
        (
            "The hijackers of a Kenyan airliner surrendered to the Libyan police.",
            "surrendered",
            0,
            {"KEN hijackers of a Kenyan airliner"},
        ),
    ],
)
def test_parties_are_called_by_their_own_names(text, trigger, side, who):
    assert told(text, trigger)[side] == who


@pytest.mark.parametrize(
    ("text", "trigger", "side", "who"),
    [
        ("Uruguayan MPs summoned the health minister.", "summoned", 0, {"URY Uruguayan MPs"}),
        (
            "A Canadian ex-diplomat was seized by jihadists in Niger.",
            "seized",
            1,
            {"CAN Canadian ex-diplomat"},
        ),
        (
            "The accused, a former Liberian warlord, was found guilty by a Swiss court.",
            "guilty",
            1,
            {"LBR former Liberian warlord"},
        ),
        (
            "Libyan coastguards opened fire on a rescue ship of the charity Sea-Watch.",
            "fire",
            1,
            {"DEU rescue ship of the charity Sea-Watch"},
        ),
    ],
)
def test_all_words_of_a_party_tell_who_it_is(text, trigger, side, who):
    assert told(text, trigger)[side] == who


@pytest.mark.parametrize(
    ("text", "trigger", "side", "who"),
    [
        (
            "Peru recalled its ambassador to Mexico after the Mexican president criticised the country's new leader.",
            "criticised",
            1,
            {"PER Dina Boluarte"},
        ),
        (
            "Hungarian Foreign Minister Peter Szijjarto met his Belarusian counterpart in Minsk.",
            "met",
            0,
            {"HUN Peter Szijjarto", "BLR Sergei Aleinik"},
        ),
        (
            "Mali's army executed 300 civilians, Human Rights Watch said. The rights group called for an inquiry.",
            "called for",
            0,
            {"USA Human Rights Watch"},
        ),
        (
            "Dozens of settlers attacked a shepherd near Hebron in the West Bank.",
            "attacked",
            0,
            {"ISR settlers"},
        ),
        (
            "Dozens of Jewish settlers attacked a shepherd near Hebron in the West Bank.",
            "attacked",
            0,
            {"ISR Jewish settlers"},
        ),
        (
            "Thailand said that Myanmar's army had shelled a Thai village. A spokesman for the army accused Bangkok of "
            "sheltering rebels.",
            "accused",
            0,
            {"MMR spokesman for Myanmar's army"},
        ),
        ("A spokesman for Hamas accused Israel of torture.", "accused", 0, {"PSE spokesman for Hamas"}),
        (
            "A court fined the Turkish party HDP. The party's co-leader, Mithat Sancar, denounced the judges.",
            "denounced",
            0,
            {"TUR Mithat Sancar"},
        ),
    ],
)
def test_whose_somebody_is_is_followed_through_the_article(text, trigger, side, who):
    assert told(text, trigger)[side] == who


def test_civil_titles_hide_no_description():
    (event, *_) = dateline.code("Ms Okello, who teaches in Gulu, was beaten by soldiers.", published=PUBLISHED)
    assert [(party.name, party.sector) for party in event.recipients] == [("Okello", "EDU")]


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        pytest.param("Thousands rallied in Hargeisa against the Ankara declaration.", "rallied", set(), id="accord"),
        pytest.param(
            "The foreign minister of Egypt arrived in Khartoum on Monday.", "arrived", {"SDN Sudan"}, id="host"
        ),
        pytest.param(
            "Thousands of students marched in Lima. Police fired rubber bullets at them.",
            "fired",
            {"PER students"},
            id="no verb does one thing to the same twice",
        ),
        pytest.param(
            "The United States imposed sanctions on the Cuban president's wife and three judges.",
            "imposed",
            {"CUB Cuban president's wife", "CUB judges"},
            id="sanctions are for those of one country",
        ),
        pytest.param(
            "China and Chad signed a deal. A stabbing spree in Guizhou left two dead.",
            "stabbing",
            {"CHN two"},
            id="two of whom nothing was told",
        ),
        pytest.param(
            "Rwanda's army crossed into Congo. Congo asked for help. Kenya urged the two neighbours to talk.",
            "urged",
            {"RWA Rwanda", "COD Democratic Republic of Congo"},
            id="who speaks is none of the two",
        ),
    ],
)
def test_to_whom_it_is(text, trigger, whom):
    assert told(text, trigger)[1] == whom


def test_two_companies_are_no_state_and_two_parties_no_commission():
    text = (
        "European Union observers said the National Electoral Commission of Nigeria lacked transparency. "
        "The two opposition parties demanded that the vote be cancelled."
    )
    assert told(text, "demanded")[0] == {"NGA opposition parties"}


def test_two_who_are_not_known_are_not_those_named_beside_them():
    text = "Two ministers resigned on Monday. France and Chad signed a treaty."
    assert not any(party.startswith("TCD") for party in told(text, "resigned")[0])


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        pytest.param("An Iraqi court remanded nine men in custody.", "remanded", {"IRQ men"}, id="whom a court holds"),
        pytest.param(
            "Kenya's prime minister dismissed the commander of the city guard.",
            "dismissed",
            {"KEN commander of the city guard"},
            id="whom their government dismisses",
        ),
        pytest.param(
            "The United States praised Roberto Micheletti of Honduras and 14 judges.",
            "praised",
            {"HND Roberto Micheletti", "HND judges"},
            id="who is named with a person",
        ),
    ],
)
def test_what_the_deed_tells_goes_before_what_the_article_is_about(text, trigger, whom):
    assert told(ABROAD.format(text), trigger)[1] == whom


@pytest.mark.parametrize(
    ("text", "trigger", "who", "whom"),
    [
        pytest.param(
            "The Chadian minister said that Niger had broken the pact by leaving it and by threatening Mali.",
            "threatening",
            "NER Niger",
            "MLI Mali",
            id="who does what a gerund tells",
        ),
        pytest.param(
            "President Ortiz of Peru was angry. The European Union froze his assets.",
            "froze",
            "IGO European Union",
            "PER President Ortiz",
            id="whose it is, which is no state's",
        ),
        pytest.param(
            "The leader of Honduras gave Brazil ten days to leave the port. Brazil's navy refused.",
            "refused",
            "BRA Brazilian navy",
            "HND Xiomara Castro",
            id="who only refuses",
        ),
        pytest.param(
            "Peru has cut off its aid to Chile and revoked the visas of two Chilean judges.",
            "revoked",
            "PER Peru",
            "CHL Chilean judges",
            id="a joined verb has its own",
        ),
        pytest.param(
            "Senator Kari Moe of Norway criticised China in Beijing.",
            "criticised",
            "NOR Kari Moe",
            "CHN China",
            id="of what country a person is",
        ),
        pytest.param(
            "Peru was glad. Its ambassador to the UN, Ana Diaz, criticised Chile.",
            "criticised",
            "PER Ana Diaz",
            "CHL Chile",
            id="an envoy is not the body",
        ),
    ],
)
def test_whom_the_words_around_tell(text, trigger, who, whom):
    assert told(text, trigger) == ({who}, {whom})


def test_an_answer_is_another_act():
    text = "Two men were shot dead near Bureij. Youths threw stones in Ramallah, and troops answered with tear gas."
    assert told(text, "shot") == (set(), {"PSE men"})


def test_whose_agency_it_is_tells_no_country():
    text = "More than 100 soldiers have been killed in the south, according to a tally by Reuters."
    assert told(text, "killed")[1] == {"- soldiers"}


def test_who_is_of_a_town_is_not_of_a_president_with_its_name():
    text = "The police chief of Lagos, Nigeria, apologised to residents of Lagos on Monday."
    assert told(text, "apologised") == ({"NGA police chief of Lagos"}, {"NGA residents of Lagos"})
    text = "Former president Ricardo Lagos stayed at home. A lawyer of Lagos accused the police of lying."
    assert told(text, "accused")[0] == {"CHL lawyer of Lagos"}
