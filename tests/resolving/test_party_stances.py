"""Parties in and out of government, as the resolver tells them from the tables of the package."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.knowledge.actors import load_actor_knowledge
from dateline.resolving.actors import ActorResolver


@pytest.fixture(scope="module")
def resolver() -> ActorResolver:
    return ActorResolver(load_actor_knowledge())


@pytest.mark.parametrize(
    ("phrase", "on", "country", "stance"),
    [
        ("the British Labour Party", "2005-01-01", "GBR", "governing party"),
        ("the British Labour Party", "2015-01-01", "GBR", "opposition party"),
        ("the Kuomintang", "2004-01-01", "TWN", "opposition party"),
        ("Fidesz", "2020-01-01", "HUN", "governing party"),
        ("the Parti Quebecois", "2010-01-01", "CAN", None),
    ],
)
def test_a_party_governs_or_opposes_on_the_day(
    resolver: ActorResolver, phrase: str, on: str, country: str, stance: str | None
) -> None:
    found = resolver.resolve(phrase, on=date.fromisoformat(on))
    assert (found.country, found.sector, found.role) == (country, "PTY", stance)
