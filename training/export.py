"""Writes a trained network as what runs at run time: int8 ONNX, arrays, tokenizer, labels."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from learn import MAX_TOKENS, ROLES, STATUSES, TYPES, Learner
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

OUTPUTS = ["hidden", "kind", "mode", "status", "historical", "asks", "answers", "likely"]


class Exported(nn.Module):
    """The network with its outputs in a fixed order."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        out = self.network(ids, mask)
        return tuple(out["type" if name == "kind" else name] for name in OUTPUTS)


def export(learner: Learner, folder: Path, *, version: str, quantize: bool = True) -> None:
    """Write the network into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    network = learner.network.cpu().eval()
    network.in_half = False  # what is exported computes in full
    example = torch.ones(2, 12, dtype=torch.long)
    axes = {name: {0: "sentences", 1: "tokens"} for name in ("ids", "mask", *OUTPUTS)}
    with tempfile.TemporaryDirectory() as place:
        full = Path(place) / "full.onnx"
        torch.onnx.export(
            Exported(network), (example, example), str(full), input_names=["ids", "mask"], output_names=OUTPUTS,
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        if quantize:
            quantize_dynamic(
                full, folder / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8, reduce_range=True
            )
        else:
            (folder / "encoder.onnx").write_bytes(full.read_bytes())
    arrays = {
        "lexicon": network.lexicon.weight,
        "pair_in": network.pair[0].weight,
        "pair_in_bias": network.pair[0].bias,
        "pair_out": network.pair[2].weight,
        "pair_out_bias": network.pair[2].bias,
        "relation_in": network.relation[1].weight,
        "relation_in_bias": network.relation[1].bias,
        "relation_out": network.relation[3].weight,
        "relation_out_bias": network.relation[3].bias,
    }
    values = {name: value.detach().numpy().astype(np.float32) for name, value in arrays.items()}
    np.savez_compressed(folder / "heads.npz", **values)
    learner.tokenizer.backend_tokenizer.save(str(folder / "tokenizer.json"))
    labels = {
        "types": TYPES,
        "modes": learner.modes,
        "statuses": STATUSES,
        "roles": ROLES,
        "longest": MAX_TOKENS,
        "version": version,
    }
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    session = onnxruntime.InferenceSession(str(folder / "encoder.onnx"))
    ids = torch.tensor([learner.tokenizer("Police arrested two protesters.")["input_ids"]])
    network.eval()  # torch.onnx.export leaves it in training
    with torch.no_grad():
        expected = network(ids, torch.ones_like(ids))["type"].numpy()
    found = session.run(["kind"], {"ids": ids.numpy(), "mask": np.ones_like(ids.numpy())})[0]
    print("largest difference of a score after export:", float(np.abs(expected - found).max()))
    for path in sorted(folder.iterdir()):
        print(f"{path.name:16} {path.stat().st_size:>12,}")
