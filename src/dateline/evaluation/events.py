"""Events of whole articles: which are found, with the right type and parties, and which of their fields are right.

A coded event can stand for a gold one when at least half of a sentence that it gives as evidence lies in a sentence of
the gold one. The two are paired one to one, those that agree most first: once with equal types only (`detect`), once
with any (`spot`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from dateline import api
from dateline.api import Coder
from dateline.evaluation.agreement import countries, same_name, same_time, shared_parties
from dateline.evaluation.figures import F1, Measure, Share, Tally
from dateline.evaluation.gold import GoldArticle, GoldEvent, Sides, gold_articles
from dateline.evaluation.jobs import Job
from dateline.records import EVENT_TYPES, MUTUAL, Event

_LEVELS = ("spot", "detect", "whowhom")
_FIELDS = (
    "actors recipients mode status status* actor_countries recipient_countries place place_country date attribution "
    "killed injured tolls"
).split()
"""As docs/evaluation.md tells them; `tolls` are the killed and the injured with both bounds."""
_FILLED = ("place", "date", "attribution", "killed")
"""Fields whose overfill is measured: the share of matched events that get a value where the text has none."""


def tally(article: GoldArticle, coded: Sequence[Event]) -> Tally:
    """What coded events of an article are worth against its gold ones."""
    golds = article.events
    firm = {number for number, gold in enumerate(golds) if not gold.optional}
    typed = paired(golds, coded, typed=True)
    loose = paired(golds, coded, typed=False)
    matched = {gold: event for gold, event in typed.items() if gold in firm}
    # What found an optional event is no error, unless it found a firm one, too.
    excused = {event for gold, event in typed.items() if gold not in firm}
    excused |= {event for gold, event in loose.items() if gold not in firm and event not in matched.values()}
    counts = Counter[str]()
    counts["gold"] = len(firm)
    counts["predicted"] = len(coded) - len(excused)
    counts["spot"] = sum(gold in firm and event not in excused for gold, event in loose.items())
    counts["detect"] = len(matched)
    for number in firm:
        counts[f"{golds[number].type} gold"] += 1
    for number, event in enumerate(coded):
        if number not in excused:
            counts[f"{event.type} predicted"] += 1
            counts[f"{_decile(event)} seen"] += 1
            counts[f"{_decile(event)} right"] += number in matched.values()
    total: dict[str, float] = {"whowhom": 0, **counts}
    for place, number in matched.items():
        gold, event = golds[place], coded[number]
        total["whowhom"] += same_sides(gold, event)
        for name, value in (
            (f"{gold.type} hit", 1.0),
            *_checked(gold, event, article.published),
            *_overfilled(gold, event),
        ):
            total[name] = total.get(name, 0.0) + value
    return total


def _decile(event: Event) -> str:
    """The tenth that the event's confidence lies in, named by its lower end: "confidence.0.7"."""
    return f"confidence.{min(int(event.confidence * 10), 9) / 10}"


def paired(golds: Sequence[GoldEvent], coded: Sequence[Event], *, typed: bool) -> dict[int, int]:
    """For each gold event that is found, by its number, the number of the coded event that is taken for it."""
    fits = [
        (-_likeness(gold, event) - (not typed and gold.type == event.type), place, number)
        for place, gold in enumerate(golds)
        for number, event in enumerate(coded)
        if (not typed or gold.type == event.type) and _meets(gold, event)
    ]
    found: dict[int, int] = {}
    for _, place, number in sorted(fits):
        if place not in found and number not in found.values():
            found[place] = number
    return found


def _meets(gold: GoldEvent, event: Event) -> bool:
    """Whether at least half of a sentence behind the coded event lies in one behind the gold one."""
    return any(
        2 * (min(right.end, told.end) - max(right.start, told.start)) >= told.end - told.start > 0
        for right in gold.evidence
        for told in event.evidence
        if told.zone == "body"
    )


def _likeness(gold: GoldEvent, event: Event) -> float:
    """How much of the two agrees, to choose among several that could be paired."""
    alike = 2.0 * same_sides(gold, event)
    alike += shared_parties(gold.actors, event.actors)
    alike += shared_parties(gold.recipients, event.recipients)
    alike += gold.status == event.status
    if gold.date is not None:
        alike += same_time(gold.date, event.when, open_end=gold.date.end)
    return alike


def same_sides(gold: GoldEvent, event: Event) -> bool:
    """Whether the countries of both sides are right, as the gold event or one of its alternatives has them."""
    told = _sides(event, gold.type)
    return told == _sides(gold, gold.type) or any(_sides(sides, gold.type) == told for sides in gold.alternatives)


def _sides(parties: GoldEvent | Sides | Event, event_type: str) -> tuple[frozenset[str], ...]:
    """The countries of each side; of two that meet it is chance who is named first, so that theirs are one."""
    actors, recipients = countries(parties.actors), countries(parties.recipients)
    return (actors | recipients,) if event_type in MUTUAL else (actors, recipients)


def _checked(gold: GoldEvent, event: Event, published: str | None) -> Iterator[tuple[str, float]]:
    """How far each field is right that the gold event has, and that it was looked at."""
    for field, right in _field_checks(gold, event, published):
        yield f"{field} right", float(right)
        yield f"{field} seen", 1.0


def _field_checks(gold: GoldEvent, event: Event, published: str | None) -> Iterator[tuple[str, float]]:
    yield "status", gold.status == event.status
    if gold.status != "actual":
        yield "status*", gold.status == event.status
    for field, side, parties in (
        ("actor", gold.actors, event.actors),
        ("recipient", gold.recipients, event.recipients),
    ):
        if side:
            yield f"{field}s", shared_parties(side, parties)
            yield f"{field}_countries", countries(side) == countries(parties)
    if gold.mode:
        yield "mode", gold.mode == event.mode
    if gold.place is not None:
        yield "place", event.place is not None and same_name(gold.place.name, event.place.name)
        if gold.place.country:
            yield "place_country", event.place is not None and event.place.country == gold.place.country
    if gold.date is not None:
        yield "date", same_time(gold.date, event.when, open_end=published)
    if gold.attribution:
        named = [source.name for source in event.attribution]
        yield "attribution", all(any(same_name(right, name) for name in named) for right in gold.attribution)
    for kind, bounds in (("killed", gold.killed), ("injured", gold.injured)):
        if bounds is not None:
            told = event.quantities.get(kind)
            yield kind, (told.min if told is not None else None) == bounds[0]
            yield "tolls", told is not None and (told.min, told.max) == bounds


def _overfilled(gold: GoldEvent, event: Event) -> Iterator[tuple[str, float]]:
    """Fields that the text leaves open, and whether the coded event gives them a value."""
    for field, right, given in (
        ("place", gold.place, event.place),
        ("date", gold.date, event.when),
        ("attribution", gold.attribution, event.attribution),
        ("killed", gold.killed, event.quantities.get("killed")),
    ):
        if not right and field not in gold.contested:
            yield f"{field} empty", 1.0
            yield f"{field} filled", float(bool(given))


def _coded(article: GoldArticle, coder: Coder | None) -> Tally:
    return tally(article, api.code(article.text, published=article.published, coder=coder))


def _measures(names: Collection[str]) -> list[Measure]:
    found: list[Measure] = []
    for level in _LEVELS:
        found.append(F1(level, level, "predicted", "gold"))
        found.append(Share(f"{level}.precision", level, "predicted"))
        found.append(Share(f"{level}.recall", level, "gold"))
    found += [Share(f"fields.{field}", f"{field} right", f"{field} seen") for field in _FIELDS]
    found += [Share(f"overfill.{field}", f"{field} filled", f"{field} empty") for field in _FILLED]
    deciles = sorted({name.rpartition(" ")[0] for name in names if name.startswith("confidence.")})
    found += [Share(decile, f"{decile} right", f"{decile} seen") for decile in deciles]
    found += [
        F1(f"types.{kind}", f"{kind} hit", f"{kind} predicted", f"{kind} gold")
        for kind in EVENT_TYPES
        if not {f"{kind} predicted", f"{kind} gold"}.isdisjoint(names)
    ]
    return found


EVENTS: Job[GoldArticle] = Job(
    name="events",
    about="a folder of gold articles (*.json): events found, their types, parties and fields",
    unit="articles",
    read=gold_articles,
    tally=_coded,
    measures=_measures,
)
"""Events of whole articles."""
