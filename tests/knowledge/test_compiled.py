"""The compiled actor tables: equal to the tables, used only while they are, told when damaged."""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.actors import index_actor_tables, load_actor_knowledge
from dateline.knowledge.compiled import FILE, compiled, fingerprint, read_compiled
from tests.knowledge.test_actor_knowledge import TABLES, written

DATA = files("dateline.knowledge") / "data"


def built(folder: Path) -> Path:
    """The test's tables with their compiled file."""
    written(folder)
    (folder / FILE).write_bytes(compiled(index_actor_tables(folder).knowledge(), fingerprint(folder)))
    return folder


def test_the_packaged_file_fits_the_tables() -> None:
    found = read_compiled(DATA)
    assert found is not None, f"{FILE} is older than the tables; run `make knowledge`"
    assert found == index_actor_tables(DATA).knowledge(), f"{FILE} is older than the code; run `make knowledge`"


def test_the_packaged_file_is_small() -> None:
    assert len((DATA / FILE).read_bytes()) < 6_000_000


def test_the_packaged_file_is_read_in_a_quarter_of_the_time_of_the_tables() -> None:
    """Seconds are measured by `bench/actors.py`; here only the ratio counts, which is one in seven."""

    def taken(read: Callable[[Traversable], object]) -> float:
        start = time.process_time()
        assert read(DATA) is not None, "run `make knowledge`"
        return time.process_time() - start

    fast = min(taken(read_compiled) for _ in range(3))
    assert fast < taken(lambda data: index_actor_tables(data).knowledge()) / 4


def test_the_compiled_file_gives_what_the_tables_give(tmp_path: Path) -> None:
    found = read_compiled(built(tmp_path))
    assert found == index_actor_tables(tmp_path).knowledge()
    assert found is not None
    assert list(found.labels) == list(index_actor_tables(tmp_path).knowledge().labels)


def test_one_person_is_one_object_everywhere(tmp_path: Path) -> None:
    found = load_actor_knowledge(built(tmp_path))
    (alias,) = found.meanings("Assimi Goita")
    assert all(alias.target is person for person in found.surnames["goita"])
    assert any(alias.target is person for _, person in found.offices["MLI"])


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    made = [compiled(index_actor_tables(written(tmp_path)).knowledge(), fingerprint(tmp_path)) for _ in range(2)]
    assert made[0] == made[1]


def test_changed_tables_are_read_themselves(tmp_path: Path) -> None:
    built(tmp_path)
    written(tmp_path, groups=TABLES["groups"] + "dawn,Front for Dawn,,MLI,REB,rebel\n")
    assert read_compiled(tmp_path) is None
    assert load_actor_knowledge(tmp_path).meanings("Front for Dawn")


def test_a_further_table_changes_the_fingerprint_and_another_kind_does_not(tmp_path: Path) -> None:
    before = fingerprint(built(tmp_path))
    (tmp_path / "agencies.csv").write_text("name\n")
    assert fingerprint(tmp_path) == before
    (tmp_path / "holders_three.csv").write_text("name\n")
    assert fingerprint(tmp_path) != before


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    path = built(tmp_path) / FILE
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(KnowledgeError, match=r"actors\.bin is damaged") as told:
        load_actor_knowledge(tmp_path)
    assert "make knowledge" in told.value.advice
