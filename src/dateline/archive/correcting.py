"""Correcting: from what a person says about events to a correction, complete and checked."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, get_args

import msgspec

from dateline.archive.corrections import FOLLOWING, JUDGED
from dateline.archive.matching import Part
from dateline.errors import ArchiveError
from dateline.knowledge.codebook import Codebook
from dateline.records import (
    CORRECTION_ACTIONS,
    Article,
    Correction,
    CorrectionAction,
    Event,
    Figure,
    Quantity,
)

Changes = Mapping[str, Any]
"""New values of fields, as records or as in their JSON."""

_BEFORE = {"confirm": (1, 1), "reject": (1, 1), "edit": (1, 1), "split": (1, 1), "merge": (2, None), "add": (0, 0)}
_AFTER = {"split": (2, None), "merge": (1, 1), "add": (1, None)}
_ADDED: dict[str, Any] = {
    "mode": None,
    "contexts": [],
    "status": "actual",
    "historical": False,
    "actors": [],
    "recipients": [],
    "place": None,
    "when": None,
    "attribution": [],
    "quantities": {},
    "unknown": {},
    "confidence": 1.0,
}
"""What an added event is where nobody says otherwise."""


def made_correction(
    action: CorrectionAction,
    *,
    article: Article,
    key: str,
    before: Sequence[Event],
    after: Sequence[Event | Changes],
    changes: Changes,
    who: str,
    why: str | None,
    recorded_at: datetime,
    codebook: Codebook,
) -> Correction:
    """The correction that a person means.

    Args:
        action: what was done.
        article: the article that all events are of.
        key: what stays the same through its versions.
        before: the events as they are shown.
        after: for split, merge and add: the events, or what differs from the first of `before`.
        changes: for edit and merge: fields with their new values.
        who: who did it.
        why: for what reason.
        recorded_at: when.
        codebook: gives class, score and code of a type and mode.

    Raises:
        ArchiveError: it is none of the forms of a correction, or a part of it is not in the words of the article.
    """
    _check_count(action, "events", len(before), _BEFORE)
    if not isinstance(who, str) or not who.strip():
        raise ArchiveError("bad_correction", "a correction tells who made it")
    if changes and action not in {"edit", "merge"}:
        raise ArchiveError("bad_correction", f"{action} takes no changes")
    if action == "edit" and not changes:
        raise ArchiveError("bad_correction", "edit takes changes: fields with their new values")
    given: Sequence[Event | Changes] = after
    if action in {"confirm", "edit"} or (action == "merge" and not after):
        given = [changes]
    _check_count(action, "events after it", len(given), {**_AFTER, "confirm": (1, 1), "edit": (1, 1)})
    made = [
        _event(item, base=before[0] if before else None, article=article, who=who, codebook=codebook) for item in given
    ]
    for event in made:
        _check_words(event, article)
    kept = action in {"confirm", "edit"}
    return Correction(
        id=secrets.token_hex(8),
        action=action,
        article=article.id,
        key=key,
        before=tuple(before),
        after=tuple(made if kept else _with_ids(made, before)),
        who=who,
        why=why,
        recorded_at=recorded_at,
    )


def checked_action(action: str) -> CorrectionAction:
    """The action.

    Raises:
        ArchiveError: it is none.
    """
    for known in CORRECTION_ACTIONS:
        if known == action:
            return known
    raise ArchiveError("bad_correction", f"{action!r:.40} is none of {', '.join(CORRECTION_ACTIONS)}")


def _check_count(action: str, what: str, count: int, allowed: Mapping[str, tuple[int, int | None]]) -> None:
    least, most = allowed.get(action, (0, 0))
    if count < least or (most is not None and count > most):
        wanted = str(least) if least == most else f"{least} or more"
        raise ArchiveError("bad_correction", f"{action} takes {wanted} {what}, not {count}")


def _event(item: Event | Changes, *, base: Event | None, article: Article, who: str, codebook: Codebook) -> Event:
    if isinstance(item, Event):
        return msgspec.structs.replace(item, article=article.id)
    unknown_fields = sorted(set(item) - {*JUDGED, "evidence"})
    if unknown_fields:
        raise ArchiveError("bad_correction", f"{', '.join(unknown_fields)} cannot be changed")
    fields = dict(_ADDED, coder=who, id="", article=article.id) if base is None else msgspec.to_builtins(base)
    fields |= msgspec.to_builtins(dict(item))
    try:
        modes = codebook.modes(fields["type"])
        if fields["mode"] is not None and fields["mode"] not in modes:
            if "mode" in item:
                raise ArchiveError("bad_correction", f"{fields['type']} has no mode {fields['mode']!r:.40}")
            fields["mode"] = None
        if "unknown" not in item:
            fields["unknown"] = {name: reason for name, reason in fields["unknown"].items() if name not in item}
        category = codebook.category(fields["type"], fields["mode"])
        derived = {name: getattr(category, name) for name in FOLLOWING}
        is_same = base is not None and (fields["type"], fields["mode"]) == (base.type, base.mode)
        kept = {name: getattr(base, name) for name in derived} if base is not None and is_same else derived
        for name, value in kept.items():
            # Whoever names one of them may only say what follows from the type, or what stands there.
            if name in item and item[name] not in (value, derived[name]):
                raise ArchiveError(
                    "bad_correction",
                    f"{name} follows from type and mode: of {_category_name(fields)} it is {derived[name]}",
                    advice="Change the type or the mode.",
                )
        fields |= {name: value for name, value in kept.items() if name not in item}
        return msgspec.convert(fields, Event)
    except (KeyError, msgspec.ValidationError) as error:
        raise ArchiveError("bad_correction", f"the event is no event: {error}") from error


def _category_name(fields: Mapping[str, Any]) -> str:
    """Type and mode of an event."""
    return f"{fields['type']} {fields['mode']}" if fields["mode"] else str(fields["type"])


def _with_ids(events: Sequence[Event], before: Sequence[Event]) -> list[Event]:
    """The events with ids of their own: the first keeps that of the first event before."""
    taken = {event.id for event in before}
    named = []
    for number, event in enumerate(events):
        if before and number == 0:
            named.append(msgspec.structs.replace(event, id=before[0].id))
        elif not event.id or event.id in taken:
            content = msgspec.json.encode(msgspec.structs.replace(event, id=str(number)))
            named.append(msgspec.structs.replace(event, id=hashlib.sha256(content).hexdigest()[:16]))
        else:
            named.append(event)
        taken.add(named[-1].id)
    return named


def _check_words(event: Event, article: Article) -> None:
    """Sees that every part of the event is in the words of the article."""
    spans = [(part.zone, part.start, part.end, part.text) for part in _parts(event)]
    spans += [(e.zone, e.trigger.start, e.trigger.end, e.trigger.text) for e in event.evidence]
    for zone, start, end, text in spans:
        try:
            words = article.zone_text(zone)[start:end]
        except KeyError:
            words = None
        if words != text:
            raise ArchiveError("bad_correction", f"{text!r:.60} does not stand in {zone} from {start} to {end}")


def _parts(value: object) -> Iterator[Part]:
    if isinstance(value, get_args(Part)):
        yield value
        if isinstance(value, Figure):
            yield from value.attribution
        if isinstance(value, Quantity):
            yield from _parts(list(value.others))
    elif isinstance(value, Event):
        for name in JUDGED:
            yield from _parts(getattr(value, name))
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _parts(item)
