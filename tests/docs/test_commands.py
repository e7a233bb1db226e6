"""What the documents tell to type can be typed: commands, options and Python are those there are."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path

import pytest
import typer.main

from dateline.cli.app import app

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = typer.main.get_command(app)
_BLOCK = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)
_WORDS_OF_OTHERS = {"--set", "--lower", "--reason", "--report", "--folds", "--data", "--force-reinstall", "--upgrade"}
"""Options of scripts and of pip, which are told beside those of the command line."""


def leaves(command=COMMANDS, name=""):
    """The commands that do something, by name ("knowledge who")."""
    inner = getattr(command, "commands", None)
    if inner is None:
        return {name: command}
    found = {}
    for word, one in inner.items():
        found |= leaves(one, f"{name} {word}".strip())
    return found


def options(command) -> set[str]:
    return {flag for one in command.params for flag in (*one.opts, *one.secondary_opts) if flag.startswith("--")}


def typed(document: Path) -> list[str]:
    """The command lines that a document gives, from its blocks for shells."""
    blocks = _BLOCK.findall(document.read_text(encoding="utf-8"))
    lines = [line for kind, text in blocks if kind in {"sh", "console"} for line in text.splitlines()]
    parts = [part for line in lines for part in re.split(r" \| | && ", line.removeprefix("$ ").split("  #")[0])]
    return [part.strip() for part in parts if part.strip().startswith("dateline ")]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_can_be_typed(document):
    for line in typed(document):
        words = shlex.split(line)[1:]
        name = " ".join(words[:2]) if " ".join(words[:2]) in leaves() else words[0]
        command = leaves()[name]
        with command.make_context(name, words[len(name.split()) :]) as context:
            assert context.command is command


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_options_that_are_named_exist(document):
    known = set().union(*map(options, leaves().values())) | options(COMMANDS) | {"--help"} | _WORDS_OF_OTHERS
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", document.read_text(encoding="utf-8")))
    assert named <= known


def test_every_command_and_option_is_told():
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, command in leaves().items():
        assert f"`dateline {name}" in page, name
        assert not {flag for flag in options(command) - {"--help"} if flag not in page}, name


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_python_can_be_read(document):
    for kind, text in _BLOCK.findall(document.read_text(encoding="utf-8")):
        if kind == "python":
            assert ast.parse(text).body
