"""The quality gate on the pinned articles, and the rules by which its bounds may change."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

import gate
from dateline.evaluation import Figure

ARTICLES = ("tests/corpus/articles/" + sorted(p.name for p in (gate.ROOT / "tests/corpus/articles").glob("*.json"))[0],)


def figure(name: str, value: float, of: float = 100) -> Figure:
    return Figure(name=name, value=value, low=None, high=None, counts={"right": value * of, "of": of})


FIGURES = {name: figure(name, 0.5) for name in (*gate.FLOORED, *gate.CAPPED)}


def test_no_figure_misses_its_bound():
    pinned = gate.read_bounds()
    assert gate.digest(pinned.articles) == pinned.sha256, "the articles changed: scripts/gate.py --set --reason …"
    assert pinned.misses(gate.measured(pinned.articles)) == []


def test_the_bounds_say_why_they_stand():
    pinned = gate.read_bounds()
    assert pinned.reasons
    assert set(pinned.floors) == set(gate.FLOORED)
    assert set(pinned.caps) == set(gate.CAPPED)


@pytest.fixture
def bounds(tmp_path, monkeypatch):
    """Bounds on one article, and figures that need no coder."""
    path = tmp_path / "bounds.toml"
    monkeypatch.setattr(gate, "BOUNDS", path)
    gate.write_bounds(gate.bounds_of(FIGURES, ARTICLES, ('2024-03-28 "first"',)))
    monkeypatch.setattr(gate, "measured", lambda _: dict(figures))
    figures = dict(FIGURES)
    return figures


def run(monkeypatch, *options: str) -> int:
    monkeypatch.setattr(sys, "argv", ["gate.py", *options])
    return gate.main()


def test_figures_may_rise_and_not_fall_below_the_margin(bounds, monkeypatch, capsys):
    assert run(monkeypatch) == 0
    bounds["detect"] = figure("detect", 0.49)
    assert run(monkeypatch) == 0
    bounds["detect"] = figure("detect", 0.47)
    bounds["overfill.place"] = figure("overfill.place", 0.53)
    assert run(monkeypatch) == 1
    told = capsys.readouterr().out
    assert "detect is 0.470, under its floor of 0.480" in told
    assert "overfill.place is 0.530, over its cap of 0.520" in told


def test_setting_needs_a_reason_that_is_kept(bounds, monkeypatch):
    bounds["detect"] = figure("detect", 0.9)
    assert run(monkeypatch, "--set") == 2
    assert run(monkeypatch, "--set", "--reason", "a better network") == 0
    pinned = gate.read_bounds()
    assert pinned.floors["detect"] == 0.88
    assert "a better network" in pinned.reasons[0]
    assert pinned.reasons[1] == '2024-03-28 "first"'


def test_looser_bounds_need_to_be_asked_for(bounds, monkeypatch):
    bounds["detect"] = figure("detect", 0.4)
    assert run(monkeypatch, "--set", "--reason", "the corpus was wrong") == 2
    assert gate.read_bounds().floors["detect"] == 0.48
    assert run(monkeypatch, "--set", "--lower", "--reason", "the corpus was wrong") == 0
    assert gate.read_bounds().floors["detect"] == 0.38
    assert "looser: detect" in gate.read_bounds().reasons[0]


def test_the_margin_is_one_case_where_cases_are_few():
    few = {**FIGURES, "fields.killed": figure("fields.killed", 0.5, of=10)}
    assert gate.bounds_of(few, ARTICLES, ()).floors["fields.killed"] == 0.4


@pytest.mark.usefixtures("bounds")
def test_other_articles_are_noticed(monkeypatch):
    gate.write_bounds(msgspec.structs.replace(gate.bounds_of(FIGURES, ARTICLES, ("x",)), sha256="0"))
    assert run(monkeypatch) == 1
