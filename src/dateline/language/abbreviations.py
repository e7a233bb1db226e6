"""Words whose full stop ends no sentence: initials, titles, months."""

from __future__ import annotations

from dateline.knowledge.word_groups import in_group


def is_open(word: str) -> bool:
    """Whether no sentence ends with the word, though it ends with a full stop: "J.", "Gen."."""
    if not word.endswith("."):
        return False
    initial = len(word) == 2 and word[0].isupper() and word[1] == "."
    return initial or (word[:1].isupper() and in_group(word.lower(), "abbreviation"))
