"""The codebook's table: every type and mode, its quad, score and CAMEO code, and what the loader makes of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.codebook import Codebook, load_codebook
from dateline.knowledge.tables import Table, read_table
from dateline.records import EVENT_TYPES, SPOKEN, VERBAL, EventType

COLUMNS = ("type", "mode", "quad", "score", "cameo", "meaning")
QUADS = {
    "verbal cooperation": {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    "material cooperation": {"COOPERATE", "AID", "RETREAT"},
    "verbal conflict": {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    "material conflict": {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}
MODES = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
SCORES = {
    "ASSAULT": -9.3, "COERCE": -7.2, "PROTEST": -6.6, "MOBILIZE": -5.3, "SANCTION": -5.2, "THREATEN": -5.1,
    "REQUEST": -5.0, "REJECT": -4.2, "ACCUSE": -2.0, "CONSULT": 2.1, "AGREE": 4.2, "SUPPORT": 4.6, "CONCEDE": 5.0,
    "COOPERATE": 6.8, "AID": 7.4, "RETREAT": 7.6,
}  # fmt: skip
"""The manual's conflict-cooperation scores; REQUEST has that of DEMAND."""


@pytest.fixture(scope="module")
def table() -> Table:
    return read_table("codebook", columns=COLUMNS)


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def broken(folder: Path, row: str) -> None:
    """Writes a codebook into a package-like folder whose first row, line 5 of the file, is this one."""
    (folder / "data").mkdir()
    head = "# source: x\n# licence: x\n# version: 1\n" + ",".join(COLUMNS) + "\n"
    (folder / "data" / "codebook.csv").write_text(head + row + "\n", encoding="utf-8")


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_every_type_has_its_quad_and_score(codebook: Codebook, event_type: EventType) -> None:
    category = codebook.category(event_type, None)
    assert event_type in QUADS[category.quad]
    assert category.score == SCORES[event_type]


@pytest.mark.parametrize("event_type", EVENT_TYPES)
def test_types_have_the_modes_of_the_coding_guide(codebook: Codebook, event_type: EventType) -> None:
    assert codebook.modes(event_type) == tuple(MODES[event_type].split())


def test_verbal_types_are_those_of_the_verbal_quads(codebook: Codebook) -> None:
    assert {kind for kind in EVENT_TYPES if codebook.category(kind, None).quad.startswith("verbal")} == VERBAL
    assert SPOKEN < VERBAL


def test_modes_have_the_quad_and_score_of_their_type(codebook: Codebook) -> None:
    for (event_type, mode), category in codebook.categories.items():
        whole = codebook.categories[event_type, None]
        assert (category.quad, category.score) == (whole.quad, whole.score), (event_type, mode)


def test_cooperation_scores_above_zero_and_conflict_below(codebook: Codebook) -> None:
    for key, category in codebook.categories.items():
        assert (category.score > 0) == category.quad.endswith("cooperation"), key


def test_every_row_has_a_cameo_code(table: Table) -> None:
    for line, row in table.rows:
        assert re.fullmatch(r"(0[1-9]|1\d|20)\d{0,2}", row["cameo"]), f"line {line}: {row['cameo']!r}"


@pytest.mark.parametrize(
    ("event_type", "mode", "cameo"),
    [
        ("CONSULT", "visit", "042"),
        ("COERCE", "arrest", "173"),
        ("PROTEST", "riot", "145"),
        ("ASSAULT", "abduct", "181"),
        ("AGREE", None, "030"),
    ],
)
def test_cameo_codes_keep_their_zeros(codebook: Codebook, event_type: EventType, mode: str | None, cameo: str) -> None:
    assert codebook.category(event_type, mode).cameo == cameo


def test_no_type_and_mode_stands_twice(table: Table, codebook: Codebook) -> None:
    assert len(table.rows) == len(codebook.categories)


def test_every_row_says_what_it_means_in_one_sentence(table: Table) -> None:
    for line, row in table.rows:
        assert re.fullmatch(r"[A-Z][^.]+\.", row["meaning"]), f"line {line}: {row['meaning']!r}"


@pytest.mark.parametrize("mode", [None, "", "visit", "no-such-mode"])
def test_modes_that_the_type_lacks_fall_back_to_the_type(codebook: Codebook, mode: str | None) -> None:
    assert codebook.category("AGREE", mode) == codebook.category("AGREE", None)


def test_the_codebook_tells_its_version(table: Table, codebook: Codebook) -> None:
    assert codebook.version == table.notes["version"]


def test_the_table_names_its_source(table: Table) -> None:
    assert "PLOVER manual" in table.notes["source"]
    assert "CC BY-SA" in table.notes["source"]


def test_a_row_with_a_cell_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(tmp_path, "AGREE,,verbal cooperation,4.2,030")
    monkeypatch.setattr("dateline.knowledge.tables.files", lambda _: tmp_path)
    with pytest.raises(KnowledgeError, match=r"codebook\.csv line 5: 5 cells, expected 6"):
        load_codebook()


def test_a_table_without_its_licence_is_told(tmp_path: Path) -> None:
    (tmp_path / "codebook.csv").write_text("# source: x\n# version: 1\n" + ",".join(COLUMNS) + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"codebook\.csv: no '# licence: …' line"):
        read_table("codebook", columns=COLUMNS, folder=tmp_path)


def test_other_columns_are_told(tmp_path: Path) -> None:
    head = "# source: x\n# licence: x\n# version: 1\n"
    (tmp_path / "codebook.csv").write_text(f"{head}type,mode\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"codebook\.csv line 4: columns"):
        read_table("codebook", columns=COLUMNS, folder=tmp_path)
