from __future__ import annotations

import csv
import io
import json

import msgspec
import pyarrow.parquet as pq
import pytest

from dateline.formats import FORMATS, write_events
from dateline.records import Event
from tests.builders import article, event

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


def test_parquet_has_the_columns_of_csv_with_types():
    table = pq.read_table(io.BytesIO(written("parquet")))
    header = written("csv").decode().splitlines()[0].split(",")
    assert table.column_names == header
    row = table.to_pylist()[0]
    assert row["contexts"] == ["crime", "military"]
    assert row["killed_min"] == 12
    assert row["historical"] is False
    assert msgspec.json.decode(row["record"], type=Event) == event()


def test_parquet_without_events_keeps_its_columns():
    table = pq.read_table(io.BytesIO(written("parquet", [])))
    assert table.num_rows == 0
    assert "record" in table.column_names


def test_parquet_gathers_articles_into_row_groups(monkeypatch):
    monkeypatch.setattr("dateline.formats.writers._GROUP_ROWS", 4)
    coded = [(article(id=f"a{number}"), [event(article=f"a{number}")] * 3) for number in range(3)]
    file = pq.ParquetFile(io.BytesIO(written("parquet", coded)))
    assert [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)] == [4, 4, 1]
    assert file.read().column("article").to_pylist() == ["a0"] * 3 + ["a1"] * 3 + ["a2"] * 3


def test_there_are_four_formats():
    assert list(FORMATS) == ["json", "jsonl", "csv", "parquet"]
