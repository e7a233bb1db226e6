from __future__ import annotations

import numpy as np
import pytest
from spacy.pipeline import TrainablePipe
from thinc.api import NumpyOps

from dateline.language.products import Products


def matrix(rows: int, columns: int) -> np.ndarray:
    return np.random.default_rng(rows).standard_normal((rows, columns), dtype=np.float32)


@pytest.mark.parametrize("rows", [0, 1, 2, 17, 300])
def test_products_are_those_of_spacy_but_for_rounding(rows):
    x, y = matrix(rows, 96), matrix(288, 96)
    assert Products().gemm(x, y, trans2=True) == pytest.approx(NumpyOps().gemm(x, y, trans2=True), abs=1e-4)


def test_parts_of_a_matrix_are_multiplied_as_they_are():
    x, y = matrix(8, 8), matrix(5, 4)
    assert Products().gemm(x[::2, ::2], y, trans2=True) == pytest.approx(x[::2, ::2] @ y.T, abs=1e-4)


def test_other_products_are_those_of_spacy():
    x, y = matrix(6, 4), matrix(4, 5)
    assert np.array_equal(Products().gemm(x, y), NumpyOps().gemm(x, y))


def test_every_network_of_the_pipeline_uses_them(coder):
    networks = [pipe.model for _, pipe in coder.reader._nlp.pipeline if isinstance(pipe, TrainablePipe)]
    assert networks
    assert all(isinstance(layer.ops, Products) for network in networks for layer in network.walk())
