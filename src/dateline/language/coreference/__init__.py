"""Coreference within an article: whom pronouns, "both sides" and "the group" stand for."""

from dateline.language.coreference.references import (
    Clerk,
    Coreference,
    Holder,
    References,
    load_clerk,
    load_references,
)

__all__ = ["Clerk", "Coreference", "Holder", "References", "load_clerk", "load_references"]
