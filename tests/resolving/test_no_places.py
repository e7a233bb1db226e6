"""Names of places that are none where they stand: of persons, streets, treaties, groups, and plain words."""

from __future__ import annotations

import pytest

from tests.resolving.found_places import words


@pytest.mark.parametrize("text", ["Call OR write IN ink.", "Miss. Or not.", "They ask me to say HI."])
def test_abbreviations_alone_are_words(text: str) -> None:
    assert words(text) == []


def test_a_person_is_no_place() -> None:
    text = "Jack London wrote to Paris Hilton."
    assert words(text, ("Jack London", "PERSON"), ("Paris Hilton", "PERSON")) == []


def test_a_persons_surname_alone_is_no_place() -> None:
    text = "Denise Houston won the race. Houston said the count was fair."
    assert words(text, ("Denise Houston", "PERSON"), ("Houston", "ORG")) == []


def test_what_a_person_has_is_in_no_town_of_that_name() -> None:
    text = "Senator Ana Obama spoke. Critics of a clause in Obama's bill protested. Critics met in Obama."
    persons = [("Ana Obama", "PERSON"), ("Obama", "PERSON")]
    assert words(text.rpartition(" Critics")[0], *persons) == []
    assert words(text, *persons) == ["Obama", "Obama"]


def test_a_people_is_no_town() -> None:
    assert words("An Arab mayor was held in Haifa.", ("Arab", "NORP"), ("Haifa", "GPE")) == ["Haifa"]
    assert words("Police in Arab, Alabama, held a miner.", ("Arab", "GPE"), ("Alabama", "GPE")) == ["Arab", "Alabama"]


def test_a_company_is_no_town_of_that_name() -> None:
    text = "Titan Energy was granted a permit in Texas. The council rejected Titan's request."
    assert words(text, ("Titan Energy", "ORG"), ("Texas", "GPE"), ("Titan", "GPE")) == ["Texas"]


def test_a_persons_name_is_a_place_where_one_can_be() -> None:
    text = "Denise Houston won the race in Houston."
    assert words(text, ("Denise Houston", "PERSON"), ("Houston", "GPE")) == ["Houston"]


def test_a_town_with_a_council_is_no_person_for_one_mistake_of_the_model() -> None:
    text = "Hounslow Labour leads. The Hounslow council met. They asked Hounslow for more."
    assert words(text, ("Hounslow Labour", "PERSON"), ("Hounslow", "ORG"), ("Hounslow", "ORG")) == ["Hounslow"] * 2


@pytest.mark.parametrize("label", ["ORG", "GPE"])
def test_who_has_a_given_name_is_no_town_whatever_the_model_takes_the_name_for(label: str) -> None:
    text = "Yevgenia Petrova opened the show. Critics of Petrova met at Petrova's flat."
    labels = [("Yevgenia Petrova", label), ("Petrova", "GPE"), ("Petrova", "GPE")]
    assert words(text, *labels) == []


def test_a_month_that_is_a_given_name_too_ends_before_the_towns_name() -> None:
    assert words("The fair is in April. Lawrence hosts it.", ("Lawrence", "GPE")) == ["Lawrence"]


def test_whom_a_title_introduces_is_no_town_later() -> None:
    text = "President Obama spoke. The mood at Obama's rally was good."
    assert words(text, ("Obama", "PERSON"), ("Obama", "PERSON")) == []


def test_a_nations_town_is_not_a_town_of_that_name() -> None:
    assert words("They live in a Northern Irish town.", ("Northern Irish town", "NORP")) == ["Irish"]


def test_a_realm_is_no_quarter() -> None:
    assert words("Commonwealth's leaders met.", ("Commonwealth", "ORG")) == []


@pytest.mark.parametrize("text", ["President Lincoln spoke.", "He met Gen. Austin.", "Senator Jackson objected."])
def test_titles_introduce_persons(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    "text", ["They marched down London Road.", "He reads the Moscow Times.", "They fished in Madison Creek."]
)
def test_streets_newspapers_and_waters_are_not_the_town(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Jordan said he was happy. Michael Jordan plays.", "Michael Jordan"),
        ("Georgia Meloni met the pope.", "Georgia Meloni"),
        ("Queen Victoria died in winter.", "Queen Victoria"),
    ],
)
def test_countries_and_towns_in_persons_names_are_none(text: str, entity: str) -> None:
    labels = [("Jordan", "PERSON")] if text.startswith("Jordan") else []
    assert words(text, *labels, (entity, "PERSON")) == []


def test_a_country_is_named_beside_its_king() -> None:
    text = "Jordan's King Abdullah flew home."
    assert words(text, ("Jordan", "GPE"), ("Abdullah", "PERSON")) == ["Jordan"]


@pytest.mark.parametrize("label", ["ORG", "PERSON"])
def test_a_given_name_is_no_town_whatever_the_model_takes_it_for(label: str) -> None:
    assert words("Paris Hilton was held.", ("Paris Hilton", label)) == []


@pytest.mark.parametrize(
    "text",
    [
        "They left the Paris agreement.",
        "He quoted the Geneva Conventions.",
        "Both broke the Minsk peace accords.",
        "The rebels signed the Doha deal.",
    ],
)
def test_a_treaty_is_not_the_town_it_was_signed_in(text: str) -> None:
    town = next(word for word in text.split() if word in {"Paris", "Geneva", "Minsk", "Doha"})
    assert words(text, (town, "GPE")) == []


def test_a_town_that_deals_with_something_is_one() -> None:
    assert words("How will Cairo deal with him?", ("Cairo", "GPE")) == ["Cairo"]


def test_an_armed_group_is_no_town_of_another_name() -> None:
    assert words("A spokesman of Hamas denied it.", ("Hamas", "ORG")) == []


def test_plain_words_are_no_places() -> None:
    assert words("Of all people, Police and Court officials met in May.") == []


def test_a_body_with_initials_is_no_town() -> None:
    assert words("The EU and ISIS were named.", ("EU", "ORG"), ("ISIS", "ORG")) == []
