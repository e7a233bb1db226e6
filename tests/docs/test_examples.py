"""Data that the documents show are in the form that the program takes and gives."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec

from dateline import Event
from dateline.evaluation import evaluate
from dateline.reviewing import Codes

DOCS = Path(__file__).parents[2] / "docs"


def blocks(page: str, heading: str) -> list[str]:
    """The blocks below a heading, up to the next one."""
    text = (DOCS / page).read_text(encoding="utf-8")
    section = re.split(r"^#+ ", text.partition(f"# {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    return re.findall(r"```\w*\n(.*?)```", section, re.DOTALL)


def test_the_record_of_the_example_is_a_record():
    (shown,) = blocks("record.md", "An example")
    event = msgspec.json.decode(shown, type=Event)
    assert json.loads(msgspec.json.encode(event)) == json.loads(shown)


def test_every_code_of_the_record_is_told():
    told = (DOCS / "record.md").read_text(encoding="utf-8")
    codes = Codes()
    for code in [*codes.sectors(), *codes.contexts()]:
        assert f"`{code.code}`" in told, code


def test_labelled_data_are_in_the_form_of_their_job(tmp_path):
    (article,) = blocks("evaluation.md", "events")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "t01.json").write_text(article)
    phrases, dates = blocks("evaluation.md", "actors, places, dates")
    shown = {job: blocks("evaluation.md", job)[0] for job in ("relations", "roles", "records", "police")}
    shown |= {"actors": phrases, "dates": dates}
    places = {"events": tmp_path / "gold"}
    for job, text in shown.items():
        places[job] = tmp_path / job
        places[job].write_text(text)
    for job, place in places.items():
        assert evaluate(job, place).units == 1, job
