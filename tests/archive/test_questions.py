"""Asking: filters, forms of answers, SQL, words."""

from __future__ import annotations

import sys

import duckdb
import pytest

from dateline.archive import Archive
from dateline.errors import ArchiveError, InputError
from tests import builders
from tests.archive.fakes import QuickCoder, lines


class BuiltCoder(QuickCoder):
    """Gives each article the event built by hand."""

    def events(self, article):
        return [builders.event(article=article.id)]


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    """Four articles, five events."""
    folder = tmp_path_factory.mktemp("news")
    articles = [
        {"id": "a", "published": "2024-03-05", "title": "Rift", "text": "RUS accuses MLI of lies. MLI meets RUS."},
        {"id": "b", "published": "2024-03-06", "title": "Rift", "text": "FRA attacks MLI. Troops burned the bridges."},
        {"id": "c", "published": "2024-04-01", "title": "Aid", "text": "RUS aids MLI with a bridge."},
        {"id": "d", "text": "UKR accuses RUS."},
    ]
    with Archive(folder / "archive") as archive:
        archive.add(lines(folder / "x.jsonl", articles), coder=QuickCoder)
        yield archive


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """One article with an event that has everything."""
    folder = tmp_path_factory.mktemp("built")
    article = {"id": "a1", "published": "2024-03-28", "title": "Farmers killed", "text": builders.TEXT}
    with Archive(folder / "archive") as archive:
        archive.add(lines(folder / "x.jsonl", [article]), coder=BuiltCoder)
        yield archive


def told(answer):
    return sorted((row["article"], row["type"]) for row in answer)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"actor": "RUS"}, "a-ACCUSE c-AID"),
        ({"actor": ["FRA", "UKR"]}, "b-ASSAULT d-ACCUSE"),
        ({"recipient": "RUS"}, "a-CONSULT d-ACCUSE"),
        ({"pair": ("MLI", "RUS")}, "a-ACCUSE a-CONSULT c-AID"),
        ({"actor": "RUS", "recipient": "MLI", "until": "2024-03-31"}, "a-ACCUSE"),
        ({"country": "FRA"}, "b-ASSAULT"),
        ({"type": ["AID", "ASSAULT"]}, "b-ASSAULT c-AID"),
        ({"quad": "verbal cooperation"}, "a-CONSULT"),
        ({"since": "2024-03-06"}, "b-ASSAULT c-AID"),
        ({"since": "2024-03-05", "until": "2024-03-05"}, "a-ACCUSE a-CONSULT"),
        ({"article": "c"}, "c-AID"),
        ({"evidence": "OF LIES"}, "a-ACCUSE"),
        ({"evidence": "lie"}, "a-ACCUSE"),
        ({"evidence": '"accuses RUS"'}, "d-ACCUSE"),
        ({"evidence": ["bridge -troops", "meeting"]}, "a-CONSULT c-AID"),
        ({"evidence": "burned"}, ""),
        ({"reviewed": True}, ""),
        ({"min_confidence": 0.9}, ""),
        ({"words": "bridge"}, "b-ASSAULT c-AID"),
        ({"words": '"burned the bridges"'}, "b-ASSAULT"),
        ({"words": "bridge -burned"}, "c-AID"),
        ({"words": "title:rift", "actor": "RUS"}, "a-ACCUSE"),
        ({"words": "nowhere"}, ""),
    ],
    ids=str,
)
def test_filters(news, filters, expected):
    assert told(news.events(**filters)) == [tuple(one.split("-")) for one in expected.split()]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"place": "gao"}, True),
        ({"place": "2457163"}, True),
        ({"place": "Timbuktu"}, False),
        ({"sector": "AGR"}, True),
        ({"sector": "MIL"}, False),
        ({"said_by": "POLICE"}, True),
        ({"said_by": "army"}, False),
        ({"mode": "firearms"}, True),
        ({"status": "negated"}, False),
        ({"historical": False}, True),
        ({"country": "MLI"}, True),
        ({"actor": "gunmen"}, True),
        ({"actor": "farmers"}, False),
    ],
    ids=str,
)
def test_filters_of_details(built, filters, expected):
    assert bool(len(built.events(**filters))) is expected


@pytest.mark.parametrize(
    "filters",
    [
        {"type": "WAR"},
        {"mode": "blub"},
        {"sector": "FOO"},
        {"country": "XYZ"},
        {"quad": "conflict"},
        {"status": "certain"},
        {"since": "yesterday"},
        {"pair": ("RUS",)},
        {"order": "random"},
        {"words": "?!"},
        {"evidence": "?!"},
    ],
    ids=str,
)
def test_filters_that_cannot_be(news, filters):
    with pytest.raises(ArchiveError, match="bad_filter"):
        news.events(**filters).rows()


def test_order_and_limit(news):
    assert [row["article"] for row in news.events(order="newest", limit=2)] == ["c", "b"]


def test_an_event_by_id_is_the_record(built):
    assert built.event(builders.event().id) == builders.event()
    assert built.events().records() == [builders.event()]


def test_what_is_not_there(news):
    for ask in (news.event, news.article, news.page):
        with pytest.raises(ArchiveError, match="no_record"):
            ask("nothing")


def test_events_go_with_their_articles(news):
    coded = {article.id: [event.type for event in events] for article, events in news.events(actor="RUS").coded()}
    assert coded == {"a": ["ACCUSE"], "c": ["AID"]}


def test_answers_are_arrow_for_anybody(news):
    answer = news.events(actor="RUS")
    assert answer.arrow().num_rows == len(answer) == 2
    assert "evidence" not in answer.columns
    assert duckdb.connect().from_arrow(answer.arrow()).filter("type = 'AID'").fetchall()


def test_answers_are_data_frames(news):
    assert news.events(actor="RUS").polars()["type"].sort().to_list() == ["ACCUSE", "AID"]
    assert sorted(news.events(actor="RUS").pandas()["type"]) == ["ACCUSE", "AID"]


@pytest.mark.parametrize("part", ["polars", "pandas"])
def test_a_missing_extra_is_named(news, monkeypatch, part):
    monkeypatch.setitem(sys.modules, part, None)
    with pytest.raises(ArchiveError, match=rf"pip install 'dateline\[{part}\]'"):
        getattr(news.events(), part)()


@pytest.mark.parametrize("format_name", ["parquet", "csv", "json", "jsonl"])
def test_answers_go_into_files(news, tmp_path, format_name):
    file = tmp_path / f"events.{format_name}"
    assert news.events(actor="RUS").write(file) == 2
    assert file.stat().st_size


def test_files_of_unknown_formats_are_refused(news, tmp_path):
    with pytest.raises(InputError, match="bad_format"):
        news.events().write(tmp_path / "events.xls")
    with pytest.raises(InputError, match="bad_output"):
        news.events().write(tmp_path / "none" / "events.parquet")


def test_notebooks_show_a_table(news):
    shown = news.events()._repr_html_()
    assert "<th>type</th>" in shown
    assert "5 rows" in shown


def test_counts_by_day_and_month(news):
    rows = news.counts(pair=("RUS", "MLI")).rows()
    assert [(str(row["day"]), row["type"], row["events"]) for row in rows] == [
        ("2024-03-05", "ACCUSE", 1),
        ("2024-03-05", "CONSULT", 1),
        ("2024-04-01", "AID", 1),
    ]
    assert [str(row["day"]) for row in news.counts(actor="FRA", by="month")] == ["2024-03-01"]


def test_articles_can_be_asked_for(news):
    assert [article.text for article in news.articles(article="d").records()] == ["UKR accuses RUS."]
    assert "text" not in news.articles().columns
    assert [row["id"] for row in news.articles("rift")] == ["a", "b"]
    assert [row["id"] for row in news.articles(since="2024-04-01")] == ["c"]


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("SELECT * FROM events;", 5),
        ("SELECT country, count(*) FROM event_parties WHERE side = 'actor' GROUP BY 1 -- by country", 4),
        ("SELECT * FROM pairs_by_day WHERE actor_country = 'RUS'", 2),
        ("SELECT * FROM coverage", 1),
        ("WITH x AS (SELECT 1) SELECT * FROM x", 1),
        ("DESCRIBE articles", 24),
    ],
)
def test_sql(news, question, count):
    assert len(news.sql(question)) == count


def test_sql_takes_values(news):
    assert len(news.sql("SELECT * FROM events WHERE type = ?", ["AID"])) == 1
    assert len(news.sql("SELECT * FROM events WHERE type = $type", {"type": "AID"})) == 1


@pytest.mark.parametrize(
    "question",
    [
        "DROP VIEW events",
        "SELECT 1; SELECT 2",
        "COPY (SELECT 1) TO '/tmp/x.csv'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "ATTACH '/tmp/x.db'",
        "SET enable_external_access = true",
        "SELECT nothing FROM events",
        "SELEC 1",
        "SELECT CAST('x' AS INTEGER)",
        "",
    ],
)
def test_sql_only_reads_the_archive(news, question):
    with pytest.raises(ArchiveError, match="bad_sql"):
        news.sql(question).rows()


def test_quantities_and_lists_are_in_the_columns(built):
    (row,) = built.events().rows()
    assert (row["killed_min"], row["killed_max"], row["contexts"]) == (12, None, ["crime", "military"])
    assert str(row["day"]) == "2024-03-25"
    assert "record" not in row


def test_a_damaged_search_index_is_built_again(archive, add):
    add("RUS accuses MLI near the bridge.")
    assert len(archive.articles("bridge")) == 1
    index = archive.path / ".words" / "index"
    for file in index.iterdir():
        file.write_bytes(b"nonsense")
    with Archive(archive.path) as again:
        assert len(again.articles("bridge")) == 1


def test_a_search_finds_what_was_added_since(archive, add):
    add({"id": "x", "text": "RUS accuses MLI near the bridge."})
    assert len(archive.articles("bridge")) == 1
    add({"id": "x", "text": "RUS accuses MLI near the river."}, {"id": "y", "text": "A bridge."})
    assert [row["id"] for row in archive.articles("bridge")] == ["y"]
    assert [row["id"] for row in archive.at(2).articles("bridge")] == ["x"]


def test_evidence_of_corrected_events_is_found_too(archive, add):
    add({"id": "x", "text": "RUS accuses MLI. Nothing came of the talks."})
    assert len(archive.events(evidence="talks")) == 0
    sentence = [{"zone": "body", "start": 17, "end": 43, "trigger": {"start": 25, "end": 29, "text": "came"}}]
    archive.correct("add", who="ann", article="x", after=[{"type": "REJECT", "evidence": sentence}])
    assert [row["type"] for row in archive.events(evidence="talk")] == ["REJECT"]
    add({"id": "y", "text": "FRA meets MLI for talks."})
    assert [row["article"] for row in archive.events(evidence="talks", order="confidence")] == ["x", "y"]


def test_the_best_articles_are_shown_where_only_some_are_wanted(archive, add):
    often = "The bridge, the old bridge, that bridge."
    add({"id": "a", "text": f"A bridge. {'Much else. ' * 50}", "published": "2024-01-01"}, {"id": "b", "text": often})
    assert [row["id"] for row in archive.articles("bridge", limit=1)] == ["b"]
    assert [row["id"] for row in archive.articles("bridge", limit=2)] == ["a", "b"]
    assert [row["id"] for row in archive.articles("bridge", limit=1, until="2024-02-01")] == ["a"]


@pytest.mark.parametrize(
    ("filters", "advice"),
    [
        ({"country": "Mali"}, "Mali is MLI."),
        ({"country": ["MLI", "soviet union"]}, "soviet union is "),
        ({"mode": "drone"}, "drone"),
        ({"sector": "ARMY"}, "MIL"),
        ({"quad": "conflict"}, "verbal conflict"),
    ],
    ids=str,
)
def test_codes_that_do_not_exist_are_told_with_those_that_do(news, filters, advice):
    if filters == {"mode": "drone"}:
        filters = {"mode": "dron"}
    with pytest.raises(ArchiveError, match="bad_filter") as raised:
        news.events(**filters)
    assert advice in raised.value.advice


def test_every_code_of_the_record_may_be_asked_for(news):
    for country in ("MLI", "IGO", "TWN", "XKX"):
        assert len(news.events(country=country, mode="visit", sector="MIL", quad="verbal cooperation")) == 0


def test_columns_of_equal_name_are_told_apart(news):
    answer = news.sql(
        "SELECT e.id, a.id, 1 AS ID FROM events AS e JOIN articles AS a ON a.id = e.article ORDER BY 2, 1;"
    )
    assert [name.lower() for name in answer.columns] == ["id", "id_1", "id_2"]
    assert list(answer.rows()[0].values())[1:] == ["a", 1]
    assert answer.arrow().num_columns == 3


@pytest.mark.parametrize("function", ["parquet_metadata", "parquet_schema", "read_parquet"])
def test_files_of_others_are_refused_as_sql(news, tmp_path, function):
    other = tmp_path / "other.parquet"
    duckdb.sql("SELECT 1 AS a").write_parquet(str(other))
    with pytest.raises(ArchiveError, match="bad_sql"):
        news.sql(f"SELECT * FROM {function}('{other}')").rows()


def test_a_name_may_be_cut_short(news):
    event = news.events_of("c")[0]
    assert news.named(event.id[:9]) == event.id
    assert news.named("d") in {"d", *(one.id for one in news.events().records())}
    with pytest.raises(ArchiveError, match="no_record"):
        news.named("nobody")
    with pytest.raises(ArchiveError, match="no_record"):
        news.named("")


def test_values_of_a_filter_may_come_one_by_one(archive, add):
    add("RUS accuses MLI.", "CHN aids NER.")
    assert len(archive.events(country=(code for code in ["MLI", "NER"]))) == 2
    assert len(archive.events(type={"AID"}, evidence=iter(["aids"]))) == 1


@pytest.mark.parametrize(
    "filters",
    [
        {"country": 3},
        {"actor": [None]},
        {"place": b"Gao"},
        {"since": 2024},
        {"reviewed": "yes"},
        {"limit": -1},
        {"limit": "5"},
        {"min_confidence": "0.5"},
        {"words": ["border"]},
    ],
    ids=str,
)
def test_filters_of_another_type_are_refused(archive, add, filters):
    add("RUS accuses MLI.")
    with pytest.raises(ArchiveError, match="bad_filter"):
        len(archive.events(**filters))


def test_what_is_no_name_is_refused(archive, add):
    add("RUS accuses MLI.")
    with pytest.raises(ArchiveError, match="no_version"):
        archive.at(None)
    with pytest.raises(ArchiveError, match="bad_sql"):
        archive.sql(None)
    with pytest.raises(ArchiveError, match="tells who made it"):
        archive.correct("confirm", archive.events().records()[0], who=None)
    for source in (None, 3, b"news.txt", ["news.txt"], archive.events().rows()):
        with pytest.raises(InputError, match="not_found"):
            archive.add(source)
    archive.close()
    with pytest.raises(ArchiveError, match="was closed"):
        len(archive.events())
