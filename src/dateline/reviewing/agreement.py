"""Agreement of people who coded the same events, field by field, and what they disagree on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from dateline.archive import Archive
from dateline.archive.matching import same_event
from dateline.records import AppliedCorrection, Entity, Event, Quantity
from dateline.reviewing.alpha import Alpha, Distance, alpha, jaccard, nominal
from dateline.reviewing.changing import Side
from dateline.reviewing.people import is_adjudication
from dateline.reviewing.units import Unit, coders, units

EVENT = "event"
"""The field that tells whether there is such an event at all."""


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field as it is compared: what of the event counts, and how far two values are apart."""

    name: str
    part: str
    """The field of the record that it is taken from."""
    value: Callable[[Event], Hashable]
    distance: Distance = nominal


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far people agree: alpha for each field, and how many events they have judged together."""

    who: tuple[str, ...]
    articles: int
    units: int
    fields: dict[str, Alpha]


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A field of an event that people coded differently."""

    unit: Unit
    field: str
    values: dict[str, str]
    """By person, in words."""
    settled_by: str | None = None


def _identities(parties: Sequence[Entity]) -> frozenset[str]:
    return frozenset((party.id or party.name or party.text).casefold() for party in parties)


def _countries(parties: Sequence[Entity]) -> frozenset[str]:
    return frozenset(party.country for party in parties if party.country)


def _sectors(parties: Sequence[Entity]) -> frozenset[str]:
    return frozenset(party.sector for party in parties if party.sector)


def _place(event: Event) -> str:
    place = event.place
    return "" if place is None else ", ".join(part for part in (place.name or place.text, place.country) if part)


def _when(event: Event) -> str:
    when = event.when
    if when is None:
        return ""
    return when.from_ or "…" if when.from_ == when.to else f"{when.from_ or '…'} to {when.to or '…'}"


def _count(kind: str) -> Callable[[Event], str]:
    def told(event: Event) -> str:
        found: Quantity | None = event.quantities.get(kind)
        if found is None:
            return ""
        low, high = (str(bound) if bound is not None else "" for bound in (found.min, found.max))
        return low if low == high else f"{low}-{high}"

    return told


def _of_side(side: Side) -> tuple[Field, ...]:
    def of(told: Callable[[Sequence[Entity]], frozenset[str]]) -> Callable[[Event], frozenset[str]]:
        return lambda event: told(getattr(event, side))

    one = side.removesuffix("s")
    return (
        Field(name=side, part=side, value=of(_identities), distance=jaccard),
        Field(name=f"{one} countries", part=side, value=of(_countries), distance=jaccard),
        Field(name=f"{one} sectors", part=side, value=of(_sectors), distance=jaccard),
    )


def _sources(event: Event) -> frozenset[str]:
    return frozenset((source.id or source.name or source.text).casefold() for source in event.attribution)


FIELDS = (
    Field(name="type", part="type", value=lambda event: event.type),
    Field(name="mode", part="mode", value=lambda event: event.mode or ""),
    Field(name="quad", part="quad", value=lambda event: event.quad),
    Field(name="status", part="status", value=lambda event: event.status),
    Field(name="historical", part="historical", value=lambda event: "yes" if event.historical else "no"),
    *_of_side("actors"),
    *_of_side("recipients"),
    Field(name="place", part="place", value=_place),
    Field(name="when", part="when", value=_when),
    Field(name="killed", part="quantities", value=_count("killed")),
    Field(name="injured", part="quantities", value=_count("injured")),
    Field(name="said by", part="attribution", value=_sources, distance=jaccard),
    Field(name="contexts", part="contexts", value=lambda event: frozenset(event.contexts), distance=jaccard),
)
"""The fields that are compared, besides whether there is an event."""


def agreement(archive: Archive, who: Sequence[str] = ()) -> Agreement:
    """How far people agree on the events of an archive that two or more of them judged.

    Args:
        archive: the archive.
        who: the people; all who corrected something by default.

    Raises:
        ArchiveError: there are no two such people.
    """
    found = units(archive, who)
    return agreement_of(found, tuple(who) or tuple(coders(archive)))


def agreement_of(found: Sequence[Unit], who: Sequence[str]) -> Agreement:
    """How far people agree on these units: on whether there is an event over all of them, on its fields where it is."""
    articles = [unit.article.id for unit in found]
    there = [["yes" if event else "no" for event in unit.codings.values()] for unit in found]
    fields = {EVENT: alpha(there, groups=articles)}
    for field in FIELDS:
        values = [[field.value(event) for event in unit.codings.values() if event] for unit in found]
        fields[field.name] = alpha(values, groups=articles, distance=field.distance)
    return Agreement(who=tuple(who), articles=len(set(articles)), units=len(found), fields=fields)


def disagreements(archive: Archive, who: Sequence[str] = (), *, settled: bool = True) -> list[Disagreement]:
    """What people disagree on, event by event and field by field, in reading order.

    Where one of them says that there is no such event, that is the one thing listed of it.

    Args:
        archive: the archive.
        who: the people; all who corrected something by default.
        settled: also what was adjudicated since.

    Raises:
        ArchiveError: there are no two such people.
    """
    listed = units(archive, who)
    corrections = archive.corrections()
    known = {unit.id for unit in listed} | {event.id for unit in listed for event in unit.codings.values() if event}
    found: list[Disagreement] = []
    for unit in listed:
        differing = _differing(unit)
        by = _settled_by(unit, corrections, known) if differing else None
        if settled or by is None:
            found += [
                Disagreement(unit=unit, field=field, values=values, settled_by=by)
                for field, values in differing.items()
            ]
    return found


def _differing(unit: Unit) -> dict[str, dict[str, str]]:
    if None in unit.codings.values():
        if not any(unit.codings.values()):
            return {}
        return {EVENT: {name: "yes" if event else "no" for name, event in unit.codings.items()}}
    found: dict[str, dict[str, str]] = {}
    for field in FIELDS:
        if field.name == "quad":
            continue  # follows from the type
        values = {name: field.value(event) for name, event in unit.codings.items() if event}
        if len(set(values.values())) > 1:
            found[field.name] = {name: _told(value) for name, value in values.items()}
    return found


def _settled_by(unit: Unit, corrections: Sequence[AppliedCorrection], known: AbstractSet[str]) -> str | None:
    """Who settled it, unless one of the people corrected the event again since."""
    by: str | None = None
    for one in corrections:
        correction = one.correction
        if not _is_about(one, unit, known):
            continue
        if is_adjudication(correction):
            by = correction.who
        elif correction.who in unit.codings:
            by = None
    return by


def _is_about(one: AppliedCorrection, unit: Unit, known: AbstractSet[str]) -> bool:
    """Whether a correction is about the event of a unit: by its ids, or by words where it has ids of another coding."""
    events = [event for event in unit.codings.values() if event]
    told = (*one.correction.before, *one.correction.after)
    ids = {*one.events, *(event.id for event in told)}
    if ids & known:
        return bool(ids & {unit.id, *(event.id for event in events)})
    return any(same_event(event, events, then=unit.article, now=unit.article) for event in told)


def _told(value: Hashable) -> str:
    return ", ".join(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)
