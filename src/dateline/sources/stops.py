"""Ctrl-C while DuckDB answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_TOLD = "Query interrupted"
"""What DuckDB says where a signal's handler raised within a question; whatever it raised is lost."""


@contextmanager
def hearing_stops() -> Iterator[None]:
    """Turns the error that DuckDB makes of Ctrl-C into the KeyboardInterrupt that it is elsewhere."""
    try:
        yield
    except RuntimeError as error:
        if str(error) != _TOLD:
            raise
        raise KeyboardInterrupt from error
