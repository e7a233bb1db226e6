from __future__ import annotations

import gzip

import duckdb
import pytest

from dateline.sources import about_how_many


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "page.html").write_text("<p>one</p>")
    (tmp_path / "lines.jsonl").write_text('{"text": "a"}\n\n{"text": "b"}\n')
    (tmp_path / "table.csv").write_text('text\n"a\nb"\nc\nd\n')
    with duckdb.connect() as database:
        database.execute(f"COPY (SELECT 'x' AS text FROM range(5)) TO '{tmp_path}/table.parquet'")
    (tmp_path / ".hidden").write_text("x")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "number"), [("page.html", 1), ("lines.jsonl", 2), ("table.csv", 3), ("table.parquet", 5), (".", 11)]
)
def test_articles_are_counted_without_being_read(folder, name, number):
    assert about_how_many(str(folder / name)) == number


def test_a_long_table_is_judged_by_its_first_rows(tmp_path):
    (tmp_path / "long.csv").write_text(
        "id,text\n" + "".join(f'{n},"Rebels left Gao, they said."\n' for n in range(50_000))
    )
    assert about_how_many(str(tmp_path / "long.csv")) == pytest.approx(50_000, rel=0.1)


@pytest.mark.parametrize("name", ["-", "https://example.org/x", "no-such-file", "packed.jsonl.gz", "bad.parquet"])
def test_what_cannot_be_counted_has_no_number(folder, name, monkeypatch):
    (folder / "packed.jsonl.gz").write_bytes(gzip.compress(b'{"text": "a"}\n'))
    (folder / "bad.parquet").write_bytes(b"no parquet")
    monkeypatch.chdir(folder)
    assert about_how_many(name) is None
