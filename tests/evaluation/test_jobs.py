"""Every job on a few invented data: the form is read, the coder asked, the figures come out; bad data are refused."""

from __future__ import annotations

import json

import pytest

from dateline.errors import InputError
from dateline.evaluation import JOBS, evaluate
from dateline.evaluation.police import acts
from dateline.records import Entity, PairType
from tests.builders import event

ARTICLE = "Gunmen killed 12 farmers in Gao, Mali, on Monday. France condemned Russia."
EVENTS = [
    {
        "type": "ASSAULT",
        "mode": None,
        "actors": [{"text": "Gunmen", "name": "Gunmen", "country": "MLI"}],
        "recipients": [{"text": "12 farmers", "name": "farmers", "country": "MLI"}],
        "status": "actual",
        "place": {"name": "Gao", "country": "MLI"},
        "date": {"start": "2024-03-25", "end": "2024-03-25"},
        "attribution": [],
        "killed": [12, 12],
        "evidence": [{"start": 0, "end": 49, "trigger": "killed"}],
    },
    {
        "type": "ACCUSE",
        "actors": [{"text": "France", "name": "France", "country": "FRA"}],
        "recipients": [{"text": "Russia", "name": "Russia", "country": "RUS"}],
        "status": "actual",
        "evidence": [{"start": 50, "end": 74}],
    },
]


def gold_article(**changes):
    return json.dumps({"id": "a", "published": "2024-03-28", "text": ARTICLE, "events": EVENTS, **changes})


@pytest.fixture
def write(tmp_path):
    def written(content: str, name: str = "data"):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return written


def test_events(write, tmp_path):
    write(gold_article(), "a.json")
    write(gold_article(id="b"), "b.json")
    steps = []
    found = evaluate("events", tmp_path, progress=lambda done, all: steps.append((done, all)))
    assert (found.units, found.unit) == (2, "articles")
    assert found.figures[0].name == "spot"
    assert found.figure("detect").value == 1.0
    assert found.figure("fields.killed").counts == {"right": 2, "of": 2}
    assert found.figure("types.ACCUSE").counts["gold"] == 2
    assert steps == [(1, 2), (2, 2)]
    assert evaluate("events", tmp_path, limit=1).units == 1
    with pytest.raises(KeyError):
        found.figure("mystery")


def test_relations(write, monkeypatch):
    asked = []

    def relation(text, *, actor, recipient, coder):
        del coder
        asked.append(tuple(span and text[slice(*span)] for span in (actor, recipient)))
        kind = "RETREAT" if "withdrew" in text else "ACCUSE"
        return PairType(type=kind, confidence=1.0, probabilities={kind: 1.0})

    monkeypatch.setattr("dateline.evaluation.relations.api.relation", relation)
    rows = [
        ("sentence_id", "root", "source", "target", "marked_sentence"),
        ("1", "ACCUSE", "France", "Russia", "<s>France</s> condemned <t>Russia</t> over the strikes."),
        ("1", "YIELD", "Russia", "Mali", "Russia withdrew its troops from Mali."),
        ("2", "ASSAULT", "", "", "<s>Gunmen</s> attacked farmers near Gao."),
    ]
    found = evaluate("relations", write("".join("\t".join(row) + "\n" for row in rows)))
    assert asked == [("France", "Russia"), ("Russia", "Mali"), ("Gunmen", None)]
    assert found.units == 2
    assert found.figure("accuracy").counts == {"right": 2, "of": 3}
    assert found.figure("YIELD").value == 1.0
    assert found.figure("ACCUSE").counts == {"hit": 1, "predicted": 2, "gold": 1}
    assert found.figure("macro_f1").value == pytest.approx((1 + 2 / 3 + 0) / 3, abs=1e-4)


def test_roles(write):
    tagged = "France/B-S condemned/B-R Russia/B-T ./O\n\nThe/B-S rebels/I-S attacked/B-R the/B-T town/I-T ./O"
    found = evaluate("roles", write(tagged.replace(" ", "\n").replace("/", " ")))
    assert found.units == 2
    assert found.figure("spans").counts["gold"] == 4
    assert found.figure("S").value == 1.0
    assert found.figure("words").value == found.figure("spans").value


def test_records(write):
    record = {"text": "France condemned Russia on Monday.", "date": "2000-01-01", "event": "DISAPPROVE"}
    sides = {"source": [{"code": "FRAGOV"}], "target": [{"code": "RUS"}]}
    found = evaluate("records", write(json.dumps([{**record, **sides}, {**record, "target": ""}])))
    assert found.figure("type_of_found").counts == {"right": 2, "of": 2}
    assert found.figure("pair_and_type").counts == {"hit": 1, "predicted": 2, "gold": 2}


def test_police(write):
    lines = [
        {
            "doc": "1",
            "text": "Police arrested 20 rioters in Surat.\n",
            "date": "2002-03-10",
            "arrest": 1,
            "any_action": 1,
        },
        {"doc": "1", "text": "The market was closed.", "date": "2002-03-10"},
        {"doc": "2", "text": "The market was closed.", "date": "2002-03-10"},
    ]
    found = evaluate("police", write("\n".join(map(json.dumps, lines))))
    assert found.units == 2
    assert found.figure("arrest").value == found.figure("mean_f1").value == 1.0
    assert found.figure("kill").value is None


def test_acts_of_the_police_follow_from_types_modes_status_and_tolls():
    police = [Entity(text="policemen", start=0, end=9, sector="COP")]
    assert acts([event(actors=police)]) == {"kill", "force", "any_action"}
    assert acts([event(actors=police, type="COERCE", mode="arrest", quantities={})]) == {"arrest", "any_action"}
    assert acts([event(actors=police, status="negated")]) == {"fail"}
    assert acts([event()]) == frozenset()


def test_actors(write):
    phrases = [
        {"phrase": "French troops", "country": "FRA", "sector": "MIL"},
        {"phrase": "Emmanuel Macron", "date": "2023-05-01", "name": "Emmanuel Macron", "country": "FRA"},
        {"phrase": "nobody in particular", "country": "XXX", "xfail": True},
    ]
    found = evaluate("actors", write(json.dumps(phrases)))
    assert found.units == 2
    assert [found.figure(name).value for name in ("country", "sector", "name")] == [1.0, 1.0, 1.0]


def test_places(write):
    text = "Fighting broke out in Gao, Mali."
    place = "<toponym><start>{}</start><end>{}</end><phrase>Gao</phrase>{}</toponym>"
    near = place.format(22, 25, '<gaztag geonameid="0"><lat>16.3</lat><lon>0.0</lon></gaztag>')
    far = place.format(22, 25, '<gaztag geonameid="0"><lat>50.0</lat><lon>0.0</lon></gaztag>')
    missed = place.format(0, 8, "<latitude>1</latitude><longitude>1</longitude>")
    open_ = place.format(0, 8, "<latitude></latitude><longitude></longitude>")
    articles = f"<articles><article><text>{text}</text>{near}{far}{missed}{open_}</article></articles>"
    found = evaluate("places", write(articles))
    assert found.figure("found").counts == {"right": 2, "of": 3}
    assert found.figure("placed").counts == {"right": 1, "of": 3}


def test_dates(write):
    blocks = "2024-03-28\tDATE\t2024-03-28\nMonday\tDATE\t2024-03-25\nnow\tDATE\tPRESENT_REF\n2019\tDATE\t2019\n"
    found = evaluate("dates", write(f"{blocks}\n{blocks}"))
    assert found.units == 2
    assert found.figure("right").counts == {"right": 4, "of": 4}


@pytest.mark.parametrize(
    ("job", "content", "told"),
    [
        ("events", '{"id": "a",\n "text": }', "line 2"),
        ("events", gold_article(events=[{**EVENTS[0], "type": "WAR"}]), "events[0].type"),
        ("events", gold_article(events=[EVENTS[0], {**EVENTS[1], "evidence": []}]), "events[1].evidence"),
        ("events", gold_article(events=[{**EVENTS[0], "evidence": [{"start": 0, "end": 999}]}]), "evidence[0]"),
        ("events", gold_article(events=[{**EVENTS[0], "date": {"start": "2024-04-01", "end": "2024-03-01"}}]), ".date"),
        ("events", gold_article(published="yesterday"), "published"),
        ("relations", "root\tmarked_sentence\nWAR\tx\n", "line 2, root"),
        ("relations", "root\tmarked_sentence\nAID\n", "line 2"),
        ("relations", "root\tsentence\nAID\tx\n", "marked_sentence"),
        ("relations", "root\tmarked_sentence\nAID\t\n", "marked_sentence"),
        ("roles", "France B-S\nRussia B-X\n", "line 2, tag"),
        ("roles", "France\n", "line 1"),
        ("records", '[{"text": "x", "event": "WAR"}]', "[0].event"),
        ("records", '[{"text": " ", "event": "AID"}]', "[0].text"),
        ("records", '[{"text": "x", "event": "AID", "date": "soon"}]', "[0].date"),
        ("police", '{"doc": "1", "text": "x"}\n{"doc": "1", "text": "x", "kill": 2}\n', "line 2, kill"),
        ("police", '{"doc": "1", "text": " "}\n', "text"),
        ("actors", '[{"phrase": ""}]', "[0].phrase"),
        ("actors", '{"phrase": "x"}', "array"),
        ("places", "<articles><article>\n</articles>", "line 2"),
        (
            "places",
            "<a><b><text>x</text>\n<toponym><lat>x</lat><lon>1</lon><start>0</start><end>1</end></toponym></b></a>",
            "line 2, toponym",
        ),
        ("places", "<articles><article><text>Gao</text></article></articles>", "no <toponym>"),
        ("dates", "Monday\tDATE\n", "line 1"),
        ("dates", "soon\tDATE\tFUTURE_REF\n", "line 1, value"),
    ],
)
def test_bad_data_are_refused_with_file_line_and_field(write, job, content, told):
    path = write(content)
    with pytest.raises(InputError) as refused:
        evaluate(job, path)
    assert refused.value.code == "bad_gold"
    assert str(path) in refused.value.message
    assert told in refused.value.message


def test_no_data_and_no_job_are_told(tmp_path, write):
    with pytest.raises(InputError, match="not_found"):
        evaluate("events", tmp_path / "nowhere")
    with pytest.raises(InputError, match="empty"):
        evaluate("events", tmp_path)
    with pytest.raises(InputError, match="empty"):
        evaluate("dates", write("  \n"))
    with pytest.raises(InputError, match="no_job"):
        evaluate("weather", tmp_path)
    with pytest.raises(InputError, match="unreadable"):
        evaluate("dates", tmp_path)
    binary = tmp_path / "binary"
    binary.write_bytes(b"a\tDATE\t2024-03-28\n\xff\xfe\n")
    with pytest.raises(InputError, match="line 2"):
        evaluate("dates", binary)


def test_each_job_says_what_it_takes():
    assert set(JOBS) == {"events", "relations", "roles", "records", "police", "actors", "places", "dates"}
    assert all(job.about and job.unit for job in JOBS.values())
