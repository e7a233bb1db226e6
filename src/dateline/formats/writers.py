"""Writers: coded articles to a stream or file in one of the formats, one article at a time where the format allows."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import duckdb
import msgspec

from dateline.formats.arrow import reader_of
from dateline.formats.coded import Coded, harmless
from dateline.formats.columns import COLUMNS, Cell, row
from dateline.formats.geojson import write_geojson
from dateline.formats.polecat import write_polecat

_GROUP_ROWS = 8_192
"""Rows of a Parquet row group: small ones make files large and slow to read. DuckDB writes multiples of 2,048."""


def write_events(coded: Coded, out: BinaryIO, format_name: str) -> int:
    """Writes the events of coded articles and gives back how many were written.

    Args:
        coded: pairs of an article and its events; read once, in order.
        out: a binary stream, left open.
        format_name: one of `FORMATS`.

    Raises:
        KeyError: the format is not one of `FORMATS`.
    """
    return FORMATS[format_name](coded, out)


def _json(coded: Coded, out: BinaryIO) -> int:
    written = 0
    out.write(b"[")
    for _, events in coded:
        for event in events:
            out.write(b",\n" if written else b"\n")
            out.write(msgspec.json.encode(event))
            written += 1
    out.write(b"\n]\n" if written else b"]\n")
    return written


def _jsonl(coded: Coded, out: BinaryIO) -> int:
    written = 0
    for _, events in coded:
        for event in events:
            out.write(msgspec.json.encode(event) + b"\n")
            written += 1
        out.flush()
    return written


def _csv(coded: Coded, out: BinaryIO) -> int:
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, fieldnames=list(COLUMNS))
    writer.writeheader()
    written = 0
    for article, events in coded:
        for event in events:
            writer.writerow({name: _csv_cell(name, value) for name, value in row(article, event).items()})
            written += 1
    text.detach()
    return written


def _csv_cell(name: str, value: Cell) -> Cell:
    if isinstance(value, list):
        value = "|".join(value)
    return harmless(value) if isinstance(value, str) and name != "record" else value


def _parquet(coded: Coded, out: BinaryIO) -> int:
    # A Parquet file ends with its table of contents, and DuckDB writes to files only: hence the way through one.
    rows = (row(article, event) for article, events in coded for event in events)
    with TemporaryDirectory() as folder, duckdb.connect() as database:
        database.execute("SET enable_progress_bar = false")
        file = Path(folder, "events.parquet")
        database.register("coded", reader_of(rows, COLUMNS, size=_GROUP_ROWS))
        written = database.execute(
            f"COPY coded TO '{file}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP_ROWS})"
        ).fetchall()
        with file.open("rb") as packed:
            shutil.copyfileobj(packed, out)
    return int(written[0][0])


FORMATS: dict[str, Callable[[Coded, BinaryIO], int]] = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
    "geojson": write_geojson,
    "polecat": write_polecat,
}
"""Names of the file formats, each with its writer."""
