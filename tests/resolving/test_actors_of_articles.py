"""Whom phrases mean by what the article or the words around them tell."""

from __future__ import annotations

import time

import pytest

import dateline
from dateline.resolving.actors import ActorResolver
from dateline.resolving.actors.names import LocalNames, local_names
from tests.resolving.small_tables import DAY, codes

ARTICLE = """Jane Doe, a union leader in Nairobi, was detained on Monday. Kenyan protesters gathered.
The Sahel Freedom Front (SFF) claimed the raid. "We resist," said Malian lawmaker Oumar Keita.
Michael Jordan and Paul Macron looked on, while SFF trucks rolled by."""
SPANS = [
    ("Jane Doe", "PERSON"), ("Nairobi", "GPE"), ("Kenyan", "NORP"), ("Sahel Freedom Front", "ORG"), ("SFF", "ORG"),
    ("Oumar Keita", "PERSON"), ("Michael Jordan", "PERSON"), ("Paul Macron", "PERSON"),
]  # fmt: skip


@pytest.fixture(scope="module")
def local() -> LocalNames:
    return local_names(ARTICLE, SPANS)


def test_one_name_of_two_states_is_ambiguous_without_more(resolver: ActorResolver) -> None:
    assert resolver.resolve("Congo").unknown == "ambiguous"
    assert resolver.resolve("Congo", context="Fighting near Kinshasa went on.").id == "COD"
    assert resolver.resolve("Congolese troops").country == "COD"  # which news means, unless it is about the other
    assert resolver.resolve("Congolese troops", context="Crowds marched in Brazzaville.").country == "COG"


@pytest.mark.parametrize(
    ("context", "country"),
    [
        ("Police in Karachi searched houses for Pakistan's FIA.", "PAK"),
        ("The race in Bahrain was won by a Dutch driver.", "FRA"),
        ("A driver from Brazil was fined after the race in Hungary.", "FRA"),
    ],
)
def test_a_states_agency_is_meant_where_the_text_tells_of_the_state(context, country):
    assert dateline.actor("the FIA", context=context).country == country


def test_a_role_noun_alone_takes_the_country_of_the_context(resolver: ActorResolver) -> None:
    found = resolver.resolve("police", context="Crowds marched through Bamako as Malian shops closed.")
    assert (found.country, found.inferred) == ("MLI", ("country",))


def test_the_context_decides_who_the_president_is(resolver: ActorResolver) -> None:
    found = resolver.resolve("the president", context="Voters in France queued for hours.", on=DAY)
    assert found.name == "Emmanuel Macron"
    assert set(found.inferred) == {"name", "id", "country"}


def test_the_article_tells_who_its_persons_are(resolver: ActorResolver, local: LocalNames) -> None:
    found = resolver.resolve("Doe", local=local, on=DAY)
    assert (found.name, found.kind, *codes(found), found.role) == ("Jane Doe", "person", "KEN", "LAB", "union leader")


def test_a_description_of_the_surname_is_the_person_s(resolver: ActorResolver) -> None:
    local = local_names("Ann Poe wept. Poe, a lawyer, had left.", [("Ann Poe", "PERSON"), ("Poe", "PERSON")])
    assert resolver.resolve("Ann Poe", local=local).sector == "JUD"


def test_a_person_beside_a_body_does_not_describe_it() -> None:
    spans = [("Ford Fund", "ORG"), ("Poe", "PERSON")]
    assert not local_names("An envoy to the Ford Fund, Ann Poe, wept.", spans).descriptions["ford fund"]


def test_a_title_before_a_name_tells_who_it_is(resolver: ActorResolver, local: LocalNames) -> None:
    found = resolver.resolve("Keita", local=local, on=DAY)
    assert (found.name, *codes(found), found.role) == ("Oumar Keita", "MLI", "LEG", "lawmaker")


def test_the_article_defines_acronyms(resolver: ActorResolver, local: LocalNames) -> None:
    found = resolver.resolve("the SFF", local=local)
    assert (found.name, found.unknown) == ("Sahel Freedom Front", "not_in_knowledge")
    assert resolver.resolve("RSF", local=LocalNames(acronyms={"rsf": "Rapid Support Forces"})).id == "rsf"


def test_the_article_s_person_goes_before_the_famous_one(resolver: ActorResolver, local: LocalNames) -> None:
    found = resolver.resolve("Macron", local=local, on=DAY)
    assert (found.name, found.id) == ("Paul Macron", None)


def test_a_surname_that_is_also_a_state_is_ambiguous(resolver: ActorResolver, local: LocalNames) -> None:
    assert resolver.resolve("Jordan", local=local).unknown == "ambiguous"
    assert resolver.resolve("Jordan").id == "JOR"


def test_a_longer_name_that_begins_with_a_place_is_not_the_place(resolver: ActorResolver) -> None:
    herald = resolver.resolve("Moscow Herald", on=DAY)
    assert (herald.id, herald.kind, *codes(herald)) == (None, "organisation", "RUS", "JRN")
    assert resolver.resolve("Moscow Quarrel").unknown == "not_in_knowledge"


def test_a_person_never_seen_before_keeps_name_and_description(resolver: ActorResolver) -> None:
    found = resolver.resolve("Kenyan lawmaker John Roe", on=DAY)
    assert (found.name, found.id, found.kind, *codes(found)) == ("John Roe", None, "person", "KEN", "LEG")
    apposed = resolver.resolve("Amy Roe, Russia's deputy foreign minister", on=DAY)
    assert (apposed.name, *codes(apposed)) == ("Amy Roe", "RUS", "GOV")


def test_a_person_nobody_tells_of_is_not_in_knowledge(resolver: ActorResolver) -> None:
    found = resolver.resolve("Zoe Quaver", on=DAY)
    assert (found.name, found.unknown, *codes(found)) == ("Zoe Quaver", "not_in_knowledge", None, None)


def test_local_names_are_found_in_time_that_grows_with_the_text() -> None:
    names = [(f"Ann B{i} Name", "PERSON") for i in range(2_000)]
    text = " ".join(f"{name}, a man, spoke (ABC)." for name, _ in names)
    start = time.process_time()
    found = local_names(text, names)
    assert time.process_time() - start < 2.0
    assert len(found.full_names["name"]) == 2_000


def test_context_does_not_make_a_person_of_a_description():
    found = dateline.actor("the Malian army", context="The Malian army said on Monday that it had taken Gao.")
    assert (found.country, found.sector) == ("MLI", "MIL")


def test_the_article_goes_before_the_words_of_a_name(resolver: ActorResolver) -> None:
    text = "The Lyon Street Federation, a company in Nairobi, closed."
    local = local_names(text, [("Lyon Street Federation", "ORG")])
    assert codes(resolver.resolve("Lyon Street Federation", local=local, on=DAY)) == ("KEN", "BUS")


def test_an_acronym_defined_in_the_text_is_no_other_body(resolver: ActorResolver) -> None:
    text = "The Water Heritage Office (WHO) of Kenya closed."
    found = resolver.resolve("the WHO", context=text, on=DAY)
    assert (found.id, found.name, found.sector) == (None, "Water Heritage Office", "GOV")


def test_a_name_with_a_description_of_an_office_is_not_its_holder(resolver: ActorResolver) -> None:
    found = resolver.resolve("Rosa Okwari, the French president", on=DAY)
    assert (found.name, found.id, *codes(found)) == ("Rosa Okwari", None, "FRA", "GOV")
    assert resolver.resolve("Emanuel Makron, the French president", on=DAY).name == "Emmanuel Macron"


def test_a_surname_takes_what_the_context_says_of_its_full_name(resolver: ActorResolver) -> None:
    context = "Union leader Rosa Okwari spoke in Nairobi, Kenya. Okwari was cheered."
    found = resolver.resolve("Okwari", context=context, on=DAY)
    assert (found.name, *codes(found)) == ("Rosa Okwari", "KEN", "LAB")


def test_a_capital_s_name_is_that_of_the_town_the_article_means(resolver: ActorResolver) -> None:
    local = LocalNames(places={"paris": "USA"})
    assert codes(resolver.resolve("Paris police", local=local)) == ("USA", "COP")
    assert resolver.resolve("Paris Police Department Guild", local=local).country == "USA"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Jane Doe", "Talks began, but Kenya's foreign minister, Jane Doe, left.", ("KEN", "GOV", "foreign minister")),
        ("Jane Doe", "They met a union leader in Nairobi, Jane Doe, and a lawyer.", ("KEN", "LAB", "union leader")),
        ("Juma Doe", "Kenya's foreign minister, Gen. Juma Doe, spoke.", ("KEN", "GOV", "foreign minister")),
        ("Jane Doe", "On Monday in Nairobi, Jane Doe, as ever, left.", (None, None, None)),
        ("Jane Doe", "She called the foreign minister of Kenya, Jane Doe said.", (None, None, None)),
    ],
)
def test_what_stands_before_a_name_between_commas_describes_it(resolver, name, text, expected):
    found = resolver.resolve(name, local=local_names(text, [(name, "PERSON")]), on=DAY)
    assert (found.country, found.sector, found.role) == expected


def test_a_clause_after_a_name_is_no_description() -> None:
    text = "The festival ends with a drama by Ines Moro, a general storms the palace. Ines Moro, a nurse, left."
    clauses = [(text.index("a general"), text.index("storms"))]
    assert local_names(text, [("Ines Moro", "PERSON")], clauses).descriptions == {"ines moro": ("a nurse",)}
