"""The words of time of English news, from the table `date_words`."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_table, values

_COLUMNS = ("kind", "word", "names", "value", "guard")
_KINDS = frozenset(
    "month weekday part_of_day clock season unit numeral vague_numeral ordinal decade holiday named_day no_date "
    "hijri_month persian_month ethiopian_month".split()
)


class DateWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words of time by kind: each form, in lower case, with its value."""

    kinds: dict[str, dict[str, str]]
    forms: dict[str, tuple[str, ...]]
    """All forms of a kind as the table spells them, the longest first."""
    full: dict[str, tuple[str, ...]]
    """The main words of a kind, without abbreviations and other names."""
    main: dict[str, str]
    """The main word of a holiday by each of its forms in lower case."""
    guarded: frozenset[str]
    """Months that are also names, verbs or nouns."""

    def value(self, kind: str, form: str) -> str:
        """The value of a form of a kind, whatever its case, dots and white space.

        Raises:
            KeyError: the table does not have it.
        """
        return self.kinds[kind][_key(form)]

    def holiday(self, form: str) -> str:
        """The main word of a holiday: "Labor Day" for "labour day"."""
        return self.main[_key(form)]

    def number(self, kind: str, form: str) -> int:
        """The value of a form of a kind as a number."""
        return int(self.value(kind, form))

    def ordinal(self, written: str) -> int:
        """The number of an ordinal in words or figures ("third", "3rd")."""
        return int(written[:-2]) if written[0].isdecimal() else self.number("ordinal", written)


@cache
def date_words() -> DateWords:
    """The words of the table `date_words`; read once per process.

    Raises:
        KnowledgeError: a row has a kind that is none.
    """
    kinds: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
    forms: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    full: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    main: dict[str, str] = {}
    guarded = set()
    for line, row in read_table("date_words", columns=_COLUMNS).rows:
        kind = row["kind"]
        if kind not in _KINDS:
            raise KnowledgeError("bad_knowledge", f"date_words.csv line {line}: no kind {kind!r}")
        full[kind].append(row["word"])
        for form in (row["word"], *values(row["names"])):
            forms[kind].append(form)
            kinds[kind][_key(form)] = row["value"]
            if kind == "holiday":
                main[_key(form)] = row["word"]
        if row["guard"]:
            guarded.add(_key(row["word"]))
    return DateWords(
        kinds=kinds,
        forms={kind: _longest_first(words) for kind, words in forms.items()},
        full={kind: _longest_first(words) for kind, words in full.items()},
        main=main,
        guarded=frozenset(guarded),
    )


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _key(form: str) -> str:
    return " ".join(form.lower().replace("’", "'").replace(".", "").split())
