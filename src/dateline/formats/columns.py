"""The flat form of an event: one row of columns, for tables and spreadsheets (docs/record.md lists them)."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dateline.formats.arrow import Kind
from dateline.records import Article, Entity, Event

Cell = str | int | float | bool | list[str] | None


def _kind(name: str) -> Kind:
    if name in _LISTS:
        return "texts"
    if name in _NUMBERS:
        return "number"
    if name in _INTEGERS:
        return "integer"
    return "boolean" if name == "historical" else "text"


_NUMBERS = frozenset("score place_lat place_lon killed_min killed_max injured_min injured_max confidence".split())
_INTEGERS = frozenset("place_geonames sentence_start sentence_end".split())
_LISTS = frozenset(
    """contexts said_by actors actor_ids actor_countries actor_sectors recipients recipient_ids recipient_countries
    recipient_sectors""".split()
)
COLUMNS: dict[str, Kind] = {
    name: _kind(name)
    for name in """id article published title outlet address type mode contexts quad score cameo status historical
    actors actor_ids actor_countries actor_sectors recipients recipient_ids recipient_countries recipient_sectors
    place place_country place_admin1 place_geonames place_lat place_lon place_precision when_from when_to when_grain
    said_by killed_min killed_max injured_min injured_max zone sentence_start sentence_end sentence trigger
    confidence coder record""".split()
}
"""Name of each flat column, in order, with what it holds."""


def row(article: Article, event: Event) -> dict[str, Cell]:
    """The event as one flat row. Lists keep the order of the parties; `record` holds the whole event as JSON."""
    first = event.evidence[0]
    place, when = event.place, event.when
    killed, injured = event.quantities.get("killed"), event.quantities.get("injured")
    return {
        "id": event.id,
        "article": event.article,
        "published": article.published,
        "title": article.title,
        "outlet": article.outlet,
        "address": article.address,
        "type": event.type,
        "mode": event.mode,
        "contexts": event.contexts,
        "quad": event.quad,
        "score": event.score,
        "cameo": event.cameo,
        "status": event.status,
        "historical": event.historical,
        **_side("actor", event.actors),
        **_side("recipient", event.recipients),
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "place_admin1": place.admin1 if place else None,
        "place_geonames": place.geonames if place else None,
        "place_lat": place.lat if place else None,
        "place_lon": place.lon if place else None,
        "place_precision": place.precision if place else None,
        "when_from": when.from_ if when else None,
        "when_to": when.to if when else None,
        "when_grain": when.grain if when else None,
        "said_by": [source.name or source.text for source in event.attribution],
        "killed_min": killed.min if killed else None,
        "killed_max": killed.max if killed else None,
        "injured_min": injured.min if injured else None,
        "injured_max": injured.max if injured else None,
        "zone": first.zone,
        "sentence_start": first.start,
        "sentence_end": first.end,
        "sentence": article.zone_text(first.zone)[first.start : first.end],
        "trigger": first.trigger.text,
        "confidence": event.confidence,
        "coder": event.coder,
        "record": msgspec.json.encode(event).decode(),
    }


def _side(side: str, entities: list[Entity]) -> dict[str, Cell]:
    def each(value: Callable[[Entity], str | None]) -> list[str]:
        return [value(entity) or "" for entity in entities]

    return {
        f"{side}s": each(lambda entity: entity.name or entity.text),
        f"{side}_ids": each(lambda entity: entity.id),
        f"{side}_countries": each(lambda entity: entity.country),
        f"{side}_sectors": each(lambda entity: entity.sector),
    }
