"""The codes that filters take: what is none of them would find nothing without a word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dateline.errors import ArchiveError
from dateline.knowledge.codebook import load_codebook
from dateline.knowledge.tables import read_table, values
from dateline.records import EVENT_TYPES, SECTORS, STATUSES

_INTERNATIONAL = "IGO"
"""Stands for a country of bodies that are of none."""
_CODE = 3
"""Letters of a country's code."""


def check_codes(name: str, wanted: Iterable[str]) -> None:
    """Nothing, if a filter's values are codes that there are.

    Args:
        name: type, mode, status, quad, sector or country.
        wanted: the values.

    Raises:
        ArchiveError: one of them is none; the advice says which there are.
    """
    allowed = _allowed(name)
    for value in wanted:
        if value in allowed:
            continue
        advice = f"Choose of {', '.join(allowed)}."
        if name == "country":
            code = _countries_by_name().get(value.casefold())
            advice = f"{value} is {code}." if code else "Give a code of three letters, such as MLI (ISO 3166-1)."
        raise ArchiveError("bad_filter", f"{value!r:.40} is no {name}", advice=advice)


@cache
def _allowed(name: str) -> tuple[str, ...]:
    if name == "country":
        return (*sorted(set(_countries_by_name().values())), _INTERNATIONAL)
    if name in {"mode", "quad"}:
        categories = load_codebook().categories
        found = {mode for _, mode in categories} if name == "mode" else {one.quad for one in categories.values()}
        return tuple(sorted(filter(None, found)))
    return {"type": EVENT_TYPES, "status": STATUSES, "sector": SECTORS}[name]


@cache
def _countries_by_name() -> dict[str, str]:
    """Codes of the countries by their names, in small letters; later rows, of former states, give way."""
    found: dict[str, str] = {}
    for state in read_table("states", columns=None):
        if len(state["id"]) == _CODE:
            for name in (state["id"], state["name"], state["formal"], *values(state["names"])):
                found.setdefault(name.casefold(), state["id"])
    return found
