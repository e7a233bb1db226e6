"""The words that every view uses for the fields of an event."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from dateline.records import Article, Attribution, Entity, Event, Evidence, Figure, Place, Quantity, When

_NO_EVENTS = {
    "unsupported_language": "This article is not in English; it was read, not coded.",
    "no_text": "This article has no text.",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control and direction characters: a page's text must not steer a terminal."""


class Mark(msgspec.Struct, frozen=True, order=True):
    """A stretch to mark in a zone's text, and what it is: trigger, actor, recipient, place, when, said by."""

    start: int
    end: int
    kind: str


def safe(text: str) -> str:
    """The text on one line, without characters that could steer a terminal."""
    return " ".join(_CONTROLS.sub("", text.replace("\n", " ")).split())


def party(entity: Entity) -> str:
    """ "Assimi Goita (MLI GOV)"; the words of the text follow when they differ."""
    codes = " ".join(code for code in (entity.country, entity.sector) if code)
    name = safe(entity.name or entity.text)
    quoted = "" if safe(entity.text) == name else f" “{safe(entity.text)}”"
    return f"{name}{f' ({codes})' if codes else ''}{quoted}"


def parties(entities: Iterable[Entity]) -> str:
    """The parties in a row, or a dash."""
    return ", ".join(party(entity) for entity in entities) or "–"


def place(found: Place | None) -> str:
    """ "Gao, Gao, MLI (city, stated)", or a dash."""
    if found is None:
        return "–"
    name = safe(found.name or found.text)
    parts = [part for part in (name, found.admin1, found.country) if part]
    notes = ", ".join(note for note in (found.precision, found.reason) if note)
    return ", ".join(dict.fromkeys(parts)) + (f" ({notes})" if notes else "")


def when(found: When | None) -> str:
    """ "2024-03-27 (day, stated: on Wednesday)", or a dash."""
    if found is None:
        return "–"
    span = found.from_ or "…"
    if found.to != found.from_:
        span = f"{span} to {found.to or '…'}"
    reason = f"stated: “{safe(found.text)}”" if found.reason == "stated" else (found.reason or "").replace("_", " ")
    return f"{span} ({found.grain}, {reason})"


def quantity(kind: str, found: Quantity) -> str:
    """ "killed at least 12 (15: hospital)": the words after their kind, then other figures with their sources."""
    told = f"{kind} {safe(found.text)}"
    others = [_credited(other) for other in found.others]
    return f"{told} ({'; '.join(others)})" if others else told


def _credited(figure: Figure) -> str:
    sources = ", ".join(safe(source.name or source.text) for source in figure.attribution)
    return f"{safe(figure.text)}: {sources}" if sources else safe(figure.text)


def counted(number: int, noun: str) -> str:
    """ "1 event", "2,000 events"; the noun is given as for one."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def told(value: object) -> str:
    """The value of any field of an event, as the cards have it; a dash where there is none."""
    if isinstance(value, Entity):
        return party(value)
    if isinstance(value, Place):
        return place(value)
    if isinstance(value, When):
        return when(value)
    if isinstance(value, Attribution):
        return safe(value.name or value.text)
    if isinstance(value, list | tuple):
        return ", ".join(map(told, value)) or "–"
    if isinstance(value, dict):
        parts = (
            quantity(name, part) if isinstance(part, Quantity) else f"{name} {told(part)}"
            for name, part in value.items()
        )
        return ", ".join(parts) or "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "–" if value is None else safe(str(value))


def telling(event: Event) -> list[Evidence]:
    """The evidence of an event, one for each sentence: in a sentence all its triggers are marked."""
    return list({(each.zone, each.start, each.end): each for each in reversed(event.evidence)}.values())[::-1]


def marks(event: Event, zone: str, start: int, end: int) -> list[Mark]:
    """The event's words that stand in this stretch of the zone, without overlaps: longer ones give way to triggers."""
    wanted = [Mark(e.trigger.start, e.trigger.end, "trigger") for e in event.evidence if e.zone == zone]
    for kind, parts in (("actor", event.actors), ("recipient", event.recipients), ("said by", event.attribution)):
        wanted += [Mark(part.start, part.end, kind) for part in parts if part.zone == zone]
    for kind, part in (("place", event.place), ("when", event.when)):
        if part is not None and part.zone == zone and part.reason in {"stated", "dateline"}:
            wanted.append(Mark(part.start, part.end, kind))
    kept: list[Mark] = []
    for mark in wanted:
        inside = start <= mark.start and mark.end <= end
        if inside and not any(mark.start < other.end and other.start < mark.end for other in kept):
            kept.append(mark)
    return sorted(kept)


def zone_note(zone: str) -> str:
    """How a view names the zone of a sentence; the body needs no name."""
    return {"body": "", "title": "headline"}.get(zone, "caption")


def no_events(reason: str | None) -> str:
    """A sentence that says why an article has no events."""
    return _NO_EVENTS.get(reason or "", "No events were found.")


def headline(article: Article) -> str:
    """The article's title, or the head of its text."""
    title = article.title or article.text[:80]
    return safe(title)
