"""Paragraphs of a page, told apart: title, details, captions, copyright, and the text itself."""

from __future__ import annotations

import re

import msgspec

from dateline.pages.captions import caption_of, credit_in
from dateline.pages.furniture import Details, Kind, details_of, kind_of_line
from dateline.records import Caption

_END = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]」』]*$")
_SENTENCE = 60
"""Characters from which a line that ends as sentences do is running text, wherever it stands."""
_PARAGRAPH = 140
"""Characters from which a line is running text however it ends."""
_NEAR_EDGE = 3
"""Paragraphs from either end within which a line of details belongs to the article, not to a post of a live blog."""
_LONGEST_TITLE = 220
_MOST_TEASERS = 6
"""Lines without a sentence's end at the foot; more of them are the article's own list, or a menu of short words."""
_LABEL_WORDS = 3
_COMMENTS = re.compile(r"comment|reply|discussion|conversation", re.IGNORECASE)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What the paragraphs of a page hold. `furnished` says whether there was anything but text."""

    paragraphs: tuple[str, ...]
    furnished: bool
    title: str | None = None
    bylines: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    ambiguous_date: bool = False
    section: str | None = None
    views: int | None = None
    captions: tuple[Caption, ...] = ()
    copyright: str | None = None


class _Found:
    """What has been collected so far; the first statement of each thing holds."""

    def __init__(self) -> None:
        self.details: list[Details] = []
        self.captions: list[Caption] = []
        self.copyrights: list[str] = []
        self.labels: list[str] = []

    def line(self, kind: Kind, words: str) -> None:
        """Keeps what a line of furniture states."""
        if kind == "details" and (details := details_of(words)) is not None:
            self.details.append(details)
        elif kind == "copyright":
            self.copyrights.append(words)

    def caption(self, words: str) -> None:
        """Keeps a caption."""
        if (caption := caption_of(words)) is not None:
            self.captions.append(caption)


def same_words(one: str, other: str) -> bool:
    """Whether two lines have the same letters and digits."""
    return letters_of(one) == letters_of(other)


def letters_of(words: str) -> str:
    """The letters and digits of the words, whatever their case."""
    return "".join(filter(str.isalnum, words.casefold()))


def read_paragraphs(lines: list[str], *, title: str | None = None) -> Reading:
    """The parts of a page whose paragraphs these are.

    Args:
        lines: paragraphs in order, whitespace normalised.
        title: the page's title where it is known; lines that repeat it before the text are dropped.
    """
    kinds = [kind_of_line(line) for line in lines]
    captions = [kind == "text" and credit_in(line) for kind, line in zip(kinds, lines, strict=True)]
    running = [
        index
        for index, line in enumerate(lines)
        if kinds[index] == "text"
        and not captions[index]
        and _is_running(line)
        and not (title and same_words(line, title))
    ]
    first = running[0] if running else len(lines)
    found = _Found()
    head = _head(lines[:first], kinds[:first], captions[:first], title, found)
    end = _end(lines, kinds, first)
    last = max((index for index in running if index < end), default=first - 1)
    body = _middle(lines, kinds, captions, range(first, last + 1), found)
    tail = _tail(lines[last + 1 :], kinds[last + 1 :], captions[last + 1 :], found) if running else []
    details = found.details
    others = [words for each in details for words in each.others]
    return Reading(
        paragraphs=(*head.kept, *body, *tail),
        furnished=any(kind != "text" for kind in kinds) or any(captions),
        title=head.title or title,
        bylines=tuple(each.byline for each in details if each.byline),
        published=next((each.published for each in details if each.published), None),
        modified=next((each.modified for each in details if each.modified), None),
        ambiguous_date=any(each.ambiguous_date for each in details),
        section=next((words for words in [*others, *found.labels] if len(words.split()) <= 4), None),
        views=next((each.views for each in details if each.views is not None), None),
        captions=tuple(found.captions),
        copyright=next(iter(found.copyrights), None),
    )


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    title: str | None
    kept: tuple[str, ...]


def _head(lines: list[str], kinds: list[Kind], captions: list[bool], title: str | None, found: _Found) -> _Head:
    """The title, and what of the lines before the running text belongs to it: standfirst and headings."""
    texts: list[str] = []
    for line, kind, caption in zip(lines, kinds, captions, strict=True):
        if caption:
            found.caption(line)
        elif kind == "text":
            texts.append(line)
        else:
            found.line(kind, line)
    if title is None:
        fit = [line for line in texts if len(line) <= _LONGEST_TITLE and not line.endswith(".")]
        title = next((line for line in fit if len(line.split()) >= 4), next(iter(fit), None))
    kept = []
    labels: list[tuple[int, str]] = []
    at = next((index for index, line in enumerate(texts) if title and same_words(line, title)), 0)
    for index, line in enumerate(texts):
        if title and same_words(line, title):
            continue
        # Before the running text short lines are labels (section, place, kicker); a standfirst has a sentence's length.
        # A colon at the end of the last one leads into the text: the speaker of a transcript, the head of a list.
        leads = index == len(texts) - 1 and line.endswith(":") and len(line.split()) >= _LABEL_WORDS
        # What stands above the title is the masthead, unless it is a sentence.
        if not _END.search(line) and not leads and (len(line.split()) <= _LABEL_WORDS + 1 or index < at):
            labels.append((abs(index - at), line))
        else:
            kept.append(line)
    # Menus stand farther from the title than its section does.
    found.labels += [line for _, line in sorted(labels, key=lambda label: label[0])]
    return _Head(title=title, kept=tuple(kept))


def _end(lines: list[str], kinds: list[Kind], first: int) -> int:
    """Index of the line that ends the article: comments begin there, or nothing but links follows."""
    for index in range(first + 1, len(lines)):
        if kinds[index] == "stop":
            rest = lines[index + 1 :]
            if _COMMENTS.search(lines[index]) or not any(_is_running(line) for line in rest):
                return index
    return len(lines)


def _middle(lines: list[str], kinds: list[Kind], captions: list[bool], where: range, found: _Found) -> list[str]:
    """The running text, without the furniture that stands in it."""
    kept = []
    skipping = False
    for index in where:
        line, kind = lines[index], kinds[index]
        if captions[index]:
            found.caption(line)
        elif kind == "stop":
            skipping = True
        elif kind == "details":
            near = index - where.start < _NEAR_EDGE or where.stop - index <= _NEAR_EDGE
            if near:
                found.line(kind, line)
            else:
                kept.append(line)
        elif kind != "text":
            found.line(kind, line)
        elif not (skipping and not _is_running(line)):
            skipping = False
            kept.append(line)
    return kept


def _tail(lines: list[str], kinds: list[Kind], captions: list[bool], found: _Found) -> list[str]:
    """What of the lines after the last long paragraph is still text: short ones before the page's foot."""
    kept = []
    furniture = over = False
    for line, kind, caption in zip(lines, kinds, captions, strict=True):
        if kind != "text":
            furniture = True
            # Buttons and links may stand between paragraphs; comments and copyright stand below them.
            over = over or kind in {"stop", "copyright"}
            if kind != "details" or not found.details:
                found.line(kind, line)
        elif caption:
            found.caption(line)
        elif not over and (not furniture or (_END.search(line) and len(line.split()) > _LABEL_WORDS)):
            kept.append(line)
    # Without a sentence's end, what stands at the foot is a label, a tag or a teaser, unless it is a long list.
    foot = len(kept)
    while foot and not _END.search(kept[foot - 1]):
        foot -= 1
    labels = kept[foot:]
    if len(labels) > _MOST_TEASERS and sum(len(line.split()) for line in labels) > _LABEL_WORDS * len(labels):
        return kept
    return kept[:foot]


def _is_running(line: str) -> bool:
    return len(line) >= _PARAGRAPH or (len(line) >= _SENTENCE and _END.search(line) is not None)
