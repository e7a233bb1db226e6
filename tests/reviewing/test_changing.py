"""What a person says becomes changes that the archive takes."""

from __future__ import annotations

import pytest

from dateline.errors import ArchiveError, InputError
from dateline.reviewing import (
    Passage,
    added,
    around,
    cleared,
    described,
    find_words,
    merged,
    parts_by_party,
    parts_by_type,
    party_at,
    place_at,
    quantity_at,
    swapped,
    when_at,
    with_party,
    with_party_moved,
    with_source,
    without_party,
    without_quantity,
    without_source,
)


@pytest.fixture
def article(news):
    return news.article("a")


@pytest.fixture
def event(news):
    return news.events_of("a")[1]


def corrected(news, event, changes):
    news.correct("edit", event, who="ann", changes=changes)
    return news.event(event.id)


def test_words_are_found_in_the_sentence_first(article, event):
    assert find_words(article, "MLI").start == article.text.index("MLI")
    assert find_words(article, "MLI", event).start == event.evidence[0].start
    assert find_words(article, "gao", event).text == "Gao"
    assert find_words(article, "News").zone == "title"
    sentence = Passage(zone="body", start=0, end=10, text="It rained.")
    with pytest.raises(ArchiveError, match="sentence"):
        find_words(article, "Gao", within=sentence)
    for nothing in ("Timbuktu", ""):
        with pytest.raises(ArchiveError, match="article"):
            find_words(article, nothing)


def test_what_stands_around_a_sentence(article, event):
    assert around(article, event.evidence[0]) == ("It rained. RUS accuses MLI of lies.", "FRA aids MLI. The end.")
    assert around(article, event.evidence[0], sentences=1) == ("RUS accuses MLI of lies.", "FRA aids MLI.")


def test_parties_are_added_changed_moved_and_taken_away(news, article, event):
    fra = party_at(find_words(article, "FRA"), country="FRA", sector="GOV")
    event = corrected(news, event, with_party(event, "actors", fra))
    assert [party.text for party in event.actors] == ["MLI", "FRA"]
    event = corrected(news, event, with_party(event, "actors", described(event.actors[1], sector="MIL"), number=1))
    assert event.actors[1].sector == "MIL"
    event = corrected(news, event, with_party_moved(event, "actors", 1))
    assert [party.text for party in event.recipients] == ["RUS", "FRA"]
    event = corrected(news, event, without_party(event, "actors", 0))
    assert event.actors == []
    assert event.unknown["actors"] == "not_stated"
    event = corrected(news, event, swapped(event))
    assert ([party.text for party in event.actors], event.recipients) == (["RUS", "FRA"], [])


@pytest.mark.parametrize("known", [{"country": "Mali"}, {"sector": "ARMY"}])
def test_codes_that_are_none_are_refused(event, known):
    with pytest.raises(ArchiveError, match="bad_correction"):
        described(event.actors[0], **known)


def test_place_and_day_are_set_and_cleared(news, article, event):
    event = corrected(news, event, place_at(find_words(article, "Gao", event), country="MLI"))
    assert (event.place.name, event.place.country, event.place.reason) == ("Gao", "MLI", "stated")
    event = corrected(news, event, when_at(event, "2024-03-04", find_words(article, "on Monday", event)))
    assert (event.when.from_, event.when.to, event.when.grain, event.when.reason) == (
        "2024-03-04",
        "2024-03-04",
        "day",
        "stated",
    )
    for field in ("place", "when"):
        event = corrected(news, event, cleared(event, field))
        assert getattr(event, field) is None
        assert event.unknown[field] == "not_stated"
    with pytest.raises(ArchiveError):
        place_at(find_words(article, "Gao"), country="Mali")


@pytest.mark.parametrize(
    ("said", "span"),
    [
        ("2024-03-04", ("2024-03-04", "2024-03-04", "day")),
        ("2024-12", ("2024-12-01", "2024-12-31", "month")),
        ("2024", ("2024-01-01", "2024-12-31", "year")),
        ("2024-02 2024-03", ("2024-02-01", "2024-03-31", "month")),
        ("2015 …", ("2015-01-01", None, "year")),
        (".. 2024-03-04", (None, "2024-03-04", "day")),
    ],
)
def test_days_as_they_are_typed(event, said, span):
    when = when_at(event, said)["when"]
    assert (when.from_, when.to, when.grain) == span
    assert (when.reason, when.text) == ("inferred", "meets")


@pytest.mark.parametrize("said", ["", "Monday", "2024-13", "2024-03-05 2024-03-04", "… …", "2024 2025 2026"])
def test_days_that_are_none(event, said):
    with pytest.raises(InputError, match="bad_date"):
        when_at(event, said)


@pytest.mark.parametrize(
    ("said", "bounds"), [("14", (14, 14)), ("14-", (14, None)), ("-5", (None, 5)), ("3-7", (3, 7)), ("3 to 7", (3, 7))]
)
def test_counts_as_they_are_typed(news, said, bounds):
    event = news.events_of("b")[0]
    words = find_words(news.article("b"), "at least 12")
    event = corrected(news, event, quantity_at(event, "killed", words, said))
    assert (event.quantities["killed"].min, event.quantities["killed"].max) == bounds
    assert corrected(news, event, without_quantity(event, "killed")).quantities == {}


@pytest.mark.parametrize("said", ["many", "-", "7-3", ""])
def test_counts_that_are_none(event, article, said):
    with pytest.raises(ArchiveError, match="no count"):
        quantity_at(event, "killed", find_words(article, "RUS"), said)


def test_sources_come_and_go(news, article, event):
    event = corrected(news, event, with_source(event, find_words(article, "FRA"), id="FRA"))
    assert [(source.name, source.id) for source in event.attribution] == [("FRA", "FRA")]
    assert corrected(news, event, without_source(event, 0)).attribution == []


def test_a_merged_event_has_all_sentences_and_what_the_first_leaves_open(news, article):
    one, other = news.events_of("a")[:2]
    other = corrected(news, other, place_at(find_words(article, "Gao")))
    changes = merged([one, other])
    news.correct("merge", [one, other], who="ann", changes=changes)
    event = news.event(one.id)
    assert (event.type, len(event.evidence), event.place.name) == ("ACCUSE", 2, "Gao")
    assert [party.text for party in event.actors] == ["RUS"]


def test_an_event_is_split_by_type_or_party(news, article, event):
    event = corrected(news, event, with_party(event, "actors", party_at(find_words(article, "FRA"))))
    made = news.correct("split", event, who="ann", after=parts_by_party(event, "actors"))
    assert [part.actors[0].text for part in made.after] == ["MLI", "FRA"]
    made = news.correct("split", made.after[0].id, who="ann", after=parts_by_type(["CONSULT", "REQUEST"]))
    assert [part.type for part in made.after] == ["CONSULT", "REQUEST"]


def test_an_added_event_leaves_everything_else_open(news, article):
    sentence = Passage(zone="body", start=0, end=10, text="It rained.")
    changes = added(sentence, find_words(article, "rained"), "ASSAULT")
    made = news.correct("add", who="ann", article="a", after=[changes])
    assert made.after[0].evidence[0].trigger.text == "rained"
    assert set(made.after[0].unknown) == {"actors", "recipients", "place", "when"}
    with pytest.raises(ArchiveError, match="sentence"):
        added(sentence, find_words(article, "Gao"), "ASSAULT")
