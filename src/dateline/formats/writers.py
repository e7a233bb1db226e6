"""Writers: coded articles to a stream or file in one of the formats, one article at a time where the format allows."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from io import TextIOWrapper
from itertools import islice
from typing import BinaryIO

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from dateline.formats.columns import Cell, row
from dateline.records import Article, Event

Coded = Iterable[tuple[Article, Sequence[Event]]]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""Spreadsheets run cells that begin so; news text is hostile, so such cells get a leading apostrophe in CSV."""
_GROUP_ROWS = 5_000
"""Rows of a Parquet row group: small ones make files large and slow to read."""
_LIST = pa.list_(pa.string())
_FLOATS = frozenset("score place_lat place_lon killed_min killed_max injured_min injured_max confidence".split())
_INTEGERS = frozenset("place_geonames sentence_start sentence_end".split())
_LISTS = frozenset(
    """contexts said_by actors actor_ids actor_countries actor_sectors recipients recipient_ids recipient_countries
    recipient_sectors""".split()
)
_COLUMNS = (
    """id article published title outlet address type mode contexts quad score cameo status historical
    actors actor_ids actor_countries actor_sectors recipients recipient_ids recipient_countries recipient_sectors
    place place_country place_admin1 place_geonames place_lat place_lon place_precision when_from when_to when_grain
    said_by killed_min killed_max injured_min injured_max zone sentence_start sentence_end sentence trigger
    confidence coder record"""
).split()


def write_events(coded: Coded, out: BinaryIO, format_name: str) -> int:
    """Writes the events of coded articles and gives back how many there were.

    Args:
        coded: pairs of an article and its events; read once, in order.
        out: a binary stream, left open.
        format_name: one of `FORMATS`.

    Raises:
        KeyError: the format is not one of `FORMATS`.
    """
    return FORMATS[format_name](coded, out)


def schema() -> pa.Schema:
    """Arrow schema of the flat columns."""
    return pa.schema([pa.field(name, _arrow_type(name)) for name in _COLUMNS])


def _arrow_type(name: str) -> pa.DataType:
    if name in _LISTS:
        return _LIST
    if name in _FLOATS:
        return pa.float64()
    if name in _INTEGERS:
        return pa.int64()
    return pa.bool_() if name == "historical" else pa.string()


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
    writer = csv.DictWriter(text, fieldnames=_COLUMNS)
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
    if isinstance(value, str) and name != "record" and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def _parquet(coded: Coded, out: BinaryIO) -> int:
    written = 0
    columns = schema()
    rows = (row(article, event) for article, events in coded for event in events)
    with pq.ParquetWriter(out, columns, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP_ROWS)):
            writer.write_table(pa.Table.from_pylist(group, schema=columns))
            written += len(group)
    return written


FORMATS: dict[str, Callable[[Coded, BinaryIO], int]] = {
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
}
"""Names of the file formats, each with its writer."""
