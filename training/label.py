"""What a trained network says of sentences that nobody has coded, for a smaller one to learn; used by build.py."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from learn import Example, Learner

_EVENT_AT = 0.3
"""Probability of an event from which its parties are told, too."""
_BATCH = 32


def labelled(learner: Learner, examples: Sequence[Example]) -> Iterator[Example]:
    """The sentences with the probabilities of their words' types and of the roles towards likely events."""
    learner.network.eval()
    order = sorted(examples, key=lambda example: len(example["words"]))
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        with torch.no_grad():
            out, places = learner.words(batch)
            for number, example in enumerate(batch):
                yield _with_labels(learner, out, number, places[number], example)


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
        if 1 - float(row[0]) < _EVENT_AT:
            continue
        pairs = example["pairs"][str(word)]
        heads = learner.heads(example, word, place)
        soft_roles = {}
        if heads:
            scores = learner.scores_of_roles(out, number, place, word, heads, pairs).softmax(-1)
            soft_roles = {str(head): row for (_, head), row in zip(heads, _rounded(scores), strict=True)}
        events.append({"word": word, "type": None, "pairs": pairs, "soft_roles": soft_roles})
    soft = {str(word): row for word, row in zip(words, _rounded(types), strict=True)}
    return kept | {"soft_types": soft, "events": events}


def _rounded(table: torch.Tensor) -> list[list[float]]:
    return [[round(value, 4) for value in row] for row in table.tolist()]
