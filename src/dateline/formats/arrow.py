"""Rows as Arrow tables, without pyarrow: what Parquet, the archive and other programs take in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice
from typing import Any, Literal

from arro3.core import Array, DataType, Field, RecordBatch, RecordBatchReader, Schema, list_array

Kind = Literal["text", "texts", "bytes", "number", "integer", "boolean", "day", "moment"]
"""What a column holds: text, a list of texts, bytes, a float, an integer, a truth value, a date, a UTC date-time."""
Row = Mapping[str, Any]

_EPOCH_DAY = date(1970, 1, 1).toordinal()
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_TYPES: dict[Kind, DataType] = {
    "text": DataType.string(),
    "texts": DataType.list(Field("item", DataType.string())),
    "bytes": DataType.binary(),
    "number": DataType.float64(),
    "integer": DataType.int64(),
    "boolean": DataType.bool(),
    "day": DataType.date32(),
    "moment": DataType.timestamp("us", tz="UTC"),
}


def schema_of(columns: Mapping[str, Kind]) -> Schema:
    """Arrow schema of columns; every column may be null."""
    return Schema([Field(name, _TYPES[kind]) for name, kind in columns.items()])


def batch_of(rows: Sequence[Row], columns: Mapping[str, Kind]) -> RecordBatch:
    """Rows as one Arrow record batch; a column that a row lacks is null in it."""
    arrays = [_ARRAYS[kind]([row.get(name) for row in rows]) for name, kind in columns.items()]
    return RecordBatch.from_arrays(arrays, schema=schema_of(columns))


def reader_of(rows: Iterable[Row], columns: Mapping[str, Kind], *, size: int) -> RecordBatchReader:
    """Rows as a stream of Arrow record batches of at most `size` rows, made as they are asked for."""

    def batches() -> Iterator[RecordBatch]:
        rest = iter(rows)
        while group := list(islice(rest, size)):
            yield batch_of(group, columns)

    return RecordBatchReader.from_batches(schema_of(columns), batches())


def _days(values: list[date | None]) -> Array:
    days = [None if value is None else value.toordinal() - _EPOCH_DAY for value in values]
    return Array(days, DataType.int32()).cast(_TYPES["day"])


def _moments(values: list[datetime | None]) -> Array:
    moments = [None if value is None else (value - _EPOCH) // _MICROSECOND for value in values]
    return Array(moments, DataType.int64()).cast(_TYPES["moment"])


def _texts(values: list[Sequence[str] | None]) -> Array:
    lists = [value or () for value in values]
    offsets = Array(list(accumulate(map(len, lists), initial=0)), DataType.int32())
    words = Array([word for value in lists for word in value], DataType.string())
    return list_array(offsets, words, type=_TYPES["texts"])


def _plain(kind: Kind) -> Callable[[list[Any]], Array]:
    return lambda values: Array(values, _TYPES[kind])


def _numbers(values: list[float | None]) -> Array:
    return Array([None if value is None else float(value) for value in values], _TYPES["number"])


_ARRAYS: dict[Kind, Callable[[list[Any]], Array]] = {
    "text": _plain("text"),
    "texts": _texts,
    "bytes": _plain("bytes"),
    "number": _numbers,
    "integer": _plain("integer"),
    "boolean": _plain("boolean"),
    "day": _days,
    "moment": _moments,
}
