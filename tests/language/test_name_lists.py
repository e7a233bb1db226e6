"""Lists of names that the parser tears; the sentences are invented."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "name", "head"),
    [
        (
            "The Taliban have banned women from schools, drawing condemnation from the United Nations, the United "
            "States and Saudi Arabia.",
            "States",
            "Nations",
        ),
        ("Ana Diaz, the mayor of Lima, and Juan Ruiz met.", "Ruiz", "Diaz"),
    ],
)
def test_the_rest_of_a_list_hangs_on_its_first_name(parse, text, name, head):
    (word,) = [token for sentence in parse(text).sentences for token in sentence.span if token.text == name]
    assert word.head.text == head
