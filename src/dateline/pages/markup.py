"""HTML text to a tree that the rest of the room can walk, whatever the markup is like."""

from __future__ import annotations

import re

from lxml import etree, html  # type: ignore[import-untyped]

from dateline.errors import InputError

_FLAT = re.compile(r"</?(?!(?:html|head|body|title|meta|link|script|style|p|h[1-6]|time)\b)[a-z][^<>]*>", re.IGNORECASE)
_NULL = re.compile("[\x00\ufffe\uffff]|[\ud800-\udfff]")


def tree_of(text: str) -> html.HtmlElement:
    """The tree of an HTML page.

    Raises:
        InputError: there is no element in it.
    """
    text = _NULL.sub("", text)
    tree = _parsed(text, huge=False)
    if tree is None:
        # Nested beyond what the parser allows (256 levels): without the containers the paragraphs are left.
        tree = _parsed(_FLAT.sub(" ", text), huge=True)
    if tree is None:
        raise InputError("no_article", "the page holds no element")
    return tree


def _parsed(text: str, *, huge: bool) -> html.HtmlElement | None:
    """The tree, or None when the parser gave up for the page's size or depth."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=huge, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if not huge and any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        return None
    return tree


def words_of(element: html.HtmlElement) -> str:
    """The element's text with single spaces."""
    return " ".join("".join(element.itertext()).split())
