"""Both sides of an event of an article, as tests tell them."""

from __future__ import annotations

import dateline
from dateline.records import Entity

PUBLISHED = "2024-03-05"


def told(text: str, trigger: str) -> tuple[set[str], set[str]]:
    """Both sides of the event of a trigger, each party as "country name"."""
    events = dateline.code(text, published=PUBLISHED)
    (event, *_) = [e for e in events if any(trigger in proof.trigger.text for proof in e.evidence)]
    return set(map(named, event.actors)), set(map(named, event.recipients))


def named(entity: Entity) -> str:
    """A party as "country name"."""
    return f"{entity.country or '-'} {entity.name}"
