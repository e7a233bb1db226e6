"""POLECAT's 40 columns (Dataverse doi:10.7910/DVN/AJGVIT), tab-separated, with a header; docs/formats.md tells more."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import BinaryIO

from dateline.formats.coded import Coded, harmless
from dateline.knowledge.state_codes import StateCodes, load_state_codes
from dateline.records import Article, Entity, Event, Place

_MISSING = "None"
"""What POLECAT's own files have for a party or place that is not known."""
_BETWEEN = "; "
"""What separates several values in a cell there."""
_COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors"),
    *("Actor Title", "Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    *("GeoNames ID", "Raw Placename", "Feature Type"),
    *("Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version"),
)


def write_polecat(coded: Coded, out: BinaryIO) -> int:
    """Writes the events that happened, one row each, and gives back how many that were.

    Planned, possible and denied events are left out: POLECAT has no column that would tell them from what happened.
    """
    codes = load_state_codes()
    written = 0
    out.write(_line(_COLUMNS))
    for article, events in coded:
        for event in events:
            if event.status == "actual":
                cells = _row(article, event, codes)
                out.write(_line(cells.get(column, "") for column in _COLUMNS))
                written += 1
    return written


def _row(article: Article, event: Event, codes: StateCodes) -> dict[str, str]:
    day = _day(article, event)
    return {
        "Event ID": event.id,
        "Event Date": day or "",
        "Event Type": event.type,
        "Event Mode": event.mode or "",
        "Intensity": str(event.score),
        "Quad Code": event.quad.upper(),
        "Contexts": _BETWEEN.join(event.contexts),
        **_party("Actor", event.actors, codes, day),
        **_party("Recipient", event.recipients, codes, day),
        **_place(event.place),
        "Source": article.outlet or "",
        "Publication Date": (article.published or "")[:10],
        "Language": article.language or "",
        "Version": event.coder,
    }


def _day(article: Article, event: Event) -> str | None:
    """The first day of the event; without a beginning its last; undated, the day of publication, as POLECAT has it."""
    when = event.when
    found = (when.from_ or when.to) if when is not None else None
    return found or (article.published or "")[:10] or None


def _party(side: str, entities: list[Entity], codes: StateCodes, day: str | None) -> dict[str, str]:
    on = date.fromisoformat(day) if day else None

    def cow(entity: Entity) -> str | None:
        code = codes.code(entity.country, on) if entity.country else None
        return str(code.cow) if code is not None and code.cow is not None else None

    def each(value: Callable[[Entity], str | None]) -> str:
        if not entities:
            return _MISSING
        return _BETWEEN.join(value(entity) or _MISSING for entity in entities)

    return {
        f"{side} Name": each(lambda entity: entity.name or entity.text),
        f"{side} Country": each(lambda entity: entity.country),
        f"{side} COW": each(cow),
        f"Primary {side} Sector": (entities[0].sector if entities else None) or _MISSING,
        f"{side} Sectors": each(lambda entity: entity.sector),
        f"{side} Title": each(lambda entity: entity.role),
        f"{side} Name Raw": each(lambda entity: entity.text),
    }


def _place(place: Place | None) -> dict[str, str]:
    if place is None:
        return {"Placename": _MISSING, "Raw Placename": _MISSING}
    name = place.name or place.text
    return {
        "Placename": name,
        "City": name if place.precision in {"city", "point"} else "",
        "District": name if place.precision == "admin2" else "",
        "Province": place.admin1 or (name if place.precision == "admin1" else ""),
        "Country": place.country or "",
        "Latitude": "" if place.lat is None else str(place.lat),
        "Longitude": "" if place.lon is None else str(place.lon),
        "GeoNames ID": "" if place.geonames is None else str(place.geonames),
        "Raw Placename": place.text,
        # GeoNames' classes are not kept with the event; its precision is the nearest that is.
        "Feature Type": place.precision or "",
    }


def _line(cells: Iterable[str]) -> bytes:
    """A line of the file: no quotation marks, so that no cell may hold a tab or line break."""
    return ("\t".join(" ".join(_safe(cell).split()) for cell in cells) + "\n").encode()


def _safe(cell: str) -> str:
    try:
        float(cell)
    except ValueError:
        return harmless(cell)
    return cell
