"""The standard streams as the program finds them: some are closed, some know few characters."""

from __future__ import annotations

import codecs
import io
import os
import sys

_PLAIN = str.maketrans(
    {"─": "-", "━": "-", "●": "*", "–": "-", "—": "-", "→": "->", "…": "...", **dict.fromkeys("“”", '"')}
)
_LIKEST = "dateline.likest"
"""Name of the way in which characters are written that a stream does not know."""


def make_usable() -> None:
    """Opens standard streams that are closed, to nothing; lets those that know few characters write all the same."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            # Else a file that is opened later would have its number.
            setattr(sys, name, open(_nothing(number), mode, encoding="utf-8"))  # noqa: SIM115 - until the end
    codecs.register_error(_LIKEST, _likest)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_LIKEST)


def _nothing(number: int) -> int:
    opened = os.open(os.devnull, os.O_RDWR)
    if opened == number:
        os.set_inheritable(number, True)
        return number
    os.dup2(opened, number)
    os.close(opened)
    return number


def _likest(error: UnicodeError) -> tuple[str, int]:
    """For signs the program draws with their like in ASCII, for other characters their numbers: none is lost."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    told = error.object[error.start : error.end].translate(_PLAIN)
    return told.encode("ascii", "backslashreplace").decode(), error.end
