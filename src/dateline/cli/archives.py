"""Archives as commands open them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dateline.api import Archive
from dateline.api import open as open_archive


@contextmanager
def opened(folder: Path, at: str | None = None) -> Iterator[Archive]:
    """The archive in a folder, as it is, or as it was known at a moment; closed afterwards.

    Raises:
        ArchiveError: there is no archive, it cannot be read, or there is no such moment.
    """
    with open_archive(folder, create=False) as archive:
        if at is None:
            yield archive
        else:
            with archive.at(at) as past:
                yield past
