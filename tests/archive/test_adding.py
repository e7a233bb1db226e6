"""Adding: what is stored, what is left as it is, what becomes a new version, what fails."""

from __future__ import annotations

import errno
import os
import sys
from io import BytesIO

import pytest

from dateline.archive import Archive
from dateline.errors import ArchiveError, InputError, SetupError
from dateline.pages.language import _identifier
from tests.archive.fakes import NewCoder, QuickCoder, lines

PAGE = """<html><head><title>{title}</title>{address}</head><body><article><h1>{title}</h1><p>{text} The ministry said
so in a long statement on Wednesday evening, and nobody in the capital was surprised by what it had to say about it.</p>
<p>Traders in the market said that they would wait for some more days before they opened their shops again.</p>
</article></body></html>"""
ADDRESS = '<link rel="canonical" href="https://news.example/{name}">'


def page(file, text, *, name=None, title="News of the day"):
    address = ADDRESS.format(name=name) if name else ""
    file.write_text(PAGE.format(title=title, text=text, address=address))
    return file


def types(archive):
    return sorted(event.type for event in archive.events().records())


def test_articles_are_stored_with_their_events(archive, add):
    done = add("RUS accuses MLI. MLI meets RUS.", "Nothing at all.")
    assert (done.counts.seen, done.counts.stored, done.counts.without_events, done.counts.events) == (2, 2, 1, 2)
    assert archive.article("a0").text == "RUS accuses MLI. MLI meets RUS."
    assert [event.type for event in archive.events_of("a0")] == ["ACCUSE", "CONSULT"]


def test_the_same_twice_adds_nothing(archive, add):
    add("RUS accuses MLI.")
    before = archive.events().rows()
    done = add("RUS accuses MLI.")
    assert (done.counts.unchanged, done.counts.stored, done.counts.events) == (1, 0, 0)
    assert archive.events().rows() == before


def test_the_same_twice_in_one_batch_is_stored_once(archive, add):
    article = {"id": "x", "text": "RUS accuses MLI."}
    done = add(article, article)
    assert (done.counts.stored, done.counts.unchanged) == (1, 1)
    assert len(archive.events()) == 1


def test_a_changed_article_is_a_new_version(archive, add):
    add({"id": "x", "text": "RUS accuses MLI."})
    done = add({"id": "x", "text": "RUS attacks MLI."})
    assert (done.counts.updated, done.counts.stored) == (1, 0)
    assert types(archive) == ["ASSAULT"]
    assert [row["text"] for row in archive.versions("x")] == ["RUS accuses MLI.", "RUS attacks MLI."]


def test_a_version_that_comes_back_is_the_newest_again(archive, add):
    for text in ("RUS accuses MLI.", "RUS attacks MLI.", "RUS accuses MLI."):
        add({"id": "x", "text": text})
    assert types(archive) == ["ACCUSE"]
    assert len(archive.versions("x")) == 3


def test_a_page_at_an_address_is_the_same_article_wherever_it_lies(archive, tmp_path):
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    archive.add(page(one, "RUS accuses MLI.", name="a"), coder=QuickCoder)
    done = archive.add(page(other, "RUS attacks MLI.", name="a"), coder=QuickCoder)
    assert done.counts.updated == 1
    assert types(archive) == ["ASSAULT"]


def test_a_changed_file_without_an_address_is_a_new_version(archive, tmp_path):
    file = tmp_path / "page.html"
    archive.add(page(file, "RUS accuses MLI."), coder=QuickCoder)
    done = archive.add(page(file, "RUS attacks MLI."), coder=QuickCoder)
    assert (done.counts.updated, done.counts.stored) == (1, 0)
    assert types(archive) == ["ASSAULT"]
    archive.add(page(file, "RUS accuses MLI."), coder=QuickCoder)
    assert types(archive) == ["ACCUSE"]


def test_equal_files_without_an_address_are_one_article(archive, tmp_path):
    page(tmp_path / "one.html", "RUS accuses MLI.")
    page(tmp_path / "two.html", "RUS accuses MLI.")
    done = archive.add(tmp_path / "one.html", tmp_path / "two.html", coder=QuickCoder)
    assert (done.counts.stored, done.counts.unchanged) == (1, 1)


def test_pages_are_kept_if_asked(archive, tmp_path):
    file = page(tmp_path / "page.html", "RUS accuses MLI.")
    archive.add(file, coder=QuickCoder, keep_pages=True)
    article = archive.articles().rows()[0]
    assert archive.page(article["id"]) == file.read_bytes()


def test_failures_stop_nothing_and_are_in_the_ledger(archive, add):
    done = add("BOOM", "RUS accuses MLI.", {"id": "d", "text": "x", "published": "tomorrow"}, "Zut alors")
    assert (done.counts.failed, done.counts.stored, done.counts.skipped) == (2, 2, 1)
    assert done.codes == {"internal": 1, "bad_date": 1}
    told = {(row["outcome"], row["code"]): row["count"] for row in archive.ledger()}
    assert told == {
        ("failed", "internal"): 1,
        ("failed", "bad_date"): 1,
        ("stored", "unsupported_language"): 1,
        ("stored", None): 1,
    }


def test_the_ledger_counts_by_source_and_day(archive, add, tmp_path):
    add("BOOM", "RUS accuses MLI.", "Nothing at all.", "Zut alors")
    add("RUS accuses MLI.")
    archive.add(tmp_path / "none", coder=QuickCoder)
    rows = {row["source"].rpartition("/")[2]: row for row in archive.ledger(by="day")}
    names = ("seen", "stored", "unchanged", "failed", "skipped", "without_events")
    # The second time the first article has another text than "BOOM" had, which was never stored.
    assert [rows["articles.jsonl"][name] for name in names] == [5, 4, 0, 1, 1, 1]
    assert [rows["none"][name] for name in names] == [1, 0, 0, 1, 0, 0]


def test_runs_tell_who_coded_and_what_came_of_it(archive, add):
    done = add("RUS accuses MLI.", published="2024-03-01")
    (run,) = archive.runs()
    assert (run.id, run.coder, run.versions, run.state) == (done.run, "quick 1", {"quick": "1"}, "done")
    assert run.counts == done.counts
    assert run.settings["published"] == "2024-03-01"
    assert run.ended_at is not None


def test_progress_counts_what_is_safe(archive, add):
    told = []
    add(*[f"RUS accuses MLI {number}." for number in range(6)], batch_size=2, progress=told.append)
    assert [one.counts.stored for one in told if one.coded in {1, 2}][:2] == [0, 0]
    assert told[-1].counts.stored == 6
    assert archive.version == 4


def test_a_run_that_is_broken_off_has_counted_what_it_stored(archive, add):
    def fall(done):
        if done.counts.stored == 4:
            raise MemoryError

    with pytest.raises(MemoryError):
        add(*[f"RUS accuses MLI {number}." for number in range(6)], batch_size=2, progress=fall)
    (run,) = archive.runs()
    assert (run.state, run.counts.stored, run.counts.events) == ("started", 4, 4)


def test_an_interruption_keeps_what_is_coded_and_the_next_add_goes_on(archive, add):
    texts = [f"RUS accuses MLI {number}." for number in range(10)]

    def stop(done):
        if done.coded == 5 and done.counts.stored < 5:
            raise KeyboardInterrupt

    done = add(*texts, batch_size=4, progress=stop)
    assert done.stopped
    assert done.counts.stored == len(archive.articles()) == 5
    assert archive.runs()[0].state == "stopped"
    done = add(*texts, batch_size=4)
    assert (done.counts.unchanged, done.counts.stored) == (5, 5)


def test_coding_again_with_a_newer_coder_is_a_run_beside_the_old(archive, add):
    add("RUS accuses MLI.", "MLI meets RUS.")
    done = archive.recode(coder=NewCoder)
    assert done.counts.recoded == 2
    assert types(archive) == ["CONSULT", "THREATEN"]
    assert {row["coder"] for row in archive.versions("a0")} == {"quick 1", "quick 2"}
    assert archive.recode(coder=NewCoder).counts.unchanged == 2


def test_adding_again_codes_again_only_if_asked(add):
    add("RUS accuses MLI.")
    assert add("RUS accuses MLI.", coder=NewCoder).counts.unchanged == 1
    assert add("RUS accuses MLI.", coder=NewCoder, recode=True).counts.recoded == 1


def test_several_workers_give_what_one_gives(archive, add, tmp_path):
    texts = [f"RUS accuses MLI {number}. BOOM" if number == 7 else f"RUS aids MLI {number}." for number in range(12)]
    done = add(*texts, workers=2)
    assert (done.counts.stored, done.counts.failed) == (11, 1)
    with Archive(tmp_path / "other") as other:
        other.add(lines(tmp_path / "x.jsonl", texts), coder=QuickCoder)
        assert other.events().records() == archive.events().records()


def test_file_names_that_are_no_text_are_told(archive, tmp_path):
    file = tmp_path / "caf\udce9.html"
    try:
        page(file, "RUS accuses MLI.")
    except OSError:
        pytest.skip("the file system takes only names that are text")
    assert archive.add(tmp_path, coder=QuickCoder).counts.stored == 1


def test_a_day_of_publication_must_be_one(archive, tmp_path):
    with pytest.raises(InputError, match="bad_date"):
        archive.add(tmp_path, published="soon", coder=QuickCoder)


def test_an_archive_is_only_made_if_asked(tmp_path):
    with pytest.raises(ArchiveError, match="no_archive"):
        Archive(tmp_path / "none", create=False)


def test_an_archive_is_not_made_among_other_things(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(ArchiveError, match="not empty"):
        Archive(tmp_path)
    with pytest.raises(ArchiveError, match="is a file"):
        Archive(tmp_path / "thesis.txt")


def test_what_fails_twice_in_a_batch_is_told_twice(add):
    broken = {"id": "x", "text": "BOOM"}
    done = add(broken, broken)
    assert (done.counts.seen, done.counts.failed) == (2, 2)


@pytest.mark.parametrize(
    ("content", "columns", "ids"),
    [
        (b'id,text,published\nx,"RUS accuses MLI.",2024-03-05\ny,MLI meets RUS.,\n', None, ["x", "y"]),
        (b"id\tBody\nx\tRUS accuses MLI.\n", None, ["x"]),
        (b"number;words\nx;RUS accuses MLI.\n", {"text": "words", "id": "number"}, ["x"]),
        (b'{"id": "x", "text": "RUS accuses MLI."}\n{"id": "y", "text": "Title, text, id"}\n', None, ["x", "y"]),
    ],
    ids=["csv", "tsv", "columns given", "json lines"],
)
def test_tables_are_read_from_standard_input(archive, content, columns, ids):
    done = archive.add("-", stdin=BytesIO(content), columns=columns, coder=QuickCoder)
    assert (done.counts.stored, done.counts.failed) == (len(ids), 0)
    assert sorted(row["id"] for row in archive.articles()) == ids
    assert all(row["source"].startswith("standard input") for row in archive.articles())


def test_parquet_is_read_from_standard_input(archive, tmp_path):
    file = tmp_path / "articles.parquet"
    archive._reading.asked(f"COPY (SELECT 'x' AS id, 'RUS accuses MLI.' AS body) TO '{file}'")
    with file.open("rb") as content:
        assert archive.add("-", stdin=content, coder=QuickCoder).counts.events == 1


def test_text_with_commas_is_no_table(archive):
    text = b"Troops, police, text and all the rest.\nRUS accuses MLI.\n"
    assert archive.add("-", stdin=BytesIO(text), coder=QuickCoder).counts.seen == 1
    assert "Troops" in archive.articles().records()[0].text


def test_a_table_on_standard_input_without_such_a_column_is_refused(archive):
    done = archive.add("-", stdin=BytesIO(b"a,b\n1,2\n"), columns={"text": "c"}, coder=QuickCoder)
    (failure,) = done.failures
    assert failure.code == "bad_columns"
    assert failure.message.startswith("standard input has the columns")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names of files are characters")
def test_names_that_are_no_characters_cost_nothing(archive, tmp_path):
    folder = tmp_path / os.fsdecode(b"old \xff")
    folder.mkdir()
    (folder / os.fsdecode(b"news \xfe.jsonl")).write_text('{"text": "RUS accuses MLI."}\n{bad\n')
    (folder / os.fsdecode(b"picture \xfe.jpg")).write_bytes(b"\xff\xd8\xff\xe0")
    (folder / os.fsdecode(b"table \xfe.csv")).write_text("text\nMLI meets RUS.\n \n")
    added = archive.add(folder, tmp_path / os.fsdecode(b"none \xfe"), coder=QuickCoder)
    assert (added.counts.stored, added.counts.failed) == (2, 4)
    assert {row["code"] for row in archive.ledger().rows()} - {None} == {"bad_json", "binary", "empty", "not_found"}
    assert [archive.article(event.article).source[-16:] for event in archive.events().records()]
    with pytest.raises(ArchiveError, match="bad_sql"):
        archive.sql("SELECT '\udcff'")
    with pytest.raises(ArchiveError, match="no_archive"):
        Archive(folder / "archive")


def test_a_model_that_cannot_be_unpacked_is_no_fault_of_a_page(archive, tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("dateline.pages.language.LanguageIdentifier.from_model_file", full)
        _identifier.cache_clear()
        with pytest.raises(SetupError, match="TMPDIR"):
            archive.add(page(tmp_path / "a.html", "RUS accuses MLI."), coder=QuickCoder)
    archive.add(tmp_path / "a.html", coder=QuickCoder)
    assert types(archive) == ["ACCUSE"]
