"""The actor tables as one object, over small tables written for these tests and over those of the package."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.actors import ActorKnowledge, Person, actor_table_problems, load_actor_knowledge
from dateline.knowledge.name_keys import is_acronym, name_key, sound_key

NOTES = "# source: written for tests\n# licence: CC0-1.0\n# version: 1\n"
TABLES = {
    "states": "id,iso2,name,formal,names,demonyms,capital,kind,region,parent,from,to\n"
    "MLI,ML,Mali,Republic of Mali,,Malian|Malians,Bamako,state,Western Africa,,1960-09-22,\n"
    "de-facto:azawad,,Azawad,,,Azawadi,Gao,de-facto,Western Africa,MLI,2012-04,2013\n"
    "territory:north,,Northland,,,,Northtown,territory,Western Africa,MLI,,\n",
    "seats": "phrase,id,sector,kind\nKoulouba,MLI,GOV,seat\nThe Hill,MLI.LEG,LEG,seat\n",
    "organisations": "id,name,names,country,sector,kind\nun,United Nations,UN|U.N.,IGO,IGO,intergovernmental\n",
    "groups": "id,name,names,countries,sector,kind\njnim,JNIM,,MLI|BFA,REB,jihadist\n",
    "roles": "noun,plural,sector,kind\nforeign minister,foreign ministers,GOV,person\npolice,police,COP,institution\n",
    "holders_one": "name,names,country,office,post,sector,from,to\n"
    "Assimi Goïta,Goita,MLI,president,head_of_state,GOV,2021-05-24,\n"
    "Ana Da Silva,,MLI,foreign minister,,GOV,2001,2003\n",
    "holders_two": "name,names,country,office,post,sector,from,to\n"
    "Ana Da Silva,,IGO,secretary-general,head_of_organisation,IGO,2010-02,2012-02\n"
    "Li Wei,,CHN,president,head_of_state,GOV,,\n",
}


def written(folder: Path, **changed: str) -> Path:
    for name, text in {**TABLES, **changed}.items():
        (folder / f"{name}.csv").write_text(NOTES + text, encoding="utf-8")
    return folder


@pytest.fixture
def knowledge(tmp_path: Path) -> ActorKnowledge:
    return load_actor_knowledge(written(tmp_path))


def person(knowledge: ActorKnowledge, name: str) -> Person:
    (alias,) = knowledge.meanings(name)
    assert isinstance(alias.target, Person)
    return alias.target


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.N.", "UN"),
        ("the United Nations", "UNITED NATIONS"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Guinea-Bissau's", "Guinea Bissau"),
        ("Łukasz Ørsted", "Lukasz Orsted"),
        ("Defence Organisation", "Defense Organization"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
    ],
)
def test_ways_of_writing_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_different_names_keep_different_keys() -> None:
    assert len({name_key(name) for name in ("Niger", "Nigeria", "Iran", "Iraq", "The Hague", "總統", "Владимир")}) == 7


def test_a_name_of_the_alone_keeps_its_key() -> None:
    assert name_key("the") == "the"


def test_transliterations_sound_alike() -> None:
    assert sound_key(name_key("Volodymyr Zelenskyy")) == sound_key(name_key("Volodymyr Zelensky"))
    assert sound_key(name_key("Alexander")) == sound_key(name_key("Aleksandr"))


def test_acronyms_are_told_from_words() -> None:
    assert all(is_acronym(name) for name in ("UN", "U.N.", "M23", "FARC-EP"))
    assert not any(is_acronym(name) for name in ("Mali", "Boko Haram", "un"))


def test_a_name_has_its_meanings(knowledge: ActorKnowledge) -> None:
    assert [alias.kind for alias in knowledge.meanings("the Republic of Mali")] == ["state"]
    assert [alias.kind for alias in knowledge.meanings("MALIANS")] == ["demonym"]
    assert [alias.kind for alias in knowledge.meanings("Bamako")] == ["capital"]
    assert knowledge.meanings("Nowhere") == ()


def test_a_de_facto_state_has_its_parent_s_country(knowledge: ActorKnowledge) -> None:
    state = knowledge.states["de-facto:azawad"]
    assert (state.country, state.sector) == ("MLI", "PRE")


def test_a_country_code_leads_to_the_state_itself(knowledge: ActorKnowledge) -> None:
    assert knowledge.states["MLI"].name == "Mali"


def test_days_of_a_month_or_year_reach_to_its_ends(knowledge: ActorKnowledge) -> None:
    state = knowledge.states["de-facto:azawad"]
    assert (state.first, state.last) == (date(2012, 4, 1), date(2013, 12, 31))


def test_a_territory_s_capital_stands_for_nobody(knowledge: ActorKnowledge) -> None:
    assert knowledge.meanings("Northtown") == ()


def test_a_seat_may_be_an_institution_s(knowledge: ActorKnowledge) -> None:
    (alias,) = knowledge.meanings("the Hill")
    assert (alias.kind, alias.sector) == ("seat", "LEG")


def test_all_holders_tables_are_read_and_one_person_joins_their_terms(knowledge: ActorKnowledge) -> None:
    found = person(knowledge, "Ana da Silva")
    assert found.id == "person:ana-da-silva"
    assert [term.country for term in found.terms] == ["MLI", "IGO"]


def test_a_surname_is_all_after_the_first_name_or_the_first_where_families_come_first(
    knowledge: ActorKnowledge,
) -> None:
    assert {"goita", "silva", "da silva", "wei", "li"} <= set(knowledge.surnames)
    assert "ana" not in knowledge.surnames


def test_role_nouns_are_known_in_both_numbers_and_by_their_head(knowledge: ActorKnowledge) -> None:
    assert all(knowledge.is_role(word) for word in ("police", "minister", "ministers"))
    assert not knowledge.is_role("foreign")


def test_labels_tell_places_peoples_and_bodies(knowledge: ActorKnowledge) -> None:
    labels = knowledge.labelled_names()
    expected = {"Mali": "GPE", "Malian": "NORP", "Bamako": "GPE", "United Nations": "ORG", "JNIM": "ORG", "Hill": "ORG"}
    assert {name: labels.get(name) for name in expected} == expected


def test_the_packaged_rows_have_known_codes_and_no_office_twice_at_a_time() -> None:
    assert [str(problem) for problem in actor_table_problems(files("dateline.knowledge") / "data")] == []


def test_a_bad_day_names_its_line(tmp_path: Path) -> None:
    holders = "name,names,country,office,post,sector,from,to\nA B,,MLI,president,both,GOV,2021-13,\n"
    with pytest.raises(KnowledgeError, match=r"holders_one\.csv line 5: '2021-13'"):
        load_actor_knowledge(written(tmp_path, holders_one=holders))


def test_a_seat_of_nobody_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"seats\.csv line 5: XXX"):
        load_actor_knowledge(written(tmp_path, seats="phrase,id,sector,kind\nNowhere,XXX,GOV,seat\n"))


def test_who_served_a_state_that_ended_or_split_is_one_person(tmp_path: Path) -> None:
    states = (
        TABLES["states"] + "OLD,,Oldland,,,,Oldtown,former,Western Africa,MLI,1950,1991-12-31\n"
        "NEW,,Newland,,,,Newtown,state,Western Africa,,2011-07-09,\n"
    )
    holders = (
        "name,names,country,office,post,sector,from,to\n"
        "Ida Roe,,OLD,president,head_of_state,GOV,1990,1991\nIda Roe,,MLI,president,head_of_state,GOV,1992,1995\n"
        "Jo Vane,,MLI,vice president,minister,GOV,2005,2011\nJo Vane,,NEW,president,head_of_state,GOV,2011-07-09,\n"
        "Kit Hale,,MLI,minister,minister,GOV,1999,2001\nKit Hale,,NEW,minister,minister,GOV,2015,2016\n"
        "Lea Moor,,OLD,minister,minister,GOV,1985,1990\n"
    )
    people = load_actor_knowledge(written(tmp_path, states=states, holders_one=holders)).people
    ids = [each.id for each in people if each.name in {"Ida Roe", "Jo Vane", "Kit Hale"}]
    assert ids == ["person:ida-roe", "person:jo-vane", "person:kit-hale", "person:kit-hale-new"]
    lea = next(each for each in people if each.name == "Lea Moor")
    assert lea.successor is not None
    assert lea.successor.country == "MLI"
