"""Taking in: what sources hold, as articles, in chunks; failures go along as they are."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from typing import BinaryIO

import msgspec

from dateline.archive.reading import Reading
from dateline.archive.rows import article_of
from dateline.errors import FetchError, InputError, SetupError
from dateline.pages import to_article
from dateline.records import Article, Failure, Page
from dateline.sources import Columns, OnTable, as_text, open_source, open_standard_input

_LOG = logging.getLogger(__name__)


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a source gave: an article, with its page if it came from one, or a failure."""

    source: str
    """The source as it was named."""
    article: Article | None = None
    page: Page | None = None
    failure: Failure | None = None


def taken(
    sources: Sequence[str],
    *,
    published: str | None,
    stdin: BinaryIO | None = None,
    columns: Columns | None = None,
    on_table: OnTable | None = None,
) -> Iterator[Taken]:
    """What the sources give, in order. A bad source, page or article never stops the rest.

    Raises:
        SetupError: nothing can be read, since part of the program is missing.
    """
    for source in sources:
        named = as_text(source)
        try:
            if source == "-" and stdin is not None:
                opened = open_standard_input(stdin, columns, on_table)
            else:
                opened = open_source(source, columns=columns)
            for item in opened:
                yield _taken(item, source=named, published=published)
        except (InputError, FetchError) as error:
            yield Taken(source=named, failure=_told(Failure.of(error, source=source, stage="sources")))


def chunks(items: Iterator[Taken], *, size: int, seconds: float) -> Iterator[list[Taken]]:
    """The items in lists of at most `size`; a list is given early when its first item is `seconds` old."""
    chunk: list[Taken] = []
    started = 0.0
    for item in items:
        started = started if chunk else time.monotonic()
        chunk.append(item)
        if len(chunk) >= size or time.monotonic() - started >= seconds:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _taken(item: Page | Article | Failure, *, source: str, published: str | None) -> Taken:
    if isinstance(item, Failure):
        return Taken(source=source, failure=_told(item))
    try:
        if isinstance(item, Page):
            return Taken(source=source, article=_sound(to_article(item, published=published)), page=item)
        return Taken(
            source=source, article=_sound(msgspec.structs.replace(item, published=item.published or published))
        )
    except (InputError, FetchError) as error:
        return Taken(source=source, failure=_told(Failure.of(error, source=item.source or source, stage="pages")))
    except SetupError:
        # No page is at fault, and no other could be read.
        raise
    except Exception as error:  # noqa: BLE001 - a defect on one page must not cost the others
        _LOG.exception("defect while reading %s", item.source or source)
        told = InputError("internal", f"{type(error).__name__}: {error}")
        return Taken(source=source, failure=_told(Failure.of(told, source=item.source or source, stage="pages")))


def _sound(article: Article) -> Article:
    """The article, fit to be stored: with a date that is one.

    Raises:
        InputError: its day of publication is not a date.
    """
    article.published_on  # noqa: B018 - raises where it is not a date
    return article


def _told(failure: Failure) -> Failure:
    """The failure, fit to be stored."""
    return msgspec.structs.replace(failure, source=as_text(failure.source), message=as_text(failure.message))


def stored_chunks(reading: Reading, *, size: int, keys: Sequence[str] | None = None) -> Iterator[list[Taken]]:
    """The articles that an archive shows, or only those of some keys, in lists of at most `size`, ordered by keys."""
    chosen = "" if keys is None else "AND key IN (SELECT unnest($keys))"
    last = ""
    while True:
        given = {"last": last, "size": size, **({} if keys is None else {"keys": list(keys)})}
        rows = reading.rows(
            f"SELECT key, record, text FROM articles WHERE key > $last {chosen} ORDER BY key LIMIT $size", given
        )
        if not rows:
            return
        last = rows[-1]["key"]
        yield [Taken(source="archive", article=article_of(row)) for row in rows]
