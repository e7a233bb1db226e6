"""Searches: what people type is never refused for its signs, and finds what it says."""

from __future__ import annotations

import pytest

from dateline.archive import Archive
from dateline.archive.searches import search_of
from dateline.errors import ArchiveError
from tests.archive.fakes import QuickCoder, lines

FIELDS = ("title", "text")


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    folder = tmp_path_factory.mktemp("words")
    texts = {
        "mali": "Mali's army met O’Brien at 12:30 in Côte d'Ivoire. RUS accuses MLI.",
        "web": "See https://news.example/a_b?page=1 for more. RUS accuses Mali.",
        "fear": "Fear AND hope: [x], {y}, (z), a+b, c^2, 5~6, *, \\ and /slash/. RUS aids MLI.",
    }
    articles = [{"id": id, "title": id, "text": text} for id, text in texts.items()]
    with Archive(folder / "archive", threads=1) as archive:
        archive.add(lines(folder / "x.jsonl", articles), coder=QuickCoder)
        yield archive


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Mali's", "mali"),
        ("Mali’s army", "mali"),
        ("mali", "mali web"),
        ("O'Brien", "mali"),
        ('"O\'Brien at"', "mali"),
        ("“O’Brien at”", "mali"),
        ("Cote d'Ivoire", "mali"),
        ("12:30", "mali"),
        ("30:12", ""),
        ("https://news.example/a_b?page=1", "web"),
        ("[x]", "fear"),
        ("a+b", "fear web"),
        ("b+a", ""),
        ("5~6 c^2", "fear"),
        ('"fear and', "fear"),
        ("'fear hope'", "fear"),
        ("AND", "fear"),
        ("text:fear", "fear"),
        ("caption:fear", ""),
        ("title:mali", "mali"),
        ('title:"mali"', "mali"),
        ("mali -title:mali", "web"),
        ("-mali", "fear"),
        ('-"fear and"', "mali web"),
        ("fear OR army", "mali fear"),
        ("OR fear OR OR army OR", "mali fear"),
    ],
)
def test_what_people_type_finds_what_it_says(news, words, expected):
    assert {article["id"] for article in news.articles(words)} == set(expected.split())


@pytest.mark.parametrize("words", ["Mali's", "O'Brien", "12:30", "[x]", '"Mali', "title:x", "(", "*", "a\\", "-", "OR"])
def test_evidence_takes_the_same(news, words):
    if any(letter.isalnum() for letter in words.replace("OR", "")):
        assert len(news.events(evidence=words)) < 4
    else:
        with pytest.raises(ArchiveError, match="title:word"):
            news.events(evidence=words).rows()


@pytest.mark.parametrize("words", ["", "  ", "'", "-", "OR", '""', "title:", "?!"])
def test_where_there_is_no_word_the_advice_tells_how_to_search(words):
    with pytest.raises(ArchiveError, match="bad_filter") as told:
        search_of(words, fields=FIELDS)
    assert '"in quotes"' in told.value.advice


def test_a_field_is_one_of_those_that_are_searched():
    assert search_of("title:rift", fields=FIELDS) == 'title:"rift"'
    assert search_of("title:rift", fields=("sentence",)) == '"title rift"'
