"""Resolved drafts → events: one event for one happening in an article, with all its evidence."""

from dateline.assembly.assembler import Assembler
from dateline.assembly.merging import grouped

__all__ = ["Assembler", "grouped"]
