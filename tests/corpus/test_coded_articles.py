"""The codings of articles of others, `corpus/articles` and `corpus/test/news.jsonl`; their texts are not here."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dateline.knowledge.codebook import load_codebook
from dateline.records import EVENT_TYPES, STATUSES

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = [*sorted((CORPUS / "articles").glob("*.jsonl")), CORPUS / "test" / "news.jsonl"]


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_no_article_is_coded_in_two_files():
    ids = [row["id"] for path in FILES for row in rows(path)]
    assert len(ids) == len(set(ids)) == 346


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_events_are_of_the_codebook_and_inside_the_text(path):
    book = load_codebook()
    for row in rows(path):
        for event in row["events"]:
            assert event["type"] in EVENT_TYPES, row["id"]
            assert event["mode"] is None or event["mode"] in book.modes(event["type"]), (row["id"], event)
            assert event["status"] in STATUSES
            assert event["evidence"]
            for told in event["evidence"]:
                start, end = told["trigger"]
                assert 0 <= told["start"] <= start < end <= told["end"] <= row["length"]
            for party in (*event["actors"], *event["recipients"]):
                assert 0 <= party["at"][0] < party["at"][1] <= row["length"]
            if event["date"]:
                assert date.fromisoformat(event["date"]["start"]) <= date.fromisoformat(event["date"]["end"])
