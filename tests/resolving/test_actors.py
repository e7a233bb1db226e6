"""Whom phrases mean, over small tables written for these tests."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.knowledge.actors import ActorKnowledge, load_actor_knowledge
from dateline.resolving.actors import ActorResolver, Resolution
from dateline.resolving.actors.names import LocalNames, local_names

NOTES = "# source: written for tests\n# licence: CC0-1.0\n# version: 1\n"
TABLES = {
    "states": """id,iso2,name,formal,names,demonyms,capital,kind,region,parent,from,to
RUS,RU,Russia,Russian Federation,Russian Federation,Russian|Russians,Moscow,state,Eastern Europe,,1991-12-26,
MLI,ML,Mali,Republic of Mali,,Malian|Malians,Bamako,state,Western Africa,,,
FRA,FR,France,French Republic,,French|Frenchman,Paris,state,Western Europe,,,
USA,US,United States,United States of America,US|U.S.|America,American|Americans,Washington,state,Northern America,,,
AFG,AF,Afghanistan,,,Afghan|Afghans,Kabul,state,Southern Asia,,,
KEN,KE,Kenya,,,Kenyan|Kenyans,Nairobi,state,Eastern Africa,,,
JOR,JO,Jordan,,,Jordanian|Jordanians,Amman,state,Western Asia,,,
MDV,MV,Maldives,,,Maldivian|Maldivians,Malé,state,Southern Asia,,,
COG,CG,Republic of Congo,,Congo|Congo-Brazzaville,Congolese,Brazzaville,state,Middle Africa,,,
COD,CD,Democratic Republic of Congo,,Congo|DRC|DR Congo,Congolese,Kinshasa,state,Middle Africa,,,
MDA,MD,Moldova,,,Moldovan|Moldovans,Chisinau,state,Eastern Europe,,,
de-facto:transnistria,,Transnistria,,,Transnistrian|Transnistrians,Tiraspol,de-facto,Eastern Europe,MDA,1990-09-02,
SUN,SU,Soviet Union,,USSR,Soviet|Soviets,Moscow,former,Eastern Europe,RUS,1922-12-30,1991-12-26
""",
    "seats": """phrase,id,sector,kind
Kremlin,RUS,GOV,seat
Pentagon,USA,MIL,seat
""",
    "organisations": """id,name,names,country,sector,kind
un,United Nations,UN|U.N.,IGO,IGO,intergovernmental
who,World Health Organization,WHO,IGO,IGO,intergovernmental
nato,NATO,North Atlantic Treaty Organization,IGO,IGO,intergovernmental
duma,State Duma,Duma,RUS,LEG,legislature
pdp-mli,People's Democratic Party,PDP,MLI,PTY,party
pdp-ken,Progressive Democratic Party,PDP,KEN,PTY,party
""",
    "groups": """id,name,names,countries,sector,kind
boko-haram,Boko Haram,,NGA|NER,REB,jihadist
rsf,Rapid Support Forces,RSF,SDN,PRM,paramilitary
""",
    "roles": """noun,plural,sector,kind
president,presidents,GOV,person
prime minister,prime ministers,GOV,person
foreign minister,foreign ministers,GOV,person
minister,ministers,GOV,person
ambassador,ambassadors,GOV,person
leader,leaders,ELI,person
union leader,union leaders,LAB,person
head,heads,,person
spokesman,spokesmen,GOV,person
official,officials,GOV,person
colonel,colonels,MIL,person
commander,commanders,MIL,person
soldier,soldiers,MIL,person
troops,troops,MIL,group
army,armies,MIL,institution
police,police,COP,institution
police officer,police officers,COP,person
ministry,ministries,GOV,institution
interior ministry,interior ministries,GOV,institution
defence ministry,defence ministries,GOV,institution
government,governments,GOV,institution
junta,juntas,GOV,institution
lawmaker,lawmakers,LEG,person
senator,senators,LEG,person
miner,miners,LAB,person
union,unions,LAB,institution
federation,federations,,institution
supporter,supporters,,person
company,companies,BUS,institution
protester,protesters,OPP,person
fighter,fighters,UAF,person
gunman,gunmen,UAF,person
separatist,separatists,REB,person
force,forces,MIL,group
resident,residents,CVL,person
lawyer,lawyers,JUD,person
militia,militias,PRM,group
""",
    "holders_leaders": """name,names,country,office,post,sector,from,to
Vladimir Putin,,RUS,president,head_of_state,GOV,2000-05-07,2008-05-07
Vladimir Putin,,RUS,president,head_of_state,GOV,2012-05-07,
Assimi Goïta,Assimi Goita,MLI,president,head_of_state,GOV,2021-05-24,
Emmanuel Macron,,FRA,president,head_of_state,GOV,2017-05-14,
François Hollande,,FRA,president,head_of_state,GOV,2012-05-15,2017-05-14
Alyaksandr Zhukovich,,MDA,president,head_of_state,GOV,2015,
""",
    "holders_ministers": """name,names,country,office,post,sector,from,to
Jean-Yves Le Drian,,FRA,foreign minister,,GOV,2017-05-17,2022-05-20
Catherine Colonna,,FRA,foreign minister,,GOV,2022-05-20,2024-01-11
Sergei Lavrov,Sergey Lavrov,RUS,foreign minister,,GOV,2004-03-09,
Ann Macron,,KEN,minister,,GOV,2019,2021
Ann Doe,,KEN,minister,,GOV,2019,2021
Tom Ann,,KEN,president,head_of_state,GOV,2019,2021
Al Stone,,MDV,president,head_of_state,GOV,2020,
Bo Rivers,,FRA,senator,minister,LEG,2020,
Cy Lake,,FRA,senator,minister,LEG,2020,
Di Marsh,,MLI,senator,minister,LEG,2020,
Eva Field,,KEN,interior minister,minister,GOV,2020,
""",
}
DAY = date(2024, 3, 27)
PLACES = {"Goma": "COD", "Gao": "MLI", "Newark": "USA", "Lyon": "FRA"}


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> ActorKnowledge:
    return load_actor_knowledge(written(tmp_path_factory.mktemp("tables")))


def written(folder: Path) -> Path:
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(NOTES + text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def resolver(knowledge: ActorKnowledge) -> ActorResolver:
    return ActorResolver(knowledge, country_of_place=PLACES.get)


def codes(found: Resolution) -> tuple[str | None, str | None]:
    return found.country, found.sector


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


@pytest.mark.parametrize("sign", ["\u200b", "\u202b", "\ufeff", "\x00"])
def test_characters_that_cannot_be_seen_make_no_other_name(sign: str) -> None:
    assert dateline.actor(f"{sign}Emma{sign}nuel Macron{sign}").id == "person:emmanuel-macron"


def test_an_acronym_is_no_village() -> None:
    assert dateline.actor("IS").country is None
    assert dateline.actor("IS fighters").id == "group:islamic-state"


def test_a_surname_with_its_office_is_the_holder(resolver: ActorResolver) -> None:
    assert resolver.resolve("Foreign Minister Lavrov", on=DAY).id == "person:sergei-lavrov"


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


def test_the_article_tells_who_its_persons_are(resolver: ActorResolver, local: LocalNames) -> None:
    found = resolver.resolve("Doe", local=local, on=DAY)
    assert (found.name, found.kind, *codes(found), found.role) == ("Jane Doe", "person", "KEN", "LAB", "union leader")


def test_a_description_of_the_surname_is_the_person_s(resolver: ActorResolver) -> None:
    local = local_names("Ann Poe wept. Poe, a lawyer, had left.", [("Ann Poe", "PERSON"), ("Poe", "PERSON")])
    assert resolver.resolve("Ann Poe", local=local).sector == "JUD"


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


def test_a_person_called_like_a_state_is_the_person(resolver: ActorResolver) -> None:
    local = local_names("Jordan Baker sang.", [("Jordan Baker", "PERSON")])
    found = resolver.resolve("Jordan Baker", local=local)
    assert (found.name, found.kind, found.country) == ("Jordan Baker", "person", None)


def test_a_proper_name_with_a_demonym_is_not_the_army(resolver: ActorResolver) -> None:
    found = resolver.resolve("Malian Freedom Forces", on=DAY)
    assert (found.name, found.id, found.country) == ("Malian Freedom Forces", None, "MLI")


def test_a_surname_that_is_a_people_s_name_stays_a_surname(resolver: ActorResolver) -> None:
    found = resolver.resolve("police officer Thomas French", on=DAY)
    assert (found.name, found.kind, *codes(found)) == ("Thomas French", "person", None, "COP")


def test_a_given_name_alone_is_a_head_of_state_only_in_office(resolver: ActorResolver) -> None:
    assert resolver.resolve("Ann", on=date(2020, 1, 1)).name == "Tom Ann"
    assert resolver.resolve("Ann", on=date(2022, 1, 1)).unknown == "not_in_knowledge"


def test_what_follows_a_name_does_not_change_whom_it_means(resolver: ActorResolver) -> None:
    assert resolver.resolve("Boko Haram in Kenya", on=DAY).country == "NGA"
    assert resolver.resolve("any Russian who pays", on=DAY).sector == "CVL"


def test_two_persons_of_one_surname_are_ambiguous(resolver: ActorResolver) -> None:
    local = local_names("Ann Bell met Tom Bell.", [("Ann Bell", "PERSON"), ("Tom Bell", "PERSON")])
    assert resolver.resolve("Bell", local=local).unknown == "ambiguous"


def test_a_person_never_seen_before_keeps_name_and_description(resolver: ActorResolver) -> None:
    found = resolver.resolve("Kenyan lawmaker John Roe", on=DAY)
    assert (found.name, found.id, found.kind, *codes(found)) == ("John Roe", None, "person", "KEN", "LEG")
    apposed = resolver.resolve("Amy Roe, Russia's deputy foreign minister", on=DAY)
    assert (apposed.name, *codes(apposed)) == ("Amy Roe", "RUS", "GOV")


def test_a_person_nobody_tells_of_is_not_in_knowledge(resolver: ActorResolver) -> None:
    found = resolver.resolve("Zoe Quaver", on=DAY)
    assert (found.name, found.unknown, *codes(found)) == ("Zoe Quaver", "not_in_knowledge", None, None)


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


def test_local_names_are_found_in_time_that_grows_with_the_text() -> None:
    names = [(f"Ann B{i} Name", "PERSON") for i in range(2_000)]
    text = " ".join(f"{name}, a man, spoke (ABC)." for name, _ in names)
    start = time.process_time()
    found = local_names(text, names)
    assert time.process_time() - start < 2.0
    assert len(found.full_names["name"]) == 2_000


def test_the_same_question_has_the_same_answer(resolver: ActorResolver) -> None:
    first = resolver.resolve("Malian troops", on=DAY)
    resolver.resolve("Russia", on=DAY, context="Kenya")
    assert resolver.resolve("Malian troops", on=DAY) == first


def test_context_does_not_make_a_person_of_a_description():
    found = dateline.actor("the Malian army", context="The Malian army said on Monday that it had taken Gao.")
    assert (found.country, found.sector) == ("MLI", "MIL")


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


def test_the_article_goes_before_the_words_of_a_name(resolver: ActorResolver) -> None:
    text = "The Lyon Street Federation, a company in Nairobi, closed."
    local = local_names(text, [("Lyon Street Federation", "ORG")])
    assert codes(resolver.resolve("Lyon Street Federation", local=local, on=DAY)) == ("KEN", "BUS")


def test_an_acronym_defined_in_the_text_is_no_other_body(resolver: ActorResolver) -> None:
    text = "The Water Heritage Office (WHO) of Kenya closed."
    found = resolver.resolve("the WHO", context=text, on=DAY)
    assert (found.id, found.name, found.sector) == (None, "Water Heritage Office", "GOV")


def test_followers_are_of_the_country_of_whom_they_follow(resolver: ActorResolver) -> None:
    assert resolver.resolve("fighters loyal to Vladimir Putin", on=DAY).country == "RUS"
    assert resolver.resolve("Putin supporters", on=DAY).country == "RUS"
    assert resolver.resolve("anti-Putin protesters", on=DAY).country == "RUS"


def test_a_name_with_a_description_of_an_office_is_not_its_holder(resolver: ActorResolver) -> None:
    found = resolver.resolve("Rosa Okwari, the French president", on=DAY)
    assert (found.name, found.id, *codes(found)) == ("Rosa Okwari", None, "FRA", "GOV")
    assert resolver.resolve("Emanuel Makron, the French president", on=DAY).name == "Emmanuel Macron"


def test_a_surname_takes_what_the_context_says_of_its_full_name(resolver: ActorResolver) -> None:
    context = "Union leader Rosa Okwari spoke in Nairobi, Kenya. Okwari was cheered."
    found = resolver.resolve("Okwari", context=context, on=DAY)
    assert (found.name, *codes(found)) == ("Rosa Okwari", "KEN", "LAB")


def test_a_compound_tells_where_somebody_is_at_home(resolver: ActorResolver) -> None:
    assert resolver.resolve("a French-owned company", on=DAY).country == "FRA"
    assert resolver.resolve("the Afghan-American lawyer", on=DAY).country == "USA"
    assert resolver.resolve("the Russian-Kenyan lawyer", on=DAY).country == "RUS"


def test_companies_of_a_force_are_that_force(resolver):
    assert resolver.resolve("two companies of police", on=DAY).sector == "COP"
    assert resolver.resolve("the companies of France", on=DAY).sector == "BUS"


def test_a_capital_s_name_is_that_of_the_town_the_article_means(resolver: ActorResolver) -> None:
    local = LocalNames(places={"paris": "USA"})
    assert codes(resolver.resolve("Paris police", local=local)) == ("USA", "COP")
    assert resolver.resolve("Paris Police Department Guild", local=local).country == "USA"


def test_a_title_and_a_surname_are_no_full_name() -> None:
    found = local_names("Jane Doe spoke. Ms Doe left.", [("Jane Doe", "PERSON"), ("Ms Doe", "PERSON")])
    assert found.full_names["doe"] == ("Jane Doe",)


def test_a_people_without_a_state_has_its_homelands() -> None:
    homelands = ActorResolver(load_actor_knowledge()).homelands("Kurdish forces")
    assert {"SYR", "IRQ", "TUR"} <= homelands
    assert "GBR" not in homelands


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


def test_a_title_of_no_state_tells_no_country() -> None:
    resolver = ActorResolver(load_actor_knowledge())
    assert resolver.resolve("a militia leader", on=DAY).country is None
    assert resolver.resolve("the home secretary", on=DAY).country == "GBR"


@pytest.mark.parametrize("name", ["Kate English", "Jamie Pole", "Ann Holland"])
def test_a_surname_that_is_a_peoples_name_is_of_no_country(name):
    assert dateline.actor(name).country is None
    assert dateline.actor("the council", context=f"The council fined {name}, a builder.").country is None
    text = f"The council criticised the contractor and fined {name}, a driver. Residents protested on Monday."
    assert dateline.places(text) == ()
    assert {party.country for event in dateline.code(text) for party in (*event.actors, *event.recipients)} == {None}


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


def test_a_clause_after_a_name_is_no_description() -> None:
    text = "The festival ends with a drama by Ines Moro, a general storms the palace. Ines Moro, a nurse, left."
    clauses = [(text.index("a general"), text.index("storms"))]
    assert local_names(text, [("Ines Moro", "PERSON")], clauses).descriptions == {"ines moro": ("a nurse",)}
