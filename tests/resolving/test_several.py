"""Phrases that join several actors, and those that count them without naming them."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.knowledge.actors import ActorKnowledge, load_actor_knowledge
from dateline.resolving.actors import ActorResolver
from dateline.resolving.actors.several import counted_together, members

DAY = date(2023, 6, 1)


@pytest.fixture(scope="module")
def knowledge() -> ActorKnowledge:
    return load_actor_knowledge()


@pytest.fixture(scope="module")
def resolver(knowledge: ActorKnowledge) -> ActorResolver:
    return ActorResolver(knowledge)


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("Russian and Malian presidents", ("the Russian president", "the Malian president")),
        ("Russian, Chinese and Malian juntas", ("the Russian junta", "the Chinese junta", "the Malian junta")),
        ("Russian and Malian officials", ("Russian officials", "Malian officials")),
        ("the foreign ministers of Japan and Peru", ("the foreign minister of Japan", "the foreign minister of Peru")),
        ("Kenyan police and army", ("Kenyan police", "Kenyan army")),
        ("Israel's army and police", ("Israel's army", "Israel's police")),
        ("Macron and Scholz", ("Macron", "Scholz")),
        ("Ana Diaz and Joao Lopes", ("Ana Diaz", "Joao Lopes")),
        ("France, Germany and the United Kingdom", ("France", "Germany", "the United Kingdom")),
    ],
)  # fmt: skip
def test_joined_actors_are_told_apart(knowledge: ActorKnowledge, phrase: str, parts: tuple[str, ...]) -> None:
    assert members(knowledge, phrase) == parts


@pytest.mark.parametrize(
    "phrase",
    [
        "Bosnia and Herzegovina", "the ministry of justice and human rights", "the minister of trade and industry",
        "Jane Doe, a lawyer and activist in Nairobi", "residents of Goma and Bukavu", "search and rescue teams",
        "the president and prime minister", "Malian troops",
    ],
)  # fmt: skip
def test_what_is_one_stays_one(knowledge: ActorKnowledge, phrase: str) -> None:
    assert members(knowledge, phrase) == (phrase,)


def test_each_of_the_joined_is_resolved(resolver: ActorResolver) -> None:
    found = resolver.resolve_all("Russian and Malian presidents", on=DAY)
    assert [person.name for person in found] == ["Vladimir Putin", "Assimi Goita"]
    together = resolver.resolve("Russian and Malian presidents", on=DAY)
    assert (together.country, together.sector, together.unknown) == (None, "GOV", "ambiguous")


def test_joined_actors_of_one_country_keep_it(resolver: ActorResolver) -> None:
    found = resolver.resolve("Malian soldiers and police", on=DAY)
    assert (found.country, found.sector, found.unknown) == ("MLI", None, None)


@pytest.mark.parametrize(
    ("phrase", "counted"),
    [
        ("both presidents", (2, "president")), ("the two leaders", (2, "leader")), ("the two countries", (2, None)),
        ("all three prime ministers", (3, "prime minister")), ("two soldiers", None), ("both men", None),
        ("the presidents", None),
    ],
)  # fmt: skip
def test_counted_parties_are_noticed(
    knowledge: ActorKnowledge, phrase: str, counted: tuple[int, str | None] | None
) -> None:
    assert counted_together(knowledge, phrase) == counted


def test_counted_parties_are_those_of_a_text_about_as_many_states(resolver: ActorResolver) -> None:
    context = "Russia and Mali signed a treaty in Bamako on Thursday."
    found = resolver.resolve_all("both presidents", context=context, on=DAY)
    assert {person.name for person in found} == {"Vladimir Putin", "Assimi Goita"}
    assert all("country" in person.inferred for person in found)


def test_counted_parties_without_such_a_text_are_a_reference(resolver: ActorResolver) -> None:
    found = resolver.resolve("both presidents", on=DAY)
    assert (found.country, found.unknown, found.kind) == (None, "unresolved_reference", "group")


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("the Bavarian police", "DEU", "COP"), ("two Bavarians", "DEU", "CVL"), ("Syrian Kurds", "SYR", "CVL"),
        ("Uyghur activists", "CHN", "OPP"), ("Kurdish forces", None, "MIL"), ("Chechen leader", "RUS", "GOV"),
        ("Democrats", "USA", "PTY"), ("labour", None, None),
    ],
)  # fmt: skip
def test_peoples_without_a_state_have_countries(
    resolver: ActorResolver, phrase: str, country: str | None, sector: str | None
) -> None:
    found = resolver.resolve(phrase)
    assert (found.country, found.sector) == (country, sector)


def test_of_several_countries_of_a_people_the_text_tells_which(resolver: ActorResolver) -> None:
    assert resolver.resolve("Kurdish forces", context="Turkey said it would talk.").country == "TUR"


def test_two_presidents_are_those_of_the_states_named_right_before() -> None:
    text = (
        "Kyrgyzstan and Tajikistan blamed each other on Thursday for fighting along their border. The two presidents "
        "spoke by telephone. Uzbekistan and Russia offered to mediate."
    )
    (call,) = [event for event in dateline.code(text, published="2021-04-30") if event.mode == "phone"]
    assert {party.country for party in call.actors} == {"KGZ", "TJK"}
