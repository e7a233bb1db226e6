"""Where results go: standard output or a file; as a table for people or in a format for programs."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.archive import Answer
from dateline.cli.consoles import console
from dateline.errors import InputError
from dateline.formats import ROW_FORMATS, write_rows
from dateline.formats.files import replacing
from dateline.views.words import safe

_CELL = 60
"""Characters of a table's cell on a terminal; files have all of them."""
_UNBROKEN = 10
"""Characters of a cell that stay on one line, as a date does; ids stand in the first column."""
_PLENTY = 10_000
"""Width where nobody reads on a screen, so that no line is broken."""
_FILE_WIDTH = 100
_STANDARD_OUTPUT = Path("-")
"""As a source, the same sign means standard input."""


def checked_format(name: str, allowed: Iterable[str]) -> str:
    """The name of a format.

    Raises:
        InputError: it is none of those allowed.
    """
    names = list(allowed)
    if name not in names:
        raise InputError(
            "bad_format", f"there is no format {name!r:.40} here", advice=f"Choose one of {', '.join(names)}."
        )
    return name


def refuse_source(path: Path | None, sources: Iterable[str]) -> None:
    """Nothing, unless what is made of the sources would take the place of one, or lie among them the next time.

    Raises:
        InputError: it would.
    """
    if path is None or path == _STANDARD_OUTPUT:
        return
    written = Path(os.path.realpath(path))
    for source in sources:
        if _is_same(path, source):
            said = "is the source and would be overwritten"
        elif os.path.isdir(source) and written.is_relative_to(os.path.realpath(source)):
            said = f"lies in the source {source!r}"
        else:
            continue
        raise InputError("bad_output", f"{str(path)!r} {said}", advice="Give --out another place.")


def _is_same(path: Path, source: str) -> bool:
    """Whether a file is the source, by another name or on standard input too."""
    try:
        given = os.fstat(sys.stdin.fileno()) if source == str(_STANDARD_OUTPUT) else os.stat(source)
        return stat.S_ISREG(given.st_mode) and os.path.samestat(given, os.stat(path))
    except (OSError, ValueError):
        return False


@contextmanager
def text_output(path: Path | None) -> Iterator[Console]:
    """A console on standard output, or on a file.

    Raises:
        InputError: the file cannot be written.
    """
    if path is None or path == _STANDARD_OUTPUT:
        yield console()
        return
    with replacing(path) as place, place.open("w", encoding="utf-8") as file:
        yield console(file, width=_FILE_WIDTH)


@contextmanager
def binary_output(path: Path | None, format_name: str) -> Iterator[BinaryIO]:
    """Standard output as bytes, or a file.

    Raises:
        InputError: the file cannot be written, or Parquet would go to a terminal.
    """
    if path is None or path == _STANDARD_OUTPUT:
        if format_name == "parquet" and sys.stdout.isatty():
            raise InputError("bad_output", "Parquet is no text", advice="Give --out FILE.")
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with replacing(path) as place, place.open("wb") as file:
        yield file


def print_answer(answer: Answer, format_name: str, path: Path | None) -> None:
    """Prints or writes the rows of an answer.

    Args:
        answer: the rows.
        format_name: "table" or one of the formats of rows.
        path: the file to write to; None is standard output.

    Raises:
        InputError: there is no such format, or the file cannot be written.
    """
    checked_format(format_name, ("table", *ROW_FORMATS))
    if format_name != "table":
        table = answer.arrow()
        with binary_output(path, format_name) as out:
            write_rows(table, out, format_name)
        return
    rows = answer.rows()
    names = list(rows[0]) if rows else answer.columns
    with text_output(path) as out:
        print_table(names, [list(row.values()) for row in rows], out)


def print_table(names: Sequence[str], rows: Iterable[Sequence[Any]], out: Console) -> None:
    """Prints rows as a table, numbers to the right."""
    listed = [list(map(_cell, row)) for row in rows]
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for number, name in enumerate(names):
        is_number = bool(listed) and all(isinstance(row[number], int | float) or row[number] == "" for row in listed)
        # An id or a date that is broken in two is none; words give way.
        longest = max((len(str(row[number])) for row in listed), default=0)
        table.add_column(
            safe(name),
            justify="right" if is_number else "left",
            no_wrap=number == 0 or longest <= _UNBROKEN,
            overflow="fold",
        )
    for row in listed:
        table.add_row(*(Text(_number(cell) if isinstance(cell, int | float) else cell) for cell in row))
    if not out.is_terminal:
        out.width = _PLENTY
    out.print(table)


def _cell(value: Any) -> str | int | float:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        value = ", ".join(str(part) for part in value)
    if hasattr(value, "isoformat"):
        value = value.isoformat(*_to_seconds(value))
    text = "" if value is None else safe(str(value))
    return text if len(text) <= _CELL else f"{text[: _CELL - 1]}…"


def _to_seconds(value: Any) -> tuple[str, ...]:
    return (" ", "seconds") if hasattr(value, "hour") and hasattr(value, "year") else ()


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.6g}"
