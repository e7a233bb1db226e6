"""Adjudication: what holds where people disagree, stored as a correction that is nobody's own coding."""

from __future__ import annotations

import msgspec

from dateline.archive import Archive
from dateline.archive.corrections import FOLLOWING, JUDGED
from dateline.archive.matching import same_event
from dateline.records import Correction, Event
from dateline.reviewing.people import adjudicated, own
from dateline.reviewing.units import Unit


def settle(archive: Archive, unit: Unit, chosen: Event | None, *, who: str, why: str | None = None) -> Correction:
    """Stores that an event is as somebody has it, and gives the correction back.

    Args:
        archive: the archive.
        unit: what people disagree on.
        chosen: the event as it is to be, made of what people coded; None if there is none.
        who: who settles it.
        why: for what reason.

    Raises:
        ArchiveError: the correction is none, or the archive cannot be written.
    """
    reason = adjudicated(why)
    shown = _shown(archive, unit)
    if chosen is None:
        return _rejected(archive, unit, shown, who=who, why=reason)
    if shown is None:
        return archive.correct("add", who=who, why=reason, article=unit.article.id, after=[chosen])
    judged = [name for name in JUDGED if name not in FOLLOWING]
    changes = {name: getattr(chosen, name) for name in judged if getattr(chosen, name) != getattr(shown, name)}
    if not changes:
        return archive.correct("confirm", shown, who=who, why=reason)
    return archive.correct("edit", shown, who=who, why=reason, changes=changes)


def _rejected(archive: Archive, unit: Unit, shown: Event | None, *, who: str, why: str) -> Correction:
    if shown is not None:
        return archive.correct("reject", shown, who=who, why=why)
    # Whoever rejected it has the last word already; that it is settled is stored all the same.
    name, event = next((name, event) for name, event in unit.codings.items() if event)
    with archive.only(own(name)) as theirs:
        return theirs.correct("reject", event, who=who, why=why)


def combined(unit: Unit, parts: dict[str, str]) -> Event:
    """An event of what several people coded.

    Args:
        unit: what they disagree on.
        parts: fields of the record, each with the person whose value holds; class, score and code go with the type.
    """
    chosen = {
        name: getattr(event, name) for name, person in parts.items() if (event := unit.codings[person]) is not None
    }
    if (by := parts.get("type")) and (event := unit.codings[by]):
        chosen |= {name: getattr(event, name) for name in ("quad", "score", "cameo")}
        if "mode" not in parts:
            chosen["mode"] = event.mode
    return msgspec.structs.replace(unit.example, **chosen)


def _shown(archive: Archive, unit: Unit) -> Event | None:
    """The event as the archive shows it."""
    there = archive.events_of(unit.article.id)
    ids = {unit.id} | {event.id for event in unit.codings.values() if event}
    found = next((event for event in there if event.id in ids), None)
    if found is not None or not any(unit.codings.values()):
        return found
    return same_event(unit.example, there, then=unit.article, now=unit.article)
