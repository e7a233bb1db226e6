"""Tables on standard input: written to a file that is gone afterwards, since a table is read from its beginning."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator, Mapping
from io import BufferedReader, RawIOBase
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, cast

import msgspec

from dateline.errors import DatelineError, InputError
from dateline.records import Article, Failure, Page
from dateline.sources.columns import Columns, chosen_columns
from dateline.sources.kinds import kind_of
from dateline.sources.opening import open_source
from dateline.sources.tables import check_mapping, tables_in

NAME = "standard input"
_PARQUET = b"PAR1"
_DELIMITERS = ",;\t|"
_FEWEST = 2
"""Columns that must be known by their names before text is taken for a table."""


OnTable = Callable[[str, Mapping[str, str]], None]
"""Is told of a table, by its name, and which column of it holds which field."""


def open_standard_input(
    stdin: BinaryIO, columns: Columns | None = None, on_table: OnTable | None = None
) -> Iterator[Page | Article | Failure]:
    """What `open_source` gives of standard input, and the rows of a CSV or Parquet table on it.

    Args:
        stdin: the stream.
        columns: field to column, where they are not to be guessed.
        on_table: told of a table before it is read.

    Raises:
        DatelineError: as `open_source`.
    """
    stream = cast(BufferedReader, stdin) if hasattr(stdin, "peek") else BufferedReader(cast(RawIOBase, stdin))
    ending = _ending(stream.peek(), columns)
    if ending is None:
        yield from open_source("-", stdin=stream, columns=columns)
        return
    with TemporaryDirectory(prefix="dateline-") as folder:
        table = Path(folder, f"table{ending}")
        try:
            with table.open("wb") as file:
                shutil.copyfileobj(stream, file)
        except OSError as error:
            raise InputError("unreadable", f"the table on {NAME} cannot be kept while it is read: {error}") from error
        try:
            check_mapping([str(table)], columns)
            if on_table is not None:
                for _, chosen in tables_in(str(table), columns):
                    on_table(NAME, chosen)
            for item in open_source(str(table), columns=columns):
                changes = {"source": (item.source or "").replace(str(table), NAME)}
                if isinstance(item, Failure):
                    changes["message"] = item.message.replace(str(table), NAME)
                yield msgspec.structs.replace(item, **changes)
        except DatelineError as error:
            raise InputError(error.code, error.message.replace(str(table), NAME), advice=error.advice) from error


def _ending(head: bytes, columns: Columns | None) -> str | None:
    """The ending of the name that a file with such a table would have; None where it is no table."""
    if head.startswith(_PARQUET):
        return ".parquet"
    if kind_of(head) != "text":
        return None
    line = head.partition(b"\n")[0].decode("utf-8-sig", errors="replace").rstrip("\r")
    delimiter = max(_DELIMITERS, key=line.count)
    if not columns:
        try:
            known = chosen_columns(next(csv.reader([line], delimiter=delimiter), []), None, source=NAME)
        except (csv.Error, InputError):
            return None
        if len(known) < _FEWEST:
            return None
    return ".tsv" if delimiter == "\t" else ".csv"
