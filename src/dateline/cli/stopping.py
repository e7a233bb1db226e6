"""Being stopped: what SIGTERM does, by which systems and batch queues end programs, is what Ctrl-C does."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import FrameType

STOPPED = 130
"""Exit code of a program that Ctrl-C ended, as shells have it: 128 and the signal's number."""
TERMINATED = 143
"""The same of one that SIGTERM ended."""

_Handler = Callable[[int, FrameType | None], object]


@contextmanager
def leaving_when_stopped() -> Iterator[None]:
    """Lets Ctrl-C and SIGTERM end the program at once: nothing has begun, so nothing is to be kept."""

    def leave(number: int, _: object) -> None:
        # An exception would go through whatever is being imported, and not all of that lets it pass.
        with suppress(OSError):
            os.write(2, b"dateline: stopped\n")
        os._exit(128 + number)

    with _heard({signal.SIGINT: leave, signal.SIGTERM: leave}):
        yield


@contextmanager
def stoppable() -> Iterator[None]:
    """Turns Ctrl-C and SIGTERM into a KeyboardInterrupt, and the exit that follows from SIGTERM into one of its own."""
    terminated: list[int] = []

    def hear(number: int, _: object) -> None:
        terminated.append(number)
        raise KeyboardInterrupt

    with _heard({signal.SIGINT: signal.default_int_handler, signal.SIGTERM: hear}):
        try:
            yield
        except KeyboardInterrupt:
            # Before a command has begun.
            sys.exit(TERMINATED if terminated else STOPPED)
        except SystemExit:
            if terminated:
                sys.exit(TERMINATED)
            raise


@contextmanager
def _heard(handlers: Mapping[signal.Signals, _Handler]) -> Iterator[None]:
    """Has signals handled so; Ctrl-C only if the program hears it, which one started in the background does not."""
    if threading.current_thread() is not threading.main_thread():
        # Only the main thread may say what becomes of signals.
        yield
        return
    before = {number: signal.getsignal(number) for number in handlers}
    if before[signal.SIGINT] is signal.SIG_IGN:
        del before[signal.SIGINT]
    for number in before:
        signal.signal(number, handlers[number])
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
