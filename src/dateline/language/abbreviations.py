"""Words whose full stop ends no sentence: initials, titles, months."""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from dateline.knowledge.word_groups import in_group, word_group


def is_open(word: str) -> bool:
    """Whether no sentence ends with the word, though it ends with a full stop: "J.", "Gen."."""
    if not word.endswith("."):
        return False
    initial = len(word) == 2 and word[0].isupper() and word[1] == "."
    return initial or (word[:1].isupper() and in_group(word.lower(), "abbreviation"))


def keep_whole(pipeline: Language) -> None:
    """Lets the tokenizer of a pipeline cut no full stop off these words, which the parser would take for a sentence's.

    So it is with "Sgt.".
    """
    tokenizer: Any = pipeline.tokenizer
    for word in word_group("abbreviation"):
        written = word.capitalize()
        if word[:-1].isalpha() and written not in tokenizer.rules:
            tokenizer.add_special_case(written, [{"ORTH": written}])
