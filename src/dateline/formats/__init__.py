"""Events ↔ files: JSON, JSON Lines, CSV, Parquet."""

from dateline.formats.writers import FORMATS, write_events

__all__ = ["FORMATS", "write_events"]
