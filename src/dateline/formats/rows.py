"""Writers of rows as such: what a question to an archive gives, to a stream as CSV, JSON, JSON Lines or Parquet."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

import duckdb
import msgspec
from arro3.core import Table

from dateline.formats.coded import harmless


def write_rows(table: Table, out: BinaryIO, format_name: str) -> int:
    """Writes the rows of an Arrow table and gives back how many there were.

    Args:
        table: the rows.
        out: a binary stream, left open.
        format_name: one of `ROW_FORMATS`.

    Raises:
        KeyError: the format is not one of `ROW_FORMATS`.
    """
    ROW_FORMATS[format_name](table, out)
    return int(table.num_rows)


def _json(table: Table, out: BinaryIO) -> None:
    lines = [_line(row) for row in _rows(table)]
    out.write(b"[\n" + b",\n".join(lines) + b"\n]\n" if lines else b"[]\n")


def _jsonl(table: Table, out: BinaryIO) -> None:
    for row in _rows(table):
        out.write(_line(row) + b"\n")


def _csv(table: Table, out: BinaryIO) -> None:
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(table.schema.names)
    for row in _rows(table):
        writer.writerow([_cell(value) for value in row.values()])
    text.detach()


def _parquet(table: Table, out: BinaryIO) -> None:
    with TemporaryDirectory() as folder, duckdb.connect() as database:
        database.execute("SET enable_progress_bar = false")
        file = Path(folder, "rows.parquet")
        database.register("given", table)
        database.execute(f"COPY given TO '{file}' (FORMAT parquet, COMPRESSION zstd)")
        with file.open("rb") as packed:
            shutil.copyfileobj(packed, out)


def _rows(table: Table) -> list[dict[str, Any]]:
    names = table.schema.names
    columns = [[_number(value) for value in table[number].to_pylist()] for number in range(len(names))]
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _number(value: Any) -> Any:
    """Decimals, as DuckDB's sums are, as numbers like others."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _line(row: dict[str, Any]) -> bytes:
    return msgspec.json.encode(row, enc_hook=str)


def _cell(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "|".join(value)
    elif isinstance(value, list | dict):
        value = msgspec.json.encode(value, enc_hook=str).decode()
    return harmless(value) if isinstance(value, str) else value


ROW_FORMATS: dict[str, Callable[[Table, BinaryIO], None]] = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
}
"""Names of the formats that rows of any columns can be written in, each with its writer."""
