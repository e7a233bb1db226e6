"""What docs/r.md tells R users to run in DuckDB gives what the archive gives."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

import dateline
from tests.archive.fakes import NewCoder, QuickCoder, lines

PAGE = (Path(__file__).parents[2] / "docs" / "r.md").read_text(encoding="utf-8")
(STATEMENTS,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def archive(tmp_path):
    """An archive with new versions, a second coding, a month that was tidied and one that was not."""
    with dateline.open(tmp_path / "africa") as made:
        for number, text in enumerate(["RUS accuses MLI.", "RUS meets MLI. USA aids FRA.", "RUS accuses MLI."]):
            article = {"id": "a", "text": text, "published": "2024-03-01"}
            made.add(lines(tmp_path / f"{number}.jsonl", [article, f"DEU attacks FRA {number}."]), coder=QuickCoder)
        made.tidy()
        made.recode(coder=NewCoder)
        made.add(lines(tmp_path / "more.jsonl", [{"id": "b", "text": "USA meets FRA."}]), coder=NewCoder)
        yield made


def test_the_views_show_what_the_archive_shows(archive):
    with duckdb.connect() as database:
        database.execute(STATEMENTS.replace("'africa/", f"'{archive.path}/"))
        for view, column in (("articles", "coding"), ("events", "id"), ("pairs", "event")):
            told = f"SELECT {column} FROM {view} ORDER BY 1"
            expected = [(row[column],) for row in archive.sql(told)]
            assert database.execute(told).fetchall() == expected
            assert expected


def test_a_snapshot_has_the_file_that_the_page_names(archive, tmp_path):
    folder = archive.snapshot("v1", to=tmp_path / "africa-v1")
    (name,) = re.findall(r'"africa-v1/(.*?)"', PAGE)
    assert (folder / name).is_file()


def test_the_files_have_the_columns_that_the_page_uses(archive, tmp_path):
    archive.events().write(tmp_path / "events.parquet")
    with duckdb.connect() as database:
        described = database.execute(f"DESCRIBE SELECT * FROM '{tmp_path}/events.parquet'").fetchall()
    types = {name: kind for name, kind, *_ in described}
    assert types["actor_countries"] == "VARCHAR[]"
    assert {"status", "type"} <= types.keys()
    pairs = archive.sql("SELECT * FROM pairs_by_day")
    assert {"actor_country", "recipient_country", "day", "events", "score"} <= set(pairs.columns)
