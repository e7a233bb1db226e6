"""Archives in an object store. DATELINE_TEST_STORE names a running S3 server; without it one is started, if moto is
installed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from secrets import token_hex

import pytest

from dateline.archive import Archive
from dateline.archive.spots import Bucket, Folder, spot_of, unreachable
from dateline.archive.store import Overtaken
from dateline.errors import ArchiveError
from tests.archive.fakes import QuickCoder, lines

ARTICLES = [
    {"id": f"a{number}", "text": f"RUS accuses MLI {number}. MLI meets RUS.", "published": f"2024-0{number % 3 + 1}-05"}
    for number in range(6)
]


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    if running := os.environ.get("DATELINE_TEST_STORE"):
        yield running
        return
    server = pytest.importorskip("moto.server").ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def address(endpoint, monkeypatch, tmp_path) -> str:
    pytest.importorskip("obstore")
    import httpx

    for name, value in {
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "y",
        "AWS_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ALLOW_HTTP": "true",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }.items():
        monkeypatch.setenv(name, value)
    httpx.put(f"{endpoint}/news", trust_env=False, timeout=60)
    return f"s3://news/{token_hex(4)}"


def test_an_object_store_holds_an_archive_as_a_folder_does(address, tmp_path):
    file = lines(tmp_path / "x.jsonl", ARTICLES)
    with Archive(address, threads=1) as archive:
        assert archive.add(file, coder=QuickCoder, batch_size=3).counts.stored == 6
        assert archive.add(file, coder=QuickCoder).counts.unchanged == 6
        archive.correct("reject", archive.events_of("a0")[0], who="ann")
        archive.tidy(keep_days=0)
        assert archive.check(deep=True) == []
    # Elsewhere nothing is known of it yet.
    shutil.rmtree(tmp_path / "cache")
    with Archive(address, create=False, threads=1) as archive:
        assert len(archive.events()) == 11
        assert len(archive.at(1).events()) == 6
        assert len(archive.articles("accuses")) == 6
        assert archive.counts(pair=("RUS", "MLI"), by="month").rows()
        assert address in repr(archive)


def test_writers_that_share_nothing_but_the_store_lose_nothing(address, tmp_path, monkeypatch):
    archives = []
    for number in range(2):
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / f"cache{number}"))
        archives.append(Archive(address, threads=1))
    for number, archive in enumerate(archives):
        article = {"id": f"n{number}", "text": "RUS aids MLI."}
        archive.add(lines(tmp_path / f"{number}.jsonl", [article]), coder=QuickCoder)
    assert [len(archive.articles()) for archive in archives] == [2, 2]
    history = [row["version"] for row in archives[0].history()]
    assert history == list(range(1, len(history) + 1))
    stale = archives[0]._store.history().marks[-1]
    with pytest.raises(Overtaken):
        archives[1]._store.mark(stale)


def test_a_lost_object_is_told_and_repaired(address, tmp_path):
    obstore = pytest.importorskip("obstore")
    with Archive(address, threads=1) as archive:
        archive.add(lines(tmp_path / "x.jsonl", ARTICLES), coder=QuickCoder, batch_size=3)
        store = Bucket(address)
        lost = next(name for name in store.names("events") if name.endswith(".parquet"))
        obstore.delete(store._store, lost)
    shutil.rmtree(tmp_path / "cache")
    with Archive(address, threads=1) as archive:
        assert {problem.kind for problem in archive.check()} == {"missing"}
        archive.repair(coder=QuickCoder)
        assert archive.check() == []
        assert len(archive.events()) == 12


def test_where_something_else_is_no_archive_is_made(address):
    obstore = pytest.importorskip("obstore")
    obstore.put(Bucket(address)._store, "notes.txt", b"mine")
    with pytest.raises(ArchiveError, match="not empty"):
        Archive(address)


def test_an_address_needs_the_part_that_reaches_it(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setitem(sys.modules, "obstore", None)
    with pytest.raises(ArchiveError, match=r"pip install 'dateline\[stores\]'"):
        Archive("s3://bucket/news")


@pytest.mark.parametrize("path", ["news", "/tmp/news", "a:b", "C:/news"])
def test_paths_are_folders(path):
    assert isinstance(spot_of(path), Folder)


@pytest.mark.parametrize("name", ["news[2024]", "a^b", "a|b", "a%20b"])
def test_folders_that_delta_lake_stumbles_over_are_refused(tmp_path, name):
    with pytest.raises(ArchiveError, match="Rename the folder"):
        Archive(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_what_signs_an_address_is_not_shown():
    said = unreachable("az://news", OSError("error sending request for url (https://x.net/news?sv=1&sig=abc): refused"))
    assert "abc" not in said.message
    assert said.message.endswith("(https://x.net/news?…): refused")


def test_an_empty_name_is_no_archive_and_not_the_current_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArchiveError, match="no_archive"):
        Archive("")
    assert not list(tmp_path.iterdir())


def test_an_archive_where_no_folder_can_be_made_is_not_called_damaged():
    with pytest.raises(ArchiveError, match="cannot be made"):
        Archive("/dev/null/news")
