"""Where caches of an archive lie: what can be made again from its tables at any time."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def cache_folder(archive: Path, name: str) -> Path:
    """The folder of a cache: in the archive's own, or in the user's cache where that cannot be written."""
    if os.access(archive, os.W_OK):
        return archive / f".{name}"
    return user_cache(str(archive.resolve())) / name


def user_cache(address: str) -> Path:
    """The folder of what this user keeps of an archive that cannot keep it itself."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "dateline" / hashlib.sha256(address.encode()).hexdigest()[:16]
