"""Clauses with "who" and whom they tell of; the sentences are invented."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("He met the mayor of Paris, who condemned the attack.", "mayor"),
        ("The envoy to Syria, who resigned on Monday, blamed Russia.", "envoy"),
        ("Soldiers from Chad who fought in Mali came home.", "Soldiers"),
        ("The head of the World Bank, who visited Accra, praised the reforms.", "head"),
        ("Talks with Hamas, who denied the claim, went on.", "Hamas"),
        ("Rebels launched an attack on Israel, who retaliated.", "Israel"),
        ("Police arrested two students from Accra, who had burned a bus.", "students"),
        ("Two men were held in Accra, who had burned a bus.", "men"),
        ("The army handed the hostages to Amnesty International, who took them home.", "International"),
        ("The president of Ghana, whose government jailed the editor, met the envoy.", "Ghana"),
    ],
)
def test_a_who_stands_for_a_person_and_not_for_where_they_are(parse, text, person):
    clauses = [token for sentence in parse(text).sentences for token in sentence.span if token.dep_ == "relcl"]
    assert [clause.head.text for clause in clauses] == [person]
