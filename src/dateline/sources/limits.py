"""How much is read at most, and the one function that says so."""

from __future__ import annotations

from typing import BinaryIO

from dateline.errors import InputError

MAX_PAGE_BYTES = 20_000_000
"""One page, one JSON document and one line of JSONL; stated in the advice of the error `too_large`."""
MAX_TEXT_CHARACTERS = 5_000_000
"""One text; stated in the same advice."""
MAX_EMPTY_LINES = 1_000_000
"""Empty lines in a row: a packed file of some hundred kilobytes may hold as many as one likes."""


def too_large(what: str) -> InputError:
    """The error for something bigger than a page may be."""
    return InputError("too_large", f"{what} is larger than {MAX_PAGE_BYTES // 1_000_000} MB")


def too_empty(what: str) -> InputError:
    """The error for something with more empty lines in a row than anybody writes."""
    advice = "Check how the file was made."
    most = f"{MAX_PAGE_BYTES // 1_000_000} MB of white space or {MAX_EMPTY_LINES:,} empty lines"
    return InputError("bomb", f"{what} has more than {most} in a row", advice=advice)


def read_capped(stream: BinaryIO, what: str) -> bytes:
    """All bytes of a stream.

    Raises:
        InputError: there are more than a page may have; no more than that is read.
    """
    # One byte more than allowed tells "full" from "too much".
    parts: list[bytes] = []
    left = MAX_PAGE_BYTES + 1
    while left > 0 and (part := stream.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise too_large(what)
    return b"".join(parts)
