"""The options by which events are chosen: one list of them for all commands that have them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

from dateline.cli.options import (
    Actor,
    Country,
    Evidence,
    MinConfidence,
    Mode,
    Outlet,
    Pair,
    Place,
    Quad,
    Recipient,
    SaidBy,
    Sector,
    Since,
    Status,
    Type,
    Until,
    capitals,
)

Filters = dict[str, Any]
"""Each filter of `Archive.events` with its values; None where it was not given."""
_OPTIONS: dict[str, Any] = {
    "actor": Actor,
    "recipient": Recipient,
    "pair": Pair,
    "country": Country,
    "sector": Sector,
    "type": Type,
    "mode": Mode,
    "status": Status,
    "quad": Quad,
    "place": Place,
    "since": Since,
    "until": Until,
    "outlet": Outlet,
    "evidence": Evidence,
    "said_by": SaidBy,
    "min_confidence": MinConfidence,
}
"""Their order is that of the help."""
_CODES = ("country", "sector", "type")
"""Filters whose values are codes in capitals."""


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """The command with those options in the place of its parameter `filters`, which is given what they say."""
    own = inspect.signature(command, eval_str=True)
    parameters: list[inspect.Parameter] = []
    for parameter in own.parameters.values():
        if parameter.name == "filters":
            parameters += [
                inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=option)
                for name, option in _OPTIONS.items()
            ]
        else:
            parameters.append(parameter)

    @wraps(command)
    def with_options(**given: Any) -> None:
        filters = {name: given.pop(name) for name in _OPTIONS}
        filters |= {name: capitals(filters[name]) for name in _CODES}
        command(**given, filters=filters)

    with_options.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    with_options.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    return with_options
