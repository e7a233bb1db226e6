"""Pages: bytes of a news page become an article: its text, and what the page says about it."""

from dateline.pages.conversion import to_article
from dateline.pages.language import identify_language

__all__ = ["identify_language", "to_article"]
