"""Events ↔ files: JSON, JSON Lines, CSV, Parquet, GeoJSON, POLECAT; rows of any kind as JSON, CSV, Parquet."""

from dateline.formats.rows import ROW_FORMATS, write_rows
from dateline.formats.writers import FORMATS, write_events

__all__ = ["FORMATS", "ROW_FORMATS", "write_events", "write_rows"]
