"""Dates: the phrases and sentences of the tables beside this file, written from the conventions of the record."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.resolving.dates import find_dates

TABLES = tuple(
    Path(__file__).with_name(name) for name in ("date_phrases.csv", "date_phrases_more.csv", "date_phrases_news.csv")
)
SENTENCES = Path(__file__).with_name("date_sentences.csv")
DAY_FIRST = {"yes": True, "no": False}


def cases():
    for table in TABLES:
        with table.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                expected = (row["from"] or None, row["to"] or None, row["grain"])
                customs = {"country": row.get("country") or None, "day_first": DAY_FIRST.get(row.get("day_first", ""))}
                name = " ".join(filter(None, (row["phrase"], row["published"], *map(str, customs.values()))))
                yield pytest.param(row["phrase"], row["published"], customs, expected, id=name)


@pytest.mark.parametrize(("phrase", "published", "customs", "expected"), list(cases()))
def test_a_phrase_stands_for_its_interval(phrase, published, customs, expected):
    when = dateline.when(phrase, published=published, **customs)
    assert when is not None
    assert (when.from_, when.to, when.grain) == expected


def sentences():
    with SENTENCES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            expected = (row["text"], row["from"] or None, row["to"] or None, row["grain"])
            yield pytest.param(row["sentence"], row["published"], row["country"] or None, expected, id=row["sentence"])


@pytest.mark.parametrize(("sentence", "published", "country", "expected"), list(sentences()))
def test_a_sentence_holds_its_date(sentence, published, country, expected):
    dates = find_dates(sentence, published=date.fromisoformat(published), country=country)
    assert expected in [(when.text, when.from_, when.to, when.grain) for when in dates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The summit will open in five days.", ["in five days"]),
        ("Police killed 20 people in five days.", []),
        ("It would be the first visit in five years.", []),
        ("The curfew will apply from Monday.", ["from Monday"]),
        ("He quoted a report from May 2023.", ["May 2023"]),
        ("Polls will be open from 8 a.m. on Friday.", ["8 a.m. on Friday"]),
        ("They met on Mon. and left.", ["Mon."]),
        ("He read the Sun. Then he left.", []),
        ("Over the last two weeks of August 2008 it fell.", ["the last two weeks of August 2008"]),
        ("It grew over the last two weeks of fighting.", ["over the last two weeks"]),
        ("Shells fell at 6 a.m. Eastern Ghouta was quiet.", ["6 a.m."]),
        ("The road was closed for a week last Tuesday.", ["last Tuesday"]),
        ("A predawn raid killed two. No day passes without one.", []),
        ("The festival ran 9 May–2 June.", ["9 May–2 June"]),
        ("He saw 3-4 Russian tanks.", []),
    ],
)
def test_in_a_text_the_words_around_decide_whether_it_is_a_date(text, expected):
    assert [when.text for when in find_dates(text, published=date(2024, 3, 28))] == expected
