"""Tables as sources: CSV and Parquet files, one article a row, read row by row however large they are."""

from __future__ import annotations

import csv
import gzip
import os
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from io import TextIOWrapper
from itertools import count
from pathlib import Path
from typing import BinaryIO, cast

import duckdb

from dateline.errors import DatelineError, InputError
from dateline.records import Article, Failure
from dateline.sources.columns import Columns, article_of_row, checked_columns, chosen_columns
from dateline.sources.decoding import as_text
from dateline.sources.kinds import BOMS, GZIP, is_archive, refuse_formats, wide_encoding
from dateline.sources.limits import MAX_EMPTY_LINES, MAX_PAGE_BYTES, too_empty, too_large
from dateline.sources.refusals import cannot_be_read
from dateline.sources.stops import hearing_stops

_CSV_NAMES = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
_PARQUET_NAMES = (".parquet", ".pq")
_DELIMITERS = ",;\t|"
_SAMPLE = 1 << 20
_LONGEST_CHARACTER = 4
"""Bytes of a character in UTF-8, at most."""
_JUDGED_BY = 10_000
"""Rows by which the length of a table is judged."""
_ROWS_AT_ONCE = 64
"""Rows of a Parquet file that are held at once; an article may be long."""

_Rows = Generator[tuple[str, list[object]], None, None]
"""The place and the cells of each row; the first row is the names of the columns."""


def is_table(name: str) -> bool:
    """Whether a file of that name is read as a table."""
    return name.lower().endswith((*_CSV_NAMES, *_PARQUET_NAMES))


def articles_of_table(path: Path, columns: Columns | None = None) -> Iterator[Article | Failure]:
    """The articles of a table, one a row, in order; a bad row becomes a Failure that names it.

    Args:
        path: a CSV or Parquet file.
        columns: field to column, where they are not to be guessed.

    Raises:
        InputError: the table cannot be read, or no column can be the text.
    """
    source = as_text(str(path))
    names, rows = _opened(path)
    with closing(rows):
        chosen = chosen_columns(names, columns, source=source)
        filled = False
        for place, cells in rows:
            filled = True
            try:
                yield article_of_row(dict(zip(names, cells, strict=False)), chosen, source=f"{source} {place}")
            except InputError as error:
                yield Failure.of(error, source=f"{source} {place}", stage="sources")
    if not filled:
        raise InputError("empty", f"{source} has no rows")


def columns_of_table(path: Path, columns: Columns | None = None) -> dict[str, str]:
    """Which column of a table holds which field of an article, given or guessed.

    Raises:
        InputError: as for `articles_of_table`.
    """
    names, rows = _opened(path)
    rows.close()
    return chosen_columns(names, columns, source=str(path))


def rows_in(path: Path) -> int:
    """How many rows a table has, bad ones included; of a long CSV about how many, judged by its first rows.

    Raises:
        InputError: it cannot be read.
    """
    if path.name.lower().endswith(_PARQUET_NAMES):
        with duckdb.connect() as database:
            try:
                found = database.execute("SELECT sum(num_rows) FROM parquet_file_metadata(?)", [str(path)])
                return int(found.fetchall()[0][0])
            except duckdb.Error as error:
                raise _unreadable(path, error) from error
    rows = characters = 0
    with closing(_csv(path)) as read:
        next(read, None)
        for _, cells in read:
            rows += 1
            characters += sum(len(str(cell)) + 1 for cell in cells)
            if rows == _JUDGED_BY and not path.name.lower().endswith(".gz"):
                return max(rows, path.stat().st_size * rows // characters)
    return rows


def tables_in(spec: str, columns: Columns | None = None) -> Iterator[tuple[str, dict[str, str]]]:
    """The tables that a source is or holds, each with the columns that are read; those that cannot be are left out.

    Args:
        spec: what a source is named.
        columns: field to column, where they are not to be guessed.
    """
    path = Path(spec)
    files = [path] if os.path.isfile(path) else []
    if os.path.isdir(path):
        for place, folders, names in os.walk(path):
            if is_archive(place):
                folders.clear()
                continue
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            files += [Path(place, name) for name in sorted(names) if not name.startswith(".")]
    for file in files:
        if is_table(file.name):
            try:
                yield str(file), columns_of_table(file, columns)
            except DatelineError:
                # Reading it will tell.
                continue


def check_mapping(specs: Iterable[str], columns: Columns | None) -> None:
    """Nothing, unless a column that is given is in none of the tables that sources are or hold.

    Args:
        specs: what the sources are named.
        columns: field to column.

    Raises:
        InputError: such a column is in none of them, none is a table, or a field is named that articles do not have.
    """
    wanted = {field: column for field, column in checked_columns(columns or {}).items() if column}
    if not wanted:
        return
    specs = list(specs)
    tables = [chosen for spec in specs for _, chosen in tables_in(spec, columns)]
    if specs and all(os.path.isfile(spec) and not is_table(Path(spec).name) for spec in specs):
        raise InputError(
            "bad_columns",
            "columns are given, and no source is a table",
            advice="Give them with CSV, TSV and Parquet only.",
        )
    for field, column in wanted.items():
        if tables and all(chosen.get(field) != column for chosen in tables):
            raise InputError("bad_columns", f"no table has a column {column!r:.60} for `{field}`")


def _opened(path: Path) -> tuple[list[str], _Rows]:
    """The names of the columns, and the rows, each with its place.

    Raises:
        InputError: the table cannot be read, or is empty.
    """
    rows = _parquet(path) if path.name.lower().endswith(_PARQUET_NAMES) else _csv(path)
    first = next(rows, None)
    if first is None:
        raise InputError("empty", f"{path} is empty")
    return [str(name).strip() for name in first[1]], rows


def _csv(path: Path) -> _Rows:
    try:
        with path.open("rb") as file:
            packed = file.peek(2)[:2] == GZIP
            stream = cast(BinaryIO, gzip.GzipFile(fileobj=file) if packed else file)
            sample = stream.read(_SAMPLE)
            stream.seek(0)
            refuse_formats(sample, str(path))
            if b"\x00" in sample and not _is_wide(sample):
                raise InputError("binary", f"{path} is no text")
            encoding = _encoding(sample)
            # Bytes that are no UTF-8 pass as half characters, so that they are told with their row.
            with TextIOWrapper(stream, encoding=encoding, errors="surrogateescape", newline="") as text:
                yield from _csv_rows(text, _delimiter(path, sample.decode(encoding, "replace")), source=str(path))
    except (OSError, EOFError, zlib.error) as error:
        raise cannot_be_read(str(path), error) from error


def _csv_rows(text: TextIOWrapper, delimiter: str, *, source: str) -> _Rows:
    csv.field_size_limit(MAX_PAGE_BYTES)
    is_over = False

    def lines() -> Iterator[str]:
        nonlocal is_over
        for number in count(1):
            line = text.readline(MAX_PAGE_BYTES + 1)
            if len(line) > MAX_PAGE_BYTES:
                raise too_large(f"{source} line {number}")
            if not line:
                break
            yield line
        is_over = True

    reader = csv.reader(lines(), delimiter=delimiter)
    start, empty = 1, 0
    try:
        for cells in reader:
            if is_over:
                # The reader asked for another line of this row, and would take what there is for all of it.
                raise csv.Error("the file ends within quotation marks")
            if any(cells):
                yield f"line {start}", list(cells)
                empty = 0
            elif (empty := empty + 1) > MAX_EMPTY_LINES:
                raise too_empty(source)
            start = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            "unreadable",
            f"{source} line {start}: {error}",
            advice="Check the quotation marks from that line on: one may be missing, or the file is cut off.",
        ) from error


def _is_wide(sample: bytes) -> bool:
    return sample.startswith(tuple(bom for bom, _ in BOMS)) or wide_encoding(sample) is not None


def _encoding(sample: bytes) -> str:
    """UTF-8 if the sample is that, the encoding of its byte order mark, or else that of old spreadsheets."""
    for bom, codec in BOMS:
        if sample.startswith(bom):
            return codec
    if wide := wide_encoding(sample):
        return wide
    try:
        # The sample may end within a character.
        sample[: -_LONGEST_CHARACTER if len(sample) >= _SAMPLE else None].decode()
    except UnicodeDecodeError as error:
        return "cp1252" if error.end < len(sample) - _LONGEST_CHARACTER or len(sample) < _SAMPLE else "utf-8"
    return "utf-8"


def _delimiter(path: Path, sample: str) -> str:
    """What separates the names of the columns."""
    if ".tsv" in path.name.lower():
        return "\t"
    head = sample.partition("\n")[0]
    return max(_DELIMITERS, key=head.count)


def _parquet(path: Path) -> _Rows:
    try:
        if not path.stat().st_size:
            raise InputError("empty", f"{path} is empty")
    except OSError as error:
        raise cannot_be_read(str(path), error) from error
    with duckdb.connect(config={"threads": 1}) as database, hearing_stops():
        try:
            database.execute("SET TimeZone = 'UTC'")
            found = database.execute("SELECT * FROM read_parquet(?, hive_partitioning = false)", [str(path)])
            yield "header", [column[0] for column in found.description or ()]
            number = 0
            while some := found.fetchmany(_ROWS_AT_ONCE):
                for cells in some:
                    number += 1
                    yield f"row {number}", list(cells)
        except duckdb.Error as error:
            raise _unreadable(path, error) from error


def _unreadable(path: Path, error: duckdb.Error) -> InputError:
    said = str(error).splitlines()[0][:200]
    advice = "Check that the file is whole, and its permissions."
    return InputError("unreadable", f"{path} cannot be read: {said}", advice=advice)
