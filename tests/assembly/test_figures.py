"""Which number of several an event goes by, and what becomes of the others."""

from __future__ import annotations

import msgspec

from dateline.records import Article, Event

TEXT = (
    "At least 12 people were killed when gunmen attacked the village of Kona on Monday, police said. "
    "The gunmen attacked Kona at dawn and killed 15 people, the hospital said."
)


def the_attack(coder, text, **fields):
    found = coder.events(Article(id="x", text=text, published="2024-03-28", **fields))
    (event,) = [event for event in found if event.type == "ASSAULT"]
    return event


def test_numbers_that_differ_are_kept_with_who_gives_them(coder):
    killed = the_attack(coder, TEXT).quantities["killed"]
    assert (killed.text, killed.min, killed.max) == ("At least 12", 12, None)
    assert [source.name for source in killed.attribution] == ["police"]
    (other,) = killed.others
    assert (other.text, other.min, other.max) == ("15", 15, 15)
    assert [source.name for source in other.attribution] == ["hospital"]


def test_a_number_that_is_told_again_is_no_other(coder):
    text = "Gunmen killed 12 people in Kona on Monday. The gunmen killed 12 people in Kona, police said."
    assert the_attack(coder, text).quantities["killed"].others == ()


def test_the_title_gives_way_to_the_body(coder):
    event = the_attack(coder, "Gunmen killed 12 farmers in Gao, Mali, on Monday.", title="Gunmen kill 11 in Mali")
    killed = event.quantities["killed"]
    assert (killed.zone, killed.min) == ("body", 12)
    assert [(other.zone, other.min) for other in killed.others] == [("title", 11)]


def test_what_was_written_before_there_were_others_is_read(coder):
    record = msgspec.json.decode(msgspec.json.encode(the_attack(coder, TEXT)))
    killed = record["quantities"]["killed"]
    for field in ("currency", "attribution", "others"):
        del killed[field]
    event = msgspec.json.decode(msgspec.json.encode(record), type=Event)
    assert (event.quantities["killed"].min, event.quantities["killed"].others) == (12, ())
