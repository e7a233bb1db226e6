"""Rows of any columns, as questions in SQL give them."""

from __future__ import annotations

import csv
import io
import json

import duckdb
import pytest
from arro3.core import Table

from dateline.formats import ROW_FORMATS, write_rows

QUESTION = """
    SELECT 1 AS number, 2::HUGEINT AS sum, 1.5::DECIMAL(4, 1) AS half, '=1+1' AS text, ['a', 'b'] AS texts,
    DATE '2024-03-28' AS day, TIMESTAMP '2024-03-28 10:00:00' AS moment, {'x': 1} AS object, NULL AS nothing
    UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"""


@pytest.fixture
def table():
    with duckdb.connect() as database:
        return Table.from_arrow(database.sql(QUESTION))


def written(table, format_name):
    out = io.BytesIO()
    assert write_rows(table, out, format_name) == table.num_rows
    return out.getvalue()


@pytest.mark.parametrize("format_name", ["json", "jsonl"])
def test_json_has_numbers_as_numbers_and_days_as_text(table, format_name):
    content = written(table, format_name)
    first, second = json.loads(content) if format_name == "json" else map(json.loads, content.splitlines())
    assert first == {
        "number": 1,
        "sum": 2,
        "half": 1.5,
        "text": "=1+1",
        "texts": ["a", "b"],
        "day": "2024-03-28",
        "moment": "2024-03-28T10:00:00",
        "object": {"x": 1},
        "nothing": None,
    }
    assert set(second.values()) == {None}


def test_csv_has_lists_in_a_cell_and_no_formulas(table):
    first, second = csv.DictReader(io.StringIO(written(table, "csv").decode()))
    assert (first["texts"], first["text"], first["object"]) == ("a|b", "'=1+1", '{"x":1}')
    assert set(second.values()) == {""}


def test_parquet_keeps_the_types(table, tmp_path):
    (tmp_path / "x.parquet").write_bytes(written(table, "parquet"))
    with duckdb.connect() as database:
        described = database.execute(f"DESCRIBE SELECT * FROM '{tmp_path}/x.parquet'").fetchall()
    types = {name: kind for name, kind, *_ in described}
    assert (types["texts"], types["day"], types["half"]) == ("VARCHAR[]", "DATE", "DECIMAL(4,1)")


@pytest.mark.parametrize("format_name", ROW_FORMATS)
def test_no_rows_are_no_trouble(table, format_name):
    assert written(table.slice(0, 0), format_name)[:0] == b""
