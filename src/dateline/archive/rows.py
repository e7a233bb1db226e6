"""Records to rows of the archive's tables, and back again, word for word."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from datetime import date
from itertools import permutations, product
from typing import Any

import msgspec

from dateline.formats.arrow import Row
from dateline.formats.columns import row as flat_row
from dateline.records import MUTUAL, Article, Correction, Entity, Event, LedgerEntry, Page, Run

NO_MONTH = "unknown"
"""Month of articles without a date of publication."""

_VERSION_DIGITS = 16
_EVENTS = msgspec.json.Decoder(Event)


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """One coding of an article, on its way into the archive."""

    id: str
    key: str
    run: str
    article: Article
    events: tuple[Event, ...]
    reason: str | None
    coder: str

    @property
    def shared(self) -> dict[str, Any]:
        """The columns that all rows of the coding share."""
        return {"coding": self.id, "key": self.key, "run": self.run, "month": month_of(self.article)}


def month_of(article: Article) -> str:
    """Month of publication, YYYY-MM."""
    return article.published[:7] if article.published else NO_MONTH


def version_of(article: Article) -> str:
    """Digest of all that the article says: the same for the same content, wherever it was read."""
    content = msgspec.structs.replace(article, source=None, page_sha256=None)
    return hashlib.sha256(msgspec.json.encode(content)).hexdigest()[:_VERSION_DIGITS]


def day_of(event: Event, published: str | None) -> date | None:
    """The day an event is counted on.

    That is its date if it is a single day; else the day of publication, if that lies inside the interval or there is
    no interval; else the first day of the interval, or the last where the first is open.
    """
    on = date.fromisoformat(published[:10]) if published else None
    first, last = (_date(event.when.from_), _date(event.when.to)) if event.when else (None, None)
    if first is not None and first == last:
        return first
    if on is not None and (first is None or first <= on) and (last is None or on <= last):
        return on
    return first or last


def article_row(coding: Coding) -> Row:
    """The row of `articles`."""
    article = coding.article
    return {
        **coding.shared,
        "id": article.id,
        "version": version_of(article),
        "title": article.title,
        "published": article.published,
        "outlet": article.outlet,
        "agency": article.agency,
        "authors": article.authors,
        "section": article.section,
        "language": article.language,
        "address": article.address,
        "source": article.source,
        "page_sha256": article.page_sha256,
        "text": article.text,
        "record": msgspec.json.encode(msgspec.structs.replace(article, text="")).decode(),
        "coder": coding.coder,
        "reason": coding.reason,
        "events": len(coding.events),
    }


def article_of(found: Row) -> Article:
    """The article of a row of `articles`."""
    return msgspec.structs.replace(msgspec.json.decode(found["record"], type=Article), text=found["text"])


def event_row(coding: Coding, event: Event) -> Row:
    """The row of `events`."""
    return {**flat_row(coding.article, event), "day": day_of(event, coding.article.published), **coding.shared}


def event_of(record: str) -> Event:
    """The event of a `record`."""
    return _EVENTS.decode(record)


def record_of(event: Event) -> str:
    """The event as JSON."""
    return msgspec.json.encode(event).decode()


def pair_rows(coding: Coding, event: Event) -> Iterator[Row]:
    """The rows of `pairs`: each actor with each recipient, those of a mutual act in both directions."""
    shared = {
        **coding.shared,
        "day": day_of(event, coding.article.published),
        "type": event.type,
        "mode": event.mode,
        "quad": event.quad,
        "score": event.score,
        "status": event.status,
        "historical": event.historical,
        "confidence": event.confidence,
        "place_country": event.place.country if event.place else None,
        "event": event.id,
        "article": event.article,
    }
    told: set[tuple[object, ...]] = set()
    for actor, recipient, mutual in _pairs(event):
        row = {**_side("actor", actor), **_side("recipient", recipient), "mutual": mutual}
        if (values := tuple(row.values())) not in told:
            told.add(values)
            yield {**row, **shared}


def page_row(coding: Coding, page: Page) -> Row:
    """The row of `pages`."""
    return {
        **coding.shared,
        "sha256": page.sha256,
        "media_type": page.media_type,
        "address": page.address,
        "content": gzip.compress(page.content, mtime=0),
    }


def correction_row(correction: Correction) -> Row:
    """The row of `corrections`."""
    row = msgspec.structs.asdict(correction)
    return {**row, "before": [*map(record_of, correction.before)], "after": [*map(record_of, correction.after)]}


def correction_of(found: Row) -> Correction:
    """The correction of a row of `corrections`."""
    events = {side: [event_of(record) for record in found[side]] for side in ("before", "after")}
    return msgspec.convert({**found, **events}, Correction)


def run_row(run: Run) -> Row:
    """The row of `runs`."""
    packed = {name: msgspec.json.encode(getattr(run, name)).decode() for name in ("versions", "settings", "counts")}
    return {**msgspec.structs.asdict(run), **packed}


def run_of(found: Row) -> Run:
    """The run of a row of `runs`."""
    unpacked = {name: msgspec.json.decode(found[name]) for name in ("versions", "settings", "counts")}
    return msgspec.convert({**found, **unpacked}, Run)


def ledger_row(entry: LedgerEntry) -> Row:
    """The row of `ledger`."""
    return msgspec.structs.asdict(entry)


def _pairs(event: Event) -> Iterator[tuple[Entity | None, Entity | None, bool]]:
    """Who acts upon whom, and whether upon each other; actors of other types without a recipient act side by side."""
    if event.actors and event.recipients:
        yield from ((actor, recipient, False) for actor, recipient in product(event.actors, event.recipients))
    elif event.type in MUTUAL and event.mode != "visit" and len(event.actors) > 1:
        yield from ((actor, recipient, True) for actor, recipient in permutations(event.actors, 2))
    else:
        yield from ((actor, None, False) for actor in event.actors)
        yield from ((None, recipient, False) for recipient in event.recipients)


def _side(side: str, entity: Entity | None) -> dict[str, str | None]:
    return {
        side: (entity.name or entity.text) if entity else None,
        f"{side}_id": entity.id if entity else None,
        f"{side}_country": entity.country if entity else None,
        f"{side}_sector": entity.sector if entity else None,
    }


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value else None
