"""The form of the grammar: a pattern with the handler that reads it; patterns are written with the words' kinds.

In a pattern `{month}` stands for any form of a month from the table, captured under that name; a space stands for white
space within a paragraph. Each pattern is matched at one place of the text and looks at a bounded number of characters
from there, so that a text is read in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import msgspec

from dateline.resolving.dates.context import Context
from dateline.resolving.dates.intervals import Interval
from dateline.resolving.dates.words import DateWords

Read = Callable[[re.Match[str], Context], Interval | None]
Guard = Callable[[re.Match[str], str], bool]
"""Whether the words around a match show that it is a date; given the match and the kind of prefix before it."""

_SPACE = r"(?:[ \t\xa0\u2009\u202f]{1,3}|[ \t]{0,3}\r?\n[ \t]{0,3}(?=\S))"
_END = r"(?!\w)(?:(?![.,:/‐‑–-]?[0-9]|%)|(?<=[^\W\d_])(?=[‐‑–-][0-9]{1,2} [A-Z]))"
"""A date ends with a word, and its last number is not the head of a longer one; "9 May–2 June" has two."""
_DIRECTIONS = rf"this{_SPACE}past|this{_SPACE}coming|last|past|this|next|coming"
_ERAS = r"(?:BCE?|B\.C|BE|B\.E|AH|A\.H|SH)"
"""After a number of four digits, what makes it a year of another count than ours."""
_ZONES = (
    r"(?-i:GMT|UTC|[ECMP][SD]?T|A?CEST|CET|EES?T|WES?T|BST|IST|MSK|WAT|CAT|EAT|SAST|JST|AES?T|NZ[SD]?T|HKT|SGT|PKT|TRT"
    r"|AST|BRT|local time|(?:Eastern|Central European|Moscow|Kyiv|Israel) [Tt]ime)"
)
_AMERICAN = r"(?-i:(?:Eastern|Central|Mountain|Pacific)(?! [A-Z]))"
"""Zones whose names are zones after "a.m." only: "6 a.m. Eastern on Monday"."""


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the grammar."""

    starts: str
    """The classes of first words with which it can begin, separated by spaces."""
    pattern: str
    read: Read
    guard: Guard | None = None


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """A rule ready to match."""

    match: Callable[[str, int], re.Match[str] | None]
    read: Read
    guard: Guard | None


def compiled(rule: Rule, forms: dict[str, str]) -> Compiled:
    """The rule ready to match, with the expressions that `forms_of` gives for the names in braces."""
    return Compiled(match=pattern(rule.pattern, forms).match, read=rule.read, guard=rule.guard)


def said(found: re.Match[str], group: str) -> str:
    """The words of a group in lower case with single spaces; empty where the pattern has no such group or words."""
    return " ".join((found.groupdict().get(group) or "").lower().split())


def pattern(written: str, forms: dict[str, str], *, end: str = _END) -> re.Pattern[str]:
    """The regular expression that a pattern stands for.

    Args:
        written: the pattern.
        forms: the expressions for the names in braces (`forms_of`).
        end: what must hold after it.
    """

    def replaced(found: re.Match[str]) -> str:
        name, number = found[1], found[2]
        return f"(?P<{name}{number}>{forms[name]})"

    spaced = re.sub(r"\{([a-z_]+)([0-9]?)\}", replaced, written.replace(" ", _SPACE))
    return re.compile(f"(?:{spaced}){end}", re.IGNORECASE)


def forms_of(words: DateWords) -> dict[str, str]:
    """What each name in braces stands for in a pattern, as a regular expression."""
    tens = _any_of(word for word in words.full["numeral"] if word.endswith("ty"))
    ones = _any_of(word for word in words.full["numeral"] if not word.endswith("ty"))
    vague = _any_of(words.forms["vague_numeral"])
    return {
        "month": _named(words, "month"),
        "weekday": rf"(?-i:{_any_of(_cased(words.full['weekday']))})",
        "short_weekday": rf"(?-i:{_any_of(_cased(_short(words, 'weekday')))}\.)",
        "any_weekday": _named(words, "weekday"),
        "season": _any_of(words.forms["season"]),
        "part": _any_of(words.forms["part_of_day"]),
        "hijri_month": _called(words, "hijri_month"),
        "persian_month": _called(words, "persian_month"),
        "ethiopian_month": _called(words, "ethiopian_month"),
        "hijri_year": r"1[34][0-9]{2}(?![0-9])",
        "persian_year": r"1[2-4][0-9]{2}(?![0-9])",
        "ethiopian_year": r"(?:1[89]|20)[0-9]{2}(?![0-9])",
        "holiday": _called(words, "holiday"),
        "named_day": _any_of(words.forms["named_day"]),
        "no_date": _any_of(words.forms["no_date"]),
        "decade_word": _any_of(words.forms["decade"]),
        "ordinal": rf"{_any_of(words.forms['ordinal'])}|[0-9]{{1,2}}(?:st|nd|rd|th)",
        "number": rf"[1-9][0-9]{{0,2}}|{tens}(?:[ -]{ones})?|{_any_of(words.forms['numeral'])}|{vague}",
        "numeral": rf"{tens}(?:[ -]{ones})?|{ones}",
        "unit": _any_of(words.forms["unit"]),
        "period": r"week|weekend|fortnight|month|quarter|year|decade|century",
        "day": r"0?[1-9]|[12][0-9]|3[01]",
        "year": rf"[12][0-9]{{3}}(?![0-9])(?!{_SPACE}{{0,3}}(?-i:{_ERAS})\b)",
        "relative_year": r"last|this|next",
        "which": _DIRECTIONS,
        "which_told": rf"{_DIRECTIONS}|previous|preceding|following",
        "clock": (
            rf"[0-2]?[0-9](?:[:.][0-5][0-9])?{_SPACE}?[ap]\.?m\b\.?(?:{_SPACE}(?:{_ZONES}|{_AMERICAN}))?"
            rf"|[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:{_SPACE}?{_ZONES})?"
            rf"|[0-2]?[0-9](?:\.?[0-5][0-9])?{_SPACE}{_ZONES}"
            rf"|(?:[1-9]|1[0-2]|{ones}){_SPACE}o['’]clock|[0-2]?[0-9]h[0-5][0-9]"
            rf"|{_any_of(words.forms['clock'])}(?:{_SPACE}{_ZONES})?"
        ),
    }


def _named(words: DateWords, kind: str) -> str:
    """The names of a kind, with a full stop after abbreviations alone."""
    return rf"(?-i:{_any_of(_cased(words.full[kind]))}\b|{_any_of(_cased(_short(words, kind)))}\b\.?)"


def _called(words: DateWords, kind: str) -> str:
    """The names of a kind in the table's spelling."""
    return rf"(?-i:{_any_of(_cased(words.forms[kind]))})"


def _short(words: DateWords, kind: str) -> tuple[str, ...]:
    """The abbreviations of a kind."""
    return tuple(form for form in words.forms[kind] if form not in words.full[kind])


def _any_of(forms: Iterable[str]) -> str:
    alternatives = sorted(forms, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", _SPACE).replace("'", "['’]") for form in alternatives) + ")"


def _cased(forms: tuple[str, ...]) -> list[str]:
    return [*forms, *(form.upper() for form in forms)]
