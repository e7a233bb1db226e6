"""The ablations: each variant codes, and the table tells figures and differences."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

import dateline
from dateline.evaluation.events import tally
from dateline.evaluation.gold import GoldArticle
from tests.evaluation.test_events import TEXT, coded, gold

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

import ablations

SENTENCES = "Gunmen attacked farmers near Gao in Mali on Monday. They fled when soldiers arrested two of them."


ARTICLE = dateline.Article(id="a", text=SENTENCES, published="2024-03-28", language="en")


def test_without_the_network_every_row_that_fits_is_an_event():
    events = ablations.no_network().events(ARTICLE)
    assert {"ASSAULT", "COERCE"} <= {event.type for event in events}
    assert len({event.confidence for event in events}) == 1


def test_without_choices_and_with_them_the_same_events_are_found(coder):
    events = ablations.no_choices().events(ARTICLE)
    assert [event.type for event in events] == [event.type for event in coder.events(ARTICLE)]
    assert all(event.place is None for event in events)


def test_the_cells_tell_value_interval_and_difference():
    article = GoldArticle(id="a", text=TEXT, events=(gold(),))
    right, wrong = tally(article, [coded()]), tally(article, [])
    draws = np.array([[2, 0], [1, 1], [0, 2]])
    base = [right, wrong]
    assert next(ablations.cells(base, base, draws)).startswith("0.667 [")
    assert next(ablations.cells([wrong, wrong], base, draws)).startswith("0.000 (-0.667 [")
