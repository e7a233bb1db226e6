"""Numbers in running text, in figures and words, with the bounds that the words beside them give.

"At least 137" is (137, None), "between 10 and 15" (10, 15), "dozens" (24, None); "a few" counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import msgspec

from dateline.knowledge.word_groups import in_group

Number = int | float
Bounds = tuple[Number | None, Number | None]
"""Least and greatest number that words allow, both ends inclusive; None where they leave it open."""

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
_SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    "lakh": 100_000, "crore": 10_000_000, "lakhs": 100_000, "crores": 10_000_000,
}  # fmt: skip
_SHORT = {
    "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "b": 1_000_000_000, "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
}  # fmt: skip
"""Scales that only follow figures."""
_PLURALS = {
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "tens of millions": 20_000_000,
    "hundreds of millions": 200_000_000, "millions": 2_000_000, "billions": 2_000_000_000, "thousands": 2_000,
    "hundreds": 200, "scores": 40, "dozens": 24, "tens": 20,
    **{f"{few} {unit}": 2 * size for few in ("several", "a few")
       for unit, size in (("dozen", 12), ("hundred", 100), ("thousand", 1_000), ("million", 1_000_000))},
}  # fmt: skip
"""Least number that an indefinite plural can mean: two of its unit."""
_FEW = {"a couple": 2, "couple": 2, "a pair": 2, "pair": 2, "both": 2, "half a dozen": 6, "several": 3}
"""Small numbers without a number word; "several" is more than two."""
_AT_LEAST = (
    "at least", "more than", "over", "no fewer than", "not fewer than", "no less than", "not less than",
    "a minimum of", "upwards of", "in excess of", "exceeding",
)  # fmt: skip
_AT_MOST = (
    "up to", "at most", "as many as", "as much as", "fewer than", "less than", "nearly", "almost", "under",
    "close to", "no more than", "not more than", "a maximum of",
)  # fmt: skip
_ABOUT = ("about", "around", "some", "roughly", "approximately", "an estimated")
_LONGEST_FIRST = sorted(
    ((tuple(words.split()), side)
     for side, list_ in (("least", _AT_LEAST), ("most", _AT_MOST), ("", _ABOUT)) for words in list_),
    key=lambda each: -len(each[0]),
)  # fmt: skip
_SUFFIXES = {("or", "more"): "least", ("at", "least"): "least", ("or", "so"): "", ("at", "most"): "most"}
_FRACTIONS = re.compile(r"(?:half|halves|thirds?|quarters?|fifths?|sixths?|tenths?|percent|pc|per|%|times)$")
_MONTHS = re.compile(
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?$"
)
"""Whole names and their short forms: "30 marchers" and "12 separatists" are no dates."""
_YEAR = re.compile(r"(?:19|20)\d\d$")
_BEFORE_YEAR = frozenset(
    "in since of by until till from during early late mid the , spring summer autumn winter".split()
)
_WORD = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+\.?(?=\s\d)|[^\W\d_]+|\S")
_FIGURE = re.compile(r"\d")
_JOINT = frozenset({"-", "–", "to"})


class Counted(msgspec.Struct, frozen=True):
    """Words that count, from `start` to `end` of the text, and their bounds; `core` is where the number begins."""

    start: int
    core: int
    end: int
    min: Number | None
    max: Number | None


class _Word(msgspec.Struct, frozen=True, gc=False):
    text: str
    start: int
    end: int


class _Core(msgspec.Struct, frozen=True):
    """A number without its bound: the first word after it, and its ends."""

    after: int
    min: Number
    max: Number | None


def _by_last_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for parts, side in _LONGEST_FIRST:
        found.setdefault(parts[-1], []).append((parts, side))
    return found


_PREFIXES = _by_last_word()
"""Of each last word the words before a number that end with it, and what they do; the longest come first."""


def _by_first_word() -> dict[str, list[tuple[list[str], Number, Number | None]]]:
    found: dict[str, list[tuple[list[str], Number, Number | None]]] = {}
    for phrase, least in (*_PLURALS.items(), *_FEW.items()):
        most = None if phrase in _PLURALS or phrase == "several" else least
        found.setdefault(phrase.split()[0], []).append((phrase.split(), least, most))
    return found


_PHRASES = _by_first_word()
"""Of each first word the phrases without a number that begin with it, with their bounds; the first that fits counts."""
_OPENING = frozenset({*_PHRASES, *_UNITS, *_TENS, "half", "a", "dozen"})
"""The words that a number can begin with, besides figures."""
_AFTER_A = frozenset({*_SCALES, "dozen"})
"""What "a" makes a number with."""
_NUMBER_WORDS = (_OPENING - {"a"}) | _AFTER_A
"""Words of which every number has one that has no figures."""


def counted(text: str) -> list[Counted]:
    """All numbers of the text that can count something, in order; years, dates, ages and shares are left out."""
    if not _FIGURE.search(text) and _NUMBER_WORDS.isdisjoint([word.lower() for word in _WORD.findall(text)]):
        return []
    words = [_Word(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text)]
    found: list[Counted] = []
    place = 0
    while place < len(words):
        core = _core(words, place)
        if core is None or _counts_nothing(words, place, core):
            place = place + 1 if core is None else core.after
            continue
        at, core = _ranged(words, place, core)
        first, side = _prefix(words, place if at is None else at)
        after, late = _suffix(words, core.after)
        low, high = _limited(core, side or late)
        found.append(Counted(words[first].start, words[place].start, words[after - 1].end, low, high))
        place = after
    return found


def _limited(core: _Core, side: str) -> Bounds:
    if side == "least":
        return core.min, None
    if side == "most":
        return (None, core.min) if core.max is None else (None, core.max)
    return core.min, core.max


def _core(words: Sequence[_Word], place: int) -> _Core | None:
    """The number that begins at this word."""
    word = words[place]
    if word.text not in _OPENING and not word.text[0].isdecimal():
        return None
    for parts, least, most in _PHRASES.get(word.text, ()):
        if [each.text for each in words[place : place + len(parts)]] == parts:
            return _Core(place + len(parts), least, most)
    if word.text == "half" and _is(words, place + 1, {"a"}) and _is(words, place + 2, _SCALES):
        return _whole(_SCALES[words[place + 2].text] / 2, place + 3)
    if word.text[0].isdecimal():
        return _figure(words, place)
    if word.text in _UNITS or word.text in _TENS or (word.text == "a" and _is(words, place + 1, _AFTER_A)):
        return _spelled(words, place)
    if word.text == "dozen":
        return _Core(place + 1, 12, 12)
    return None


def _figure(words: Sequence[_Word], place: int) -> _Core:
    value, after = float(words[place].text.replace(",", "")), place + 1
    if _is(words, after, _SHORT) and words[after].start == words[place].end:
        return _whole(value * _SHORT[words[after].text], after + 1)
    if _is(words, after, {"mn", "mln", "bn", "tn"}):
        return _whole(value * _SHORT[words[after].text], after + 1)
    step = after + 1 if _is(words, after, {"-"}) and _is(words, after + 1, _SCALES) else after
    while _is(words, step, _SCALES) or _is(words, step, {"dozen"}):
        value *= _SCALES.get(words[step].text, 12)
        step = after = step + 1
    return _whole(value, after)


def _spelled(words: Sequence[_Word], place: int) -> _Core:
    """A number in words: "two hundred and forty", "twenty-one", "three thousand five hundred", "a dozen"."""
    total, current, after = 0.0, 0.0, place
    while after < len(words):
        text = words[after].text
        skip = _is(words, after, {"-"}) or (text == "and" and _is(words, after - 1, {"hundred", "thousand"}))
        if skip and _is(words, after + 1, {*_UNITS, *_TENS, *_SCALES}) and after > place:
            after += 1
            continue
        if text in _UNITS or text in _TENS:
            if after > place and not _goes_on(words[after - 1].text, text, words, after):
                break
            current += _UNITS.get(text, 0) + _TENS.get(text, 0)
        elif text == "a" and after == place:
            pass
        elif text == "dozen":
            return _whole(total + (current or 1) * 12, after + 1)
        elif text in _SCALES:
            current = (current or 1) * _SCALES[text]
            if _SCALES[text] >= 1_000:
                total, current = total + current, 0.0
        else:
            break
        after += 1
    return _whole(total + current, after)


def _goes_on(before: str, text: str, words: Sequence[_Word], place: int) -> bool:
    """Whether a number word belongs to the number before it: "twenty one", "hundred (and) five", not "two three"."""
    if before in {"-", "and"}:
        before = words[place - 2].text
    return before in _SCALES or (before in _TENS and text in _UNITS and _UNITS[text] in range(1, 10))


def _whole(value: float, after: int) -> _Core:
    number: Number = int(value) if value.is_integer() else value
    return _Core(after, number, number)


def _ranged(words: Sequence[_Word], place: int, core: _Core) -> tuple[int | None, _Core]:
    """The range that begins with this number, and where: "between 10 and 15", "10 to 15", "two or three"."""
    opened = place and words[place - 1].text
    joint = {"and"} if opened == "between" else {"to"} if opened == "from" else {*_JOINT, "or"}
    if not _is(words, core.after, joint) or core.max is None:
        return None, core
    second = _core(words, core.after + 1) if core.after + 1 < len(words) else None
    if second is None or second.max is None or _counts_nothing(words, core.after + 1, second):
        return None, core
    if opened == "from" and not (second.after < len(words) and words[second.after].text[0].isalpha()):
        return None, core  # "rose from 12 to 19"
    low = core.min
    if core.after == place + 1 and low < second.max:  # "10 to 15 million" begins at ten million
        scale = next((s for s in (1_000_000_000, 1_000_000, 1_000) if second.max >= s and low < 1_000), 1)
        low *= scale if words[second.after - 1].text in {*_SCALES, *_SHORT} else 1
    if low >= second.max:
        return None, core
    first = place - 1 if opened in {"between", "from"} else None
    return first, _Core(second.after, low, second.max)


def _prefix(words: Sequence[_Word], place: int) -> tuple[int, str]:
    """Where the words that bound the number begin, and what they do: "at least 12"."""
    first, found = place, ""
    for _ in range(2):  # "at least some 20"
        for parts, side in _PREFIXES.get(words[first - 1].text, ()) if first else ():
            begin = first - len(parts)
            if begin >= 0 and tuple(word.text for word in words[begin:first]) == parts:
                if side == "least" and parts == ("over",) and begin and words[begin - 1].text in {"handed", "all"}:
                    continue
                first, found = begin, found or side
                break
        else:
            break
    return first, found


def _suffix(words: Sequence[_Word], place: int) -> tuple[int, str]:
    parts = tuple(word.text for word in words[place : place + 2])
    side = _SUFFIXES.get(parts) if len(parts) == 2 else None
    return (place, "") if side is None else (place + 2, side)


def _counts_nothing(words: Sequence[_Word], place: int, core: _Core) -> bool:
    """Whether the number is an age, a date, a year, a share, an ordinal, a time or a name's."""
    first, last = words[place], words[core.after - 1]
    before = words[place - 1] if place else None
    after = words[core.after] if core.after < len(words) else None
    follows = words[core.after + 1] if core.after + 1 < len(words) else None
    figure = first.text[0].isdecimal()
    if before is not None:
        if before.text == "in" and place > 1 and words[place - 2].text == "one":  # "one in ten"
            return True
        if in_group(before.text, "numbered thing"):
            return True
        if figure and before.end == first.start and before.text in {":", "/", "#"}:
            return True
        joined = before.text == "-" and before.end == first.start and place > 1
        if joined and words[place - 2].end == before.start and not words[place - 2].text[0].isdecimal():
            return True  # "F-16", "mid-1990"
        if figure and first.start == before.end and before.text[-1].isalpha():  # "M23", "G20"
            return True
        if figure and _MONTHS.match(before.text) and core.min <= 31 and before.text != "mar":
            return True
        if first.text == "one" and before.text in {"no", "every", "any", "this", "that", "another", "each"}:
            return True
    if after is not None:
        if after.text == "-" and after.start == last.end and follows is not None and follows.text[0].isalpha():
            return True
        if _FRACTIONS.match(after.text) or (after.start == last.end and after.text[0].isalpha()):
            return True
        if figure and (after.text in {":", "/"} and after.start == last.end):
            return True
        if figure and _MONTHS.match(after.text) and core.min <= 31 and not (follows and follows.text[0].isalpha()):
            return True
        if after.text in {"year", "years"} and follows is not None and follows.text == "old":
            return True
        if after.text == "in" and follows is not None and first.text == "one" and _core(words, core.after + 1):
            return True
    if figure and _YEAR.match(first.text) and core.after == place + 1:
        if before is not None and (before.text in _BEFORE_YEAR or _MONTHS.match(before.text)):
            return True
        return bool(place or after) and (after is None or not after.text[0].isalpha())
    return False


def _is(words: Sequence[_Word], place: int, texts: Mapping[str, object] | AbstractSet[str]) -> bool:
    return 0 <= place < len(words) and words[place].text in texts
