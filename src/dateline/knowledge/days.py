"""Days as the tables write them: YYYY-MM-DD, YYYY-MM, YYYY, or nothing."""

from __future__ import annotations

import calendar
import re
from datetime import date

_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)


def first_day(cell: str) -> date:
    """The first day that a cell can mean; of an empty one, the first of all days.

    Raises:
        ValueError: the cell is no day.
    """
    return _day(cell, last=False) if cell else date.min


def last_day(cell: str) -> date:
    """The last day that a cell can mean; of an empty one, the last of all days.

    Raises:
        ValueError: the cell is no day.
    """
    return _day(cell, last=True) if cell else date.max


def _day(cell: str, *, last: bool) -> date:
    try:
        if _DAY.fullmatch(cell) and len(cell) == 10:
            return date.fromisoformat(cell)
        if _DAY.fullmatch(cell):
            year, _, month = cell.partition("-")
            number = int(month) if month else (12 if last else 1)
            return date(int(year), number, calendar.monthrange(int(year), number)[1] if last else 1)
    except ValueError:
        pass
    raise ValueError(f"{cell!r} is not a day")
