"""What the tests of the commands over an archive need; a coder that takes no time stands in for the real one."""

from __future__ import annotations

import json

import pytest

from tests.archive.fakes import QuickCoder, lines

TEXTS = ["RUS accuses MLI. USA meets FRA.", "MLI attacks FRA near Gao.", "Nothing here."]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr("dateline.cli.adding.Coder", QuickCoder)


@pytest.fixture
def source(tmp_path):
    articles = [
        {"id": f"a{number}", "text": text, "title": f"News {number}", "published": f"2024-03-0{number + 1}"}
        for number, text in enumerate(TEXTS)
    ]
    return str(lines(tmp_path / "news.jsonl", articles))


@pytest.fixture
def archive(run, source, tmp_path):
    folder = str(tmp_path / "africa")
    assert run("add", source, "--to", folder).code == 0
    return folder


@pytest.fixture
def found(run):
    """Finds events in an archive by filters; gives their types."""

    def ran(archive: str, *filters: str) -> list[str]:
        done = run("find", archive, *filters, "--format", "jsonl")
        assert done.code == 0, done.err
        return [json.loads(line)["type"] for line in done.out.splitlines()]

    return ran
