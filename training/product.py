"""The graph of one matrix product, x times y turned, for `language.products`: python training/product.py OUT"""

from __future__ import annotations

import sys
from pathlib import Path

from onnx import TensorProto, helper


def main() -> None:
    shapes = {"x": ["rows", "inner"], "y": ["columns", "inner"], "z": ["rows", "columns"]}
    x, y, z = (helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items())
    graph = helper.make_graph([helper.make_node("Gemm", ["x", "y"], ["z"], transB=1)], "product", [x, y], [z])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    Path(sys.argv[1]).write_bytes(model.SerializeToString())


if __name__ == "__main__":
    main()
