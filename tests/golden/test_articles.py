"""Every page of the sample is read as its hand-written article says."""

import json
from functools import cache
from pathlib import Path

import pytest

from dateline.pages import to_article
from dateline.records import Page

ROOT = Path(__file__).parents[2]
PAGES = sorted(path for path in (ROOT / "samples" / "pages").iterdir() if path.suffix in {".html", ".txt"})
ARTICLES = Path(__file__).parent / "articles"
FIELDS = (
    "title",
    "published",
    "modified",
    "authors",
    "agency",
    "outlet",
    "section",
    "language",
    "captions",
    "copyright",
    "views",
    "address",
)


@cache
def expected(name):
    return json.loads((ARTICLES / f"{name}.json").read_text(encoding="utf-8"))


@cache
def read(path):
    return to_article(Page(content=path.read_bytes(), source=path.name))


def plain(value):
    """The value as JSON would give it back."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if hasattr(value, "credit"):
        return {"text": value.text, "credit": value.credit, "agencies": list(value.agencies)}
    return value


def paragraphs(text):
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def test_every_page_has_its_article_and_every_article_its_page():
    assert {path.stem for path in PAGES} == {path.stem for path in ARTICLES.glob("*.json")}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_expectation_names_every_field(path):
    assert set(expected(path.stem)) == {*FIELDS, "text"}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_field(path, field):
    assert plain(getattr(read(path), field)) == expected(path.stem)[field]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_text(path):
    assert paragraphs(read(path).text) == [" ".join(part.split()) for part in expected(path.stem)["text"]]
