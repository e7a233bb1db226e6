import gzip
import hashlib
import io
import json
import os
import zipfile
import zlib

import pytest

from dateline.errors import InputError
from dateline.records import Article, Failure, Page
from dateline.sources import MAX_PAGE_BYTES, open_source

HTML = b"<html><body><p>Ministers met in Lagos on Monday.</p></body></html>"


def opened(path, **more):
    return list(open_source(str(path), **more))


def code_of(path, **more):
    with pytest.raises(InputError) as caught:
        opened(path, **more)
    return caught.value.code


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_file_becomes_a_page_with_its_very_bytes(tmp_path):
    path = written(tmp_path, "a.html", HTML)
    assert opened(path) == [Page(content=HTML, source=str(path))]


def test_a_gzipped_file_is_unpacked(tmp_path):
    path = written(tmp_path, "a.html.gz", gzip.compress(HTML))
    assert opened(path)[0].content == HTML


def test_a_folder_is_read_recursively_in_sorted_order_without_hidden_files(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.html", "a.html", "b/c.html", ".hidden.html", ".git/x.html"):
        written(tmp_path, name, HTML)
    assert [os.path.relpath(page.source, tmp_path) for page in opened(tmp_path)] == ["a.html", "z.html", "b/c.html"]


def test_a_bad_file_in_a_folder_is_a_failure_and_the_rest_goes_on(tmp_path):
    written(tmp_path, "a.html", HTML)
    written(tmp_path, "b.pdf", b"%PDF-1.7 ...")
    written(tmp_path, "c.html", HTML)
    kinds = [type(item).__name__ for item in opened(tmp_path)]
    assert kinds == ["Page", "Failure", "Page"]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert [item.code for item in opened(tmp_path)] == ["unreadable"]


def test_a_link_to_the_folder_itself_does_not_loop(tmp_path):
    written(tmp_path, "a.html", HTML)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len([item for item in opened(tmp_path) if isinstance(item, Page)]) == 1


def test_links_that_lead_nowhere_or_in_a_circle_are_told_as_what_they_are(tmp_path):
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone.html")
    advices = [item.advice for item in opened(tmp_path)]
    assert ["back to itself" in advices[0], "leads nowhere" in advices[1]] == [True, True]
    with pytest.raises(InputError, match="back to itself"):
        opened(tmp_path / "circle")


def test_a_file_that_goes_while_its_folder_is_read_costs_no_other(tmp_path):
    for name in ("a.html", "b.html", "c.html"):
        written(tmp_path, name, HTML)
    items = open_source(str(tmp_path))
    first = next(items)
    (tmp_path / "b.html").unlink()
    assert [type(item).__name__ for item in (first, *items)] == ["Page", "Failure", "Page"]


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_a_table_out_of_a_pipe_is_sent_to_standard_input(tmp_path, name):
    os.mkfifo(tmp_path / name)
    with pytest.raises(InputError, match="Give the table on standard input"):
        opened(tmp_path / name)


@pytest.mark.parametrize("name", ["a.html.gz", "a.jsonl.gz", "a.csv.gz"])
def test_what_is_packed_twice_is_refused_once(tmp_path, name):
    content = gzip.compress(gzip.compress(b'{"text": "Ministers met."}\n' * 500))
    with pytest.raises(InputError, match=r"holds a packed file .* \[archive_kind\] Unpack it with gunzip"):
        opened(written(tmp_path, name, content))


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.txt", "a.json"])
def test_a_zip_file_under_another_name_is_refused_as_a_whole(tmp_path, name):
    assert code_of(written(tmp_path, name, b"PK\x03\x04" + b"one\ntwo\nthree\n" * 100)) == "archive_kind"


@pytest.mark.parametrize(("name", "head"), [("a.jsonl", b'{"text": "Ministers met."}\n'), ("a.csv.gz", b"text\nNo\n")])
def test_lines_that_are_empty_without_end_are_given_up(tmp_path, name, head):
    content = head + b"\n" * 1_000_002
    path = written(tmp_path, name, gzip.compress(content) if name.endswith(".gz") else content)
    with pytest.raises(InputError, match="empty lines in a row"):
        opened(path)


def test_white_space_without_end_is_given_up(tmp_path):
    content = b'{"text": "Ministers met."}\n' + (b" " * 1_000_000 + b"\n") * 21
    with pytest.raises(InputError, match="white space"):
        opened(written(tmp_path, "a.jsonl", content))


def test_a_missing_path(tmp_path):
    assert code_of(tmp_path / "none.html") == "not_found"


def test_a_path_that_no_system_allows():
    assert code_of("a\x00b") == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(tmp_path):
    path = written(tmp_path, "a.html", HTML)
    path.chmod(0)
    assert code_of(path) == "unreadable"


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xff\xfe\x20\x00"])
def test_nothing_but_white_space_is_empty(tmp_path, content):
    assert code_of(written(tmp_path, "a.html", content)) == "empty"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n%...",
        b"\x89PNG\r\n\x1a\n....",
        b"\xff\xd8\xff\xe0....",
        b"GIF89a....",
        b"\xd0\xcf\x11\xe0....",
        b"text with\x00a null",
        bytes(range(1, 32)) * 20,
    ],
)
def test_what_is_no_text_is_binary(tmp_path, content):
    assert code_of(written(tmp_path, "a.txt", content)) == "binary"


def zipped(*names):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "words")
    return packed.getvalue()


def test_a_zip_file_is_an_archive(tmp_path):
    assert code_of(written(tmp_path, "a.zip", zipped("a.html"))) == "archive_kind"


def test_an_office_document_is_binary_though_it_is_a_zip_file(tmp_path):
    assert code_of(written(tmp_path, "a.docx", zipped("[Content_Types].xml"))) == "binary"


def test_a_large_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "big.html"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr("dateline.sources.opening.read_capped", lambda *_: pytest.fail("was read"))
    assert code_of(path) == "too_large"


def test_a_gzip_bomb_is_not_unpacked(tmp_path):
    packer = zlib.compressobj(wbits=31)
    content = b"".join(packer.compress(bytes(1_000_000)) for _ in range(30)) + packer.flush()
    assert code_of(written(tmp_path, "a.html.gz", content)) == "bomb"


def test_a_gzip_bomb_of_one_json_line_is_not_unpacked(tmp_path):
    path = written(tmp_path, "a.jsonl.gz", gzip.compress(b"a" * (MAX_PAGE_BYTES + 10)))
    assert code_of(path) == "bomb"


@pytest.mark.parametrize("content", [gzip.compress(HTML * 100)[:-20], b"\x1f\x8bnonsense"])
def test_a_damaged_gzip_file_is_unreadable(tmp_path, content):
    assert code_of(written(tmp_path, "a.html.gz", content)) == "unreadable"


def test_json_text_is_taken_verbatim(tmp_path):
    text = "  Odd   spacing\u00a0kept.\r\n\tHome\nShare \U0001f600 "
    path = written(
        tmp_path, "a.json", json.dumps({"id": "x 1", "text": text, "title": "T", "published": None}).encode()
    )
    assert opened(path) == [Article(id="x 1", text=text, title="T", source=str(path))]


def test_an_article_without_id_gets_a_digest_of_its_text(tmp_path):
    path = written(tmp_path, "a.json", b'{"text": "Words."}')
    assert opened(path)[0].id == hashlib.sha256(b"Words.").hexdigest()[:16]


def test_a_list_of_articles_in_one_document(tmp_path):
    path = written(tmp_path, "a.json", b'[{"text": "One."}, {"title": "no text"}, {"text": "Two."}]')
    first, bad, last = opened(path)
    assert (first.text, bad.code, last.text) == ("One.", "bad_article", "Two.")
    assert "item 2" in bad.source


def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path):
    lines = b'{"text": "One."}\n\n{"text": \n{"text": "Two.", "published": "last week"}\n[1]\n{"text": "Three."}\n'
    items = opened(written(tmp_path, "a.jsonl", lines))
    assert [item.text for item in items if isinstance(item, Article)] == ["One.", "Three."]
    failures = [(item.code, item.source.rpartition(" ")[2]) for item in items if isinstance(item, Failure)]
    assert failures == [("bad_json", "3"), ("bad_date", "4"), ("bad_article", "5")]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.jsonl.gz"])
def test_json_lines_under_every_name(tmp_path, name):
    lines = b'{"text": "One."}\n{"text": "Two."}\n'
    path = written(tmp_path, name, gzip.compress(lines) if name.endswith("gz") else lines)
    assert [article.text for article in opened(path)] == ["One.", "Two."]


def test_json_lines_are_streamed():
    def endless():
        while True:
            yield b'{"text": "Again."}\n'

    class Stream(io.RawIOBase):
        lines = endless()

        def readable(self):
            return True

        def readinto(self, buffer):
            line = next(self.lines)
            buffer[: len(line)] = line
            return len(line)

    articles = open_source("-", stdin=io.BufferedReader(Stream()))
    assert [next(articles).text for _ in range(3)] == ["Again."] * 3


def test_a_line_too_long_is_passed_over(tmp_path):
    lines = b'{"text": "' + b"a" * MAX_PAGE_BYTES + b'"}\n{"text": "Next."}\n'
    bad, good = opened(written(tmp_path, "a.jsonl", lines))
    assert (bad.code, good.text) == ("too_large", "Next.")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"text": ', "bad_json"),
        (b"[" * 100_000, "bad_json"),
        (b'{"title": "T"}', "bad_article"),
        (b'{"text": 5}', "bad_article"),
        (b'{"text": "A.", "title": ["T"]}', "bad_article"),
        (b'{"text": "  "}', "empty"),
        (b'{"text": "A.", "published": "2024-02-30"}', "bad_date"),
        (b'{"text": "half \\ud800"}', "bad_article"),
        (b"[]", "empty"),
        (b'"words"', "bad_article"),
    ],
)
def test_bad_json_documents(tmp_path, content, code):
    assert code_of(written(tmp_path, "a.json", content)) == code


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (HTML, Page),
        (b"Plain words about talks.\nMore of them.\n", Page),
        (b'{"text": "One."}\n{"text": "Two."}\n', Article),
        (b'{\n "text": "One."\n}', Article),
        (b'[\n{"text": "One."}]', Article),
        (gzip.compress(HTML), Page),
    ],
)
def test_standard_input_is_told_by_how_it_begins(content, kind):
    assert {type(item) for item in opened("-", stdin=io.BytesIO(content))} == {kind}


def test_standard_input_is_kept_byte_by_byte():
    text = b"First line\nSecond line\n\nThird"
    assert opened("-", stdin=io.BytesIO(text))[0].content == text


def test_empty_standard_input():
    assert code_of("-", stdin=io.BytesIO(b"")) == "empty"


def test_standard_input_without_end_is_given_up():
    class Zeros(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            buffer[:] = b"a" * len(buffer)
            return len(buffer)

    assert code_of("-", stdin=io.BufferedReader(Zeros())) == "too_large"


def test_a_folder_without_files_is_empty(tmp_path):
    (tmp_path / "inner").mkdir()
    written(tmp_path, ".hidden.html", HTML)
    assert code_of(tmp_path) == "empty"


def refuse(folder, monkeypatch):
    """Lets the system refuse to list a folder, also to root."""
    listed = os.scandir

    def scandir(path):
        if os.fspath(path) == str(folder):
            raise PermissionError(13, "Permission denied", str(folder))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)


def test_a_folder_within_that_cannot_be_read_is_a_failure_and_the_rest_goes_on(tmp_path, monkeypatch):
    (tmp_path / "closed").mkdir()
    written(tmp_path, "a.html", HTML)
    refuse(tmp_path / "closed", monkeypatch)
    page, failure = opened(tmp_path)
    assert page.source == str(tmp_path / "a.html")
    assert (failure.code, failure.source) == ("unreadable", str(tmp_path / "closed"))


def test_a_folder_that_cannot_be_read(tmp_path, monkeypatch):
    refuse(tmp_path, monkeypatch)
    assert code_of(tmp_path) == "unreadable"
