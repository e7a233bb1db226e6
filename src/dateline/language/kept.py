"""What is found of the words of a parsed document is kept with it: one rule after the other asks for the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

_Find = TypeVar("_Find", bound=Callable[..., Any])


def kept(find: _Find) -> _Find:
    """The function of one or more words of one document, which is asked once for the same words.

    The parse must be settled, and the answer must hold no words: the document would hold itself.
    """

    @wraps(find)
    def answer(*words: Any) -> Any:
        known = words[0].doc.user_data.setdefault(find, {})
        places = tuple([word.i for word in words])
        if places not in known:
            known[places] = find(*words)
        return known[places]

    return cast("_Find", answer)
