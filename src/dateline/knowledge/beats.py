"""Beats that are mostly not political: the words that show a page to be of sport, the arts, business or the like."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import groupby
from operator import itemgetter

import msgspec

from dateline.knowledge.tables import read_table


class Beat(msgspec.Struct, frozen=True, kw_only=True):
    """A beat by its words, all in small letters."""

    name: str
    """sport, arts, business, obituaries, worship (sermons) or clubs (of clubs, schools and fairs)."""
    words: re.Pattern[str]
    """Finds every word and phrase of the beat in a text in small letters."""
    sure: frozenset[str]
    """Those that are hardly said elsewhere."""
    sections: frozenset[str]
    """What newspapers call the beat over a page."""
    doubles: frozenset[str]
    """Singular nouns that there mean somebody else: the captain of a team, the president of a club."""


@cache
def beats() -> tuple[Beat, ...]:
    """The beats of the package.

    Raises:
        KnowledgeError: the table is damaged.
    """
    by_kind: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in read_table("beats", columns=("beat", "words", "kind")):
        by_kind[row["beat"]][row["kind"]].add(row["words"])
    return tuple(
        Beat(
            name=name,
            words=_finder(kinds["sure"] | kinds["common"]),
            sure=frozenset(kinds["sure"]),
            sections=frozenset(kinds["section"]),
            doubles=frozenset(kinds["double"]),
        )
        for name, kinds in by_kind.items()
    )


def _finder(words: set[str]) -> re.Pattern[str]:
    """Finds the words, the longest first, and their plurals with s; by their first letters, so that few are tried."""
    longest = sorted(words, key=lambda word: (word[0], -len(word), word))
    branches = (
        f"{re.escape(first)}(?:{'|'.join(re.escape(word[1:]) for word in those)})"
        for first, those in groupby(longest, key=itemgetter(0))
    )
    return re.compile(rf"\b({'|'.join(branches)})s?\b")
