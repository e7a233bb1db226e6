"""Whom names of persons, surnames and offices mean on a day."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.resolving.actors import ActorResolver
from dateline.resolving.actors.names import LocalNames, local_names
from tests.resolving.small_tables import DAY, codes


def test_a_person_gets_the_office_of_the_day(resolver: ActorResolver) -> None:
    during = resolver.resolve("François Hollande", on=date(2015, 1, 1))
    assert (during.id, during.role, *codes(during)) == ("person:francois-hollande", "president", "FRA", "GOV")
    after = resolver.resolve("Francois Hollande", on=DAY)
    assert (after.role, *codes(after)) == ("former president", "FRA", "ELI")
    before = resolver.resolve("François Hollande", on=date(2005, 1, 1))
    assert (before.name, before.role, before.sector) == ("François Hollande", None, None)


@pytest.mark.parametrize(
    "phrase",
    [
        "Assimi Goita", "Colonel Assimi Goita", "Mr Goita", "President Goita", "Malian President Assimi Goïta",
        "the head of the Malian junta, Colonel Assimi Goita", "the Malian junta leader", "the president of Mali",
        "Mali's president", "Goita",
    ],
)  # fmt: skip
def test_a_person_resolves_by_name_title_or_office(resolver: ActorResolver, phrase: str) -> None:
    found = resolver.resolve(phrase, on=DAY)
    assert (found.name, found.id, *codes(found)) == ("Assimi Goïta", "person:assimi-goita", "MLI", "GOV")


def test_another_spelling_of_a_name_is_the_same_person(resolver: ActorResolver) -> None:
    assert resolver.resolve("Aleksandr Zhukovich", on=DAY).name == "Alyaksandr Zhukovich"


def test_an_office_gives_its_holder_on_the_day(resolver: ActorResolver) -> None:
    assert resolver.resolve("the French foreign minister", on=date(2020, 1, 1)).name == "Jean-Yves Le Drian"
    later = resolver.resolve("the French foreign minister", on=date(2023, 1, 1))
    assert later.name == "Catherine Colonna"
    assert "name" in later.inferred


def test_on_the_day_of_a_handover_the_newer_holder_counts(resolver: ActorResolver) -> None:
    assert resolver.resolve("the French foreign minister", on=date(2022, 5, 20)).name == "Catherine Colonna"


def test_a_deputy_is_not_the_minister(resolver: ActorResolver) -> None:
    found = resolver.resolve("the French deputy foreign minister", on=date(2020, 1, 1))
    assert (found.id, *codes(found)) == (None, "FRA", "GOV")


def test_a_former_office_holder_is_elite(resolver: ActorResolver) -> None:
    found = resolver.resolve("a former French minister", on=DAY)
    assert (*codes(found), found.role) == ("FRA", "ELI", "former minister")


def test_a_surname_alone_is_a_head_in_office_or_nobody(resolver: ActorResolver) -> None:
    assert resolver.resolve("Macron", on=DAY).id == "person:emmanuel-macron"
    assert resolver.resolve("Lavrov", on=DAY).unknown == "not_in_knowledge"


def test_without_a_day_a_surname_may_be_that_of_a_head_of_any_time() -> None:
    assert dateline.actor("Thatcher").id == "person:margaret-thatcher"
    assert dateline.actor("Mr. Obama").id == "person:barack-obama"
    assert dateline.actor("Bush").unknown == "ambiguous"
    assert dateline.actor("Thatcher", on="2024-03-28").id is None


def test_a_surname_with_its_office_is_the_holder(resolver: ActorResolver) -> None:
    assert resolver.resolve("Foreign Minister Lavrov", on=DAY).id == "person:sergei-lavrov"


def test_a_person_called_like_a_state_is_the_person(resolver: ActorResolver) -> None:
    local = local_names("Jordan Baker sang.", [("Jordan Baker", "PERSON")])
    found = resolver.resolve("Jordan Baker", local=local)
    assert (found.name, found.kind, found.country) == ("Jordan Baker", "person", None)


def test_a_surname_that_is_a_people_s_name_stays_a_surname(resolver: ActorResolver) -> None:
    found = resolver.resolve("police officer Thomas French", on=DAY)
    assert (found.name, found.kind, *codes(found)) == ("Thomas French", "person", None, "COP")


def test_a_given_name_alone_is_a_head_of_state_only_in_office(resolver: ActorResolver) -> None:
    assert resolver.resolve("Ann", on=date(2020, 1, 1)).name == "Tom Ann"
    assert resolver.resolve("Ann", on=date(2022, 1, 1)).unknown == "not_in_knowledge"


def test_two_persons_of_one_surname_are_ambiguous(resolver: ActorResolver) -> None:
    local = local_names("Ann Bell met Tom Bell.", [("Ann Bell", "PERSON"), ("Tom Bell", "PERSON")])
    assert resolver.resolve("Bell", local=local).unknown == "ambiguous"


def test_a_surname_alone_is_no_head_of_a_small_state_that_the_text_is_not_about(resolver: ActorResolver) -> None:
    assert resolver.resolve("Stone", on=DAY).id is None
    assert resolver.resolve("Stone", on=DAY, context="Voters in the Maldives queued.").name == "Al Stone"
    assert resolver.resolve("Stone", on=DAY, local=LocalNames(places={"male": "MDV"})).name == "Al Stone"


def test_a_surname_of_many_is_not_taken_for_a_town() -> None:
    found = dateline.actor("Jones", on="2023-06-01")
    assert (found.country, found.sector, found.id) == (None, None, None)


@pytest.mark.parametrize("phrase", ["the French senator", "the Malian senator", "a Kenyan interior minister"])
def test_an_office_of_many_names_nobody(resolver: ActorResolver, phrase: str) -> None:
    found = resolver.resolve(phrase, on=DAY)
    assert found.id is None
    assert found.country is not None


def test_an_office_of_many_still_tells_persons_of_one_surname_apart(resolver: ActorResolver) -> None:
    assert resolver.resolve("Senator Lake", on=DAY).name == "Cy Lake"
    assert resolver.resolve("Senator Macron", on=DAY).id is None


def test_a_title_outlives_the_office_but_is_not_a_deputy_s(resolver: ActorResolver) -> None:
    found = resolver.resolve("President Hollande", on=date(2020, 1, 1))
    assert (found.name, found.role) == ("François Hollande", "former president")
    assert resolver.resolve("ex-president Hollande", on=date(2040, 1, 1)).name == "François Hollande"


def test_the_country_s_name_tells_whose_surname_it_is(resolver: ActorResolver) -> None:
    assert resolver.resolve("France's Macron", on=DAY).name == "Emmanuel Macron"
    assert resolver.resolve("Kenya's Macron", on=date(2020, 1, 1)).id is None


def test_a_title_and_a_surname_are_no_full_name() -> None:
    found = local_names("Jane Doe spoke. Ms Doe left.", [("Jane Doe", "PERSON"), ("Ms Doe", "PERSON")])
    assert found.full_names["doe"] == ("Jane Doe",)


@pytest.mark.parametrize("name", ["Kate English", "Jamie Pole", "Ann Holland"])
def test_a_surname_that_is_a_peoples_name_is_of_no_country(name):
    assert dateline.actor(name).country is None
    assert dateline.actor("the council", context=f"The council fined {name}, a builder.").country is None
    text = f"The council criticised the contractor and fined {name}, a driver. Residents protested on Monday."
    assert dateline.places(text) == ()
    assert {party.country for event in dateline.code(text) for party in (*event.actors, *event.recipients)} == {None}
