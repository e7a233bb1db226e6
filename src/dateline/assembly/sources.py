"""The sources of an event that several sentences tell: those of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Attribution
from dateline.resolving import ResolvedDraft


def merged_sources(group: Sequence[ResolvedDraft]) -> list[Attribution]:
    """Whom the sentences of one event credit, each once, in reading order.

    What is told with another event only adds its counts, and credits nobody with this one.
    """
    found: dict[str, Attribution] = {}
    for member in group:
        if not member.draft.counts_for:
            for source in member.attribution:
                found.setdefault((source.id or source.name or source.text).casefold(), source)
    return list(found.values())
