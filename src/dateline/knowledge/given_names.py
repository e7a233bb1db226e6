"""Given names with the gender of those who mostly bear them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from dateline.knowledge.tables import read_table, values


@cache
def given_names() -> Mapping[str, str]:
    """The gender, "f" or "m", of each name in small letters; names that are borne by both alike are left out.

    Raises:
        KnowledgeError: the table is damaged.
    """
    rows = read_table("given_names", columns=("gender", "names"))
    return {name: row["gender"] for row in rows for name in values(row["names"])}
