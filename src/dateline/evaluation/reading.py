"""Reading of labelled data: JSON, JSON Lines and tables, with errors that name file, line and field."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline.errors import InputError

T = TypeVar("T")

_BYTE = re.compile(r"\(byte (\d+)\)")


def bad(path: Path, problem: str, *, line: int | None = None, field: str | None = None) -> InputError:
    """The error that tells what is wrong where in labelled data."""
    at = "".join((f" line {line}" if line is not None else "", f", {field}" if field else ""))
    return InputError("bad_gold", f"{path}{at}: {problem}")


def content(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: it is not there, cannot be read, or is empty.
    """
    try:
        found = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("not_found", f"there is no file {str(path)!r}") from error
    except OSError as error:
        raise InputError("unreadable", f"cannot read {str(path)!r}: {error.strerror}") from error
    if not found.strip():
        raise InputError("empty", f"{path} is empty")
    return found


def lines(path: Path) -> list[str]:
    """The lines of a text in UTF-8.

    Raises:
        InputError: as for `content`, or it is not written in UTF-8.
    """
    found = content(path)
    try:
        return found.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise bad(path, "not written in UTF-8", line=found[: error.start].count(b"\n") + 1) from error


def json_file(path: Path, form: type[T]) -> T:
    """The one JSON value of a file.

    Raises:
        InputError: as for `content`, or the value has not that form.
    """
    return _decoded(content(path), form, path)


def json_lines(path: Path, form: type[T]) -> Iterator[T]:
    """The JSON values of a file, one a line; blank lines are skipped.

    Raises:
        InputError: as for `content`, or a value has not that form.
    """
    for number, line in enumerate(content(path).splitlines(), start=1):
        if line.strip():
            yield _decoded(line, form, path, line=number)


def _decoded(text: bytes, form: type[T], path: Path, *, line: int | None = None) -> T:
    try:
        return msgspec.json.decode(text, type=form)
    except msgspec.ValidationError as error:
        problem, _, field = str(error).partition(" - at ")
        raise bad(path, problem, line=line, field=field.strip("`").removeprefix("$").lstrip(".") or None) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        place = _BYTE.search(str(error))
        if line is None and place is not None:
            line = text[: int(place[1])].count(b"\n") + 1
        raise bad(path, f"no JSON: {error}", line=line) from error


def table(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table with tabs between its cells and a header, each with its line.

    Raises:
        InputError: as for `lines`, or a row has more or fewer cells than the header.
    """
    reader = csv.DictReader(lines(path), delimiter="\t")
    for row in reader:
        if None in row or None in row.values():
            raise bad(
                path, f"not as many cells as the header has, {len(reader.fieldnames or ())}", line=reader.line_num
            )
        yield reader.line_num, {name: cell for name, cell in row.items() if name is not None}
