"""Opening of a source: what `spec` names, as a stream of pages, articles and failures."""

from __future__ import annotations

import gzip
import os
import re
import stat
import zlib
from collections.abc import Iterator
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, cast

from dateline.errors import DatelineError, InputError
from dateline.records import Article, Failure, Page
from dateline.sources.articles import article_of_json, json_value
from dateline.sources.columns import Columns
from dateline.sources.decoding import as_text, decoded
from dateline.sources.feeds import articles_of_feed, is_feed
from dateline.sources.fetching import fetch
from dateline.sources.kinds import GZIP, is_archive, kind_of, refuse_formats, refuse_unreadable
from dateline.sources.limits import MAX_EMPTY_LINES, MAX_PAGE_BYTES, read_capped, too_empty, too_large
from dateline.sources.refusals import cannot_be_read
from dateline.sources.tables import articles_of_table, is_table

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_LINE_NAMES = (".jsonl", ".ndjson")
_STDIN = "standard input"
_WORDS_OF_TEXT = 4
"""Words of a name that is no path from which it is rather a text than a file's name."""
_TEXT_GIVEN = (
    "Check the path. A text is given on standard input (echo '…' | dateline code -), in Python to `dateline.code`."
)


def open_source(
    spec: str, *, stdin: BinaryIO | None = None, columns: Columns | None = None
) -> Iterator[Page | Article | Failure]:
    """What a source holds, in order: pages, articles given verbatim, and failures of parts of it.

    Args:
        spec: a path to a file (HTML, text, a feed, JSON, JSONL, CSV, or any of them gzipped; Parquet) or folder, an
            http(s) address, or '-'.
        stdin: the stream that '-' stands for.
        columns: of tables, which column holds which field of an article, where that is not to be guessed.

    Raises:
        DatelineError: the source as a whole cannot be read. Inside folders, feeds, JSONL and tables a bad part becomes
            a Failure.
    """
    if not spec.strip():
        # As a path it would be the current folder, which nobody means who gives an empty variable.
        raise InputError("not_found", "the name of a source is empty")
    if spec == "-":
        yield from _standard_input(stdin)
        return
    if _ADDRESS.match(spec):
        yield from _of_page(fetch(spec))
        return
    path = Path(spec)
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        advice = _TEXT_GIVEN if len(spec.split()) >= _WORDS_OF_TEXT else None
        raise InputError("not_found", f"{spec!r} does not exist", advice=advice) from None
    except (OSError, ValueError) as error:
        raise cannot_be_read(f"{spec!r:.200}", error) from error
    if stat.S_ISDIR(mode):
        yield from _folder(path, columns)
    else:
        yield from _file(path, regular=stat.S_ISREG(mode), columns=columns)


def is_of_lines(name: str) -> bool:
    """Whether a file of that name holds one article a line."""
    return name.lower().removesuffix(".gz").endswith(_LINE_NAMES)


def _folder(folder: Path, columns: Columns | None) -> Iterator[Page | Article | Failure]:
    """Everything in the files below a folder, in sorted order; a bad file or, at the end, folder becomes a Failure.

    Archives of Dateline that lie in it are left out.

    Raises:
        InputError: the folder itself cannot be read, or holds no file.
    """
    refused: list[OSError] = []
    filled = False
    for place, folders, names in os.walk(folder, onerror=refused.append, followlinks=False):
        if is_archive(place):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if name.startswith("."):
                continue
            filled = True
            try:
                # A pipe or device in a folder may never end; only a caller who names it means it.
                if not stat.S_ISREG(path.stat().st_mode):
                    raise InputError("unreadable", f"{path} is not a regular file")
                yield from _file(path, regular=True, columns=columns)
            except DatelineError as error:
                yield Failure.of(error, source=str(path), stage="sources")
            except OSError as error:
                yield Failure.of(cannot_be_read(str(path), error), source=str(path), stage="sources")
    for refusal in refused:
        failed = InputError(
            "unreadable",
            f"{refusal.filename} cannot be read: {refusal.strerror}",
            advice="Check the permissions of the folder.",
        )
        if refusal.filename == str(folder):
            raise failed
        yield Failure.of(failed, source=str(refusal.filename), stage="sources")
    if is_archive(str(folder)):
        raise InputError("empty", f"{folder} is an archive, no source", advice="Give pages, texts or tables.")
    if not filled and not refused:
        raise InputError("empty", f"{folder} holds no file", advice="Give a folder with files that are not hidden.")


def _file(path: Path, *, regular: bool, columns: Columns | None) -> Iterator[Page | Article | Failure]:
    """What one file holds."""
    if is_table(path.name):
        if not regular:
            raise InputError(
                "unreadable",
                f"{path} is a pipe or a device, and a table is read from its beginning again",
                advice="Give the table on standard input: dateline code - < FILE.",
            )
        yield from articles_of_table(path, columns)
        return
    source = as_text(str(path))
    name = path.name.lower().removesuffix(".gz")
    by_line = is_of_lines(name)
    try:
        with path.open("rb") as file:
            packed = file.peek(2)[:2] == GZIP
            if regular and not packed and not by_line and path.stat().st_size > MAX_PAGE_BYTES:
                raise too_large(source)
            if by_line:
                stream = cast(BinaryIO, gzip.GzipFile(fileobj=file) if packed else file)
                yield from _lines(stream, source, packed=packed)
                return
            content = _unpacked(file, source) if packed else read_capped(file, source)
    except OSError as error:
        raise cannot_be_read(source, error) from error
    refuse_unreadable(content, source)
    if name.endswith(".json"):
        yield from _json_document(content, source)
    else:
        yield from _of_page(Page(content=content, source=source))


def _of_page(page: Page) -> Iterator[Page | Article | Failure]:
    """The page itself, or the entries of a feed."""
    if is_feed(page.content):
        yield from articles_of_feed(page.content, source=page.source)
    else:
        yield page


def _standard_input(stdin: BinaryIO | None) -> Iterator[Page | Article | Failure]:
    """What standard input holds, judged by how it begins; JSONL is passed on line by line."""
    if stdin is None:
        raise InputError("not_found", "there is no standard input")
    first = stdin.readline(MAX_PAGE_BYTES + 1)
    whole = BufferedReader(_Prefixed(first, stdin))
    if first.startswith(GZIP):
        content = _unpacked(whole, _STDIN)
    elif kind_of(first) == "json" and _is_whole_json(first):
        yield from _lines(whole, _STDIN, packed=False)
        return
    else:
        content = read_capped(whole, _STDIN)
    refuse_unreadable(content, _STDIN)
    if kind_of(content) == "json":
        yield from _json_document(content, _STDIN)
    else:
        yield from _of_page(Page(content=content, source=_STDIN))


class _Prefixed(RawIOBase):
    """A stream that gives back the first bytes before the rest."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        # read1 passes on what has arrived; read would wait until the buffer is full.
        self._read = getattr(rest, "read1", rest.read)

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The number of bytes put into the buffer."""
        part = self._first[: len(buffer)] or self._read(len(buffer))
        self._first = self._first[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def _is_whole_json(line: bytes) -> bool:
    try:
        value = json_value(decoded(line), source=_STDIN)
    except InputError:
        return False
    return isinstance(value, dict)


def _unpacked(packed: BinaryIO, source: str) -> bytes:
    """The bytes of a gzip stream, unpacked no further than a page may be long.

    Raises:
        InputError: it unpacks to more, or is damaged.
    """
    try:
        return read_capped(cast(BinaryIO, gzip.GzipFile(fileobj=packed)), source)
    except InputError as error:
        raise InputError("bomb", f"{source} unpacks to more than {MAX_PAGE_BYTES // 1_000_000} MB") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise _damaged(source) from error


def _damaged(source: str) -> InputError:
    return InputError("unreadable", f"{source} is a damaged gzip file", advice="Download or pack the file again.")


def _json_document(content: bytes, source: str) -> Iterator[Article | Failure]:
    """The articles of one JSON document (an object, a list of objects) or, failing that, of JSON lines."""
    text = decoded(content)
    try:
        value = json_value(text, source=source)
    except InputError:
        # Many a .json file holds one object a line; the first line alone tells.
        first = next(line for line in content.splitlines() if line.strip())
        if not (first.lstrip().startswith(b"{") and _is_whole_json(first)):
            raise
        yield from _lines(BytesIO(content), source, packed=False)
        return
    if isinstance(value, dict):
        yield article_of_json(value, source=source)
        return
    if not isinstance(value, list):
        raise InputError("bad_article", f"{source} holds neither an object nor a list")
    if not value:
        raise InputError("empty", f"{source} holds no article")
    for number, item in enumerate(value, start=1):
        yield _article_or_failure(item, source=f"{source} item {number}")


def _article_or_failure(item: object, *, source: str) -> Article | Failure:
    try:
        return article_of_json(item, source=source)
    except InputError as error:
        return Failure.of(error, source=source, stage="sources")


def _lines(stream: BinaryIO, source: str, *, packed: bool) -> Iterator[Article | Failure]:
    """The articles of JSON lines, one by one; a bad line becomes a Failure that names it.

    Raises:
        InputError: there is no line with anything in it, too many are empty, or it is something else.
    """
    number = empty = blank = 0
    filled = False
    try:
        while line := stream.readline(MAX_PAGE_BYTES + 1):
            number += 1
            if number == 1:
                # Every line of something else would fail on its own.
                refuse_formats(line, source)
            place = f"{source} line {number}"
            if len(line) > MAX_PAGE_BYTES:
                filled = True
                if packed:
                    # The rest of such a line may unpack without end.
                    raise InputError("bomb", f"{place} unpacks to more than {MAX_PAGE_BYTES // 1_000_000} MB")
                yield Failure.of(too_large(place), source=place, stage="sources")
                while line and not line.endswith(b"\n"):
                    line = stream.readline(1 << 20)
                continue
            if not line.strip():
                empty += 1
                blank += len(line)
                if empty > MAX_EMPTY_LINES or blank > MAX_PAGE_BYTES:
                    raise too_empty(source)
                continue
            empty = blank = 0
            filled = True
            yield _line(line, place)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise _damaged(source) from error
    if not filled:
        raise InputError("empty", f"{source} is empty")


def _line(line: bytes, place: str) -> Article | Failure:
    try:
        refuse_unreadable(line, place)
        return article_of_json(json_value(decoded(line), source=place), source=place)
    except InputError as error:
        return Failure.of(error, source=place, stage="sources")
