"""Page: bytes as they were fetched or read, with where they came from."""

from __future__ import annotations

import hashlib

import msgspec


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of one page. `source` is what the caller named; `address` the final http(s) address, if any."""

    content: bytes
    source: str
    address: str | None = None
    media_type: str | None = None
    fetched_at_utc: str | None = None

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the bytes."""
        return hashlib.sha256(self.content).hexdigest()
