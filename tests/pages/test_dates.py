import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pages.dates import AMBIGUOUS, dates_in, stated_date


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-03-28", "2024-03-28"),
        ("2024-03-28T06:49:00Z", "2024-03-28T06:49:00+00:00"),
        ("2024-03-28T06:49:00.123+0530", "2024-03-28T06:49:00+05:30"),
        ("2024-03-28 06:49", "2024-03-28T06:49"),
        ("Thu, 28 Mar 2024 06:49:00 +0100", "2024-03-28T06:49:00+01:00"),
        ("28 Mar 2024", "2024-03-28"),
        ("1711608540", "2024-03-28T06:49:00+00:00"),
        ("28/03/2024", "2024-03-28"),
        ("03/28/2024 6:49 PM", "2024-03-28T18:49"),
        ("04.03.2024", "2024-03-04"),
        ("Monday, 04/03/2024", "2024-03-04"),
        ("04/03/2024", AMBIGUOUS),
        ("04/04/2024", "2024-04-04"),
        ("March 28", None),
        ("0001-01-01T00:00:00Z", None),
        ("2024-02-30", None),
        ("2024-03-28T25:00:00", None),
        ("28 March 0000", None),
        ("2024-03-28T06:49:00+99:99", None),
        ("2024-03-28T06:49:00+05:75", None),
        ("2024-03-28T06:49:00+14:00", "2024-03-28T06:49:00+14:00"),
        ("28 ſept 2024", "2024-09-28"),
        ("yesterday", None),
        (None, None),
        ({"x": 1}, None),
    ],
)
def test_stated_dates(value, iso):
    assert stated_date(value) == iso


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("March 28, 2024, Thursday @ 06:49", "2024-03-28T06:49"),
        ("06:49, 28 March 2024", "2024-03-28T06:49"),
        ("Thursday 28th of March 2024 at 6.49 p.m.", "2024-03-28T18:49"),
        ("28-Mar-2024", "2024-03-28"),
        ("Mar. 28, 2024 | 6:49 a.m. EST", "2024-03-28T06:49-05:00"),
        ("2024/03/28 06:49 UTC", "2024-03-28T06:49+00:00"),
        ("28 March 2024 06:49 +99:99", "2024-03-28"),
    ],
)
def test_visible_dates(line, iso):
    assert [date.iso for date in dates_in(line)] == [iso]


def test_a_line_may_state_two():
    line = "Published 28 March 2024, updated 29 March 2024"
    assert [line[date.start : date.end] for date in dates_in(line)] == ["28 March 2024", "29 March 2024"]


@pytest.mark.parametrize(
    "line",
    ["12345-67-89", "version 3.28.2024.1", "call 2024-0328", "the 1-2-3 of it", "28 March 0000", "30 February 2024"],
)
def test_numbers_are_no_dates(line):
    assert [date.iso for date in dates_in(line) if date.iso] == []


@given(st.text(alphabet="0123456789-/.: TZapmMarch,2024", max_size=40))
def test_any_line_can_be_looked_at(line):
    for date in dates_in(line):
        assert 0 <= date.start < date.end <= len(line)
