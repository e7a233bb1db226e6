"""The last rounds, on the pairs whose types experts chose, and the export: python training/finish.py EXAMPLES START OUT

START are the weights (.pt) that build.py saved from the same EXAMPLES. With --folds nothing is exported: each fifth of
the experts' pairs is judged by a network that never saw it, and the macro-F1 over PLOVER's roots is printed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from build import encoder_folder_of, softened
from export import export
from learn import TYPES, Example, Learner, mode_names, read
from splits import comes_last, fold, held_back

SEED = 20261127
RATE = 5e-5
OTHERS = 5000
"""Sentences of all other sources that are seen again, so that nothing of them is forgotten."""


def last_rounds(learner: Learner, events: Sequence[Example], relations: Sequence[Example]) -> None:
    """Trains on what comes last, beside a sample of what came before."""
    known = [x for x in events if not comes_last(x["group"]) and not held_back(x["group"], x["source"])]
    sentences = [*(x for x in events if comes_last(x["group"])), *random.Random(SEED).sample(known, OTHERS)]
    pairs = [x for x in relations if x["source"] == "plv"]
    learner.train(sentences, pairs, epochs=1, rate=RATE, seed=SEED)


def _root(types: Sequence[str]) -> str:
    """The root that the experts' data names: they have CONCEDE and RETREAT as one."""
    return "YIELD" if types[0] in {"CONCEDE", "RETREAT"} else types[0]


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean of the roots' F1, of pairs of what was found and what is right."""
    scores = []
    for root in sorted({right for _, right in pairs}):
        hit = sum(found == right == root for found, right in pairs)
        scores.append(2 * hit / sum((found == root) + (right == root) for found, right in pairs))
    return sum(scores) / len(scores)


def judged(learner: Learner, relations: Sequence[Example]) -> list[tuple[str, str]]:
    """For each pair what the network finds and what is right."""
    learner.network.eval()
    found = []
    with torch.no_grad():
        for start in range(0, len(relations), 16):
            batch = relations[start : start + 16]
            scores = learner.relation_scores(learner.on_device(learner.relation_batch(batch)))
            chosen = scores.argmax(-1).tolist()
            found += [(_root([TYPES[1 + column]]), _root(x["types"])) for column, x in zip(chosen, batch, strict=True)]
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("examples", type=Path)
    arguments.add_argument("start", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--encoder", type=Path)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--version", default="1")
    arguments.add_argument("--half", action="store_true", help="compute in bfloat16")
    arguments.add_argument("--device", default="cpu", help="cuda, where there is one")
    arguments.add_argument("--folds", action="store_true")
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    events, relations = (read(given.examples / f"{name}.jsonl") for name in ("events", "relations"))
    modes = mode_names(events)
    width = json.loads((given.examples / "features.json").read_text())["width"]
    events = softened(given.examples, events)

    def started() -> Learner:
        with encoder_folder_of(given.encoder) as encoder:
            learner = Learner(str(encoder), modes=modes, features=width, in_half=given.half, device=given.device)
        learner.network.load_state_dict(torch.load(given.start, weights_only=True, map_location=given.device))
        return learner

    if given.folds:
        pairs = []
        for number in range(5):
            learner = started()
            mine = {x["group"] for x in relations if comes_last(x["group"]) and fold(x["group"]) == number}
            last_rounds(
                learner, [x for x in events if x["group"] not in mine], [x for x in relations if x["group"] not in mine]
            )
            pairs += judged(learner, [x for x in relations if x["group"] in mine and x["source"] == "plv"])
            print(f"fold {number}: macro-F1 of the folds so far {macro_f1(pairs):.4f}, {len(pairs)} pairs", flush=True)
    else:
        learner = started()
        last_rounds(learner, events, relations)
        torch.save(learner.network.state_dict(), given.out.with_suffix(".pt"))
        export(learner, given.out, version=given.version)


if __name__ == "__main__":
    main()
