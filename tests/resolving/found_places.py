"""Which places are found in a text, for the tests of them."""

from __future__ import annotations

from dateline.knowledge.gazetteer import load_gazetteer
from dateline.records import Place
from dateline.resolving.places import PlaceResolver

RESOLVER, ANOTHER = (PlaceResolver(load_gazetteer()) for _ in range(2))
"""Shared by the property tests, which cannot take fixtures of a narrower scope."""


def spans(text: str, *entities: tuple[str, str]) -> list[tuple[int, int, str]]:
    """Entities given as words and label, the first occurrence after the previous one."""
    found = []
    at = 0
    for words, label in entities:
        at = text.index(words, at)
        found.append((at, at + len(words), label))
        at += len(words)
    return found


def find(text: str, *entities: tuple[str, str]) -> list[tuple[str, str | None, str | None]]:
    """Words, subdivision and country of the places found."""
    places = RESOLVER.find(text, spans=spans(text, *entities) if entities else None)
    return [(place.text, place.admin1, place.country) for place in places]


def words(text: str, *entities: tuple[str, str]) -> list[str]:
    return [found[0] for found in find(text, *entities)]


def resolved(name: str, **context: object) -> Place:
    place = RESOLVER.resolve(name, **context)  # type: ignore[arg-type]
    assert place is not None
    return place
