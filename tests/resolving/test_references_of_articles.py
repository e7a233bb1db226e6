"""Whom short articles mean by "they", "the pair" or "the group", told of elsewhere in them; texts are invented."""

from __future__ import annotations

import pytest

import dateline
from tests.resolving.articles import PUBLISHED, told

JOINED = (
    "Kenya and Uganda agreed to share power lines. {} signed the accord on Monday.",
    "Chad's foreign minister and his Nigerien counterpart discussed the border. {} urged the rebels to disarm.",
)


@pytest.mark.parametrize("words", ["The two countries' energy ministers", "The energy ministers of the two countries"])
def test_a_plural_of_two_countries_is_one_of_each(words):
    actors, _ = told(JOINED[0].format(words), "signed")
    assert sorted(actor[:3] for actor in actors) == ["KEN", "UGA"]


@pytest.mark.parametrize("words", ["The two ministers", "They", "Both men"])
def test_those_who_met_are_meant_together(words):
    actors, _ = told(JOINED[1].format(words), "urged")
    assert sorted(actor[:3] for actor in actors) == ["NER", "TCD"]


def test_who_visits_and_the_host_are_meant_by_they():
    text = "The Hungarian minister Pal Nemes met his Belarusian counterpart in Minsk. They condemned the sanctions."
    actors, _ = told(text, "condemned")
    assert {actor[:3] for actor in actors} == {"HUN", "BLR"}


def test_the_pair_may_have_been_told_in_a_plural():
    text = "Libya's rival prime ministers met in Cairo on Monday. The pair agreed to form a committee."
    assert told(text, "agreed")[0] == {"LBY Libya's rival prime ministers"}


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        (
            "Iran's foreign minister met Hamas chief Ismail Haniyeh in Doha. He praised the group's patience.",
            "praised",
            "PSE Hamas",
        ),
        (
            "The World Bank froze loans to Uganda. President Yoweri Museveni accused the lender of coercion.",
            "accused",
            "IGO World Bank",
        ),
    ],
)
def test_a_bare_noun_for_a_body_means_the_one_told_before(text, trigger, whom):
    assert whom in told(text, trigger)[1]


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        ("Turkish jets bombed villages in northern Iraq. Baghdad condemned the strikes.", "condemned", {"TUR Turkey"}),
        (
            "Peru's Supreme Court refused to grant bail to a senator. Norway called the ruling a travesty.",
            "called",
            {"PER Peruvian Supreme Court"},
        ),
        ("Thailand deported 40 Uyghurs to China. Washington criticised the move.", "criticised", {"THA Thailand"}),
        (
            "President Nayib Bukele asked the Salvadoran parliament for new powers. Lawmakers granted the request.",
            "granted",
            {"SLV Nayib Bukele"},
        ),
        (
            "Peru's army struck a camp near Loreto. Quito said gunmen had attacked a base in Napo. Chile condemned "
            "the strikes.",
            "condemned",
            {"PER Peruvian army"},
        ),
    ],
)
def test_a_reaction_is_to_who_did_the_deed_it_names(text, trigger, whom):
    assert told(text, trigger)[1] == whom


def test_whoever_did_it_is_known_where_the_deed_itself_is_told_again():
    text = "Lawmakers denounced the arrest of three Kenyan reporters. Ugandan police arrested the reporters on Monday."
    assert {whom.partition(" ")[0] for whom in told(text, "denounced")[1]} == {"UGA"}


def test_a_deed_that_is_told_in_full_is_no_other_one():
    text = "Turkish jets bombed villages in Iraq. Paris condemned the decision to close the border."
    assert told(text, "condemned")[1] == set()


@pytest.mark.parametrize(
    ("text", "trigger", "side", "who"),
    [
        (
            "Cameroonian separatists seized 30 pupils in Bamenda. The abductors demanded a ransom.",
            "demanded",
            0,
            {"CMR Ambazonian separatists"},
        ),
        (
            "Gunmen kidnapped two Swiss teachers in Timbuktu. The hostages were freed on Monday.",
            "freed",
            1,
            {"CHE Swiss teachers in Timbuktu"},
        ),
    ],
)
def test_a_noun_for_the_part_in_a_deed_means_who_took_it(text, trigger, side, who):
    assert told(text, trigger)[side] == who


def test_of_the_articles_people_one_is_called_by_a_former_office():
    text = "In Bolivia, supporters of Evo Morales blocked roads. The former president accused the police of murder."
    assert told(text, "accused")[0] == {"BOL Evo Morales"}


def test_the_first_part_of_a_compound_is_nobody_whom_them_means():
    text = "Workers at a Chinese-owned copper smelter in Zambia went on strike. The management sacked 60 of them."
    events = dateline.code(text, published=PUBLISHED)
    assert [party.name for party in events[-1].recipients] == ["Workers"]


def test_he_is_no_parliament():
    text = "The president of Peru tried to dissolve Congress on Wednesday. Police arrested him near the border."
    (arrest,) = [e for e in dateline.code(text, published="2019-03-05") if e.type == "COERCE"]
    assert [party.name for party in arrest.recipients] == ["Martin Vizcarra"]


def test_the_president_is_not_the_vice_president():
    text = "South Sudan's vice president fled Juba on Friday. The president dismissed him the next day."
    actors, recipients = told(text, "dismissed")
    assert (actors, recipients) == ({"SSD president"}, {"SSD South Sudan's vice president"})


def test_the_government_and_guerrillas_are_two_sides():
    text = "The government of Colombia and the ELN guerrillas began talks in Quito. The two sides agreed to a truce."
    assert {actor[:3] for actor in told(text, "agreed")[0]} == {"COL"}


@pytest.mark.parametrize(("pronoun", "country"), [("He", "FRA"), ("She", "DEU")])
def test_he_and_she_after_office_holders_without_a_name(pronoun, country):
    text = f"The German chancellor met the French president in Paris. {pronoun} urged Russia to withdraw its troops."
    events = dateline.code(text, published="2019-03-12")
    (request,) = [event for event in events if event.type == "REQUEST"]
    assert [actor.country for actor in request.actors] == [country]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Secretary-General urged Israel to open the crossing. United Nations staff wait there.", "IGO"),
        ("UNITED NATIONS - The secretary-general urged Israel to open the crossing on Monday.", "IGO"),
        ("NATO ministers met in Brussels. The secretary-general urged Turkey to ratify the entry of Sweden.", "IGO"),
        ("The secretary-general urged miners in Durban to stop the strike.", "ZAF"),
    ],
)
def test_an_office_that_only_bodies_have_is_of_the_body_that_the_article_names(text, country):
    (actor,), _ = told(text, "urged")
    assert actor[:3] == country
