"""Nouns that the parser takes for adjectives or verbs; the sentences are invented."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("The secretary-general urged Israel to free the hostages.", "general", "NOUN"),
        ("Students jeered at the secretary-general in Gao.", "general", "NOUN"),
        ("The general strike began on Monday.", "general", "ADJ"),
        ("The new law is anti-democratic.", "democratic", "ADJ"),
        ("Police arrested a 20-year-old in Leeds.", "old", "NOUN"),
        ("Turkish doctors treated the wounded in Antakya.", "wounded", "NOUN"),
        ("The wounded men were treated in Antakya.", "wounded", "ADJ"),
        ("Police arrested a 20-year-old man in Leeds.", "old", "ADJ"),
    ],
)
def test_a_word_is_a_noun_where_it_stands_as_one(parse, text, word, pos):
    (token,) = [token for sentence in parse(text).sentences for token in sentence.span if token.text == word]
    assert token.pos_ == pos
