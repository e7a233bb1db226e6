"""Those who are named as not meant; the sentences are invented."""

from __future__ import annotations

import pytest

from dateline.language.contrasts import is_ruled_out


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("France, not Germany, condemned the coup.", ["Germany"]),
        ("The pact was signed by Chad, not Niger.", ["Niger"]),
        ("Peru expelled envoys from Chile and not Bolivia.", ["Bolivia"]),
        ("The army shelled the town, not the school.", ["school"]),
        ("France, not only Germany, condemned the coup.", []),
        ("France did not condemn Germany.", []),
        ("The army, not the police, shot the men.", ["police"]),
    ],
)
def test_whoever_stands_behind_not_is_ruled_out(parse, text, out):
    words = [token for sentence in parse(text).sentences for token in sentence.span]
    assert [word.text for word in words if is_ruled_out(word)] == out
