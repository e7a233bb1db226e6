"""Users' own files of actors: CSV with a header, or TOML with a list `actors`, as rows of text cells.

Every file is read whole, and everything wrong in it is told with file, line, field and remedy.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec

COLUMNS = ("id", "name", "names", "country", "countries", "sector", "kind", "office", "post", "from", "to")
"""What a file may tell of an actor; `name` it must tell. Rows of the tables holders, organisations and groups fit."""
_LARGEST = 50_000_000
"""Bytes of a file; all tables of the package have a tenth of it."""
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*[\"']?actors[\"']?[ \t]*\]\]", re.MULTILINE)
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong in a file: where, in which field (None: in the line as such), what, and what to do about it."""

    file: str
    line: int | None
    field: str | None
    problem: str
    remedy: str

    def __str__(self) -> str:
        """File, line, field and problem, without the remedy."""
        place = self.file if self.line is None else f"{self.file} line {self.line}"
        return f"{place}, {self.field}: {self.problem}" if self.field else f"{place}: {self.problem}"


class OwnRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a file; `cells` has all of `COLUMNS` (see `filled`)."""

    file: str
    line: int
    cells: dict[str, str]

    def wrong(self, field: str | None, problem: str, remedy: str) -> Problem:
        """A problem of this row."""
        return Problem(file=self.file, line=self.line, field=field, problem=problem, remedy=remedy)


def read_own_file(path: Path) -> tuple[list[OwnRow], list[Problem]]:
    """The rows of a CSV or TOML file, by its ending, and what kept others from being read."""
    file = str(path)
    try:
        if path.stat().st_size > _LARGEST:
            return [], [_of_file(file, "is larger than 50 MB", "Split it, and give the parts one by one.")]
        content = path.read_bytes()
    except OSError as error:
        return [], [_of_file(file, f"cannot be read: {error.strerror}", "Check the path and its permissions.")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        remedy = "Save the file as UTF-8."
        return [], [Problem(file=file, line=line, field=None, problem="is not written in UTF-8", remedy=remedy)]
    read = _toml_rows if path.suffix.lower() == ".toml" else _csv_rows
    rows: list[OwnRow] = []
    problems: list[Problem] = []
    for found in read(file, text):
        if isinstance(found, OwnRow):
            rows.append(found)
        else:
            problems.append(found)
    if not rows and not problems:
        problems = [_of_file(file, "holds no actors", "Write a header and one row for each actor.")]
    return rows, problems


def _csv_rows(file: str, text: str) -> Iterator[OwnRow | Problem]:
    lines = text.splitlines(keepends=True)
    head = 0
    while head < len(lines) and (lines[head].startswith("#") or not lines[head].strip()):
        head += 1
    reader = csv.reader(StringIO("".join(lines[head:])), strict=True)
    header: list[str] | None = None
    try:
        for cells in reader:
            line = head + reader.line_num
            if header is None:
                header = [cell.strip().lower() for cell in cells]
                if wrong := _wrong_header(file, line, header):
                    yield wrong
                    return
            elif len(cells) == len(header):
                yield OwnRow(file=file, line=line, cells=filled(dict(zip(header, map(str.strip, cells), strict=True))))
            elif any(cell.strip() for cell in cells):
                problem = f"has {len(cells)} cells where the header has {len(header)}"
                remedy = "Put cells that hold a comma in double quotes."
                yield Problem(file=file, line=line, field=None, problem=problem, remedy=remedy)
    except csv.Error as error:
        line = head + reader.line_num
        remedy = "Close the double quotes of the cell, and double those inside it."
        yield Problem(file=file, line=line, field=None, problem=f"is no CSV: {error}", remedy=remedy)


def _wrong_header(file: str, line: int, header: list[str]) -> Problem | None:
    unknown = [name for name in header if name not in COLUMNS]
    twice = [name for name in header if header.count(name) > 1]
    if "name" in header and not unknown and not twice:
        return None
    if unknown:
        problem = f"there is no column {unknown[0]!r}"
    elif twice:
        problem = f"the column {twice[0]!r} stands twice"
    else:
        problem = "the column 'name' is missing"
    field = (unknown or twice or ["name"])[0]
    remedy = f"Begin with a header of columns separated by commas, out of {', '.join(COLUMNS)}."
    return Problem(file=file, line=line, field=field, problem=problem, remedy=remedy)


def _toml_rows(file: str, text: str) -> Iterator[OwnRow | Problem]:
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # its numbers may be no numbers for Python
        at = _AT_LINE.search(str(error))
        line = int(at[1]) if at else None
        remedy = "Correct the line; every actor is a table that begins with [[actors]]."
        yield Problem(file=file, line=line, field=None, problem=f"is no TOML: {error}", remedy=remedy)
        return
    actors = content.get("actors")
    if set(content) - {"actors"} or not isinstance(actors, list) or not all(isinstance(a, dict) for a in actors):
        yield _of_file(
            file, "is no list of actors", "Begin every actor with a line [[actors]], and write nothing else."
        )
        return
    starts = [text.count("\n", 0, found.start()) + 1 for found in _HEADER.finditer(text)]
    for number, actor in enumerate(actors):
        row = OwnRow(file=file, line=starts[number] if number < len(starts) else 1, cells={})
        problems = list(_wrong_fields(row, actor))
        yield from problems
        if not problems:
            cells = {field: _cell(value) or "" for field, value in actor.items()}
            yield msgspec.structs.replace(row, cells=filled(cells))


def _wrong_fields(row: OwnRow, actor: dict[str, Any]) -> Iterator[Problem]:
    for field, value in actor.items():
        if field not in COLUMNS:
            yield row.wrong(field, "there is no such field", f"Use only {', '.join(COLUMNS)}.")
        elif _cell(value) is None:
            yield row.wrong(field, "is neither a text, a day nor a list of texts", 'Write it like names = ["A", "B"].')


def _cell(value: object) -> str | None:
    """The value as a cell of a table writes it, or None when a cell cannot hold it."""
    if isinstance(value, list):
        return "|".join(value) if all(isinstance(part, str) and "|" not in part for part in value) else None
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if 0 < value <= date.max.year else None
    return value.strip() if isinstance(value, str) else None


def filled(cells: dict[str, str]) -> dict[str, str]:
    """The cells of all `COLUMNS`; those that are not there are empty."""
    return {column: cells.get(column, "") for column in COLUMNS}


def _of_file(file: str, problem: str, remedy: str) -> Problem:
    return Problem(file=file, line=None, field=None, problem=problem, remedy=remedy)
