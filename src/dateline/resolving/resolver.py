"""Drafts → resolved drafts: words become entities, places and days."""

from __future__ import annotations

from collections import Counter
from datetime import date

import msgspec

from dateline.coding import Draft
from dateline.language import Document, locate
from dateline.records import Attribution, Entity, Place, UnknownReason, When
from dateline.resolving.actors import ActorResolver, local_names
from dateline.resolving.dates import find_dates
from dateline.resolving.event_dates import event_date, is_historical
from dateline.resolving.event_parties import Known, PartyResolver
from dateline.resolving.event_places import event_place
from dateline.resolving.places import PlaceResolver


class ResolvedDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft with identities; `unknown` says why a field is empty."""

    draft: Draft
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    place: Place | None
    when: When | None
    historical: bool
    attribution: tuple[Attribution, ...]
    unknown: dict[str, UnknownReason]


class Resolver:
    """Resolves the drafts of a document. Built once; holds no state between documents."""

    def __init__(self, *, actors: ActorResolver, places: PlaceResolver) -> None:
        self._actors = actors
        self._places = places

    def resolve(self, document: Document, drafts: list[Draft]) -> list[ResolvedDraft]:
        """The drafts with their identities, in the same order."""
        published = document.article.published_on
        places = self.places(document)
        dates = {zone.name: find_dates(zone.text, published=published) for zone in document.article.zones}
        spans = [(name.text, name.label_) for name in document.names()]
        parties = PartyResolver(
            self._actors,
            local=local_names(document.article.text, spans),
            countries=Counter(place.country for place in places if place.country),
        )
        return [self._one(draft, parties, places, dates, published) for draft in drafts]

    def places(self, document: Document) -> tuple[Place, ...]:
        """The places of all zones of a document, each with its zone."""
        spans: dict[str, list[tuple[int, int, str]]] = {zone.name: [] for zone in document.article.zones}
        for name in document.names():
            at = locate(name)
            spans[at.zone].append((at.start, at.end, name.label_))
        return tuple(
            msgspec.structs.replace(place, zone=zone.name)
            for zone in document.article.zones
            for place in self._places.find(zone.text, spans=spans[zone.name], outlet=document.article.outlet)
        )

    def _one(
        self,
        draft: Draft,
        parties: PartyResolver,
        places: tuple[Place, ...],
        dates: dict[str, tuple[When, ...]],
        published: date | None,
    ) -> ResolvedDraft:
        zone = draft.sentence.zone
        unknown: dict[str, UnknownReason] = {}
        dated = event_date(draft, dates[zone], published=published)
        when = msgspec.structs.replace(dated.when, zone=zone) if dated.when is not None else None
        if when is None:
            unknown["when"] = dated.unknown or "not_stated"
        place = event_place(draft, [place for place in places if place.zone == zone])
        if place is None:
            unknown["place"] = "not_stated"
        elif place.name is None:
            unknown["place"] = "not_in_gazetteer"
        on = _day(when) or published
        country = place.country if place is not None else None
        actors = parties.entities(draft.actors, on=on, place_country=country)
        recipients = parties.entities(draft.recipients, on=on, place_country=country)
        for field, found in (("actors", actors), ("recipients", recipients)):
            if reason := _reason(found):
                unknown[field] = reason
        return ResolvedDraft(
            draft=draft,
            actors=tuple(known.entity for known in actors),
            recipients=tuple(known.entity for known in recipients),
            place=place,
            when=when,
            historical=is_historical(when, published=published),
            attribution=tuple(parties.attribution(s.mention, s.verb, on=published) for s in draft.sources),
            unknown=unknown,
        )


def _day(when: When | None) -> date | None:
    """A day of the event, to look up who held which office."""
    edge = (when.to or when.from_) if when is not None else None
    return date.fromisoformat(edge[:10]) if edge else None


def _reason(found: list[Known]) -> UnknownReason | None:
    if not found:
        return "not_stated"
    return next((known.unknown for known in found if known.unknown is not None), None)
