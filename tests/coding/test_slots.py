"""Slots of triggers: who stands in which relation, through the constructions of news prose."""

from __future__ import annotations

import pytest

from dateline.coding.slots import noun_slots, verb_slots

LIGHT = frozenset({"hold", "launch", "carry out"})


def slots_of(document, trigger: str) -> dict[str, set[str]]:
    token = next(token for sentence in document.sentences for token in sentence.span if token.text == trigger)
    slots = verb_slots(token) if token.pos_ == "VERB" else noun_slots(token, LIGHT).slots
    return {name: {head.text for head in heads} for name, heads in slots.items()}


@pytest.mark.parametrize(
    ("text", "trigger", "slot", "expected"),
    [
        pytest.param("Ukraine attacked the depot.", "attacked", "subj", "Ukraine", id="active subject"),
        pytest.param("Ukraine attacked the depot.", "attacked", "obj", "depot", id="active object"),
        pytest.param("The depot was attacked by Ukraine.", "attacked", "subj", "Ukraine", id="passive agent"),
        pytest.param("The depot was attacked by Ukraine.", "attacked", "obj", "depot", id="passive subject"),
        pytest.param("The rebels who attacked the depot fled.", "attacked", "subj", "rebels", id="relative"),
        pytest.param("Kenya agreed to withdraw its troops.", "withdraw", "subj", "Kenya", id="infinitive"),
        pytest.param("Kenya was forced to withdraw its troops.", "withdraw", "subj", "Kenya", id="forced to"),
        pytest.param("The court ordered Kenya to release the men.", "release", "subj", "Kenya", id="object control"),
        pytest.param("France withdrew troops from Chad.", "withdrew", "from", "Chad", id="preposition"),
        pytest.param("Peru's withdrawal of troops from Lima began.", "withdrawal", "poss", "Peru", id="possessor"),
        pytest.param("Peru's withdrawal of troops from Lima began.", "withdrawal", "of", "troops", id="noun's of"),
        pytest.param("Peru held talks with Chile.", "talks", "subj", "Peru", id="light verb's subject"),
        pytest.param("Peru held talks with Chile.", "talks", "with", "Chile", id="light verb's preposition"),
        pytest.param("Guards beat and robbed villagers.", "beat", "obj", "villagers", id="shared object"),
        pytest.param("Kenya rejected plans by Peru to annex the isle.", "annex", "subj", "Peru", id="planner"),
        pytest.param("The state with which Peru broke fell silent.", "broke", "with", "state", id="relative with"),
        pytest.param("A man said to have shot the mayor fled.", "shot", "subj", "man", id="said to have"),
        pytest.param("Villagers saw troops shelling the camp.", "shelling", "subj", "troops", id="seen"),
        pytest.param("Oslo gave Kyiv missiles.", "gave", "obj", "missiles", id="thing given"),
    ],
)
def test_slot(parse, text, trigger, slot, expected):
    assert expected in slots_of(parse(text), trigger).get(slot, set())
