"""What all tests of the command line need."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace

import pytest

from dateline.cli import main


@pytest.fixture
def run(monkeypatch, capfdbinary):
    """Runs a command; gives its exit code, output and talk."""

    def ran(*arguments: str, stdin: bytes = b""):
        monkeypatch.setattr(sys, "argv", ["dateline", *arguments])
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main()
        captured = capfdbinary.readouterr()
        return SimpleNamespace(code=left.value.code or 0, out=captured.out, err=captured.err.decode())

    return ran
