"""Spots: where the files of an archive lie, a folder or an object store, and how they are reached as local files.

Delta Lake reads and writes both by itself. Everything else wants local files: DuckDB, locks, caches. Of an object store
each file is fetched once, into this user's cache; that is enough, since files of tables never change.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from itertools import chain, count
from pathlib import Path
from typing import Any, Protocol

from dateline.archive.caches import user_cache
from dateline.archive.tables import TABLES
from dateline.errors import ArchiveError

_ADDRESS = re.compile(r"(?!file:)([a-z][a-z0-9]+)://[^/]+")
_UNKEEPABLE = re.compile(r"[\[\]^|\ud800-\udfff]|%[0-9A-Fa-f]{2}")
"""What deltalake 1.6 stumbles over in the path of a folder, bytes that are no UTF-8 among it."""
_QUERY = re.compile(r"\?[^\s\"')]+=[^\s\"')]+")
_DAMAGED = "damaged"
_AT_ONCE = 8
"""Files that are fetched at the same time."""


class Spot(Protocol):
    """Where an archive lies."""

    address: str
    """As people name it."""
    folder: Path
    """The local folder for what lies beside the tables: the archive's own, or one in the user's cache."""

    def prepare(self) -> None:
        """Sees that an archive can be made here.

        Raises:
            ArchiveError: something else is here.
        """

    def may_write(self, table: str) -> bool:
        """Whether this user may write to a table, as far as that can be told beforehand."""

    def room(self) -> int | None:
        """Bytes that are free; None where nobody can tell."""

    def local(self, paths: Sequence[str]) -> list[str]:
        """The local paths of files, given by their paths within the archive; of a missing one, where it would be."""

    def path_of(self, local: str) -> str:
        """The path within the archive of what `local` gave."""

    def names(self, path: str) -> list[str]:
        """Paths within the archive of all files below a folder of it."""

    def put_aside(self, path: str) -> None:
        """Moves a file, or all below a folder, into the local folder `damaged`."""

    def forget(self, table: str, paths: frozenset[str]) -> None:
        """Frees what is kept locally of the files of a table, but for these."""


def spot_of(address: str | os.PathLike[str]) -> Spot:
    """The spot that an address or a path names.

    Raises:
        ArchiveError: it is empty; or the part that reaches object stores is not installed, or does not know such
            addresses; or Delta Lake does not take the path.
    """
    named = os.fspath(address)
    if not named.strip():
        # As a path it would be the current folder, which nobody means who gives an empty variable.
        raise ArchiveError("no_archive", "the name of the archive is empty")
    return Bucket(named) if _ADDRESS.match(named) else Folder(Path(named).expanduser())


def unreachable(address: str, error: Exception) -> ArchiveError:
    """The error for an object store that cannot be reached, or does not know us."""
    # A signed address must not be shown: what follows its question mark is as good as a password.
    said = _QUERY.sub("?…", " ".join(str(error).split()))
    return ArchiveError(
        "no_archive",
        f"{address} cannot be reached: {said:.300}",
        advice="Check the address and what the environment says of the store, such as AWS_REGION and credentials.",
    )


class Folder:
    """A folder of this machine.

    Raises:
        ArchiveError: its path has characters that Delta Lake does not take.
    """

    def __init__(self, folder: Path) -> None:
        if found := _UNKEEPABLE.search(str(folder.absolute())):
            raise ArchiveError(
                "no_archive",
                f"no archive can be in {str(folder)!r}: Delta Lake does not take {found[0]!r} in a path",
                advice="Rename the folder, or give another one.",
            )
        self.address = str(folder)
        self.folder = folder

    def prepare(self) -> None:
        """Makes the folder."""
        if not self.folder.is_dir() and self.folder.exists():
            raise ArchiveError("no_archive", f"{self.folder} is a file")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise
            raise ArchiveError(
                "no_archive",
                f"{self.folder} cannot be made: {error.strerror}",
                advice="Give a path in a folder that you may write to.",
            ) from error
        if not os.access(self.folder, os.W_OK):
            raise ArchiveError("read_only", f"{self.folder} may not be written")
        if {file.name for file in self.folder.iterdir() if not file.name.startswith(".")} - TABLES.keys():
            raise ArchiveError(
                "no_archive", f"{self.folder} is no archive, and not empty", advice="Give a new or an empty folder."
            )

    def may_write(self, table: str) -> bool:
        """Whether the folder of the table and that of its log may be written."""
        folders = (self.folder / table, self.folder / table / "_delta_log")
        return all(os.access(folder, os.W_OK) for folder in folders if folder.exists())

    def room(self) -> int | None:
        """What is free on its disk."""
        try:
            return shutil.disk_usage(self.folder).free
        except OSError:
            return None

    def local(self, paths: Sequence[str]) -> list[str]:
        """The files themselves."""
        return [str(self.folder / path) for path in paths]

    def path_of(self, local: str) -> str:
        """Their paths in the folder."""
        return str(Path(local).relative_to(self.folder))

    def names(self, path: str) -> list[str]:
        """All files below a folder."""
        return sorted(str(file.relative_to(self.folder)) for file in (self.folder / path).rglob("*") if file.is_file())

    def put_aside(self, path: str) -> None:
        """Moves the file or folder."""
        if (self.folder / path).exists():
            (self.folder / path).replace(_free(self.folder / _DAMAGED / path))

    def forget(self, table: str, paths: frozenset[str]) -> None:
        """Nothing: what is here is the archive."""


class Bucket:
    """A folder of an object store, such as s3://bucket/news. Credentials and options come from the environment.

    Raises:
        ArchiveError: obstore is not installed or does not know such addresses, or there is nowhere to keep copies.
    """

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self.folder = user_cache(self.address)
        self._mirror = self.folder / "mirror"
        try:
            self._objects = import_module("obstore")
        except ImportError as error:
            raise ArchiveError(
                "extra_missing",
                f"{address} is in an object store, and obstore is not installed",
                advice="Install it with `pip install 'dateline[stores]'`.",
            ) from error
        try:
            self._store: Any = import_module("obstore.store").from_url(self.address)
        except Exception as error:
            raise unreachable(self.address, error) from error
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(
                "read_only",
                f"{self.folder} cannot be made",
                advice="Let XDG_CACHE_HOME name a folder that may be written.",
            ) from error

    def prepare(self) -> None:
        """Sees that nothing else is there."""
        others = {name.partition("/")[0] for name in self.names("")} - TABLES.keys()
        if others:
            raise ArchiveError(
                "no_archive", f"{self.address} is no archive, and not empty", advice="Give a new or an empty place."
            )

    def may_write(self, table: str) -> bool:
        """True: the store tells when it is asked."""
        del table
        return True

    def room(self) -> None:
        """Nobody can tell."""

    def local(self, paths: Sequence[str]) -> list[str]:
        """The files' copies, fetched if they are not there yet."""
        if wanted := [path for path in paths if not (self._mirror / path).exists()]:
            with ThreadPoolExecutor(_AT_ONCE) as pool:
                list(pool.map(self._fetch, wanted))
        return [str(self._mirror / path) for path in paths]

    def path_of(self, local: str) -> str:
        """Where the copy is from."""
        return str(Path(local).relative_to(self._mirror))

    def _fetch(self, path: str) -> None:
        there = self._mirror / path
        there.parent.mkdir(parents=True, exist_ok=True)
        part = there.with_name(f"{there.name}.{secrets.token_hex(4)}.part")
        try:
            with part.open("wb") as file:
                for piece in self._asked(self._objects.get, path):
                    file.write(piece)
            part.replace(there)
        except FileNotFoundError:
            part.unlink(missing_ok=True)
        except BaseException:
            part.unlink(missing_ok=True)
            raise

    def _asked(self, ask: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
        """What the store answers.

        Raises:
            FileNotFoundError: there is no such object.
            ArchiveError: it cannot be reached.
        """
        try:
            return ask(self._store, *arguments, **options)
        except FileNotFoundError:
            raise
        except Exception as error:  # obstore's errors have no base that it tells of
            raise unreachable(self.address, error) from error

    def names(self, path: str) -> list[str]:
        """All objects below a folder."""
        pieces = self._asked(self._objects.list, prefix=path or None)
        return sorted(str(found["path"]) for piece in pieces for found in piece)

    def put_aside(self, path: str) -> None:
        """Keeps the objects in the local folder and deletes them in the store."""
        for name in [path, *self.names(path)]:
            kept = Path(*self.local([name]))
            if kept.is_file():
                kept.replace(_free(self.folder / _DAMAGED / name))
                self._asked(self._objects.delete, name)

    def forget(self, table: str, paths: frozenset[str]) -> None:
        """Deletes the copies of files that the table no longer has."""
        for file in [*(self._mirror / table).rglob("*.parquet")]:
            if str(file.relative_to(self._mirror)) not in paths:
                file.unlink(missing_ok=True)
        for folder in [*(self._mirror / table).glob("batch=*")]:
            if not any(folder.iterdir()):
                shutil.rmtree(folder, ignore_errors=True)


def _free(place: Path) -> Path:
    """The place, or, where an earlier repair put something, one with a number behind it; its folder is there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    numbered = (place.with_name(f"{place.name}.{number}") for number in count(2))
    return next(free for free in chain([place], numbered) if not free.exists())
