"""The place line at the head of a wire story: "BAMAKO, Mali (AP) —". It is no part of the sentence after it."""

from __future__ import annotations

import re

from spacy.tokens import Doc

_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){0,4}"
_TITLE = r"[A-ZÀ-Þ][\w'’.-]+(?:[ /][A-ZÀ-Þ][\w'’.-]+){0,3}"
_LAND = rf"(?:, {_TITLE}){{1,2}}"
_AGENCY = r"(?:,? ?\([A-Z][\w ,/.-]{0,40}\)| ?/[A-Z][\w ]{1,30}/)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf",? (?:(?:[A-Z][a-z]{{2,8}}day,? )?(?:{_MONTH} [0-9]{{1,2}}|[0-9]{{1,2}} {_MONTH})(?:,? [0-9]{{4}})?)"
_DASH = r"(?: ?[—–―]+ ?| -{1,2} )"
_AFTER_AGENCY = rf"(?:{_DASH}| ?-{{1,2}} ?|: )"
_MARKED = rf"(?:{_AGENCY}(?:{_DATE})?|{_DATE}{_AGENCY})"
_PLACE_LINE = re.compile(
    rf"(?:{_UPPER}(?:{_LAND})?{_MARKED}{_AFTER_AGENCY}"
    rf"|{_TITLE}(?:{_LAND})?{_MARKED}{_AFTER_AGENCY}"
    rf"|{_UPPER}(?:{_LAND})?{_DATE}(?:{_DASH}|: )"
    rf"|{_TITLE}(?:{_LAND})?,{_DATE[2:]}{_DASH}"
    rf"|{_UPPER}{_LAND}(?:{_DASH}|: )"
    rf"|(?=[^ ]{{4}}){_UPPER}{_DASH}(?=[\"'“‘]?[A-ZÀ-Þ0-9]))"
)
"""A place in capitals, or in small letters with an agency or a date beside it; then a dash. Where a lone word stands
before the dash the next begins with a capital: "NATO — the alliance of the West — said" has none."""
_PLACE = re.compile(rf"{_UPPER}|{_TITLE}")
_LONGEST = 120


def place_line_end(text: str) -> int:
    """Where the first sentence begins after the place line at the head of a block; 0 where there is none."""
    found = _PLACE_LINE.match(text, 0, _LONGEST)
    return found.end() if found is not None and found.end() < len(text) else 0


def is_place_line(text: str) -> bool:
    """Whether a text is a place line with its dash and nothing else."""
    stripped = text.strip()
    return place_line_end(f"{stripped} X") >= len(stripped) > 0


def label_place(doc: Doc) -> Doc:
    """The same block with the place of its place line labelled as one, which the model may take for a person."""
    place = _PLACE.match(doc.text) if place_line_end(doc.text) else None
    words = None if place is None else doc.char_span(0, place.end(), label="GPE")
    if words is not None and {word.ent_type_ for word in words} <= {"", "PERSON"} and "/" not in words.text:
        doc.set_ents([words], default="unmodified")
    return doc
