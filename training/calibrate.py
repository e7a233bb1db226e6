"""Fits how sure the network may say it is: python training/calibrate.py EXAMPLES MODEL

Goes over the held-back examples with the exported network, and writes two numbers into MODEL/labels.json: slope and
intercept of a logistic curve from the score of an event's type to the share of such events that are right. Prints the
reliability table for docs/model-card.md.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from splits import held_back

from dateline.coding.network import Network

EVENT_AT = 0.5


def scores_and_truth(network: Network, path: Path) -> tuple[np.ndarray, np.ndarray]:
    """The score of each found event of the held-back examples, and whether it is one of that type."""
    scores, truth = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        example = json.loads(line)
        if not example["labelled"] or not held_back(example["group"], example["source"]):
            continue
        (reading,) = network.read([example["words"]])
        words = [word for word in example["candidates"] if reading.is_read(word)]
        if not words:
            continue
        table = reading.types(words, [example["lexicon"].get(str(word)) for word in words])
        gold = {event["word"]: event["type"] for event in example["events"]}
        for word, row in zip(words, table, strict=True):
            if 1 - row[0] >= EVENT_AT:
                best = 1 + int(row[1:].argmax())
                scores.append(float(row[best]))
                truth.append(gold.get(word) == network.labels.types[best])
    return np.array(scores), np.array(truth, dtype=float)


def fit(scores: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Slope and intercept of the logistic curve, by Newton's method on the log-odds of the scores."""
    x = np.stack([_odds(scores), np.ones_like(scores)], axis=1)
    weights = np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (truth - p) - 1e-3 * weights
        curvature = (x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(2)
        weights = weights + np.linalg.solve(curvature, gradient)
    return float(weights[0]), float(weights[1])


def _odds(scores: np.ndarray) -> np.ndarray:
    clipped = np.clip(scores, 1e-4, 1 - 1e-4)
    return np.log(clipped / (1 - clipped))


def main() -> None:
    folder = Path(sys.argv[2])
    scores, truth = scores_and_truth(Network(folder), Path(sys.argv[1]) / "events.jsonl")
    slope, intercept = fit(scores, truth)
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    labels["calibration"] = [round(slope, 4), round(intercept, 4)]
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    said = 1 / (1 + np.exp(-(slope * _odds(scores) + intercept)))
    print(f"{len(scores)} events, {truth.mean():.3f} right; slope {slope:.3f}, intercept {intercept:.3f}")
    print("| said | events | right |\n|---|---|---|")
    for low in np.arange(0, 1, 0.1):
        inside = (said >= low) & (said < low + 0.1)
        if inside.any():
            print(f"| {low:.1f}–{low + 0.1:.1f} | {int(inside.sum())} | {truth[inside].mean():.2f} |")


if __name__ == "__main__":
    main()
