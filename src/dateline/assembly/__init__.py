"""Resolved drafts → events: one event for one happening in an article, with all its evidence."""

from dateline.assembly.assembler import Assembler
from dateline.assembly.retellings import load_retellings

__all__ = ["Assembler", "load_retellings"]
