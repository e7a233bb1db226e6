"""Towns that are the object of a verb, holders that have no such place, parts of other names, outlets at home."""

from __future__ import annotations

import pytest

from dateline.knowledge.gazetteer import load_gazetteer
from dateline.resolving.places import PlaceResolver

RESOLVER = PlaceResolver(load_gazetteer())


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("Rebels attacked Timbuktu.", "Timbuktu", "MLI"),
        ("Soldiers shelled Mekelle.", "Mekelle", "ETH"),
        ("Militants stormed Mocimboa da Praia.", "Mocimboa da Praia", "MOZ"),
        ("Troops recaptured Palmyra.", "Palmyra", "SYR"),
    ],
)
@pytest.mark.parametrize("label", ["PERSON", "ORG", None])
def test_a_town_is_the_object_of_a_verb_of_war(text: str, town: str, country: str, label: str | None) -> None:
    start = text.index(town)
    spans = [] if label is None else [(start, start + len(town), label)]
    (place,) = RESOLVER.find(text, spans=spans)
    assert (place.text, place.country, place.reason) == (town, country, "stated")
    assert place.lat is not None


def test_a_surname_is_no_town_of_the_midwest() -> None:
    assert RESOLVER.find("The senator attacked Clinton.", spans=[(21, 28, "PERSON")]) == ()


def test_no_namesake_abroad_is_taken_for_what_a_country_holds() -> None:
    place, country = RESOLVER.find("Two people died in Dortmund, Kenya.")
    assert (place.name, place.country, place.precision, place.lat) == ("Dortmund", "KEN", None, None)
    assert country.country == "KEN"


@pytest.mark.parametrize(
    "line",
    ["DORTMUND, Kenya — Police", "DORTMUND, Kenya (AP) - Police", "DORTMUND, Kenya, March 3 (Reuters) -- Police"],
)
def test_the_place_line_of_a_story_tells_where_its_town_lies(line: str) -> None:
    place, _ = RESOLVER.find(f"{line} fired on strikers.")
    assert (place.name, place.country, place.lat) == ("Dortmund", "KEN", None)


@pytest.mark.parametrize(
    ("line", "country"),
    [("PARIS, BERLIN — Police", "FRA"), ("SEVASTOPOL, Crimea — Police", "UKR"), ("GOMA, DR Congo — Police", "COD")],
)
def test_a_place_line_with_another_town_or_its_own_land_keeps_the_place(line: str, country: str) -> None:
    place, *_ = RESOLVER.find(f"{line} fired on strikers.")
    assert place.country == country
    assert place.lat is not None


@pytest.mark.parametrize(
    ("text", "country"),
    [("He was in London, France and Germany.", "GBR"), ("A drone fell in Sevastopol, Russia, on Monday.", "UKR")],
)
def test_lists_and_disputed_lands_are_no_holders(text: str, country: str) -> None:
    place = RESOLVER.find(text)[0]
    assert (place.country, place.precision) == (country, "city")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fighters of Al Qaeda in the Islamic Maghreb left Gao.", ["Gao"]),
        ("Fans of Real Madrid were in Lyon.", ["Lyon"]),
        ("A warehouse worker at Amazon in Quito complained.", ["Quito"]),
        ("Doctors in Bern studied Havana syndrome.", ["Bern"]),
    ],
)
def test_parts_of_other_names_are_no_places(text: str, names: list[str]) -> None:
    assert [place.text for place in RESOLVER.find(text)] == names


def test_capitals_that_are_addressed_are_governments() -> None:
    moscow, london = RESOLVER.find("Moscow accused London of spying.")
    assert (moscow.reason, london.reason) == ("inferred", "inferred")


@pytest.mark.parametrize(
    ("town", "outlet", "home", "admin1"),
    [
        ("Paris", "The Dallas Morning News", "USA", "Texas"),
        ("Cambridge", "The Boston Globe", "USA", "Massachusetts"),
        ("Birmingham", "Alabama Media Group", None, "Alabama"),
        ("Birmingham", None, None, "England"),
    ],
)
def test_places_around_the_outlet_come_first(town: str, outlet: str | None, home: str | None, admin1: str) -> None:
    expected = {home: 0.25} if home else {}
    (place,) = RESOLVER.find(f"Two people died in {town}.", outlet=outlet, home=home, countries=expected)
    assert place.admin1 == admin1


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Ministers met in Bali.", "Bali", "IDN"),
        ("Protesters marched in El Alto.", "El Alto", "BOL"),
        ("A shop in Gangnam was robbed.", "Gangnam", "KOR"),
        ("Pupils were stabbed in Guangxi province.", "Guangxi", "CHN"),
    ],
)
def test_divisions_and_districts_are_known(text: str, name: str, country: str) -> None:
    (place,) = RESOLVER.find(text)
    assert (place.name, place.country) == (name, country)


def test_a_country_owns_its_province() -> None:
    places = RESOLVER.find("Bombs fell on Iraq's Nineveh province.")
    assert [place.name for place in places] == ["Iraq", "Nineveh"]


def test_nautical_miles_are_longer() -> None:
    (sea,) = RESOLVER.find("The ship was hit 60 nautical miles west of Hodeidah.")
    (land,) = RESOLVER.find("The ship was hit 60 miles west of Hodeidah.")
    assert sea.precision == "point"
    assert sea.lon is not None
    assert land.lon is not None
    assert sea.lon < land.lon
