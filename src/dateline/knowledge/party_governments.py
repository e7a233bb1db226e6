"""Which parties led or shared the government of their country, or stood apart from it, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from importlib.resources.abc import Traversable
from typing import Literal, cast, get_args

import msgspec

from dateline.knowledge.actor_types import Days
from dateline.knowledge.spans import Span, read_spans

TABLE = "party_governments"
Part = Literal["leads", "partner", "apart"]
"""A party that stands apart, such as one of a single region, neither governs the country nor opposes its government."""
_COLUMNS = ("party", "country", "from", "to", "part")


class InGovernment(Span, frozen=True, kw_only=True):
    """One span of a party; without a party, a government of none."""

    party: str | None
    country: str
    part: Part


class PartyGovernments(msgspec.Struct, frozen=True, kw_only=True):
    """All spans, in the order of the table."""

    spans: tuple[InGovernment, ...]

    def governing(self) -> Mapping[str, tuple[Days, ...]]:
        """When each party governed, by its id."""
        return _joined((span.party, span) for span in self.spans if span.part != "apart")

    def apart(self) -> Mapping[str, tuple[Days, ...]]:
        """When each party stood apart, by its id."""
        return _joined((span.party, span) for span in self.spans if span.part == "apart")

    def governed(self) -> Mapping[str, tuple[Days, ...]]:
        """When it is known which parties governed, by country."""
        return _joined((span.country, span) for span in self.spans if span.part != "apart")

    def of(self, party: str, on: date | None = None) -> InGovernment | None:
        """The span of the party that covers the day, without a day the one still open; else None."""
        day = on or date.max
        return next((span for span in self.spans if span.party == party and span.holds(day)), None)


def load_party_governments(folder: Traversable | None = None) -> PartyGovernments:
    """The spans that ship with the package, or those of another folder.

    Raises:
        KnowledgeError: the table breaks its rules.
    """
    rows = read_spans(TABLE, columns=_COLUMNS, kind="part", kinds=get_args(Part), folder=folder)
    return PartyGovernments(
        spans=tuple(
            InGovernment(
                party=cells["party"] or None,
                country=cells["country"],
                part=cast("Part", cells["part"]),
                **msgspec.structs.asdict(span),
            )
            for cells, span in rows
        )
    )


def _joined(keyed: Iterable[tuple[str | None, InGovernment]]) -> dict[str, tuple[Days, ...]]:
    """The days of the spans by key; spans that touch or overlap are one."""
    found: dict[str, list[Days]] = {}
    for key, span in sorted((pair for pair in keyed if pair[0] is not None), key=lambda pair: pair[1].first):
        days = found.setdefault(key or "", [])
        if days and (days[-1][1] == date.max or span.first <= days[-1][1] + timedelta(days=1)):
            days[-1] = (days[-1][0], max(days[-1][1], span.last))
        else:
            days.append((span.first, span.last))
    return {key: tuple(days) for key, days in found.items()}
