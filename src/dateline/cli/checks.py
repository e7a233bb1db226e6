"""What `dateline doctor` looks at."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

import msgspec

from dateline.api import default_coder
from dateline.errors import DatelineError

_PARTS = (
    "spacy",
    "onnxruntime",
    "tokenizers",
    "trafilatura",
    "py3langid",
    "msgspec",
    "pyarrow",
    "httpx",
    "lxml",
    "typer",
    "rich",
)
_PROBE = "Norland's army attacked rebels near the border on Monday."


class Check(msgspec.Struct, frozen=True):
    """One thing looked at, what was found, and whether it is sound."""

    part: str
    finding: str
    is_sound: bool


def checks() -> Iterator[Check]:
    """The checks in order: program, libraries, model and knowledge, and a sentence coded end to end."""
    yield Check("dateline", version("dateline"), True)
    yield Check("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}", True)
    for name in _PARTS:
        try:
            yield Check(name, version(name), True)
        except PackageNotFoundError:
            yield Check(name, "not installed; reinstall with `pip install --force-reinstall dateline`", False)
    try:
        versions = default_coder().versions
    except DatelineError as error:
        yield Check("coder", f"{error.message} [{error.code}] {error.advice}", False)
        return
    for table in ("parser", "network", "codebook", "lexicon", "gazetteer"):
        yield Check(table, getattr(versions, table), True)
    found = default_coder().reader.parse(_PROBE)
    yield Check("parse", f"{len(found.sentences)} sentence read", len(found.sentences) == 1)
