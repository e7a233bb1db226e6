"""Nouns for what was done and for those who had a part in it: "the raid", "the raiders", "the victims"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

import msgspec

from dateline.knowledge.tables import read_table, values
from dateline.records import EVENT_TYPES, EventType

Types = frozenset[EventType]


class DeedNouns(msgspec.Struct, frozen=True, kw_only=True):
    """Nouns, singular and in small letters, with the types of the events that they may be told of."""

    deeds: Mapping[str, Types]
    """For what was done or said."""
    actors: Mapping[str, Types]
    """For those who did it."""
    recipients: Mapping[str, Types]
    """For those to whom it was done."""
    of_harmed: frozenset[str]
    """Of the actors those whose "of" tells whom they harmed: "hijackers of an airliner"."""


@cache
def deed_nouns() -> DeedNouns:
    """The nouns of the package; a row without types is of all.

    Raises:
        KnowledgeError: the table is damaged.
    """
    parts: dict[str, dict[str, Types]] = {"deed": {}, "actor": {}, "recipient": {}}
    rows = list(read_table("deed_nouns", columns=("noun", "part", "types", "owner")))
    for cells in rows:
        types = cast("tuple[EventType, ...]", values(cells["types"]))
        parts[cells["part"]][cells["noun"]] = frozenset(types or EVENT_TYPES)
    return DeedNouns(
        deeds=parts["deed"],
        actors=parts["actor"],
        recipients=parts["recipient"],
        of_harmed=frozenset(cells["noun"] for cells in rows if cells["owner"] == "harmed"),
    )
