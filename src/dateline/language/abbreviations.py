"""Words whose full stop ends no sentence: initials, titles, months."""

from __future__ import annotations

from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer

from dateline.knowledge.word_groups import in_group, word_group


def is_open(word: str) -> bool:
    """Whether no sentence ends with the word, though it ends with a full stop: "J.", "Gen."."""
    if not word.endswith("."):
        return False
    initial = len(word) == 2 and word[0].isupper() and word[1] == "."
    return initial or (word[:1].isupper() and in_group(word.lower(), "abbreviation"))


def keep_whole(tokenizer: Tokenizer) -> None:
    """Lets the tokenizer cut no full stop off these words, which the parser would take for a sentence's: "Sgt."."""
    for word in word_group("abbreviation"):
        written = word.capitalize()
        if word[:-1].isalpha() and written not in tokenizer.rules:
            tokenizer.add_special_case(written, [{ORTH: written}])
