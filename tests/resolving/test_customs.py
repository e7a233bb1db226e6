"""What dates mean by country: order of day and month, seasons, fiscal years; whence a text comes."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.resolving.dates import country_of_outlet, find_dates
from dateline.resolving.dates.customs import country_before, customs_of

PUBLISHED = date(2024, 3, 28)


@pytest.mark.parametrize(
    ("outlet", "address", "country"),
    [
        ("The Guardian", None, "GBR"),
        ("smh.com.au", None, "AUS"),
        ("Times of India", None, "IND"),
        ("Nairobi Star", None, "KEN"),
        ("www.cnn.com", None, "USA"),
        (None, "https://www.stuff.co.nz/national/1", "NZL"),
        ("Some Blog", "https://blog.example.com/1", None),
        ("Cool.io", None, None),
        ("Hamilton Post", None, None),
        ("Kingston Whig-Standard", None, "CAN"),
        ("", "", None),
        ("http://[", "http://[", None),
        (None, None, None),
    ],
)
def test_the_country_of_an_outlet(outlet, address, country):
    assert country_of_outlet(outlet, address) == country


def test_a_country_without_a_row_writes_the_day_first_and_lies_north():
    customs = customs_of("FRA")
    assert (customs.day_first, customs.hemisphere, customs.fiscal_month) == (True, "north", 1)
    assert customs_of(None).day_first is None
    assert customs_of("CAN").day_first is None


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Ukraine's ", "UKR"), ("in Saudi Arabia’s ", "SAU"), ("the Indian ", "IND"), ("Ukraine marked its ", "UKR"),
        ("They marked their ", None), ("on ", None), ("Ghana's 60th ", "GHA"),
    ],
)  # fmt: skip
def test_whose_national_day(words, country):
    assert country_before(f"{words}Independence Day", len(words)) == country


def first(text: str, **customs: object) -> str | None:
    return find_dates(text, published=PUBLISHED, **customs)[-1].from_


def test_other_dates_of_the_text_tell_the_order_before_the_country_does():
    assert first("Signed 27/3/2023 and again on 4/5/2023.", country="USA") == "2023-05-04"
    assert first("Signed 3/27/2023 and again on 4/5/2023.", country="GBR") == "2023-04-05"
    assert first("Signed 3/27/2023 and 27/3/2023, and again on 4/5/2023.") is None
    assert first("Signed on 4/5/2023.", country="USA", day_first=True) == "2023-05-04"


def test_the_country_tells_season_and_fiscal_year():
    assert first("It rained last summer.", country="AUS") == "2023-12-01"
    assert first("It rained last summer.", country="AUS", hemisphere="north") == "2023-06-01"
    assert first("Aid fell in the last fiscal year.", country="USA") == "2022-10-01"
    assert first("Aid fell in the last fiscal year.", country="JPN") == "2022-04-01"
    assert first("Aid fell in fiscal 2023.", country="JPN") == "2023-04-01"
    assert first("Aid fell in fiscal 2023.") == "2023-01-01"
