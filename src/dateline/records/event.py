"""Event and its parts, in the public form of the event record (docs/record.md)."""

from __future__ import annotations

from typing import Annotated

import msgspec

from dateline.records.codes import (
    EntityKind,
    EventType,
    Grain,
    PlaceReason,
    Precision,
    Status,
    UnknownReason,
    WhenReason,
)

Probability = Annotated[float, msgspec.Meta(ge=0, le=1)]
Offset = Annotated[int, msgspec.Meta(ge=0)]


class _Part(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the article: `text` is the zone's text from `start` to `end` (Unicode code points, end exclusive)."""

    text: str
    start: Offset
    end: Offset
    zone: str = "body"


class Entity(_Part, frozen=True, kw_only=True):
    """A party: the words that name it, and whom they stand for. Unknown fields are None."""

    name: str | None = None
    id: str | None = None
    kind: EntityKind | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3, XKX for Kosovo, IGO for intergovernmental bodies."""
    sector: str | None = None
    """PLOVER primary sector code."""
    role: str | None = None
    """Office or description, held on the event's date."""
    inferred: tuple[str, ...] = ()
    """Fields that context supplied, not the words themselves."""
    confidence: Probability | None = None


class Place(_Part, frozen=True, kw_only=True):
    """A place with its gazetteer entry. `lat`, `lon`: WGS 84 degrees; None at country level and above."""

    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    reason: PlaceReason | None = None


class When(_Part, frozen=True, kw_only=True, rename={"from_": "from"}):
    """An interval of days, both ends inclusive, open ends None; `grain` is never finer than the text's."""

    from_: str | None = None
    to: str | None = None
    grain: Grain | None = None
    reason: WhenReason | None = None


class Attribution(_Part, frozen=True, kw_only=True):
    """Whom the article credits with the information: the words, the entity, the verb of saying."""

    name: str | None = None
    id: str | None = None
    verb: str | None = None


class Figure(_Part, frozen=True, kw_only=True):
    """A number with bounds: "at least 137" is min 137, max None; "up to 5" min None, max 5; "13" both 13."""

    min: int | float | None = None
    max: int | float | None = None
    currency: str | None = None
    """ISO 4217 code of a sum of money; None for counts, and when the words do not tell the currency."""
    attribution: tuple[Attribution, ...] = ()
    """Whom the article credits with this number."""


class Quantity(Figure, frozen=True, kw_only=True):
    """The number that the record goes by, and the others that the article gives for the same thing."""

    others: tuple[Figure, ...] = ()


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """The words that express the event."""

    start: Offset
    end: Offset
    text: str


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence that reports the event, and the trigger in it; offsets into the zone's text."""

    zone: str
    start: Offset
    end: Offset
    trigger: Trigger


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One interaction that one article reports, coded after PLOVER, every field tied to words of the article."""

    id: str
    article: str
    type: EventType
    mode: str | None
    contexts: list[str]
    quad: str
    score: float
    cameo: str | None
    status: Status
    historical: bool
    actors: list[Entity]
    recipients: list[Entity]
    place: Place | None
    when: When | None
    attribution: list[Attribution]
    quantities: dict[str, Quantity]
    evidence: Annotated[list[Evidence], msgspec.Meta(min_length=1)]
    unknown: dict[str, UnknownReason]
    confidence: Probability
    coder: str
