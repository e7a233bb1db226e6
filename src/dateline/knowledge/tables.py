"""Reading of the plain tables: CSV files in `knowledge/data/` whose first lines state source, licence and version.

A large table may be split into parts whose names begin alike (`holders_…`); `read_tables` reads them all.
A table starts with comment lines `# key: value` (at least source, licence, version), then a header row, then rows.
Cells with several values separate them with `|`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import StringIO

import msgspec

from dateline.errors import KnowledgeError

STATE_COLUMNS = (
    "id", "iso2", "name", "formal", "names", "demonyms", "capital", "kind", "region", "parent", "from", "to",
)  # fmt: skip
"""Columns of the table `states`, which tells actors and places."""
_REQUIRED_NOTES = ("source", "licence", "version")


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """One table as text cells: `notes` are the head comments, `rows` pairs of line number and cells by column."""

    name: str
    notes: dict[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]

    def __iter__(self) -> Iterator[dict[str, str]]:
        """The rows' cells by column name."""
        return (cells for _, cells in self.rows)


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell with several, in order: 'a|b' gives ('a', 'b'), '' gives ()."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def read_table(name: str, *, columns: tuple[str, ...] | None, folder: Traversable | None = None) -> Table:
    """The table `name`.csv from the package's data folder, or from `folder`.

    Args:
        name: file name without `.csv`.
        columns: the columns the table must have, in this order; None takes what it has.
        folder: where to look instead of the package's own data.

    Raises:
        KnowledgeError: notes are missing, the header differs, a row has another number of cells, or it is no CSV in
            UTF-8.
    """
    path = (folder or files("dateline.knowledge") / "data") / f"{name}.csv"
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise KnowledgeError("bad_knowledge", f"{name}.csv line {line}: not written in UTF-8") from error
    lines = text.splitlines(keepends=True)
    head = 0
    notes: dict[str, str] = {}
    while head < len(lines) and lines[head].startswith("#"):
        key, _, value = lines[head][1:].partition(":")
        notes.setdefault(key.strip(), value.strip())
        head += 1
    if missing := [key for key in _REQUIRED_NOTES if not notes.get(key)]:
        raise KnowledgeError("bad_knowledge", f"{name}.csv: no '# {missing[0]}: …' line at the top")
    reader = csv.reader(StringIO("".join(lines[head:])), strict=True)
    rows = []
    try:
        header = tuple(next(reader, ()))
        if columns not in {None, header}:
            raise KnowledgeError("bad_knowledge", f"{name}.csv line {head + 1}: columns {header}, expected {columns}")
        for cells in reader:
            line = head + reader.line_num
            if len(cells) != len(header):
                message = f"{name}.csv line {line}: {len(cells)} cells, expected {len(header)}"
                raise KnowledgeError("bad_knowledge", message)
            rows.append((line, dict(zip(header, cells, strict=True))))
    except csv.Error as error:
        raise KnowledgeError("bad_knowledge", f"{name}.csv line {head + reader.line_num}: {error}") from error
    return Table(name=name, notes=notes, columns=header, rows=tuple(rows))


def read_tables(prefix: str, *, columns: tuple[str, ...], folder: Traversable | None = None) -> tuple[Table, ...]:
    """The tables whose names are `prefix`, or begin with it and an underscore, in the order of their names.

    Raises:
        KnowledgeError: there is none, or one of them breaks the rules of `read_table`.
    """
    names = [name for name in table_names(folder) if name == prefix or name.startswith(f"{prefix}_")]
    if not names:
        raise KnowledgeError("bad_knowledge", f"there is no table {prefix}.csv or {prefix}_….csv")
    return tuple(read_table(name, columns=columns, folder=folder) for name in names)


def table_names(folder: Traversable | None = None) -> tuple[str, ...]:
    """The names of all tables of the package's data folder, or of `folder`, in order."""
    entries = (folder or files("dateline.knowledge") / "data").iterdir()
    return tuple(sorted(entry.name.removesuffix(".csv") for entry in entries if entry.name.endswith(".csv")))
