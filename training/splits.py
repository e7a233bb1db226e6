"""What is held back from training, for the report and the calibration, and what comes last."""

from __future__ import annotations

import hashlib


def held_back(group: str, source: str) -> bool:
    """Whether a group of examples is kept for the report, by its name's digest."""
    number = int(hashlib.sha256(group.encode()).hexdigest(), 16)
    return number % 20 == 0 if source.startswith("corpus") else number % 5 == 0 and source == "events"


def comes_last(group: str) -> bool:
    """Whether a group is trained on in the last rounds only (finish.py): the pairs whose types experts chose."""
    return group.startswith("plv-")


def fold(group: str) -> int:
    """The one of five folds that a group belongs to."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % 5
