"""What a larger network says, for a smaller one to learn: python training/label.py EXAMPLES TEACHER ENCODER

TEACHER are the weights (.pt) of `build.py EXAMPLES TEACHER --encoder ENCODER --teacher`. Writes what they say of the
sentences that nobody has coded (EXAMPLES/taught.jsonl) and of the words of those that are coded
(EXAMPLES/softened.jsonl, in the order of events.jsonl).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import torch
from learn import Example, Learner, heads, mode_names, read

_EVENT_AT = 0.3
"""Probability of an event from which its parties are told, too."""
_BATCH = 32


def labelled(learner: Learner, examples: Sequence[Example]) -> list[Example]:
    """The sentences with the probabilities of their words' types and of the roles towards likely events, in order."""
    learner.network.eval()
    learner.tokenize(examples)
    found: dict[int, Example] = {}
    order = sorted(range(len(examples)), key=lambda number: len(examples[number]["ids"]))
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        tensors = learner.on_device(learner.collate([_asked(examples[number]) for number in batch]))
        with torch.no_grad():
            out = learner.network(tensors["ids"], tensors["mask"])
            types = _rounded(learner.type_scores(out, tensors).softmax(-1)) if len(tensors["lexicon"]) else []
            roles = _rounded(learner.role_scores(out, tensors).softmax(-1)) if len(tensors["role_word"]) else []
        of_types, of_roles = iter(types), iter(roles)
        found |= {number: _with_labels(examples[number], of_types, of_roles) for number in batch}
    return [found[number] for number in range(len(examples))]


def _words(example: Example) -> list[int]:
    return [word for word in sorted(set(example["candidates"])) if example["first"][word] >= 0]


def _asked(example: Example) -> Example:
    """The sentence, asked for the types of its words, and for the roles towards each where nobody has coded them."""
    pairs = example.get("pairs", {})
    events = [{"word": word, "type": None, "roles": {}, "pairs": pairs[str(word)]} for word in _words(example) if pairs]
    return example | {"events": events, "labelled": True}


def _with_labels(example: Example, types: Iterator[list[float]], roles: Iterator[list[float]]) -> Example:
    soft, events = {}, []
    pairs = example.get("pairs", {})
    for word in _words(example):
        soft[str(word)] = next(types)
    for word in _words(example) if pairs else ():
        soft_roles = {str(head): next(roles) for _, head in heads(example, word)}
        if 1 - soft[str(word)][0] >= _EVENT_AT:
            events.append({"word": word, "type": None, "pairs": pairs[str(word)], "soft_roles": soft_roles})
    kept = {key: value for key, value in example.items() if key not in {"pairs", "ids", "first"}}
    return kept | {"soft_types": soft, **({"events": events} if pairs else {})}


def _rounded(table: torch.Tensor) -> list[list[float]]:
    return [[round(value, 4) for value in row] for row in table.tolist()]


def _write(path: Path, rows: Iterable[object]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("examples", type=Path)
    arguments.add_argument("teacher", type=Path)
    arguments.add_argument("encoder", type=Path)
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--half", action="store_true", help="compute in bfloat16")
    arguments.add_argument("--device", default="cpu", help="cuda, where there is one")
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    events = read(given.examples / "events.jsonl")
    learner = Learner(
        str(given.encoder),
        modes=mode_names(events),
        features=json.loads((given.examples / "features.json").read_text())["width"],
        in_half=given.half,
        device=given.device,
    )
    learner.network.load_state_dict(torch.load(given.teacher, weights_only=True, map_location=given.device))
    _write(given.examples / "taught.jsonl", labelled(learner, read(given.examples / "unlabelled.jsonl")))
    _write(given.examples / "softened.jsonl", [row["soft_types"] for row in labelled(learner, events)])


if __name__ == "__main__":
    main()
