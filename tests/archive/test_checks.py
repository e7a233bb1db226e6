"""Damage: what is wrong is told, what is left is saved, and nothing is lost without a word."""

from __future__ import annotations

import errno
import json
import os
import shutil

import msgspec
import pytest
from deltalake import write_deltalake

from dateline.archive import Archive
from dateline.archive.migrations import SCHEMA
from dateline.archive.reading import _spill_folder
from dateline.archive.store import Overtaken, Store, telling
from dateline.archive.tables import BATCHES, MIGRATIONS
from dateline.archive.writing import utc_now
from dateline.errors import ArchiveError
from dateline.formats.arrow import batch_of
from tests.archive.fakes import QuickCoder, lines

ARTICLES = [
    {"id": f"a{number}", "text": f"RUS accuses MLI {number}. MLI meets RUS.", "published": f"2024-0{number % 3 + 1}-05"}
    for number in range(9)
]


@pytest.fixture
def news(archive, add):
    add(*ARTICLES, batch_size=3)
    return archive


def files(archive, table):
    return sorted((archive.path / table).rglob("*.parquet"), key=lambda file: file.stat().st_mtime)


def again(archive):
    return Archive(archive.path, threads=1)


def problems(archive):
    with again(archive) as other:
        return {(problem.kind, problem.what.rpartition("/")[2]) for problem in other.check()}


def repaired(archive, tmp_path):
    """The archive after a repair, and after its sources were added once more: it must be whole."""
    with again(archive) as other:
        done = other.repair(coder=QuickCoder)
        assert other.check(deep=True) == []
        between = other.events().records()
        other.add(lines(tmp_path / "again.jsonl", ARTICLES), coder=QuickCoder)
        assert len(other.articles()) == 9
        assert len(other.events()) == 18
        assert other.check() == []
        return done, between


def test_a_whole_archive_has_no_problem(news):
    assert news.check(deep=True) == []
    news.tidy()
    assert news.check(deep=True) == []


def test_litter_is_harmless_and_told(news, monkeypatch):
    monkeypatch.setattr("dateline.archive.store.Store.mark", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        news.correct("confirm", news.events_of("a0")[0], who="ann")
    assert len(news.corrections()) == 0
    assert all(problem.is_harmless for problem in news.check())


@pytest.mark.parametrize(
    ("table", "damage", "is_tidied"),
    [
        ("articles", "deleted", False),
        ("articles", "cut", True),
        ("events", "overwritten", False),
        ("events", "deleted", True),
        ("pairs", "cut", True),
    ],
)
def test_a_damaged_file_is_told_and_what_is_left_is_saved(news, tmp_path, damage, table, is_tidied):
    if is_tidied:
        news.tidy(keep_days=0)
    file = files(news, table)[-1]
    if damage == "deleted":
        file.unlink()
    else:
        content = file.read_bytes()
        file.write_bytes(content[: len(content) // 2] if damage == "cut" else b"x" * len(content))
    assert problems(news) == {("missing" if damage == "deleted" else "damaged", file.name)}
    with again(news) as other, pytest.raises(ArchiveError, match="archive_damaged"):
        other.sql(f"SELECT sum(hash(COLUMNS(*))) FROM stored_{table}").rows()
    done, between = repaired(news, tmp_path)
    assert (done.missing if damage == "deleted" else done.put_aside) == [str(file)]
    assert len(done.missing + done.put_aside) == 1
    assert done.lost == ({"articles": 3} if table == "articles" else {})
    if table == "articles":
        assert done.orphans == 6
        assert len(done.saved.read_text().splitlines()) == 6
        assert len(between) == 12
    else:
        assert (done.orphans, len(between)) == (0, 18)
        assert (done.recoded is not None) == (table == "events")


@pytest.mark.parametrize("table", ["articles", "events", "pairs", "batches", "ledger", "runs"])
def test_a_broken_log_is_made_anew_from_the_files(news, tmp_path, table):
    before = news.events().records()
    for entry in (news.path / table / "_delta_log").iterdir():
        entry.write_text("nonsense")
    with again(news) as other:
        assert {problem.kind for problem in other.check()} == {"log"}
    _, between = repaired(news, tmp_path)
    assert between == before


def test_a_log_that_names_files_outside_of_the_archive_is_not_followed(news, tmp_path):
    outside = tmp_path / "mine.parquet"
    outside.write_text("mine")
    commit = sorted((news.path / "events" / "_delta_log").glob("*.json"))[-1]
    actions = [json.loads(line) for line in commit.read_text().splitlines()]
    for action in actions:
        if "add" in action:
            action["add"]["path"] = "../../mine.parquet"
    commit.write_text("\n".join(map(json.dumps, actions)))
    with again(news) as other:
        assert {problem.kind for problem in other.check()} == {"log"}
        with pytest.raises(ArchiveError, match="outside of the archive"):
            len(other.events())
    repaired(news, tmp_path)
    assert outside.read_text() == "mine"


def test_a_log_that_breaks_again_is_made_anew_again(news, tmp_path):
    for _ in range(3):
        for entry in (news.path / "events" / "_delta_log").iterdir():
            entry.write_text("nonsense")
        repaired(news, tmp_path)
    assert len(list((news.path / "damaged" / "events").iterdir())) == 3


def test_lost_versions_are_found_in_their_rows(news, tmp_path):
    before = news.events().records()
    files(news, "batches")[1].unlink()
    _, between = repaired(news, tmp_path)
    assert between == before


def test_all_versions_lost_leave_all_rows(news, tmp_path):
    before = news.events().records()
    news.tidy()
    for file in files(news, "batches"):
        file.unlink()
    _, between = repaired(news, tmp_path)
    assert sorted(event.id for event in between) == sorted(event.id for event in before)


def corrected(archive, count=6):
    for number in range(count):
        archive.correct("confirm", archive.events_of(f"a{number}")[0], who="ann")


@pytest.mark.parametrize("is_tidied", [False, True])
def test_lost_corrections_are_counted_once(news, monkeypatch, is_tidied):
    corrected(news)
    if is_tidied:
        monkeypatch.setattr(news._store, "gather", lambda: None)
        news.tidy()
    lost = files(news, "corrections")[:3]
    for file in lost:
        file.unlink()
    with again(news) as other:
        done = other.repair(coder=None)
        assert (done.lost, done.put_aside, done.missing) == ({"corrections": 3}, [], sorted(map(str, lost)))
        assert len(other.corrections()) == 3
        assert other.check() == []
        assert other.repair(coder=None).lost == {}


def test_corrections_that_no_file_names_are_told(news):
    corrected(news, 2)
    log = sorted((news.path / "corrections" / "_delta_log").glob("*.json"))[-1]
    log.unlink()
    with again(news) as other:
        assert [(one.kind, one.what) for one in other.check()] == [("overlaid", "corrections"), ("lost", "corrections")]
        assert other.repair(coder=None).lost == {}
        assert len(other.corrections()) == 2
        assert other.check() == []


def test_corrections_of_lost_versions_are_kept(news):
    corrected(news)
    for file in files(news, "batches")[-4:]:
        file.unlink()
    with again(news) as other:
        assert other.repair(coder=None).lost == {}
        assert len(other.corrections()) == 6
        assert other.check() == []


@pytest.mark.parametrize("table", ["runs", "ledger"])
@pytest.mark.parametrize("has_log", [True, False])
def test_what_is_lost_of_runs_and_ledger_is_counted(news, table, has_log):
    files(news, table)[0].unlink()
    if not has_log:
        for entry in (news.path / table / "_delta_log").iterdir():
            entry.write_text("nonsense")
    with again(news) as other:
        assert other.repair(coder=None).lost == {table: 1}
        assert other.check() == []


def test_a_table_that_is_gone_is_told(news):
    shutil.rmtree(news.path / "events")
    with again(news) as other, pytest.raises(ArchiveError, match="archive_damaged"):
        other.events().rows()


def test_a_newer_archive_is_refused(news):
    news._store.append(MIGRATIONS, [{"schema": SCHEMA + 1, "name": "the future", "applied_at": utc_now()}])
    with pytest.raises(ArchiveError, match="archive_newer"):
        again(news)


def test_older_archives_are_migrated_step_by_step(news, monkeypatch):
    done = []
    steps = ((2, "first", done.append), (3, "second", done.append))
    monkeypatch.setattr("dateline.archive.migrations.STEPS", steps)
    monkeypatch.setattr("dateline.archive.migrations.SCHEMA", 3)
    again(news).close()
    again(news).close()
    assert len(done) == 2


def test_a_folder_that_may_not_be_written(news, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("dateline.archive.store.write_deltalake", refuse)
    with pytest.raises(ArchiveError, match="read_only"):
        news.correct("confirm", news.events_of("a0")[0], who="ann")
    assert len(news.events()) == 18


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_archive_can_be_read_where_nothing_may_be_written(news):
    for folder in (news.path, *(path for path in news.path.rglob("*") if path.is_dir())):
        folder.chmod(0o555)
    try:
        with again(news) as other:
            assert len(other.events("accuses")) == 18
            with pytest.raises(ArchiveError, match="read_only"):
                other.correct("confirm", other.events_of("a0")[0], who="ann")
    finally:
        for folder in (news.path, *(path for path in news.path.rglob("*") if path.is_dir())):
            folder.chmod(0o755)


def test_a_full_disk_is_told_and_costs_nothing(news, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("dateline.archive.store.write_deltalake", full)
        with pytest.raises(ArchiveError, match="disk_full"):
            news.correct("confirm", news.events_of("a0")[0], who="ann")
    assert news.check() == []
    news.correct("confirm", news.events_of("a0")[0], who="ann")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Generic LocalFileSystem error: No space left on device (os error 28)", "disk_full"),
        ("Generic LocalFileSystem error: Permission denied (os error 13)", "read_only"),
        ("something else", "archive_damaged"),
    ],
)
def test_what_the_system_says_becomes_our_error(tmp_path, said, code):
    with pytest.raises(ArchiveError, match=code), telling(tmp_path):
        raise OSError(said)


def test_ctrl_c_within_a_question_is_ctrl_c(tmp_path):
    with pytest.raises(KeyboardInterrupt), telling(tmp_path):
        raise RuntimeError("Query interrupted")
    with pytest.raises(RuntimeError, match="another"), telling(tmp_path):
        raise RuntimeError("another")


def test_an_archive_that_may_not_be_written_is_not_tidied(news, monkeypatch):
    monkeypatch.setattr(news._reading.store.spot, "may_write", lambda _: False)
    with pytest.raises(ArchiveError, match="read_only"):
        news.tidy()


def test_a_snapshot_can_be_cited_checked_and_passed_on(news):
    news.correct("reject", news.events_of("a0")[0], who="ann")
    folder = news.snapshot("v1", quality="Checked by two people: 8 of 10 right.")
    names = {file.name for file in folder.iterdir()}
    assert {"events.parquet", "articles.parquet", "METHODS.md", "SHA256SUMS", "snapshot.json"} <= names
    about = json.loads((folder / "snapshot.json").read_text())
    assert (about["events"], about["articles"], about["coverage"]["stored"]) == (17, 9, 9)
    note = (folder / "METHODS.md").read_text()
    assert "quick: 1" in note
    assert "8 of 10" in note
    sums = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text().splitlines())
    assert sums.keys() == names - {"SHA256SUMS"}
    news.correct("reject", news.events_of("a1")[0], who="ann")
    assert len(news.at("v1").events()) == 17
    assert len(news.events()) == 16


def test_snapshots_leave_texts_out_unless_asked(news, tmp_path):
    columns = {}
    for texts in (False, True):
        folder = news.snapshot(f"v{texts}", to=tmp_path / f"v{texts}", texts=texts)
        question = f"SELECT * FROM read_parquet('{folder}/articles.parquet')"
        columns[texts] = set(news._reading.arrow(question).schema.names)
    assert columns[True] - columns[False] == {"text", "record"}


def test_a_snapshot_is_never_overwritten(news):
    news.snapshot("v1")
    with pytest.raises(ValueError, match="bad_output"):
        news.snapshot("v1")
    with pytest.raises(ArchiveError, match="bad_filter"):
        news.snapshot("../v2")


def test_a_full_disk_is_told_before_anything_is_written(news, monkeypatch, capfd):
    monkeypatch.setattr("dateline.archive.spots.Folder.room", lambda _: 70_000)
    news.correct("confirm", news.events_of("a0")[0], who="ann")
    monkeypatch.setattr("dateline.archive.spots.Folder.room", lambda _: 1_000)
    with pytest.raises(ArchiveError, match="disk_full"):
        news.correct("confirm", news.events_of("a1")[0], who="ann")
    assert capfd.readouterr().err == ""
    assert news.check() == []


def test_a_full_disk_can_be_tidied(news, monkeypatch):
    news.tidy()
    monkeypatch.setattr("dateline.archive.spots.Folder.room", lambda _: 0)
    assert news.tidy().batches_after == news.tidy().batches_before


def test_what_is_put_aside_for_an_archive_that_may_not_be_written_is_ours_alone(news, monkeypatch, tmp_path):
    monkeypatch.setattr("dateline.archive.reading.os.access", lambda *_: False)
    monkeypatch.setattr("dateline.archive.reading.gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    first = _spill_folder(news.path)
    assert first.stat().st_mode & 0o777 == 0o700
    assert _spill_folder(news.path) == first
    first.chmod(0o777)
    assert _spill_folder(news.path) != first
    first.rmdir()
    first.symlink_to(tmp_path.parent)
    assert _spill_folder(news.path) != first


def test_an_archive_that_may_not_be_written_is_told_before_anything_is_written(news, monkeypatch, capfd):
    monkeypatch.setattr("dateline.archive.spots.os.access", lambda *_: False)
    with pytest.raises(ArchiveError, match="read_only"):
        news.correct("confirm", news.events_of("a0")[0], who="ann")
    with pytest.raises(ArchiveError, match="read_only"):
        Archive(news.path.parent / "other")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(("said", "code"), [("No space left on device (os error 28)", "disk_full"), ("odd", "damaged")])
def test_an_index_that_cannot_be_written_is_told(news, monkeypatch, said, code):
    def refuse(*_, **__):
        raise ValueError(said)

    monkeypatch.setattr("dateline.archive.words.Words._made_anew", refuse)
    with pytest.raises(ArchiveError, match=code):
        len(news.events("accuses"))


def test_a_snapshot_is_no_archive(news):
    with pytest.raises(ArchiveError, match="is a snapshot"):
        Archive(news.snapshot("v1"))


def test_a_home_folder_may_be_named(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert Archive("~/x").path == tmp_path / "x"


@pytest.fixture
def others(tmp_path):
    """Another archive: fewer articles, added one by one."""
    with Archive(tmp_path / "others", threads=1) as archive:
        for number in range(2):
            articles = [{"id": f"b{number}", "text": f"CHN aids NER {number}."}]
            archive.add(lines(tmp_path / f"other{number}.jsonl", articles), coder=QuickCoder)
        archive.correct("confirm", archive.events_of("b0")[0], who="bob")
    return archive


def laid_over(below, above, *tables):
    """Copies one archive over another, or only some of its tables, as `cp -r` does."""
    for name in tables or (".",):
        shutil.copytree(above.path / name, below.path / name, dirs_exist_ok=True)
    with again(below) as both:
        return [(problem.kind, problem.what.rpartition("/")[2]) for problem in both.check()]


@pytest.mark.parametrize("tidied", ["", "below", "above", "below above"])
@pytest.mark.parametrize("is_larger_on_top", [False, True])
def test_two_archives_in_one_folder_are_told_and_become_one(news, others, tidied, is_larger_on_top):
    news.correct("reject", news.events_of("a0")[0], who="ann")
    below, above = (others, news) if is_larger_on_top else (news, others)
    for name, archive in (("below", below), ("above", above)):
        with again(archive) as one:
            list(one.events("accuses"))  # makes an index of words
            if name in tidied:
                one.tidy(keep_days=0)
    shown = sorted(event.id for archive in (news, others) for event in again(archive).events().records())
    assert ("overlaid", "batches") in laid_over(below, above)
    with again(below) as both:
        with pytest.raises(ArchiveError, match="archive_damaged"):
            both.tidy(keep_days=0)
        done = both.repair(coder=None)
        assert (done.has_joined, done.lost) == (True, {})
    with again(below) as both:
        assert both.check(deep=True) == []
        assert sorted(event.id for event in both.events().records()) == shown
        assert {event.id for words in ("accuses", "meets", "aids") for event in both.events(words).records()} == {
            *shown
        }
        assert [row["version"] for row in both.history().rows()] == [*range(1, both.version + 1)]
        assert {correction.correction.who for correction in both.corrections()} == {"ann", "bob"}
        both.tidy()
        assert both.check(deep=True) == []


@pytest.mark.parametrize("tables", [["articles"], ["events", "pairs"], ["runs"], ["ledger"], ["corrections"]])
def test_a_table_of_another_archive_is_told_and_its_own_comes_back(news, others, tables):
    news.correct("reject", news.events_of("a0")[0], who="ann")
    before = news.events().records()
    assert {("overlaid", table) for table in tables} <= {*laid_over(news, others, *tables)}
    with again(news) as other:
        done = other.repair(coder=None)
        assert (done.has_joined, done.lost) == (False, {})
        assert other.events().records() == before
        assert len(other.runs()) == 1
        assert len(other.corrections()) == 1
        assert all(problem.is_harmless for problem in other.check(deep=True))


def test_versions_that_others_overtook_are_no_other_archive(news, tmp_path, monkeypatch):
    mark = Store.mark

    def overtaken(self, made):
        monkeypatch.setattr(Store, "mark", mark)
        # The file is written, and the log refuses it.
        write_deltalake(
            self._address(BATCHES), batch_of([msgspec.structs.asdict(made)], BATCHES.columns), mode="append"
        )
        sorted((news.path / "batches" / "_delta_log").glob("*.json"))[-1].unlink()
        raise Overtaken

    monkeypatch.setattr(Store, "mark", overtaken)
    news.add(lines(tmp_path / "late.jsonl", ["RUS aids MLI."]), coder=QuickCoder)
    assert {problem.kind for problem in again(news).check()} == {"litter"}
