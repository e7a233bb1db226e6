"""Roles: how likely the words of a sentence are the parties, sources, place or time of one event in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from spacy.tokens import Token

from dateline.coding.features import Features
from dateline.language.coreference.words import is_listed

_NO_OTHER = 0.8
"""Probability of a role or none from which a joined word has no other role."""


class Roles:
    """The words that may have a role in an event, each with the probabilities of the roles.

    Args:
        heads: the heads of the phrases.
        table: a row for each of them, a column for each role; the first column is that of no role.
        names: of the columns.
    """

    def __init__(self, heads: Sequence[Token], table: Features, names: Sequence[str]) -> None:
        rows: list[list[float]] = table.tolist()
        self._rows = list(zip(heads, rows, strict=True))
        self._column = {name: column for column, name in enumerate(names)}

    def having(self, role: str, at: float) -> tuple[Token, ...]:
        """Those likeliest in the role, and those joined to one of them that have no other: "Russia and Mali"."""
        column = self._column[role]
        sure = {head for head, row in self._rows if row[column] >= at and row[column] == max(row)}
        if not sure:
            return ()
        return tuple(
            head
            for head, row in self._rows
            if head in sure
            or (row[column] + row[0] >= _NO_OTHER and not sure.isdisjoint(head.conjuncts))
            or (is_listed(head) and head.head in sure and not sure.isdisjoint(head.conjuncts))
        )

    def reaching(self, role: str, at: float) -> tuple[Token, ...]:
        """All that have the role with that probability, whatever else they may be."""
        return tuple(head for head, p in self._of(role) if p >= at)

    def ranked(self, role: str, at: float, taken: Collection[Token] = ()) -> list[tuple[Token, float]]:
        """Those that are not taken and whose probability is high enough, with that; the likeliest first."""
        found = [(head, p) for head, p in self._of(role) if p >= at and head not in taken]
        return sorted(found, key=lambda each: -each[1])

    def best(self, role: str, at: float) -> Token | None:
        """The likeliest, if its probability is high enough."""
        found = self.ranked(role, at)
        return found[0][0] if found else None

    def _of(self, role: str) -> list[tuple[Token, float]]:
        column = self._column[role]
        return [(head, row[column]) for head, row in self._rows]
