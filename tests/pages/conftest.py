"""What the tests of pages share: a limit of time, by the processor's clock, so that a busy machine fails none."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@pytest.fixture
def within_seconds():
    @contextmanager
    def limited(seconds: float) -> Iterator[None]:
        started = time.process_time()
        yield
        assert time.process_time() - started < seconds

    return limited
