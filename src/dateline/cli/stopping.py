"""Being stopped: what SIGTERM does, by which systems and batch queues end programs, is what Ctrl-C does."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

STOPPED = 130
"""Exit code of a program that Ctrl-C ended, as shells have it: 128 and the signal's number."""
TERMINATED = 143
"""The same of one that SIGTERM ended."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Turns SIGTERM into a KeyboardInterrupt, and the exit that follows from it into one with its own code."""
    if threading.current_thread() is not threading.main_thread():
        # Only the main thread may say what becomes of signals.
        yield
        return
    heard: list[int] = []

    def hear(number: int, _: Any) -> None:
        heard.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, hear)
    try:
        yield
    except SystemExit:
        if heard:
            sys.exit(TERMINATED)
        raise
    finally:
        signal.signal(signal.SIGTERM, before)
