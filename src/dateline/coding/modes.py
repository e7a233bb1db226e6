"""Modes: of what kind an event of its type is, by the trigger's row and by clues beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Token

from dateline.coding.candidates import Candidate, CandidateFinder
from dateline.coding.lexicon import ModeClue, Row
from dateline.coding.mentions import PLACE_LABELS
from dateline.coding.slots import noun_slots
from dateline.coding.uses import Use
from dateline.records import EventType

_ASKED = ("comp", "for")
"""Slots of a demand's noun that tell what is demanded."""
_MATTERS = ("comp", "for", "obj", "of")
"""Slots that tell what is asked for or refused: the others tell nothing more where a clause does."""
_WHOM = ("on", "upon", "to", "from")
"""Slots of whoever is asked."""


class ModeFinder:
    """Finds the modes of events by the lexicon that a finder of candidates has."""

    def __init__(self, candidates: CandidateFinder) -> None:
        self._candidates = candidates
        self._lexicon = candidates.lexicon

    def find(self, event_type: EventType, candidate: Candidate | None, use: Use) -> str | None:
        """The mode that the lexicon gives an event: its row's, or that of the first clue that holds.

        Args:
            event_type: the event's type.
            candidate: what the lexicon proposed for the trigger, which may be of another type, or None.
            use: the trigger in its sentence.
        """
        clues = self._lexicon.modes.get(event_type, ())
        row = candidate.row if candidate is not None and candidate.row.type == event_type else None
        if row is not None and row.mode is not None:
            clues = tuple(clue for clue in clues if clue.is_sure)
        matters = self._matters(use, row) if any(clue.matter for clue in clues) else []
        told = (clue.mode for clue in clues if self._tells(clue, use, matters))
        return next(told, row.mode if row is not None else None)

    def can_be_abducted(self, use: Use, recipients: Iterable[Token]) -> bool:
        """Whether the act can be an abduction: not where all that it was done to are towns, buildings or power."""
        losers = use.slots.get("from", ())  # of "took the town from the rebels", only the town is taken
        objects = [*use.slots.get("obj", ()), *(head for head in recipients if head not in losers)]
        return not objects or any(self._is_people(head) for head in objects)

    def _tells(self, clue: ModeClue, use: Use, matters: Sequence[Use]) -> bool:
        """Whether the clue to a mode holds for the use, and for one of the things that it is about."""
        if not self._candidates.hold(clue.when, use):
            return False
        return not clue.matter or any(self._candidates.hold(clue.matter, matter) for matter in matters)

    def _matters(self, use: Use, row: Row | None) -> list[Use]:
        """What a demand, refusal or threat is about: of "rejected calls to resign", what the calls ask for.

        The word itself, too, as that may be what must or will not be done, but not as half of a phrase: "turn down".
        """
        demands = self._lexicon.classes.get("DEMAND", frozenset())
        found: list[Token] = []
        for head in _contents(use.slots) or _purposes(use):
            told: list[Token] = []
            if head.pos_ == "NOUN" and head.lemma_.lower() in demands:
                inner = noun_slots(head, ()).slots
                told += [word for name in _ASKED for word in inner.get(name, ())] or _ends(use, head)
            found += told or [head]
        found += [word for head in found for word in head.conjuncts if word.i > head.i and word not in found]
        itself = [use] if row is None or row.particle is None else []
        return [*(self._candidates.use(head, use.sentence) for head in found), *itself]

    def _is_people(self, head: Token) -> bool:
        if head.pos_ == "NUM":
            return True
        if head.ent_type_ in PLACE_LABELS or head.lower_ in {"it", "itself"}:
            return False
        places = self._lexicon.classes.get("TOWN", frozenset()) | self._lexicon.classes.get("POWER", frozenset())
        return self._candidates.is_party(head) and (bool(head.ent_type_) or head.lemma_.lower() not in places)


def _contents(slots: Mapping[str, list[Token]]) -> list[Token]:
    """The words that tell what is asked for or refused: the parser may hang "to release them" on whoever is asked."""
    heads = [head for name in (*_MATTERS, *_WHOM) for head in slots.get(name, ())]
    below = [
        child for head in heads for child in head.children if child.dep_ in {"acl", "relcl"} and child.tag_ == "VB"
    ]
    return slots.get("comp") or below or [head for name in _MATTERS for head in slots.get(name, ())]


def _purposes(use: Use) -> list[Token]:
    """The infinitives beside a verb that tells only whom it asks: "called on both sides to protect civilians"."""
    return _infinitives_beside(use) if any(name in use.slots for name in _WHOM) else []


def _ends(use: Use, demand: Token) -> list[Token]:
    """The infinitive right after a demand that the parser hangs on the verb: "rejected a plea to end the embargo"."""
    return [end for end in _infinitives_beside(use) if end.left_edge.i == demand.right_edge.i + 1]


def _infinitives_beside(use: Use) -> list[Token]:
    return [child for child in use.head.children if child.dep_ == "advcl" and child.tag_ == "VB"]
