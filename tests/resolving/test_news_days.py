"""The days that an article's news is of."""

from __future__ import annotations

from datetime import date

from dateline.records import When
from dateline.resolving.dates import find_dates
from dateline.resolving.news_days import NewsDays

PUBLISHED = date(2024, 3, 28)  # a Thursday
TEXT = (
    "The council of Ashford met on Monday night. It had put the plan off on Friday and in 2019. "
    "Monday's vote was close, and the next one is on 30 April."
)


def news(text: str, published: date | None = PUBLISHED) -> tuple[NewsDays, tuple[When, ...]]:
    dates = find_dates(text, published=PUBLISHED)
    return NewsDays(dates, published), dates


def test_the_day_named_most_is_the_main_one():
    days, dates = news(TEXT)
    assert days.main is dates[0]
    assert days.first is dates[0]
    assert days.number == 2
    assert {"main day", "most main day, spoken", "first day, VBD"} <= set(days.clues(dates[3], "spoken", "VBD"))
    assert not set(days.clues(dates[1], "spoken", "VBD"))


def test_longer_times_and_other_weeks_are_no_day_of_the_news():
    days, dates = news("The law of 2019 was changed in January and on 1 March.")
    assert days.main is days.first is None
    assert days.number == 0
    assert not [clue for when in dates for clue in days.clues(when, "done", "VBD")]


def test_without_a_day_of_publication_no_day_is_recent():
    assert news(TEXT, None)[0].number == 0
