"""Correction: what a person changed about events, who, when and why."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, get_args

import msgspec

from dateline.records.event import Event

CorrectionAction = Literal["confirm", "reject", "edit", "split", "merge", "add"]
CorrectionState = Literal["applied", "moot", "lost"]
CORRECTION_ACTIONS: tuple[CorrectionAction, ...] = get_args(CorrectionAction)


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """Events before and after a person looked at them; whole records, so that it can be understood on its own.

    confirm: both are the same. reject: nothing after. edit: one before and one after. split: one before, several after.
    merge: several before, one after. add: nothing before.
    """

    id: str
    action: CorrectionAction
    article: str
    """Id of the article the events are of."""
    key: str
    """What stays the same through the versions of that article."""
    before: tuple[Event, ...] = ()
    after: tuple[Event, ...] = ()
    who: str
    why: str | None = None
    recorded_at: datetime
    """UTC."""


class AppliedCorrection(msgspec.Struct, frozen=True, kw_only=True):
    """A correction and what became of it.

    applied: it shows. moot: it is about an event that another correction took away, or rejects one that the coder no
    longer finds. lost: the event it is about, or the words it points at, are no longer there.
    """

    correction: Correction
    state: CorrectionState
    events: tuple[str, ...] = ()
    """Ids of the events it shows in."""
