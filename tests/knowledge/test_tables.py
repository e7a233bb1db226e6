from __future__ import annotations

import pytest

from dateline.errors import KnowledgeError
from dateline.knowledge.tables import read_table, read_tables, values

HEAD = "# source: general knowledge\n# licence: CC0-1.0\n# version: 1\n"


def test_rows_carry_their_line(tmp_path):
    (tmp_path / "towns.csv").write_text(HEAD + '# note: two columns\nname,kind\nGao,city\n"Oslo, Norway",capital\n')
    table = read_table("towns", columns=("name", "kind"), folder=tmp_path)
    assert table.rows == ((6, {"name": "Gao", "kind": "city"}), (7, {"name": "Oslo, Norway", "kind": "capital"}))
    assert table.notes["version"] == "1"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name,kind\nGao,city\n", "no '# source: …' line"),
        (HEAD + "name\nGao\n", "line 4: columns"),
        (HEAD + "name,kind\nGao\n", "line 5: 1 cells, expected 2"),
    ],
)
def test_a_broken_table_names_file_and_line(tmp_path, content, told):
    (tmp_path / "towns.csv").write_text(content)
    with pytest.raises(KnowledgeError, match="towns") as caught:
        read_table("towns", columns=("name", "kind"), folder=tmp_path)
    assert told in str(caught.value)
    assert caught.value.code == "bad_knowledge"


def test_parts_of_a_table_are_read_in_the_order_of_their_names(tmp_path):
    (tmp_path / "towns_b.csv").write_text(HEAD + "name\nOslo\n")
    (tmp_path / "towns_a.csv").write_text(HEAD + "name\nGao\n")
    (tmp_path / "townships.csv").write_text(HEAD + "name\nSoweto\n")
    tables = read_tables("towns", columns=("name",), folder=tmp_path)
    assert [row["name"] for table in tables for row in table] == ["Gao", "Oslo"]


def test_a_table_that_is_missing_is_told(tmp_path):
    with pytest.raises(KnowledgeError, match="towns"):
        read_tables("towns", columns=("name",), folder=tmp_path)


def test_cells_with_several_values():
    assert values("a| b |") == ("a", "b")
    assert values("") == ()
