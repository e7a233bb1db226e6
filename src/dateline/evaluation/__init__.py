"""Labelled data → figures: one scorer for each thing that Dateline does (docs/evaluation.md)."""

from dateline.evaluation.evaluating import JOBS, Evaluation, evaluate
from dateline.evaluation.figures import Figure

__all__ = ["JOBS", "Evaluation", "Figure", "evaluate"]
