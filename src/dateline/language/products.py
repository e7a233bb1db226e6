"""The matrix products of spaCy's network by onnxruntime, which knows more processors than spaCy's own library.

That one (BLIS) takes three times as long on AMD's since 2020; half of the time of parsing was spent there.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import onnxruntime
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from thinc.api import NumpyOps


class Products(NumpyOps):  # type: ignore[misc]
    """thinc's operations, with the product of a layer's inputs and weights by onnxruntime, in one thread."""

    def __init__(self) -> None:
        super().__init__()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        graph = (files("dateline") / "models" / "product.onnx").read_bytes()  # made by training/product.py
        self._session: Any = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def gemm(self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of two matrices, the second turned, as a forward pass asks for it; any other is thinc's."""
        if out is not None or trans1 or not trans2:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        return self._session.run(None, {"x": x, "y": y})[0]


def speed_up(nlp: Language) -> None:
    """Lets the pipeline's networks have their products by onnxruntime."""
    products = Products()
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, TrainablePipe):
            for layer in pipe.model.walk():
                layer.ops = products
