"""What share of the time of adding real pages the archive takes, beside reading and coding them.

Usage: python bench/share.py FOLDER [ROUNDS]

FOLDER holds pages (the bundled sample: samples/pages). In each round they come as other articles, with a word put in.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from dateline.archive import Archive
from dateline.archive.taking import taken
from dateline.pipeline import Coder
from dateline.records import Article, Event


class TimedCoder:
    """A coder that tells how long it took."""

    def __init__(self, coder: Coder) -> None:
        self._coder = coder
        self.name = coder.name
        self.versions = coder.versions
        self.seconds = 0.0

    def reason_against(self, article: Article) -> str | None:
        start = time.perf_counter()
        reason = self._coder.reason_against(article)
        self.seconds += time.perf_counter() - start
        return reason

    def begin(self, article: Article) -> Callable[[], Sequence[Event]]:
        return lambda: self._events(article)

    def _events(self, article: Article) -> Sequence[Event]:
        start = time.perf_counter()
        events = self._coder.events(article)
        self.seconds += time.perf_counter() - start
        return events


def main() -> None:
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    start = time.perf_counter()
    articles = [item.article for item in taken([sys.argv[1]], published=None) if item.article is not None]
    reading = (time.perf_counter() - start) * rounds
    coder = TimedCoder(Coder())
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "articles.jsonl")
        numbered = (
            {"id": f"{article.id}-{number}", "text": f"{article.text} Report {number}.", "published": article.published}
            for number in range(rounds)
            for article in articles
        )
        file.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in numbered))
        with Archive(Path(folder, "archive")) as archive:
            start = time.perf_counter()
            done = archive.add(file, coder=lambda: coder)
            total = time.perf_counter() - start
    rest = total - coder.seconds
    print(
        f"{done.counts.stored} articles, {done.counts.events} events: {total:.1f} s, {coder.seconds:.1f} s of it coding"
    )
    print(f"archive {rest:.2f} s, {rest / (total + reading):.1%} of reading ({reading:.1f} s), coding and storing")


if __name__ == "__main__":
    main()
