"""Which earlier event a report tells again: the clues, what rules it out, and what learnt weights make of them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dateline.assembly import load_retellings
from dateline.assembly.comparing import modes_agree
from dateline.assembly.retellings import options, told_again
from dateline.records import Article

AGAIN = {"word same": 2.0, "new": 1.0}
"""Weights by which the same word tells the same event."""


def reports(coder, text, event_type="ASSAULT"):
    document = coder.reader.read(Article(id="x", text=text, published="2024-03-28"))
    resolved = coder.resolver.resolve(document, coder.drafts(document))
    return [report for report in resolved if report.draft.type == event_type]


def last_of(coder, text):
    """The last report of a text, and the others as an event each."""
    *others, last = reports(coder, text)
    return last, [[report] for report in others]


def test_the_first_report_of_a_type_is_new(coder):
    (only,) = reports(coder, "Rebels attacked Gao.")
    assert told_again(only, [], AGAIN) is None


def test_clues_are_of_a_new_event_first_then_of_each_before(coder):
    last, before = last_of(coder, "Rebels attacked Gao. Soldiers shelled a camp. The rebels attacked again at dawn.")
    new, first, second = options(last, before)
    assert {"new", "new: ASSAULT", "new: 2 of its type before"} <= new
    assert {"word same", "actors meet", "first of its type", "sentences between: 2 to 3"} <= first
    assert {"word other", "last of its type", "sentences between: 1"} <= second


def test_weights_decide(coder):
    last, before = last_of(coder, "Rebels attacked Gao. Soldiers shelled a camp. The rebels attacked again at dawn.")
    assert told_again(last, before, AGAIN) == 0
    assert told_again(last, before, {"new": 1.0}) is None
    assert told_again(last, before, {"last of its type": 1.0}) == 0  # what soldiers did rebels did not


def test_who_attacked_again_attacked_where_they_had_before(coder):
    last, before = last_of(coder, "Rebels attacked Gao. Soldiers shelled Kidal. The rebels attacked again at dawn.")
    assert told_again(last, before, AGAIN) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked Gao on 3 March 2023. Rebels attacked Gao on 9 January 2024.",
        "Rebels attacked a school in Gao. Rebels attacked a school in Timbuktu.",
        "Rebels killed five soldiers in Goma. Soldiers killed nine rebels in Goma.",
        "Rebels killed five soldiers in Goma. Rebels killed another nine soldiers.",
        "Police killed five protesters in Lagos. Rioters killed nine people.",
        "A bomb killed nine people in Quetta. Separatists have carried out similar attacks.",
        "Gunmen shot dead a tribal leader in Nyala, setting off clashes between Arab and Masalit fighters.",
        "Soldiers killed nine rebels near Gao. Gunmen killed five farmers near Gao.",
    ],
)
def test_what_the_words_part_is_never_one_event(coder, text):
    last, before = last_of(coder, text)
    assert told_again(last, before, {"new": -100.0}) is None


def test_shelling_tells_its_means_although_it_only_tells_whom_it_hit(coder):
    text = "A suicide bombing killed six guards in Goma. Shelling went on at the lake, where four farmers were killed."
    told = {report.draft.head.text: report for report in reports(coder, text)}
    assert not modes_agree(told["Shelling"], [told["bombing"]])


def test_a_count_of_whom_it_was_done_to_is_the_act_told_beside_it(coder):
    last, before = last_of(coder, "Israel bombed Gaza City on Friday. Health officials said 43 people were killed.")
    assert told_again(last, before, {"new": 100.0}) == 0


@pytest.mark.parametrize(
    ("told", "mode"), [("Officials said that 43 people were killed.", "open"), ("Soldiers shot 43 people.", "other")]
)
def test_a_mere_count_of_the_dead_tells_no_means(coder, told, mode):
    last, before = last_of(coder, f"Rebels shelled Gao on Friday. {told}")
    assert f"mode {mode}" in options(last, before)[1]


def test_the_weights_of_the_package_can_be_read():
    weights = load_retellings()
    assert weights["actors meet"] > weights["actors clash"]
    ways = [weights.get(f"sentences between: {far}", 0.0) for far in ("1", "13 to 25")]
    assert all(near > far for near, far in pairwise(ways))
