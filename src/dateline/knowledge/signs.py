"""Characters without a look of their own, which stand within words that are read without them."""

from __future__ import annotations

_CONTROLS = (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0))
_JOINERS = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
"""Soft hyphens, joiners and marks of direction."""
INVISIBLE = dict.fromkeys((*_CONTROLS, *_JOINERS))
"""Their code points, each leading to nothing, as `str.translate` takes them."""


def visible(text: str) -> str:
    """The text without characters that cannot be seen."""
    return text.translate(INVISIBLE)
