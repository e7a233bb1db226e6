"""Other calendars and holidays: days checked against published tables, and what lies outside them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.resolving.dates import resolve_date
from dateline.resolving.dates.calendars import day_in, month_in, occurrences, year_in
from dateline.resolving.dates.holidays import days_of

PUBLISHED = date(2024, 3, 28)


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day", "ours"),
    [
        ("hijri", 1445, 9, 1, date(2024, 3, 11)),
        ("hijri", 1400, 1, 1, date(1979, 11, 20)),
        ("hijri", 1446, 1, 1, date(2024, 7, 7)),
        ("persian", 1403, 1, 1, date(2024, 3, 20)),
        ("persian", 1404, 1, 1, date(2025, 3, 21)),
        ("persian", 1403, 12, 30, date(2025, 3, 20)),
        ("persian", 1300, 1, 1, date(1921, 3, 21)),
        ("persian", 1388, 3, 22, date(2009, 6, 12)),
        ("ethiopian", 2000, 1, 1, date(2007, 9, 12)),
        ("ethiopian", 2017, 1, 1, date(2024, 9, 11)),
        ("ethiopian", 2011, 13, 5, date(2019, 9, 10)),
        ("ethiopian", 2015, 13, 6, date(2023, 9, 11)),
    ],
)
def test_a_day_of_another_calendar(calendar, year, month, day, ours):
    assert day_in(calendar, year, month, day) == ours


@pytest.mark.parametrize(
    ("calendar", "year", "month", "day"),
    [("persian", 1402, 12, 30), ("persian", 1402, 13, 1), ("ethiopian", 2016, 13, 6), ("hijri", 1445, 13, 1)],
)
def test_days_that_a_calendar_lacks(calendar, year, month, day):
    with pytest.raises(ValueError, match=r".+"):
        day_in(calendar, year, month, day)


@pytest.mark.parametrize("calendar", ["hijri", "persian", "ethiopian"])
def test_months_follow_each_other_without_gaps(calendar):
    last = None
    for year in range(1390, 1420):
        for month in range(1, 14 if calendar == "ethiopian" else 13):
            one = month_in(calendar, year, month)
            assert last is None or (one.first - last).days == 1
            last = one.last
        assert year_in(calendar, year).last == last


def test_ramadan_comes_twice_in_2030():
    assert [one.first for one in days_of("hijri 09", 2030)] == [date(2030, 1, 5), date(2030, 12, 26)]
    assert len(occurrences("hijri", 9, 1, 2030)) == 2


@pytest.mark.parametrize(
    ("phrase", "country", "first", "last"),
    [
        ("the 27th of Ramadan", None, "2024-04-06", "2024-04-06"),
        ("the last day of Ramadan", None, "2024-04-09", "2024-04-09"),
        ("the end of Ramadan", None, "2024-03-31", "2024-04-09"),
        ("the holy month of Ramadan", None, "2024-03-11", "2024-04-09"),
        ("Passover 2023", None, "2023-04-06", "2023-04-06"),
        ("Hanukkah 2023", None, "2023-12-08", "2023-12-08"),
        ("Eid al-Adha", None, "2024-06-16", "2024-06-16"),
        ("Iranian year 1402", None, "2023-03-21", "2024-03-19"),
        ("2012 E.C.", None, "2019-09-12", "2020-09-10"),
        ("the day after Christmas", None, "2023-12-26", "2023-12-26"),
        ("the eve of Diwali 2023", None, "2023-11-11", "2023-11-11"),
        ("India's Republic Day", None, "2024-01-26", "2024-01-26"),
        ("Ghana's 60th Independence Day 2017", None, "2017-03-06", "2017-03-06"),
        ("Easter 2023", "GRC", "2023-04-16", "2023-04-16"),
        ("National Day", None, None, None),
        ("Eid al-Fitr 2300", None, None, None),
        ("31 Esfand 1402", None, None, None),
    ],
)
def test_feasts_and_national_days(phrase, country, first, last):
    when = resolve_date(phrase, published=PUBLISHED, country=country)
    assert when is not None
    assert (when.from_, when.to) == (first, last)


@pytest.mark.parametrize(
    ("phrase", "day"),
    [("3 mai 2024", "2024-05-03"), ("5 de mayo de 2024", "2024-05-05"), ("12 марта 2023", "2023-03-12")],
)
def test_a_whole_day_in_another_language(phrase, day):
    when = resolve_date(phrase, published=PUBLISHED)
    assert when is not None
    assert (when.text, when.from_, when.to) == (phrase, day, day)


@pytest.mark.parametrize("phrase", ["12 soldiers 2024", "3 may 9999999", "mai", "3 mai", "99 mai 2024"])
def test_the_fallback_reads_nothing_into_other_words(phrase):
    when = resolve_date(phrase, published=PUBLISHED)
    assert when is None or when.grain != "day" or when.from_ is None or when.text != phrase
