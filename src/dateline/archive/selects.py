"""SQL as people write it: one SELECT over the views, nothing else, and no files but the archive's."""

from __future__ import annotations

import duckdb

from dateline.archive.answers import Answer
from dateline.archive.conditions import Question
from dateline.archive.reading import Parameters, Reading
from dateline.errors import ArchiveError
from dateline.sources import as_text


def asked(reading: Reading, question: str, parameters: Parameters) -> Answer:
    """The answer to a question that only reads.

    Raises:
        ArchiveError: it is no single SELECT, or DuckDB refuses it.
    """
    reading.refresh()
    if not isinstance(question, str):
        raise ArchiveError("bad_sql", f"{question!r:.40} is no question")
    if not question.isascii() and as_text(question) != question:
        raise ArchiveError("bad_sql", "the question holds bytes that are no characters")
    try:
        statements = reading.database.extract_statements(question)
        if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
            raise ArchiveError("bad_sql", "only a single SELECT can be asked")
        asked_for = Question(statements[0].query.strip().rstrip(";"), parameters)
        names = [name.lower() for name in Answer(reading, lambda: asked_for).columns]
        if len(set(names)) < len(names):
            # DuckDB gives columns of a question within another one names of their own: id, id_1.
            asked_for = asked_for.only("*")
        answer = Answer(reading, lambda: asked_for)
    except duckdb.Error as error:
        raise ArchiveError("bad_sql", str(error)) from error
    return answer
