"""Tables as sources: which column is what, rows as articles, bad tables and rows."""

from __future__ import annotations

import gzip

import duckdb
import pytest

from dateline.errors import InputError
from dateline.records import Article, Failure
from dateline.sources import about_how_many, check_mapping, open_source, tables_in
from dateline.sources.columns import chosen_columns, day_of

CSV = (
    "Headline,Body,Pub Date,Source,URL\n"
    '"Attack in ""Gao""","Rebels attacked\nGao on Monday.",2024-03-28,The Sahel Courier,https://sahel.example/1\n'
)


def table(folder, content, name="news.csv"):
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_a_row_is_an_article(tmp_path):
    path = table(tmp_path, CSV)
    (article,) = open_source(path)
    assert article == Article(
        id=article.id,
        text="Rebels attacked\nGao on Monday.",
        title='Attack in "Gao"',
        published="2024-03-28",
        outlet="The Sahel Courier",
        address="https://sahel.example/1",
        source=f"{path} line 2",
    )


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["id", "title", "text", "date"], {"id": "id", "title": "title", "text": "text", "published": "date"}),
        (
            ["Article ID", "Headline", "Full_Text", "Publication-Date", "Publisher"],
            {
                "id": "Article ID",
                "title": "Headline",
                "text": "Full_Text",
                "published": "Publication-Date",
                "outlet": "Publisher",
            },
        ),
        (["content", "body"], {"text": "body"}),
        (["", "maintext", "pub_date", "outlet"], {"text": "maintext", "published": "pub_date", "outlet": "outlet"}),
    ],
)
def test_columns_are_guessed_by_their_names(names, found):
    assert chosen_columns(names, None, source="x") == found


def test_given_columns_come_first_and_an_empty_one_is_none():
    names = ["title", "body", "summary", "date"]
    chosen = chosen_columns(names, {"text": "summary", "published": ""}, source="x")
    assert chosen == {"text": "summary", "title": "title"}


@pytest.mark.parametrize(
    ("columns", "told"),
    [(None, "none of them"), ({"text": "nope"}, "'nope'"), ({"words": "a"}, "no field 'words'")],
)
def test_columns_that_cannot_be_are_told(tmp_path, columns, told):
    with pytest.raises(InputError, match=told) as raised:
        list(open_source(table(tmp_path, "a,b\n1,2\n"), columns=columns))
    assert raised.value.code == "bad_columns"


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024-03-28", "2024-03-28"),
        ("2024-03-28 10:30:00", "2024-03-28 10:30:00"),
        ("20240328", "2024-03-28"),
        ("2024/3/28", "2024-03-28"),
        ("28/03/2024", "2024-03-28"),
        ("03/28/2024 10:30", "2024-03-28"),
        ("28.3.2024", "2024-03-28"),
        ("Thu, 28 Mar 2024 10:30:00 +0000", "2024-03-28T10:30:00+00:00"),
        ("March 28, 2024", "2024-03-28"),
        ("28 Mar 2024 10:30", "2024-03-28T10:30:00"),
    ],
)
def test_dates_are_read_as_they_are_written(cell, day):
    assert day_of(cell, source="x") == day


@pytest.mark.parametrize("cell", ["04/03/2024", "March 2024", "soon", "2024", "31/02/2024", "1711621800"])
def test_dates_are_not_guessed(cell):
    with pytest.raises(InputError, match="is no date") as raised:
        day_of(cell, source="x")
    assert raised.value.code == "bad_date"


def test_a_bad_row_costs_no_other(tmp_path):
    path = table(tmp_path, "text,date\n,2024-03-28\nRebels attacked Gao.,never\nRebels left Gao.,2024-03-28\n")
    items = list(open_source(path))
    assert [(item.source, item.code) for item in items if isinstance(item, Failure)] == [
        (f"{path} line 2", "empty"),
        (f"{path} line 3", "bad_date"),
    ]
    assert [item.text for item in items if isinstance(item, Article)] == ["Rebels left Gao."]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_seen_in_the_header(tmp_path, delimiter):
    (article,) = open_source(table(tmp_path, f"title{delimiter}text\nOne{delimiter}Two\n"))
    assert (article.title, article.text) == ("One", "Two")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path, encoding):
    (article,) = open_source(table(tmp_path, "title,text\nSénégal,Dakar señor\n".encode(encoding)))
    assert (article.title, article.text) == ("Sénégal", "Dakar señor")


def test_bytes_that_are_no_characters_are_told_with_their_row(tmp_path):
    content = b"text\n" + b"Rebels attacked Gao.\n" * 60_000 + b"Bad \xff byte\nLast.\n"
    items = list(open_source(table(tmp_path, content)))
    (failure,) = [item for item in items if isinstance(item, Failure)]
    assert (failure.code, failure.source[-10:]) == ("bad_article", "line 60002")
    assert len(items) == 60_002


def test_gzipped_tables_and_long_cells(tmp_path):
    long = "word " * 100_000
    (article,) = open_source(table(tmp_path, gzip.compress(f'text\n"{long}"\n'.encode()), "news.csv.gz"))
    assert article.text == long


def test_parquet(tmp_path):
    path = str(tmp_path / "news.parquet")
    with duckdb.connect() as database:
        database.execute(
            f"""COPY (SELECT n AS id, 'Rebels attacked Gao.' AS content, DATE '2024-03-28' AS date,
            ['Ann', 'Ben'] AS authors FROM range(200) AS numbers(n)) TO '{path}'"""
        )
    articles = list(open_source(path))
    assert [article.id for article in articles] == [str(number) for number in range(200)]
    assert (articles[0].published, articles[0].authors) == ("2024-03-28", ("Ann", "Ben"))
    assert articles[7].source == f"{path} row 8"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("x.csv", b"", "empty"),
        ("x.csv", b"text\n", "empty"),
        ("x.csv", b"PAR1" + bytes(100), "binary"),
        ("x.parquet", b"no parquet", "unreadable"),
        ("x.parquet", b"", "empty"),
        ("x.csv.gz", gzip.compress(b"text\nRebels attacked Gao.\n" * 1000)[:40], "unreadable"),
        ("x.csv", b'text\n"' + b"a" * 20_000_001, "too_large"),
    ],
)
def test_tables_that_cannot_be_read(tmp_path, name, content, code):
    with pytest.raises(InputError) as raised:
        list(open_source(table(tmp_path, content, name)))
    assert raised.value.code == code


def test_a_missing_quotation_mark_is_told_with_its_line(tmp_path):
    content = 'text\nRebels attacked Gao.\n"Open\n' + ("more and more of it\n" * 1_100_000)
    with pytest.raises(InputError, match="line 3") as raised:
        list(open_source(table(tmp_path, content)))
    assert raised.value.code == "unreadable"


@pytest.mark.parametrize("ending", ['"Rebels att', '"Rebels att\n'])
def test_a_table_that_is_cut_off_within_a_cell_gives_no_half_of_it(tmp_path, ending):
    items = open_source(table(tmp_path, 'text\n"Rebels attacked Gao."\n' + ending))
    assert next(items).text == "Rebels attacked Gao."
    with pytest.raises(InputError, match="line 3: the file ends within quotation marks"):
        next(items)


def test_a_line_that_is_too_long_is_named(tmp_path):
    with pytest.raises(InputError, match="line 3 is larger than 20 MB"):
        list(open_source(table(tmp_path, "text\nRebels attacked Gao.\n" + "a" * 20_000_001)))


def test_tables_of_a_folder_are_read_and_named(tmp_path):
    (tmp_path / "sub").mkdir()
    path = table(tmp_path / "sub", CSV)
    bad = table(tmp_path, "a,b\n1,2\n", "bad.csv")
    assert next(tables_in(str(tmp_path)))[0] == path
    items = list(open_source(str(tmp_path)))
    assert [item.source for item in items if isinstance(item, Failure)] == [bad]
    assert len(items) == 2


def test_a_table_without_a_given_column_is_guessed(tmp_path):
    table(tmp_path, "lead,body\nRebels left.,x\n", name="a.csv")
    table(tmp_path, "body,date\nTroops came.,2024-03-28\n", name="b.csv")
    assert [item.text for item in open_source(str(tmp_path), columns={"text": "lead"})] == [
        "Rebels left.",
        "Troops came.",
    ]
    check_mapping([str(tmp_path)], {"text": "lead", "id": ""})
    check_mapping([str(tmp_path / "none")], {"text": "lead"})
    with pytest.raises(InputError, match="no table has a column 'nope'"):
        check_mapping([str(tmp_path)], {"text": "nope"})


def test_columns_without_a_table_are_refused(tmp_path):
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"lead": "Rebels left."}\n')
    with pytest.raises(InputError, match="no source is a table"):
        check_mapping([str(lines)], {"text": "lead"})
    check_mapping([str(lines), str(tmp_path)], {"text": "lead"})
    check_mapping(["-"], {"text": "lead"})


def test_archives_within_a_folder_are_left_out(tmp_path):
    for name in ("batches", "migrations"):
        (tmp_path / "old" / name / "_delta_log").mkdir(parents=True)
    table(tmp_path / "old" / "batches", "text\njunk\n")
    table(tmp_path, "text\nRebels left.\n")
    assert [item.text for item in open_source(str(tmp_path))] == ["Rebels left."]
    assert [name for name, _ in tables_in(str(tmp_path))] == [str(tmp_path / "news.csv")]
    assert about_how_many(str(tmp_path)) == 1
    with pytest.raises(InputError, match="is an archive"):
        list(open_source(str(tmp_path / "old")))
