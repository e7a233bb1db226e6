"""Snapshots: a state of an archive as plain files that can be cited, checked and passed on, with a note on methods."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from dateline.archive.history import Mark
from dateline.archive.migrations import SCHEMA
from dateline.archive.reading import Reading
from dateline.archive.rows import run_of
from dateline.archive.writing import Draft, write
from dateline.errors import ArchiveError, InputError
from dateline.records import Run

_TAG = re.compile(r"(?!\d+$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
"""A number alone would be taken for that of a version."""
SUMMARY = "snapshot.json"
"""The file by which a folder is known as a snapshot."""
_FILES = {
    "events.parquet": "SELECT * FROM events ORDER BY day, id",
    "pairs.parquet": "SELECT * FROM pairs ORDER BY day, event",
    "articles.parquet": "SELECT * EXCLUDE (text, record) FROM articles ORDER BY id",
    "corrections.parquet": "SELECT * FROM corrections ORDER BY recorded_at",
    "runs.parquet": "SELECT * FROM runs ORDER BY started_at",
    "coverage.parquet": "SELECT * FROM coverage ORDER BY day, source",
}


def tagged(reading: Reading, tag: str) -> Mark:
    """The version of a tag, made if there is none.

    Raises:
        ArchiveError: the tag is none, or the archive cannot be written.
    """
    if not _TAG.fullmatch(tag):
        raise ArchiveError("bad_filter", f"{tag!r:.80} is no tag", advice="Take letters, digits, dots and dashes.")
    found = reading.store.history().tagged(tag)
    made = found or write(reading.store, lambda _: Draft(kind="snapshot", rows={}, note=tag))
    if made is None:  # pragma: no cover - a draft was given
        raise AssertionError
    return made


def export(reading: Reading, folder: Path, *, tag: str, texts: bool, quality: str | None) -> Path:
    """Writes what a reading shows into a folder, which is there as a whole or not at all, and gives it back.

    Args:
        reading: the archive at the moment of the tag.
        folder: where to; must not exist.
        tag: the tag.
        texts: with the texts of the articles; mind whose they are.
        quality: what was measured of the coding's quality, in words.

    Raises:
        InputError: the folder exists, or cannot be written.
    """
    if folder.exists():
        raise InputError("bad_output", f"{folder} exists", advice="Give another folder, or another tag.")
    reading.refresh()
    part = folder.with_name(f"{folder.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        counts = {}
        for name, question in _FILES.items():
            asked = question.replace(" EXCLUDE (text, record)", "") if texts else question
            counts[name] = reading.copy(asked, (), part / name)
        about = _about(reading, tag=tag, counts=counts, texts=texts, quality=quality)
        (part / SUMMARY).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
        (part / "METHODS.md").write_text(methods(about), encoding="utf-8")
        sums = "".join(f"{_sha256(file)}  {file.name}\n" for file in sorted(part.iterdir()))
        (part / "SHA256SUMS").write_text(sums, encoding="utf-8")
        part.rename(folder)
    except OSError as error:
        raise InputError("bad_output", f"cannot write {folder}: {error.strerror or error}") from error
    return folder


def _about(
    reading: Reading, *, tag: str, counts: Mapping[str, int], texts: bool, quality: str | None
) -> dict[str, Any]:
    """All that the note on methods tells, as data."""
    one = reading.rows(
        """SELECT (SELECT count(*) FROM events) AS events, (SELECT count(*) FROM events WHERE reviewed) AS reviewed,
        (SELECT count(*) FROM articles) AS articles, (SELECT min(published) FROM articles) AS first,
        (SELECT max(published) FROM articles) AS last, (SELECT count(DISTINCT outlet) FROM articles) AS outlets"""
    )[0]
    covered = reading.rows(
        """SELECT coalesce(sum(seen), 0)::BIGINT AS seen, coalesce(sum(stored), 0)::BIGINT AS stored,
        coalesce(sum(unchanged), 0)::BIGINT AS unchanged, coalesce(sum(failed), 0)::BIGINT AS failed,
        coalesce(sum(skipped), 0)::BIGINT AS skipped, coalesce(sum(without_events), 0)::BIGINT AS without_events
        FROM coverage"""
    )[0]
    kinds = reading.rows("SELECT type, count(*) AS events FROM events GROUP BY 1 ORDER BY 2 DESC, 1")
    shown = reading.rows("SELECT * FROM runs WHERE id IN (SELECT run FROM articles) ORDER BY started_at")
    history = reading.refresh()
    seen = [mark for mark in history.marks if reading.moment is None or mark.recorded_at <= reading.moment]
    return {
        "tag": tag,
        "version": seen[-1].version if seen else 0,
        "moment": seen[-1].recorded_at.isoformat() if seen else None,
        "schema": SCHEMA,
        "with_texts": texts,
        **one,
        "coverage": covered,
        "types": {row["type"]: row["events"] for row in kinds},
        "files": dict(counts),
        "coders": [_of_run(run_of(row)) for row in shown],
        "quality": quality,
    }


def _of_run(run: Run) -> dict[str, Any]:
    return {"run": run.id, "coder": run.coder, "versions": run.versions, "started_at": run.started_at.isoformat()}


def methods(about: Mapping[str, Any]) -> str:
    """The note on methods, in words and tables."""
    covered = about["coverage"]
    coders = list({msgspec.json.encode(coder["versions"]): coder for coder in about["coders"]}.values())
    lines = [
        f"# Snapshot {about['tag']}",
        "",
        f"{about['events']} events from {about['articles']} articles of {about['outlets']} named outlets, published "
        f"{about['first'] or 'at unknown dates'} to {about['last'] or 'unknown dates'}. State of {about['moment']} "
        f"(UTC), version {about['version']} of the archive.",
        "",
        "## How they were coded",
        "",
        "By machine, after PLOVER, one event for one happening of an article.",
    ]
    for coder in coders:
        lines += ["", f"- {coder['coder']}"]
        lines += [f"  - {part}: {version}" for part, version in coder["versions"].items()]
    lines += [
        "",
        f"People reviewed {about['reviewed']} of the events ({about['files']['corrections.parquet']} corrections, in "
        "`corrections.parquet`, with who, when and why).",
        "",
        "## Quality",
        "",
        about["quality"] or "Not measured on these texts. The figures of the coder as such are in its model card.",
        "",
        "## Coverage",
        "",
        "| articles and failures seen | stored | unchanged | failed | not coded | without events |",
        "|---|---|---|---|---|---|",
        f"| {covered['seen']} | {covered['stored']} | {covered['unchanged']} | {covered['failed']} | "
        f"{covered['skipped']} | {covered['without_events']} |",
        "",
        "By source and day in `coverage.parquet`.",
        "",
        "## Events by type",
        "",
        "| type | events |",
        "|---|---|",
        *(f"| {kind} | {events} |" for kind, events in about["types"].items()),
        "",
        "## Files",
        "",
        *(f"- `{name}`: {rows} rows" for name, rows in about["files"].items()),
        "- `SHA256SUMS`: check with `sha256sum -c SHA256SUMS`",
        "",
        "Texts of articles are in `articles.parquet`."
        if about["with_texts"]
        else "Texts of articles are left out; `sentence` holds the sentence behind each event.",
        "",
    ]
    return "\n".join(lines)


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
