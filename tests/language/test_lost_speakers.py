"""Who says what stands before the verb of saying; the sentences are invented."""

from __future__ import annotations

import pytest

import dateline


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Rebels attacked Gao, Colonel Ryan Dill, spokesman for the coalition, said.", ["Colonel Ryan Dill"]),
        ("Rebels attacked Gao, Juan Ruiz, a spokesman for the army, said on Monday.", ["Juan Ruiz"]),
        ("Police shot two men, the governor, Juan Ruiz, told reporters.", ["Juan Ruiz"]),
        ("Gunmen killed five men in Kona, Ali Traore, the mayor of the town, told AFP.", ["AFP", "Ali Traore"]),
        ("The army shelled the town, residents and aid workers said.", ["residents", "aid workers"]),
        ("Rebels shelled a base, a security source, who asked not to be named, said.", ["security source"]),
        ("Rebels shelled a base, Chad, Niger and Mali said.", ["Chad", "Niger", "Mali"]),
        ("Gunmen killed five men on Monday, police spokesman Ali Traore said.", ["police spokesman Ali Traore"]),
        (
            "Rebels killed five men, the mayor of Kona, reached by Radio Lumen, confirmed.",
            ["Radio Lumen", "mayor of Kona"],
        ),
        ("Rebels shot five men, a clerk who asked not to be named told AFP on Monday.", ["AFP", "clerk"]),
        ("Rebels killed five men, a witness at the scene who declined to give his name said.", ["witness"]),
        ("Rebels killed five men, the defence ministry, in Bogota, said.", ["defence ministry"]),
        ("Rebels killed five men, the ministry, in Bogota, said.", ["ministry"]),
        ("Rebels killed five men, a guard, in Bogota, said officials.", ["officials"]),
    ],
)
def test_who_speaks_last(text, sources):
    (event,) = [e for e in dateline.code(text, published="2024-03-14") if e.type == "ASSAULT"]
    assert [source.name for source in event.attribution] == sources
    names = {party.name for party in event.recipients}
    assert names.isdisjoint(sources)


def test_what_is_attacked_before_a_speaker_is_no_speaker(parse):
    words = list(parse("Rebels attacked Gao, Juan Ruiz, a spokesman for the army, said on Monday.").sentences[0].span)
    town, speaker = (next(word for word in words if word.text == text) for text in ("Gao", "Ruiz"))
    assert (town.dep_, town.head.text) == ("dobj", "attacked")
    assert (speaker.dep_, speaker.head.text) == ("nsubj", "said")


def test_marks_beside_each_other_hold_no_speaker(parse):
    assert parse("“Rebels attacked Gao,” “and Kidal,”, said the mayor. Rebels shelled Gao, , said.").sentences
