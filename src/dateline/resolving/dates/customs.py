"""What dates mean by country: which number is the day, where the seasons are, when the fiscal year begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_table, values
from dateline.knowledge.word_groups import in_group

Hemisphere = Literal["north", "south"]

_CUSTOMS = ("country", "order", "hemisphere", "fiscal")
_OUTLETS = ("name", "names", "domain", "country")
_NATIONAL_DAYS = ("holiday", "country", "day")
_DAY_FIRST = {"": True, "month": False, "unsure": None}
_HEMISPHERES: dict[str, Hemisphere] = {"": "north", "north": "north", "south": "south"}
_LONGEST_NAME = 4
"""Words of an outlet's name that are taken together to find a country."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_OWNER = re.compile(r"((?:[A-Z][\w.-]*\s){0,2}[A-Z][\w.-]*?)(?:['’]s?)?\s(?:[0-9]{1,3}(?:st|nd|rd|th)\s)?$")
"""Whose day it is: "Ukraine's Independence Day", "the Indian Republic Day", "Ghana's 60th Independence Day"."""
_ITS = re.compile(r"\b(?:its|their|the country['’]s)\s(?:[0-9]{1,3}(?:st|nd|rd|th)\s)?$")
_NAME = re.compile(r"[A-Z]\w+(?:\s[A-Z]\w+)?")
_OWNER_REACH = 60


class Customs(msgspec.Struct, frozen=True, kw_only=True):
    """The customs of a country."""

    day_first: bool | None = None
    """Whether "3/4/2024" is the third of April; None where both are written."""
    hemisphere: Hemisphere = "north"
    fiscal_month: int = 1
    """The month in which the government's fiscal year begins."""
    fiscal_by_start: bool = False
    """Whether a fiscal year is named by the year in which it begins, not the one in which it ends."""


UNKNOWN = Customs()
"""The customs where no country is known."""


def customs_of(country: str | None) -> Customs:
    """The customs of a country (ISO 3166-1 alpha-3), or `UNKNOWN`.

    Raises:
        KnowledgeError: the table `date_customs` breaks its rules.
    """
    return UNKNOWN if country is None else _customs().get(country, Customs(day_first=True))


def is_country(code: str) -> bool:
    """Whether a code is that of a state or territory of today (ISO 3166-1 alpha-3)."""
    return any(row["id"] == code for row in _states())


def national_day(holiday: str, country: str | None) -> str | None:
    """The rule of a country for a holiday, if it has its own."""
    return _national_days().get((holiday, country)) if country is not None else None


def is_national(holiday: str) -> bool:
    """Whether the day of a holiday depends on the country."""
    return (holiday, None) in _national_days()


def country_before(text: str, at: int) -> str | None:
    """The country that the words right before a place of a text name: "Ukraine's", "Indian", "Ukraine marked its"."""
    found = _OWNER.search(text, max(0, at - _OWNER_REACH), at)
    names = _state_names()
    if found is not None:
        words = found[1].split()
        keys = (_key(" ".join(words[start:])) for start in range(len(words)))
        return next((names[key] for key in keys if key in names), None)
    if _ITS.search(text, max(0, at - _OWNER_REACH), at) is None:
        return None
    told = [key for name in _NAME.findall(text, max(0, at - _OWNER_REACH), at) if (key := _key(name)) in names]
    return names[told[-1]] if told else None


def country_of_outlet(outlet: str | None, address: str | None = None) -> str | None:
    """The country (ISO 3166-1 alpha-3) in which an outlet has its seat, by its address or its name; None if unknown.

    Args:
        outlet: its name, or the host of its site.
        address: the address of an article.
    """
    names, domains = _outlets()
    for host in filter(None, (_host(address), _host(outlet))):
        parts = host.split(".")
        told = next((domains[end] for end in _ends(parts) if end in domains), None)
        if told is not None:
            return told
        top = parts[-1]
        if top in _tops() and (not in_group(top, "domain of no country") or parts[-2] in {"com", "org", "gov"}):
            return _tops()[top]
    if not outlet:
        return None
    if (known := names.get(_key(outlet))) is not None:
        return known
    states, words = _state_names(), _WORD.findall(outlet)
    return next((states[key] for key in _runs(words) if key in states), None)


def is_widely_read(outlet: str | None) -> bool:
    """Whether an outlet is one of those that write of the whole world, whatever town is in their name."""
    return outlet is not None and _key(outlet) in _outlets()[0]


def _ends(parts: list[str]) -> Iterator[str]:
    return (".".join(parts[start:]) for start in range(len(parts) - 1))


def _runs(words: list[str]) -> Iterator[str]:
    """The runs of words with a capital, the longest first."""
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            if words[start][0].isupper():
                yield _key(" ".join(words[start : start + length]))


def _host(address: str | None) -> str | None:
    """The host of an address or of a bare "www.example.com"."""
    if not address or " " in address or "." not in address:
        return None
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
    return host if host and "." in host.strip(".") else None


def _key(name: str) -> str:
    return name.replace("’", "'").replace(".", "").removesuffix("'s").casefold()


@cache
def _customs() -> dict[str, Customs]:
    table = read_table("date_customs", columns=_CUSTOMS)
    found = {}
    for line, row in table.rows:
        month, _, by = row["fiscal"].partition(" ")
        try:
            found[row["country"]] = Customs(
                day_first=_DAY_FIRST[row["order"]],
                hemisphere=_HEMISPHERES[row["hemisphere"]],
                fiscal_month=int(month or 1),
                fiscal_by_start=by == "start",
            )
        except (KeyError, ValueError) as error:
            raise KnowledgeError("bad_knowledge", f"{table.name}.csv line {line}: {error} is unknown") from error
    return found


@cache
def _national_days() -> dict[tuple[str, str | None], str]:
    """The rules by holiday and country; under the country None, that there are some."""
    found: dict[tuple[str, str | None], str] = {}
    for row in read_table("national_days", columns=_NATIONAL_DAYS):
        found[row["holiday"], row["country"]] = row["day"]
        found[row["holiday"], None] = ""
    return found


@cache
def _outlets() -> tuple[dict[str, str], dict[str, str]]:
    """The country by name and by domain."""
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for row in read_table("outlets", columns=_OUTLETS):
        names.update((_key(name), row["country"]) for name in (row["name"], *values(row["names"])))
        domains.update((domain, row["country"]) for domain in values(row["domain"]))
    return names, domains


@cache
def _states() -> tuple[dict[str, str], ...]:
    return tuple(row for row in read_table("states", columns=None) if len(row["id"]) == len("XXX") and not row["to"])


@cache
def _state_names() -> dict[str, str]:
    """The country by its names, its people's names and its capital.

    Not by the seat of a territory: Hamilton, Plymouth and Kingston are better known for others.
    """
    found: dict[str, str] = {}
    for column in ("capital", "demonyms", "names", "name"):
        for row in _states():
            if column == "capital" and row["kind"] == "territory":
                continue
            found.update((_key(name), row["id"]) for name in values(row[column]))
    return found


@cache
def _tops() -> dict[str, str]:
    """The country by its domain."""
    found = {row["iso2"].lower(): row["id"] for row in _states() if row["iso2"]}
    return {**found, "uk": "GBR"}
