"""Dates in running text: what is one, what is none, and what the words around it decide."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.resolving.dates import find_dates, resolve_date

PUBLISHED = date(2024, 3, 28)  # a Thursday


def found(text: str, **options: object) -> list[tuple[str, str | None, str | None]]:
    return [(when.text, when.from_, when.to) for when in find_dates(text, published=PUBLISHED, **options)]


def words(text: str) -> list[str]:
    return [when.text for when in find_dates(text, published=PUBLISHED)]


@pytest.mark.parametrize(
    "text",
    [
        "A 28-year-old was held for three years.",
        "The minister may resign, and the sun may set.",
        "Theresa May and Lord March declined to comment.",
        "Crowds march through the capital; a second march was banned.",
        "The loan of $1990 and 1500 tents arrived, see page 1984.",
        "A force of 2000 soldiers crossed.",
        "The Sunday Times and USA Today reported it.",
        "After the fall of the old government many fled.",
        "They are paid by the day and meet every Monday.",
        "Flight 2014-77 was cancelled; version 1.2.2019 was not.",
        "She is in her nineties.",
        "The house at 1909 Birch Lane burned.",
        "dozens of years of rule",
        "Leaders of the 1922 Committee met the class of 1998.",
        "The April 6 Youth Movement and the March 14 alliance objected.",
    ],
)
def test_no_dates(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks resumed in May.", "May"),
        ("The 2014 annexation was condemned.", "2014"),
        ("Rebels took the town on Wednesday.", "Wednesday"),
        ("Wednesday's raid killed two.", "Wednesday"),
        ("They met on the 27th.", "the 27th"),
        ("Attacks rose in the spring.", "the spring"),
        ("The treaty (1987) has lapsed.", "1987"),
        ("It was signed in Geneva on Sept. 4.", "Sept. 4"),
        ("They have ruled since the 1990s.", "since the 1990s"),
        ("The pact was renewed late last year.", "late last year"),
    ],
)
def test_the_span_is_the_expression(text, expected):
    assert words(text) == [expected]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ministers will meet on Friday.", "2024-03-29"),
        ("The ministers met on Friday.", "2024-03-22"),
        ("The accord will be signed on Friday.", "2024-03-29"),
        ("On Friday, the court is to rule.", "2024-03-29"),
        ("Police said on Friday that the road will reopen.", "2024-03-22"),
        ("The army will attack. It shelled the port on Friday.", "2024-03-22"),
    ],
)
def test_the_verb_decides_the_direction(text, day):
    assert found(text)[0][1] == day


def test_later_counts_from_the_date_told_before():
    text = "On 3 March 2022 rebels seized the port. Two days later they left; the following week they came back."
    assert [first for _, first, _ in found(text)] == ["2022-03-03", "2022-03-05", "2022-03-07"]


def test_a_year_earlier_counts_from_the_date_told_before():
    assert found("Exports fell in 2016. A year earlier they had risen.")[1] == (
        "A year earlier",
        "2015-01-01",
        "2015-12-31",
    )


def test_ago_counts_from_publication_whatever_was_told_before():
    assert found("The war began in 1994. Two years ago it ended.")[1][1] == "2022-01-01"


def test_a_far_date_is_no_anchor():
    text = "The war began in 1994. " + "Nothing else is known of it. " * 30 + "The day before, a bridge fell."
    assert found(text)[-1] == ("The day before", "2024-03-27", "2024-03-27")


def test_day_first_decides_numeric_dates():
    assert found("Signed 4/3/2024.", day_first=True)[0][1] == "2024-03-04"
    assert found("Signed 4/3/2024.", day_first=False)[0][1] == "2024-04-03"
    assert found("Signed 4/3/2024.")[0][1] is None


def test_seasons_by_hemisphere():
    assert found("It rained in the winter of 2014.", hemisphere="south")[0][1:] == ("2014-06-01", "2014-08-31")


def test_other_languages_have_no_dates():
    assert find_dates("am 3. Mai 2024", published=PUBLISHED, language="de") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army has been shelling the town for three weeks.", ["for three weeks"]),
        ("They have held the port for more than two years.", ["for more than two years"]),
        ("He has been jailed for three years.", []),
        ("A curfew has been imposed for seven days.", []),
        ("The house would have been sitting for six years.", []),
        ("These are the largest manoeuvres that Sweden has held for 23 years.", []),
        ("The truce held for two weeks.", []),
        ("The talks will go on for two weeks.", []),
        ("Police closed the road for a week on Friday.", ["Friday"]),
        ("The talks will resume a week on Friday.", ["a week on Friday"]),
        ("They marked the anniversary of the May 9 vote.", []),
        ("They marked the tenth anniversary of the attack.", []),
        ("It fell in 500 BC and in 1200 BC.", []),
        ("Some 20 Eastern states and 10 art works were named.", []),
        ("The Tet offensive and the Yom Kippur War are taught at school.", []),
        ("Hours later the rebels left; weeks earlier they had come.", ["Hours later", "weeks earlier"]),
        ("It was 1 1/2 years ago.", ["1 1/2 years ago"]),
        ("On 3 and 4 March they met.", ["3 and 4 March"]),
        ("On 3 and 14 March they met.", ["14 March"]),
        ("They met in '89 and in the '90s.", ["'89", "the '90s"]),
        ("The raid came in the early hours of Wednesday.", ["the early hours of Wednesday"]),
        ("Mehr said so; Safar and Rajab were there on 15 Rajab 1445.", ["15 Rajab 1445"]),
    ],
)
def test_spans_starts_and_names(text, expected):
    assert words(text) == expected


def test_an_anniversary_is_so_many_years_later():
    text = "On the 20th anniversary of the Sept. 11 attacks a bomb exploded."
    assert found(text) == [("the 20th anniversary of the Sept. 11 attacks", "2021-09-11", "2021-09-11")]


def test_a_day_with_a_name_is_none_before_it_came():
    assert found("The October 7 attack.")[0][1] == "2023-10-07"
    (when,) = find_dates("The October 7 attack.", published=date(2020, 10, 9))
    assert when.from_ == "2020-10-07"


def test_hours_of_a_range_are_of_the_day_that_it_names():
    text = "They met on Monday. Shots fell between 6:50 a.m. and 7:30 a.m. Wednesday."
    assert found(text)[1][1:] == ("2024-03-27", "2024-03-27")


def test_a_date_does_not_cross_paragraphs():
    assert words("The offer ended in May\n\n2014 people came.") == ["May"]


def test_relative_dates_without_publication_date_are_found_without_ends():
    (when,) = find_dates("They met last week.", published=None)
    assert (when.text, when.from_, when.to, when.grain) == ("last week", None, None, "week")


PIECES = st.sampled_from(
    "on in since until by from to between and the of early mid- late last next this Monday Friday night May March 3 "
    "5, 27th 2014 1990s '90s -16 2024-03-27 31/2/2024 a few two weeks years ago later earlier week year day end "
    "first half "
    "Christmas winter fall noon 6:49 GMT today . , – \n\n 0 9999 1000 Q3 century Easter was will".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(
    text=st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join)),
    published=st.one_of(st.none(), st.dates()),
)
def test_any_text_gives_exact_ordered_spans_and_true_intervals(text, published):
    last = 0
    dates = find_dates(text, published=published)
    for when in dates:
        assert text[when.start : when.end] == when.text
        assert last <= when.start < when.end
        last = when.end
        if when.from_ and when.to:
            assert date.fromisoformat(when.from_) <= date.fromisoformat(when.to)
    assert find_dates(text, published=published) == dates
    resolve_date(text, published=published)


@pytest.mark.parametrize(
    "piece",
    [
        "May ",
        "the end of ",
        "from May to ",
        "1",
        "Monday, March 3, 2024 to ",
        "12:00 ",
        "1/",
        "the anniversary of ",
        "for three ",
    ],
)
def test_time_grows_with_the_length_alone(piece):
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        start = time.process_time()
        find_dates(text, published=PUBLISHED)
        return time.process_time() - start

    seconds(2_000)
    assert seconds(80_000) < 16 * max(seconds(20_000), 0.02)


@pytest.mark.parametrize(
    "text",
    [
        "on 31 February 2023", "on 30 February", "on 32/13/2024", "on 0/0/0000", "in the year 0", "in 99999",
        "March 3, 99999", "0000-00-00", "9999-12-31", "in 9999", "the 9990s", "99999 years ago", "999 centuries ago",
        "in 999 decades", "31 Esfand 1402", "1 Muharram 1600", "1499 AH", "Ramadan 9999", "Christmas 9999", "FY9999",
        "the 99th anniversary of 9990", "the three months to January 1000", "99:99 GMT on Monday", "'00 '99 '00s",
    ],
)  # fmt: skip
@pytest.mark.parametrize("published", [None, date.min, PUBLISHED, date.max])
def test_impossible_dates_have_no_ends_and_raise_nothing(text, published):
    for when in (*find_dates(text, published=published), resolve_date(text, published=published)):
        if when is not None and when.from_ and when.to:
            assert when.from_ <= when.to


def test_an_impossible_day_is_found_without_ends():
    assert found("They met on 31 February 2023 and on 32/13/2024.") == [
        ("31 February 2023", None, None),
        ("32/13/2024", None, None),
    ]


def test_ten_thousand_dates_in_one_text():
    text = " ".join(f"On {day % 28 + 1} March {1900 + day % 120} it rained." for day in range(10_000))
    start = time.process_time()
    assert len(find_dates(text, published=PUBLISHED)) == 10_000
    assert time.process_time() - start < 20
