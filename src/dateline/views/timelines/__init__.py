"""Events over time."""

from dateline.views.timelines.timeline import timeline

__all__ = ["timeline"]
