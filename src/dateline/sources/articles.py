"""Articles given as such, in JSON or as a string: their text is taken verbatim, character by character."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date, datetime
from typing import Any

import msgspec

from dateline.errors import InputError
from dateline.records import Article
from dateline.sources.limits import MAX_TEXT_CHARACTERS

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].*)?")
_ID_DIGITS = 16
_FIELDS = ("text", "id", "title", "published", "address", "outlet", "agency", "authors", "section")
"""Of a JSON article, strings; all but the text may be left out."""
_LISTS = frozenset({"authors", "section"})
"""Fields that may be lists of strings, too."""


def checked_date(value: str | date | None) -> str | None:
    """The same date or date-time, in ISO 8601; None stays None.

    Raises:
        InputError: it is no ISO 8601 calendar date or date-time.
    """
    if value is None:
        return None
    if isinstance(value, date):  # a datetime is one, too
        return value.isoformat()
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            datetime.fromisoformat(value)
        except ValueError:
            pass
        else:
            return value
    raise InputError("bad_date", f"{value!r:.60} is not a date")


def digest(content: bytes) -> str:
    """The id made of bytes: the first 16 hexadecimal digits of their SHA-256."""
    return hashlib.sha256(content).hexdigest()[:_ID_DIGITS]


def whole(text: str) -> str:
    """The text, if all its characters are whole.

    Raises:
        InputError: it holds halves of surrogate pairs, which cannot be stored as UTF-8.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError("bad_article", "the text holds halves of surrogate pairs") from error
    return text


def article_of_text(
    text: str, *, published: str | date | None = None, title: str | None = None, id: str | None = None
) -> Article:
    """The article of a text taken verbatim.

    Args:
        text: the body.
        published: when it was published, ISO 8601 or a date.
        title: its title, a zone of its own.
        id: its id; without one, a digest of the text.

    Raises:
        InputError: the text is empty or too long or holds half characters, or `published` is not a date.
    """
    if not text.strip():
        raise InputError("empty", "the text is empty")
    if len(text) > MAX_TEXT_CHARACTERS:
        raise InputError("too_large", f"the text has {len(text)} characters")
    for part in (text, title or "", id or ""):
        whole(part)
    return Article(id=id or digest(text.encode()), text=text, title=title, published=checked_date(published))


def article_of_json(value: Any, *, source: str) -> Article:
    """The article of a decoded JSON object: `text`, and the other fields of an article where it has them.

    Raises:
        InputError: it is no such object.
    """
    if not isinstance(value, dict):
        raise InputError("bad_article", f"{source} is not an object")
    fields: dict[str, str | None] = {}
    for name in _FIELDS:
        field = value.get(name)
        if name == "id" and isinstance(field, int) and not isinstance(field, bool):
            field = str(field)
        if name in _LISTS and isinstance(field, list) and all(isinstance(part, str) for part in field):
            field = "; ".join(field)
        if field is not None and not isinstance(field, str):
            raise InputError("bad_article", f"{source}: `{name}` is not a string")
        fields[name] = field
    text = fields.pop("text")
    if text is None:
        raise InputError("bad_article", f"{source} has no `text`")
    authors = authors_of(fields.pop("authors") or "")
    article = article_of_text(text, published=fields.pop("published"), title=fields.pop("title"), id=fields.pop("id"))
    return msgspec.structs.replace(article, source=source, authors=authors, **fields)


def authors_of(cell: str) -> tuple[str, ...]:
    """The names of a cell in which `;` or `|` divides them."""
    return tuple(name.strip() for name in re.split(r"[;|]", cell) if name.strip())


def json_value(text: str, *, source: str) -> Any:
    """The decoded JSON.

    Raises:
        InputError: it is not JSON, or nested too deeply to be an article.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError("bad_json", f"{source} is not JSON: {str(error)[:100]}") from error
