"""Programs that are stopped from outside: what is done is kept, and the exit code tells who stopped them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dateline.archive import Archive
from dateline.cli.stopping import leaving_when_stopped, stoppable
from tests.archive.fakes import lines

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_add_that_sigterm_ends_stores_what_is_coded(tmp_path, workers):
    place, many = tmp_path / "archive", lines(tmp_path / "many.jsonl", (f"RUS accuses MLI {n}." for n in range(150)))
    program = tmp_path / "program.py"
    program.write_text(
        f"""
import os, sys, time
import dateline.cli.adding
from dateline.cli import main
from tests.archive.fakes import QuickCoder

class SlowCoder(QuickCoder):
    def events(self, article):
        os.write(1, b"coding\\n")  # at once, whatever the other process writes
        time.sleep(0.02)
        return super().events(article)

if __name__ == "__main__":
    dateline.cli.adding.Coder = SlowCoder
    sys.argv = ["dateline", "add", {str(many)!r}, "--to", {str(place)!r}, "--workers", {workers!r}]
    main()
"""
    )
    process = subprocess.Popen(
        [sys.executable, str(program)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )
    for _ in range(20):
        assert process.stdout.readline() == "coding\n"
    # As a batch queue does it: every process of the group hears it.
    os.killpg(process.pid, signal.SIGTERM)
    told, talk = process.communicate(timeout=60)
    assert process.returncode == 143
    (line,) = talk.splitlines()
    assert line.startswith("stopped; what was coded is stored. To go on: dateline add")
    with Archive(place) as archive:
        stored = len(archive.articles())
        assert archive.runs()[0].state == "stopped"
    assert 0 < stored < 150
    assert f"{stored} articles stored" in told


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_code_tells_what_became_of_its_output(run, tmp_path, monkeypatch, number, code):
    monkeypatch.setattr("dateline.cli.batch.begin", lambda *_, **__: signal.raise_signal(number))
    (tmp_path / "news.txt").write_text("Gunmen killed 12 farmers near Gao on Monday.")
    (tmp_path / "out.jsonl").write_text("as it was")
    done = run("code", str(tmp_path / "news.txt"))
    assert (done.code, done.out) == (code, b"")
    assert done.err.startswith("stopped; what was coded is printed.")
    done = run("code", str(tmp_path / "news.txt"), "--format", "jsonl", "--out", str(tmp_path / "out.jsonl"))
    assert done.code == code
    assert "out.jsonl' is left as it was" in done.err
    assert (tmp_path / "out.jsonl").read_text() == "as it was"


def test_what_sigterm_does_elsewhere_is_left_alone():
    before = signal.getsignal(signal.SIGTERM)
    with stoppable():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before
    inside = []

    def work():
        with stoppable():
            inside.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert inside == [before]


def test_ctrl_c_is_told_also_where_a_command_has_nothing_to_say(run, monkeypatch):
    monkeypatch.setattr("dateline.cli.app.checks", lambda: signal.raise_signal(signal.SIGINT))
    done = run("doctor")
    assert (done.code, done.err) == (130, "dateline: stopped\n")


def run_dateline(arguments, **streams):
    """`dateline` as a program of its own, with a coder that does nothing slow."""
    lines_of_program = f"""
import sys
from dateline.cli import main
sys.argv = ["dateline", *{list(map(str, arguments))!r}]
main()
"""
    return subprocess.run([sys.executable, "-c", lines_of_program], check=False, text=True, timeout=60, **streams)


@pytest.fixture
def unread_pipe():
    """The end to write to of a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


@pytest.mark.parametrize("command", [["schema"], ["knowledge", "list"], ["knowledge", "list", "--json"]])
def test_a_reader_who_goes_is_no_failure(unread_pipe, command):
    done = run_dateline(command, stdout=unread_pipe, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, "")


def test_talk_that_nobody_reads_stops_nothing(tmp_path, unread_pipe):
    tables = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for table in tables:
        table.write_text(f"text,date\nRebels attacked Gao on Monday in {table.stem}.,2024-03-28\n")
    done = run_dateline(["add", *tables, "--to", tmp_path / "archive"], stdout=subprocess.PIPE, stderr=unread_pipe)
    assert done.returncode == 0
    assert "2 articles stored" in done.stdout


@pytest.mark.parametrize("program", [["-m", "dateline"], ["-c", "from dateline.cli import main; main()"]])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_who_stops_the_program_while_it_loads_sees_no_traceback(tmp_path, program, number, code):
    # What is loaded first of all that takes time tells that it is, and lets no exception pass, as some libraries do.
    (tmp_path / "msgspec.py").write_text(
        """
import os, time
os.write(1, b"loading")
while True:
    try:
        time.sleep(0.1)
    except BaseException:
        pass
"""
    )
    process = subprocess.Popen(
        [sys.executable, *program, "doctor"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "src")])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout.read(7) == b"loading"
    process.send_signal(number)
    told, talk = process.communicate(timeout=60)
    assert (process.returncode, told, talk) == (code, b"", b"dateline: stopped\n")


def test_what_was_started_to_hear_no_ctrl_c_hears_none_while_it_loads():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with leaving_when_stopped(), stoppable():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
