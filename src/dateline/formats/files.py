"""Files that are written as a whole or not at all: beside their place first, then renamed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.errors import InputError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file to write to, which takes the place of `path` when it is done; after an error what was there stays.

    What is no plain file, such as a pipe or /dev/stdout, is written to directly.

    Raises:
        InputError: it cannot be written.
    """
    # A link stays one: what it points at is written.
    place = Path(os.path.realpath(path))
    with telling_output(path):
        is_plain = place.is_file() or not place.exists()
    if not is_plain:
        with telling_output(path):
            yield path
        return
    part = place.with_name(f".{place.name[:200]}.{secrets.token_hex(4)}.part")
    try:
        with telling_output(path):
            yield part
            if place.exists():
                part.chmod(place.stat().st_mode & 0o7777)
            part.replace(place)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def telling_output(path: Path) -> Iterator[None]:
    """Turns what the system says about a file that is written into our error.

    Raises:
        InputError: it cannot be written.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError("bad_output", f"cannot write {str(path)!r}: {error.strerror or error}") from error
