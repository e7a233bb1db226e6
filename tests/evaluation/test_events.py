"""The scorer of whole articles, on gold and coded events made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.evaluation.agreement import same_name, same_time, shared_parties
from dateline.evaluation.events import paired, same_sides, tally
from dateline.evaluation.gold import GoldArticle, GoldDate, GoldEvent, GoldEvidence, GoldParty, GoldPlace, Sides
from dateline.records import Attribution, Entity, Event, Evidence, Place, Quantity, Trigger, When
from tests.builders import event

TEXT = "Gunmen killed at least 12 farmers in Gao. Mali condemned the attack on Monday. Its ministers met."
FIRST, SECOND, THIRD = (0, 41), (42, 78), (79, 97)


def party(text: str, country: str | None = None, name: str | None = None) -> GoldParty:
    return GoldParty(text=text, name=name or text, country=country)


def gold(span: tuple[int, int] = FIRST, kind: str = "ASSAULT", **changes: Any) -> GoldEvent:
    evidence = (GoldEvidence(start=span[0], end=span[1]),)
    return GoldEvent(**{"type": kind, "status": "actual", "evidence": evidence, **changes})


def coded(span: tuple[int, int] = FIRST, kind: str = "ASSAULT", zone: str = "body", **changes: Any) -> Event:
    trigger = Trigger(start=span[0], end=span[0] + 6, text=TEXT[span[0] : span[0] + 6])
    fields = {"actors": [], "recipients": [], "place": None, "when": None, "attribution": [], "quantities": {}}
    evidence = [Evidence(zone=zone, start=span[0], end=span[1], trigger=trigger)]
    return event(**{**fields, "type": kind, "evidence": evidence, **changes})


def entity(text: str, country: str | None = None, name: str | None = None) -> Entity:
    return Entity(text=text, start=0, end=len(text), name=name, country=country)


def scored(golds: list[GoldEvent], events: list[Event]) -> dict[str, float]:
    return dict(tally(GoldArticle(id="a", text=TEXT, published="2024-03-28", events=tuple(golds)), events))


def test_found_typed_and_with_its_parties():
    counts = scored(
        [gold(actors=(party("Gunmen"),), recipients=(party("farmers", "MLI"),)), gold(SECOND, "ACCUSE")],
        [
            coded(actors=[entity("Gunmen")], recipients=[entity("at least 12 farmers", "MLI")]),
            coded(SECOND, "REJECT"),
            coded(THIRD, "CONSULT"),
        ],
    )
    assert (counts["gold"], counts["predicted"]) == (2, 3)
    assert (counts["spot"], counts["detect"], counts["whowhom"]) == (2, 1, 1)
    assert (counts["ASSAULT hit"], counts["ACCUSE gold"], counts["REJECT predicted"]) == (1, 1, 1)


def test_evidence_counts_in_the_body_and_from_half_of_it_on():
    assert paired([gold()], [coded((20, 60))], typed=True) == {0: 0}
    assert paired([gold()], [coded((25, 60))], typed=True) == {}
    assert paired([gold()], [coded(zone="title")], typed=True) == {}


def test_of_several_that_fit_the_likest_is_taken_and_each_only_once():
    golds = [gold(actors=(party("Gunmen", "MLI"),)), gold(actors=(party("Soldiers", "NER"),))]
    events = [coded(actors=[entity("Soldiers", "NER")]), coded(actors=[entity("Gunmen", "MLI")])]
    assert paired(golds, events, typed=True) == {0: 1, 1: 0}
    assert len(paired(golds, events[:1], typed=True)) == 1


def test_what_finds_an_optional_event_is_neither_right_nor_wrong():
    counts = scored([gold(optional=True), gold(SECOND, "ACCUSE")], [coded(), coded(SECOND, "ACCUSE")])
    assert (counts["gold"], counts["predicted"], counts["detect"], counts["spot"]) == (1, 1, 1, 1)
    other_type = scored([gold(optional=True)], [coded(kind="COERCE")])
    assert (other_type["gold"], other_type["predicted"]) == (0, 0)


def test_sides_of_mutual_events_are_one_and_alternatives_count():
    met = gold(kind="CONSULT", actors=(party("Mali", "MLI"), party("Niger", "NER")))
    assert same_sides(met, coded(kind="CONSULT", actors=[entity("Mali", "MLI")], recipients=[entity("Niger", "NER")]))
    struck = gold(actors=(party("Mali", "MLI"),), alternatives=(Sides(actors=(party("France", "FRA"),)),))
    assert same_sides(struck, coded(actors=[entity("France", "FRA")]))
    assert not same_sides(struck, coded(recipients=[entity("Mali", "MLI")]))


def test_fields_are_looked_at_where_the_gold_event_has_them():
    right = gold(
        mode="firearms",
        status="future",
        place=GoldPlace(name="Gao", country="MLI"),
        date=GoldDate(start="2024-03-25", end="2024-03-25"),
        attribution=("police",),
        killed=(12, None),
        injured=(3, 3),
    )
    found = coded(
        mode="aerial",
        status="future",
        place=Place(text="Gao", start=37, end=40, name="Town of Gao", country="NER"),
        when=When(text="Monday", start=71, end=77, from_="2024-03-25", to="2024-03-25", grain="day", reason="stated"),
        attribution=[Attribution(text="The police", start=0, end=10, name="the police")],
        quantities={"killed": Quantity(text="at least 12", start=14, end=25, min=12)},
    )
    counts = scored([right], [found])
    looked_at = {
        name.removesuffix(" seen"): counts[f"{name.removesuffix(' seen')} right"]
        for name in counts
        if name.endswith(" seen") and not name.startswith("confidence")
    }
    assert looked_at == {
        "mode": 0,
        "status": 1,
        "status*": 1,
        "place": 1,
        "place_country": 0,
        "date": 1,
        "attribution": 1,
        "killed": 1,
        "injured": 0,
        "tolls": 1,
    }
    assert not [name for name in counts if name.endswith(" empty")]


def test_confidence_is_held_against_what_is_right():
    counts = scored([gold()], [coded(confidence=0.93), coded(SECOND, "ACCUSE", confidence=0.55), coded(confidence=1.0)])
    assert (counts["confidence.0.9 right"], counts["confidence.0.9 seen"]) == (1, 2)
    assert (counts["confidence.0.5 right"], counts["confidence.0.5 seen"]) == (0, 1)


def test_values_that_the_text_does_not_have_are_overfill_unless_contested():
    found = coded(place=Place(text="Gao", start=37, end=40, name="Gao"))
    counts = scored([gold(contested=("date",))], [found])
    assert (counts["place filled"], counts["place empty"]) == (1, 1)
    assert (counts["killed filled"], counts["killed empty"]) == (0, 1)
    assert "date empty" not in counts


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Assimi Goïta", "assimi goita", True),
        ("the town of Gao", "Gao", True),
        ("Gao", "Kidal", False),
        ("the", "Gao", False),
        (None, "Gao", False),
        ("one two three four five six seven eight nine ten eleven", "one", False),
    ],
)
def test_names_agree_in_the_words_of_the_shorter(one, other, agree):
    assert same_name(one, other) is agree


def test_parties_are_counted_against_the_longer_list():
    sides = (party("Mali", "MLI"), party("Niger", "NER"))
    assert shared_parties(sides, [entity("Mali")]) == 0.5
    assert shared_parties((), []) == 1.0
    assert shared_parties((), [entity("Mali")]) == 0.0


@pytest.mark.parametrize(
    ("right", "given", "agree"),
    [
        (("2024-03-25", "2024-03-25"), ("2024-03-25", "2024-03-25"), True),
        (("2024-03-25", "2024-03-25"), ("2024-03-25", "2024-03-26"), False),
        (("2024-03-01", "2024-03-31"), ("2024-03-10", "2024-03-31"), True),
        (("2024-03-01", "2024-03-31"), ("2024-03-20", "2024-03-31"), False),
        (("2024-03-20", "2024-03-28"), ("2024-03-20", None), True),
        (("2024-03-20", "2024-03-28"), (None, "2024-03-28"), False),
    ],
)
def test_days_are_exact_and_longer_times_share_half(right, given, agree):
    when = When(text="x", start=0, end=1, from_=given[0], to=given[1], grain="day", reason="stated")
    assert same_time(GoldDate(start=right[0], end=right[1]), when, open_end="2024-03-28") is agree
