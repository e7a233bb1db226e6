"""An archive of generated articles: how fast it takes them in, how large it gets, how long questions take.

Usage: python bench/archive.py FOLDER [ARTICLES] [evidence]

FOLDER keeps the articles and the archive between runs. ARTICLES: 50,000 by default (500,000 events); the figures in
docs/measurements.md are of 500,000 (5 million events). With `evidence` the index of sentences is made and asked, too.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generated import ORDER, GeneratedCoder, write

import dateline

ROUNDS = 100
BATCH = 2_000


def main() -> None:
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    folder.mkdir(parents=True, exist_ok=True)
    files = write(folder, count)
    place = folder / f"archive-{count}"
    with dateline.open(place) as archive:
        if len(archive.articles()) < count:
            fill(archive, files)
    size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
    texts = sum(file.stat().st_size for file in files)
    print(f"size on disk {size / 1e6:.0f} MB; the articles as JSON lines {texts / 1e6:.0f} MB")
    start = time.perf_counter()
    with dateline.open(place) as archive:
        opened = time.perf_counter() - start
        events = archive.sql("SELECT count(*) AS n FROM events").rows()[0]["n"]
        print(
            f"opened in {opened:.2f} s; the first question, a count of {events} events, {since(start) - opened:.2f} s"
        )
        ask(archive, folder)
    print(f"peak memory {peak():.0f} MB")


def fill(archive: dateline.Archive, files: Sequence[Path]) -> None:
    start = time.perf_counter()
    done = archive.add(*files, coder=GeneratedCoder, batch_size=BATCH)
    rate = done.counts.stored / since(start)
    print(f"added {done.counts.stored} articles, {done.counts.events} events in {since(start):.0f} s: {rate:.0f}/s")
    print(f"peak memory while adding {peak():.0f} MB", flush=True)
    print(archive.tidy(keep_days=0), flush=True)
    start = time.perf_counter()
    found = len(archive.articles("rare1"))
    print(f"search index made in {since(start):.0f} s; {found} articles found")
    print(f"peak memory {peak():.0f} MB", flush=True)


def ask(archive: dateline.Archive, folder: Path) -> None:
    chance = random.Random(1)
    sample = archive.sql("SELECT id, article FROM events USING SAMPLE 300 ROWS (reservoir, 1)").rows()

    def pair() -> tuple[str, str]:
        one, other = chance.sample(ORDER[:20], 2)
        return one, other

    def in_a_month() -> object:
        year, month = chance.randrange(2014, 2024), chance.randrange(1, 13)
        since, until = f"{year}-{month:02}-01", f"{year}-{month:02}-28"
        return archive.events(pair=pair(), since=since, until=until).rows()

    def a_day_over_years() -> object:
        return archive.counts(pair=pair(), by="day").rows()

    def by_id() -> object:
        return archive.event(chance.choice(sample)["id"])

    def with_events() -> object:
        article = chance.choice(sample)["article"]
        return archive.article(article), archive.events_of(article)

    def rare_words() -> object:
        return archive.articles(f"rare{chance.randrange(1000)} shelling", limit=100).rows()

    def rare_evidence() -> object:
        return archive.events(evidence=f"{pair()[0]} town{chance.randrange(400)} source{chance.randrange(500)}").rows()

    def common_words() -> object:
        return archive.articles("hunger border", limit=20).rows()

    timed("events of a pair in a month", in_a_month)
    timed("counts per day of a pair over ten years", a_day_over_years)
    timed("one event by id", by_id)
    timed("one article with its events", with_events)
    timed("words that one article in 1,000 has", rare_words)
    timed("words that nearly every article has, the best 20", common_words)
    if "evidence" in sys.argv:
        start = time.perf_counter()
        found = len(archive.events(evidence="accuses RUS GOV"))
        print(f"index of evidence made in {since(start):.0f} s; {found} events found", flush=True)
        timed("words of the evidence that one event in 10,000 has", rare_evidence)
    start = time.perf_counter()
    file = folder / "country.parquet"
    written = archive.events(country="MLI").write(file)
    print(f"one country's {written} events to Parquet: {since(start):.1f} s, {file.stat().st_size / 1e6:.0f} MB")


def timed(what: str, question: Callable[[], object]) -> None:
    question()
    times = []
    worked = time.process_time()
    for _ in range(ROUNDS):
        start = time.perf_counter()
        question()
        times.append(since(start) * 1000)
    worked = (time.process_time() - worked) * 1000 / ROUNDS
    ninety_five = statistics.quantiles(times, n=20)[-1]
    print(
        f"{what}: p50 {statistics.median(times):.0f} ms, p95 {ninety_five:.0f} ms; "
        f"{worked:.0f} ms of CPU each; load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def since(start: float) -> float:
    return time.perf_counter() - start


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
