"""Lemmas of verbs that the model's lemmatizer gets wrong: "staged" is no form of "to stag"."""

from __future__ import annotations

from spacy.lookups import Lookups

_SELDOM = frozenset("ax can din extoll fin lambast rap slat spar stag wag".split())
"""Rare verbs that the lemmatizer prefers to "axe", "cane", "dine", …, whose forms they share in news."""
_UNKNOWN = frozenset(
    """airdrop cordon deescalate denuclearise denuclearize greenlight lathicharge rearrest tase taser unban""".split()
)
"""Verbs that the lemmatizer's tables lack, so that it guesses an "e" at their end."""
_IRREGULAR = {
    "martialled": "martial",
    "martialling": "martial",
    "readied": "ready",
    "unbanned": "unban",
    "unbanning": "unban",
}


def mend_lemmas(lookups: Lookups) -> None:
    """Corrects the lemmatizer's tables `lemma_index` and `lemma_exc` for verbs, and makes its lists of words sets."""
    index = lookups.get_table("lemma_index")
    for part, words in list(index.items()):
        index[part] = frozenset(words)
    index["verb"] = (index["verb"] | _UNKNOWN) - _SELDOM
    irregular = lookups.get_table("lemma_exc")
    irregular["verb"] = irregular["verb"] | {form: [lemma] for form, lemma in _IRREGULAR.items()}
