"""Dates that the grammar does not know, by `dateparser`: mostly phrases in other languages ("3 mai 2024").

It is asked for whole phrases alone, and only believed when it finds a day, a month and a year and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from importlib import import_module
from typing import Any

from dateline.resolving.dates.intervals import Interval, a_day

_LANGUAGES = "fr es de pt it nl tr pl ro cs sv da nb fi hu el id vi sw ru uk ar fa he hi zh ja ko".split()
_LONGEST = 40
"""Characters; no date that names only its day is longer, and the library grows slow on long phrases."""
_WHOLE = re.compile(
    r"(?=.*[^\W\d_]{2})\D{0,20}[0-9]{1,2}\D{1,20}[0-9]{4}\D{0,6}|(?=.*[^\W\d_]{2})\D{0,20}[0-9]{4}\D{1,20}[0-9]{1,2}\D{0,6}"
    r"|[0-9]{4}\s?[年년]\s?[0-9]{1,2}\s?[月월]\s?[0-9]{1,2}\s?[日일]"
)
"""A day, a year, and a name of a month beside them."""


def foreign_day(phrase: str, *, published: date) -> Interval | None:
    """The day of a phrase in another language, or None.

    Args:
        phrase: the whole phrase.
        published: the day it was written.
    """
    if len(phrase) > _LONGEST or _WHOLE.fullmatch(phrase) is None:
        return None
    settings = {"STRICT_PARSING": True, "RELATIVE_BASE": datetime(published.year, published.month, published.day)}
    try:
        found = _parser()(phrase, languages=_LANGUAGES, settings=settings)
    except (ValueError, OverflowError, TypeError, AttributeError, RecursionError, re.error):  # the library's own faults
        return None
    return None if found is None else a_day(found.date())


@cache
def _parser() -> Callable[..., Any]:
    """The library's parser, loaded at the first phrase that needs it: most programs never have one."""
    parse: Callable[..., Any] = import_module("dateparser").parse
    return parse
