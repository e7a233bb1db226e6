"""Places in sentences: which words are places, and which place they mean."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dateline
from tests.resolving.found_places import ANOTHER, RESOLVER, find, resolved, words


def test_resolve_fills_the_record() -> None:
    gao = resolved("Gao")
    assert (gao.text, gao.start, gao.end) == ("Gao", 0, 3)
    assert (gao.name, gao.country, gao.admin1, gao.geonames) == ("Gao", "MLI", "Gao", 2457163)
    assert (gao.precision, gao.reason) == ("city", "stated")
    assert gao.lat == pytest.approx(16.27, abs=0.02)


def test_an_unknown_name_is_not_resolved() -> None:
    assert RESOLVER.resolve("Zzyzxqua") is None


@pytest.mark.parametrize("name", ["Mali", "Sahel", "Black Sea"])
def test_countries_and_regions_have_no_coordinates(name: str) -> None:
    place = resolved(name)
    assert (place.lat, place.lon) == (None, None)


@pytest.mark.parametrize(
    ("name", "admin1"), [("Paris, Texas", "Texas"), ("Paris, Tenn.", "Tennessee"), ("Paris, France", "Île-de-France")]
)
def test_what_follows_the_comma_holds_the_place(name: str, admin1: str) -> None:
    assert resolved(name).admin1 == admin1


def test_a_container_can_be_given_apart() -> None:
    assert resolved("Springfield", container="Illinois").admin1 == "Illinois"


def test_without_context_the_known_place_is_meant() -> None:
    assert resolved("Paris").country == "FRA"


@pytest.mark.parametrize("countries", [["CAN"], {"CAN": 1.0}])
def test_the_countries_of_the_article_are_preferred(countries: object) -> None:
    assert resolved("Kingston", countries=countries).country == "CAN"


def test_places_nearby_decide() -> None:
    assert resolved("Athens", near=["Marietta", "Macon", "Savannah"]).admin1 == "Georgia"


def test_a_town_comes_before_the_region_named_after_it() -> None:
    assert resolved("Gao").precision == "city"
    assert resolved("Gao Region").precision == "admin1"


def test_a_main_name_comes_before_another_places_other_name() -> None:
    assert resolved("Tripoli").country == "LBY"


def test_a_text_gives_its_places_in_order() -> None:
    text = "Gunmen killed six people near Gao, Mali, and fled toward Niger."
    assert find(text) == [("Gao", "Gao", "MLI"), ("Mali", None, "MLI"), ("Niger", None, "NER")]


def test_one_name_has_one_sense_in_an_article() -> None:
    text = "Police in Paris, Texas, made an arrest. The mayor of Paris praised them."
    assert [found for found in find(text) if found[0] == "Paris"] == [("Paris", "Texas", "USA")] * 2


def test_one_name_with_two_containers_has_two_senses() -> None:
    text = "He flew from Paris, Texas, to Paris, France."
    assert [country for name, _, country in find(text) if name == "Paris"] == ["USA", "FRA"]


def test_the_named_country_decides_between_namesakes() -> None:
    text = "Shells fell on Tripoli. Lebanon blamed militants, and troops were sent from Beirut and Sidon to Tripoli."
    assert ("Tripoli", "LBN") in {(name, country) for name, _, country in find(text)}


def test_a_container_after_in_decides_too() -> None:
    text = "Fighting broke out in Tripoli in northern Lebanon."
    assert find(text)[0][2] == "LBN"


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Voters in Portland, Ore., stayed home.", ["Oregon", "Oregon"]),
        ("A crash near Columbus, GA, closed the road.", ["Georgia", "Georgia"]),
        ("She lives in Charleston, W.Va., with her son.", ["West Virginia", "West Virginia"]),
    ],
)
def test_states_may_be_abbreviated(text: str, states: list[str]) -> None:
    assert [admin1 for _, admin1, _ in find(text)] == states


def test_counties_in_a_list_are_counties() -> None:
    text = "Schools closed in Barrow, Jackson and Madison counties, in Georgia."
    places = RESOLVER.find(text)
    assert [place.name for place in places] == ["Barrow County", "Jackson County", "Madison County", "Georgia"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A drone hit a truck near the Lebanese town of Tripoli.", "LBN"),
        ("Fighting reached the Libyan city of Tripoli.", "LBY"),
        ("Police in Pakistan's southern city of Hyderabad used tear gas.", "PAK"),
        ("Students marched in India's Hyderabad.", "IND"),
        ("Clashes broke out in the northern city of Kidal.", "MLI"),
    ],
)
def test_adjectives_and_possessives_hold_a_place(text: str, country: str) -> None:
    assert RESOLVER.find(text)[-1].country == country


def test_a_town_that_the_gazetteer_lacks_is_found_with_the_country_it_is_given() -> None:
    place = RESOLVER.find("A drone hit a truck near the Syrian town of Tal Xyzabad.")[-1]
    assert (place.text, place.name, place.country, place.precision, place.reason) == (
        "Tal Xyzabad", "Tal Xyzabad", "SYR", None, "stated",
    )  # fmt: skip
    assert RESOLVER.find("They left the village of Qwertyan, Mali.")[0].country == "MLI"


def test_places_side_by_side_are_both_places() -> None:
    text = "The rebels took Goma and Butembo on Monday."
    assert words(text, ("Goma", "GPE"), ("Butembo", "PERSON")) == ["Goma", "Butembo"]


def test_possessives_do_not_belong_to_the_place() -> None:
    assert words("Kenya's army moved into Nairobi’s suburbs.") == ["Kenya", "Nairobi"]


def test_a_full_stop_does_not_belong_to_the_place() -> None:
    assert words("They drove to Bamako.") == ["Bamako"]


def test_capital_letters_throughout_do_not_hide_a_place() -> None:
    assert find("TBILISI — Georgia closed the road to Sukhumi.")[0] == ("TBILISI", "Tbilisi", "GEO")


def test_arabic_articles_begin_a_name() -> None:
    assert words("Families left the al-Hol camp in Syria.")[0] in {"al-Hol", "al-Hol camp"}


def test_hyphens_split_what_they_join() -> None:
    assert words("The Dallas-based firm left Fargo-Moorhead.")[0] == "Dallas"


def test_the_outlets_home_is_context() -> None:
    text = "The council of Athens met."
    assert RESOLVER.find(text)[0].country == "GRC"
    assert RESOLVER.find(text, outlet="The News of Marietta and Macon, Georgia")[0].country == "USA"


def test_world_cities_are_not_their_american_namesakes() -> None:
    text = "Envoys shuttled between Geneva, Vienna and Brussels."
    assert [place.country for place in RESOLVER.find(text)] == ["CHE", "AUT", "BEL"]


def test_the_dateline_is_context() -> None:
    assert RESOLVER.find("BEIRUT, Lebanon (AP) — Gunmen shut the port of Tripoli.")[-1].country == "LBN"


@pytest.mark.parametrize("text", ["В Москве прошли протесты.", "抗议者聚集在北京。", "احتجاجات في القاهرة"])
def test_other_scripts_are_no_error(text: str) -> None:
    assert RESOLVER.find(text) == ()


def test_an_empty_text_has_no_places() -> None:
    assert RESOLVER.find("") == ()


SNIPPETS = st.sampled_from(
    "Gao Mali Paris Texas , . ; - ' ’s ( ) in near and the St. Louis Mo. U.S. W. Va. al-Hol Côte d’Ivoire Miss. "
    "LONDON Jackson counties Malian New York \n \u00a0 — “ ” é İ 😀 Walker County D- Washington Rio de Janeiro".split(
        " "
    )
)


TEXTS = st.lists(st.one_of(SNIPPETS, st.text(max_size=4)), max_size=25).map(" ".join)


LABELS = st.sampled_from(["GPE", "LOC", "FAC", "PERSON", "ORG", "NORP", "DATE"])


@given(text=TEXTS, data=st.data())
def test_spans_are_the_words_in_order_without_overlap(text: str, data: st.DataObject) -> None:
    offset = st.integers(0, len(text))
    entities = data.draw(st.lists(st.tuples(offset, offset, LABELS).filter(lambda span: span[0] < span[1]), max_size=4))
    places = RESOLVER.find(text, spans=entities)
    assert all(text[place.start : place.end] == place.text for place in places)
    assert [place.start for place in places] == sorted(place.start for place in places)
    named = [place for place in places if not (place.name or "").endswith("border")]
    assert all(a.end <= b.start for a, b in pairwise(named))


@given(text=TEXTS)
def test_the_same_text_gives_the_same_places(text: str) -> None:
    assert RESOLVER.find(text) == ANOTHER.find(text)


def test_what_follows_the_place_line_is_not_beside_it() -> None:
    assert words("MAIDUGURI — Boko Haram attacked.", ("Boko Haram", "ORG")) == ["MAIDUGURI"]


def test_the_country_of_a_town_in_an_outlets_name() -> None:
    assert [RESOLVER.country_in_name(name) for name in ("Duluth News", "Ballarat Post", "The Globe")] == [
        "USA",
        "AUS",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("HELENA — Protesters filled the hall.", ["HELENA"]),
        ("KOCHI: Nurses went on strike.", ["KOCHI"]),
        ("UPDATE — Nurses went on strike.", []),
        ("POLICE: Two men held.", []),
    ],
)
def test_the_place_line_in_capitals_is_a_place(text: str, places: list[str]) -> None:
    assert words(text) == places


@pytest.mark.parametrize("name", ["Ba‘xaba", "Xan`qa", "Ba’xaba"])
def test_the_name_of_an_unlisted_town_keeps_the_marks_within(name: str) -> None:
    text = f"Rebels shelled the town of {name} on Monday."
    (place,) = dateline.places(text)
    assert (place.text, text[place.start : place.end]) == (name, name)


@pytest.mark.parametrize(
    ("text", "entities", "places"),
    [
        ("Guards stood in Zvečan and Leposavić.", [("Zvečan and Leposavić", "ORG")], ["Zvečan", "Leposavić"]),
        ("Families walked from Myawaddy to Mae Sot.", [("Myawaddy to Mae Sot", "ORG")], ["Myawaddy", "Mae Sot"]),
        ("He was a partner at Barnes and Noble.", [("Barnes and Noble", "ORG")], []),
        ("Marines searched Basilan.", [("Basilan", "PERSON")], ["Basilan"]),
        ("Paul Butembo flew to Butembo.", [("Paul Butembo", "PERSON"), ("Butembo", "PERSON")], ["Butembo"]),
        ("Paul Butembo won. They gave it to Butembo.", [("Paul Butembo", "PERSON"), ("Butembo", "PERSON")], []),
        ("Ivan Mostar spoke in Tuzla and Mostar.", [("Ivan Mostar", "PERSON"), ("Mostar", "PERSON")],
         ["Tuzla", "Mostar"]),
    ],
)  # fmt: skip
def test_a_model_that_takes_towns_for_something_else_is_put_right(
    text: str, entities: list[tuple[str, str]], places: list[str]
) -> None:
    assert words(text, *entities) == places


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Paris City Council met. Councilman Jo Lee asked the zoning board to wait. Paris police agreed.", "USA"),
        ("Paris City Council met. Councilman Jo Lee flew to France. Paris police agreed.", "FRA"),
        ("Councilman Jo Lee asked the zoning board to wait. He flew to Paris.", "FRA"),
        ("Paris police agreed.", "FRA"),
    ],
    ids=["a body at home", "a country named", "a goal of travel", "no words of a country"],
)
def test_the_bodies_of_a_town_lie_where_the_text_is_at_home(text: str, country: str) -> None:
    assert {found[2] for found in find(text) if found[0] == "Paris"} == {country}


@pytest.mark.parametrize(
    "text",
    [
        "Dublin City Council approved the plan. Councilwoman Ann Roe had the zoning board meet in Columbus, Ohio.",
        "The Athens Police Department arrested a man. He is in the county jail in Henderson County, Texas.",
    ],
)
def test_a_towns_council_is_no_evidence_for_a_larger_namesake(text: str) -> None:
    assert {place.country for place in dateline.places(text)} == {"USA"}
    assert dateline.places(text)[0].text in {"Dublin", "Athens"}


def test_the_name_of_a_group_is_no_place_abroad() -> None:
    text = "The Moro Islamic Liberation Front signed a truce in Manila."
    assert [place.text for place in dateline.places(text)] == ["Manila"]


@pytest.mark.parametrize(
    ("text", "entity", "label"),
    [
        ("It meets at Ludlow Town Hall today.", "Ludlow Town Hall", "FAC"),
        ("She spoke at Feltham Magistrates’ Court today.", "Feltham Magistrates’ Court", "ORG"),
        ("He was tried in Meigs County Court today.", "Meigs County Court", "ORG"),
        ("He lost before the Kentucky Court of Appeals.", "the Kentucky Court of Appeals", "ORG"),
    ],
    ids=["hall", "magistrates", "county court", "court of appeals"],
)
def test_the_names_of_halls_and_courts_tell_their_town(text: str, entity: str, label: str) -> None:
    assert len(words(text, (entity, label))) == 1


def test_a_place_line_may_stand_behind_a_headline() -> None:
    text = "Board weighs budget. ROCKY HILL — Residents spoke for an hour. Others left."
    assert words(text) == ["ROCKY HILL"]
    assert words(f"Board weighs budget. It met. {text.partition('. ')[2]}") == []
