"""The table of context words: names from the closed list, one context a word, in the form that the finder looks up."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import Table, read_table

COLUMNS = ("context", "word")
CONTEXTS = frozenset(
    """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic
    legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality
    diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology
    terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking""".split()
)
"""The contexts of the published PLOVER data."""
FEWEST, MOST = 5, 140


@pytest.fixture(scope="module")
def table() -> Table:
    return read_table("contexts", columns=COLUMNS)


def test_the_contexts_are_those_of_the_closed_list(table: Table) -> None:
    assert {row["context"] for row in table} == CONTEXTS


def test_contexts_of_time_are_no_contexts_here(table: Table) -> None:
    assert not {row["context"] for row in table} & {"future", "historical", "hypothetical", "negation"}


def test_every_context_has_enough_words_and_not_too_many(table: Table) -> None:
    counts = Counter(row["context"] for row in table)
    assert {context: n for context, n in counts.items() if not FEWEST <= n <= MOST} == {}


def test_a_word_gives_one_context(table: Table) -> None:
    counts = Counter(row["word"] for row in table)
    assert [word for word, n in counts.items() if n > 1] == []


def test_words_are_in_lower_case(table: Table) -> None:
    assert [row["word"] for row in table if row["word"] != row["word"].lower()] == []


def test_words_have_single_spaces_only(table: Table) -> None:
    assert [row["word"] for row in table if row["word"] != " ".join(row["word"].split()) or not row["word"]] == []


def test_hyphens_stand_apart_as_the_tokens_do(table: Table) -> None:
    assert [row["word"] for row in table if re.search(r"[a-z]-[a-z]|[a-z]'s", row["word"])] == []


@pytest.mark.parametrize(
    ("word", "context"),
    [
        ("ambassador", "diplomatic"),
        ("earthquake", "disasters"),
        ("ballot", "election"),
        ("sarin", "cbrn"),
        ("human right", "human_rights"),
        ("bribery", "corruption"),
        ("cocaine", "illegal_drugs"),
    ],
)
def test_telling_words_give_their_context(table: Table, word: str, context: str) -> None:
    assert {row["word"]: row["context"] for row in table}[word] == context


def test_a_word_with_a_comma_too_many_is_told(tmp_path: Path) -> None:
    head = "# source: x\n# licence: x\n# version: 1\ncontext,word\n"
    (tmp_path / "contexts.csv").write_text(head + "legal,court\nlegal,judge,jury\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"contexts\.csv line 6: 3 cells, expected 2"):
        read_table("contexts", columns=COLUMNS, folder=tmp_path)
