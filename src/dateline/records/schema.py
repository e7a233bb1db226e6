"""JSON Schema of the event record, generated from the types."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.records.event import Event


def event_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one event; the packaged `event.schema.json` is this, written out."""
    schema = msgspec.json.schema(Event)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Dateline event", **schema}
