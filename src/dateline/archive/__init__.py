"""The archive: everything known of many articles, and every version of it, in a folder of Delta Lake tables."""

from dateline.archive.adding import Added
from dateline.archive.answers import Answer, ArticleAnswer, EventAnswer
from dateline.archive.archive import Archive
from dateline.archive.coders import ArticleCoder, MakeCoder

__all__ = ["Added", "Answer", "Archive", "ArticleAnswer", "ArticleCoder", "EventAnswer", "MakeCoder"]
