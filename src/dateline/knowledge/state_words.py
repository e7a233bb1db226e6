"""Words that mean a state, or those of one, by what else a text names: "the North", settlers, the Congolese."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

import msgspec

from dateline.knowledge.tables import read_table, values


class _Meant(msgspec.Struct, frozen=True):
    """The states that a word means; `around` are those of which a text must name one, none where any text will do."""

    states: tuple[str, ...]
    around: frozenset[str]


class StateWords(msgspec.Struct, frozen=True, kw_only=True):
    """The words, as they are written or, those of any case, in small letters."""

    names: Mapping[str, _Meant]
    people: Mapping[str, _Meant]
    by_demonym: frozenset[str]
    """States that are meant by a demonym they share with another, unless the text is about that one."""

    def named(self, words: str, countries: Collection[str]) -> tuple[str, ...]:
        """The states that the words are a name of in a text that names these countries: "the North", "two Koreas"."""
        return _states(self.names, words, countries)

    def home(self, words: str, countries: Collection[str]) -> str | None:
        """The state of those whom the words describe in such a text: settlers near Hebron are Israelis."""
        return next(iter(_states(self.people, words, countries)), None)


def _states(rows: Mapping[str, _Meant], words: str, countries: Collection[str]) -> tuple[str, ...]:
    meant = rows.get(words) or rows.get(words.lower())
    if meant is None or (meant.around and meant.around.isdisjoint(countries)):
        return ()
    return meant.states


@cache
def state_words() -> StateWords:
    """The words of the package.

    Raises:
        KnowledgeError: the table is damaged.
    """
    rows: dict[str, dict[str, _Meant]] = {"name": {}, "people": {}, "demonym": {}}
    for cells in read_table("state_words", columns=("words", "kind", "around", "states")):
        meant = _Meant(values(cells["states"]), frozenset(values(cells["around"])))
        rows[cells["kind"]].update((words, meant) for words in values(cells["words"]))
    return StateWords(
        names=rows["name"],
        people=rows["people"],
        by_demonym=frozenset(state for meant in rows["demonym"].values() for state in meant.states),
    )
