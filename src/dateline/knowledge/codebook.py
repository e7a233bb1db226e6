"""The codebook: quad class, score and closest CAMEO code of every PLOVER type and mode."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dateline.knowledge.tables import read_table
from dateline.records import EventType


class Category(msgspec.Struct, frozen=True, kw_only=True):
    """What the codebook says of a type, or of a type with a mode."""

    quad: str
    score: float
    cameo: str | None
    meaning: str


class Codebook(msgspec.Struct, frozen=True, kw_only=True):
    """Categories by type and mode; mode None is the type as such."""

    categories: Mapping[tuple[str, str | None], Category]
    version: str

    def category(self, event_type: EventType, mode: str | None) -> Category:
        """The category of the type with the mode, or of the type alone when the mode has none of its own."""
        return self.categories.get((event_type, mode)) or self.categories[event_type, None]

    def modes(self, event_type: EventType) -> tuple[str, ...]:
        """The modes that the codebook knows for the type."""
        return tuple(mode for known, mode in self.categories if known == event_type and mode is not None)


def load_codebook() -> Codebook:
    """The codebook that ships with the package."""
    table = read_table("codebook", columns=("type", "mode", "quad", "score", "cameo", "meaning"))
    categories: dict[tuple[str, str | None], Category] = {
        (cells["type"], cells["mode"] or None): Category(
            quad=cells["quad"], score=float(cells["score"]), cameo=cells["cameo"] or None, meaning=cells["meaning"]
        )
        for cells in table
    }
    return Codebook(categories=categories, version=table.notes["version"])
