"""Archives as commands open them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.api import Archive
from dateline.api import open as open_archive

_FOLDED = re.compile(r"^(?!file:)([a-z][a-z0-9]+):/(?!/)")


def address_of(archive: Path) -> str:
    """Where an archive is, as a person typed it: as a path, the address of an object store has lost a slash."""
    return _FOLDED.sub(r"\1://", str(archive))


@contextmanager
def opened(folder: Path, at: str | None = None) -> Iterator[Archive]:
    """The archive in a folder or an object store, as it is, or as it was known at a moment; closed afterwards.

    Raises:
        ArchiveError: there is no archive, it cannot be read, or there is no such moment.
    """
    with open_archive(address_of(folder), create=False) as archive:
        if at is None:
            yield archive
        else:
            with archive.at(at) as past:
                yield past
