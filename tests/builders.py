"""Events and articles built by hand, for rooms that only pass them on."""

from __future__ import annotations

from typing import Any

from dateline.records import Article, Attribution, Caption, Entity, Event, Evidence, Place, Quantity, Trigger, When

TEXT = "Gunmen killed at least 12 farmers in Gao on Monday, police said."


def article(**changes: Any) -> Article:
    fields: dict[str, Any] = {
        "id": "a1",
        "text": TEXT,
        "title": "Farmers killed",
        "published": "2024-03-28",
        "outlet": "The Sahel Courier",
        "captions": (Caption(text="Police guard the market.", credit="Jane Roe"),),
    }
    return Article(**{**fields, **changes})


def _part(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def event(**changes: Any) -> Event:
    fields: dict[str, Any] = {
        "id": "0123456789abcdef",
        "article": "a1",
        "type": "ASSAULT",
        "mode": "firearms",
        "contexts": ["crime", "military"],
        "quad": "material conflict",
        "score": -9.3,
        "cameo": "190",
        "status": "actual",
        "historical": False,
        "actors": [Entity(**_part("Gunmen"), name="gunmen", kind="group", sector="UAF", confidence=0.5)],
        "recipients": [
            Entity(**_part("farmers"), name="farmers", kind="population", country="MLI", sector="AGR", confidence=0.5),
        ],
        "place": Place(
            **_part("Gao"),
            name="Gao",
            country="MLI",
            geonames=2457163,
            lat=16.27,
            lon=-0.04,
            precision="city",
            reason="stated",
        ),
        "when": When(**_part("on Monday"), from_="2024-03-25", to="2024-03-25", grain="day", reason="stated"),
        "attribution": [Attribution(**_part("police"), name="police", verb="say")],
        "quantities": {"killed": Quantity(**_part("at least 12"), min=12)},
        "evidence": [Evidence(zone="body", start=0, end=len(TEXT), trigger=Trigger(start=7, end=13, text="killed"))],
        "unknown": {},
        "confidence": 0.7,
        "coder": "dateline test",
    }
    return Event(**{**fields, **changes})
