"""Sentences per second of the whole pipeline against bare spaCy on the same texts, in one run, and peak memory.

Usage: python bench/speed.py FOLDER [ROUNDS]

FOLDER holds text or HTML pages (the bundled sample: samples/pages). Both sides run in this process, turn by turn: spaCy
on one thread, Dateline as `dateline code` runs it, with the network in a thread beside the parser. The figure to quote
is the ratio.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable

import spacy

from dateline.api import as_article, code_each, default_coder
from dateline.language.reader import MODEL
from dateline.records import Article, Failure
from dateline.sources import open_source


def articles(folder: str) -> list[Article]:
    items = [item for item in open_source(folder) if not isinstance(item, Failure)]
    return [as_article(item) for item in items]


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    folder = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    start = time.perf_counter()
    coder = default_coder()
    loading = time.perf_counter() - start
    texts = [article for article in articles(folder) if coder.reason_against(article) is None]
    nlp = spacy.load(MODEL)
    sentences = sum(len(coder.reader.read(article).sentences) for article in texts)
    bare, whole = [], []
    for _ in range(rounds):
        bare.append(timed(lambda: [list(nlp(article.text).sents) for article in texts]))
        whole.append(timed(lambda: list(code_each(texts))))
    bare_s, whole_s = min(bare), min(whole)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(texts)} articles, {sentences} sentences, best of {rounds} rounds")
    print(f"coder loaded in {loading:.2f} s; peak memory {peak:.0f} MB")
    print(f"bare spaCy  {sentences / bare_s:8.1f} sentences/s")
    print(f"Dateline    {sentences / whole_s:8.1f} sentences/s, {bare_s / whole_s:.2f} of bare spaCy")


if __name__ == "__main__":
    main()
