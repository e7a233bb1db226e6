"""The lists that reviewers choose from, each code with what it means."""

from __future__ import annotations

from typing import get_args

import msgspec

from dateline.knowledge.codebook import Codebook, load_codebook
from dateline.knowledge.tables import read_table
from dateline.records import EVENT_TYPES, SECTORS, STATUSES, EventType
from dateline.records.codes import EntityKind, Status

QUANTITIES = ("killed", "injured", "missing", "arrested", "abducted", "displaced", "troops", "money")
"""The counts of the record (docs/record.md)."""

_STATUSES: dict[Status, str] = {
    "actual": "happened or is happening",
    "future": "is planned, announced or expected",
    "hypothetical": "would, could or might happen, or only if something else does",
    "negated": "did not happen, was refused, called off or denied",
}
_SECTORS = {
    "GOV": "government",
    "JUD": "courts and judges",
    "LEG": "parliament",
    "MIL": "armed forces",
    "COP": "police",
    "OPP": "opposition",
    "PTY": "political party",
    "REB": "rebels",
    "PRM": "paramilitaries, militias",
    "SPY": "secret services",
    "UAF": "unidentified armed people",
    "CVL": "civilians",
    "ELI": "elites, former officials",
    "BUS": "business",
    "EDU": "schools and universities",
    "MED": "health",
    "LAB": "workers and unions",
    "AGR": "farming",
    "JRN": "journalists and media",
    "REF": "refugees and migrants",
    "REL": "religious bodies and leaders",
    "SOC": "civil society",
    "CRM": "criminals",
    "PRE": "government of a de facto state",
    "IGO": "intergovernmental body",
    "NGO": "non-governmental organisation",
    "MNC": "multinational company",
    "IMG": "international armed group",
    "ISM": "international movement",
}
"""What PLOVER's sectors are, in our own words."""


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A code and what it means."""

    code: str
    meaning: str = ""


class Codes:
    """The closed lists of the record, with meanings; made once and kept by whoever asks for them.

    Args:
        codebook: the types and modes; those that ship with the package by default.
    """

    def __init__(self, codebook: Codebook | None = None) -> None:
        self._codebook = codebook or load_codebook()

    def types(self) -> list[Choice]:
        """The types of events."""
        return [Choice(code=kind, meaning=self._codebook.category(kind, None).meaning) for kind in EVENT_TYPES]

    def modes(self, event_type: EventType) -> list[Choice]:
        """The modes of a type; none for some types."""
        return [
            Choice(code=mode, meaning=self._codebook.category(event_type, mode).meaning)
            for mode in self._codebook.modes(event_type)
        ]

    def meaning(self, event_type: EventType, mode: str | None = None) -> str:
        """What a type, or a mode of it, means."""
        return self._codebook.category(event_type, mode).meaning

    def statuses(self) -> list[Choice]:
        """The statuses of events."""
        return [Choice(code=status, meaning=_STATUSES[status]) for status in STATUSES]

    def sectors(self) -> list[Choice]:
        """PLOVER's sectors."""
        return [Choice(code=sector, meaning=_SECTORS[sector]) for sector in SECTORS]

    def kinds(self) -> list[Choice]:
        """The kinds of entities."""
        return [Choice(code=kind) for kind in get_args(EntityKind)]

    def quantities(self) -> list[Choice]:
        """The counts of people."""
        return [Choice(code=kind) for kind in QUANTITIES]

    def contexts(self) -> list[Choice]:
        """PLOVER's contexts."""
        table = read_table("contexts", columns=("context", "word"))
        return [Choice(code=name) for name in sorted({cells["context"] for cells in table})]
