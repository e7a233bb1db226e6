"""Copies: what questions read instead of every month; always right, whatever has become of the archive or of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dateline.archive import Archive
from dateline.archive.copies import HEADS_COPY, PAIRS_COPY, is_stale, newest
from tests.archive.fakes import NewCoder

ARTICLES = [
    {"id": f"a{number}", "text": f"RUS accuses MLI {number}. MLI meets RUS.", "published": f"2024-0{number % 3 + 1}-05"}
    for number in range(6)
]


@pytest.fixture
def news(archive, add):
    """A tidied archive, with articles in three months."""
    add(*ARTICLES)
    archive.tidy(keep_days=0)
    return archive


def folder(archive):
    return archive.path / ".copies"


def shown(archive):
    """All that copies have a part in."""
    return (
        archive.counts(pair=("RUS", "MLI")).rows(),
        [event.id for article in ARTICLES for event in archive.events_of(article["id"])],
        [archive.event(event.id).id for event in archive.events().records()],
        archive.articles().rows(),
        [archive.article(article["id"]).text for article in ARTICLES],
        archive.events(article="a1").rows(),
        archive.events(pair=("RUS", "MLI"), since="2024-02-01").rows(),
    )


def test_tidying_makes_copies_of_all_that_counts(news):
    copies = newest(folder(news))
    assert copies is not None
    assert copies.batches == news._store.history().live
    assert not is_stale(copies, news._store.history().live)


@pytest.mark.parametrize("damage", ["missing", "cut", "no note", "nonsense"])
def test_copies_are_not_needed(news, damage):
    before = shown(news)
    copies = newest(folder(news))
    if damage == "missing":
        shutil.rmtree(folder(news))
    elif damage == "cut":
        file = copies.folder / f"{PAIRS_COPY.name}.parquet"
        file.write_bytes(file.read_bytes()[:100])
    elif damage == "no note":
        (copies.folder / "copies.json").unlink()
    else:
        (copies.folder / "copies.json").write_text("nonsense")
    with Archive(news.path, threads=1) as again:
        assert newest(folder(news)) is None
        assert shown(again) == before
        again.tidy()
        assert newest(folder(news)) is not None
        assert shown(again) == before


def test_what_is_added_later_is_read_from_the_tables(news, add):
    add({"id": "new", "text": "RUS aids MLI.", "published": "2024-02-07"})
    assert news.events_of("new")[0].type == "AID"
    assert news.event(news.events_of("new")[0].id).type == "AID"
    assert sum(row["events"] for row in news.counts(pair=("RUS", "MLI"))) == 13
    assert len(news.articles()) == 7


def test_what_was_coded_again_is_not_counted_twice(news):
    news.recode(coder=NewCoder)
    assert sum(row["events"] for row in news.counts(pair=("RUS", "MLI"))) == 12
    news.tidy(keep_days=0)
    assert sum(row["events"] for row in news.counts(pair=("RUS", "MLI"))) == 12
    assert {row["type"] for row in news.at(1).counts(actor="RUS")} == {"ACCUSE"}


def test_copies_that_hold_what_no_longer_counts_are_still_right(news, add, monkeypatch):
    before = shown(news)
    monkeypatch.setattr("dateline.archive.tidying.is_stale", lambda *_: False)
    add({"id": "other", "text": "FRA aids UKR.", "published": "2024-01-09"})
    news.tidy(keep_days=0)
    assert not newest(folder(news)).batches <= news._store.history().live
    assert shown(news)[:2] == before[:2]
    assert len(news.articles()) == 7


def test_what_was_broken_off_is_cleared_away(news, add):
    (folder(news) / "new-broken").mkdir()
    for number in range(4):
        add({"id": f"n{number}", "text": "RUS aids MLI.", "published": f"2024-0{number + 1}-07"})
        news.tidy(keep_days=0)
    assert len(list(folder(news).iterdir())) == 2


def test_an_answer_is_of_the_archive_as_it_is_when_it_is_read(news, add):
    answer = news.events(since="2024-01-01")
    assert len(answer) == 12
    add({"id": "new", "text": "RUS aids MLI.", "published": "2024-02-07"})
    news.tidy(keep_days=0)
    assert len(answer) == len(answer.rows()) == 13


def test_the_heads_of_articles_are_in_order(news):
    file = newest(folder(news)).file(HEADS_COPY)
    assert [row["id"] for row in news._reading.asked(f"SELECT id FROM '{file}'")] == [one["id"] for one in ARTICLES]


def test_copies_that_are_damaged_inside_are_told_and_cleared_away(news):
    before = shown(news)
    file = Path(newest(folder(news)).file(PAIRS_COPY))
    file.write_bytes(b"x" * file.stat().st_size)
    with Archive(news.path, threads=1) as again:
        assert [problem.what for problem in again.check()] == [str(file)]
        again.repair(coder=None)
        assert again.check() == []
        assert shown(again) == before
