from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.archive import Added, Archive
from tests.archive.fakes import QuickCoder, lines


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive", threads=1) as made:
        yield made


@pytest.fixture
def add(archive: Archive, tmp_path: Path) -> Callable[..., Added]:
    """Adds articles, given as texts or objects, with the quick coder."""

    def added(*articles: dict[str, str] | str, **options: Any) -> Added:
        file = lines(tmp_path / "articles.jsonl", articles)
        return archive.add(file, **{"coder": QuickCoder, **options})

    return added
