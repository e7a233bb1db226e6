"""Bytes to characters: byte order mark, declared charset, then detection. Never fails on bad bytes."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from dateline.sources.kinds import BOMS, wide_encoding

# What the WHATWG Encoding Standard says the old labels mean in practice.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_HTTP_DECLARED = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
# Codecs that are no encodings of text on the web.
_NEVER_MEANT = {"idna", "punycode", "unicode-escape", "raw-unicode-escape"}
# Encodings whose bytes are all ASCII: they would pass for UTF-8.
_SEVEN_BIT = ("iso2022_jp", "iso2022_kr", "hz")
_DECLARATION_REACH = 4096
_SAMPLE = 64_000
# A text with a few broken bytes is still in its encoding; beyond one in ten non-ASCII bytes it is in another.
_MOST_BROKEN = 0.1
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_WESTERN = re.compile(r"(?<=[A-Za-zÀ-ÿ])[à-ïñ-öø-üÿ]|[À-ÏÑ-ÖØ-Üà-ïñ-öø-ü](?=[a-zà-ÿ])|[“”‘’–—…•€£©®°«»\xa0]")
"""Letters and marks where English has them; those of Icelandic alone mostly stand for others, such as Turkish ones."""
_MOST_WESTERN = 0.05
"""Share of characters beyond ASCII that pages in English keep below."""


def decoded(content: bytes, *, media_type: str | None = None) -> str:
    """The characters of a page's or text's bytes; bytes that mean nothing become U+FFFD.

    Args:
        content: the bytes.
        media_type: the Content-Type they came with, for its charset.
    """
    for bom, codec in BOMS:
        if content.startswith(bom):
            return content.decode(codec, "replace").removeprefix("\ufeff")
    if wide := wide_encoding(content):
        return content.decode(wide, "replace")
    declared = _declared(content, media_type)
    if declared in _SEVEN_BIT:
        return content.decode(declared, "replace")
    # Bytes beyond ASCII that happen to be valid UTF-8 are UTF-8, whatever a template declares.
    likely = ["utf-8"] if declared is None else ["utf-8", declared]
    for codec in likely:
        try:
            return content.decode(codec)
        except ValueError:
            continue
    sample = content[:_SAMPLE]
    beyond_ascii = sum(byte >= 0x80 for byte in sample)
    for codec in likely:
        if sample.decode(codec, "replace").count("\ufffd") <= _MOST_BROKEN * beyond_ascii:
            return content.decode(codec, "replace")
    if _is_western(sample):
        return content.decode("cp1252", "replace")
    best = from_bytes(sample).best()
    return content.decode(best.encoding if best is not None else "cp1252", "replace")


def _is_western(sample: bytes) -> bool:
    """Whether the bytes read as English in cp1252: few beyond ASCII, which are letters inside words, quotes or dashes.

    Such short hints are too few for detection, which reads "São Paulo" as "Săo Paulo".
    """
    words = sample.decode("cp1252", "replace")
    beyond = _BEYOND_ASCII.findall(words)
    in_place = _WESTERN.findall(words)
    return bool(beyond) and len(beyond) <= _MOST_WESTERN * len(words) and len(in_place) == len(beyond)


def _declared(content: bytes, media_type: str | None) -> str | None:
    """The codec that the page or its transport declares, if Python knows it as a text encoding."""
    head = content[:_DECLARATION_REACH]
    in_page = _DECLARED.search(head) or _XML_DECLARED.search(head)
    labels = []
    if media_type and (named := _HTTP_DECLARED.search(media_type)):
        labels.append(named[1])
    if in_page:
        labels.append(in_page[1].decode("ascii", "replace"))
    for label in labels:
        try:
            found = codecs.lookup(label).name
            "".encode(found)  # raises LookupError for codecs that are no text encodings, such as rot13
        except (LookupError, ValueError):
            continue
        # UTF-7 is never right on the web, and UTF-16 declared inside ASCII markup contradicts itself.
        if not found.startswith(("utf-7", "utf-16", "utf-32")) and found not in _NEVER_MEANT:
            return _MEANT.get(found, found)
    return None


def as_text(name: str) -> str:
    """A name as text that can be written: those of files and what is typed may hold bytes that are no characters."""
    return name.encode(errors="replace").decode()
