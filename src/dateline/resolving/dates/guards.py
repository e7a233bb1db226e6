"""Guards: whether the words around a match show that "May", "2014" or "spring" is meant as a date."""

from __future__ import annotations

import re
from functools import cache

from dateline.knowledge.word_groups import alternatives
from dateline.resolving.dates.tense import tense_around
from dateline.resolving.dates.words import date_words

_WINDOW = 24
"""Characters looked at on each side of a match."""

_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|from|last|next|this|that|early|mid|late|during|through|throughout|between|around)[\s-]$",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|to|before|after|during|through|throughout|between|around|early|mid|late"
    r"|for|year|spring|summer|autumn|fall|winter|circa)[\s-]|\(|[0-9]{4},?\s(?:and|or)\s|\b(?:the|its|their|his|her)\s|['’]s?\s)$",
    re.IGNORECASE,
)
_BEFORE_SHORT_YEAR = re.compile(
    r"\b(?:in|of|since|until|before|after|from|to|spring|summer|autumn|fall|winter)\s(?:early\s|mid-|late\s)?$",
    re.IGNORECASE,
)
_BEFORE_OLD_YEAR = re.compile(r"(?:\b(?:in|since|until|before|after|of|year)\s|\()$", re.IGNORECASE)
_BEFORE_DAY = re.compile(r"\b(?:on|of|from|until|since|by|before|after)(?:\s+the)?\s+$", re.IGNORECASE)
_BEFORE_WEEKDAY = re.compile(
    r"\b(?:on|since|until|till|by|from|before|after|through|to|between|and|early|late)\s$", re.IGNORECASE
)
_BEFORE_SEASON = re.compile(
    r"\b(?:in|by|since|until|till|during|over|throughout|from|before|after|through|for)\s$", re.IGNORECASE
)
_BEFORE_DECADE = re.compile(r"\bthe\s(?:(?:early|mid|late)[\s-])?$", re.IGNORECASE)
_COHORT = re.compile(r"\b[Cc]lass\sof\s$")
_COUNTED = re.compile(r"\s[a-z]{2,}s\b")
"""A plural after a number: "of 2000 soldiers" has a count."""
_MODIFIES = re.compile(r"\b(?:the|its|their|his|her)\s$|['’]s?\s$", re.IGNORECASE)
_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[\s-]+\w")
_NAME = re.compile(r"\s[A-Z][a-z]+\s[A-Z]")
"""Names after a number: "of 1909 Birch Lane" has an address."""
_LOOKS_BACK = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|times?|once|twice|worst|best|most|least|only"
    r"|(?:bigg|larg|high|low|deadli|bloodi|heavi|great|strong|fierc|steep|sharp|late)est)\b[^.!?;]*$",
    re.IGNORECASE,
)
"""What makes a span of time one that is over: "the first visit in five years"."""
_FAR_WINDOW = 60
"""Characters in which such a word is looked for."""
_AFTER_SPAN = re.compile(r"\b(?:for|by|than|last|past|over|within|at least|another)\s$", re.IGNORECASE)
_HABIT = re.compile(r"\b(?:every|each|any|per)\s$", re.IGNORECASE)
_VERSION = re.compile(r"\b(?:version|release|v|ver\.|build|no\.|section|article)\s?$", re.IGNORECASE)
_FIRST_SURE_YEAR = 1900
"""Earlier numbers are more often counts or hours of the clock, and are years only after a preposition."""
_LAST_YEAR = 2100


@cache
def _lasts() -> re.Pattern[str]:
    """What begins a state that still lasts, but for verdicts and orders, whose length is yet to come."""
    states, verdicts = alternatives("lasting"), alternatives("for a time")
    have = r"(?:has|(?<!would\s)(?<!could\s)(?<!should\s)(?<!might\s)(?<!must\s)(?<!may\s)have|\w+['’]ve)"
    between = r"(?:\s(?:now|also|not|already|both|all|[a-z]+ly))*\s"
    been = rf"been(?!\s(?:\w+ly\s)?(?:{verdicts}))"
    return re.compile(rf"\b{have}{between}(?:{been}|{states})\b[^.!?;:\n]*$", re.IGNORECASE)


def after_part(_found: re.Match[str], prefix: str) -> bool:
    """Whether the match stands after "the end of" and the like."""
    return prefix == "part"


def bare_month(found: re.Match[str], prefix: str) -> bool:
    """Whether a month without day and year is one: names that are other words too need a word of time before them."""
    if not no_habit(found, prefix):
        return False
    name = found["month"]
    words = date_words()
    full = name.lower() in {month.lower() for month in words.full["month"]}
    if full and name.lower() not in words.guarded:
        return True
    if not full and not name.endswith("."):
        return False
    return bool(prefix) or bool(_BEFORE_MONTH.search(_left(found)))


def bare_year(found: re.Match[str], prefix: str) -> bool:
    """Whether a number of four digits is a year."""
    year = int(found["year"])
    left, right = _left(found), _right(found)
    if year > _LAST_YEAR or _COHORT.search(left):
        return False
    if year < _FIRST_SURE_YEAR:
        return bool(_BEFORE_OLD_YEAR.search(left)) and not _COUNTED.match(right) and not _NAME.match(right)
    if left.lower().endswith("of ") and _NAME.match(right):
        return False
    if prefix:
        return True
    if not _BEFORE_YEAR.search(left):
        return False
    return bool(_MODIFIES.search(left)) or left.rstrip().lower().endswith("in") or not _COUNTED.match(right)


def short_decade(found: re.Match[str], _prefix: str) -> bool:
    """Whether "90s" is a decade: after an apostrophe, or "the" with a number that is no temperature or age."""
    decade = found["decade"]
    if len(decade) == 4 or decade[0] in "'’":
        return True
    before = _left(found) + found.string[found.start() : found.start("decade")]
    return decade[0] in "6789" and bool(_BEFORE_DECADE.search(before))


def short_year(found: re.Match[str], _prefix: str) -> bool:
    """Whether "'89" is a year."""
    return bool(_BEFORE_SHORT_YEAR.search(_left(found)))


def named_decade(found: re.Match[str], _prefix: str) -> bool:
    """Whether "nineties" is a decade and no temperature or age: "the" stands before it."""
    return bool(_BEFORE_DECADE.search(_left(found) + found.string[found.start() : found.start("decade_word")]))


def no_habit(found: re.Match[str], _prefix: str) -> bool:
    """Whether "Monday" is one day, not "every Monday"."""
    return not _HABIT.search(_left(found))


def before_weekday(found: re.Match[str], prefix: str) -> bool:
    """Whether a word of time stands before the day of the week."""
    return bool(prefix) or bool(_BEFORE_WEEKDAY.search(_left(found)))


def short_weekday(found: re.Match[str], prefix: str) -> bool:
    """Whether "Sun." or "Sat." is a day of the week."""
    return no_habit(found, prefix) and before_weekday(found, prefix)


def looks_ahead(found: re.Match[str], _prefix: str) -> bool:
    """Whether "in five days" is five days from now, not within five days or for the first time in five days."""
    text, start = found.string, found.start()
    if _LOOKS_BACK.search(text[max(0, start - _FAR_WINDOW) : start]):
        return False
    return tense_around(text, start, found.end()) == "future"


def still_lasts(found: re.Match[str], _prefix: str) -> bool:
    """Whether "for three weeks" reaches up to publication: "has been shelling the town for three weeks"."""
    start = found.start()
    before = found.string[max(0, start - _FAR_WINDOW) : start]
    return bool(_lasts().search(before)) and not _LOOKS_BACK.search(before)


def counts_ahead(found: re.Match[str], _prefix: str) -> bool:
    """Whether "a week on Friday" is a day, and lies ahead, not "closed it for a week on Friday"."""
    text, start = found.string, found.start()
    way = found["way"].lower()
    if way not in {"on", "last"}:
        return True
    is_ahead = way == "last" or tense_around(text, start, found.end()) == "future"
    return is_ahead and not _AFTER_SPAN.search(_left(found))


def no_version(found: re.Match[str], _prefix: str) -> bool:
    """Whether "1.2.2019" is a day and not a version or a paragraph's number."""
    return not _VERSION.search(_left(found))


def bare_day(found: re.Match[str], _prefix: str) -> bool:
    """Whether "the 27th" is a day of the month, and not the 27th of something."""
    return bool(_BEFORE_DAY.search(_left(found))) and not _NEXT_WORD.match(_right(found))


def bare_season(found: re.Match[str], prefix: str) -> bool:
    """Whether "spring" or "the fall" is a season."""
    if _OF.match(_right(found)):
        return False
    return bool(prefix) or bool(_BEFORE_SEASON.search(_left(found)))


def _left(found: re.Match[str]) -> str:
    return found.string[max(0, found.start() - _WINDOW) : found.start()]


def _right(found: re.Match[str]) -> str:
    return found.string[found.end() : found.end() + _WINDOW]
