"""All dates of a text, and the one date of a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from dateline.records import When
from dateline.resolving.dates.context import Context, Hemisphere, Tense
from dateline.resolving.dates.expressions import WORD, Expression, Grammar, grammar
from dateline.resolving.dates.intervals import Interval
from dateline.resolving.dates.tense import tense_around

_REACH = 500
"""Characters; a date told longer ago is no longer what "the next day" counts from."""
_PROBES = (date(2000, 6, 14), date(1873, 11, 4))
"""Two days that share no week, month, year, decade or century: what reads alike on both needs no publication date."""
_GLUED = frozenset("$€£¥#@/\\-.,:_")
"""A number right after one of these is an amount, a version or part of a longer number."""


def find_dates(
    text: str,
    *,
    published: date | None,
    language: str = "en",
    day_first: bool | None = None,
    hemisphere: Hemisphere = "north",
) -> tuple[When, ...]:
    """All date expressions of a text in order, with their intervals; no two overlap.

    An expression that needs the day of publication and has none, and a numeric date that can be read in two ways, come
    with both ends None.

    Args:
        text: the text; spans point into it.
        published: the day of publication.
        language: language of the text; there are rules for English alone, other languages have no dates.
        day_first: whether "3/4/2024" is the third of April; None where that is not known.
        hemisphere: where the text's seasons are.
    """
    if language != "en":
        return ()
    rules = grammar()
    found: list[When] = []
    previous: tuple[int, Interval] | None = None
    at = 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < at or not (classes := rules.classes_of(word[0])):
            continue
        if classes == ("number",) and start and text[start - 1] in _GLUED and word[0][0].isdigit():
            continue
        if (skipped := rules.no_date.match(text, start)) is not None:
            at = skipped.end()
            continue
        told = previous[1] if previous is not None and start - previous[0] <= _REACH else None
        settings = [
            Context(words=rules.words, published=day, previous=told, day_first=day_first, hemisphere=hemisphere)
            for day in ([published] if published is not None else _PROBES)
        ]
        expression = _in_tense(rules, text, start, settings)
        if expression is None:
            continue
        at = expression.end
        if expression.interval.first is not None or expression.interval.last is not None:
            previous = (expression.end, expression.interval)
        found.append(_when(text, expression))
    return tuple(found)


def resolve_date(phrase: str, *, published: date | None, tense: Tense = None) -> When | None:
    """The best reading of a phrase that is, or holds, a date; None when it holds none.

    Args:
        phrase: "late last week".
        published: the day it was written.
        tense: whether it looks back or ahead, where that is known.
    """
    rules = grammar()
    probes = [published] if published is not None else _PROBES
    settings = [Context(words=rules.words, published=day, tense=tense, guarded=False) for day in probes]
    readings = list(_readings(rules, phrase, settings))
    if (phrase_of_names := _with_capitals(rules, phrase)) != phrase:
        readings += _readings(rules, phrase_of_names, settings)
    best = max(readings, key=lambda reading: (reading.end - reading.start, -reading.start), default=None)
    return None if best is None else _when(phrase, best)


def _readings(rules: Grammar, phrase: str, settings: list[Context]) -> Iterator[Expression]:
    at = 0
    for word in WORD.finditer(phrase):
        if word.start() < at or not rules.classes_of(word[0]):
            continue
        reading = _read(rules, phrase, word.start(), settings)
        if reading is not None:
            at = reading.end
            yield reading


def _in_tense(rules: Grammar, text: str, start: int, settings: list[Context]) -> Expression | None:
    """The expression at a place of a running text, read by the tense of the verb near it where it leaves that open."""
    expression = _read(rules, text, start, settings)
    if expression is None or not expression.interval.floating:
        return expression
    tense = tense_around(text, start, expression.end)
    if tense is None:
        return expression
    tensed = [msgspec.structs.replace(setting, tense=tense) for setting in settings]
    return _read(rules, text, start, tensed) or expression


def _read(rules: Grammar, text: str, start: int, settings: list[Context]) -> Expression | None:
    """The expression as all settings read it; where they differ, it needs the day of publication and has no ends."""
    readings = [rules.read(text, start, setting) for setting in settings]
    first = readings[0]
    if first is None or all(reading == first for reading in readings):
        return first
    longest = max((reading for reading in readings if reading is not None), key=lambda reading: reading.end)
    interval = Interval(first=None, last=None, grain=longest.interval.grain)
    return msgspec.structs.replace(longest, interval=interval)


def _when(text: str, expression: Expression) -> When:
    interval = expression.interval
    return When(
        text=text[expression.start : expression.end],
        start=expression.start,
        end=expression.end,
        from_=interval.first.isoformat() if interval.first is not None else None,
        to=interval.last.isoformat() if interval.last is not None else None,
        grain=interval.grain,
        reason="stated",
    )


def _with_capitals(rules: Grammar, phrase: str) -> str:
    """The phrase with capitals where months, weekdays and holidays have them, as typed in haste."""
    names = {
        word.lower(): word
        for kind in ("month", "weekday", "holiday")
        for form in rules.words.forms[kind]
        for word in re.findall(r"[A-Z]\w+", form)
    }
    return WORD.sub(lambda word: names.get(word[0].lower(), word[0]), phrase)
