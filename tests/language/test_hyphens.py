"""Words with a hyphen that are kept whole, in their forms, and others that are not."""

from __future__ import annotations

import pytest

from dateline.language.hyphens import spelled


def words(document):
    return {token.text: token for sentence in document.sentences for token in sentence.span}


@pytest.mark.parametrize(
    ("text", "form", "lemma", "read_as"),
    [
        ("The rebels broke the cease-fire on Monday.", "cease-fire", "ceasefire", "ceasefire"),
        ("Both cease-fires held.", "cease-fires", "ceasefire", "ceasefires"),
        ("Cease-Fire holds in Gaza, says Cairo.", "Cease-Fire", "ceasefire", "ceasefire"),
        ("Kenya and Uganda co-operated on the border.", "co-operated", "cooperate", "cooperated"),
        ("The Afghan army re-took Kunduz.", "re-took", "retake", "took"),
        ("The junta re-arrested the opposition leader.", "re-arrested", "rearrest", "arrested"),
        ("Soldiers pistol-whipped two students.", "pistol-whipped", "pistol-whip", "whipped"),
        ("Police tear-gassed protesters in Nairobi.", "tear-gassed", "teargas", "teargassed"),
        ("The army court-martialled Captain Adu.", "court-martialled", "court-martial", "courtmartialled"),
        ("Students staged sit-ins in three cities.", "sit-ins", "sit-in", "protests"),
        ("Police lathi-charged farmers in Karnal.", "lathi-charged", "lathicharge", "lathicharged"),
    ],
)
def test_a_word_of_the_table_is_one_word(parse, text, form, lemma, read_as):
    token = words(parse(text))[form]
    assert (token.lemma_, spelled(token)) == (lemma, read_as)


@pytest.mark.parametrize(
    "text",
    ["He denied the made-up reports.", "The south-east was quiet.", "Farmers re-signed the lease."],
)
def test_others_are_cut_as_ever(parse, text):
    found = words(parse(text))
    assert not any("-" in form and len(form) > 1 for form in found)
    assert all(spelled(token) == form for form, token in found.items())
