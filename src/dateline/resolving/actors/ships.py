"""Warships, which bear names of persons and towns: the prefix tells whose they are, "HMS Queen Elizabeth"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.word_groups import word_group
from dateline.resolving.actors.results import Resolution


def warship(words: Sequence[str]) -> Resolution | None:
    """The navy's ship that the words name after its prefix, or None."""
    country = word_group("ship prefix").get(words[0]) if words else None
    if country is None or len(words) == 1 or not words[1][:1].isupper():
        return None
    return Resolution(name=" ".join(words), kind="organisation", country=country, sector="MIL", confidence=0.85)
