"""Builds src/dateline/knowledge/data/moving_days.csv: the days of feasts that follow the moon, by year.

It needs two packages that the program itself does without: `pip install holidays==0.109 pyluach==2.3.0`.
Feasts of the Islamic and the Persian calendar are not here: `dateline.resolving.dates.calendars` converts them.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from holidays.calendars.chinese import _ChineseLunisolar  # type: ignore[import-not-found]
from holidays.calendars.hindu import _HinduLunisolar  # type: ignore[import-not-found]
from pyluach.dates import HebrewDate  # type: ignore[import-not-found]

TARGET = Path(__file__).parents[1] / "src" / "dateline" / "knowledge" / "data" / "moving_days.csv"
YEARS = range(1940, 2051)
HEAD = """\
# source: Hebrew feasts from pyluach 2.3.0 (MIT); East Asian and Indian feasts from holidays 0.109 (MIT)
# licence: Apache-2.0 (our compilation)
# version: 2026-11
# note: built by scripts/build_moving_days.py; an empty cell: the sources do not tell
# note: Jewish feasts begin on the evening before
"""
_HEBREW_OFFSET = 3760
"""Years between a Gregorian year and the Hebrew year that holds its spring."""


def _hebrew(month: int, day: int, later: int = 0) -> Callable[[int], date | None]:
    def of(year: int) -> date:
        found: date = HebrewDate(year + _HEBREW_OFFSET + later, month, day).to_pydate()
        return found

    return of


def _purim(year: int) -> date:
    hebrew = year + _HEBREW_OFFSET
    is_leap = (7 * hebrew + 1) % 19 < 7
    found: date = HebrewDate(hebrew, 13 if is_leap else 12, 14).to_pydate()
    return found


def _lunar(calendar: object, name: str) -> Callable[[int], date | None]:
    def of(year: int) -> date | None:
        found: date | None = getattr(calendar, f"{name}_date")(year)[0]
        return found

    return of


CHINESE, HINDU = _ChineseLunisolar(), _HinduLunisolar()
COLUMNS: dict[str, Callable[[int], date | None]] = {
    "purim": _purim,
    "passover": _hebrew(1, 15),
    "shavuot": _hebrew(3, 6),
    "rosh_hashanah": _hebrew(7, 1, later=1),
    "hanukkah": _hebrew(9, 25, later=1),
    "lunar_new_year": _lunar(CHINESE, "lunar_new_year"),
    "mid_autumn": _lunar(CHINESE, "mid_autumn"),
    "vesak": _lunar(CHINESE, "buddha_birthday"),
    "holi": _lunar(HINDU, "holi"),
    "dussehra": _lunar(HINDU, "dussehra"),
    "diwali": _lunar(HINDU, "diwali_india"),
}


def main() -> int:
    """Writes the table."""
    with TARGET.open("w", encoding="utf-8", newline="") as target:
        target.write(HEAD)
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(("year", *COLUMNS))
        for year in YEARS:
            days = (of(year) for of in COLUMNS.values())
            writer.writerow((year, *(f"{day:%m-%d}" if day is not None and day.year == year else "" for day in days)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
