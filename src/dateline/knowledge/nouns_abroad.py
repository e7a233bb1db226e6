"""Nouns of those who are mostly abroad where news tells their country: the Omani embassy, Dutch tourists, migrants."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.knowledge.tables import read_table


class NounsAbroad(msgspec.Struct, frozen=True, kw_only=True):
    """The nouns in small letters."""

    all: frozenset[str]
    """Singular: of whom a country's name before them tells where they are from, and not where they are."""
    posted: frozenset[str]
    """Of these those whom another country has where they are: "the embassy in Quito"."""
    strangers: frozenset[str]
    """Singular and plural, those who are hardly of the country where they are."""
    sent: frozenset[str]
    """Singular, none of `all`: those who are of the country that stands behind them: "hackers linked to Iran"."""


@cache
def nouns_abroad() -> NounsAbroad:
    """The nouns of the package.

    Raises:
        KnowledgeError: the table is damaged.
    """
    rows = list(read_table("nouns_abroad", columns=("noun", "plural", "kind")))
    strangers = [row for row in rows if row["kind"] == "stranger"]
    return NounsAbroad(
        all=frozenset(row["noun"] for row in rows if row["kind"] != "sent"),
        posted=frozenset(row["noun"] for row in rows if row["kind"] == "posted"),
        strangers=frozenset(form for row in strangers for form in (row["noun"], row["plural"])),
        sent=frozenset(row["noun"] for row in rows if row["kind"] == "sent"),
    )
