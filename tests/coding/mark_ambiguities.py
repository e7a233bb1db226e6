"""Marks the rows of the tables below that the coder gets wrong with the state `ours`, and takes it off the others.

Run it from the root of the repository after the network, a trigger or a rule has changed:

    python -m tests.coding.mark_ambiguities

It codes every row once, rewrites the column `state` and tells how many rows of each type are right.
Rows are changed for what they say, never so that the coder passes; no network is trained on them.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

import msgspec

import dateline
from tests.coding.marked_rows import PUBLISHED, read_rows, write_rows

AMBIGUITIES: Final = Path(__file__).with_name("ambiguities.csv")
BORDERS: Final = Path(__file__).with_name("borders.csv")


class Row(msgspec.Struct, frozen=True, kw_only=True, rename={"type_": "type", "not_": "not"}):
    """One sentence, what it must be coded as, and whether the coder does it yet (`state`: empty, or `ours`)."""

    section: str
    sentence: str
    type_: str
    """Empty where it only tells what the sentence must not be."""
    mode: str
    status: str = ""
    historical: str = ""
    """"yes" where it must be background."""
    not_: str
    state: str


def rows(table: Path) -> list[Row]:
    """The rows of the table, in its order."""
    return read_rows(table, Row)


def mistake(row: Row) -> str:
    """What is wrong with the coding of the row's sentence; empty if it is right.

    Right is: an event of the type is found, one such event has the mode, the status and the background that the row
    has, and none is of the type that it must not be.
    """
    events = dateline.code(row.sentence, published=PUBLISHED)
    found = [(event.type, event.mode, event.status, "yes" if event.historical else "") for event in events]
    wanted = (row.type_, row.mode, row.status, row.historical)
    if row.type_ and not any(_fits(wanted, event) for event in found):
        return f"no {wanted} in {found}"
    if row.not_ in {event.type for event in events}:
        return f"{row.not_} in {found}"
    return ""


def _fits(wanted: tuple[str, ...], event: tuple[str | None, ...]) -> bool:
    return all(want in {"", has} for want, has in zip(wanted, event, strict=True))


def mark(table: Path) -> tuple[Counter[str], Counter[str]]:
    """Rewrites the states by what the coder does now; how many rows of each type are right, and how many there are."""
    marked = [msgspec.structs.replace(row, state="ours" if mistake(row) else "") for row in rows(table)]
    write_rows(table, marked)
    return Counter(row.type_ for row in marked if not row.state), Counter(row.type_ for row in marked)


if __name__ == "__main__":
    for table in (AMBIGUITIES, BORDERS):
        right, total = mark(table)
        print(table.name)
        for name in sorted(total):
            print(f"{name or 'none':10} {right[name]:4} of {total[name]}")
        print(f"{'all':10} {right.total():4} of {total.total()}")
