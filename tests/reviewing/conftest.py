from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.archive import Archive
from tests.archive.fakes import QuickCoder, lines

TEXT = "It rained. RUS accuses MLI of lies. MLI meets RUS in Gao on Monday. FRA aids MLI. The end."


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Archive]:
    """Two articles with three events and one."""
    articles = [
        {"id": "a", "title": "News from Gao", "published": "2024-03-05", "text": TEXT},
        {"id": "b", "published": "2024-03-06", "text": "RUS attacks MLI, killing at least 12 people."},
    ]
    with Archive(tmp_path / "archive", threads=1) as archive:
        archive.add(lines(tmp_path / "news.jsonl", articles), coder=QuickCoder)
        yield archive
