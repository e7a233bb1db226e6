"""Headlines whose participle the parser takes for a finite verb; the sentences are invented."""

from __future__ import annotations

import pytest


def of_root(document) -> tuple[str, str]:
    """The tag of the sentence's root, and how its subject stands to it."""
    (sentence,) = document.sentences
    root = sentence.span.root
    return root.tag_, next(child.dep_ for child in root.children if child.dep_.startswith("nsubj"))


@pytest.mark.parametrize(
    "text",
    [
        "Student stabbed while waiting for a bus.",
        "Reporter jailed for five years.",
        "Activist detained at airport while boarding a plane.",
        "Mayor shot dead in Cali.",
    ],
)
def test_what_needs_an_object_and_has_none_is_done_to_its_subject(parse, text):
    assert of_root(parse(text)) == ("VBN", "nsubjpass")


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers arrested and beat three students.",
        "Police shot at the crowd in Jos.",
        "The bomb killed five and wounded ten.",
        "Rebels attacked as the army left.",
        "They killed for money.",
    ],
)
def test_other_verbs_stay_active(parse, text):
    assert of_root(parse(text)) == ("VBD", "nsubj")
