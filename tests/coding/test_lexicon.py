from __future__ import annotations

import shutil
from importlib.resources import files

import pytest

from dateline.coding import load_lexicon
from dateline.coding.lexicon import parse_condition
from dateline.errors import KnowledgeError
from dateline.knowledge.codebook import load_codebook
from dateline.records import EVENT_TYPES

HEAD = "# source: general knowledge\n# licence: CC0-1.0\n# version: 1\n"


@pytest.fixture
def tables(tmp_path):
    (tmp_path / "classes.csv").write_text(HEAD + "class,word\nFORCES,troop\n")
    (tmp_path / "modes.csv").write_text(HEAD + "type,mode,when\n")
    (tmp_path / "light_verbs.csv").write_text(HEAD + "verb\nhold\n")

    def with_row(row: str):
        header = "trigger,pos,when,type,mode,actor,recipient,frame\n"
        (tmp_path / "triggers.csv").write_text(HEAD + header + row + "\n")
        return tmp_path

    return with_row


def test_the_packaged_lexicon_covers_all_types():
    lexicon = load_lexicon()
    types = {row.type for rows in lexicon.rows.values() for row in rows}
    assert len(types - {None}) == 16


def test_every_mode_that_the_lexicon_gives_is_in_the_codebook():
    lexicon, codebook = load_lexicon(), load_codebook()
    given = {(row.type, row.mode) for rows in lexicon.rows.values() for row in rows if row.type and row.mode}
    given |= {(kind, clue.mode) for kind, clues in lexicon.modes.items() for clue in clues}
    assert [pair for pair in sorted(given) if pair[1] not in codebook.modes(pair[0])] == []


def test_every_class_that_a_condition_names_exists():
    lexicon = load_lexicon()
    conditions = [condition for rows in lexicon.rows.values() for row in rows for condition in row.when]
    conditions += [condition for clues in lexicon.modes.values() for clue in clues for condition in clue.when]
    matters = [condition for clues in lexicon.modes.values() for clue in clues for condition in clue.matter]
    named = {name for condition in conditions for name in condition.classes}
    named |= {name for condition in matters for name in condition.classes} - set(EVENT_TYPES)
    assert named - {"PARTY", "NUMBER", "PLACE", "NAME", "SCORE", "UNSAID"} - set(lexicon.classes) == set()


def test_rows_with_more_conditions_come_first(tables):
    folder = tables(
        "withdraw,verb,,SANCTION,,subj,from,directed\nwithdraw,verb,obj:FORCES,RETREAT,withdraw,subj,from,directed"
    )
    assert [row.type for row in load_lexicon(folder).rows["withdraw", "verb"]] == ["RETREAT", "SANCTION"]


def test_a_row_for_several_words_or_a_class_counts_for_each(tables):
    rows = load_lexicon(tables("FORCES|march past,verb,,MOBILIZE,,subj,,directed")).rows
    assert {head: [(row.particle, row.line) for row in found] for head, found in rows.items()} == {
        ("troop", "verb"): [(None, 5)],
        ("march", "verb"): [("past", 5)],
    }


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("TROOPS,noun,,ASSAULT,,subj,obj,directed", "trigger"),
        ("attack,adverb,,ASSAULT,,subj,obj,directed", "pos"),
        ("attack,verb,,WAR,,subj,obj,directed", "type"),
        ("attack,verb,,ASSAULT,,subj,obj,sideways", "frame"),
        ("attack,verb,obj,ASSAULT,,subj,obj,directed", "when"),
    ],
)
def test_a_broken_row_names_line_and_field(tables, row, field):
    with pytest.raises(KnowledgeError, match=f"triggers\\.csv line 5, {field}"):
        load_lexicon(tables(row))


def test_conditions():
    assert parse_condition("obj:*").filled is True
    assert parse_condition("obj:-").filled is False
    condition = parse_condition("!obj:FORCES|ground troops|tank")
    assert condition.negated
    assert condition.classes == ("FORCES",)
    assert condition.phrases == ("ground troops",)
    assert condition.words == {"tank"}


def test_the_tables_ship_with_the_package(tmp_path):
    shutil.copytree(str(files("dateline.knowledge") / "data"), tmp_path / "data")
    assert load_lexicon(tmp_path / "data").version == load_lexicon().version
