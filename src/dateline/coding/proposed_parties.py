"""Who has which part in an event by the lexicon's row, and by what grammar shows, whatever the network says."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding.arguments import agents, by_whom, direct, exchanging, is_passive, is_word_of
from dateline.coding.candidates import Candidate
from dateline.coding.mentions import coordinated, counted_by, owners
from dateline.coding.standins import wielders
from dateline.coding.uses import Use
from dateline.records import EventType

_MEETING = frozenset({"to", "against", "with"})
"""Prepositions right under an active verb that name whom its act meets."""
_UTTERED: frozenset[EventType] = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "AGREE"})
"""Types whose nouns come "from" whoever speaks."""


def row_parties(event_type: EventType, candidate: Candidate | None) -> tuple[list[Token], list[Token]]:
    """The heads that the lexicon's row gives as actors and as recipients, if the row is of the event's type."""
    if candidate is None or candidate.row.type != event_type:
        return [], []
    row = candidate.row
    actors, recipients = _first(row.actor, candidate.use), _first(row.recipient, candidate.use)
    if row.is_sure and not recipients:
        recipients = _concerned(row.recipient, candidate.use)
    if row.frame == "mutual":
        return [*actors, *(head for head in recipients if head not in actors)], []
    return actors, [head for head in recipients if head not in actors]


def _first(alternatives: tuple[tuple[str, ...], ...], use: Use) -> list[Token]:
    """The parties of the first alternative whose slots hold any."""
    for slots in alternatives:
        heads = [head for slot in slots for head in use.within(slot)]
        heads = [word for head in heads for word in ((head,) if use.is_party(head) else counted_by(head))]
        if found := [member for head in heads for member in coordinated(head) if use.is_party(member)]:
            return found
    return []


def _concerned(alternatives: tuple[tuple[str, ...], ...], use: Use) -> list[Token]:
    """Whose the things in the slots are: "with the governor's decision", "came to the defence of the mayor"."""
    for slots in alternatives:
        for head in (head for slot in slots for head in use.within(slot)):
            named = [*owners(head, use.is_party), *(whose for whose in direct(head, "of") if use.is_party(whose))]
            if named:
                return [member for whose in named for member in coordinated(whose) if use.is_party(member)]
    return []


def named_agents(event_type: EventType, candidate: Candidate | None, use: Use) -> list[Token]:
    """The parties that a "by" names as those who did what a passive form tells: actors, whatever the network says.

    Of a noun those from whom it comes. Without those whom the lexicon's row of that type has elsewhere: "was
    angered by".
    """
    if use.head.pos_ != "VERB":
        return _givers(event_type, use)
    named = [member for head in agents(use.head) for user in (wielders(head) or [head]) for member in coordinated(user)]
    is_elsewhere = (
        candidate is not None
        and candidate.row.type == event_type
        and all("subj" not in slots for slots in candidate.row.actor)
    )
    doers = [] if is_elsewhere else [head for head in named if use.is_party(head)]
    whose = [owner for head in named if not use.is_party(head) for owner in owners(head, use.is_party)]
    return [*doers, *whose]


def _givers(event_type: EventType, use: Use) -> list[Token]:
    """The parties from whom a noun's words say that it comes: "praise came from Berlin", "traded accusations"."""
    came = use.head.dep_ == "nsubj" and use.head.head.lemma_ in {"come", "arrive"}
    givers = use.slots.get("from", ()) if came else ()  # "praise for the deal came from Berlin"
    if event_type in _UTTERED:  # "an appeal from the president to lay down arms"
        givers = givers or direct(use.head, "from")
    named = (member for head in (*givers, *exchanging(use.head)) for member in coordinated(head))
    return [member for member in named if use.is_party(member)]


def agents_above(use: Use) -> list[Token]:
    """Those who made another do what an infinitive tells, and did not do it: "was forced by Turkey to withdraw"."""
    head = use.head
    if head.dep_ != "xcomp" or head.head.pos_ != "VERB":
        return []
    return [member for above in agents(head.head) for member in coordinated(above)]


def those_met(event_type: EventType, candidate: Candidate | None, use: Use) -> list[Token]:
    """Those whom an active verb's act meets and who do not act, unless the lexicon's row of that type says so.

    "Surrendered to the army", "took the town from the rebels", "criticised decisions by the president", whose "by"
    the parser may hang on the verb.
    """
    if use.head.pos_ != "VERB" or is_passive(use.head) or not use.slots.get("subj"):
        return []
    row = candidate.row if candidate is not None and candidate.row.type == event_type else None
    acting = {slot for slots in row.actor for slot in slots} if row is not None else set()
    slots = {*_MEETING, "from"} if is_word_of(use.head, "taking from") else _MEETING
    heads = [head for slot in sorted(slots - acting) for head in direct(use.head, slot)]
    if "by" not in acting:
        heads += [agent for word in (use.head, *use.slots.get("obj", ())) for agent in by_whom(word)]
    return [member for head in heads for member in coordinated(head)]
