"""What tests share: one coder for the whole run, since its model takes a second to load."""

from __future__ import annotations

import pytest
from hypothesis import settings

from dateline.api import default_coder
from dateline.language import Document, Reader
from dateline.pipeline import Coder

# An example may take long on a machine that does something else; tests of speed measure it themselves.
settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")


@pytest.fixture(scope="session")
def coder() -> Coder:
    return default_coder()


@pytest.fixture(scope="session")
def reader(coder: Coder) -> Reader:
    return coder.reader


@pytest.fixture
def parse(reader: Reader):
    def parsed(text: str) -> Document:
        return reader.parse(text)

    return parsed
