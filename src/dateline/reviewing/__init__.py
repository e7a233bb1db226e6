"""Reviewing: people's decisions about events, agreement between people, and what is made of both."""

from dateline.reviewing.changing import (
    Changes,
    Side,
    added,
    cleared,
    described,
    merged,
    parts_by_party,
    parts_by_sentence,
    parts_by_type,
    party_at,
    place_at,
    quantity_at,
    swapped,
    when_at,
    with_party,
    with_party_moved,
    with_source,
    without_party,
    without_quantity,
    without_source,
)
from dateline.reviewing.codes import Choice, Codes
from dateline.reviewing.desk import Desk
from dateline.reviewing.passages import Passage, around, find_words
from dateline.reviewing.queue import ORDERS, Queue
from dateline.reviewing.suggesting import Suggester

__all__ = [
    "ORDERS",
    "Changes",
    "Choice",
    "Codes",
    "Desk",
    "Passage",
    "Queue",
    "Side",
    "Suggester",
    "added",
    "around",
    "cleared",
    "described",
    "find_words",
    "merged",
    "parts_by_party",
    "parts_by_sentence",
    "parts_by_type",
    "party_at",
    "place_at",
    "quantity_at",
    "swapped",
    "when_at",
    "with_party",
    "with_party_moved",
    "with_source",
    "without_party",
    "without_quantity",
    "without_source",
]
