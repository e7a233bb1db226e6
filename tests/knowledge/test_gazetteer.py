"""The gazetteer's reader on the shipped data: names, kinds, abbreviations, and the rules of the regions table."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.gazetteer import (
    KINDS,
    REGION_COLUMNS,
    Gazetteer,
    GazetteerPlace,
    load_gazetteer,
)
from dateline.knowledge.place_keys import place_key
from dateline.knowledge.tables import STATE_COLUMNS, Table, read_table, read_tables, values
from dateline.records import PRECISIONS


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="module")
def regions() -> tuple[Table, ...]:
    return read_tables("regions", columns=REGION_COLUMNS)


def places(gazetteer: Gazetteer, name: str) -> list[GazetteerPlace]:
    return [named.place for named in gazetteer.lookup(name)]


def one(gazetteer: Gazetteer, name: str, kind: str, country: str | None) -> GazetteerPlace:
    (found,) = [place for place in places(gazetteer, name) if (place.kind, place.country) == (kind, country)]
    return found


def test_a_city_has_its_country_subdivision_coordinates_and_number(gazetteer: Gazetteer) -> None:
    gao = one(gazetteer, "Gao", "city", "MLI")
    assert (gao.name, gao.admin1, gao.geonames, gao.precision) == ("Gao", "Gao", 2457163, "city")
    assert (gao.lat, gao.lon) == (pytest.approx(16.27, abs=0.02), pytest.approx(-0.04, abs=0.02))
    assert gao.population > 50_000


@pytest.mark.parametrize("name", ["N'Djamena", "N’Djaména", "NDJAMENA", "Ndjamena"])
def test_spelling_signs_and_case_do_not_matter(gazetteer: Gazetteer, name: str) -> None:
    assert "TCD" in {place.country for place in places(gazetteer, name)}


@pytest.mark.parametrize(
    ("name", "country"), [("Kiev", "UKR"), ("Makkah", "SAU"), ("Saigon", "VNM"), ("Tombouctou", "MLI")]
)
def test_other_names_lead_to_the_place(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert country in {place.country for place in places(gazetteer, name)}


def test_codes_of_three_letters_are_no_names(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "BHX") == []


@pytest.mark.parametrize("name", ["Ivory Coast", "Côte d'Ivoire", "Cote d’Ivoire"])
def test_countries_go_by_their_names_in_news(gazetteer: Gazetteer, name: str) -> None:
    country = one(gazetteer, name, "country", "CIV")
    assert (country.lat, country.lon, country.precision) == (None, None, "country")


def test_a_country_is_found_by_its_code(gazetteer: Gazetteer) -> None:
    mali = gazetteer.country("MLI")
    assert mali is not None
    assert (mali.name, mali.geonames) == ("Mali", 2453866)
    assert gazetteer.country("XXX") is None


@pytest.mark.parametrize("word", ["Malian", "Malians"])
def test_demonyms_lead_to_countries(gazetteer: Gazetteer, word: str) -> None:
    country = gazetteer.demonym(word)
    assert country is not None
    assert country.country == "MLI"


def test_a_subdivision_lies_among_its_settlements(gazetteer: Gazetteer) -> None:
    borno = one(gazetteer, "Borno", "admin1", "NGA")
    assert borno.lat == pytest.approx(11.5, abs=1.0)
    assert borno.lon == pytest.approx(13.0, abs=1.0)
    assert borno.admin1 == "Borno"


def test_counties_are_second_level_subdivisions(gazetteer: Gazetteer) -> None:
    states = {place.admin1 for place in places(gazetteer, "Walker County") if place.kind == "admin2"}
    assert states >= {"Texas", "Alabama", "Georgia"}


@pytest.mark.parametrize("name", ["Miss.", "MS"])
def test_abbreviations_lead_to_states(gazetteer: Gazetteer, name: str) -> None:
    assert "Mississippi" in {place.name for place in places(gazetteer, name)}


@pytest.mark.parametrize("name", ["Miss", "miss", "ms", "Ms"])
def test_abbreviations_count_only_as_written(gazetteer: Gazetteer, name: str) -> None:
    assert "Mississippi" not in {place.name for place in places(gazetteer, name)}


@pytest.mark.parametrize("name", ["W.Va.", "W. Va.", "W.Va"])
def test_spaces_in_an_abbreviation_do_not_matter(gazetteer: Gazetteer, name: str) -> None:
    assert [place.name for place in places(gazetteer, name)] == ["West Virginia"]


def test_the_supplement_gives_subdivisions_their_english_names(gazetteer: Gazetteer) -> None:
    tibet = one(gazetteer, "Tibet", "admin1", "CHN")
    assert (tibet.name, tibet.geonames) == ("Tibet", 1279685)
    assert tibet.lat is not None


def test_towns_say_their_subdivision_in_english(gazetteer: Gazetteer) -> None:
    assert one(gazetteer, "Lhasa", "city", "CHN").admin1 == "Tibet"


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Sahel", None, "region"),
        ("Donbas", "UKR", "admin1"),
        ("Tahrir Square", "EGY", "point"),
        ("Darfur", "SDN", "admin1"),
    ],
)
def test_the_supplement_adds_places(gazetteer: Gazetteer, name: str, country: str | None, precision: str) -> None:
    assert (country, precision) in {(place.country, place.precision) for place in places(gazetteer, name)}


@pytest.mark.parametrize(("name", "country"), [("Abkhazia", "GEO"), ("South Ossetia", "GEO"), ("Transnistria", "MDA")])
def test_de_facto_states_are_places_once(gazetteer: Gazetteer, name: str, country: str) -> None:
    (place,) = [place for place in places(gazetteer, name) if place.kind in {"admin1", "region"}]
    assert place.country == country


def test_english_words_are_marked(gazetteer: Gazetteer) -> None:
    assert all(named.is_word for named in gazetteer.lookup("Of"))
    assert not any(named.is_word for named in gazetteer.lookup("Gao"))


def test_unknown_names_have_no_places(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Zzyzxqua") == ()
    assert gazetteer.lookup("") == ()


def test_saint_and_mount_may_be_abbreviated() -> None:
    assert place_key("St. Louis") == place_key("Saint Louis")
    assert place_key("Mt Kenya") == place_key("Mount Kenya")
    assert place_key("St. John's") != place_key("St. John")


def test_regions_keep_their_rules(regions: tuple[Table, ...], gazetteer: Gazetteer) -> None:
    seen = set()
    for table in regions:
        for line, row in table.rows:
            where = f"{table.name}.csv line {line}: {row['name']}"
            names = (row["name"], *values(row["names"]))
            assert row["kind"] in KINDS, where
            assert row["precision"] in PRECISIONS, where
            assert all(gazetteer.country(code) for code in (row["country"], *values(row["claims"])) if code), where
            assert row["country"] not in values(row["claims"]) or not row["country"], where
            assert (row["lat"] == "") == (row["lon"] == ""), where
            if row["lat"]:
                assert -90 <= float(row["lat"]) <= 90, where
                assert -180 <= float(row["lon"]) <= 180, where
            if row["precision"] == "region":
                assert row["lat"] == "", where
            if row["precision"] == "point":
                assert row["lat"] != "", where
            key = (row["name"], row["country"], row["kind"])
            assert key not in seen, where
            seen.add(key)
            assert len(set(names)) == len(names), where


def test_the_supplement_is_large(regions: tuple[Table, ...]) -> None:
    assert sum(len(table.rows) for table in regions) >= 3_000


def test_rows_with_further_names_meet_a_place_of_the_compiled_file(
    regions: tuple[Table, ...], gazetteer: Gazetteer
) -> None:
    for table in regions:
        for line, row in table.rows:
            if row["kind"] in {"admin1", "admin2", "city"} and not row["lat"]:
                found = [p for p in places(gazetteer, row["name"]) if p.country == row["country"] and p.geonames]
                assert found, f"{table.name}.csv line {line}: {row['name']}"


def test_sites_say_a_subdivision_of_the_compiled_file(regions: tuple[Table, ...], gazetteer: Gazetteer) -> None:
    for table in regions:
        for line, row in table.rows:
            if row["admin1"] and row["lat"]:
                found = [p for p in places(gazetteer, row["admin1"]) if p.kind == "admin1"]
                assert row["country"] in {p.country for p in found}, f"{table.name}.csv line {line}: {row['admin1']}"


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Zaatari refugee camp", "JOR", 32.3, 36.3),
        ("Bidi Bidi", "UGA", 3.5, 31.4),
        ("Spin Boldak border", "AFG", 31.0, 66.4),
        ("Hamid Karzai International Airport", "AFG", 34.6, 69.2),
        ("Grand Ethiopian Renaissance Dam", "ETH", 11.2, 35.1),
        ("Makala prison", "COD", -4.4, 15.3),
        ("Heathrow", "GBR", 51.5, -0.5),
        ("Mount Nyiragongo", "COD", -1.5, 29.2),
        ("Lake Tana", "ETH", 12.0, 37.3),
        ("Sheikh Jarrah", "PSE", 31.8, 35.2),
    ],
)
def test_news_sites_are_where_they_are(gazetteer: Gazetteer, name: str, country: str, lat: float, lon: float) -> None:
    (place,) = [place for place in places(gazetteer, name) if place.country == country and place.precision == "point"]
    assert place.lat == pytest.approx(lat, abs=0.2)
    assert place.lon == pytest.approx(lon, abs=0.2)


@pytest.mark.parametrize(
    ("name", "country", "claims"),
    [
        ("Abyei", "SDN", {"SSD"}),
        ("Golan Heights", "SYR", {"ISR"}),
        ("Essequibo", "GUY", {"VEN"}),
        ("Kashmir", None, {"IND", "PAK", "CHN"}),
        ("Fiery Cross Reef", "CHN", {"PHL", "VNM", "TWN"}),
    ],
)
def test_disputed_places_say_who_else_claims_them(
    gazetteer: Gazetteer, name: str, country: str | None, claims: set[str]
) -> None:
    assert claims in [set(place.claims) for place in places(gazetteer, name) if place.country == country]


@pytest.mark.parametrize(
    ("name", "city"), [("Leningrad", "Saint Petersburg"), ("Sloviansk", "Sloviansk"), ("Deir ez-Zor", "Deir ez-Zor")]
)
def test_older_and_other_names_of_cities_lead_to_them(gazetteer: Gazetteer, name: str, city: str) -> None:
    assert city in {place.name for place in places(gazetteer, name) if place.kind == "city"}


@pytest.mark.parametrize("name", ["Reading", "Nice", "Mobile", "Orange", "Ream", "Spree", "Polygon", "Brenner", "Ofer"])
def test_ordinary_words_and_surnames_are_no_sites(gazetteer: Gazetteer, name: str) -> None:
    assert not [place for place in places(gazetteer, name) if place.kind in {"region", "water", "point"}]


def test_a_broken_file_is_told(tmp_path: Path, regions: tuple[Table, ...]) -> None:
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(b"not a gazetteer")
    with pytest.raises(KnowledgeError, match="not a compiled gazetteer"):
        Gazetteer(path, regions=regions, states=read_table("states", columns=STATE_COLUMNS))


def test_a_region_of_unknown_kind_is_told(tmp_path: Path) -> None:
    head = "# source: x\n# licence: x\n# version: 1\n" + ",".join(REGION_COLUMNS) + "\n"
    (tmp_path / "regions.csv").write_text(head + "Oz,,,,,,realm,region,\n", encoding="utf-8")
    broken = read_table("regions", columns=REGION_COLUMNS, folder=tmp_path)
    path = Path(str(files("dateline.knowledge") / "data" / "gazetteer.bin"))
    with pytest.raises(KnowledgeError, match=r"line 5: unknown kind 'realm'"):
        Gazetteer(path, regions=[broken], states=read_table("states", columns=STATE_COLUMNS))


def test_the_file_is_small_and_names_its_source() -> None:
    path = Path(str(files("dateline.knowledge") / "data" / "gazetteer.bin"))
    assert path.stat().st_size <= 15_000_000
    with path.open("rb") as file:
        assert "CC BY 4.0" in json.loads(file.readline())["source"]
