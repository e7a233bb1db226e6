"""Failure: what is kept of a source that could not be read or coded, so that no page is lost silently."""

from __future__ import annotations

import msgspec

from dateline.errors import DatelineError


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A source that failed: the stage (sources, pages, coding), the error's code, message and advice."""

    source: str
    stage: str
    code: str
    message: str
    advice: str

    @classmethod
    def of(cls, error: DatelineError, *, source: str, stage: str) -> Failure:
        """The failure that keeps this error."""
        return cls(source=source, stage=stage, code=error.code, message=error.message, advice=error.advice)
