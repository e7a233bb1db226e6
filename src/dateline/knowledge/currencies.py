"""Signs and names of currencies, with their codes: "$", "euro", "Swiss franc"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from dateline.knowledge.tables import read_table, values


class Currencies(msgspec.Struct, frozen=True, kw_only=True):
    """What currencies are called, with the code (ISO 4217) of each; None for what several countries call theirs."""

    signs: Mapping[str, str | None]
    """Before a figure."""
    names: Mapping[str, str | None]
    """After a number, singular and in small letters."""
    of_countries: Mapping[str, str | None]
    """The same with the country's word before them."""
    words_too: frozenset[str]
    """Of the names those that are words of English or other names, too: "won"."""


@cache
def currencies() -> Currencies:
    """The currencies of the table.

    Raises:
        KnowledgeError: the table is damaged.
    """
    kinds: dict[str, dict[str, str | None]] = {"sign": {}, "name": {}, "of country": {}}
    rows = list(read_table("currencies", columns=("kind", "words", "code", "guard")))
    for cells in rows:
        kinds[cells["kind"]].update(dict.fromkeys(values(cells["words"]), cells["code"] or None))
    return Currencies(
        signs=kinds["sign"],
        names=kinds["name"],
        of_countries=kinds["of country"],
        words_too=frozenset(word for cells in rows if cells["guard"] for word in values(cells["words"])),
    )
