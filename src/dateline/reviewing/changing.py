"""From what a person says of an event to the changes, or the events, that `Archive.correct` takes. All are pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

import msgspec

from dateline.errors import ArchiveError, InputError
from dateline.records import SECTORS, Attribution, Entity, Event, Place, Quantity, When
from dateline.records.codes import Grain
from dateline.reviewing.passages import Passage

Side = Literal["actors", "recipients"]
Changes = dict[str, Any]
"""Fields of an event with their new values."""

_COUNTRY = re.compile(r"[A-Z]{3}")
_BOUNDS = re.compile(r"(?P<min>\d+)?\s*(?P<to>-|–|to)?\s*(?P<max>\d+)?")
_DAY, _MONTH, _YEAR = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d"), re.compile(r"\d{4}")
_MAY_BE_UNKNOWN = frozenset({"actors", "recipients", "place", "when"})


def cleared(event: Event, field: str) -> Changes:
    """Takes away what a field holds; the article does not say it."""
    empty: dict[str, Any] = {"place": None, "when": None, "mode": None, "quantities": {}}
    changes: Changes = {field: empty.get(field, [])}
    if field in _MAY_BE_UNKNOWN:
        changes["unknown"] = {**event.unknown, field: "not_stated"}
    return changes


def with_party(event: Event, side: Side, party: Entity, *, number: int | None = None) -> Changes:
    """Puts a party on a side, or in the place of the one of that number there."""
    parties = list(getattr(event, side))
    if number is None:
        parties.append(party)
    else:
        parties[number] = party
    return {side: parties}


def without_party(event: Event, side: Side, number: int) -> Changes:
    """Takes the party of that number off a side."""
    parties = [party for place, party in enumerate(getattr(event, side)) if place != number]
    return {side: parties} if parties else cleared(event, side)


def with_party_moved(event: Event, side: Side, number: int) -> Changes:
    """Puts the party of that number on the other side."""
    other: Side = "recipients" if side == "actors" else "actors"
    return {**without_party(event, side, number), **with_party(event, other, getattr(event, side)[number])}


def swapped(event: Event) -> Changes:
    """Who did it becomes to whom it was done, and the other way round."""
    return {"actors": event.recipients, "recipients": event.actors}


def party_at(passage: Passage, **known: Any) -> Entity:
    """A party of these words, with what else is known of it (name, id, kind, country, sector, role)."""
    return Entity(**{"name": passage.text, **known}, **_span(passage))


def described(party: Entity, **known: str | None) -> Entity:
    """The party with other fields; what a person says is not inferred.

    Raises:
        ArchiveError: a country or sector is no code of one.
    """
    country, sector = known.get("country"), known.get("sector")
    if country is not None and not _COUNTRY.fullmatch(country):
        raise ArchiveError("bad_correction", f"{country!r:.20} is no code of a country", advice="Give one such as MLI.")
    if sector is not None and sector not in SECTORS:
        raise ArchiveError("bad_correction", f"{sector!r:.20} is no sector", advice=f"Choose of {', '.join(SECTORS)}.")
    inferred = tuple(field for field in party.inferred if field not in known)
    return msgspec.structs.replace(party, **known, inferred=inferred)


def place_at(passage: Passage, found: Place | None = None, **known: Any) -> Changes:
    """The place of these words: as the gazetteer has it, with what a person says of it besides.

    Raises:
        ArchiveError: the country is no code of one.
    """
    country = known.get("country")
    if country is not None and not _COUNTRY.fullmatch(country):
        raise ArchiveError("bad_correction", f"{country!r:.20} is no code of a country", advice="Give one such as MLI.")
    base = {} if found is None else msgspec.structs.asdict(found)
    return {"place": Place(**{"name": passage.text, **base, "reason": "stated", **known, **_span(passage)})}


def when_at(event: Event, days: str, passage: Passage | None = None) -> Changes:
    """The day or days of an event.

    Args:
        event: the event.
        days: a day, month or year (2024-03-28, 2024-03, 2024), or the first and the last with a space between them,
            a missing one as "…" or "..".
        passage: the words that tell it; without them the days are inferred.

    Raises:
        InputError: `days` is none of these.
    """
    parts = days.split()
    if not 1 <= len(parts) <= 2:
        raise _no_days(days)
    (first, grain), (last, last_grain) = _span_of_days(parts[0], days), _span_of_days(parts[-1], days)
    grain = grain or last_grain
    start, end = first and first[0], last and last[1]
    if grain is None or (start is not None and end is not None and start > end):
        raise _no_days(days)
    at = passage or _trigger(event)
    reason: Literal["stated", "inferred"] = "inferred" if passage is None else "stated"
    return {"when": When(from_=start, to=end, grain=grain, reason=reason, **_span(at))}


def quantity_at(event: Event, kind: str, passage: Passage, bounds: str) -> Changes:
    """A count of people: "14", "at least" as "14-", "at most" as "-14", "3-7".

    Raises:
        ArchiveError: the bounds are none of these.
    """
    found = _BOUNDS.fullmatch(bounds.strip())
    if found is None or (found["min"] is None and found["max"] is None):
        raise ArchiveError("bad_correction", f"{bounds!r:.30} is no count", advice="Write 14, 14-, -14 or 3-7.")
    low, high = (int(found[name]) if found[name] else None for name in ("min", "max"))
    if not found["to"]:
        high = low
    if low is not None and high is not None and low > high:
        raise ArchiveError("bad_correction", f"{bounds!r:.30} is no count", advice="Write the smaller number first.")
    return {"quantities": {**event.quantities, kind: Quantity(min=low, max=high, **_span(passage))}}


def without_quantity(event: Event, kind: str) -> Changes:
    """Takes a count away."""
    return {"quantities": {name: count for name, count in event.quantities.items() if name != kind}}


def with_source(event: Event, passage: Passage, *, name: str | None = None, id: str | None = None) -> Changes:
    """Adds words that name whom the article credits."""
    source = Attribution(name=name or passage.text, id=id, **_span(passage))
    return {"attribution": [*event.attribution, source]}


def without_source(event: Event, number: int) -> Changes:
    """Takes away the source of that number."""
    return {"attribution": [source for place, source in enumerate(event.attribution) if place != number]}


def parts_by_type(types: Sequence[str]) -> list[Changes]:
    """Splits an event into one for each type."""
    return [{"type": kind} for kind in types]


def parts_by_sentence(event: Event) -> list[Changes]:
    """Splits an event into one for each of its sentences."""
    return [{"evidence": [one]} for one in event.evidence]


def parts_by_party(event: Event, side: Side) -> list[Changes]:
    """Splits an event into one for each party of a side."""
    return [{side: [party]} for party in getattr(event, side)]


def merged(events: Sequence[Event]) -> Changes:
    """What the first event takes from the others: all their sentences, and the fields that it leaves open."""
    first, *others = events
    changes: Changes = {"evidence": list(first.evidence)}
    for other in others:
        changes["evidence"] += [one for one in other.evidence if one not in changes["evidence"]]
    for field in ("mode", "place", "when", "actors", "recipients", "attribution"):
        alike = [other for other in others if field != "mode" or other.type == first.type]
        values = [getattr(other, field) for other in alike if getattr(other, field)]
        if not getattr(first, field) and values:
            changes[field] = values[0]
    counts: dict[str, Quantity] = {}
    for event in reversed(events):
        counts |= event.quantities
    return {**changes, "quantities": counts} if counts != first.quantities else changes


def added(sentence: Passage, trigger: Passage, event_type: str) -> Changes:
    """An event of a type that the trigger in a sentence expresses, everything else still open.

    Raises:
        ArchiveError: the trigger does not stand in the sentence.
    """
    if trigger.zone != sentence.zone or not sentence.start <= trigger.start < trigger.end <= sentence.end:
        raise ArchiveError("bad_correction", f"{trigger.text!r:.60} does not stand in the sentence")
    evidence = {
        "zone": sentence.zone,
        "start": sentence.start,
        "end": sentence.end,
        "trigger": {"start": trigger.start, "end": trigger.end, "text": trigger.text},
    }
    unknown = dict.fromkeys(sorted(_MAY_BE_UNKNOWN), "not_stated")
    return {"type": event_type, "evidence": [evidence], "unknown": unknown}


def _trigger(event: Event) -> Passage:
    first = event.evidence[0]
    return Passage(zone=first.zone, start=first.trigger.start, end=first.trigger.end, text=first.trigger.text)


def _span(passage: Passage) -> Mapping[str, Any]:
    return msgspec.structs.asdict(passage)


def _span_of_days(text: str, said: str) -> tuple[tuple[str, str] | None, Grain | None]:
    """First and last day of a day, month or year, and its grain; None for an open end."""
    if text in {"…", "..", "..."}:
        return None, None
    try:
        if _DAY.fullmatch(text):
            day = date.fromisoformat(text).isoformat()
            return (day, day), "day"
        if _MONTH.fullmatch(text):
            first = date.fromisoformat(f"{text}-01")
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return (first.isoformat(), date.fromordinal(following.toordinal() - 1).isoformat()), "month"
        if _YEAR.fullmatch(text):
            return (date(int(text), 1, 1).isoformat(), date(int(text), 12, 31).isoformat()), "year"
    except ValueError as error:
        raise _no_days(said) from error
    raise _no_days(said)


def _no_days(said: str) -> InputError:
    return InputError(
        "bad_date", f"{said!r:.40} is no day or days", advice="Write 2024-03-28, 2024-03, 2024, or two with a space."
    )
