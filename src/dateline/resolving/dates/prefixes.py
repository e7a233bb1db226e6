"""The words that may stand before a date and change it, each with what `combining` makes of the date after it."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from dateline.resolving.dates.combining import (
    anniversary,
    as_it_is,
    bound,
    first_or_last,
    from_on,
    half,
    nth,
    on_day,
    shifted,
    so_far,
    span_up_to,
    third,
    unit_named,
)
from dateline.resolving.dates.context import Context, Tense
from dateline.resolving.dates.intervals import Interval
from dateline.resolving.dates.rules import pattern

Combine = Callable[[re.Match[str], Interval, Context], Interval | None]


class Prefix(msgspec.Struct, frozen=True, kw_only=True):
    """Words that may stand before a date."""

    kind: str
    """What it tells the guards of the date after it."""
    starts: str
    """The classes of first words with which it can begin, separated by spaces."""
    pattern: str
    combine: Combine
    tense: Tense = None
    """The tense that it implies."""


class CompiledPrefix(msgspec.Struct, frozen=True, kw_only=True):
    """A prefix ready to match."""

    kind: str
    match: Callable[[str, int], re.Match[str] | None]
    combine: Combine
    tense: Tense


def compiled_prefix(prefix: Prefix, forms: dict[str, str]) -> CompiledPrefix:
    """The prefix ready to match, with the expressions that `forms_of` gives for the names in braces."""
    match = pattern(prefix.pattern, forms, end=r"(?=[\w'’])").match
    return CompiledPrefix(kind=prefix.kind, match=match, combine=prefix.combine, tense=prefix.tense)


PREFIXES = (
    Prefix(
        kind="day",
        starts="part ordinal the",
        pattern=r"(?:the )?(?:very )?(?:early|small|wee|late|first) hours (?:of|on) (?:the )?(?:morning (?:of|on) )?",
        combine=on_day,
    ),
    Prefix(
        kind="part",
        starts="ordinal number the",
        pattern=r"(?:the )?(?:{ordinal}|{number}[\x20-]year) anniversary of (?:the |his |her |its |their |that )?",
        combine=anniversary,
    ),
    Prefix(
        kind="part",
        starts="the number unit",
        pattern=r"(?:the |{number} )(?P<unit>days?|weeks?|months?|years?|decades?) (?P<way>before|after) (?:the )?",
        combine=shifted,
    ),
    Prefix(kind="part", starts="the eve", pattern=r"(?:the )?eve of (?:the )?", combine=shifted),
    Prefix(
        kind="part",
        starts="the number unit era",
        pattern=(
            r"(?:the )?(?:{number} (?P<unit>months?|years?)|(?:fiscal |financial )?(?P<period>year|week|month)) "
            r"(?:to|ended|ending|through|up to)(?: (?:in|on))? "
            r"(?:the end of )?"
        ),
        combine=span_up_to,
    ),
    Prefix(
        kind="bound",
        starts="bound",
        pattern=r"(?P<bound>since|ever since) (?:the )?",
        combine=bound,
        tense="past",
    ),
    Prefix(
        kind="bound",
        starts="bound",
        pattern=r"(?P<bound>(?:up )?(?:until|till)|by|no later than) ",
        combine=bound,
        tense="future",
    ),
    Prefix(
        kind="bound",
        starts="bound",
        pattern=r"(?P<bound>before|after) (?=[12][0-9]{3}\b|[A-Z][a-z.]{2,9} [0-9]|[0-9])",
        combine=bound,
    ),
    Prefix(kind="between", starts="between", pattern=r"between ", combine=as_it_is),
    Prefix(kind="from", starts="from", pattern=r"from ", combine=as_it_is),
    Prefix(kind="bound", starts="from", pattern=r"(?P<bound>from) (?:the )?", combine=from_on),
    Prefix(
        kind="part",
        starts="part the",
        pattern=r"(?:the )?(?P<part>early|mid|late)(?:-| )(?:(?:on|in) )?",
        combine=third,
    ),
    Prefix(
        kind="part",
        starts="part the",
        pattern=r"(?:the )?(?:very )?(?P<part>beginning|start|opening|middle|end|close|latter part) of ",
        combine=third,
    ),
    Prefix(
        kind="part",
        starts="ordinal relative the",
        pattern=r"(?:the )?(?P<half>first|second|latter|last) half of ",
        combine=half,
    ),
    Prefix(
        kind="part",
        starts="ordinal relative the",
        pattern=r"(?:the )?(?P<nth>first|second|third|fourth|last|final) (?P<of>week|day|{weekday}) (?:of|in) ",
        combine=nth,
    ),
    Prefix(
        kind="part",
        starts="ordinal relative part the",
        pattern=r"(?:the )?(?P<edge>first|opening|last|final) {number} {unit} (?:of|in) (?:the (?=[12][0-9]))?",
        combine=first_or_last,
    ),
    Prefix(
        kind="part",
        starts="part so",
        pattern=r"(?P<how>earlier|later|so far)(?: (?:on|in))? ",
        combine=so_far,
    ),
    Prefix(
        kind="day",
        starts="part_of_day the",
        pattern=r"(?:the )?{part} (?:(?:of|on) )?(?:the )?",
        combine=on_day,
    ),
    Prefix(kind="day", starts="number clock", pattern=r"{clock},?(?: on| of)? (?:the )?", combine=on_day),
    Prefix(
        kind="part",
        starts="the unit",
        pattern=r"(?:the )?{unit} (?:of|beginning|commencing|starting)(?: on)? ",
        combine=unit_named,
    ),
)
"""The grammar of what stands before a date; the first that fits is taken."""
