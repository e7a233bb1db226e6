"""The zones of an HTML page: which elements are caption, which are the article's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import cast

import msgspec
import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]

from dateline.pages.captions import caption_of
from dateline.pages.furniture import kind_of_line
from dateline.pages.markup import words_of
from dateline.records import Caption

_NEVER_TEXT = etree.XPath(
    "//script|//style|//noscript|//template|//iframe|//svg|//nav|//button|//select|//textarea|//input|//dialog|//object"
    "|//video|//audio|//canvas"
)
_HIDDEN = etree.XPath(
    "//*[@hidden or @role='navigation' or @role='dialog' or @role='alertdialog' or @role='search' or @role='tooltip'"
    " or @role='menu']"
)
_CAPTIONS = etree.XPath(
    "//figcaption|//*[contains(@class, 'caption') or contains(@class, 'Caption')]"
    "[not(descendant::*[contains(@class, 'caption') or self::figcaption])]"
    "[not(self::img or self::figure or self::body)]"
)
_FIGURES = etree.XPath("//figure[not(descendant::p[string-length(normalize-space()) > 300])]|//figcaption")
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:[_-]?(?:list|area|section|wrap\w*))?|disqus\w*)(?:$|\s)", re.IGNORECASE
)
_FRAME_SHARE = 1.3
"""An element with at most so many times the text of the quotation in it is only the quotation's frame."""
_SHARE_OF_POSTS = 0.5
"""All posts of a live blog have more of the page's running text than this, and each has less of theirs."""
_MOST_OF_COMMENTS = 0.7
_LENGTH = etree.XPath("string-length(normalize-space())")
_LONGEST_CREDIT = 300
"""Characters beyond which what is marked as a credit is a frame of the caption."""
_CREDIT = re.compile(r"credit|copyright|attribution|photographer|source", re.IGNORECASE)
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:tool-?tips?|pop-?over|popup|hover-?card|newsletters?|sign-?up|subscri\w+|recirc\w*|read-?(?:more|next|also)|"
    r"also-?read|related\w*|trending|most-?(?:read|popular|viewed)|cookies?|consent|gdpr|comments?|disqus\w*|respond|"
    r"social\w*|shar(?:e|ing)\w*|promo\w*|sponsor\w*|advert\w*|outbrain|taboola|breadcrumbs?|pagination|paywall(?!ed)-?\w*|"
    r"author-?(?:bio|box|info)|about-?author|byline|dateline-?wrap|tag-?(?:list|cloud)|widget-?area|skip-?link|"
    r"visually-?hidden|sr-only|screen-?reader\w*|print-?only|no-?display|dropdown|footer|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CHROME_TAGS = ("div", "section", "aside", "ul", "ol", "span", "p", "form", "table", "footer", "a", "h2", "h3", "h4")
_MOST_OF_TEXT = 0.3
"""A container with more of the page's paragraphs than this is no box beside the article, whatever its class says."""
_PROSE = 80
"""Characters from which a paragraph is running text rather than a label."""
_TEXT_FRAME = re.compile(
    r"article-?_?(?:body|content|text)|(?:entry|post|story)-?_?(?:content|body|text)\b", re.IGNORECASE
)
_FEWEST_WORDS = 3
_SHORT = 250
"""Characters below which the extraction has probably missed the article."""
_LARGEST_TREE = 60_000
"""Elements beyond which the general method takes too long and too much memory, and paragraphs are taken as they are."""
_BLOCKS = {"p", "head", "item", "quote", "row", "table", "list", "code", "div", "lb", "body", "fw", "del"}


class Zones(msgspec.Struct, frozen=True, kw_only=True):
    """The paragraphs of the text, whitespace normalised, and the captions."""

    paragraphs: tuple[str, ...]
    captions: tuple[Caption, ...]


def zones_of(
    tree: html.HtmlElement, *, body: str | None = None, paid: tuple[str, ...] = (), boxes: bool = False
) -> Zones:
    """The zones of a page. The tree is used up.

    Args:
        tree: the page.
        body: the text that the page's structured data gives, for pages that show none.
        paid: classes that the page names as those of the article's own parts.
        boxes: whether what looks like a box beside the article is kept, for pages that hold nothing else.
    """
    drop_machinery(tree)
    captions = _captions(tree)
    if not boxes:
        _drop(_boxes(tree, paid))
    _keep_quotations(tree)
    _join_posts(tree)
    paragraphs = _main_paragraphs(tree)
    if body and sum(map(len, paragraphs)) < _SHORT < len(body):
        paragraphs = [line for part in re.split(r"\n+|</p>|<br\s*/?>", body) if (line := _without_tags(part))]
    return Zones(paragraphs=tuple(paragraphs), captions=captions)


def _keep_quotations(tree: html.HtmlElement) -> None:
    """Makes quoted posts plain quotations: the frames of embedded ones are named like advertisements."""
    lengths: dict[html.HtmlElement, float] = {}
    for quotation in tree.iter("blockquote"):
        for frame in (quotation, *quotation.iterancestors("div", "figure", "section")):
            if frame not in lengths:
                lengths[frame] = _length(frame)
            if lengths[frame] > _FRAME_SHARE * lengths[quotation]:
                break
            for name in ("class", "id", "style"):
                frame.attrib.pop(name, None)


def _join_posts(tree: html.HtmlElement) -> None:
    """Makes the posts of a live blog plain parts of the page; else the first of them passes for the article."""
    posts: dict[html.HtmlElement, list[html.HtmlElement]] = {}
    for post in tree.iter("article"):
        posts.setdefault(post.getparent(), []).append(post)
    whole = _prose(tree)
    for each in posts.values():
        proses = [_prose(post) for post in each]
        if len(each) > 1 and sum(proses) > _SHARE_OF_POSTS * whole and max(proses) < _SHARE_OF_POSTS * sum(proses):
            for post in each:
                post.tag = "div"
                post.attrib.clear()


def drop_machinery(tree: html.HtmlElement) -> None:
    """Takes off the page what is never text: scripts, styles, menus, buttons, players."""
    _drop(_NEVER_TEXT(tree))


def drop_comments(tree: html.HtmlElement, heading: html.HtmlElement | None) -> None:
    """Takes the readers' comments off the page; nothing that holds the title or most of the text is taken for them."""
    above = set(heading.iterancestors()) if heading is not None else set()
    boxes = [
        box
        for box in tree.iter("div", "section", "ul", "ol", "aside")
        if (_COMMENTS.search(box.get("class", "")) or _COMMENTS.search(box.get("id", ""))) and box not in above
    ]
    if not boxes:
        return
    most = _MOST_OF_COMMENTS * _prose(tree)
    _drop([box for box in boxes if _prose(box) <= most])


def _main_paragraphs(tree: html.HtmlElement) -> list[str]:
    """The paragraphs of the article, found by trafilatura; by tag alone where that finds nothing or cannot."""
    simple = list(tree.iter("p"))
    whole = tree.find("body")
    paragraphs: list[str] = []
    if sum(1 for _ in tree.iter()) <= _LARGEST_TREE:
        found = trafilatura.bare_extraction(tree, fast=True, include_comments=False, favor_recall=True)
        body = getattr(found, "body", None)
        paragraphs = list(_blocks(body)) if body is not None else []
    paragraphs = paragraphs or [words for p in simple if (words := words_of(p))]
    return paragraphs or [words for words in [words_of(whole) if whole is not None else ""] if words]


def _blocks(body: etree._Element) -> Iterator[str]:
    """The text of the body's blocks in order."""
    words: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if element.tag in _BLOCKS:
            if text := _block(words):
                yield text
            words = []
        elif element.tag == "cell" and event == "end":
            words.append(" | " if element.getnext() is not None else "")
        if event == "start":
            words.append(element.text or "")
        else:
            words.append(element.tail or "")
    if text := _block(words):
        yield text


def _block(words: list[str]) -> str:
    """The block's text; bars part cells that hold words, and stand at no end."""
    text = " ".join("".join(words).split())
    return re.sub(r"^(?:\| ?)+|(?: ?\|)+$", "", text)


def _captions(tree: html.HtmlElement) -> tuple[Caption, ...]:
    """The captions of the article's pictures, each once; empty ones and those of teasers are left out."""
    found: dict[str, Caption] = {}
    credits: dict[html.HtmlElement, list[tuple[html.HtmlElement, str]]] = {}
    for element in _CAPTIONS(tree):
        if any(parent.tag in {"aside", "nav", "footer", "a"} for parent in element.iterancestors()):
            continue
        figure = next((parent for parent in element.iterancestors("figure")), element)
        if figure not in credits:
            credits[figure] = list(islice(_credits(figure), 2))
        credit = next((words for marked, words in credits[figure] if marked is not element), None)
        caption = caption_of(words_of(element), credit=credit)
        # Captions of players, galleries and consent forms are buttons' labels of a word or two.
        if caption is not None and len(caption.text.split()) >= _FEWEST_WORDS and kind_of_line(caption.text) == "text":
            found.setdefault(caption.text, caption)
    _drop(_CAPTIONS(tree))
    return tuple(found.values())


def _credits(figure: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """The elements of a figure that are marked as its credit, with their words."""
    for element in figure.iter():
        if _CREDIT.search(element.get("class") or "") and len(words := words_of(element)) <= _LONGEST_CREDIT:
            yield element, words


def _boxes(tree: html.HtmlElement, own: tuple[str, ...]) -> list[html.HtmlElement]:
    """What stands beside and inside the article: pictures, hidden parts, boxes by the words of their class and id."""
    # Classes repeat, and the pattern is long: each wording is judged once.
    judged: dict[str, bool] = {}

    def is_chrome(element: html.HtmlElement) -> bool:
        words = f"{element.get('class', '')} {element.get('id', '')}"
        if words not in judged:
            judged[words] = _CHROME.search(words) is not None and _TEXT_FRAME.search(words) is None
        return judged[words]

    boxes = [*_HIDDEN(tree), *_FIGURES(tree), *filter(is_chrome, tree.iter(*_CHROME_TAGS))]
    most, most_prose = _MOST_OF_TEXT * _length(tree), _MOST_OF_TEXT * _prose(tree)
    return [
        box
        for box in boxes
        if _length(box) <= most
        and _prose(box) <= most_prose
        and box.get("itemprop") != "articleBody"
        and not {*own} & {*box.get("class", "").split()}
    ]


def _length(element: html.HtmlElement) -> float:
    return cast(float, _LENGTH(element))


def _prose(element: html.HtmlElement) -> float:
    """Characters in paragraphs as long as those of running text."""
    return sum(length for p in element.iter("p") if (length := _length(p)) >= _PROSE)


def _drop(elements: list[html.HtmlElement]) -> None:
    """Takes elements off the tree; the words after them stay."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def _without_tags(text: str) -> str:
    return " ".join(re.sub(r"<[^<>]{1,200}>", " ", text).split())
