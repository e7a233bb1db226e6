"""Events for pictures, and what tests read out of a picture."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

from rich.console import Console

from dateline.records import Event, Place, When
from dateline.views import Picture
from tests.builders import event

QUADS = {
    "CONSULT": "verbal cooperation",
    "AID": "material cooperation",
    "ACCUSE": "verbal conflict",
    "ASSAULT": "material conflict",
}
HOSTILE = "</text><script>alert(1)</script>&\"'\x00\x1b[2J\u202e\ud800"


def on(first: str | None, last: str | None = "same", *, kind: str = "ASSAULT", **changes) -> Event:
    """An event of the kind on this day, or from the first day to the last."""
    when = When(text="x", start=0, end=1, from_=first, to=first if last == "same" else last, grain="day")
    return event(type=kind, quad=QUADS[kind], when=when, **changes)


def at(name: str, country: str | None, lat=None, lon=None, *, precision="city", kind="ASSAULT", **changes) -> Event:
    """An event of the kind at the place."""
    place = Place(text=name, start=0, end=1, name=name, country=country, lat=lat, lon=lon, precision=precision)
    return event(type=kind, quad=QUADS[kind], place=place, **changes)


def elements(picture: Picture, name: str) -> list[ET.Element]:
    """The picture's elements of a class or, for a plain name, of a tag."""
    found = ET.fromstring(picture.svg()).iter()
    return [e for e in found if e.get("class") == name or e.tag.rpartition("}")[2] == name]


def texts(picture: Picture) -> list[str]:
    """All texts that the picture shows."""
    return [element.text or "" for element in elements(picture, "text")]


def told(picture: Picture, name: str) -> list[str]:
    """What the elements of a class tell under the pointer."""
    return [element.findtext("{http://www.w3.org/2000/svg}title") or "" for element in elements(picture, name)]


def printed(picture: Picture, width: int = 100) -> str:
    """The picture in characters, without colour."""
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(picture.terminal(width))
    return out.getvalue()
