"""Files are there as a whole or not at all."""

from __future__ import annotations

import errno
import os

import pytest

from dateline.errors import InputError
from dateline.formats.files import replacing


def test_a_file_takes_its_place_when_it_is_done(tmp_path):
    file = tmp_path / "out.csv"
    file.write_text("old")
    file.chmod(0o600)
    with replacing(file) as place:
        place.write_text("new")
        assert file.read_text() == "old"
    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device")])
def test_after_an_error_what_was_there_stays(tmp_path, error):
    file = tmp_path / "out.csv"
    file.write_text("old")

    def written():
        with replacing(file) as place:
            place.write_text("half")
            raise error

    with pytest.raises((KeyboardInterrupt, InputError)) as raised:
        written()
    if isinstance(error, OSError):
        assert "No space left" in raised.value.message
    assert file.read_text() == "old"
    assert os.listdir(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("path", ["no/such/folder.csv", "."])
def test_what_cannot_be_written_is_told(tmp_path, path):
    with pytest.raises(InputError, match="bad_output"), replacing(tmp_path / path) as place:
        place.write_text("x")


def test_a_link_stays_one_and_a_device_is_written_to(tmp_path):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with replacing(tmp_path / "link.csv") as place:
        place.write_text("new")
    assert (tmp_path / "real.csv").read_text() == "new"
    assert (tmp_path / "link.csv").is_symlink()
    with replacing(tmp_path.__class__("/dev/null")) as place:
        assert str(place) == "/dev/null"
