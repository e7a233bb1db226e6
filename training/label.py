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
from learn import Example, Learner, mode_names, read

from dateline.coding import features

_EVENT_AT = 0.3
"""Probability of an event from which its parties are told, too."""
_BATCH = 32


def labelled(learner: Learner, examples: Sequence[Example]) -> list[Example]:
    """The sentences with the probabilities of their words' types and of the roles towards likely events, in order."""
    learner.network.eval()
    found: dict[int, Example] = {}
    for batch in _batches(examples):
        with torch.no_grad():
            out, places = learner.words([examples[number] for number in batch])
            for row, number in enumerate(batch):
                found[number] = _with_labels(learner, out, row, places[row], examples[number])
    return [found[number] for number in range(len(examples))]


def _batches(examples: Sequence[Example]) -> Iterator[list[int]]:
    order = sorted(range(len(examples)), key=lambda number: len(examples[number]["words"]))
    for start in range(0, len(order), _BATCH):
        yield order[start : start + _BATCH]


def _with_labels(
    learner: Learner, out: dict[str, torch.Tensor], number: int, place: list[int], example: Example
) -> Example:
    words = [word for word in example["candidates"] if place[word] >= 0]
    kept = {key: value for key, value in example.items() if key != "pairs"}
    if not words:
        return kept | {"soft_types": {}}
    types = learner.type_scores(out, number, example, words, [place[word] for word in words]).softmax(-1)
    events = []
    for word, row in zip(words, types, strict=True):
        if 1 - float(row[0]) < _EVENT_AT or "pairs" not in example:  # the parties of coded sentences are known
            continue
        pairs = example["pairs"][str(word)]
        heads = learner.heads(example, word, place)
        soft_roles = {}
        if heads:
            scores = learner.scores_of_roles(out, number, place, word, heads, pairs).softmax(-1)
            soft_roles = {str(head): row for (_, head), row in zip(heads, _rounded(scores), strict=True)}
        events.append({"word": word, "type": None, "pairs": pairs, "soft_roles": soft_roles})
    soft = {str(word): row for word, row in zip(words, _rounded(types), strict=True)}
    return kept | {"soft_types": soft, **({"events": events} if "pairs" in example else {})}


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
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    events = read(given.examples / "events.jsonl")
    learner = Learner(str(given.encoder), modes=mode_names(events), features=features.WIDTH, in_half=given.half)
    learner.network.load_state_dict(torch.load(given.teacher, weights_only=True))
    _write(given.examples / "taught.jsonl", labelled(learner, read(given.examples / "unlabelled.jsonl")))
    _write(given.examples / "softened.jsonl", [row["soft_types"] for row in labelled(learner, events)])


if __name__ == "__main__":
    main()
