"""Captions: the sentence, and the photo credit taken off it."""

from __future__ import annotations

import re

from dateline.pages.agencies import agencies_in
from dateline.records import Caption

_CUE = (
    r"(?:file\s+)?(?:photo(?:graph)?s?|pictures?|images?|illustration|graphic|screen(?:shot|grab))"
    r"(?:\s+(?:credits?|source|by|courtesy(?:\s+of)?|from|via))?\s*[:/]|"
    r"(?:photo(?:graph)?s?|pictures?|images?)\s+(?:credits?|source|by|courtesy|via|taken\s+by)\b|"
    r"credits?\s*[:/]|courtesy\s*(?:of\b|:)|source\s*:|©|\(c\)|copyright\b"
)
_BRACKET_END = re.compile(r"\s*[(\[]([^()\[\]]{2,200})[)\]]\s*[.]?\s*$")
_CUED_BRACKET = re.compile(
    r"\b(?:photo|photograph|picture|image|credit|courtesy|pool|handout|getty|file)s?\b|©", re.IGNORECASE
)
# A person and a house with a stroke between: "Jane Roe/The Gazette".
_PERSON_AND_HOUSE = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_a-z][\w.'’-]*){0,4}\s?/\s?[^\W\d_a-z][\w.'’ -]{1,50}")
_CUED_END = re.compile(rf"(?<![\w.])({_CUE})(?P<who>[^.]{{0,160}}(?:\.[^\s.][^.]{{0,80}})*)\.?\s*$", re.IGNORECASE)
_DASHED_END = re.compile(r"\s*(?:\s[-–—|•·]\s?|[–—|•·]\s?|\.\s*/?\s*|/\s?)([^.|–—•·]{2,80})\.?\s*$")
_LONGEST = 1500
_CREDIT_REACH = 400
"""Characters at a paragraph's end in which its credit begins."""


def caption_of(words: str, *, credit: str | None = None) -> Caption | None:
    """The caption that the words are, its credit taken off; None when they are empty.

    Args:
        words: the caption as the page shows it.
        credit: the credit, where the page marks it as such.
    """
    text = " ".join(words.split())[:_LONGEST]
    credits: list[str] = []
    if credit and (stated := " ".join(credit.split())):
        credits.append(stated)
        text = text.removesuffix(stated).removeprefix(stated).strip()
    text, found = _split(text)
    if found:
        credits.insert(0, found)
    if not text and not credits:
        return None
    whole = " / ".join(dict.fromkeys(credits)) or None
    return Caption(text=text, credit=whole, agencies=agencies_in(_bare(whole)) if whole else ())


def credit_in(words: str) -> bool:
    """Whether a paragraph bears a photo credit in brackets or at its end, which only captions do."""
    reach = max(0, len(words) - _CREDIT_REACH)
    bracket = _BRACKET_END.search(words, reach)
    if bracket and _is_photo_bracket(bracket[1]):
        return True
    cued = _CUED_END.search(words, reach)
    return cued is not None and bool(agencies_in(_bare(cued["who"])) or re.match(r"(?i)photo|picture|image", cued[1]))


def _split(text: str) -> tuple[str, str | None]:
    """The words without their credit, and the credit."""
    if (bracket := _BRACKET_END.search(text)) and (
        _CUED_BRACKET.search(bracket[1]) or agencies_in(bracket[1]) or _PERSON_AND_HOUSE.fullmatch(bracket[1].strip())
    ):
        return text[: bracket.start()].rstrip(), bracket[1].strip()
    if (cued := _CUED_END.search(text)) and len(cued["who"].split()) <= 14:
        return text[: cued.start()].rstrip(" ,;|–—-"), text[cued.start(1) :].strip(" .")
    if (ended := _DASHED_END.search(text)) and agencies_in(_bare(ended[1])):
        kept = text[: ended.start()].rstrip()
        return (kept + "." if text[ended.start() : ended.start() + 1] == "." else kept), ended[1].strip()
    if agencies_in(_bare(text)) and len(text.split()) <= 8:
        return "", text
    return text, None


def _is_photo_bracket(words: str) -> bool:
    """Whether bracketed words are a photo's credit: a cue word or a pool, and someone to thank."""
    return bool(re.match(r"(?i)\s*(?:file\s+)?(?:photo|photograph|picture|image|credit)s?\b", words)) or (
        bool(_CUED_BRACKET.search(words)) and bool(agencies_in(words))
    )


def _bare(credit: str) -> str:
    """The credit without its cue: "Photo: X/Reuters" to "X/Reuters"."""
    return re.sub(rf"^\s*(?:{_CUE})\s*(?:by\b|of\b)?[\s:]*", "", credit, flags=re.IGNORECASE)
