"""Dateline turns news into evidence: who did what to whom, where and when, and who says so.

import dateline
article = dateline.read("page.html")
for event in dateline.code(article):
    print(event.type, event.actors, event.recipients)
"""

from importlib import import_module

TYPE_CHECKING = False
"""As in `typing`, which takes time to load."""

if TYPE_CHECKING:
    from dateline.public import *  # noqa: F403
    from dateline.public import __all__ as __all__
else:
    # All of it takes a second or two to load. The command line settles before that what Ctrl-C does.

    def __getattr__(name: str) -> object:
        """A public name; the first one that is asked for loads them all."""
        if name != "__all__" and name.startswith("__"):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        public = import_module("dateline.public")
        globals().update({known: getattr(public, known) for known in ("__all__", *public.__all__)})
        if name not in globals():
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return globals()[name]

    def __dir__() -> list[str]:
        return sorted({*globals(), *import_module("dateline.public").__all__})
