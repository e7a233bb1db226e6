"""What `dateline doctor` looks at."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

import msgspec

from dateline.api import code, default_coder
from dateline.errors import DatelineError

_PARTS = (
    "spacy",
    "onnxruntime",
    "tokenizers",
    "trafilatura",
    "py3langid",
    "msgspec",
    "deltalake",
    "duckdb",
    "tantivy",
    "httpx",
    "lxml",
    "typer",
    "rich",
)
_PROBE = "Rebels attacked the town of Gao on Monday."
_PROBE_TYPE = "ASSAULT"


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
        yield from _coder_checks()
    except DatelineError as error:
        yield Check("coder", str(error), False)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with an installation is a finding
        yield Check("coder", f"{type(error).__name__}: {error}", False)


def _coder_checks() -> Iterator[Check]:
    versions = default_coder().versions
    for table in ("parser", "network", "codebook", "lexicon", "gazetteer", "actors"):
        yield Check(table, getattr(versions, table), True)
    types = sorted({event.type for event in code(_PROBE)})
    yield Check("coding", f"a sentence coded: {', '.join(types) or 'no event'}", _PROBE_TYPE in types)
