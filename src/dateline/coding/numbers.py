"""Bounds of a counting phrase: "at least 137" is (137, None), "dozens" (24, None), "a few" nothing certain."""

from __future__ import annotations

import re

_UNITS = {
    word: number
    for number, word in enumerate(
        """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """.split()
    )
}
_TENS = {
    word: number * 10
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_PLURALS = {
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "tens of millions": 20_000_000,
    "hundreds of millions": 200_000_000, "millions": 2_000_000, "thousands": 2_000, "hundreds": 200, "scores": 40,
    "dozens": 24, "tens": 20,
}  # fmt: skip
"""Least number that an indefinite plural can mean: two of its unit. Longer ones first."""
_AT_LEAST = re.compile(r"\b(at least|more than|over|no fewer than|not less than|a minimum of)\b")
_AT_MOST = re.compile(r"\b(up to|at most|as many as|fewer than|less than|nearly|almost|under)\b")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


Number = int | float


def bounds(phrase: str) -> tuple[Number | None, Number | None]:
    """Least and greatest number that the phrase allows, both ends inclusive; (None, None) when it counts nothing."""
    text = phrase.lower().replace("-", " ")
    for word, least in _PLURALS.items():
        if re.search(rf"\b{word}\b", text):
            return (least, None)
    counted = number(text)
    if counted is None:
        return (None, None)
    value: Number = int(counted) if counted.is_integer() else counted
    if _AT_LEAST.search(text):
        return (value, None)
    if _AT_MOST.search(text):
        return (None, value)
    return (value, value)


def number(text: str) -> float | None:
    """The number that a phrase in figures or words states; None when there is none."""
    if digits := _DIGITS.search(text):
        value = float(digits[0].replace(",", ""))
        rest = text[digits.end() :].split()
        return value * _SCALES.get(rest[0], 1) if rest else value
    total, current, found = 0.0, 0.0, False
    for word in re.findall(r"[a-z]+", text):
        if word in _UNITS or word in _TENS:
            current += _UNITS.get(word, 0) + _TENS.get(word, 0)
            found = True
        elif word == "dozen":
            current = (current or 1) * 12
            found = True
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            found = True
            if _SCALES[word] >= 1_000:
                total, current = total + current, 0.0
    return total + current if found else None
