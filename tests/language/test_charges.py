"""What somebody is accused of behind whoever accuses; the sentences are invented."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The police were accused by activists of abducting two students.", "accused"),
        ("The minister was accused by the union of miners.", "union"),
    ],
)
def test_what_somebody_is_accused_of_hangs_on_the_verb(parse, text, head):
    (word,) = [token for sentence in parse(text).sentences for token in sentence.span if token.text == "of"]
    assert word.head.text == head
