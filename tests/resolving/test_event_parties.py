"""Parties of a draft to entities: one mention may mean several actors."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

import dateline
from dateline.coding import Mention
from dateline.knowledge.actors import load_actor_knowledge
from dateline.knowledge.gazetteer import load_gazetteer
from dateline.resolving.actors import ActorResolver, LocalNames
from dateline.resolving.event_parties import PartyResolver
from dateline.resolving.party_countries import ArticleCountries, is_of_many
from dateline.resolving.places import PlaceResolver


def test_both_presidents_of_a_text_about_two_countries_are_two() -> None:
    local = LocalNames(places={"lima": "PER", "seoul": "KOR"})
    parties = PartyResolver(
        ActorResolver(load_actor_knowledge()), local=local, countries=ArticleCountries([]), weights={}
    )
    doc = Doc(Vocab(), words=["both", "presidents"])
    found = parties._resolve(Mention(doc[1], doc[:], ("both presidents",)), date(2023, 6, 1))
    assert {told.country for told in found} == {"PER", "KOR"}
    assert len({told.id for told in found}) == 2


@pytest.mark.parametrize(
    ("words", "is_wide"),
    [
        ("European allies", True),
        ("foreign leaders", True),
        ("foreign minister", False),
        ("local police", False),
        ("other countries", True),
        ("European ministers", True),
        ("regional governments", False),
        ("the regional governor", False),
        ("First Nations protesters", False),
        ("the world's largest retailer", False),
        ("the world's biggest banks", True),
    ],
)
def test_words_for_many_countries(parse, words: str, is_wide: bool) -> None:
    (sentence,) = parse(f"Police met {words}.").sentences
    assert is_of_many(sentence.span[2:-1]) is is_wide


def test_the_groups_of_no_one_country_are_counted() -> None:
    assert ArticleCountries([], [None, None, None, "SYR"]).is_of_wide_group
    assert not ArticleCountries([], ["SYR", None, None, "SYR"]).is_of_wide_group
    assert not ArticleCountries([]).is_of_wide_group


def test_other_words_for_a_party_tell_its_country(coder) -> None:
    text = (
        "A Norwegian soldier who was killed in Mali has been named as Erik Lund. "
        "On Friday Lund was shot by rebels near Gao."
    )
    events = coder.events(dateline.Article(id="x", text=text, published="2024-03-28"))
    victims = [party for event in events if event.type == "ASSAULT" for party in event.recipients]
    assert victims
    assert {party.country for party in victims} == {"NOR"}
    assert not any("country" in party.inferred for party in victims)


@pytest.mark.parametrize("phrase", ["Fisher's lawyer", "the Honda's driver"])
def test_a_namesake_in_a_country_that_the_article_does_not_name_is_nobodys_home(phrase: str) -> None:
    places = PlaceResolver(load_gazetteer())
    actors = ActorResolver(load_actor_knowledge(), country_of_place=places.country_of)
    assert actors.resolve(phrase, local=LocalNames(places={"wichita": "USA"})).country is None


@pytest.mark.parametrize(
    "text",
    [
        "Residents of London protested on Monday. The town of London in Ontario has 400,000 people.",
        "Protesters in Paris, Texas, blocked a road.",
        "City councillors in Moscow, Idaho, rejected a plan for a clinic.",
        "Georgia lawmakers rejected the bill in Atlanta, Georgia, on Monday.",
        "Cuba police, in New York state's town of Cuba, arrested two men on Monday.",
    ],
)
def test_those_in_a_namesake_of_a_capital_are_not_of_its_state(coder, text: str) -> None:
    event = coder.events(dateline.Article(id="x", text=text))[0]
    assert [party.country for party in event.actors] == [event.place.country]
    assert event.place.country in {"CAN", "USA"}


def test_a_name_has_one_sense_in_title_and_body(coder) -> None:
    article = dateline.Article(
        id="x",
        title="London council rejects clinic",
        text="Councillors in London, Ontario, rejected a plan for a clinic on Monday.",
    )
    told = [place.country for place in coder.places(article) if place.name == "London"]
    assert told == ["CAN", "CAN"]


@pytest.mark.parametrize("outlet", ["The New York Times", "The Wall Street Journal"])
def test_the_town_in_the_name_of_a_paper_of_the_world_draws_no_towns_home(coder, outlet: str) -> None:
    text = (
        "The police in Havana killed two people during protests, the mayor said. The president defended the officers."
    )
    events = coder.events(dateline.Article(id="x", text=text, published="2019-06-12", outlet=outlet))
    assert {party.country for event in events for party in (*event.actors, *event.recipients)} == {"CUB"}
