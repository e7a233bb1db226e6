"""Every page of the sample is coded as recorded; `scripts/record_golden.py` records anew."""

import json
import sys
from pathlib import Path

import pytest

import dateline

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
from record_golden import EVENTS, PAGES, brief  # noqa: E402

NAMES = sorted(path.name for path in PAGES.iterdir() if path.suffix in {".html", ".txt"})


def test_every_page_is_recorded():
    assert {Path(name).stem for name in NAMES} == {path.stem for path in EVENTS.glob("*.json")}


@pytest.mark.parametrize("name", NAMES)
def test_events(name):
    article = dateline.read(PAGES / name)
    found = [brief(article, event) for event in dateline.code(article)]
    assert found == json.loads((EVENTS / f"{Path(name).stem}.json").read_text(encoding="utf-8"))


def test_the_sample_shows_all_types_and_statuses():
    recorded = [event for path in EVENTS.glob("*.json") for event in json.loads(path.read_text(encoding="utf-8"))]
    assert len({event["type"].partition("/")[0] for event in recorded}) == 16
    assert {"actual", "future", "negated"} <= {event["status"] for event in recorded}
