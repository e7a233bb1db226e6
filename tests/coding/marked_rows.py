"""Tables of sentences whose rows are marked `ours` in the column `state` while the coder gets them wrong."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol, TypeVar

import msgspec
import pytest

PUBLISHED: Final = "2024-03-28"
"""The day on which the sentences were published."""


class MarkedRow(Protocol):
    """A row of such a table."""

    sentence: str
    state: str


R = TypeVar("R")


def read_rows(table: Path, kind: type[R]) -> list[R]:
    """The rows of the table, in its order."""
    with table.open(encoding="utf-8", newline="") as handle:
        return [msgspec.convert(row, kind) for row in csv.DictReader(handle)]


def write_rows(table: Path, rows: Sequence[object]) -> None:
    """Writes the rows, with the columns that the table has."""
    with table.open(encoding="utf-8", newline="") as handle:
        columns = next(csv.reader(handle))
    with table.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, fieldnames=columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(msgspec.to_builtins(row) for row in rows)


def as_case(row: MarkedRow):
    """The row as a case of a test, which must fail while it is marked."""
    marks = [pytest.mark.xfail(reason="ours to do", strict=True)] if row.state == "ours" else []
    return pytest.param(row, marks=marks, id=row.sentence)
