"""Where a text is at home, by its own words: a sheriff's office is American, a barangay Philippine, "centre" British.

Names of towns repeat from country to country; the words for courts, schools and offices around them do not. The words
stand in the table `country_words`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import msgspec

from dateline.knowledge.tables import read_table, values

_WORD = re.compile(r"\w+(?:[.'&/-]\w+)*")
_UNREAD_WORDS = 1.0
"""Counts as that many words of no country, so that one word alone tells less than three."""


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """What the words of a text speak for: countries by alpha-3 code, each with its share, in all at most 1."""

    institutions: dict[str, float] = {}
    spelling: dict[str, float] = {}


class CountryWords:
    """The words that few countries use, compiled once. Holds no state between texts.

    Raises:
        KnowledgeError: their table is damaged.
    """

    def __init__(self) -> None:
        self._rows: dict[str, dict[str, tuple[str, ...]]] = {}
        self._longest: dict[str, int] = {}
        """Words of the longest row that begins with a word, in lower case: few words of a text begin any."""
        for row in read_table("country_words", columns=("countries", "kind", "words")):
            rows = self._rows.setdefault(row["kind"], {})
            for words in values(row["words"]):
                found = _words(words)
                rows[" ".join(found)] = values(row["countries"])
                first = found[0].lower()
                self._longest[first] = max(self._longest.get(first, 0), len(found))

    def wording(self, text: str) -> Wording:
        """What the words of the text speak for; each counts once. A word of several countries is shared by them."""
        phrases = set(self._phrases(_words(text)))
        shares = {}
        for kind, rows in self._rows.items():
            weights: defaultdict[str, float] = defaultdict(float)
            for phrase in phrases & rows.keys():
                for country in rows[phrase]:
                    weights[country] += 1 / len(rows[phrase])
            total = sum(weights.values()) + _UNREAD_WORDS
            shares[kind] = {country: weight / total for country, weight in weights.items()}
        return Wording(institutions=shares["institution"], spelling=shares["spelling"])

    def _phrases(self, words: list[str]) -> Iterator[str]:
        """The runs of words that may be rows, as they stand and in lower case: such rows are found in any case."""
        for start, word in enumerate(words):
            for end in range(start + 1, min(start + self._longest.get(word.lower(), 0), len(words)) + 1):
                phrase = " ".join(words[start:end])
                yield phrase
                yield phrase.lower()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'"))
