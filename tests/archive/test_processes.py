"""Several processes at once, and processes that are killed: nothing reported as stored is lost, nothing is half."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.archive import Archive
from tests.archive.fakes import lines
from tests.archive.workers import add_all, article, correct_some, read_often, tidy_often, wrong

KILLS = 10


@pytest.fixture(scope="module")
def start() -> Callable[..., multiprocessing.process.BaseProcess]:
    """Starts a function in a process that need not load the package first: it is forked from one that has."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.archive.workers"])

    def started(work: Callable[..., None], *arguments: object) -> multiprocessing.process.BaseProcess:
        process = context.Process(target=work, args=arguments)
        process.start()
        return process

    return started


def test_four_add_while_others_read_tidy_and_correct(start, tmp_path):
    place = tmp_path / "archive"
    # Each two share half of their articles.
    files = [lines(tmp_path / f"{n}.jsonl", map(article, range(n * 20, n * 20 + 40))) for n in range(4)]
    work = [start(add_all, str(place), str(file), str(tmp_path / f"{file.stem}.log"), 8) for file in files]
    work += [
        start(tidy_often, str(place), 4),
        start(correct_some, str(place), "ann", 6),
        start(read_often, str(place), 20),
    ]
    for process in work:
        process.join(120)
    assert [process.exitcode for process in work] == [0] * len(work)
    assert wrong(place, safe=100) == []
    with Archive(place) as archive:
        assert len(archive.articles()) == 100
        assert [row["version"] for row in archive.history()] == list(range(1, archive.version + 1))
        assert len(archive.corrections()) == 6
        assert sum(run.counts.stored for run in archive.runs()) == 100


def test_a_killed_process_costs_nothing_that_was_reported(start, tmp_path):
    place, log = tmp_path / "archive", tmp_path / "log"
    file = lines(tmp_path / "all.jsonl", map(article, range(300)))
    chance = random.Random(os.environ.get("DATELINE_SEED", "kill"))
    log.touch()
    for _ in range(KILLS):
        work = [start(add_all, str(place), str(file), str(log), 5)]
        if chance.random() < 0.3 and place.exists():
            work.append(start(tidy_often, str(place), 1))
        time.sleep(chance.uniform(0.05, 0.9))
        for process in work:
            process.kill()
            process.join()
        safe = max(map(int, log.read_text().split()), default=0)
        assert wrong(place, safe, with_past=False) == []
    work = [start(add_all, str(place), str(file), str(log), 50)]
    work[0].join(60)
    assert work[0].exitcode == 0
    assert wrong(place, safe=300) == []


def test_ctrl_c_while_workers_start_is_silent(tmp_path):
    file = lines(tmp_path / "all.jsonl", map(article, range(300)))
    script = f"""
from dateline.archive import Archive
from tests.archive.fakes import QuickCoder
if __name__ == "__main__":
    with Archive({str(tmp_path / "archive")!r}, threads=1) as archive:
        print("go", flush=True)
        try:
            print(archive.add({str(file)!r}, coder=QuickCoder, workers=3).stopped)
        except KeyboardInterrupt:
            print(True)
"""
    program = tmp_path / "program.py"
    program.write_text(script)
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, str(program)],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    assert process.stdout.readline() == "go\n"
    time.sleep(0.7)
    # As a terminal does it: every process of the group hears it.
    os.killpg(process.pid, signal.SIGINT)
    told, complaints = process.communicate(timeout=300)
    assert complaints == ""
    assert told in {"True\n", "False\n"}
    assert process.returncode == 0
