"""Bylines: who wrote it, taken apart into persons and an agency."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.knowledge.word_groups import alternatives
from dateline.pages.agencies import agency_named

_LABEL = re.compile(
    r"^\W*(?:(?:story|text|report|words|written|reported|posted|published|article|analysis|opinion)\s+)?"
    r"(?:by\b|authors?\s*:|(?:reporter|correspondent|source|agency)\s*:)[\s:]*",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s*(?:[|;/·•,]|\s[-–—@]\s|\band\b|&|\bwith\b|\bfor\b|\n)\s*")
_NO_WORD = re.compile(r"@|https?:|www\.|\d|\.(?:com|org|net)\b", re.IGNORECASE)
"""Signs of an address or a number, where there is no name."""
_NAME = re.compile(r"[^\W\d_][\w'’.\-]*(?:\s+[^\W\d_][\w'’.\-]*){0,5}")
_PARTICLES = frozenset("de da di du del della van von der den la le el al bin ibn dos ter e y".split())
"""Small words inside personal names."""
_LONGEST = 300


class Byline(msgspec.Struct, frozen=True, kw_only=True):
    """A byline's persons, and the agency it names."""

    authors: tuple[str, ...] = ()
    agency: str | None = None


def byline_words(line: str) -> str | None:
    """The names of a line that is a byline ("By Jane Doe, Reuters"), or None when the line is something else."""
    label = _LABEL.match(line)
    if label is None or len(line) > _LONGEST:
        return None
    words = line[label.end() :].strip()
    parts = [part for part in _SEPARATORS.split(words) if part]
    if not parts or (
        words.endswith((".", "!", "?", ":")) and not words.endswith(("Jr.", "Sr.")) and len(words.split()) > 4
    ):
        return None
    # "By Monday the army had ..." begins as a byline does; a name's words have capitals.
    colon = ":" in label.group()
    first = parts[0].split()
    named = bool(_person(parts[0], needs_two=False) or agency_named(parts[0])) or colon
    return words if named and len(first) <= 8 else None


def byline(words: str, *, outlet: str | None = None) -> Byline:
    """The parts of a byline's words, with or without its "By". The outlet itself is no author."""
    if len(words) > _LONGEST:
        return Byline()
    label = _LABEL.match(words)
    rest = words[label.end() :] if label else words
    if agency := agency_named(rest):
        return Byline(agency=agency)
    authors: list[str] = []
    agency = None
    for part in _SEPARATORS.split(re.sub(r"[()\[\]]", ",", rest)):
        name = " ".join(part.split()).strip(" .,:-–—*")
        inner = _LABEL.match(name)
        name = name[inner.end() :] if inner else name
        if not name:
            continue
        if found := agency_named(name):
            agency = agency or found
        elif outlet and name.casefold() == outlet.casefold():
            continue
        elif (person := _person(name, needs_two=False)) is not None or (
            (led := re.match(r"(.+?)\s+(?:in|at)\s+[A-Z]", name)) and (person := _person(led[1], needs_two=True))
        ):
            authors.append(person)
    return Byline(authors=tuple(dict.fromkeys(authors)), agency=agency)


@cache
def _not_names() -> re.Pattern[str]:
    """What stands beside names in bylines and is no name."""
    words = alternatives("no byline name")
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


def _person(words: str, *, needs_two: bool) -> str | None:
    """The name, if the words look like a person's: up to six words, each but particles with a capital, none a job."""
    if not _NAME.fullmatch(words) or _NO_WORD.search(words) or _not_names().search(words):
        return None
    tokens = words.split()
    if needs_two and len(tokens) < 2:
        return None
    if not all(token[0].isupper() or not token[0].islower() or token in _PARTICLES for token in tokens):
        # Names set in lower case throughout are usernames.
        return None
    return words.title() if words.isupper() and len(tokens) > 1 else words
