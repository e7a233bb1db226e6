"""Dates: phrases against a day of publication, one kind of expression per test."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.resolving.dates import find_dates, resolve_date

PUBLISHED = date(2024, 3, 28)  # a Thursday


def read(phrase: str, *, published: date | None = PUBLISHED, tense=None) -> tuple[str | None, str | None, str | None]:
    when = resolve_date(phrase, published=published, tense=tense)
    assert when is not None, phrase
    assert phrase[when.start : when.end] == when.text
    return when.from_, when.to, when.grain


def one_day(day: str, grain: str = "day") -> tuple[str, str, str]:
    return day, day, grain


@pytest.mark.parametrize(
    "phrase",
    [
        "27 March 2024", "27th of March 2024", "March 27, 2024", "March 27 2024", "Wednesday, March 27, 2024",
        "Wed 27 Mar 2024", "27/3/2024", "2024-03-27", "27.03.2024", "2024/03/27", "Mar. 27", "27 March", "the 27th",
        "MARCH 27", "Wednesday", "yesterday", "last Wednesday", "the day before", "27 March this year",
    ],
)  # fmt: skip
def test_a_day_in_its_many_forms(phrase):
    assert read(phrase) == one_day("2024-03-27")


@pytest.mark.parametrize(
    ("phrase", "first", "last", "grain"),
    [
        ("January 2024", "2024-01-01", "2024-01-31", "month"),
        ("Feb. 2023", "2023-02-01", "2023-02-28", "month"),
        ("2019", "2019-01-01", "2019-12-31", "year"),
        ("the year 2019", "2019-01-01", "2019-12-31", "year"),
        ("nineteen eighty-four", "1984-01-01", "1984-12-31", "year"),
        ("the 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("the '90s", "1990-01-01", "1999-12-31", "decade"),
        ("the nineties", "1990-01-01", "1999-12-31", "decade"),
        ("the 2000s", "2000-01-01", "2009-12-31", "decade"),
        ("the 1800s", "1800-01-01", "1899-12-31", "century"),
        ("the 20th century", "1901-01-01", "2000-12-31", "century"),
        ("the nineteenth century", "1801-01-01", "1900-12-31", "century"),
        ("Q3 2021", "2021-07-01", "2021-09-30", "quarter"),
        ("the third quarter of 2021", "2021-07-01", "2021-09-30", "quarter"),
        ("the fourth quarter of last year", "2023-10-01", "2023-12-31", "quarter"),
    ],
)
def test_months_years_and_longer(phrase, first, last, grain):
    assert read(phrase) == (first, last, grain)


@pytest.mark.parametrize(
    ("phrase", "first", "last", "grain"),
    [
        ("early February", "2024-02-01", "2024-02-10", "month"),
        ("mid-February", "2024-02-11", "2024-02-20", "month"),
        ("late February", "2024-02-21", "2024-02-29", "month"),
        ("the end of February 2023", "2023-02-21", "2023-02-28", "month"),
        ("early 2015", "2015-01-01", "2015-04-30", "year"),
        ("mid-2015", "2015-05-01", "2015-08-31", "year"),
        ("late 2015", "2015-09-01", "2015-12-31", "year"),
        ("the early 2010s", "2010-01-01", "2013-04-30", "decade"),
        ("the late 2010s", "2016-09-01", "2019-12-31", "decade"),
        ("early last week", "2024-03-18", "2024-03-19", "week"),
        ("late last week", "2024-03-22", "2024-03-24", "week"),
        ("the first half of 2019", "2019-01-01", "2019-06-30", "year"),
        ("the second half of March", "2024-03-16", "2024-03-31", "month"),
        ("the first week of March", "2024-03-01", "2024-03-07", "week"),
    ],
)
def test_parts_keep_the_grain_of_the_whole(phrase, first, last, grain):
    assert read(phrase) == (first, last, grain)


@pytest.mark.parametrize(
    ("phrase", "first", "last", "grain"),
    [
        ("last week", "2024-03-18", "2024-03-24", "week"),
        ("this week", "2024-03-25", "2024-03-31", "week"),
        ("next week", "2024-04-01", "2024-04-07", "week"),
        ("last month", "2024-02-01", "2024-02-29", "month"),
        ("next year", "2025-01-01", "2025-12-31", "year"),
        ("last quarter", "2023-10-01", "2023-12-31", "quarter"),
        ("last decade", "2010-01-01", "2019-12-31", "decade"),
        ("last weekend", "2024-03-23", "2024-03-24", "day"),
        ("the weekend", "2024-03-23", "2024-03-24", "day"),
        ("earlier this month", "2024-03-01", "2024-03-28", "month"),
        ("earlier this year", "2024-01-01", "2024-03-28", "year"),
        ("later this month", "2024-03-28", "2024-03-31", "month"),
        ("two years ago", "2022-01-01", "2022-12-31", "year"),
        ("three months ago", "2023-12-01", "2023-12-31", "month"),
        ("two weeks ago", "2024-03-11", "2024-03-17", "week"),
        ("a couple of days ago", "2024-03-26", "2024-03-26", "day"),
        ("twenty-one days ago", "2024-03-07", "2024-03-07", "day"),
        ("a year earlier", "2023-01-01", "2023-12-31", "year"),
        ("the week before last", "2024-03-11", "2024-03-17", "week"),
        ("two weeks from now", "2024-04-08", "2024-04-14", "week"),
        ("in three days' time", "2024-03-31", "2024-03-31", "day"),
        ("the day before yesterday", "2024-03-26", "2024-03-26", "day"),
        ("Tuesday of last week", "2024-03-19", "2024-03-19", "day"),
        ("June last year", "2023-06-01", "2023-06-30", "month"),
        ("last June", "2023-06-01", "2023-06-30", "month"),
    ],
)
def test_counted_from_the_day_of_publication(phrase, first, last, grain):
    assert read(phrase) == (first, last, grain)


@pytest.mark.parametrize(
    ("phrase", "first", "last", "grain"),
    [
        ("over the past week", "2024-03-21", "2024-03-28", "week"),
        ("in the last three months", "2023-12-28", "2024-03-28", "month"),
        ("for the past three years", "2021-03-28", "2024-03-28", "year"),
        ("the last three days", "2024-03-26", "2024-03-28", "day"),
        ("within two weeks", "2024-03-28", "2024-04-11", "week"),
        ("a few weeks ago", None, "2024-03-14", "week"),
        ("in recent months", None, "2024-03-28", "month"),
        ("in the coming days", "2024-03-28", None, "day"),
        ("since May", "2023-05-01", None, "month"),
        ("since 2015", "2015-01-01", None, "year"),
        ("since the 2010s", "2010-01-01", None, "decade"),
        ("until 2020", None, "2020-12-31", "year"),
        ("by June", None, "2024-06-30", "month"),
        ("by the end of the year", None, "2024-12-31", "year"),
        ("before 2015", None, "2014-12-31", "year"),
        ("2015 onwards", "2015-01-01", None, "year"),
    ],
)
def test_spans_and_open_ends(phrase, first, last, grain):
    assert read(phrase) == (first, last, grain)


@pytest.mark.parametrize(
    ("phrase", "first", "last", "grain"),
    [
        ("from 3 to 5 March", "2024-03-03", "2024-03-05", "day"),
        ("March 3-5, 2022", "2022-03-03", "2022-03-05", "day"),
        ("between 2014 and 2016", "2014-01-01", "2016-12-31", "year"),
        ("2014-16", "2014-01-01", "2016-12-31", "year"),
        ("1998–2003", "1998-01-01", "2003-12-31", "year"),
        ("from Monday to Wednesday", "2024-03-25", "2024-03-27", "day"),
        ("28 February to 3 March 2023", "2023-02-28", "2023-03-03", "day"),
        ("December 29 to January 2, 2023", "2022-12-29", "2023-01-02", "day"),
        ("from May to July 2019", "2019-05-01", "2019-07-31", "month"),
        ("from late 2019 to 3 March 2020", "2019-09-01", "2020-03-03", "year"),
        ("December 2022 to March", "2022-12-01", "2023-03-31", "month"),
    ],
)
def test_ranges_include_both_ends_at_the_coarser_grain(phrase, first, last, grain):
    assert read(phrase) == (first, last, grain)


@pytest.mark.parametrize(
    ("phrase", "day", "grain"),
    [
        ("Friday night", "2024-03-22", "part of day"),
        ("tonight", "2024-03-28", "part of day"),
        ("this morning", "2024-03-28", "part of day"),
        ("last night", "2024-03-27", "part of day"),
        ("early Friday", "2024-03-22", "part of day"),
        ("the night of 3 March", "2024-03-03", "part of day"),
        ("6:49 GMT on 28 March", "2024-03-28", "hour"),
        ("10 p.m. Wednesday", "2024-03-27", "hour"),
        ("Tuesday at noon", "2024-03-26", "hour"),
        ("20240327T101500", "2024-03-27", "hour"),
        ("2024-03-27T10:15:00Z", "2024-03-27", "hour"),
        ("earlier today", "2024-03-28", "day"),
    ],
)
def test_parts_and_hours_keep_the_day(phrase, day, grain):
    assert read(phrase) == one_day(day, grain)


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("Christmas", "2023-12-25"), ("Christmas 2019", "2019-12-25"), ("next Christmas", "2024-12-25"),
        ("New Year's Eve", "2023-12-31"), ("New Year’s Day", "2024-01-01"), ("Thanksgiving 2023", "2023-11-23"),
        ("Easter 2024", "2024-03-31"), ("Good Friday 2023", "2023-04-07"), ("Orthodox Easter 2024", "2024-05-05"),
        ("Labor Day 2023", "2023-09-04"), ("Memorial Day 2023", "2023-05-29"), ("May Day 2022", "2022-05-01"),
        ("Independence Day last year", "2023-07-04"), ("Valentine's Day", "2024-02-14"), ("9/11", "2001-09-11"),
    ],
)  # fmt: skip
def test_holidays(phrase, day):
    assert read(phrase) == one_day(day)


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("the summer of 2014", "2014-06-01", "2014-08-31"),
        ("winter 2014", "2014-12-01", "2015-02-28"),
        ("last winter", "2023-12-01", "2024-02-29"),
        ("next autumn", "2024-09-01", "2024-11-30"),
    ],
)
def test_seasons(phrase, first, last):
    assert read(phrase) == (first, last, "season")


@pytest.mark.parametrize(
    ("phrase", "tense", "first"),
    [
        ("Friday", "past", "2024-03-22"),
        ("Friday", "future", "2024-03-29"),
        ("Thursday", "past", "2024-03-28"),
        ("next Thursday", None, "2024-04-04"),
        ("last Thursday", None, "2024-03-21"),
        ("this Friday", None, "2024-03-29"),
        ("November", "future", "2024-11-01"),
        ("November", "past", "2023-11-01"),
        ("May 4", "past", "2023-05-04"),
        ("May 4", "future", "2024-05-04"),
        ("29 February", "future", "2028-02-29"),
    ],
)
def test_tense_decides_which_one(phrase, tense, first):
    assert read(phrase, tense=tense)[0] == first


def test_a_near_date_without_year_may_lie_ahead():
    assert read("May 4")[0] == "2024-05-04"
    assert read("October 4")[0] == "2023-10-04"


def test_an_ambiguous_numeric_date_has_no_ends():
    assert read("04/03/2024") == (None, None, "day")


def test_an_ambiguous_numeric_date_that_can_be_the_day_of_publication_is_it():
    assert read("04/03/2024", published=date(2024, 4, 3)) == one_day("2024-04-03")


@pytest.mark.parametrize("phrase", ["Wednesday", "last week", "two years ago", "May", "the '90s", "since Monday"])
def test_what_needs_the_day_of_publication_has_no_ends_without_it(phrase):
    assert read(phrase, published=None)[:2] == (None, None)


@pytest.mark.parametrize("phrase", ["27 March 2024", "the 1990s", "since 2015", "early 2015", "Easter 2024"])
def test_what_needs_no_day_of_publication_reads_alike_without_it(phrase):
    assert read(phrase, published=None) == read(phrase)


def test_case_does_not_matter_in_a_phrase():
    assert read("last friday") == read("last Friday")
    assert read("27 march 2023") == one_day("2023-03-27")


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("Ramadan 1445", "2024-03-11", "2024-04-09"),
        ("Ramadan 2023", "2023-03-23", "2023-04-20"),
        ("the first day of Ramadan 1445", "2024-03-11", "2024-03-11"),
        ("Eid al-Fitr 1445", "2024-04-10", "2024-04-10"),
    ],
)
def test_an_islamic_feast_may_have_a_year_of_its_own_calendar(phrase, first, last):
    assert read(phrase)[:2] == (first, last)


@pytest.mark.parametrize("phrase", ["", "three years", "28-year-old", "the parliament", "dozens of years"])
def test_no_date(phrase):
    assert resolve_date(phrase, published=PUBLISHED) is None


@pytest.mark.parametrize(
    "phrase", ["1.5 years ago", "1,500 years ago", "2.5 million years ago", "ten thousand years ago", "0 days ago"]
)
def test_a_number_that_is_not_read_is_not_cut_off(phrase):
    assert resolve_date(phrase, published=PUBLISHED) is None
    assert not find_dates(f"It began {phrase}.", published=PUBLISHED)


@pytest.mark.parametrize("phrase", ["March 15, 44 BC", "the 5th century BC", "1204 BCE", "in 500 B.C."])
def test_there_are_no_dates_before_our_era(phrase):
    assert resolve_date(phrase, published=PUBLISHED) is None
    assert not find_dates(f"Built in {phrase}.", published=PUBLISHED)


def test_bc_is_a_province_too():
    assert [when.text for when in find_dates("On Monday BC farmers met.", published=PUBLISHED)] == ["Monday"]


@pytest.mark.parametrize("phrase", ["5 January 99999", "31 December 9999", "1 January 0001", "the year 99999"])
def test_a_year_out_of_reach_leaves_no_date_of_this_year(phrase):
    found = resolve_date(phrase, published=PUBLISHED)
    assert found is not None
    assert (found.text, found.from_, found.to) == (phrase, None, None)


@pytest.mark.parametrize(
    "phrase", ["31 February 2023", "February 30", "29 February 2023", "31 June", "2023-02-29", "2024-13-01"]
)
def test_a_day_that_no_calendar_has_is_a_date_without_ends(phrase):
    found = resolve_date(phrase, published=PUBLISHED)
    assert found is not None
    assert (found.text, found.from_, found.to) == (phrase, None, None)


def test_the_first_day_of_the_calendar_is_no_crash():
    assert resolve_date("last year", published=date.min) is None
    assert resolve_date("next week", published=date.max) is None


@pytest.mark.parametrize("tense", ["past", "future", None])
def test_the_weekday_tells_the_year(tense):
    assert read("Thursday, September 19", tense=tense) == one_day("2024-09-19")
    assert read("Tuesday, September 19", tense=tense) == one_day("2023-09-19")


def test_a_weekday_that_no_year_near_has_tells_nothing():
    assert read("Saturday, March 27") == one_day("2024-03-27")
