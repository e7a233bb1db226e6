"""PairType: of what type the relation between two marked parties of a text is."""

from __future__ import annotations

import msgspec

from dateline.records.codes import EventType
from dateline.records.event import Probability


class PairType(msgspec.Struct, frozen=True, kw_only=True):
    """The likeliest type of what one party does to the other, and how likely each of the 16 types is."""

    type: EventType
    confidence: Probability
    probabilities: dict[EventType, Probability]
