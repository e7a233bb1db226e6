"""Marks the rows of ambiguities.csv that the coder gets wrong with the state `ours`, and takes it off the others.

Run it from the root of the repository after the network, a trigger or a rule has changed:

    python -m tests.coding.mark_ambiguities

It codes every row once, rewrites the column `state` and tells how many rows of each type are right.
Rows are changed for what they say, never so that the coder passes; nothing is trained or tuned on them.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Final

import msgspec

import dateline

TABLE: Final = Path(__file__).with_name("ambiguities.csv")
PUBLISHED: Final = "2024-03-28"


class Row(msgspec.Struct, frozen=True, kw_only=True, rename={"type_": "type", "not_": "not"}):
    """One sentence, what it must be coded as, and whether the coder does it yet (`state`: empty, or `ours`)."""

    section: str
    sentence: str
    type_: str
    mode: str
    not_: str
    state: str


def rows() -> list[Row]:
    """The rows of the table, in its order."""
    with TABLE.open(encoding="utf-8", newline="") as handle:
        return [msgspec.convert(row, Row) for row in csv.DictReader(handle)]


def mistake(row: Row) -> str:
    """What is wrong with the coding of the row's sentence; empty if it is right.

    Right is: an event of the type is found, one such event has the mode where the row has one, and none is of the
    type that it must not be.
    """
    found = [(event.type, event.mode) for event in dateline.code(row.sentence, published=PUBLISHED)]
    of_type = [mode for type_, mode in found if type_ == row.type_]
    if not of_type:
        return f"no {row.type_} in {found}"
    if row.mode and row.mode not in of_type:
        return f"{row.type_} without {row.mode} in {found}"
    if row.not_ in {type_ for type_, _ in found}:
        return f"{row.not_} in {found}"
    return ""


def mark() -> tuple[Counter[str], Counter[str]]:
    """Rewrites the states by what the coder does now; how many rows of each type are right, and how many there are."""
    marked = [msgspec.structs.replace(row, state="ours" if mistake(row) else "") for row in rows()]
    with TABLE.open("w", encoding="utf-8", newline="") as handle:
        table = csv.DictWriter(handle, fieldnames=Row.__struct_encode_fields__, lineterminator="\n")
        table.writeheader()
        table.writerows(msgspec.to_builtins(row) for row in marked)
    return Counter(row.type_ for row in marked if not row.state), Counter(row.type_ for row in marked)


if __name__ == "__main__":
    right, total = mark()
    for name in sorted(total):
        print(f"{name:10} {right[name]:4} of {total[name]}")
    print(f"{'all':10} {right.total():4} of {total.total()}")
