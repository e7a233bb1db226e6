"""All dates of a text, and the one date of a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from dateline.language import readable
from dateline.records import When
from dateline.resolving.dates.context import Context, Tense
from dateline.resolving.dates.customs import Hemisphere, customs_of
from dateline.resolving.dates.expressions import WORD, Expression, Grammar
from dateline.resolving.dates.fallback import foreign_day
from dateline.resolving.dates.grammar import grammar
from dateline.resolving.dates.intervals import Interval
from dateline.resolving.dates.tense import tense_around

_REACH = 500
"""Characters; a date told longer ago is no longer what "the next day" counts from."""
_PROBES = (date(2000, 6, 14), date(1873, 11, 4))
"""Two days that share no week, month, year, decade or century: what reads alike on both needs no publication date."""
_ANNIVERSARY = re.compile(r"anniversary of (?:the |his |her |its |their )?", re.IGNORECASE)
_MONTHS = 12
_NUMERIC = re.compile(
    r"(?<![0-9/-])(?P<a>[0-3]?[0-9])(?P<s>[/-])(?P<b>[0-3]?[0-9])(?P=s)(?:[12][0-9]{3}|[0-9]{2})(?![0-9/-])"
)
_UNREAD_DAY = re.compile(r"\b(?:[0-3]?[0-9](?:st|nd|rd|th)?(?: of)? [A-Z]\w+|[A-Z]\w+ [0-3]?[0-9]),? $")
"""A day of a month with a name that is none, before a year."""
_BODY_AFTER = re.compile(
    r"\s(?:Youth\s)?(?:Movement|Committee|Club|Group(?! of)|Society|Foundation|Brigades?|Battalion|Alliance|Front)\b"
    r"|(?<=[0-9])\s(?:movement|alliance|coalition|bloc)\b(?!\s(?:talks|agreement|deal|negotiations))"
)
"""What makes a body's name of a date before it: "the 1922 Committee", "the March 14 alliance"."""
_NO_YEAR = re.compile(r",? [0-9]{4,}\b")
_BEFORE_CHRIST = re.compile(r",?\s(?P<year>[0-9]{1,4}\s)?B\.?C(?:E\b|\.E|\b)")
_GLUED = frozenset("$€£¥#@/\\-.,:_")
"""A number right after one of these is an amount, a version or part of a longer number."""


def find_dates(
    text: str,
    *,
    published: date | None,
    language: str = "en",
    day_first: bool | None = None,
    hemisphere: Hemisphere | None = None,
    country: str | None = None,
) -> tuple[When, ...]:
    """All date expressions of a text in order, with their intervals; no two overlap.

    An expression that needs the day of publication and has none, and a numeric date that can be read in two ways, come
    with both ends None.

    Args:
        text: the text; spans point into it.
        published: the day of publication.
        language: language of the text; there are rules for English alone, other languages have no dates.
        day_first: whether "3/4/2024" is the third of April. Without it the text's other numeric dates tell it
            ("27/3/2024"), or else the country.
        hemisphere: where the text's seasons are; without it that of the country.
        country: ISO 3166-1 alpha-3 code of the country for which the text was written (`country_of_outlet`). Its
            holidays, fiscal years, seasons and order of day and month are meant.
    """
    if language != "en":
        return ()
    rules = grammar()
    if day_first is None:
        day_first = _order_in(text)
    setting = _setting(rules, country, day_first=day_first, hemisphere=hemisphere)
    found: list[When] = []
    previous: tuple[int, Interval] | None = None
    at = 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < at or not (classes := rules.classes_of(word[0])):
            continue
        if classes == ("number",) and _is_within_number(text, start):
            continue
        if (skipped := rules.no_date.match(text, start)) is not None:
            at = skipped.end()
            continue
        if classes == ("anniversary",):
            at = _after_anniversary(rules, text, start, setting, published)
            continue
        told = previous[1] if previous is not None and start - previous[0] <= _REACH else None
        settings = [
            msgspec.structs.replace(setting, published=day, previous=told)
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


def resolve_date(
    phrase: str,
    *,
    published: date | None,
    tense: Tense = None,
    country: str | None = None,
    day_first: bool | None = None,
    hemisphere: Hemisphere | None = None,
) -> When | None:
    """The best reading of a phrase that is, or holds, a date; None when it holds none.

    Args:
        phrase: "late last week"; it is read as texts are (`language.readable`), and the span points into it as given.
        published: the day it was written.
        tense: whether it looks back or ahead, where that is known.
        country: as for `find_dates`; also `day_first` and `hemisphere`.
    """
    rules = grammar()
    given, read = phrase, readable(phrase, is_word=lambda word: bool(rules.classes_of(word)))
    phrase = read.text
    setting = _setting(rules, country, day_first=day_first, hemisphere=hemisphere)
    settings = [
        msgspec.structs.replace(setting, published=day, tense=tense, guarded=False)
        for day in ([published] if published is not None else _PROBES)
    ]
    readings = list(_readings(rules, phrase, settings))
    if (phrase_of_names := _with_capitals(rules, phrase)) != phrase:
        readings += _readings(rules, phrase_of_names, settings)
    best = max(readings, key=lambda reading: (reading.end - reading.start, -reading.start), default=None)
    if best is None or _leaves_a_number(phrase, best):
        best = _foreign(phrase, published or _PROBES[0]) or (None if best is None else _in_part(phrase, best))
    if best is None:
        return None
    when = _when(phrase, _without_year(phrase, best))
    start, end = read.given(when.start, when.end)
    return msgspec.structs.replace(when, text=given[start:end], start=start, end=end)


def _is_within_number(text: str, start: int) -> bool:
    """Whether the number that begins there is part of a longer one, an amount or a version."""
    return text[start].isdecimal() and start > 0 and text[start - 1] in _GLUED


def _leaves_a_number(phrase: str, reading: Expression) -> bool:
    """Whether the grammar read the year of a phrase alone, and not its day."""
    rest = phrase[: reading.start] + phrase[reading.end :]
    return reading.interval.grain == "year" and any(character.isdecimal() for character in rest)


def _without_year(phrase: str, reading: Expression) -> Expression:
    """The reading; with the number behind it and without ends where that is no year we count ("May 5, 99999")."""
    if (number := _NO_YEAR.match(phrase, reading.end)) is None:
        return reading
    nowhere = Interval(first=None, last=None, grain=reading.interval.grain)
    return Expression(start=reading.start, end=number.end(), interval=nowhere)


def _in_part(phrase: str, reading: Expression) -> Expression:
    """The reading of a phrase; without ends where a day and month beside the year were left unread ("15 Baisakh 2081").

    It would be a year instead of a day, and of a calendar that has other years.
    """
    day = _UNREAD_DAY.search(phrase, 0, reading.start)
    if reading.interval.grain != "year" or day is None:
        return reading
    nowhere = Interval(first=None, last=None, grain="day")
    return Expression(start=day.start(), end=reading.end, interval=nowhere)


def _foreign(phrase: str, published: date) -> Expression | None:
    stripped = phrase.strip()
    interval = foreign_day(stripped, published=published) if stripped else None
    if interval is None:
        return None
    start = phrase.index(stripped)
    return Expression(start=start, end=start + len(stripped), interval=interval)


def _after_anniversary(rules: Grammar, text: str, start: int, setting: Context, published: date | None) -> int:
    """Where to read on after "the anniversary of the May 9 vote": May 9 is of a year that the words do not tell."""
    found = _ANNIVERSARY.match(text, start)
    if found is None:
        return start
    context = msgspec.structs.replace(setting, published=published or _PROBES[0])
    reading = _read(rules, text, found.end(), [context])
    return reading.end if reading is not None and reading.interval.floating else found.end()


def _setting(rules: Grammar, country: str | None, *, day_first: bool | None, hemisphere: Hemisphere | None) -> Context:
    """A context with the customs of the country, where the caller does not state others."""
    customs = customs_of(country)
    return Context(
        words=rules.words,
        published=_PROBES[0],
        day_first=customs.day_first if day_first is None else day_first,
        hemisphere=hemisphere or customs.hemisphere,
        country=country,
    )


def _order_in(text: str) -> bool | None:
    """Whether the day comes first in the numeric dates of a text, told by those that can be read in one way alone."""
    orders = set()
    for found in _NUMERIC.finditer(text):
        first, second = int(found["a"]), int(found["b"])
        if first <= _MONTHS < second or second <= _MONTHS < first:
            orders.add(first > second)
    return orders.pop() if len(orders) == 1 else None


def _readings(rules: Grammar, phrase: str, settings: list[Context]) -> Iterator[Expression]:
    at = 0
    for word in WORD.finditer(phrase):
        if word.start() < at or not (classes := rules.classes_of(word[0])):
            continue
        if classes == ("number",) and _is_within_number(phrase, word.start()):
            continue
        reading = _read(rules, phrase, word.start(), settings)
        if reading is not None:
            at = reading.end
            yield reading
        elif (skipped := rules.no_date.match(phrase, word.start())) is not None:
            at = skipped.end()


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
    """The expression as all settings read it; where they differ, it needs the day of publication and has no ends.

    The date in a body's name is none, and there is none before our era.
    """
    readings = [rules.read(text, start, setting) for setting in settings]
    first = readings[0]
    if first is not None and (_BODY_AFTER.match(text, first.end) or _is_before_christ(text, first)):
        return None
    if first is None or all(reading == first for reading in readings):
        return first
    longest = max((reading for reading in readings if reading is not None), key=lambda reading: reading.end)
    interval = Interval(first=None, last=None, grain=longest.interval.grain)
    return msgspec.structs.replace(longest, interval=interval)


def _is_before_christ(text: str, reading: Expression) -> bool:
    """Whether "44 BC" follows a day or "BC" a century; "on Monday BC farmers …" tells of the province."""
    found = _BEFORE_CHRIST.match(text, reading.end)
    return found is not None and (found["year"] is not None or reading.interval.grain in {"century", "decade"})


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
