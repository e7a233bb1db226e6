"""One country for each person of an article; the names are invented."""

from __future__ import annotations

import pytest

from dateline.records import Entity
from dateline.resolving.one_country import Homes

FULL_NAMES = {"ashby": ("Sgt Tom Ashby", "Tom Ashby"), "ruiz": ("Ana Ruiz", "Juan Ruiz")}


def party(name: str, country: str | None, *, inferred: bool = True) -> Entity:
    return Entity(
        text=name, start=0, end=len(name), zone="body", name=name, country=country,
        inferred=("country",) if inferred and country else (),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("others", "asked", "country"),
    [
        pytest.param([party("Tom Ashby", "GBR", inferred=False)], party("Sgt Ashby", "MLI"), "GBR", id="told"),
        pytest.param([party("Ashby", "GBR"), party("Ashby", "GBR")], party("Tom Ashby", "MLI"), "GBR", id="most"),
        pytest.param([party("Tom Ashby", "GBR")], party("Ashby's family", "MLI"), "GBR", id="whose they are"),
        pytest.param([party("Tom Ashby", "GBR")], party("lawyer of Ashby", None), "GBR", id="of whom they are"),
        pytest.param(
            [party("Tom Ashby", "GBR")], party("Ashby supporters", "MLI"), "GBR", id="by whom they are called"
        ),
        pytest.param([party("Tom Ashby", "GBR")], party("Ashby's killers", "MLI"), "MLI", id="who harmed them"),
        pytest.param([party("Ana Ruiz", "PER")], party("Juan Ruiz", "CHL"), "CHL", id="of the same surname"),
        pytest.param([party("Ana Ruiz", "PER")], party("Ruiz", "CHL"), "CHL", id="which of two is open"),
        pytest.param([party("residents", "MLI")], party("residents", "NER"), "NER", id="no person"),
        pytest.param([party("Tom Ashby", "GBR")], party("Ashby", "MLI", inferred=False), "MLI", id="told itself"),
    ],
)
def test_the_country_of_others_holds(others, asked, country):
    assert Homes([*others, asked], FULL_NAMES).at_home(asked).country == country
