"""Fits how sure an event may say it is: python training/calibrate.py FOLDER... [--check FOLDER...]

The FOLDERs hold coded articles (the form of corpus/test) that the network was not trained on. Codes them, and writes
two numbers into the packaged model's labels.json: slope and intercept of a logistic curve from the score of an event to
the share of such events that are right (of that type, where the article reports one). Of each folder to --check, other
coded articles, a reliability table is printed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from articles import gold_articles

import dateline
from dateline.pipeline import Coder

LABELS = Path(dateline.__file__).parent / "models" / "events" / "labels.json"
LONGEST_STEP = 0.5


def said_and_right(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    """The confidence of each coded event, and whether the article reports an event of that type there."""
    coder = Coder()
    said, right = [], []
    for gold in gold_articles(folder):
        left = list(gold["events"])
        article = dateline.Article(id=gold["id"], text=gold["text"], published=gold["published"])
        for event in coder.events(article):
            fits = [each for each in left if each["type"] == event.type and _meets(event, each)]
            if fits:
                left.remove(fits[0])
            said.append(event.confidence)
            right.append(bool(fits))
    return np.array(said), np.array(right, dtype=float)


def _meets(event: dateline.Event, gold: dict[str, list[dict[str, int]]]) -> bool:
    return any(e.start < g["end"] and g["start"] < e.end for e in event.evidence for g in gold["evidence"])


def fit(scores: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Slope and intercept of the logistic curve over the log-odds of the scores, by damped Newton steps."""
    x = np.stack([_odds(scores), np.ones_like(scores)], axis=1)
    start = np.array([1.0, 0.0])
    weights = start
    for _ in range(200):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (truth - p) - (weights - start)
        curvature = (x * (p * (1 - p))[:, None]).T @ x + np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        weights = weights + step * min(1.0, LONGEST_STEP / max(1e-9, float(np.abs(step).max())))
    return float(weights[0]), float(weights[1])


def _odds(scores: np.ndarray) -> np.ndarray:
    clipped = np.clip(scores, 1e-4, 1 - 1e-4)
    return np.log(clipped / (1 - clipped))


def _set(slope: float, intercept: float) -> None:
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    labels["calibration"] = [round(slope, 4), round(intercept, 4)]
    LABELS.write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    arguments.add_argument("--check", type=Path, nargs="*", default=[], metavar="FOLDER")
    given = arguments.parse_args()
    _set(1.0, 0.0)
    found = [said_and_right(folder) for folder in given.folders]
    scores, truth = (np.concatenate(parts) for parts in zip(*found, strict=True))
    slope, intercept = fit(scores, truth)
    _set(slope, intercept)
    print(f"{len(scores)} events, {truth.mean():.3f} right; slope {slope:.3f}, intercept {intercept:.3f}")
    for folder in given.check:
        said, right = said_and_right(folder)
        print(f"\n{folder.name}: checked on {len(said)} events\n\n| said | events | right |\n|---|---|---|")
        for low in np.arange(0, 1, 0.1):
            inside = (said >= low) & (said < low + 0.1 + 1e-9 * (low > 0.85))
            if inside.any():
                print(f"| {low:.1f}–{low + 0.1:.1f} | {int(inside.sum())} | {right[inside].mean():.2f} |")


if __name__ == "__main__":
    main()
