"""The one family of errors Dateline raises, each with a stable short code and advice on what to do next.

    DatelineError
    ├── InputError      what was given cannot be read (also a ValueError)
    ├── FetchError      an address cannot be or must not be fetched (also an OSError)
    ├── KnowledgeError  a knowledge table breaks its rules (also a ValueError)
    ├── ArchiveError    an archive cannot be read, written or asked that (also a RuntimeError)
    └── SetupError      an installed part is missing or does not fit (also a RuntimeError)

The codes are part of the public interface; `docs/errors.md` lists them and a test compares the two.
"""

from __future__ import annotations

CODES: dict[str, str] = {
    "not_found": "Check the path; folders, files, addresses and '-' for standard input are accepted.",
    "unreadable": "Check the permissions of the file.",
    "empty": "The source holds no bytes or only white space; check how it was saved.",
    "binary": "Give HTML, text, JSON or JSONL; convert PDF and office files to text first.",
    "too_large": "Split the source; one page may have at most 20 MB, and one text 5 million characters.",
    "bomb": "The compressed file unpacks to far more than a page; it was not unpacked.",
    "archive_kind": "Unpack the archive into a folder and give the folder.",
    "not_one": "Use `dateline code` for folders and files with several articles.",
    "no_article": "Save the page after it has loaded in a browser, or copy its text into a .txt file.",
    "bad_json": "Give one article object, a list of them, or one object a line, with at least a `text`.",
    "bad_article": "An article needs `text`; `id`, `title`, `published` and the like are optional strings.",
    "bad_columns": "Say which column is what with --map FIELD=COLUMN, for instance --map text=body.",
    "bad_date": "Give dates as YYYY-MM-DD, for instance 2024-03-28.",
    "bad_phrase": "Give the words that name or describe the actor.",
    "bad_country": "Give the country's ISO 3166-1 alpha-3 code, for instance USA or KEN.",
    "bad_span": "Give start and end as offsets into the text, start before end.",
    "bad_address": "Give an http or https address of a public host.",
    "private_address": "Addresses inside private networks are never fetched; save the page and give the file.",
    "fetch_failed": "Try again later, or save the page in a browser and give the file.",
    "bad_knowledge": "Correct the named line of the table.",
    "model_missing": "Reinstall with `pip install --force-reinstall dateline`.",
    "bad_format": "Choose one of cards, json, jsonl, csv, parquet, geojson, polecat.",
    "bad_output": "Choose a path in an existing, writable folder.",
    "bad_gold": "Correct the named place; docs/evaluation.md tells the form of each job's data.",
    "no_job": "See the jobs with `dateline evaluate --help`.",
    "no_archive": "Check the path, or make an archive with `dateline add SOURCE --to ARCHIVE`.",
    "archive_newer": "Install a newer Dateline: `pip install --upgrade dateline`.",
    "archive_damaged": "See what is wrong with `dateline check ARCHIVE`, mend it with `dateline repair ARCHIVE`.",
    "read_only": "Check the permissions of the folder, or copy the archive to where you may write.",
    "archive_past": "Past states are only read; write to the archive as it is now.",
    "archive_busy": "Try again when the other programs that write to the archive are done.",
    "disk_full": "Free some space and start again; what was reported as stored is safe.",
    "no_record": "See what there is with `dateline find ARCHIVE`.",
    "no_version": "See the versions with `dateline history ARCHIVE`.",
    "bad_filter": "See the filters with `dateline find --help`.",
    "bad_sql": "Ask one SELECT over events, event_parties, pairs, pairs_by_day, articles, corrections, runs, ledger, "
    "coverage, batches.",
    "bad_correction": "See the forms of corrections in docs/archive.md.",
    "extra_missing": "Install the part that is missing with pip.",
    "internal": "This is a defect of Dateline; please report it with the source that caused it.",
}


class DatelineError(Exception):
    """Base of all errors raised on purpose: `code` (one of `CODES`), `message`, `advice`."""

    def __init__(self, code: str, message: str, *, advice: str | None = None) -> None:
        if code not in CODES:
            raise KeyError(code)
        self.code = code
        self.message = message
        self.advice = CODES[code] if advice is None else advice
        super().__init__(f"{message} [{code}] {self.advice}")


class InputError(DatelineError, ValueError):
    """What was given cannot be read as news."""


class FetchError(DatelineError, OSError):
    """An address could not be, or must not be, fetched."""


class KnowledgeError(DatelineError, ValueError):
    """A knowledge table breaks its rules; the message names file, line and field."""


class ArchiveError(DatelineError, RuntimeError):
    """An archive cannot be read or written, or cannot be asked that."""


class SetupError(DatelineError, RuntimeError):
    """A part that ships with Dateline is missing or does not fit."""
