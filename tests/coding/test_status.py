from __future__ import annotations

import pytest

from dateline.coding.status import status_of


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels attacked the town.", "attacked", "actual"),
        ("Rebels have been attacking the town.", "attacking", "actual"),
        ("Rebels will attack the town.", "attack", "future"),
        ("The minister plans to visit Oslo.", "visit", "future"),
        ("The king is expected to visit Oslo.", "visit", "future"),
        ("He said the army would attack the town.", "attack", "future"),
        ("If rebels attacked the town, the army would respond.", "attacked", "hypothetical"),
        ("The union could strike at any time.", "strike", "hypothetical"),
        ("Rebels did not attack the town.", "attack", "negated"),
        ("The army never attacked the town.", "attacked", "negated"),
        ("The army denied attacking the town.", "attacking", "negated"),
        ("No soldiers were killed in the raid.", "killed", "negated"),
        ("The planned visit worries Oslo.", "visit", "future"),
    ],
)
def test_status(parse, text, trigger, expected):
    token = next(token for sentence in parse(text).sentences for token in sentence.span if token.text == trigger)
    assert status_of(token, None) == expected
