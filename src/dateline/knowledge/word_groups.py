"""Groups of words that mean the same to a rule: what ends a newspaper's name, what is called by a town, who rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from dateline.knowledge.tables import read_tables, values


def word_group(name: str) -> Mapping[str, str | None]:
    """The words of a group, in the order of the tables, each with the value that it gives, or None.

    Raises:
        KeyError: there is no such group.
        KnowledgeError: a table is damaged.
    """
    return _groups()[name]


def in_group(word: str, *names: str) -> bool:
    """Whether one of the groups has the word, as it is written.

    Raises:
        KeyError: there is no such group.
        KnowledgeError: a table is damaged.
    """
    return word in _words_of(*names)


def alternatives(*names: str) -> str:
    """The words of the groups as alternatives of a regular expression, longer ones first.

    Raises:
        KeyError: there is no such group.
        KnowledgeError: a table is damaged.
    """
    return "|".join(map(re.escape, sorted(_words_of(*names), key=lambda word: (-len(word), word))))


@cache
def _words_of(*names: str) -> frozenset[str]:
    groups = _groups()
    return frozenset([word for name in names for word in groups[name]])


@cache
def _groups() -> dict[str, dict[str, str | None]]:
    groups: dict[str, dict[str, str | None]] = {}
    for table in read_tables("word_groups", columns=("group", "value", "words", "meaning")):
        for cells in table:
            words = dict.fromkeys(values(cells["words"]), cells["value"] or None)
            groups.setdefault(cells["group"], {}).update(words)
    return groups
