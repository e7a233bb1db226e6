"""Keys and lines that a person types: single keys on a terminal, whole lines where standard input is a file or pipe."""

from __future__ import annotations

import os
import re
import select
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from string import ascii_lowercase, digits
from typing import Any, Literal, Protocol, Self

import typer
from rich.console import Console
from rich.text import Text

try:
    import termios
    import tty
except ImportError:  # pragma: no cover - Windows has no such terminals; a key is asked for there by typer
    termios = None  # type: ignore[assignment]

Next = Literal["on", "stay", "stop"]
"""What comes after a key: the next event, the same one again, or the end."""
ESCAPE = "\x1b"
_NAMES = {"\r": "", "\n": "", ESCAPE: "", "\x1b[D": "b", "\x1b[C": "n", " ": "n"}
"""What keys without a letter stand for: nothing chosen, the event before, the next one."""
_PRESSED = re.compile(r"\x1b(?:\[[\d;]*[ -/]*[@-~]|O.|[^\x1b\[O])?|.", re.DOTALL)
"""One of the keys that arrive together: those without a letter send several characters."""
_BEGUN = re.compile(rb"\x1b(?:O|\[[\d;]*[ -/]*)?\Z")
"""A key without a letter whose end is still to come, or Escape."""
_SAME_KEY = 0.05
"""Seconds within which the rest of a key follows on a slow line."""
_END = ("\x04", "\x00")
"""End of input: Ctrl-D, and what becomes of one that was pressed before the program took single keys."""
_ARRIVE_TOGETHER = 1024
_LABELS = digits[1:] + ascii_lowercase
"""Keys of the options of a list, in order."""
_IN_A_COLUMN = 18
"""Options that still stand below each other; more stand in two columns."""


class Keys(Protocol):
    """Where decisions come from."""

    is_terminal: bool
    """Whether a person sits there, so that the screen may be cleared."""

    def key(self) -> str:
        """One key, in lower case; empty when nothing is chosen.

        Raises:
            EOFError: there are no more.
        """
        ...

    def line(self) -> str:
        """A line of text, without spaces around it; empty when nothing is said.

        Raises:
            EOFError: there are no more.
        """
        ...


class TerminalKeys:
    """Keys of a terminal, taken without Enter; those typed ahead are kept. Use it in a `with` statement."""

    is_terminal = True

    def __init__(self) -> None:
        self._waiting: list[str] = []
        """Keys that arrived together with the one before."""
        self._before: list[Any] | None = None
        """How the terminal was set when it was taken."""

    def __enter__(self) -> Self:
        """Remembers how the terminal is set."""
        if termios is not None:
            with suppress(termios.error):
                self._before = termios.tcgetattr(sys.stdin)
        return self

    def __exit__(self, *_: object) -> None:
        """Sets it so again."""
        self._by_lines()

    def key(self) -> str:
        """One key; the arrows to left and right are b and n, the space bar is n, Escape and Enter choose nothing."""
        if not self._waiting:
            self._waiting = self._arrived()
        if not self._waiting or self._waiting[0] in _END:
            # No key at all: the terminal is gone.
            raise EOFError
        pressed = self._waiting.pop(0)
        return _NAMES.get(pressed, pressed.lower() if len(pressed) == 1 else "?")

    def line(self) -> str:
        """A line; the terminal's own editing keys work."""
        ahead, self._waiting = "".join(self._waiting).replace("\r", "\n"), []
        line, entered, rest = ahead.partition("\n")
        if any(end in line for end in _END):
            raise EOFError
        if entered:
            self._waiting = _PRESSED.findall(rest)
            return line.strip()
        self._by_lines()
        return (line + input()).strip()

    def _arrived(self) -> list[str]:
        """The keys pressed since the last were taken, or the next one; none if the terminal is gone."""
        if self._before is None:
            return [pressed] if (pressed := typer.getchar()) else []
        place = sys.stdin.fileno()
        try:
            # Not raw: Ctrl-C is to stop what goes on between two keys, too.
            tty.setcbreak(sys.stdin, termios.TCSADRAIN)
            arrived = os.read(place, _ARRIVE_TOGETHER)
            while _is_cut(arrived) and select.select([place], [], [], _SAME_KEY)[0]:
                if not (more := os.read(place, _ARRIVE_TOGETHER)):
                    break
                arrived += more
        except (OSError, termios.error):
            return []
        return _PRESSED.findall(arrived.decode(errors="replace"))

    def _by_lines(self) -> None:
        if self._before is not None:
            with suppress(termios.error):
                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._before)


def _is_cut(arrived: bytes) -> bool:
    """Whether what arrived ends within a key, whose rest is on its way: an arrow's, or a letter's of two bytes."""
    try:
        arrived.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            return True
    return _BEGUN.search(arrived) is not None


class LineKeys:
    """A command a line, for pipes and files."""

    is_terminal = False

    def key(self) -> str:
        """The next line in lower case."""
        return self.line().lower()

    def line(self) -> str:
        """The next line."""
        line = sys.stdin.buffer.readline()
        if not line:
            raise EOFError
        return line.decode(errors="replace").strip()


@contextmanager
def keys_of_standard_input() -> Iterator[Keys]:
    """Single keys if standard input and output are a terminal, else lines."""
    if sys.stdout.isatty() and sys.stdin.isatty():
        with TerminalKeys() as keys:
            yield keys
    else:
        yield LineKeys()


def ask(keys: Keys, out: Console, question: str) -> str:
    """What is typed after a question; empty for nothing."""
    out.print(Text(f"{question}: ", style="bold"), end="" if keys.is_terminal else "\n")
    return keys.line()


def pick(
    keys: Keys, out: Console, title: str, options: Sequence[tuple[str, str]], *, none: str | None = None
) -> str | None:
    """What is chosen from a list by one key; None if nothing is.

    Args:
        keys: where the key comes from.
        out: where the list is shown.
        title: what is chosen.
        options: the values, each with what it means; at most 35.
        none: what choosing 0 means; its value is the empty text.
    """
    width = max((len(value) for value, _ in options), default=0)
    chosen = pick_number(keys, out, title, [f"{value:<{width}}  {meaning}" for value, meaning in options], none=none)
    if chosen is None or chosen < 0:
        return None if chosen is None else ""
    return options[chosen][0]


def pick_number(keys: Keys, out: Console, title: str, lines: Sequence[str], *, none: str | None = None) -> int | None:
    """The place, from 0, of the line that is chosen by one key; -1 for `none`, None if nothing is chosen."""
    out.print(Text(title, style="bold"))
    labelled = dict(zip(_LABELS, lines, strict=False))
    rows = [f"{label} {line}".rstrip() for label, line in labelled.items()]
    if none is not None:
        rows.append(f"0 {none}")
    for row in _columns(rows, out.width) if len(rows) > _IN_A_COLUMN else rows:
        out.print(Text(row), overflow="ellipsis", no_wrap=True)
    out.print(Text("Enter: leave it", style="dim"))
    pressed = keys.key()
    if none is not None and pressed == "0":
        return -1
    return list(labelled).index(pressed) if pressed in labelled else None


def _columns(rows: Sequence[str], width: int) -> list[str]:
    half = (len(rows) + 1) // 2
    space = width // 2 - 1
    right = [*rows[half:], ""]
    return [f"{left[: space - 1]:<{space}} {other[:space]}".rstrip() for left, other in zip(rows, right, strict=False)]
