"""Names of places that stand for whoever sits there, and peoples that tell of their country."""

from __future__ import annotations

import pytest

from tests.resolving.found_places import RESOLVER, spans, words


def test_a_body_stands_for_its_place() -> None:
    text = "The Walker County Sheriff's Office made two arrests in Huntsville, Texas."
    assert words(text, ("Walker County Sheriff's Office", "ORG"))[0] == "Walker County"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Washington said it would wait.", "inferred"),
        ("Moscow has accused the rebels.", "inferred"),
        ("The Beijing government refused.", "inferred"),
        ("They marched in Washington on Monday.", "stated"),
        ("Police in Moscow said so.", "stated"),
        ("Chicago said no.", "stated"),
    ],
)
def test_a_capital_that_stands_for_its_government_is_told_apart(text: str, reason: str) -> None:
    town = next(word for word in text.split() if word in {"Washington", "Moscow", "Beijing", "Chicago"})
    (place,) = RESOLVER.find(text, spans=spans(text, (town, "GPE")))
    assert (place.text, place.precision, place.reason) == (town, "city", reason)


def test_two_governments_that_agree_are_both_told_apart() -> None:
    assert [place.reason for place in RESOLVER.find("Beijing and Washington agreed to talk.")] == ["inferred"] * 2


def test_peoples_and_adjectives_give_their_country_as_inferred() -> None:
    (place,) = RESOLVER.find("Malian troops opened fire.")
    assert (place.text, place.country, place.reason, place.precision) == ("Malian", "MLI", "inferred", "country")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Talks were held in the White House.", "stated"),
        ("The White House accused Iran of plotting attacks.", "inferred"),
        ("A drone hit the Kremlin.", "stated"),
        ("Downing Street condemned the attack.", "inferred"),
    ],
)
def test_a_seat_is_a_place_or_its_government(text: str, reason: str) -> None:
    place = RESOLVER.find(text)[0]
    assert (place.precision, place.reason) == ("point", reason)
    assert place.country in {"USA", "RUS", "GBR"}


def test_a_town_named_like_a_seat_is_itself() -> None:
    places = RESOLVER.find("Residents of White House, Tennessee, protested against the landfill.")
    assert (places[0].precision, places[0].admin1) == ("city", "Tennessee")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dublin City Council approved the plan. It met in Dublin, Ohio.", "Dublin"),
        ("Dublin City Council's members met in Dublin, Ohio. Dublin City Manager Ann Roe spoke.", "Dublin"),
        ("London city council rejected the plan. Many in London, Ontario, had protested.", "London"),
        ("Salt Lake City police arrested ten men.", "Salt Lake City"),
        ("Mexico City police arrested ten men.", "Mexico City"),
        ("Clashes in Gaza city killed ten people.", "Gaza city"),
    ],
)
def test_the_city_in_the_name_of_a_body_is_the_bodys(text: str, name: str) -> None:
    assert RESOLVER.find(text)[0].name == name
