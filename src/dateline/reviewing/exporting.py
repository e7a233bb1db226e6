"""Corrections for other programs: as a list, and as gold articles to measure with and to train on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

import msgspec

from dateline.archive import Archive
from dateline.archive.corrections import JUDGED, changes_of
from dateline.evaluation.gold import GoldArticle, GoldDate, GoldEvent, GoldEvidence, GoldParty, GoldPlace
from dateline.records import AppliedCorrection, Article, Entity, Event
from dateline.reviewing.agreement import EVENT, FIELDS, Disagreement

_AT_ONCE = 500
"""Articles that are read at once."""
_NAME = re.compile(r"\w[\w.-]{0,99}")
_GOLD_NAMES = {field.name: field.part for field in FIELDS if field.part != "quantities"} | {"when": "date"}
"""What fields that are compared are called in gold articles, where they are called otherwise."""


class GoldFile(msgspec.Struct, frozen=True, kw_only=True):
    """A gold article and how many of its events it cannot hold: those that only title or captions report."""

    article: GoldArticle
    title: str | None
    left_out: int

    @property
    def name(self) -> str:
        """A name for the file: the article's id, or a digest of it where it is no name."""
        id = self.article.id
        return f"{id if _NAME.fullmatch(id) else sha256(id.encode()).hexdigest()[:16]}.json"

    def json(self) -> bytes:
        """The article as JSON, in the form that `dateline evaluate events` reads."""
        built = msgspec.to_builtins(self.article)
        told = {name: built[name] for name in ("id", "published")} | {"title": self.title, "text": built["text"]}
        return msgspec.json.format(msgspec.json.encode({**told, "events": built["events"]}), indent=1) + b"\n"


def correction_line(one: AppliedCorrection) -> dict[str, Any]:
    """A correction as one JSON object: who, when, why, what became of it, the changed fields, the whole events."""
    told = one.correction
    changes = changes_of(told.before[0], told.after[0]) if len(told.before) == len(told.after) == 1 else {}
    return {
        "id": told.id,
        "action": told.action,
        "article": told.article,
        "who": told.who,
        "why": told.why,
        "recorded_at": told.recorded_at.isoformat(),
        "state": one.state,
        "events": list(one.events),
        "changes": {name: list(values) for name, values in changes.items() if name in JUDGED},
        "before": list(told.before),
        "after": list(told.after),
    }


def gold_files(archive: Archive, *, unsettled: Sequence[Disagreement] = ()) -> Iterator[GoldFile]:
    """The articles all of whose events people have looked at, as gold articles.

    Args:
        archive: the archive, as everybody's corrections or, by `Archive.only`, one person's make it.
        unsettled: what people disagree on: such an event is optional, such a field contested.
    """
    disagreed = _disagreed(unsettled)
    doubted: dict[str, dict[str, Event]] = {}
    for one in unsettled:
        if one.field == EVENT:
            doubted.setdefault(one.unit.article.id, {})[one.unit.id] = one.unit.example
    ordered = sorted({one.correction.key for one in archive.corrections()})
    for place in range(0, len(ordered), _AT_ONCE):
        articles = archive.articles(article=ordered[place : place + _AT_ONCE]).records()
        answer = archive.events(article=[article.id for article in articles])
        unseen = {row["article"] for row in answer.rows() if not row["reviewed"]}
        events: dict[str, list[Event]] = {}
        for event in answer.records():
            events.setdefault(event.article, []).append(event)
        for article in articles:
            if article.id not in unseen:
                there = events.get(article.id, [])
                ids = {event.id for event in there}
                gone = [event for id, event in doubted.get(article.id, {}).items() if not {id, event.id} & ids]
                yield gold_file(article, [*there, *gone], disagreed=disagreed)


def gold_file(article: Article, events: list[Event], *, disagreed: dict[str, set[str]] | None = None) -> GoldFile:
    """An article with its events as a gold article.

    Args:
        article: the article.
        events: all its events.
        disagreed: by id of an event the fields that people disagree on.
    """
    told = [event for event in events if any(one.zone == "body" for one in event.evidence)]
    told.sort(key=lambda event: min(one.start for one in event.evidence if one.zone == "body"))
    gold = tuple(_gold_event(event, article, (disagreed or {}).get(event.id, set())) for event in told)
    published = article.published and article.published[:10]
    made = GoldArticle(id=article.id, text=article.text, published=published, events=gold)
    return GoldFile(article=made, title=article.title, left_out=len(events) - len(told))


def _disagreed(found: Sequence[Disagreement]) -> dict[str, set[str]]:
    fields: dict[str, set[str]] = {}
    for one in found:
        for id in {one.unit.id, *(event.id for event in one.unit.codings.values() if event)}:
            fields.setdefault(id, set()).add(one.field)
    return fields


def _gold_event(event: Event, article: Article, disagreed: set[str]) -> GoldEvent:
    place = event.place
    return GoldEvent(
        type=event.type,
        mode=event.mode,
        actors=tuple(map(_gold_party, event.actors)),
        recipients=tuple(map(_gold_party, event.recipients)),
        status=event.status,
        place=GoldPlace(name=place.name or place.text, country=place.country) if place else None,
        date=_gold_date(event, article),
        attribution=tuple(source.name or source.text for source in event.attribution),
        killed=_bounds(event, "killed"),
        injured=_bounds(event, "injured"),
        evidence=tuple(
            GoldEvidence(start=one.start, end=one.end, trigger=one.trigger.text)
            for one in event.evidence
            if one.zone == "body"
        ),
        optional=EVENT in disagreed,
        contested=tuple(sorted({_GOLD_NAMES.get(name, name) for name in disagreed - {EVENT}})),
    )


def _gold_party(party: Entity) -> GoldParty:
    return GoldParty(text=party.text, name=party.name, country=party.country, sector=party.sector)


def _gold_date(event: Event, article: Article) -> GoldDate | None:
    """The interval; an open end is the day of publication. A day that nothing but the publication tells is none."""
    when = event.when
    if when is None or when.reason == "publication_date" or when.from_ is None:
        return None
    end = when.to or (article.published or "")[:10]
    return GoldDate(start=when.from_[:10], end=end[:10]) if end >= when.from_ else None


def _bounds(event: Event, kind: str) -> tuple[int | float | None, int | float | None] | None:
    found = event.quantities.get(kind)
    return None if found is None else (found.min, found.max)
