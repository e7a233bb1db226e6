"""The errors: codes as documented, messages that say what to do, classes that the built-in ones catch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.errors import CODES, ArchiveError, DatelineError, FetchError, InputError, KnowledgeError, SetupError

DOCUMENT = Path(__file__).parents[1] / "docs" / "errors.md"
CLASSES = {error.__name__: error for error in (InputError, FetchError, KnowledgeError, ArchiveError, SetupError)}


@pytest.fixture(scope="module")
def documented() -> list[list[str]]:
    """The cells of the rows of the document's table of codes."""
    _, _, table = DOCUMENT.read_text(encoding="utf-8").partition("## Codes\n")
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row] for row in rows]


def test_the_document_has_every_code_in_its_order(documented: list[list[str]]) -> None:
    assert [row[0].strip("`") for row in documented] == list(CODES)


def test_the_document_tells_class_meaning_and_remedy(documented: list[list[str]]) -> None:
    for code, classes, meaning, remedy in documented:
        assert set(re.findall(r"`(\w+)`", classes)) <= set(CLASSES), code
        assert classes, code
        assert meaning.endswith("."), code
        assert remedy.endswith("."), code


@pytest.mark.parametrize("code", CODES)
def test_codes_are_short_words_and_advice_a_sentence(code: str) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)?", code)
    assert CODES[code].endswith(".")


def test_an_error_says_what_why_and_what_next() -> None:
    error = InputError("empty", "page.html is empty")
    assert (error.code, error.message, error.advice) == ("empty", "page.html is empty", CODES["empty"])
    assert str(error) == f"page.html is empty [empty] {CODES['empty']}"


def test_advice_can_be_given_for_the_case() -> None:
    assert InputError("not_found", "no such thing", advice="Look again.").advice == "Look again."


def test_codes_that_are_not_listed_are_refused() -> None:
    with pytest.raises(KeyError, match="mystery"):
        InputError("mystery", "what?")


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (InputError, ValueError),
        (FetchError, OSError),
        (KnowledgeError, ValueError),
        (ArchiveError, RuntimeError),
        (SetupError, RuntimeError),
    ],
)
def test_errors_are_caught_as_dateline_s_and_as_the_built_in_ones(
    error: type[DatelineError], builtin: type[Exception]
) -> None:
    assert issubclass(error, DatelineError)
    with pytest.raises(builtin, match="odd"):
        raise error("internal", "odd")
