"""The consoles of the command line. Text of pages passes through them, so they read no markup and no emoji codes."""

from __future__ import annotations

import errno
import logging
import os
import sys
from typing import TextIO

import msgspec
from rich.console import Console

from dateline.records import Failure
from dateline.views.words import safe


class _Console(Console):
    """A console whose reader may go: without one for results a command ends, without one for talk it goes on."""

    def on_broken_pipe(self) -> None:
        """Called when the reader has gone; rich would end the program as failed."""
        if not self.stderr:
            raise BrokenPipeError(errno.EPIPE, "whoever read the output has gone")
        unread(sys.stderr)


def console(file: TextIO | None = None, *, stderr: bool = False, width: int | None = None) -> Console:
    """A console on standard output, on standard error, or on a file."""
    return _Console(file=file, stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def unread(stream: TextIO) -> None:
    """Lets go of a standard stream whose reader has gone: what it still holds would be an error at the exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(line: str) -> None:
    """Tells the user a line on standard error; what it quotes from the input cannot steer the terminal."""
    console(stderr=True).print(safe(line), soft_wrap=True)


def print_json(value: object) -> None:
    """Prints a record, or several, as JSON for programs."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    sys.stdout.flush()


def told_failure(failure: Failure) -> str:
    """What failed and why, on one line; a message that begins with the source does not name it twice."""
    named = "" if failure.message.startswith((failure.source, repr(failure.source))) else f"{failure.source}: "
    return f"{named}{failure.message} [{failure.code}] {failure.advice}"


class SafeFormatter(logging.Formatter):
    """Formats log records, with their tracebacks, so that what they quote cannot steer the terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's lines, each safe, with their indentation."""
        lines = super().format(record).split("\n")
        return "\n".join(line[: len(line) - len(line.lstrip(" "))] + safe(line) for line in lines)
