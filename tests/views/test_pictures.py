from __future__ import annotations

import struct

import pytest
import resvg_py

from dateline.errors import InputError
from dateline.views import timeline, world_map
from tests.views.pictured import at, on


@pytest.fixture
def picture():
    return timeline([on("2024-03-25")], title="Gao")


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("width", [480, 1920])
def test_a_png_has_the_width_asked_for(picture, width):
    assert size_of(picture.png(width=width))[0] == width


@pytest.mark.parametrize("width", [0, 99, 10_001])
def test_a_png_of_no_sensible_width_is_refused(picture, width):
    with pytest.raises(InputError, match="bad_output"):
        picture.png(width=width)


@pytest.mark.parametrize("title", ["Gao", "Γάο", "Гао", "Gāo, Đồng Nai"])
def test_letters_come_from_the_packaged_font(title, monkeypatch):
    calls = []
    draw = resvg_py.svg_to_bytes
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda **how: calls.append(how) or draw(**how))
    drawn = timeline([], title=title).png(width=960)
    assert calls[0]["skip_system_fonts"]
    assert len(drawn) - len(timeline([], title="").png(width=960)) > 300, "the letters of the title"


def test_other_scripts_come_from_the_fonts_of_the_machine(monkeypatch):
    calls = []
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda **how: calls.append(how) or b"")
    timeline([], title="加奥").png()
    assert not calls[0]["skip_system_fonts"]


def test_pictures_are_the_same_every_time():
    events = [at("Gao", "MLI", 16.27, -0.04), at("Mali", "MLI", precision="country")]
    assert world_map(events).svg() == world_map(events).svg()
    assert world_map(events).png() == world_map(events).png()


def test_an_svg_loads_nothing_from_elsewhere():
    svg = world_map([at("Gao", "MLI", 16.27, -0.04)]).svg()
    assert "href" not in svg
    assert "<style" not in svg
    assert svg.count("http") == 1, "the name of the SVG language itself"


def test_save_goes_by_the_ending(picture, tmp_path):
    assert picture.save(tmp_path / "a.svg").read_text(encoding="utf-8") == picture.svg()
    assert size_of(picture.save(tmp_path / "a.PNG").read_bytes())[0] == 1920


@pytest.mark.parametrize("name", ["picture.pdf", "picture", "missing/picture.svg"])
def test_save_says_what_is_wrong(picture, tmp_path, name):
    with pytest.raises(InputError, match="bad_output"):
        picture.save(tmp_path / name)


def test_notebooks_show_the_picture(picture):
    assert picture._repr_svg_() == picture.svg()
    assert picture.svg() in picture._repr_html_()
