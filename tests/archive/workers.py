"""What the processes of the tests of concurrency do; in a module of their own, so that processes can find it."""

from __future__ import annotations

import random
import time
from pathlib import Path

from dateline.archive import Added, Archive
from tests.archive.fakes import QuickCoder


def add_all(place: str, file: str, log: str, batch_size: int) -> None:
    """Adds a file; writes to the log how many of its first articles are safe, each time that changes."""
    told = -1

    with open(log, "a", buffering=1) as out:

        def note(done: Added) -> None:
            nonlocal told
            if done.counts.seen != told:
                told = done.counts.seen
                out.write(f"{told}\n")

        with Archive(place, threads=1) as archive:
            archive.add(file, coder=QuickCoder, batch_size=batch_size, progress=note)


def tidy_often(place: str, times: int) -> None:
    """Tidies again and again."""
    with Archive(place, threads=1) as archive:
        for _ in range(times):
            archive.tidy()


def correct_some(place: str, who: str, times: int) -> None:
    """Confirms events, one after the other."""
    chance = random.Random(who)
    with Archive(place, threads=1) as archive:
        done = 0
        while done < times:
            events = archive.events(limit=50).records()
            if events:
                archive.correct("confirm", chance.choice(events), who=who)
                done += 1
            # A person, however quick.
            time.sleep(0.1)


def read_often(place: str, times: int) -> None:
    """Asks again and again, and sees only whole batches: two events for each article."""
    with Archive(place, threads=1) as archive:
        for _ in range(times):
            (row,) = archive.sql(
                "SELECT (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM articles) AS articles"
            ).rows()
            assert row["events"] == 2 * row["articles"], row


def article(number: int) -> dict[str, str]:
    """An article with two events."""
    day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
    return {"id": f"a{number:05}", "text": f"RUS accuses MLI {number}. MLI meets RUS.", "published": day}


def wrong(place: Path, safe: int, *, with_past: bool = True) -> list[str]:
    """What is wrong with an archive of which so many first articles were reported as stored."""
    with Archive(place, threads=1) as archive:
        found = [problem.message for problem in archive.check() if not problem.is_harmless]
        rows = archive.sql("SELECT id, events, coding FROM articles").rows()
        ids = [row["id"] for row in rows]
        if len(ids) != len(set(ids)):
            found.append("an article is there twice")
        if missing := {article(number)["id"] for number in range(safe)} - set(ids):
            found.append(f"{len(missing)} articles that were reported as stored are not there")
        counts = archive.sql("SELECT article, count(*) AS n, count(DISTINCT id) AS different FROM events GROUP BY 1")
        if any((row["n"], row["different"]) != (2, 2) for row in counts) or len(counts) != len(ids):
            found.append("half a batch is there")
        for version in range(archive.version + 1 if with_past else 0):
            with archive.at(version) as past:
                len(past.events())
        return found
