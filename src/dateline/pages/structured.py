"""What a page states about itself for machines: JSON-LD, OpenGraph and other meta elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

import msgspec
from lxml import html  # type: ignore[import-untyped]

from dateline.pages.dates import AMBIGUOUS, same_day, stated_date

_ARTICLE_TYPES = ("Article", "Posting", "Report", "Claim")
"""schema.org: NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting, ClaimReview … contain one of these."""
_MOST_NODES = 5000
"""JSON-LD nodes looked at; real pages have at most some hundred."""
_MOST_DATES = 20
"""Dates of publication that are compared; real pages state a handful."""
_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date_published",
    "article.published", "publishdate", "publish_date", "publish-date", "publication_date", "pubdate", "pub_date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article_date_original",
    "originalpublicationdate", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date.created", "dc.date",
    "dcterms.date", "article:post_date", "citation_publication_date", "citation_date", "date",
    "rnews:datepublished", "dateposted", "ptime", "shareaholic:article_published_time",
)  # fmt: skip
_MODIFIED_META = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "date_modified",
    "lastmod", "last-modified", "dc.date.modified", "dcterms.modified", "article.updated", "revised", "update_date",
)  # fmt: skip
_AUTHOR_META = (
    "author", "article:author", "article:author_name", "og:article:author", "byl", "parsely-author",
    "sailthru.author", "dc.creator", "dcterms.creator", "dc.contributor", "authors", "article.author",
    "cxenseparse:author", "twitter:data1", "citation_author",
)  # fmt: skip
_OUTLET_META = ("og:site_name", "application-name", "cre", "dc.publisher", "publisher", "citation_journal_title")
_SECTION_META = (
    "article:section", "og:article:section", "section", "parsely-section", "sailthru.section",
    "cxenseparse:category",
)  # fmt: skip


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """The page's statements, most trusted first where there are several."""

    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    conflicting_dates: bool = False
    modified: str | None = None
    outlet: str | None = None
    section: str | None = None
    language: str | None = None
    address: str | None = None
    captions: tuple[str, ...] = ()
    copyright: str | None = None
    body: str | None = None
    paid: tuple[str, ...] = ()
    """Classes of the parts of the article that readers pay for."""


def stated(tree: html.HtmlElement, *, address: str | None) -> Stated:
    """What the page's structured data states.

    Args:
        tree: the whole page, scripts included.
        address: where the page comes from, for relative addresses.
    """
    meta = _meta(tree)
    node = _article_node(tree)
    published, conflicting = _published(tree, meta, node)
    titles = (
        _text(node.get("headline")),
        *meta.get("og:title", ()),
        *meta.get("twitter:title", ()),
        _text(node.get("name")),
    )
    images = [image for image in _listed(node.get("image")) if isinstance(image, dict)]
    return Stated(
        titles=tuple(dict.fromkeys(filter(None, map(_clean, titles)))),
        authors=_authors(meta, node),
        published=published,
        conflicting_dates=conflicting,
        modified=_first_date([node.get("dateModified"), *_values(meta, _MODIFIED_META)]),
        outlet=_clean(_name(node.get("publisher"))) or _clean(_first(meta, _OUTLET_META)),
        section=_clean(_text(node.get("articleSection"))) or _clean(_first(meta, _SECTION_META)),
        language=tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or _text(node.get("inLanguage")),
        address=_canonical(tree, meta, address),
        captions=tuple(caption for image in images if (caption := _clean(_text(image.get("caption"))))),
        copyright=_clean(_text(node.get("copyrightNotice"))),
        body=_text(node.get("articleBody")),
        paid=_paid(node),
    )


def _meta(tree: html.HtmlElement) -> dict[str, list[str]]:
    """Contents of the meta elements by lower-case name, in order."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        if content and content.strip():
            for key in ("property", "name", "itemprop", "http-equiv"):
                if name := element.get(key):
                    found.setdefault(name.strip().lower(), []).append(content.strip())
    return found


def _article_node(tree: html.HtmlElement) -> dict[str, Any]:
    """The JSON-LD node that describes the article: the one with most of an article's fields; {} when there is none."""
    best: dict[str, Any] = {}
    best_score = 0
    for node in _nodes(tree):
        kinds = " ".join(kind for kind in _listed(node.get("@type")) if isinstance(kind, str))
        if any(kind in kinds for kind in _ARTICLE_TYPES) and "Breadcrumb" not in kinds:
            score = 1 + sum(key in node for key in ("headline", "datePublished", "author", "publisher", "articleBody"))
            if score > best_score:
                best, best_score = node, score
    return best


def _nodes(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects of the page, outer before inner."""
    waiting: list[Any] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                # Many pages have raw line breaks inside their strings, which strict JSON forbids.
                waiting.append(json.loads(script.text.strip().rstrip(";"), strict=False))
            except (ValueError, RecursionError):
                continue
    seen = 0
    while waiting and seen < _MOST_NODES:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting += [inner for inner in value.values() if isinstance(inner, dict | list)]
        elif isinstance(value, list):
            waiting += [inner for inner in value if isinstance(inner, dict | list)]


def _published(tree: html.HtmlElement, meta: dict[str, list[str]], node: dict[str, Any]) -> tuple[str | None, bool]:
    """The date of publication, and whether statements that nothing settles are in conflict or ambiguous."""
    marked = [
        element.get("datetime") or element.get("content") or "".join(element.itertext())
        for element in tree.xpath("//*[@itemprop='datePublished' or @pubdate or @property='datePublished']")[:3]
    ]
    values = [node.get("datePublished"), *_values(meta, _PUBLISHED_META), *marked, node.get("dateCreated")]
    dates = list(islice((date for value in values if (date := stated_date(value)) is not None), _MOST_DATES))
    clear = [date for date in dates if date != AMBIGUOUS]
    if not clear:
        return None, bool(dates)
    best = clear[0]
    others = clear[1:]
    if others and not any(same_day(best, other) for other in others):
        # One against one: neither is more likely right; of more, those that agree are.
        agreeing = [one for i, one in enumerate(others) if any(same_day(one, other) for other in others[i + 1 :])]
        return (agreeing[0], False) if agreeing else (None, True)
    # Of statements that agree the one with a time says more.
    timed = [date for date in clear if "T" in date and date[:10] == best[:10]]
    return (best if "T" in best else next(iter(timed), best)), False


def _authors(meta: dict[str, list[str]], node: dict[str, Any]) -> tuple[str, ...]:
    """The names given as authors, as written; addresses of profiles are no names."""
    names = [_name(author) for author in _listed(node.get("author"))]
    if not any(names):
        names = [_name(author) for author in _listed(node.get("creator"))]
    if not any(names):
        for key in _AUTHOR_META:
            if names := [value for value in meta.get(key, ()) if not value.startswith(("http", "/", "@", "www."))]:
                if key == "twitter:data1" and "written by" not in " ".join(meta.get("twitter:label1", ())).lower():
                    continue
                break
    return tuple(dict.fromkeys(filter(None, map(_clean, names))))


def _paid(node: dict[str, Any]) -> tuple[str, ...]:
    """The classes that the article names as those of its parts (hasPart, cssSelector), for paid content mostly."""
    parts = [part for part in _listed(node.get("hasPart")) if isinstance(part, dict)]
    selectors = [each for part in parts for each in _listed(part.get("cssSelector")) if isinstance(each, str)]
    return tuple(name for each in selectors for name in re.findall(r"\.([\w-]+)", each[:200]))


def _canonical(tree: html.HtmlElement, meta: dict[str, list[str]], address: str | None) -> str | None:
    """The page's canonical address, if it is a whole http(s) address."""
    links = [
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href")
    ]
    for candidate in (*links, *meta.get("og:url", ()), address):
        try:
            whole = urljoin(address or "", (candidate or "").strip())
            parts = urlsplit(whole)
            port = parts.port
        except ValueError:
            continue
        plain = parts.scheme in {"http", "https"} and parts.hostname and parts.username is None and port != 0
        if plain and not any(char.isspace() or ord(char) < 32 for char in whole) and len(whole) <= 2000:
            return str(whole)
    return None


def _values(meta: dict[str, list[str]], keys: tuple[str, ...]) -> list[str]:
    return [value for key in keys for value in meta.get(key, ())]


def _first(meta: dict[str, list[str]], keys: tuple[str, ...]) -> str | None:
    return next(iter(_values(meta, keys)), None)


def _first_date(values: list[Any]) -> str | None:
    dates = (stated_date(value) for value in values)
    return next((date for date in dates if date and date != AMBIGUOUS), None)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str | None:
    """The first string of a field that may hold a list."""
    return next((each for each in _listed(value) if isinstance(each, str) and each.strip()), None)


def _name(value: Any) -> str | None:
    """The name of a person or organisation, given as a string or an object."""
    for each in _listed(value):
        if isinstance(each, dict):
            if name := _text(each.get("name")):
                return name
        elif isinstance(each, str) and not each.startswith(("http", "/")):
            return each
    return None


def _clean(value: str | None) -> str | None:
    """The value with single spaces and without markup's escapes; None when nothing is left."""
    if value is None:
        return None
    cleaned = " ".join(unescape(unescape(value)).replace("\xad", "").split())
    return cleaned or None
