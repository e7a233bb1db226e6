"""Holders of offices by description and by surname, and what an article says of its own names, over the real tables."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.knowledge.actors import ActorKnowledge, load_actor_knowledge
from dateline.resolving.actors import ActorResolver, LocalNames, Resolution, local_names


@pytest.fixture(scope="module")
def knowledge() -> ActorKnowledge:
    return load_actor_knowledge()


@pytest.fixture(scope="module")
def resolver(knowledge: ActorKnowledge) -> ActorResolver:
    return ActorResolver(knowledge, country_of_place={"Tunis": "TUN", "Nairobi": "KEN", "Basra": "IRQ"}.get)


@pytest.mark.parametrize(
    ("phrase", "on", "name"),
    [
        ("the UN secretary-general", "2005-03-01", "Kofi Annan"),
        ("the UN chief", "2020-03-01", "Antonio Guterres"),
        ("NATO Secretary General", "2020-03-01", "Jens Stoltenberg"),
        ("NATO's new chief", "2025-03-01", "Mark Rutte"),
        ("the president of the European Commission", "2010-03-01", "Jose Manuel Barroso"),
        ("the EU's foreign policy chief", "2022-03-01", "Josep Borrell"),
        ("the head of the IMF", "2015-03-01", "Christine Lagarde"),
        ("the IAEA chief", "2012-03-01", "Yukiya Amano"),
        ("Hezbollah's leader", "2015-03-01", "Hassan Nasrallah"),
        ("the leader of al-Qaeda", "2015-03-01", "Ayman al-Zawahiri"),
        ("UN Secretary-General Ban", "2010-03-01", "Ban Ki-moon"),
    ],
)
def test_the_holder_of_an_office_in_a_body(resolver: ActorResolver, phrase: str, on: str, name: str) -> None:
    found = resolver.resolve(phrase, on=date.fromisoformat(on))
    assert (found.name, found.kind) == (name, "person")


@pytest.mark.parametrize("phrase", ["a Hamas leader", "former NATO chief", "Hamas leaders", "NATO officials"])
def test_not_the_one_holder(resolver: ActorResolver, phrase: str) -> None:
    assert resolver.resolve(phrase, on=date(2020, 3, 1)).kind != "person" or not _id(resolver, phrase, "2020-03-01")


def test_an_official_of_an_international_body_is_of_that_body(resolver: ActorResolver) -> None:
    assert resolver.resolve("IMF managing director", on=date(1960, 1, 1)).sector == "IGO"


@pytest.mark.parametrize(
    ("phrase", "on", "name"),
    [
        ("the U.S. secretary of state", "2016-03-01", "John Kerry"),
        ("the U.S. treasury secretary", "2016-03-01", "Jack Lew"),
        ("the American defence secretary", "2016-03-01", "Ash Carter"),
        ("the U.S. secretary of defense", "2016-03-01", "Ash Carter"),
        ("the Indian external affairs minister", "2020-03-01", "S. Jaishankar"),
        ("the Indian interior minister", "2021-03-01", "Amit Shah"),
        ("the British defence minister", "2015-03-01", "Michael Fallon"),
        ("the British interior minister", "2017-03-01", "Amber Rudd"),
        ("the Irish taoiseach", "2022-03-01", "Micheal Martin"),
        ("Secretary Clinton", "2010-03-01", "Hillary Clinton"),
    ],
)
def test_offices_of_states_by_other_titles(resolver: ActorResolver, phrase: str, on: str, name: str) -> None:
    assert resolver.resolve(phrase, on=date.fromisoformat(on)).name == name


@pytest.mark.parametrize(
    ("surname", "on", "name"),
    [
        ("Johnson", "2020-03-01", "Boris Johnson"),
        ("Mubarak", "2008-03-01", "Hosni Mubarak"),
        ("Petro", "2024-03-01", "Gustavo Petro"),
        ("al-Assad", "2014-03-01", "Bashar al-Assad"),
        ("Assad", "2014-03-01", "Bashar al-Assad"),
        ("el-Sisi", "2018-03-01", "Abdel Fattah al-Sisi"),
        ("Guterres", "2020-03-01", "Antonio Guterres"),
        ("Martin", "2005-03-01", "Paul Martin"),
    ],
)
def test_a_head_in_office_is_told_by_the_surname(resolver: ActorResolver, surname: str, on: str, name: str) -> None:
    assert resolver.resolve(surname, on=date.fromisoformat(on)).name == name


def test_of_two_heads_of_one_state_the_leading_one_is_meant(resolver: ActorResolver) -> None:
    assert _id(resolver, "Japarov", "2023-05-15") == "person:sadyr-japarov"


def test_acronyms_in_small_letters_give_way_to_names(resolver: ActorResolver) -> None:
    assert resolver.resolve("Nato").id == "nato"
    assert resolver.resolve("Sadr").country != "ESH"
    assert resolver.resolve("SADR").country == "ESH"


def test_president_goes_before_prime_minister_of_the_same_person(resolver: ActorResolver) -> None:
    assert resolver.resolve("Saddam Hussein", on=date(2003, 3, 1)).role == "president"


@pytest.mark.parametrize(
    ("text", "persons", "wanted"),
    [
        (
            "Abdel Fattah al-Burhan spoke on Monday. Burhan left.",
            ["Abdel Fattah al-Burhan"],
            ("Burhan", "2023-06-10", "person:abdel-fattah-al-burhan"),
        ),
        ("Wang Yi came by train. Wang smiled.", ["Wang Yi"], ("Wang", "2022-03-01", "person:wang-yi")),
        (
            "Kim Jong Un dined with Moon Jae-in. Kim left.",
            ["Kim Jong Un", "Moon Jae-in"],
            ("Kim", "2018-06-10", "person:kim-jong-un"),
        ),
        ("Moqtada al-Sadr prayed. Sadr left.", ["Moqtada al-Sadr"], ("Sadr", "2006-03-01", "person:moqtada-al-sadr")),
        ("President Bush warned Iraq. Bush left.", ["Bush"], ("Bush", "2002-10-01", "person:george-w-bush")),
    ],
)
def test_short_forms_after_the_first_mention(
    resolver: ActorResolver, text: str, persons: list[str], wanted: tuple[str, str, str]
) -> None:
    later, on, id = wanted
    local = local_names(text, [(name, "PERSON") for name in persons])
    assert resolver.resolve(later, local=local, on=date.fromisoformat(on)).id == id


def test_a_first_word_that_is_a_state_stays_the_state(resolver: ActorResolver) -> None:
    local = local_names("Israel Blotto baked. Israel rejected it.", [("Israel Blotto", "PERSON")])
    assert resolver.resolve("Israel", local=local).id == "ISR"


def test_who_is_described_keeps_the_own_name(resolver: ActorResolver) -> None:
    text = "Jane Doe, a union leader in Nairobi, met Tadamon Ensemble, a youth movement in Tunis."
    local = local_names(text, [("Jane Doe", "PERSON"), ("Tadamon Ensemble", "ORG")])
    for phrase in ("Jane Doe", "a union leader in Nairobi", "Jane Doe, a union leader in Nairobi"):
        assert _told(resolver.resolve(phrase, local=local)) == ("Jane Doe", "KEN", "LAB")
    found = resolver.resolve("a youth movement in Tunis", local=local)
    assert (found.name, found.country) == ("Tadamon Ensemble", "TUN")


def test_where_somebody_is_is_a_place_and_no_person(resolver: ActorResolver) -> None:
    assert resolver.resolve("a baker in Basra", on=date(2006, 3, 1)).country == "IRQ"


@pytest.mark.parametrize("name", ["National Front for Zanj", "Islamic Front for Azania"])
def test_a_known_name_inside_a_longer_one_is_not_meant(resolver: ActorResolver, name: str) -> None:
    found = resolver.resolve(f"the {name}")
    assert (found.name, found.id) == (name, None)


def test_a_known_name_before_its_state_is_meant(resolver: ActorResolver) -> None:
    assert resolver.resolve("the Muslim Brotherhood of Egypt").country == "EGY"
    assert resolver.resolve("Movement for Democratic Change").id is not None


def test_an_acronym_that_the_text_defines_stands_for_the_long_name(resolver: ActorResolver) -> None:
    text = (
        "Men of the Liberation Army of Bantustan (LAB) came. LAB fighters left. The National Front for Zanj (NFZ) fled."
    )
    local = local_names(text, [])
    assert resolver.resolve("LAB fighters", local=local).name == "Liberation Army of Bantustan"
    assert resolver.resolve("NFZ", local=local).name == "National Front for Zanj"
    assert _told(resolver.resolve("NFZ gunmen", local=local)) == ("National Front for Zanj", None, "UAF")


def test_an_open_bracket_is_no_part_of_a_name(resolver: ActorResolver) -> None:
    assert resolver.resolve("the Harvest Workers of Upper Quell (HWUQ").name == "Harvest Workers of Upper Quell"


@pytest.mark.parametrize("name", ["Fleet Street", "State House"])
def test_streets_and_buildings_are_no_role_nouns(resolver: ActorResolver, name: str) -> None:
    assert _told(resolver.resolve(name)) == (name, None, None)


def test_the_reason_is_given() -> None:
    assert dateline.actor("Zorba Plink").unknown == "not_in_knowledge"
    assert dateline.actor("they").unknown == "unresolved_reference"
    assert dateline.actor("Kenya").unknown is None


@pytest.mark.parametrize("phrase", [None, 5])
def test_what_is_no_string_is_refused(phrase: object) -> None:
    with pytest.raises(dateline.DatelineError, match="bad_phrase"):
        dateline.actor(phrase)  # type: ignore[arg-type]


def test_terms_name_their_bodies(knowledge: ActorKnowledge) -> None:
    assert any(title == "secretary general" for title, _, _ in knowledge.body_offices["nato"])


def test_no_article_no_local_names(resolver: ActorResolver) -> None:
    assert resolver.resolve("Zorba", local=LocalNames()).unknown == "not_in_knowledge"


def _id(resolver: ActorResolver, phrase: str, on: str) -> str | None:
    return resolver.resolve(phrase, on=date.fromisoformat(on)).id


def _told(found: Resolution) -> tuple[str | None, str | None, str | None]:
    return found.name, found.country, found.sector


@pytest.mark.parametrize(
    "phrase", ["president", "the vice-president", "the prime minister", "king", "the junta leader", "Western"]
)
@pytest.mark.parametrize("day", [None, date(2024, 3, 5)])
def test_what_is_said_in_many_countries_tells_none(phrase, day):
    found = dateline.actor(phrase, on=day)
    assert (found.country, found.id) == (None, None)


@pytest.mark.parametrize(("phrase", "country"), [("the taoiseach", "IRL"), ("the home secretary", "GBR")])
def test_a_title_of_one_country_tells_it(phrase, country):
    assert dateline.actor(phrase).country == country
    assert dateline.actor(phrase, on=date(2019, 5, 1)).country == country
