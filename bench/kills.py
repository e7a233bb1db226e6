"""Kills processes that work on an archive, at random moments, and sees whether anything that was reported is lost.

Usage: PYTHONPATH=. python bench/kills.py [KILLS] [SEED]

Four processes add 2,000 articles, a batch of two at a time, while one reads, one tidies and one corrects. KILLS times
(200 by default) one of the others than the reader is ended with SIGKILL and started again.
"""

from __future__ import annotations

import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.archive.fakes import lines
from tests.archive.workers import add_all, article, correct_some, read_often, tidy_often, wrong

from dateline.archive import Archive

ARTICLES = 2_000
ADDERS = 4
EACH = ARTICLES // ADDERS
FOREVER = 1_000_000


class Killing:
    """The processes, each with a name, and how to start it again."""

    def __init__(self, folder: Path) -> None:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tests.archive.workers"])
        self._new: Callable[..., BaseProcess] = context.Process
        self.place = str(folder / "archive")
        self.logs = [folder / f"{number}.log" for number in range(ADDERS)]
        files = [
            lines(folder / f"{number}.jsonl", map(article, range(number * EACH, (number + 1) * EACH)))
            for number in range(ADDERS)
        ]
        self._work: dict[str, tuple[Callable[..., None], tuple[object, ...]]] = {
            **{f"add {n}": (add_all, (self.place, str(files[n]), str(self.logs[n]), 2)) for n in range(ADDERS)},
            "tidy": (tidy_often, (self.place, FOREVER)),
            "correct": (correct_some, (self.place, "ann", FOREVER)),
            "read": (read_often, (self.place, FOREVER)),
        }
        self.processes: dict[str, BaseProcess] = {}

    def start(self, name: str) -> None:
        work, arguments = self._work[name]
        self.processes[name] = self._new(target=work, args=arguments)
        self.processes[name].start()

    def names(self) -> list[str]:
        return list(self._work)

    def kill(self, name: str) -> None:
        self.processes[name].kill()
        self.processes[name].join()


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chance = random.Random(sys.argv[2] if len(sys.argv) > 2 else "kills")
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        killing = Killing(Path(folder))
        Archive(killing.place).close()
        for name in killing.names():
            killing.start(name)
        adding = 0
        for _ in range(kills):
            time.sleep(chance.uniform(0.02, 0.6))
            name = chance.choice([name for name in killing.names() if name != "read"])
            adding += name.startswith("add") and killing.processes[name].is_alive()
            killing.kill(name)
            killing.start(name)
            assert killing.processes["read"].is_alive(), "the reader saw half a batch"
        for name in ("tidy", "correct", "read"):
            killing.kill(name)
        for name in killing.names()[:ADDERS]:
            killing.processes[name].join()
        for number, log in enumerate(killing.logs):
            safe = max(map(int, log.read_text().split()), default=0)
            assert safe == EACH, f"process {number} did not finish: {safe}"
        found = wrong(Path(killing.place), safe=ARTICLES)
        with Archive(killing.place) as archive:
            print(f"{kills} kills, {adding} of them while adding, in {time.perf_counter() - start:.0f} s")
            print(
                f"{len(archive.articles())} articles, {archive.version} versions, "
                f"{len(archive.corrections())} corrections"
            )
    print("\n".join(found) or "nothing lost, nothing half, nothing twice; every version can be read")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
