from __future__ import annotations

import numpy as np
import pytest

from dateline.coding import Network, marked
from dateline.errors import SetupError
from dateline.records import EVENT_TYPES

SENTENCES = [
    "Rebels attacked the town of Gao on Monday .".split(),
    "Peru and Chile signed a trade agreement in Lima after years of talks , the ministry said .".split(),
    "The sun shone .".split(),
]


@pytest.fixture(scope="module")
def network(coder) -> Network:
    return coder.network


def test_sentences_read_together_and_alone_give_the_same_types(network):
    together = network.read(SENTENCES)
    for words, reading in zip(SENTENCES, together, strict=True):
        (alone,) = network.read([words])
        places, proposed = range(len(words)), [None] * len(words)
        # Scores differ a little: int8 has one scale for a whole batch.
        one, other = alone.types(places, proposed), reading.types(places, proposed)
        assert np.abs(one[:, 0] - other[:, 0]).max() < 0.15
        sure = one.max(1) > 0.6
        assert (one[sure].argmax(1) == other[sure].argmax(1)).all()


def test_probabilities_add_up(network):
    (reading,) = network.read(SENTENCES[:1])
    assert np.allclose(reading.types(range(3), [None, "ASSAULT", None]).sum(1), 1, atol=1e-4)
    assert sum(reading.statuses(1).values()) == pytest.approx(1, abs=1e-4)


def test_what_the_lexicon_proposes_counts(network):
    (reading,) = network.read(SENTENCES[:1])
    column = network.labels.types.index("ASSAULT")
    without, with_it = reading.types([1, 1], [None, "ASSAULT"])[:, column]
    assert with_it > without


def test_the_labels_are_the_codebooks(network):
    assert set(network.labels.types) == {"NONE", *EVENT_TYPES}
    assert network.labels.types[0] == "NONE"
    assert network.labels.roles[0] == "none"


def test_words_beyond_the_longest_sentence_are_not_read(network):
    (reading,) = network.read([["word"] * 1000])
    assert reading.is_read(0)
    assert not reading.is_read(999)


def test_empty_sentences_are_no_crash(network):
    assert len(network.read([[], ["Peru"]])) == 2
    assert network.read([]) == []


def test_confidence_rises_with_the_score(network):
    said = [network.labels.confidence(score) for score in (0.0, 0.3, 0.6, 0.9, 1.0)]
    assert said == sorted(said)
    assert 0 <= said[0] < said[-1] <= 1


def test_a_missing_model_is_told(tmp_path):
    with pytest.raises(SetupError, match="model_missing"):
        Network(tmp_path)


def test_markers_stand_around_the_spans():
    assert marked("Peru sued Chile.", (0, 4), (10, 15)) == "[S] Peru [/S] sued [T] Chile [/T] ."
    assert marked("Peru sued Chile.", None, (10, 15)) == "Peru sued [T] Chile [/T] ."


def test_short_sentences_are_not_padded_to_the_longest_of_their_article(network, monkeypatch):
    passes = []
    run = network._session.run

    def noted(names, inputs):
        passes.append(inputs["mask"])
        return run(names, inputs)

    monkeypatch.setattr(network, "_session", type("Noting", (), {"run": staticmethod(noted)}))
    long, short = SENTENCES[1] * 4, SENTENCES[2]
    readings = network.read([long, short, short, long])
    assert len(readings) == 4
    assert [mask.all() for mask in passes] == [True, True]
