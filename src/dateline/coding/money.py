"""Sums of money in running text: "$2.5 million", "2 billion euros", "Rs 5 crore", with their currency."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
from spacy.tokens import Span

from dateline.coding.counting import Numbers
from dateline.coding.numbers import Counted, Number, counted
from dateline.knowledge.currencies import currencies

_FIGURE = re.compile(r"\d")
_THOUSAND = 1_000
"""From which names that are words of English, too, are money."""


class Sum(msgspec.Struct, frozen=True):
    """An amount of money: its words with sign or name, its bounds, and the ISO 4217 code of its currency."""

    words: Span
    min: Number | None
    max: Number | None
    currency: str | None


def sums(numbers: Numbers) -> Iterator[Sum]:
    """The sums of money that the sentence of these numbers names, in order."""
    bare = text = numbers.text
    signs = list(_signs().finditer(text)) if _FIGURE.search(text) else []
    for sign in signs:  # without the sign, bounds and ranges stand beside their numbers: "between $10 and $15 million"
        bare = bare[: sign.start()] + " " * len(sign[1]) + bare[sign.end(1) :]
    for each in counted(bare) if signs else numbers.told:
        own = [sign for sign in signs if each.start <= sign.end() <= each.end]
        name = _names().match(text, each.end)
        if own:
            start, end, currency = min(each.start, own[0].start()), each.end, currencies().signs[own[0][1]]
        elif name is not None and _is_money(name, each):
            start, end, currency = each.start, name.end("name"), _of_name(name["name"])
        else:
            continue
        words = numbers.sentence.char_span(start, end, alignment_mode="expand")
        if words is not None:
            yield Sum(words, each.min, each.max, currency)


@cache
def _signs() -> re.Pattern[str]:
    """A sign before its figure."""
    return re.compile(rf"(?<![\w$])({_any_of(currencies().signs)})\s?(?=\d)")


@cache
def _names() -> re.Pattern[str]:
    """A name right after a number, with up to three words of its country, and what shows that it is a weight."""
    return re.compile(
        rf"[\s-]*(?:of\s+)?(?P<name>(?:[A-Z][\w.]*\s+|pounds?\s+){{0,3}}(?:{_any_of(currencies().names)}))s?\b"
        r"(?P<goods>(?:\s+sterling)?\s+of\b|\s+bomb)?"
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _is_money(name: re.Match[str], amount: Counted) -> bool:
    """Whether the name after the number is that of a currency here: not "500 pounds of explosives", "12 won"."""
    last = name["name"].split()[-1]
    least = amount.min if amount.min is not None else amount.max
    if last == "pound" and name["goods"] is not None:
        return False
    return last not in currencies().words_too or (least or 0) >= _THOUSAND


def _of_name(name: str) -> str | None:
    words = name.lower().split()
    for size in (4, 3, 2):
        if (code := currencies().of_countries.get(" ".join(words[-size:]))) is not None:
            return code
    if words[-1] == "dollar" and len(words) > 1 and words[-2] not in {"the", "million", "billion"}:
        return None
    return currencies().names[words[-1]]
