"""Titles before names as news shortens them, and the spellings of personal names: initials, "Jr"."""

from __future__ import annotations

from dateline.knowledge.word_groups import in_group, word_group

_RANK = "Major"
"""A rank that is also an adjective."""
_FEWEST = 2
"""Words of a name that is a first and a last one."""


def written_out(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with shortened titles before a name in full: "Lt. Gen. Abdul Karim", "Sen. Ruiz"."""
    found: list[str] = []
    for place, word in enumerate(words[:-1]):
        after = words[place + 1]
        if not (word[:1].isupper() and after[:1].isupper()):
            found.append(word)
        elif place and words[place - 1] == "State" and word.rstrip(".") == "Rep":
            found.append("Representative")
        else:
            found += _title(word, after, is_first=not place)
    return (*found, *words[-1:])


def without_initials(name: str) -> str:
    """The name without initials between its first and last word, and without "Jr" behind: "Joseph R. Biden Jr."."""
    words = name.split()
    while len(words) > _FEWEST and in_group(words[-1].lower().strip(".,"), "name suffix"):
        words.pop()
    return " ".join((*words[:1], *(word for word in words[1:-1] if len(word.rstrip(".")) > 1), *words[1:][-1:]))


def initial_and_surname(name: str) -> tuple[str, str] | None:
    """The letter and the surname of a name like "J. Trudeau", or None."""
    first, _, surname = name.partition(" ")
    is_initial = len(first) == len("J.") and first[:1].isupper() and first.endswith(".")
    return (first[0].lower(), surname) if is_initial and surname else None


def _title(word: str, after: str, *, is_first: bool) -> list[str]:
    """What a word before another one is, in full: the word itself where it is no title."""
    if len(after.rstrip(".")) < _FEWEST:
        return [word]
    if is_first and (clergy := word_group("kin title").get(word)) is not None:
        return [clergy]
    titles = word_group("shortened title")
    parts = word.rstrip(".").split("-")
    full = [titles.get(part.lower().rstrip(".")) for part in parts]
    if not all(full):
        return [word]
    written = " ".join(filter(None, full))
    if written == _RANK and titles.get(after.lower().rstrip(".")) is None and after != "General":
        written = f"Army {written}"
    return written.split()
