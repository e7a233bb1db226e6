"""Searches: words as people type them, to the language of Tantivy, in which apostrophes, colons and brackets rule."""

from __future__ import annotations

import re

from dateline.errors import ArchiveError

_SYNTAX = (
    'Give words that must all be there; "in quotes" one after the other; -word leaves out; OR allows either; '
    "title:word looks in titles only."
)
_PIECE = re.compile(r'(?P<sign>-?)(?:(?P<field>[a-z]+):(?!//))?(?:"(?P<quote>[^"]*)"|(?P<word>[^\s"]*))')
_TERM = re.compile(r"[^\W_]+")
"""What the index takes for a word: letters and digits."""
_OR = "OR"
_ALL = "*"
"""Everything there is, in Tantivy's language: it leaves out nothing from nothing."""
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))


def search_of(words: str, *, fields: tuple[str, ...]) -> str:
    """The words as a query of Tantivy: whatever is no sign of the syntax parts words, as it does in the index.

    Args:
        words: words that must all be there; "in quotes" one after the other; -word leaves out, OR allows either,
            title:word looks in one of the fields only. "Mali's" and 12:30 are two words, one after the other.
        fields: those that can be named.

    Raises:
        ArchiveError: there is no word in it.
    """
    if not isinstance(words, str):
        raise ArchiveError("bad_filter", f"{words!r:.80} is no text", advice=_SYNTAX)
    pieces = [_piece(found, fields) for found in _PIECE.finditer(words.translate(_QUOTES))]
    made: list[str] = []
    for piece in filter(None, pieces):
        # An OR needs a word on either side.
        if piece != _OR or (made and made[-1] != _OR):
            made.append(piece)
    if made and made[-1] == _OR:
        made.pop()
    if not made:
        raise ArchiveError("bad_filter", f"there is no word in {words!r:.80}", advice=_SYNTAX)
    if all(piece.startswith("-") for piece in made):
        made.insert(0, _ALL)
    return " ".join(made)


def unsearchable(words: str, error: Exception) -> ArchiveError:
    """The error for words that Tantivy refuses nevertheless."""
    return ArchiveError("bad_filter", f"{words!r:.80} cannot be searched: {error}", advice=_SYNTAX)


def _piece(found: re.Match[str], fields: tuple[str, ...]) -> str:
    """A term of the query, or OR; empty where there is no word."""
    if found[0] == _OR:
        return _OR
    content, field = found["quote"] or found["word"] or "", found["field"]
    if field is not None and field not in fields:
        content, field = f"{field} {content}", None
    terms = _TERM.findall(content)
    named = "" if field is None else f"{field}:"
    return f'{found["sign"]}{named}"{" ".join(terms)}"' if terms else ""
