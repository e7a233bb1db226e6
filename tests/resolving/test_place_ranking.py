"""The ranking of candidates: its learnt weights, its clues, and the own texts of world news."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from dateline.errors import SetupError
from dateline.knowledge import weights as knowledge_weights
from dateline.knowledge.gazetteer import Gazetteer, load_gazetteer
from dateline.resolving.places import PlaceResolver
from dateline.resolving.places.mentions import MentionFinder
from dateline.resolving.places.ranking import CLUES, Candidates, Name, choose, place_weights
from dateline.resolving.places.resolver import names_of
from dateline.resolving.places.wording import CountryWords, Wording

TEXTS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "corpus" / "places" / "world.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_every_clue_has_a_weight_that_can_be_read() -> None:
    weights = place_weights()
    assert set(weights) == set(CLUES)
    assert weights["written in it"] > 2
    assert weights["inhabitants of a settlement"] > 0
    assert weights["division of a namesake"] < 0


def test_missing_weights_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(knowledge_weights, "files", lambda _: tmp_path)
    with pytest.raises(SetupError, match="model_missing"):
        place_weights()


def test_without_weights_the_first_of_the_largest_is_taken(gazetteer: Gazetteer) -> None:
    names = [Name(candidates=gazetteer.lookup("Paris")), Name(candidates=())]
    chosen, unknown = choose(names, {})
    assert chosen is not None
    assert unknown is None


def test_a_name_with_many_namesakes_in_one_country_speaks_for_it_once(gazetteer: Gazetteer) -> None:
    names = [Name(candidates=gazetteer.lookup(name)) for name in ("Springfield", "Chicago")]
    candidates = Candidates(names, countries={}, wording=Wording())
    weighed = candidates.clues(np.ones(len(candidates.places)))
    share = weighed[:, CLUES.index("others in its country")]
    american = np.array([place.country == "USA" for place in candidates.places])
    chicago = candidates.owner == 1
    assert np.exp(share[american & chicago]).max() < 1.0


@pytest.mark.parametrize("count", [1, 199, 200, 201, 450])
def test_containers_count_wherever_they_stand(gazetteer: Gazetteer, count: int) -> None:
    filler = [Name(candidates=gazetteer.lookup("Lyon")) for _ in range(count)]
    names = [Name(candidates=gazetteer.lookup("Paris"), containers=(count + 1,)), *filler]
    names.append(Name(candidates=gazetteer.lookup("Texas")))
    chosen = choose(names, place_weights())
    assert len(chosen) == count + 2
    assert chosen[0] is not None
    assert chosen[0].place.admin1 == "Texas"


def test_the_own_texts_say_where_their_places_stand(gazetteer: Gazetteer) -> None:
    assert len({text["id"] for text in TEXTS}) == len(TEXTS) >= 200
    for text in TEXTS:
        for place in text["places"]:
            words = text["text"][place["start"] : place["end"]]
            found = [named.place for named in gazetteer.lookup(words)]
            told = (place["name"], place["country"], place["admin1"], place["geonames"], place["precision"])
            assert told in [(p.name, p.country, p.admin1, p.geonames, p.precision) for p in found], (text["id"], words)


def test_world_news_is_placed(gazetteer: Gazetteer) -> None:
    """Learnt from, so no measure; a bound against weights that were learnt wrong."""
    resolver = PlaceResolver(gazetteer)
    right = wrong = 0
    for text in TEXTS:
        spans = [(place["start"], place["end"], "GPE") for place in text["places"]]
        found = {(p.start, p.end): p for p in resolver.find(text["text"], spans=spans, outlet=text["outlet"])}
        for place in text["places"]:
            got = found.get((place["start"], place["end"]))
            same = got is not None and (got.geonames, got.country) == (place["geonames"], place["country"])
            right, wrong = right + same, wrong + (not same)
    assert right / (right + wrong) >= 0.95


def test_two_names_that_each_speak_for_the_others_namesake_are_placed_together(gazetteer: Gazetteer) -> None:
    text = "A Queensland alert was issued for four boys taken in Edmonton near Cairns. The car has Queensland plates."
    assert {place.country for place in PlaceResolver(gazetteer).find(text)} == {"AUS"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Sheriff's deputies in San Pedro arrested a felon after a SWAT standoff near an elementary school.", "USA"),
        (
            "Two councillors from Worcester appeared before magistrates' court over council tax, the pensioner said.",
            "GBR",
        ),
        ("The RCMP said a constable was hurt in Cambridge; the Crown attorney and a band council were told.", "CAN"),
    ],
)
def test_the_words_of_a_country_tell_where_its_namesakes_are(gazetteer: Gazetteer, text: str, country: str) -> None:
    assert {place.country for place in PlaceResolver(gazetteer).find(text)} == {country}


def test_words_of_many_countries_tell_none() -> None:
    assert CountryWords().wording("Bus drivers met the village committee and Hun Sen in the motel.") == Wording()


def test_each_word_of_a_country_counts_once_and_is_shared() -> None:
    wording = CountryWords().wording("The councillor met the Councillor at the centre. Lakhs were spent, and crores.")
    assert wording.institutions["IND"] > wording.institutions["GBR"] == wording.institutions["CAN"] > 0
    assert sum(wording.institutions.values()) < 1
    assert wording.spelling["GBR"] == wording.spelling["AUS"]
    assert CountryWords().wording("") == Wording()


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("US and Iranian envoys met in Vienna. Washington said the talks went well.", {"USA", "IRN", "AUT"}),
        ("Congress in Washington approved aid to Lebanon. U.S. officers train Lebanon's army.", {"USA", "LBN"}),
        ("Nigeria closed its border with Niger, whose junta had expelled Nigerian diplomats.", {"NGA", "NER"}),
        ("US diplomats left Damascus for Rome, American officials said.", {"USA", "SYR", "ITA"}),
    ],
)
def test_a_country_that_acts_abroad_does_not_draw_places_home(
    gazetteer: Gazetteer, text: str, countries: set[str]
) -> None:
    assert {place.country for place in PlaceResolver(gazetteer).find(text)} == countries


def test_a_government_by_its_capital_speaks_for_its_country_as_that_does(gazetteer: Gazetteer) -> None:
    mentions = MentionFinder(gazetteer).find("Washington's envoy met rebels in Lebanon. Washington said so.", None)
    _, names = names_of(mentions, "")
    assert [name.is_government for name in names] == [True, False]


@pytest.mark.parametrize(("owned", "country"), [("leader", "GEO"), ("governor", "USA")])
def test_what_a_name_owns_tells_whether_it_is_a_nations(gazetteer: Gazetteer, owned: str, country: str) -> None:
    text = f"Georgia's {owned} flew to Washington, where Georgia and Florida had sent envoys."
    found = [place.country for place in PlaceResolver(gazetteer).find(text) if place.name == "Georgia"]
    assert found == [country] * 2
