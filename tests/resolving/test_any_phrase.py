"""Any phrase gets an answer or a reason, and long ones in time that grows no faster than they do."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.knowledge.actors import load_actor_knowledge
from dateline.resolving.actors import ActorResolver

DAY = date(2024, 3, 27)
UNITS = [
    "x", "Malian ", "Russia's ", "the president of ", "spokesman of the ", "a, ", "U.", "(", "x-", "'s ", "é", "\u0301",
    "Владимир ", "總統", "الرئيس ", "राष्ट्रपति ", "😀", "\u200f", "\x00", "\n", "1,000 ", "former ", "of of ",
]  # fmt: skip


@pytest.fixture(scope="module")
def resolver() -> ActorResolver:
    return ActorResolver(load_actor_knowledge())


def taken(resolver: ActorResolver, text: str, context: str = "") -> float:
    start = time.process_time()
    found = resolver.resolve(text, context=context, on=DAY)
    assert found.name is not None or found.unknown is not None
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS)
def test_a_phrase_of_ten_thousand_characters_takes_no_longer_than_ten_of_a_thousand(
    resolver: ActorResolver, unit: str
) -> None:
    short, long = (unit * (size // len(unit)) for size in (1_000, 10_000))
    assert min(taken(resolver, long) for _ in range(3)) < 10 * min(taken(resolver, short) for _ in range(3)) + 0.05


@pytest.mark.parametrize("unit", UNITS)
def test_a_million_characters_are_answered_in_a_second(resolver: ActorResolver, unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert taken(resolver, text, context=text) < 1.0


@given(phrase=st.text(max_size=200))
@example(phrase="GROUP")
@settings(max_examples=200, deadline=None)
def test_anything_gets_an_answer_or_a_reason(resolver: ActorResolver, phrase: str) -> None:
    told = resolver.resolve(phrase)
    assert told.unknown is not None or told.sector is not None or told.country is not None
