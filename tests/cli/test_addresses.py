"""Archives in object stores on the command line, where their addresses are taken as paths."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli.adding import _refuse_itself
from dateline.cli.archives import address_of
from dateline.errors import InputError


@pytest.mark.parametrize("typed", ["s3://bucket/news", "gs://bucket", "news", "./news", "/srv/news", "a:b", "C:/news"])
def test_an_address_is_taken_as_it_was_typed(typed: str) -> None:
    assert address_of(Path(typed)) == (typed if "://" in typed else str(Path(typed)))


def test_an_object_store_is_in_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _refuse_itself(["."], Path("s3://bucket/news"))
    with pytest.raises(InputError, match="lies in the source"):
        _refuse_itself(["."], Path("news"))
