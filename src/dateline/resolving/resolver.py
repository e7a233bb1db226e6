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
from dateline.resolving.ordered import Ordered
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


class _Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What a document names, found once for all its drafts; places, dates and texts by zone."""

    parties: PartyResolver
    places: dict[str, Ordered[Place]]
    dates: dict[str, Ordered[When]]
    texts: dict[str, str]
    published: date | None


class Resolver:
    """Resolves the drafts of a document. Built once; holds no state between documents."""

    def __init__(self, *, actors: ActorResolver, places: PlaceResolver) -> None:
        self._actors = actors
        self._places = places

    def resolve(self, document: Document, drafts: list[Draft]) -> list[ResolvedDraft]:
        """The drafts with their identities, in the same order."""
        article = document.article
        published = article.published_on
        places = self.places(document)
        spans = [(name.text, name.label_) for name in document.names()]
        parties = PartyResolver(
            self._actors,
            local=local_names(article.text, spans),
            countries=Counter(place.country for place in places if place.country),
        )
        scene = _Scene(
            parties=parties,
            places={z.name: Ordered(p for p in places if p.zone == z.name) for z in article.zones},
            dates={z.name: Ordered(find_dates(z.text, published=published)) for z in article.zones},
            texts={z.name: z.text for z in article.zones},
            published=published,
        )
        return [_resolved(draft, scene) for draft in drafts]

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


def _resolved(draft: Draft, scene: _Scene) -> ResolvedDraft:
    """The draft with its identities; the event's day tells which office its parties held."""
    zone, published = draft.sentence.zone, scene.published
    unknown: dict[str, UnknownReason] = {}
    dated = event_date(draft, scene.dates[zone], published=published)
    when = msgspec.structs.replace(dated.when, zone=zone) if dated.when is not None else None
    if when is None:
        unknown["when"] = dated.unknown or "not_stated"
    place = event_place(draft, scene.places[zone], scene.texts[zone])
    if place is None:
        unknown["place"] = "not_stated"
    elif place.name is None:
        unknown["place"] = "not_in_gazetteer"
    on = _day(when) or published
    country = place.country if place is not None else None
    actors = scene.parties.entities(draft.actors, on=on, place_country=country)
    recipients = scene.parties.entities(draft.recipients, on=on, place_country=country)
    for field, found in (("actors", actors), ("recipients", recipients)):
        is_mutual = field == "recipients" and not found and len(actors) > 1
        if not is_mutual and (reason := _reason(found)):
            unknown[field] = reason
    return ResolvedDraft(
        draft=draft,
        actors=tuple(known.entity for known in actors),
        recipients=tuple(known.entity for known in recipients),
        place=place,
        when=when,
        historical=is_historical(when, published=published),
        attribution=tuple(scene.parties.attribution(source, on=published) for source in draft.sources),
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
