"""When an event happened: dates that nobody can tell, dates of other clauses, days that lie ahead."""

from __future__ import annotations

from datetime import date

import pytest

import dateline
from dateline.errors import InputError
from dateline.records import Event
from dateline.resolving.dates import find_dates

PUBLISHED = "2024-03-28"


def of(text: str, kind: str, published: str | None = PUBLISHED) -> Event:
    return next(event for event in dateline.code(text, published=published) if event.type == kind)


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested ten men in London on 3/4/2024.",
        "Police arrested ten men in London on 31 February 2024.",
        "Gunmen killed four farmers near Gao on 32 January 2024.",
    ],
)
def test_a_date_that_nobody_can_tell_is_never_the_day_of_publication(text: str) -> None:
    (event,) = dateline.code(text, published=PUBLISHED)
    assert event.when is None
    assert event.unknown["when"] == "ambiguous"


def test_it_is_ambiguous_without_a_day_of_publication_too() -> None:
    (event,) = dateline.code("Police arrested ten men in London on 3/4/2024.")
    assert (event.when, event.unknown["when"]) == (None, "ambiguous")


def test_a_relative_date_lacks_the_day_of_publication() -> None:
    (event,) = dateline.code("Police arrested ten men in London on Monday.")
    assert (event.when, event.unknown["when"]) == (None, "no_publication_date")


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("The army, which seized power in July 2021, detained two ministers.", "COERCE", "2021"),
        ("Petrov, who was poisoned in 2020, was sentenced to 19 years in prison.", "COERCE", "2020"),
        ("The general, jailed in 2019 for fraud, attacked the government in a speech.", "ACCUSE", "2019"),
    ],
)
def test_the_date_of_a_relative_clause_is_not_that_of_the_main_verb(text: str, kind: str, year: str) -> None:
    events = [event for event in dateline.code(text, published=PUBLISHED) if event.type == kind]
    last = max(events, key=lambda event: event.evidence[0].trigger.start)
    assert last.when is None or last.when.from_ is None or last.when.from_[:4] != year
    assert not last.historical


def test_in_its_own_clause_the_date_counts() -> None:
    text = "Two soldiers who killed a farmer in June 2022 walked free."
    assert of(text, "ASSAULT").when.from_ == "2022-06-01"


def test_what_is_planned_lies_ahead() -> None:
    text = "The suspects discussed unrest during the planned April 9 rally."
    (when,) = find_dates(text, published=date(2024, 3, 28))
    assert when.from_ == "2024-04-09"


def test_bad_input_is_told() -> None:
    for phrase in (None, b"Monday", 5):
        with pytest.raises(InputError) as raised:
            dateline.when(phrase)  # type: ignore[arg-type]
        assert raised.value.code == "bad_phrase"
    for country in ("ZZZ", "", 7):
        with pytest.raises(InputError) as raised:
            dateline.when("3/4/2024", country=country)  # type: ignore[arg-type]
        assert raised.value.code == "bad_country"


def test_a_country_may_be_in_small_letters() -> None:
    assert dateline.when("3/4/2024", country="usa").from_ == "2024-03-04"


def test_a_day_soon_to_come_is_meant_whatever_the_tense() -> None:
    (when,) = find_dates("He was granted bail until his first hearing on 9 April.", published=date(2024, 3, 28))
    assert when.from_ == "2024-04-09"
