"""Columns of tables: which of them holds which field of an article, given or guessed, and how a row is read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from email.utils import parsedate_to_datetime

import msgspec
from dateutil import parser as dateutil_parser  # type: ignore[import-untyped]

from dateline.errors import InputError
from dateline.records import Article
from dateline.sources.articles import article_of_text, authors_of, checked_date

Columns = Mapping[str, str]
"""Name of a field to the name of the column that holds it."""

# Names as they stand in published corpora and exports, likeliest first, in small letters without other characters.
_NAMES: dict[str, tuple[str, ...]] = {
    "text": tuple(
        """text body content articletext fulltext maintext articlebody articlecontent bodytext contenttext storytext
        newstext plaintext cleantext cleanedtext rawtext article story""".split()
    ),
    "id": ("id", "articleid", "docid", "documentid", "storyid", "newsid", "uid", "uuid", "guid"),
    "title": ("title", "headline", "heading", "articletitle", "storytitle", "newstitle", "head"),
    "published": tuple(
        """published publishedat publishedon publisheddate publicationdate pubdate publishdate datepublished
        datepublish articledate storydate newsdate date datetime timestamp""".split()
    ),
    "address": ("url", "address", "link", "articleurl", "pageurl", "sourceurl", "permalink", "uri", "weblink"),
    "outlet": tuple(
        "outlet publisher sourcename source publication newspaper medium sitename site sourcedomain domain".split()
    ),
    "agency": ("agency", "newsagency", "wire"),
    "authors": ("authors", "author", "byline", "writer"),
    "section": ("section", "category"),
}
FIELDS: tuple[str, ...] = tuple(_NAMES)
"""The fields of an article that a table can give; only `text` is needed."""

_NOT_LETTERS = re.compile(r"[^a-z0-9]")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?\d{4,6}Z?)?")
_NUMERIC = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:[T ,].*)?")
_MONTHS = 12
_FILLED = (datetime(2000, 1, 1), datetime(2001, 2, 2))
"""dateutil fills in what a text leaves open from a day that it is given; two of them show what it filled in."""


def checked_columns(columns: Columns) -> Columns:
    """The same mapping of fields to columns.

    Raises:
        InputError: it names a field that articles do not have.
    """
    for field in columns:
        if field not in FIELDS:
            raise InputError(
                "bad_columns", f"articles have no field {field!r:.60}", advice=f"The fields are {', '.join(FIELDS)}."
            )
    return columns


def chosen_columns(names: Sequence[str], columns: Columns | None, *, source: str) -> dict[str, str]:
    """Which column of a table holds which field: as given, the others guessed by their names.

    Args:
        names: the columns that the table has.
        columns: field to column, as the user says; a column given as "" is not used. Where the table has no such
            column, the field is guessed: what suits one table of a folder need not suit the others.
        source: the table, for messages.

    Raises:
        InputError: none can be the text, or a field is named that articles do not have.
    """
    wanted = checked_columns(columns or {})
    given = {field: column for field, column in wanted.items() if not column or column in names}
    has = f"{source} has the columns {', '.join(map(repr, names))[:300]}"
    plain: dict[str, str] = {}
    for name in names:
        if name not in given.values():
            plain.setdefault(_NOT_LETTERS.sub("", name.lower()), name)
    found: dict[str, str] = {}
    for field, likely in _NAMES.items():
        guess = next((plain.pop(name) for name in likely if name in plain), "") if field not in given else given[field]
        if guess:
            found[field] = guess
    if "text" not in found:
        missing = ", ".join(repr(column) for field, column in wanted.items() if field not in given)
        lacks = f" and no {missing:.120}" if missing else ""
        raise InputError("bad_columns", f"{has}{lacks}; none of them is known to hold the text")
    return found


def article_of_row(row: Mapping[str, object], columns: Columns, *, source: str) -> Article:
    """The article of a row; its text is taken verbatim.

    Args:
        row: the row, by column.
        columns: which column holds which field.
        source: the row, for messages.

    Raises:
        InputError: the row has no text, its date is none, or it holds what is no character.
    """
    cells = {field: _cell(row.get(column)) for field, column in columns.items()}
    if any("\udc80" <= letter <= "\udcff" for cell in cells.values() if not cell.isascii() for letter in cell):
        raise InputError("bad_article", f"{source} is not UTF-8", advice="Save the table as UTF-8.")
    if not cells["text"].strip():
        raise InputError("empty", f"{source} has no text", advice="Leave it out, or see what is in the column.")
    published = day_of(cells["published"], source=source) if cells.get("published") else None
    article = article_of_text(
        cells["text"], published=published, title=cells.get("title") or None, id=cells.get("id") or None
    )
    return msgspec.structs.replace(
        article,
        address=cells.get("address") or None,
        outlet=cells.get("outlet") or None,
        agency=cells.get("agency") or None,
        section=cells.get("section") or None,
        authors=authors_of(cells.get("authors", "")),
        source=source,
    )


def day_of(cell: str, *, source: str) -> str:
    """The date or date-time of a cell, in ISO 8601. Nothing is guessed: 03/04/2024 could be March or April.

    Raises:
        InputError: it is none, or could be several.
    """
    cell = cell.strip()
    try:
        return checked_date(cell) or ""
    except InputError:
        pass
    for read in (_compact, _numeric, _mail, _written):
        if (found := read(cell)) is not None:
            return found
    raise InputError("bad_date", f"{source}: {cell!r:.60} is no date, or could be several")


def _compact(cell: str) -> str | None:
    """20240328, 20240328T1030."""
    found = _COMPACT.fullmatch(cell)
    return _iso(*found.groups()) if found else None


def _numeric(cell: str) -> str | None:
    """2024/03/28, and 28/03/2024 or 03/28/2024 where one of the two can be no month."""
    found = _NUMERIC.fullmatch(cell)
    if found is None:
        return None
    first, second, third = found.groups()
    if len(first) == len("2024"):
        return _iso(first, second, third)
    if len(third) != len("2024"):
        return None
    if int(first) > _MONTHS or first == second:
        return _iso(third, second, first)
    return _iso(third, first, second) if int(second) > _MONTHS else None


def _mail(cell: str) -> str | None:
    """Thu, 28 Mar 2024 10:30:00 +0000, as feeds have it."""
    try:
        return parsedate_to_datetime(cell).isoformat()
    except ValueError:
        return None


def _written(cell: str) -> str | None:
    """March 28, 2024."""
    if not re.search(r"[A-Za-z]{3}", cell):
        return None
    try:
        one, other = (dateutil_parser.parse(cell, default=filled) for filled in _FILLED)
    except (ValueError, OverflowError):
        return None
    if one.date() != other.date():
        return None
    is_day = one.time() == _FILLED[0].time() and one.tzinfo is None
    return str(one.date().isoformat() if is_day else one.isoformat())


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    return str(value)
