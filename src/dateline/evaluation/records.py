"""Gold records: short texts with one event each; is it found, with the right type and the right pair of countries?

Types of older drafts of PLOVER are read as those that took their place.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import msgspec

from dateline import api
from dateline.api import Coder
from dateline.evaluation.figures import F1, Measure, Share, Tally
from dateline.evaluation.jobs import Job
from dateline.evaluation.reading import bad, json_file
from dateline.records import EVENT_TYPES
from dateline.sources import checked_date

_NOW = {
    "DEMAND": frozenset({"REQUEST"}),
    "DISAPPROVE": frozenset({"ACCUSE"}),
    "INVESTIGATE": frozenset({"ACCUSE"}),
    "FIGHT": frozenset({"ASSAULT"}),
    "CRIME": frozenset({"ASSAULT"}),
    "YIELD": frozenset({"CONCEDE", "RETREAT"}),
}
"""What a type of the older drafts is today."""
_CODE = 3
"""Letters of an actor's code that stand for the country."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A text and the one event that it reports. A side is a list of parties, or missing."""

    text: str
    event: str
    date: str | None = None
    source: Any = None
    target: Any = None


def _read(path: Path) -> list[Record]:
    records = json_file(path, list[Record])
    for number, record in enumerate(records):
        if record.event not in {*EVENT_TYPES, *_NOW}:
            raise bad(path, f"{record.event!r} is no type", field=f"[{number}].event")
        if not record.text.strip():
            raise bad(path, "no text", field=f"[{number}].text")
        try:
            checked_date(record.date)
        except ValueError as error:
            raise bad(path, f"{record.date!r} is not a date", field=f"[{number}].date") from error
    return records


def _countries(side: Any) -> set[str]:
    """The countries of the parties of a side; the data write a missing side in several ways."""
    parties = [party for party in side if isinstance(party, dict)] if isinstance(side, list) else []
    return {str(party["code"])[:_CODE] for party in parties if party.get("code")}


def _tally(record: Record, coder: Coder | None) -> Tally:
    events = api.code(record.text, published=record.date, coder=coder)
    wanted = _NOW.get(record.event, frozenset({record.event}))
    typed = [event for event in events if event.type in wanted]
    pair = _countries(record.source) | _countries(record.target)
    is_paired = any({p.country for p in (*event.actors, *event.recipients) if p.country} == pair for event in typed)
    return {
        "records": 1,
        "events": len(events),
        "found": bool(events),
        "typed": bool(typed),
        "paired": is_paired,
    }


def _measures(names: Collection[str]) -> list[Measure]:
    del names
    return [
        Share("found", "found", "records"),
        Share("type", "typed", "records"),
        Share("type_of_found", "typed", "found"),
        F1("pair_and_type", "paired", "events", "records"),
    ]


RECORDS: Job[Record] = Job(
    name="records",
    about="PLOVER gold records (JSON), one event each: its type, and its countries with it",
    unit="records",
    read=_read,
    tally=_tally,
    measures=_measures,
)
"""Gold records of PLOVER."""
