"""The command line. What it needs is loaded when it starts, not when it is imported."""

from dateline.cli.stopping import leaving_when_stopped
from dateline.cli.streams import make_usable

__all__ = ["main"]


def main() -> None:
    """Runs the command line; see `dateline.cli.app`."""
    with leaving_when_stopped():
        make_usable()
        from dateline.cli.app import main as run  # noqa: PLC0415 - takes a second or two, in which one may be stopped

        run()
