"""Whom names and descriptions mean that the tables tell: states, bodies, groups, and what is composed of them."""

from __future__ import annotations

import time
from datetime import date

import pytest

import dateline
from dateline.knowledge.actors import load_actor_knowledge
from dateline.resolving.actors import ActorResolver
from tests.resolving.small_tables import DAY, codes


@pytest.mark.parametrize(
    "phrase", ["Russia", "the Russian Federation", "Russian", "the Russians", "RUSSIA", "Russia's"]
)
def test_a_state_resolves_by_any_of_its_names(resolver: ActorResolver, phrase: str) -> None:
    found = resolver.resolve(phrase, on=DAY)
    assert (found.name, found.id, found.kind, *codes(found)) == ("Russia", "RUS", "state", "RUS", "GOV")


@pytest.mark.parametrize("phrase", ["Moscow", "the Kremlin", "The Kremlin"])
def test_a_seat_stands_for_its_government(resolver: ActorResolver, phrase: str) -> None:
    found = resolver.resolve(phrase, on=DAY)
    assert (found.name, found.id, found.sector) == ("Russia", "RUS", "GOV")


def test_a_seat_of_an_institution_is_that_institution(resolver: ActorResolver) -> None:
    found = resolver.resolve("the Pentagon", on=DAY)
    assert (found.name, found.id, found.sector) == ("Pentagon", "USA.MIL", "MIL")


def test_an_acronym_needs_capitals(resolver: ActorResolver) -> None:
    assert resolver.resolve("the U.S.").id == "USA"
    assert resolver.resolve("US").id == "USA"
    assert resolver.resolve("us").unknown == "unresolved_reference"
    assert resolver.resolve("who").unknown == "unresolved_reference"
    assert resolver.resolve("WHO").id == "who"


def test_a_capital_in_small_letters_is_the_common_word(resolver: ActorResolver) -> None:
    found = resolver.resolve("male protesters", on=DAY)
    assert codes(found) == (None, "OPP")


def test_a_former_state_counts_in_its_time(resolver: ActorResolver) -> None:
    assert resolver.resolve("Moscow", on=date(1980, 1, 1)).id == "SUN"
    assert resolver.resolve("Moscow", on=DAY).id == "RUS"


def test_a_de_facto_state_codes_to_its_parent(resolver: ActorResolver) -> None:
    found = resolver.resolve("Transnistria", on=DAY)
    assert codes(found) == ("MDA", "PRE")


def test_people_of_a_state_are_not_its_government(resolver: ActorResolver) -> None:
    found = resolver.resolve("two Russians", on=DAY)
    assert (found.kind, *codes(found)) == ("population", "RUS", "CVL")


@pytest.mark.parametrize("sign", ["\u200b", "\u202b", "\ufeff", "\x00"])
def test_characters_that_cannot_be_seen_make_no_other_name(sign: str) -> None:
    assert dateline.actor(f"{sign}Emma{sign}nuel Macron{sign}").id == "person:emmanuel-macron"


def test_a_relative_is_no_town_s() -> None:
    assert dateline.actor("Amal's mother").country is None
    assert dateline.actor("Florence's police").country == "ITA"


def test_an_acronym_is_no_village() -> None:
    assert dateline.actor("IS").country is None
    assert dateline.actor("IS fighters").id == "group:islamic-state"


@pytest.mark.parametrize(
    ("phrase", "country", "sector", "name"),
    [
        ("Malian troops", "MLI", "MIL", "Mali"),
        ("the Malian army", "MLI", "MIL", "Malian army"),
        ("Russia's Defence Ministry", "RUS", "GOV", "Russian Defence Ministry"),
        ("spokesman of the Afghan interior ministry", "AFG", "GOV", "spokesman of the Afghan interior ministry"),
        ("police in Nairobi", "KEN", "COP", "police in Nairobi"),
        ("the Malian government", "MLI", "GOV", "Mali"),
        ("the Malian president's office", "MLI", "GOV", "Malian president's office"),
        ("an opposition lawmaker", None, "LEG", "opposition lawmaker"),
        ("Kenyan opposition leader", "KEN", "OPP", "Kenyan opposition leader"),
        ("anti-government fighters", None, "REB", "anti-government fighters"),
        ("pro-Russian separatists", None, "REB", "pro-Russian separatists"),
        ("Russian-backed forces", None, "MIL", "Russian-backed forces"),
        ("the Russian ambassador to Mali", "RUS", "GOV", "Russian ambassador to Mali"),
        ("a Malian rebel commander", "MLI", "REB", "Malian rebel commander"),
        ("a Jewish community leader", None, "REL", "Jewish community leader"),
        ("residents of Goma", "COD", "CVL", "residents of Goma"),
        ("Newark police officers", "USA", "COP", "Newark police officers"),
        ("dozens of Malian soldiers", "MLI", "MIL", "Mali"),
        ("police", None, "COP", "police"),
        ("gunmen", None, "UAF", "gunmen"),
    ],
)
def test_a_description_is_composed(
    resolver: ActorResolver, phrase: str, country: str | None, sector: str, name: str
) -> None:
    found = resolver.resolve(phrase, on=DAY)
    assert (*codes(found), found.name) == (country, sector, name)


def test_a_court_of_states_that_no_table_has_is_one_of_judges(resolver: ActorResolver) -> None:
    assert codes(resolver.resolve("the Pacific Islands Court")) == ("IGO", "JUD")
    assert codes(resolver.resolve("the Pacific Islands Council")) == ("IGO", "IGO")


def test_institutions_have_ids_of_their_own(resolver: ActorResolver) -> None:
    assert resolver.resolve("Malian soldiers").id == "MLI.MIL"
    assert resolver.resolve("Kenyan police").id == "KEN.COP"
    assert resolver.resolve("the Russian defence ministry").id == "RUS"


@pytest.mark.parametrize(
    "phrase", ["Boko Haram", "Boko Haram fighters", "fighters of Boko Haram", "20 Boko Haram gunmen"]
)
def test_fighters_of_a_group_are_the_group(resolver: ActorResolver, phrase: str) -> None:
    found = resolver.resolve(phrase, on=DAY)
    assert (found.id, found.kind, *codes(found)) == ("boko-haram", "group", "NGA", "REB")


def test_an_acronym_of_many_bodies_needs_a_country(resolver: ActorResolver) -> None:
    assert resolver.resolve("PDP").unknown == "ambiguous"
    assert resolver.resolve("Kenya's PDP").id == "pdp-ken"
    assert resolver.resolve("the Malian PDP").id == "pdp-mli"


def test_a_proper_name_with_a_demonym_is_not_the_army(resolver: ActorResolver) -> None:
    found = resolver.resolve("Malian Freedom Forces", on=DAY)
    assert (found.name, found.id, found.country) == ("Malian Freedom Forces", None, "MLI")


def test_what_follows_a_name_does_not_change_whom_it_means(resolver: ActorResolver) -> None:
    assert resolver.resolve("Boko Haram in Kenya", on=DAY).country == "NGA"
    assert resolver.resolve("any Russian who pays", on=DAY).sector == "CVL"


@pytest.mark.parametrize("phrase", ["he", "They", "it", "those", "both", "his"])
def test_a_pronoun_is_a_reference(resolver: ActorResolver, phrase: str) -> None:
    assert resolver.resolve(phrase).unknown == "unresolved_reference"


@pytest.mark.parametrize("phrase", ["", "   ", "...", "«»"])
def test_nothing_is_not_stated(resolver: ActorResolver, phrase: str) -> None:
    assert resolver.resolve(phrase).unknown == "not_stated"


@pytest.mark.parametrize(
    "unit", ["Malian ", "the president of ", "Russia's ", "a, ", "Владимир ", "總統", "(", "x-", "U."]
)
def test_long_input_gets_an_answer_soon(resolver: ActorResolver, unit: str) -> None:
    text = unit * (10_000 // len(unit))
    start = time.process_time()
    found = resolver.resolve(text, context=text, on=DAY)
    assert time.process_time() - start < 1.0
    assert found.name is not None or found.unknown is not None


def test_the_same_question_has_the_same_answer(resolver: ActorResolver) -> None:
    first = resolver.resolve("Malian troops", on=DAY)
    resolver.resolve("Russia", on=DAY, context="Kenya")
    assert resolver.resolve("Malian troops", on=DAY) == first


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("the Federation of Kenyan Miners", "KEN", "LAB"),
        ("Radio Free Goma", "COD", "JRN"),
        ("the Sahel Liberation Front", None, "REB"),
        ("the Malian Movement for Democratic Renewal", "MLI", "PTY"),
        ("Lyon City Police", "FRA", "COP"),
        ("the Goma Refugee Relief Committee", "COD", "NGO"),
    ],
)
def test_an_organisation_never_seen_is_told_by_its_name(
    resolver: ActorResolver, phrase: str, country: str | None, sector: str
) -> None:
    found = resolver.resolve(phrase, on=DAY)
    assert codes(found) == (country, sector)
    assert found.id is None


def test_followers_are_of_the_country_of_whom_they_follow(resolver: ActorResolver) -> None:
    assert resolver.resolve("fighters loyal to Vladimir Putin", on=DAY).country == "RUS"
    assert resolver.resolve("Putin supporters", on=DAY).country == "RUS"
    assert resolver.resolve("anti-Putin protesters", on=DAY).country == "RUS"


def test_a_compound_tells_where_somebody_is_at_home(resolver: ActorResolver) -> None:
    assert resolver.resolve("a French-owned company", on=DAY).country == "FRA"
    assert resolver.resolve("the Afghan-American lawyer", on=DAY).country == "USA"
    assert resolver.resolve("the Russian-Kenyan lawyer", on=DAY).country == "RUS"


def test_companies_of_a_force_are_that_force(resolver):
    assert resolver.resolve("two companies of police", on=DAY).sector == "COP"
    assert resolver.resolve("the companies of France", on=DAY).sector == "BUS"


def test_a_people_without_a_state_has_its_homelands() -> None:
    homelands = ActorResolver(load_actor_knowledge()).homelands("Kurdish forces")
    assert {"SYR", "IRQ", "TUR"} <= homelands
    assert "GBR" not in homelands


def test_a_title_of_no_state_tells_no_country() -> None:
    resolver = ActorResolver(load_actor_knowledge())
    assert resolver.resolve("a militia leader", on=DAY).country is None
    assert resolver.resolve("the home secretary", on=DAY).country == "GBR"


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("USS Abraham Lincoln", "USA"),
        ("the HMS Queen Elizabeth", "GBR"),
        ("INS Vikrant", "IND"),
        ("TCG Anadolu", "TUR"),
    ],
)
def test_a_warship_is_of_the_navy_that_its_prefix_tells(phrase, country):
    found = dateline.actor(phrase)
    assert (found.country, found.sector, found.id) == (country, "MIL", None)


@pytest.mark.parametrize("phrase", ["Mr Trump", "Mr. Trump", "President Trump", "Trump"])
def test_a_title_is_no_first_name_of_another_spelling(phrase):
    assert dateline.actor(phrase, on="2025-06-01").name == "Donald Trump"
    assert dateline.actor("Mary Trump", on="2025-06-01").name == "Mary Trump"
