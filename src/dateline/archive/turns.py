"""Taking turns: writers on one machine wait for each other, so that few of them are overtaken.

Only a courtesy: what keeps an archive whole is the condition under which a version is written (`store.Store.mark`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no such locks; writers there are overtaken and start again
    fcntl = None  # type: ignore[assignment]


@contextmanager
def turn(file: Path, *, wait: bool = True) -> Iterator[bool]:
    """Holds the lock of a file, and gives back whether it could be had. It is freed when its process dies.

    Args:
        file: the file to lock; made if missing.
        wait: wait until whoever holds it lets go.
    """
    if fcntl is None:
        yield True
        return
    try:
        handle = file.open("a")
    except OSError:
        yield True
        return
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
