from __future__ import annotations

import pytest

from dateline.coding.negation import preventers, went_on
from dateline.coding.status import status_of
from dateline.records import Article


def word(parse, text, trigger):
    return next(token for sentence in parse(text).sentences for token in sentence.span if token.text == trigger)


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
        ("Rebels not only attacked the town but also burned the port.", "attacked", "actual"),
        ("The army no longer shells the town.", "shells", "negated"),
        ("The army attacked no villages.", "attacked", "negated"),
        ("The attack killed no villagers.", "attack", "actual"),
        ("The pact was signed by neither Oman nor Qatar.", "signed", "negated"),
        ("It is not true that soldiers shot at the crowd, the mayor said.", "shot", "negated"),
        ("It is true that soldiers shot at the crowd, the mayor said.", "shot", "actual"),
        ("It was false that soldiers shot at the crowd, the mayor said.", "shot", "negated"),
        ("There is no evidence that the army shelled the school.", "shelled", "negated"),
        ("There is evidence that the army shelled the school.", "shelled", "actual"),
        ("The court did not find any evidence that the army shelled the school.", "shelled", "negated"),
        ("Police said there was no sign of an attack.", "attack", "negated"),
        ("Police had no report of the attack.", "attack", "actual"),
        ("Reports that the army shelled the school are false, the mayor said.", "shelled", "negated"),
        ("Nepal rejected claims that its army had shelled the school.", "shelled", "negated"),
        ("The jury acquitted the officer of killing the boy.", "killing", "negated"),
        ("The general was cleared of torturing prisoners.", "torturing", "negated"),
        ("The general was convicted of torturing prisoners.", "torturing", "actual"),
        ("Far from attacking the rebels, the army fed them.", "attacking", "negated"),
        ("Instead of attacking the rebels, the army fed them.", "attacking", "negated"),
        ("Attempts by gunmen to kidnap the bishop failed.", "kidnap", "negated"),
        ("The attempt to seize the airport was unsuccessful.", "seize", "negated"),
        ("Nothing stopped the militia from killing the chief.", "killing", "actual"),
        ("Nobody prevented the militia from burning the village.", "burning", "actual"),
        ("The army never attacked the town.", "attacked", "negated"),
        ("The army denied attacking the town.", "attacking", "negated"),
        ("No soldiers were killed in the raid.", "killed", "negated"),
        ("The planned visit worries Oslo.", "visit", "future"),
        ("An attack on the consulate in Izmir was foiled by the police.", "attack", "negated"),
        ("The police thwarted an attack on the consulate in Izmir.", "attack", "negated"),
        ("A massacre in the valley was averted at the last minute.", "massacre", "negated"),
        ("The visit was called off on Friday.", "visit", "negated"),
        ("A foiled attack on the depot worries Oslo.", "attack", "negated"),
        ("The coup attempt failed within hours.", "coup", "negated"),
        ("The talks failed within hours.", "talks", "actual"),
        ("The attack failed to dislodge the rebels.", "attack", "actual"),
        ("The army failed to prevent an attack on the depot.", "attack", "actual"),
        ("Guards did not stop the looting.", "looting", "actual"),
        ("The general quit after accusing the army of theft.", "accusing", "actual"),
        ("The general quit without accusing the army.", "accusing", "negated"),
        ("The militia ceased attacking the town.", "attacking", "negated"),
        ("The militia refused to stop attacking the town.", "attacking", "actual"),
        ("The chiefs appealed to the president to stop the killing of herders.", "killing", "actual"),
        ("The drivers called off a strike that had emptied the roads since June.", "strike", "actual"),
        ("The attack was repelled by the guards.", "attack", "actual"),
        ("The attack was condemned by Peru.", "attack", "actual"),
        ("The visit is planned for May.", "visit", "future"),
        ("Had Peru withdrawn its soldiers, the town would have fallen.", "withdrawn", "hypothetical"),
        ("Should rebels attack the town, the army would respond.", "attack", "hypothetical"),
        ("Were Peru to invade Chile, its allies would respond.", "invade", "hypothetical"),
        ("Had the army attacked the town?", "attacked", "actual"),
        ("The rebels denied the attack.", "attack", "negated"),
        ("Chad denied the accusation.", "accusation", "actual"),
        ("Nobody was arrested after the march.", "arrested", "negated"),
        ("Not a single rioter has been arrested so far.", "arrested", "negated"),
        ("Not one of the rioters has been arrested.", "arrested", "negated"),
        ("The army was unable to attack the town.", "attack", "negated"),
        ("Members of such groups can be arrested under the law.", "arrested", "hypothetical"),
        ("Police can be seen beating protesters in Gao.", "beating", "actual"),
        ("Villagers could hear shelling on Friday.", "shelling", "actual"),
        ("They called for a ban on the group and the arrest of its leaders.", "arrest", "hypothetical"),
        ("We demand the arrest of the culprits.", "arrest", "hypothetical"),
    ],
)
def test_status(parse, text, trigger, expected):
    assert status_of(word(parse, text, trigger), None) == expected


@pytest.mark.parametrize(
    ("text", "light", "trigger", "expected"),
    [
        ("The rebels denied that they had carried out the attack.", "carried", "attack", "negated"),
        ("Kenya denied launching the raid.", "launching", "raid", "negated"),
        ("The rebels did not deny that they had carried out the attack.", "carried", "attack", "actual"),
    ],
)
def test_status_under_a_light_verb(parse, text, light, trigger, expected):
    assert status_of(word(parse, text, trigger), word(parse, text, light)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An attack on the consulate was foiled by the police.", ["police"]),
        ("The police thwarted an attack on the consulate.", ["police"]),
        ("The police condemned an attack on the consulate.", []),
        ("The police cancelled an attack on the consulate.", []),
    ],
)
def test_who_prevents_an_act_is_no_part_of_it(parse, text, expected):
    assert [token.text for token in preventers(word(parse, text, "attack"), None)] == expected


@pytest.mark.parametrize(
    ("text", "trigger", "is_so"),
    [
        ("The army did not stop bombing the port.", "bombing", True),
        ("The army never stopped shelling the port.", "shelling", True),
        ("The army refused to cease its attacks on the port.", "attacks", True),
        ("Guards did not stop the mob from attacking the mosque.", "attacking", True),
        ("The army stopped bombing the port.", "bombing", False),
        ("The army did not stop to attack the port.", "attack", False),
        ("The army did not attack the port.", "attack", False),
    ],
)
def test_what_did_not_stop_went_on(parse, text, trigger, is_so):
    assert went_on(word(parse, text, trigger)) is is_so


def test_not_just_denies_nothing(coder):
    found = coder.events(Article(id="x", text="Kenya did not just expel the envoy but also closed the embassy."))
    assert [event.status for event in found if event.type == "SANCTION"] == ["actual"]


def test_what_was_done_instead_is_not_negated(coder):
    found = coder.events(Article(id="x", text="Police arrested no one but fired tear gas at the marchers."))
    assert {event.type: event.status for event in found} == {"COERCE": "negated", "ASSAULT": "actual"}
