"""Forces and those who serve in them, whom they do not mean to hurt."""

from __future__ import annotations

from dateline.knowledge.tables import values
from dateline.knowledge.word_groups import word_group


def is_member(noun: str, force: str) -> bool:
    """Whether the lemma of a noun is one for members of a force: of the police an officer, of the army a soldier."""
    return force in values(word_group("member of a force").get(noun) or "")


def are_police(*nouns: str) -> bool:
    """Whether all the lemmas are words for the police or those who serve in them."""
    return all(noun == "police" or is_member(noun, "police") for noun in nouns)
