"""Marks the rows of wire_sentences.csv that the coder gets wrong with the state `ours`, and takes it off the others.

Run it from the root of the repository after the network, a trigger or a rule has changed:

    python -m tests.coding.mark_wire_sentences

It codes every row once, rewrites the column `state` and tells how many rows of each part are wholly right.
Rows are changed for what they say, never so that the coder passes; of part `fresh` no error was read.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

import msgspec

import dateline
from dateline.records import MUTUAL, Entity
from tests.coding.marked_rows import PUBLISHED, read_rows, write_rows

TABLE: Final = Path(__file__).with_name("wire_sentences.csv")

Told = tuple[str, frozenset[str], frozenset[str]]
"""An event: its type and the countries of both sides; those of mutual events are read as one."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence with all its events, and whether the coder has them yet (`state`: empty, or `ours`).

    `events` has "TYPE COUNTRY|COUNTRY > COUNTRY" for each, parted by semicolons: type, actors, recipients.
    """

    part: str
    sentence: str
    events: str
    state: str

    def told(self) -> list[Told]:
        """The events, in an order of their own."""
        return sorted((_told(*_parts(event)) for event in self.events.split(";") if event.strip()), key=str)


def rows() -> list[Row]:
    """The rows of the table, in its order."""
    return read_rows(TABLE, Row)


def found(row: Row) -> list[Told]:
    """The events that the coder finds in the row's sentence."""
    events = dateline.code(row.sentence, published=PUBLISHED)
    return sorted((_told(e.type, _countries(e.actors), _countries(e.recipients)) for e in events), key=str)


def _parts(event: str) -> tuple[str, frozenset[str], frozenset[str]]:
    type_, _, sides = event.strip().partition(" ")
    actors, recipients = (frozenset(filter(None, side.strip().split("|"))) for side in sides.partition(">")[::2])
    return type_, actors, recipients


def _told(type_: str, actors: frozenset[str], recipients: frozenset[str]) -> Told:
    return (type_, actors | recipients, frozenset()) if type_ in MUTUAL else (type_, actors, recipients)


def _countries(side: tuple[Entity, ...] | list[Entity]) -> frozenset[str]:
    return frozenset(party.country for party in side if party.country is not None)


def mark() -> tuple[Counter[str], Counter[str]]:
    """Rewrites the states by what the coder does now; how many rows of each part are right, and how many there are."""
    marked = [msgspec.structs.replace(row, state="" if found(row) == row.told() else "ours") for row in rows()]
    write_rows(TABLE, marked)
    return Counter(row.part for row in marked if not row.state), Counter(row.part for row in marked)


if __name__ == "__main__":
    right, total = mark()
    for name in sorted(total):
        print(f"{name:10} {right[name]:4} of {total[name]}")
