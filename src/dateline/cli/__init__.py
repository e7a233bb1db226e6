"""The command line: `dateline code`, `dateline read`, `dateline doctor`, `dateline schema`."""

from dateline.cli.app import main

__all__ = ["main"]
