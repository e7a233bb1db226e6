"""Words whose full stop ends no sentence: initials, titles, months."""

from __future__ import annotations

_ABBREVIATIONS = frozenset(
    [
        "adm.",
        "brig.",
        "capt.",
        "col.",
        "cmdr.",
        "cpl.",
        "dr.",
        "fr.",
        "gen.",
        "gov.",
        "hon.",
        "jr.",
        "lt.",
        "maj.",
        "messrs.",
        "mr.",
        "mrs.",
        "ms.",
        "mt.",
        "no.",
        "pres.",
        "prof.",
        "rep.",
        "rev.",
        "sen.",
        "sgt.",
        "sr.",
        "st.",
        "supt.",
        "v.",
        "vs.",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "aug.",
        "sept.",
        "sep.",
        "oct.",
        "nov.",
        "dec.",
        "u.s.",
        "u.k.",
        "u.n.",
    ]
)


def is_open(word: str) -> bool:
    """Whether no sentence ends with the word, though it ends with a full stop: "J.", "Gen."."""
    if not word.endswith("."):
        return False
    initial = len(word) == 2 and word[0].isupper() and word[1] == "."
    return initial or (word.lower() in _ABBREVIATIONS and word[:1].isupper())
