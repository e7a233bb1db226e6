"""Persons of the news of 1945 to 1990, and further ones since, whom their full names mean on a day."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.lookup import who


@pytest.mark.parametrize(
    ("phrase", "on", "expected"),
    [
        ("Secretary of State Dean Acheson", "1950-06-30", ("Dean Acheson", "USA", "GOV")),
        ("Nikita Khrushchev", "1962-10-25", ("Nikita Khrushchev", "SUN", "GOV")),
        ("Che Guevara", "1965-04-01", ("Ernesto Che Guevara", "CUB", "REB")),
        ("Archbishop Oscar Romero", "1980-03-01", ("Oscar Romero", "SLV", "REL")),
        ("Gian Carlo Caselli", "1996-05-01", ("Gian Carlo Caselli", "ITA", "JUD")),
    ],
)
def test_a_full_name_means_the_person(phrase: str, on: str, expected: tuple[str, str, str]) -> None:
    answer = who(phrase, on=date.fromisoformat(on))
    assert (answer.name, answer.country, answer.sector) == expected


@pytest.mark.parametrize("phrase", ["blogger Jane Doe", "Jane Doe, an activist"])
def test_a_title_that_many_hold_tells_no_country(phrase: str) -> None:
    assert who(phrase, on=date(2015, 6, 1)).country is None
