"""What bytes are, judged by the bytes: running text, HTML, JSON, or something that cannot be read as news."""

from __future__ import annotations

import os
import re
from typing import Literal

from dateline.errors import InputError
from dateline.sources.limits import MAX_PAGE_BYTES, too_large

Kind = Literal["html", "json", "text"]

GZIP = b"\x1f\x8b"
BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Byte order marks of the Unicode standard (chapter 23.8) and the codecs that read them; longer ones first."""

# First bytes that the formats' own specifications fix.
_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a picture, sound or video"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet table"),
    (b"SQLite format 3", "a database"),
)
_ARCHIVES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "rar"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstandard"),
    (b"WARC/", "WARC"),
)
# Office files and e-books are zip files whose first member has one of these names.
_OFFICE_MEMBERS = (b"[Content_Types].xml", b"_rels/", b"mimetype", b"word/", b"xl/", b"ppt/")

_MARKUP = re.compile(
    rb"<!doctype\s+html|<\s*(?:html|head|body|title|meta|article|main|section|div|p|h[1-6]|span|table|br|figure)\b",
    re.IGNORECASE,
)
_JSON_START = re.compile(rb'\s*(?:\{\s*(?:"|\})|\[\s*(?:\{|\]))')
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
# A page with a stray NUL or control byte is still a page; more than one in 50 bytes is no text in any encoding.
_MOST_CONTROLS = 0.02
_HEAD = 4096


def refuse_unreadable(content: bytes, what: str) -> None:
    """Nothing, for bytes that can be text.

    Raises:
        InputError: they are too many, empty, only white space, an archive, or not text.
    """
    if len(content) > MAX_PAGE_BYTES:
        raise too_large(what)
    if not content.strip():
        raise InputError("empty", f"{what} is empty")
    refuse_formats(content, what)
    if content.startswith(tuple(bom for bom, _ in BOMS)) or wide_encoding(content):
        if not content.strip(b"\xff\xfe\xef\xbb\xbf\x00 \t\r\n"):
            raise InputError("empty", f"{what} is empty")
        return
    sample = content[: 1 << 20]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(sample) or (b"\x00" in content and not _MARKUP.search(content[:_HEAD])):
        raise InputError("binary", f"{what} is not text")


def refuse_formats(content: bytes, what: str) -> None:
    """Nothing, for bytes that do not begin as an archive, a packed file or a format without text does.

    Raises:
        InputError: they do.
    """
    if content.startswith(GZIP):
        advice = "Unpack it with gunzip, and give what comes out."
        raise InputError("archive_kind", f"{what} holds a packed file (gzip)", advice=advice)
    for magic, name in _ARCHIVES:
        if content.startswith(magic):
            if any(member in content[:200] for member in _OFFICE_MEMBERS):
                raise InputError("binary", f"{what} is an office document or e-book")
            raise InputError("archive_kind", f"{what} is an archive ({name})")
    if content[257:262] == b"ustar":
        raise InputError("archive_kind", f"{what} is an archive (tar)")
    for magic, name in _BINARY:
        if content.startswith(magic):
            raise InputError("binary", f"{what} is {name}")


def wide_encoding(content: bytes) -> str | None:
    """The UTF-16 codec of text without a byte order mark, or None: nearly every second byte is NUL, and only those."""
    sample = content[: 2 * (min(len(content), _HEAD) // 2)]
    if len(sample) < 8 or b"\x00" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    # News text in a Latin script has NUL in nearly all of one half of its UTF-16 bytes and in none of the other.
    if odd > 0.7 * half and even == 0:
        return "utf-16-le"
    if even > 0.7 * half and odd == 0:
        return "utf-16-be"
    return None


def is_archive(folder: str) -> bool:
    """Whether a folder is an archive of Dateline: its files are tables, and no news."""
    return all(os.path.isdir(os.path.join(folder, table, "_delta_log")) for table in ("batches", "migrations"))


def kind_of(content: bytes) -> Kind:
    """What the bytes are, by how they begin; anything without markup or JSON is text."""
    head = content[:_HEAD]
    for bom, _ in BOMS:
        head = head.removeprefix(bom)
    head = head.replace(b"\x00", b"")
    if _JSON_START.match(head):
        return "json"
    stripped = head.lstrip()
    if stripped.startswith(b"<") or _MARKUP.search(head):
        return "html"
    return "text"
