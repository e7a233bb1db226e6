"""Pages as plain text, as copied from a browser or left by a crawl: lines become paragraphs."""

from __future__ import annotations

import re

from dateline.pages.reading import Reading, read_paragraphs

_LINE_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_WIDEST_WRAP = 100
"""Characters: text broken by hand or mail programs has lines of at most about this width (72 to 80 is usual)."""
_NARROWEST_WRAP = 45
_SENTENCE_END = re.compile(r"[.!?:…。！？।؟۔][\"'”’»)\]]*$")


def read_plain_page(text: str) -> Reading:
    """The parts of a plain-text page. A text without page furniture is one paragraph: itself, unchanged."""
    lines = _paragraphs(_LINE_BREAKS.sub("\n", text.removeprefix("\ufeff")))
    reading = read_paragraphs(lines)
    if not reading.furnished:
        return Reading(paragraphs=(text,), furnished=False)
    return reading


def _paragraphs(text: str) -> list[str]:
    """Paragraphs with single spaces: blank lines part them; single breaks part them unless they only wrap."""
    paragraphs: list[str] = []
    for block in _BLANK.split(text):
        lines = [" ".join(line.split(" ")).strip() for line in block.split("\n")]
        lines = [line for line in lines if line]
        wrapped = (
            len(lines) > 1
            and max(map(len, lines)) <= _WIDEST_WRAP
            and all(len(line) >= _NARROWEST_WRAP for line in lines[:-1])
            and any(not _SENTENCE_END.search(line) for line in lines[:-1])
        )
        paragraphs += [" ".join(lines)] if wrapped else lines
    return [" ".join(line.split()) for line in paragraphs]
