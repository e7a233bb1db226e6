import pytest

from dateline.knowledge.tables import read_table, values
from dateline.pages.agencies import agencies_in, agency_named


def test_no_name_stands_for_two_agencies():
    table = read_table("agencies", columns=("name", "names", "kind"))
    names = [spelling for row in table for spelling in (row["name"], *values(row["names"]))]
    assert len(names) == len(set(names)) > 300
    assert {row["kind"] for row in table} == {"text", "photo", "both"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("AFP", "Agence France-Presse"),
        ("Associated Press staff", "Associated Press"),
        ("By Reuters", "Reuters"),
        ("dpa", "Deutsche Presse-Agentur"),
        ("Jane Doe", None),
        ("ap", None),
        ("", None),
    ],
)
def test_agencies_by_name(words, name):
    assert agency_named(words) == name


def test_a_credit_may_name_several():
    assert agencies_in("Ann Lee/AFP via Getty Images") == ("Agence France-Presse", "Getty Images")
