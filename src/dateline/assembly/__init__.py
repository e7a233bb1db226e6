"""Resolved drafts → events: one event for one happening in an article, with all its evidence."""

from dateline.assembly.assembler import Assembler

__all__ = ["Assembler"]
