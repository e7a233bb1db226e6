"""What is said of a file that the system does not give."""

from __future__ import annotations

import errno

from dateline.errors import CODES, InputError

_ADVICE = {
    errno.EACCES: CODES["unreadable"],
    errno.EPERM: CODES["unreadable"],
    errno.ENOENT: "It is a link that leads nowhere, or went while it was read; give the file that is meant.",
    errno.ELOOP: "A link leads back to itself; give the file or folder that is meant.",
}
_OTHERWISE = "Try again, or with a copy of it."


def cannot_be_read(what: str, error: Exception) -> InputError:
    """The error for something that exists and cannot be read, with what the system says of it."""
    said = getattr(error, "strerror", None) or str(error)
    advice = _ADVICE.get(getattr(error, "errno", None) or 0, _OTHERWISE)
    return InputError("unreadable", f"{what} cannot be read: {said}", advice=advice)
