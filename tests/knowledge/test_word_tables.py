"""The tables of nouns for deeds and those abroad, of words that mean a state beside others, and groups of words."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import dateline
from dateline.knowledge.currencies import currencies
from dateline.knowledge.deed_nouns import deed_nouns
from dateline.knowledge.nouns_abroad import nouns_abroad
from dateline.knowledge.state_words import state_words
from dateline.knowledge.tables import read_table, read_tables, values
from dateline.knowledge.word_groups import word_group
from dateline.records import EVENT_TYPES


def test_nouns_for_deeds_are_told_of_known_types() -> None:
    table = read_table("deed_nouns", columns=("noun", "part", "types", "owner"))
    assert all(set(values(row["types"])) <= set(EVENT_TYPES) for row in table)
    assert all(row["types"] or row["part"] == "deed" for row in table)


@pytest.mark.parametrize(
    ("name", "column", "kinds"),
    [
        ("deed_nouns", "part", {"deed", "actor", "recipient"}),
        ("nouns_abroad", "kind", {"posted", "stranger", "sent", "other"}),
        ("state_words", "kind", {"name", "people", "demonym"}),
    ],
)
def test_no_word_stands_twice_and_every_kind_is_known(name: str, column: str, kinds: set[str]) -> None:
    table = read_table(name, columns=None)
    words = [(word, row[column]) for row in table for word in values(row[table.columns[0]])]
    assert len(words) == len(set(words))
    assert {row[column] for row in table} == kinds


def test_a_noun_for_a_deed_tells_its_types_and_one_without_types_is_of_all() -> None:
    nouns = deed_nouns()
    assert nouns.deeds["raid"] == {"ASSAULT", "COERCE"}
    assert nouns.deeds["move"] == set(EVENT_TYPES)
    assert "ASSAULT" in nouns.actors["abductor"]
    assert "ASSAULT" in nouns.recipients["victim"]
    assert "hijacker" in nouns.of_harmed
    assert "bomber" not in nouns.of_harmed  # which may be an aircraft
    assert nouns.of_harmed < set(nouns.actors)


def test_those_abroad_are_posted_there_or_strangers_or_others() -> None:
    nouns = nouns_abroad()
    assert {"embassy", "refugee", "missionary", "aid worker"} <= nouns.all
    assert nouns.posted < nouns.all
    assert {"refugee", "refugees"} <= nouns.strangers
    assert nouns.strangers.isdisjoint(nouns.posted)
    assert "hacker" in nouns.sent
    assert nouns.sent.isdisjoint(nouns.all)


@pytest.mark.parametrize(
    ("words", "countries", "states"),
    [
        ("North", ["PRK", "CHN"], ("PRK",)),
        ("South", ["PRK"], ("KOR",)),
        ("north", ["PRK"], ()),
        ("North", ["MLI"], ()),
        ("Two Koreas", [], ("KOR", "PRK")),
    ],
)
def test_a_name_means_its_states_beside_what_else_the_text_names(words, countries, states) -> None:
    assert state_words().named(words, countries) == states


@pytest.mark.parametrize(
    ("words", "countries", "home"),
    [
        ("settlers", ["PSE"], "ISR"),
        ("Jewish settlers", ["JOR", "PSE"], "ISR"),
        ("settlers", ["DZA"], None),
        ("farmers", ["PSE"], None),
    ],
)
def test_people_are_of_the_state_that_is_meant_in_such_a_text(words, countries, home) -> None:
    assert state_words().home(words, countries) == home


def test_of_states_that_share_a_demonym_one_is_meant() -> None:
    assert state_words().by_demonym == {"COD", "DOM"}


def test_every_group_of_words_is_asked_for_and_says_what_it_is_for() -> None:
    tables = read_tables("word_groups", columns=("group", "value", "words", "meaning"))
    rows = [row for table in tables for row in table]
    source = "".join(path.read_text(encoding="utf-8") for path in Path(dateline.__file__).parent.rglob("*.py"))
    assert [row["group"] for row in rows if f'"{row["group"]}"' not in source] == []
    assert all(row["meaning"] and row["words"] for row in rows)
    words = [(row["group"], word) for row in rows for word in values(row["words"])]
    assert len(words) == len(set(words))


def test_every_group_that_code_asks_for_is_in_the_tables() -> None:
    asking = {"word_group": 0, "in_group": 1, "is_word_of": 1}  # by each function the place of its first name
    asked = {
        name.value
        for path in Path(dateline.__file__).parent.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in asking
        for name in call.args[asking[call.func.id] :]
        if isinstance(name, ast.Constant)
    }
    tables = read_tables("word_groups", columns=("group", "value", "words", "meaning"))
    assert asked - {row["group"] for table in tables for row in table} == set()


def test_a_word_of_a_group_gives_its_value() -> None:
    assert word_group("topic")["nurses"] == "MED"
    assert word_group("accord")["treaty"] is None
    with pytest.raises(KeyError):
        word_group("no such group")


def test_currencies_have_codes_and_names_that_are_words_too_are_names() -> None:
    told = currencies()
    codes = {code for words in (told.signs, told.names, told.of_countries) for code in words.values() if code}
    assert all(len(code) == len("EUR") and code.isupper() for code in codes)
    assert told.words_too < set(told.names)
    assert None not in told.of_countries.values()
