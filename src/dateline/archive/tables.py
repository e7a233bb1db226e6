"""The tables of an archive: their columns, and how they lie on disk. Nothing here reads or writes."""

from __future__ import annotations

from functools import cached_property

import msgspec

from dateline.formats.arrow import Kind
from dateline.formats.columns import COLUMNS

_OF_A_CODING: dict[str, Kind] = {
    "coding": "text",
    "key": "text",
    "month": "text",
    "run": "text",
    "recorded_at": "moment",
    "superseded_at": "moment",
    "batch": "text",
}


class Table(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One table. Those whose rows belong to codings have a partition for each batch, which `tidy` keeps in `order`."""

    name: str
    columns: dict[str, Kind]
    order: tuple[str, ...] = ()
    group: int = 8_192
    """Rows of a Parquet row group: what has to be unpacked to read one row. A tenth as many made files 30 % larger."""
    sought: tuple[str, ...] = ()
    """Columns that single rows are sought by; they get Bloom filters."""

    @cached_property
    def is_partitioned(self) -> bool:
        """Whether its rows belong to codings and lie in one partition a batch."""
        return "coding" in self.columns


ARTICLES = Table(
    name="articles",
    columns={
        "id": "text",
        "version": "text",
        "title": "text",
        "published": "text",
        "outlet": "text",
        "agency": "text",
        "authors": "texts",
        "section": "text",
        "language": "text",
        "address": "text",
        "source": "text",
        "page_sha256": "text",
        "text": "text",
        "record": "text",
        "coder": "text",
        "reason": "text",
        "events": "integer",
        **_OF_A_CODING,
    },
    order=("key", "recorded_at"),
    group=1_024,
    sought=("id", "key", "coding"),
)
"""One coding of one version of an article. `record` is the article as JSON without its text."""

EVENTS = Table(
    name="events",
    # Delta Lake notes the least and greatest value of the first 32 columns; that of `day` tells which files to open.
    columns={"day": "day", **COLUMNS, **_OF_A_CODING},
    order=("article", "coding", "sentence_start"),
    sought=("id", "article", "coding"),
)
"""One event of a coding, in the flat form of docs/record.md; `record` is the whole event as JSON."""

PAIRS = Table(
    name="pairs",
    columns={
        "actor": "text",
        "actor_id": "text",
        "actor_country": "text",
        "actor_sector": "text",
        "recipient": "text",
        "recipient_id": "text",
        "recipient_country": "text",
        "recipient_sector": "text",
        "mutual": "boolean",
        "day": "day",
        "type": "text",
        "mode": "text",
        "quad": "text",
        "score": "number",
        "status": "text",
        "historical": "boolean",
        "confidence": "number",
        "place_country": "text",
        "event": "text",
        "article": "text",
        **_OF_A_CODING,
    },
    order=("actor_country", "recipient_country", "actor_id", "recipient_id", "day"),
)
"""One actor and one recipient of an event; either may be null. Mutual acts stand in both directions."""

PAGES = Table(
    name="pages",
    columns={
        "sha256": "text",
        "media_type": "text",
        "address": "text",
        "content": "bytes",
        **_OF_A_CODING,
    },
    order=("key", "recorded_at"),
    sought=("key", "sha256"),
)
"""The page of an article, packed with gzip, if the archive was asked to keep it."""

BATCHES = Table(
    name="batches",
    columns={
        "version": "integer",
        "recorded_at": "moment",
        "kind": "text",
        "run": "text",
        "added": "texts",
        "removed": "texts",
        "articles": "integer",
        "events": "integer",
        "failures": "integer",
        "note": "text",
    },
)
"""One version of the archive. A batch of rows counts from the row here that names it as added."""

CORRECTIONS = Table(
    name="corrections",
    columns={
        "id": "text",
        "action": "text",
        "article": "text",
        "key": "text",
        "before": "texts",
        "after": "texts",
        "who": "text",
        "why": "text",
        "recorded_at": "moment",
        "batch": "text",
    },
)
"""One correction; `before` and `after` hold events as JSON."""

RUNS = Table(
    name="runs",
    columns={
        "id": "text",
        "coder": "text",
        "versions": "text",
        "settings": "text",
        "started_at": "moment",
        "ended_at": "moment",
        "state": "text",
        "counts": "text",
        "recorded_at": "moment",
        "batch": "text",
    },
)
"""A run as it stood when the row was written; the newest row of an id counts."""

LEDGER = Table(
    name="ledger",
    columns={
        "day": "day",
        "source": "text",
        "outcome": "text",
        "count": "integer",
        "item": "text",
        "stage": "text",
        "code": "text",
        "message": "text",
        "advice": "text",
        "run": "text",
        "recorded_at": "moment",
        "batch": "text",
    },
)
"""What became of what the sources gave: one row a count, or a single failure."""

MIGRATIONS = Table(name="migrations", columns={"schema": "integer", "name": "text", "applied_at": "moment"})
"""The migrations that made the archive what it is; the highest schema is its own."""

TABLES: dict[str, Table] = {
    table.name: table for table in (ARTICLES, EVENTS, PAIRS, PAGES, CORRECTIONS, RUNS, LEDGER, BATCHES, MIGRATIONS)
}
"""All tables, in the order in which a batch is written: the one that makes it count comes after its rows."""
