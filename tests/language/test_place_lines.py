"""Place lines at the head of wire stories are no part of the first sentence."""

from __future__ import annotations

import pytest

import dateline
from dateline.language.place_lines import is_place_line, place_line_end


@pytest.mark.parametrize(
    "line",
    [
        "BAMAKO, Mali (AP) — ",
        "DAMASCUS, (SANA)- ",
        "BAMAKO - ",
        "BEIRUT—",
        "SANAA, 16 Oct 2020 - ",
        "KHARTOUM, Sudan - ",
        "WASHINGTON (Reuters) -",
        "ANKARA, March 5 (Reuters) - ",
        "Bamako (AFP) - ",
        "Nairobi, 5 May 2021 – ",
        "PORT-AU-PRINCE, Haiti (AP) -- ",
        "NEW YORK/LONDON, Jan 3 (Reuters) - ",
        "AL-BAB, Syria, Feb. 3 — ",
        "Mogadishu /HOL/ - ",
    ],
)
def test_a_place_line_ends_with_its_dash(line: str) -> None:
    assert place_line_end(f"{line}Troops attacked a village.") == len(line)
    assert is_place_line(line)


@pytest.mark.parametrize(
    "text",
    [
        "NATO — the alliance of the West — said no.",
        "UN - Iran talks failed.",
        "Russia (which is large) - said no.",
        "Rebels - who fled - attacked again.",
        "U.S.-led troops attacked a village.",
        "Israel (AP) photographs were shown.",
        "BAMAKO — ",
        "",
    ],
)
def test_other_words_before_a_dash_are_none(text: str) -> None:
    assert place_line_end(text) == 0


def test_the_first_sentence_begins_after_it_and_keeps_its_number(parse) -> None:
    line, *others = parse("SANAA, 16 Oct 2020 - Gunmen killed two men. Police fled.").sentences
    assert line.text == "SANAA, 16 Oct 2020 -"
    assert [sentence.text for sentence in others] == ["Gunmen killed two men.", "Police fled."]
    assert [sentence.number for sentence in (line, *others)] == [0, 0, 1]


@pytest.mark.parametrize("line", ["BAMAKO - ", "SANAA, 16 Oct 2020 - ", "KHARTOUM, Sudan - ", "BEIRUT (AP) -- "])
def test_it_is_no_party(line: str) -> None:
    events = dateline.code(f"{line}Rebels attacked a convoy near Gao.", published="2024-03-28")
    assert events
    for event in events:
        assert all(party.start >= len(line) for party in (*event.actors, *event.recipients))


@pytest.mark.parametrize("place", ["KHARTOUM", "MANILA", "VICTORIA"])
def test_its_place_is_labelled_as_one(parse, place: str) -> None:
    line = parse(f"{place} (AFP) - Gunmen shot a leader and two of his guards.").sentences[0]
    assert line.span[0].ent_type_ == "GPE"
