"""Learnt weights that ship as readable tables in `dateline/models`."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

import msgspec

from dateline.errors import SetupError

_T = TypeVar("_T")


def load_weights(name: str, kind: type[_T]) -> _T:
    """The weights of that file, in the form of `kind`.

    Raises:
        SetupError: the file is missing or is not of that form.
    """
    path = files("dateline") / "models" / name
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError as error:
        raise SetupError("model_missing", f"a file of the model is missing: {error.filename}") from error
    except msgspec.DecodeError as error:
        raise SetupError("model_missing", f"a file of the model is damaged: {name}: {error}") from error
