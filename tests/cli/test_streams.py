"""Standard streams that are closed, or that know few characters: nothing breaks, and no character is lost."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
from dateline.cli import main
sys.argv = ["dateline", *sys.argv[1:]]
main()
"""


def ran(*arguments, closed="", **environment):
    shell = f'exec "$@" {closed}'
    return subprocess.run(
        ["sh", "-c", shell, "sh", sys.executable, "-c", PROGRAM, *map(str, arguments)],
        check=False,
        capture_output=True,
        timeout=120,
        env={**os.environ, **environment},
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_closed_streams_are_empty_ones(tmp_path, closed):
    (tmp_path / "news.csv").write_text("text\nIt rained.\n")
    done = ran("add", tmp_path / "news.csv", "--to", tmp_path / "archive", closed=closed)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert b"added" in ran("history", tmp_path / "archive").stdout


def test_closed_standard_input_holds_nothing():
    done = ran("read", "-", closed="<&-")
    assert done.returncode == 1
    assert b"[empty]" in done.stderr


def test_a_stream_that_knows_few_characters_has_their_like(tmp_path):
    (tmp_path / "news.txt").write_text("“Non” – said Chloé Ż.\n\n" + "It rained in Gao all day. " * 5, encoding="utf-8")
    done = ran("read", tmp_path / "news.txt", PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert '"Non" - said Chlo\xe9 \\u017b.'.encode("latin-1") in done.stdout
