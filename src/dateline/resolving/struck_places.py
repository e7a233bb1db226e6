"""Places that an attack is on: the town that is shelled, the country whose banks are hacked."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dateline.coding import Draft
from dateline.knowledge.word_groups import word_group
from dateline.records import Place
from dateline.resolving.event_syntax import root_of
from dateline.resolving.place_scale import size
from dateline.resolving.place_syntax import is_object, is_party, tells_origin, tying_steps

_CYBER = "cyber"
"""The mode of attacks that happen where the networks are."""


def is_struck(draft: Draft, place: Place) -> bool:
    """Whether the act was done to a town or the like itself: "rebels attacked Gao"."""
    return draft.type == "ASSAULT" and size(place) == "fine" and is_party(place, draft.recipients)


def struck_country(draft: Draft, here: Iterable[Place]) -> Place | None:
    """The country here that is struck, or in which what is struck stands: "Iran attacked Israel", "… Israeli ports"."""
    if draft.type != "ASSAULT" and draft.mode != _CYBER:
        return None
    for place in here:
        root = root_of(draft, place)
        if place.precision != "country" or root is None or tells_origin(draft, place):
            continue
        if place.reason == "stated" and (is_party(place, draft.recipients) or is_object(draft, root)):
            return place
        is_hit = any(party.mention.head == root.head for party in draft.recipients)
        if is_hit and root.head.lemma_.lower() in word_group("standing"):
            return msgspec.structs.replace(place, reason="inferred")
    return None


def is_vaguer(place: Place, struck: Place, draft: Draft) -> bool:
    """Whether the likeliest place tells less than the country that was struck: nothing ties it to the act."""
    if tying_steps(draft, place) is not None:
        return False
    return place.country != struck.country or place.precision == "country"
