from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import msgspec
import pytest

from dateline.formats import FORMATS, write_events
from dateline.records import Event
from tests.builders import article, event

ROOT = Path(__file__).parents[2]
CODED = [(article(), [event(), event(id="fedcba9876543210", type="REQUEST")]), (article(id="a2"), [])]


def written(format_name: str, coded=CODED) -> bytes:
    out = io.BytesIO()
    assert write_events(coded, out, format_name) == sum(len(events) for _, events in coded)
    return out.getvalue()


@pytest.mark.parametrize("format_name", ["json", "jsonl"])
def test_json_is_the_record(format_name):
    content = written(format_name)
    lines = [json.dumps(record) for record in json.loads(content)] if format_name == "json" else content.splitlines()
    assert [msgspec.json.decode(line, type=Event) for line in lines] == CODED[0][1]


def test_json_without_events_is_an_empty_list():
    assert json.loads(written("json", [(article(), [])])) == []


def test_csv_has_a_row_for_each_event():
    rows = list(csv.DictReader(io.StringIO(written("csv").decode())))
    assert [row["type"] for row in rows] == ["ASSAULT", "REQUEST"]
    first = rows[0]
    assert first["actors"] == "gunmen"
    assert first["recipient_countries"] == "MLI"
    assert first["contexts"] == "crime|military"
    assert (first["killed_min"], first["killed_max"]) == ("12", "")
    assert first["when_from"] == "2024-03-25"
    assert first["sentence"] == article().text
    assert msgspec.json.decode(first["record"], type=Event) == event()


def test_csv_cells_are_no_formulas():
    rows = list(csv.DictReader(io.StringIO(written("csv", [(article(title="=HYPERLINK(1)"), [event()])]).decode())))
    assert rows[0]["title"] == "'=HYPERLINK(1)"


def test_a_slow_parquet_shows_no_bar_of_the_database():
    """DuckDB draws one after two seconds where the program is no file: in `python -m dateline`, at a prompt."""
    program = """
import io, time
from dateline.formats import write_events
from tests.builders import article, event

def slow():
    time.sleep(2.2)
    yield article(), [event()]

write_events(slow(), io.BytesIO(), "parquet")
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("", "")


def asked(path, question, coded=CODED):
    path.write_bytes(written("parquet", coded))
    with duckdb.connect() as database:
        return database.execute(question, [str(path)]).fetchall()


def test_parquet_has_the_columns_of_csv_with_types(tmp_path):
    described = asked(tmp_path / "x.parquet", "DESCRIBE SELECT * FROM read_parquet(?)")
    kinds = {name: kind for name, kind, *_ in described}
    assert list(kinds) == written("csv").decode().splitlines()[0].split(",")
    assert kinds["contexts"] == "VARCHAR[]"
    assert kinds["killed_min"] == "DOUBLE"
    assert kinds["historical"] == "BOOLEAN"


def test_parquet_keeps_the_values(tmp_path):
    question = "SELECT contexts, killed_min, killed_max, historical, record FROM read_parquet(?)"
    contexts, killed, unknown, historical, record = asked(tmp_path / "x.parquet", question)[0]
    assert (contexts, killed, unknown, historical) == (["crime", "military"], 12, None, False)
    assert msgspec.json.decode(record, type=Event) == event()


def test_parquet_without_events_keeps_its_columns(tmp_path):
    described = asked(tmp_path / "x.parquet", "DESCRIBE SELECT * FROM read_parquet(?)", [])
    assert "record" in {name for name, *_ in described}
    assert asked(tmp_path / "x.parquet", "SELECT count(*) FROM read_parquet(?)", []) == [(0,)]


def test_parquet_gathers_articles_into_row_groups(tmp_path):
    coded = [(article(id=f"a{number}"), [event(article=f"a{number}")] * 500) for number in range(40)]
    groups = "SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata(?) ORDER BY 1"
    assert sum(rows for _, rows in asked(tmp_path / "x.parquet", groups, coded)) == 20_000
    assert len(asked(tmp_path / "x.parquet", groups, coded)) <= 4


def test_the_formats_have_their_names():
    assert list(FORMATS) == ["json", "jsonl", "csv", "parquet", "geojson", "polecat"]
