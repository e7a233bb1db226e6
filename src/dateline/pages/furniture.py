"""Page furniture in lines: what of a page's lines is byline, date, section, menu, advertisement, and not the text."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from dateline.knowledge.word_groups import word_group
from dateline.pages.bylines import byline_words
from dateline.pages.dates import Dated, dates_in

Kind = Literal["text", "menu", "promotion", "copyright", "stop", "details"]
"""What a line is: `stop` begins the part of a page below the article, `details` states byline, date, section, views."""

_PROMOTION = re.compile(
    r"^\W*(?:(?:also|must|further)[\s-]+(?:read|see|watch)|read\s*(?:more|also|next|:|\|)|see\s+also|related\s*(?:stor|article|news|read|:|\|)|"
    r"(?:more|recommended|editor['’]?s\s+(?:pick|choice))\s*:|watch\s*:|listen\s*:|related\s*$|"
    r"(?:click|tap)\s+here\b|sign\s+up\s+(?:for|to|here|now)|subscribe\s+(?:to|for|here|now|today)|"
    r"get\s+(?:the|our|all\s+the)\s+(?:latest|best|top|free|daily|morning|news)|"
    r"(?:follow|like|find|join)\s+(?:us|our)\b.{0,80}(?:facebook|twitter|x\b|instagram|telegram|whatsapp|youtube|channel|newsletter)|"
    r"download\s+(?:the|our)\b.{0,40}\bapp|(?:share|tweet)\s+(?:this|on|via)|support\s+our\s+journalism|"
    r"(?:the\s+)?(?:article|story)\s+continues\s+(?:below|after)|this\s+(?:website|site|page)\s+uses\s+cookies|"
    r"we\s+use\s+cookies|by\s+continuing\s+to\s+(?:use|browse)|don['’]t\s+miss\s+(?:a|any|out|our|the)|"
    r"enter\s+your\s+e-?mail|your\s+e-?mail\s+address\s+will\s+not|tell\s+us\s+what\s+you\s+think|"
    r"(?:for|want)\s+more\s+(?:news|stories)\b.{0,80}(?:visit|follow|click|subscribe|sign)|"
    r"(?:as\s+)?(?:heard|seen|aired|broadcast)\s+on\b[^.!?]{1,60}$|"
    r"(?:e-?mail|contact|reach)\s+\S+(?:\s\S+){0,5}\s+at\s+\S+@\S+|have\s+(?:a\s+)?(?:tips?|story|comment)\b.{0,80}(?:contact|e-?mail|send))",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"^\W*(?:\d+\s+)?(?:(?:comments?|reader\s+comments|responses|replies)\s*(?:\(\d+\)|:\s*\d+)?|comments?\s+are\s+closed|"
    r"leave\s+a\s+(?:reply|comment)|(?:post|add|write)\s+a\s+comment|join\s+the\s+(?:conversation|discussion)|"
    r"related\s+(?:news|stories|articles|posts|topics|content|links)|more\s+(?:stories|news|articles|on\s+this(?:\s+story)?)|"
    r"more\s+from(?:\s+\S+){1,4}|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested(?:\s+in)?)|recommended(?:\s+for\s+you|\s+stories|\s+articles)?|"
    r"most\s+(?:read|popular|viewed|shared)|trending(?:\s+now)?|latest\s+(?:news|stories|articles)|top\s+stories|"
    r"about\s+the\s+author|recent\s+(?:posts|news|articles)|read\s+next|up\s+next|popular\s+(?:posts|news|stories))\W*$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"^\W*(?:©|ⓒ|\(c\)|copyright\b|&copy;)|\ball\s+rights\s+reserved\b|^\W*this\s+material\s+may\s+not\s+be\s+published",
    re.IGNORECASE,
)
_VIEWS = re.compile(
    r"(?<![\w.,])(?P<n>\d[\d.,]*)\s*(?P<k>[km])?\+?\s*(?:views?|reads|hits|page\s?views)\b"
    r"|\b(?:views?|reads|hits)\s*:\s*(?P<n2>\d[\d.,]*)\s*(?P<k2>[km])?\b",
    re.IGNORECASE,
)
_COUNTERS = re.compile(
    r"(?<![\w.,])\d[\d.,]*\s*[km]?\+?\s*(?:comments?|shares?|likes?|min(?:ute)?s?(?:\s+read)?|minutes?\s+ago|hours?\s+ago|days?\s+ago|words)\b"
    r"|\b(?:reading\s+time|time\s+to\s+read|est\.?\s+read)\s*:?\s*\d+\s*(?:min(?:ute)?s?)?",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(
    r"(?:\b(?P<modified>(?:last\s+)?(?:updated|modified|edited|update))|\b(?P<published>(?:first\s+)?(?:published|posted|created|"
    r"issued|publish\s+date|date|released)))(?:\s+(?:on|at|by))?\s*:?\s*$",
    re.IGNORECASE,
)
_ANY_LABEL = re.compile(
    r"\b(?:last\s+|first\s+)?(?:published|updated|posted|modified|date|on|at)\b\s*:?", re.IGNORECASE
)
_SEPARATORS = re.compile(r"\s*[|·•]\s*|\s+[-–—@/»>]\s+|\s*[/|@-]\s*$|^\s*[|@-]\s*|\t+| {3,}")
_ROW = re.compile(r"\s*[|·•/,>\t]\s*|\s{2,}")
_PATH = re.compile(r"home\s*[|/>»›·•]\s*\w")
"""The way from the front page to the article, or the row of sections."""
# A line with none of these states no detail; most lines of a page are told by this alone.
_HINT = re.compile(r"\d|\bby\b|:", re.IGNORECASE)
_LONGEST_DETAILS = 220
_MULTIPLES = {"": 1, "k": 1_000, "m": 1_000_000}


class Details(msgspec.Struct, frozen=True, kw_only=True):
    """What a line of page details states. `others` are short words left over: mostly the section."""

    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    ambiguous_date: bool = False
    views: int | None = None
    others: tuple[str, ...] = ()


def kind_of_line(line: str) -> Kind:
    """What a line is when seen alone."""
    words = line.strip()
    bare = words.strip(" .:…|>»«<›‹*-–—#\u200b\ufeff[]()").casefold()
    if not bare:
        return "menu"
    if len(bare) <= 60:
        if _is_menu(bare, sentence=words.endswith((".", "!", "?"))):
            return "menu"
        if _STOP.match(words):
            return "stop"
    if _COPYRIGHT.search(words) and len(words) <= 400:
        return "copyright"
    if len(words) <= 300 and _PROMOTION.match(words):
        return "promotion"
    if len(words) <= _LONGEST_DETAILS and details_of(words) is not None:
        return "details"
    return "text"


def _is_menu(bare: str, *, sentence: bool = False) -> bool:
    """Whether lower-case words are a menu's entry or a row of them; a sentence is at most a single entry."""
    entries = word_group("menu")
    if bare in entries or _PATH.match(bare):
        return True
    if all(part in entries for part in _ROW.split(bare) if part):
        return True
    return not sentence and all(word in entries for word in bare.split())


def details_of(line: str) -> Details | None:
    """The byline, dates, views and section that a line states, or None when it is no such line."""
    if len(line) > _LONGEST_DETAILS:
        return None
    if not _HINT.search(line):
        return None
    dates = dates_in(line)
    published, modified, ambiguous, rest = _without_dates(line, dates)
    views = None
    if seen := _VIEWS.search(rest):
        views = _count(seen)
        rest = rest[: seen.start()] + " | " + rest[seen.end() :]
    counted = _COUNTERS.sub(" | ", rest)
    evidence = bool(dates) or views is not None or counted != rest
    names: list[str] = []
    others: list[str] = []
    for part in _SEPARATORS.split(counted):
        words = part.strip(" ,;:|()[]-–—")
        if not words or _is_menu(words.casefold()):
            continue
        if (who := byline_words(words)) is not None:
            names.append(who)
        else:
            others.append(words)
    if not (evidence or names):
        return None
    # A sentence that mentions a date is text; details are short pieces without a sentence's end.
    if counted != rest and others and not (dates or names or views is not None):
        return None
    if any(len(words.split()) > 6 or (words.endswith((".", "?", "!")) and len(words.split()) > 2) for words in others):
        return None
    if sum(len(words.split()) for words in others) > 10:
        return None
    if others and not names and views is None and rest.strip().endswith((".", "!", "?")) and len(rest.split()) > 3:
        return None
    return Details(
        byline="; ".join(names) or None,
        published=published,
        modified=modified,
        ambiguous_date=ambiguous,
        views=views,
        others=tuple(others),
    )


def _without_dates(line: str, dates: list[Dated]) -> tuple[str | None, str | None, bool, str]:
    """The published and modified dates by their labels, whether one is ambiguous, and the line without them."""
    published = modified = None
    ambiguous = False
    pieces = []
    at = 0
    for date in dates:
        before = line[at : date.start]
        label = _DATE_LABEL.search(before)
        pieces.append(before[: label.start()] if label else before)
        at = date.end
        if date.iso is None:
            ambiguous = True
        elif label and label["modified"]:
            modified = modified or date.iso
        else:
            published = published or date.iso
    pieces.append(line[at:])
    rest = " | ".join(pieces)
    return published, modified, ambiguous, _ANY_LABEL.sub(" ", rest) if dates and len(rest) < 60 else rest


def _count(match: re.Match[str]) -> int | None:
    number = match["n"] or match["n2"]
    multiple = _MULTIPLES[(match["k"] or match["k2"] or "").lower()]
    digits = number.rstrip(".,")
    try:
        if multiple > 1:
            return round(float(digits.replace(",", ".")) * multiple)
        return int(re.sub(r"[.,](?=\d{3}\b)", "", digits))
    except ValueError:
        return None
