"""Archive: what people and programs do with an archive, each in one call."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import msgspec

from dateline.archive.changing import CHUNK, Changing
from dateline.archive.checks import Problem, check
from dateline.archive.coders import MakeCoder
from dateline.archive.repairs import Repaired, repair
from dateline.archive.snapshots import export, tagged
from dateline.archive.taking import stored_chunks
from dateline.archive.tidying import KEPT, Tidied, tidy
from dateline.pipeline import Coder as NewsCoder


class Archive(Changing):
    """Everything known of the articles in it, and every version of that. A handle is for one thread at a time.

    Args:
        path: a folder, or the address of one in an object store, such as s3://bucket/news.
        create: make the archive if there is none.
        threads: how many threads questions may use; all by default.

    Raises:
        ArchiveError: there is no archive and `create` is false, it is newer than the program, or it cannot be read.
    """

    def tidy(self, *, keep_days: float = KEPT.days) -> Tidied:
        """Writes what was added, month by month, sorted, into few files, so that questions are quick.

        Args:
            keep_days: how long files stay that nothing names any more.

        Raises:
            ArchiveError: the archive cannot be written.
        """
        self._refuse_past()
        return tidy(self._reading, keep=timedelta(days=keep_days))

    def snapshot(
        self, tag: str, *, to: str | os.PathLike[str] | None = None, texts: bool = False, quality: str | None = None
    ) -> Path:
        """Writes the archive as it is now under a tag, as files to cite and pass on, and gives back their folder.

        Args:
            tag: a name for this state; `at` knows it from then on.
            to: folder to write to, which must not exist; in the archive's folder `snapshots` without it.
            texts: with the texts of the articles; mind whose they are.
            quality: what was measured of the coding's quality, for the note on methods.

        Raises:
            ArchiveError: the tag is none, or the archive cannot be written.
            InputError: the folder exists, or cannot be written.
        """
        self._refuse_past()
        folder = Path(to) if to is not None else self.path / "snapshots" / tag
        mark = tagged(self._reading, tag)
        with self.at(mark.version) as then:
            return export(then._reading, folder, tag=tag, texts=texts, quality=quality)

    def check(self, *, deep: bool = False) -> list[Problem]:
        """What is wrong with the archive; nothing, if it is whole.

        Args:
            deep: read every value, not only what the files say of themselves.
        """
        return check(self._reading, deep=deep)

    def repair(self, *, coder: MakeCoder | None = NewsCoder, workers: int = 1) -> Repaired:
        """Makes a damaged archive whole again, as far as that goes; nobody else may write meanwhile.

        Args:
            coder: codes articles again that lost events; None leaves them as they are.
            workers: processes that code.

        Raises:
            ArchiveError: the archive cannot be written.
        """
        self._refuse_past()
        repaired = repair(self._reading)
        # It may show more than before, although no version says so.
        self.close()
        self._look(None)
        if coder is None or not repaired.incomplete:
            return repaired
        done = self._added(
            stored_chunks(self._reading, size=CHUNK, keys=repaired.incomplete),
            settings={"sources": "the archive"},
            coder=coder,
            workers=workers,
            keep_pages=False,
            done_runs=frozenset(),
            progress=None,
        )
        return msgspec.structs.replace(repaired, recoded=done)
