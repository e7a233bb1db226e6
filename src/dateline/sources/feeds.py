"""Feeds: the entries of RSS (0.9 to 2.0) and Atom files as articles, with title, day, link, author and outlet.

An entry's text is what the feed carries of it, in full where it has that, else the summary. Why lxml reads them and not
feedparser is told in docs/dependencies.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import msgspec
from lxml import etree, html  # type: ignore[import-untyped]

from dateline.errors import InputError
from dateline.records import Article, Failure
from dateline.sources.articles import article_of_text, digest
from dateline.sources.columns import day_of
from dateline.sources.decoding import decoded

_HEAD = 4096
_ROOT = re.compile(
    r"\s*(?:(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?>)\s*)*+<(?:\w+:)?(rss|feed|RDF)\b",
    re.DOTALL,
)
"""The first element of a feed. Whatever stands before it ends at its first end mark: else a page with twenty comments
would be tried for a second, and one with forty for days."""
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_BARE = re.compile(r"&(?!#?\w+;)|<(?![\w/!?])")
_DECLARED = re.compile(r"\bxmlns:(\w+)\s*=")
_RSS_1 = "http://purl.org/rss/1.0/"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_SHARED = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
"""The vocabularies that entries of every kind of feed borrow from, by their usual prefixes. Those of other vocabularies
tell something else: `media:title` and `media:description` are the picture's."""
_BLOCKS = frozenset("p div li ul ol br hr tr td h1 h2 h3 h4 h5 h6 blockquote section article pre table".split())
_HIDDEN = frozenset("script style noscript iframe svg figcaption".split())
_SPACE = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")


def is_feed(content: bytes) -> bool:
    """Whether a file's bytes are a feed, by their first element."""
    head = decoded(content[:_HEAD])
    root = _ROOT.match(head)
    return root is not None and (root[1] != "RDF" or _RSS_1 in head)


def entries_in(content: bytes) -> int:
    """How many entries a feed has, roughly; 0 for what is no feed."""
    return len(_ENTRY.findall(decoded(content))) if is_feed(content) else 0


def articles_of_feed(content: bytes, *, source: str) -> Iterator[Article | Failure]:
    """The entries of a feed, in their order; one without text, or with a date that is none, becomes a Failure.

    Raises:
        InputError: the feed has no entry, or is no XML at all.
    """
    # Entities of a document type are never looked up: they could name other files or unpack without end.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(_mended(decoded(content)).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    entries = [] if root is None else list(root.iter("{*}item", "{*}entry"))
    if not entries:
        raise InputError("empty", f"{source} is a feed without entries", advice="Get the feed again later.")
    outlet = _words(root.find("{*}channel/{*}title")) or _words(root.find("{*}title"))
    for number, entry in enumerate(entries, start=1):
        place = f"{source} entry {number}"
        try:
            yield _article(entry, outlet, place)
        except InputError as error:
            yield Failure.of(error, source=place, stage="sources")


def _mended(text: str) -> str:
    """The feed without the two faults at which the parser would lose words: marks that stand for themselves ("R & B",
    "< 5"), and well-known prefixes that are declared nowhere. Its declaration goes, which tells of the bytes.
    """
    text = re.sub(r"^\s*<\?xml.*?\?>", "", text, flags=re.DOTALL)
    parts = _CDATA.split(text)
    parts[::2] = [_BARE.sub(lambda mark: "&amp;" if mark[0] == "&" else "&lt;", part) for part in parts[::2]]
    text = "".join(parts)
    declared = set(_DECLARED.findall(text))
    missing = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _SHARED.items() if prefix not in declared)
    root = _ROOT.match(text)
    return text[: root.end()] + missing + text[root.end() :] if root else text


def _article(entry: etree._Element, outlet: str | None, source: str) -> Article:
    """The article of an entry.

    Raises:
        InputError: it has no text, or its date is none.
    """
    text = _text(entry)
    if not text:
        raise InputError("empty", f"{source} has no text", advice="Get the page that its link names.")
    day = _first(entry, "pubDate", "published", "date", "issued", "updated")
    address = _address(entry)
    name = address or _first(entry, "guid", "id")
    article = article_of_text(
        text,
        published=day_of(day, source=source) if day else None,
        title=_first(entry, "title"),
        # Another id than that of the page behind the link: a summary is no newer version of the whole text.
        id=digest(f"feed {name}".encode()) if name else None,
    )
    authors = [_words(author.find("{*}name")) or _words(author) for author in _named(entry, "author")]
    authors += [_words(creator) for creator in _named(entry, "creator")]
    return msgspec.structs.replace(
        article,
        address=address,
        outlet=_words(entry.find("{*}source/{*}title")) or _first(entry, "source") or outlet,
        section=_first(entry, "category"),
        authors=tuple(dict.fromkeys(name for name in authors if name)),
        source=source,
    )


def _text(entry: etree._Element) -> str:
    """What the entry carries of the article: the longest of its content and its summaries."""
    carried = (node for name in ("encoded", "content", "description", "summary") for node in _named(entry, name))
    return max(map(_plain, carried), key=len, default="")


def _plain(node: etree._Element) -> str:
    """The text of markup: an element's children, or written out as text."""
    if any(isinstance(child.tag, str) and child.tag.startswith(_XHTML) for child in node):
        for child in node.iter(f"{_XHTML}*"):
            child.tag = child.tag.removeprefix(_XHTML)
        markup = etree.tostring(node, encoding="unicode", with_tail=False)
    else:
        markup = "".join(node.itertext())
    if not markup.strip():
        return ""
    parts: list[str] = []
    _gather(_parsed(markup), parts)
    lines = _BREAKS.sub("\n", _SPACE.sub(" ", "".join(parts))).strip()
    return lines.replace("\n", "\n\n")


def _gather(root: html.HtmlElement, parts: list[str]) -> None:
    """Appends the words below an element, blocks on lines of their own."""
    hidden: list[html.HtmlElement] = []
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        is_markup = isinstance(node.tag, str)
        is_block = is_markup and node.tag in _BLOCKS
        if event == "start":
            if node.tag in _HIDDEN:
                hidden.append(node)
            elif not hidden:
                parts.append(("\n" if is_block else "") + " ".join((node.text or "").split("\n")))
            continue
        if event == "end" and hidden and hidden[-1] is node:
            hidden.pop()
        if not hidden and node is not root:
            parts.append(("\n" if is_block else "") + " ".join((node.tail or "").split("\n")))


def _address(entry: etree._Element) -> str | None:
    """The page of the entry: Atom's alternate link, RSS's link or a guid that is one; relative to its `xml:base`."""
    for link in _named(entry, "link"):
        if link.get("rel", "alternate") == "alternate":
            address: str | None = link.get("href") or _words(link)
            if address:
                try:
                    return urljoin(str(link.base or ""), address)
                except ValueError:  # "http://[" has no host
                    return address
    guid = _first(entry, "guid")
    return guid if guid and guid.startswith(("http://", "https://")) else None


def _first(entry: etree._Element, *names: str) -> str | None:
    """The words of the first of these elements that has any."""
    found = (_words(node) for name in names for node in _named(entry, name))
    return next(filter(None, found), None)


def _named(entry: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of that name in an entry, of the feed's own vocabulary or of one that feeds share."""
    own = entry.tag.removesuffix(etree.QName(entry).localname)
    yield from entry.iterchildren(own + name, *(f"{{{uri}}}{name}" for uri in _SHARED.values()))


def _words(node: etree._Element | None) -> str | None:
    """The words of an element; titles may hold markup written out as text."""
    words = " ".join("".join(node.itertext()).split()) if node is not None else ""
    if "<" in words or "&" in words:
        words = " ".join(_parsed(words).text_content().split())
    return words or None


def _parsed(markup: str) -> html.HtmlElement:
    """The markup below a `div`. As bytes: a string must not begin with a declaration of its encoding."""
    parser = html.HTMLParser(encoding="utf-8")
    return html.fragment_fromstring(markup.encode("utf-8", "replace"), create_parent="div", parser=parser)
