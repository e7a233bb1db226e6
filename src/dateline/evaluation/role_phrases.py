"""Role phrases: where an event's parties stand in a sentence, in the record's words and in the phrases that data mark.

Dateline's parties are those who act and who are acted upon. The data mark the phrase of the clause in which they stand:
"the Peruvian government's request" where a request of the Peruvian government is rejected. The parse leads from one to
the other, by these rules:

- From a party's head the way goes up through possessors and modifiers, short of the trigger; a possessor's noun ends
  the phrase.
- Else the phrase goes on as long as words under its head follow one another, up to a comma, a relative clause, a time,
  or what is joined to it; where those acted upon are takes part, too ("a camp in western Chad").
- A pronoun's phrase is that of whom it stands for, where the sentence names them before.
- Of several recipients those count that stand in the trigger's clause: not the victims of "attacked a camp, killing
  ten".
- Where the record has no recipient, since all that is told is where it was done ("left the valley", "a truce in Lima"),
  that place is what the data mark.
- Whoever calls somebody on the telephone acts upon them; the record has both as actors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from dateline.coding.mentions import PERSONAL_PRONOUNS, PLACE_LABELS
from dateline.coding.whole_phrases import trimmed
from dateline.language import Document, written
from dateline.records import Entity, Event

Spots = dict[str, list[tuple[int, int]]]
"""From where to where in the text those who act (S) and those acted upon (T) stand."""

_OF_IT = frozenset("poss compound nmod amod".split())
"""Relations of the parse that make a word a part of the noun's phrase, which is what the data mark."""
_APART = frozenset("conj cc relcl punct".split())
"""Relations of what the data leave out of a phrase: the next party, and what is told of this one or set off from it."""
_WHEN = frozenset({"DATE", "TIME"})
"""Labels of times: they tell when the event was, and are no part of a party."""
_BESIDE = frozenset("after before following amid during since despite until".split())
"""Prepositions of what happened beside it."""
_WHERE = frozenset({"in", "at", "near"})
_CLAUSES = frozenset({"advcl", "ccomp", "relcl", "acl", "ROOT"})
"""Relations of a verb that has a clause of its own."""


def answering(events: Iterable[Event]) -> Event | None:
    """The event that answers for a sentence: the first with a party; none if several act and nobody is acted upon.

    Talks, meetings and what several do with each other have no sides: the data mark nothing in them.
    """
    first = next((event for event in events if event.actors or event.recipients), None)
    return first if first is not None and any(_sides(first)) else None


def _sides(event: Event) -> tuple[Sequence[Entity], Sequence[Entity]]:
    """Who acts and who is acted upon, also by a telephone call; nobody where several do it together."""
    actors, told = event.actors, event.evidence[0].trigger
    if len(actors) == 1 or event.recipients:
        return actors, event.recipients
    callers = [party for party in actors if told is not None and party.end <= told.start]
    called = [party for party in actors if told is not None and party.start >= told.end]
    return (callers, called) if event.mode == "phone" and callers and called else ((), ())


def record_words(event: Event) -> Spots:
    """Where the very words that the record gives its parties stand."""
    actors, recipients = _sides(event)
    return {
        "S": [(party.start, party.end) for party in actors],
        "T": [(party.start, party.end) for party in recipients],
    }


def clause_phrases(event: Event, document: Document) -> Spots:
    """Where the phrases of the clause stand that the event's parties are in."""
    told = event.evidence[0].trigger
    trigger = [] if told is None else _words(document, told.start, told.end)
    acting, acted_on = ([words for party in side if (words := _meant(party, document))] for side in _sides(event))
    acted_on = [words for words in acted_on if _is_in_clause(words, trigger)] or acted_on
    targets = [_with_place(_phrase(words, trigger)) for words in acted_on or _ground(event, document, trigger)]
    return {
        "S": [(phrase.start_char, phrase.end_char) for phrase in (_phrase(words, trigger) for words in acting)],
        "T": [(phrase.start_char, phrase.end_char) for phrase in targets],
    }


def _is_in_clause(words: Sequence[Token], trigger: Sequence[Token]) -> bool:
    """Whether the words stand in the clause of the trigger, and not in one below or beside it."""
    head = words[0].doc[words[0].i : words[-1].i + 1].root
    while head not in trigger:
        if head.dep_ in _CLAUSES:
            return False
        head = head.head
    return True


def _ground(event: Event, document: Document, trigger: Sequence[Token]) -> list[list[Token]]:
    """The words of the event's place where the trigger's clause names it beside its verb or its object."""
    place = event.place
    if place is None or place.reason != "stated" or place.zone != "body" or not event.actors:
        return []
    words = _words(document, place.start, place.end)
    head = words[0].doc[words[0].i : words[-1].i + 1].root if words else None
    if head is None or head.dep_ not in {"dobj", "pobj"}:
        return []
    above = head.head if head.dep_ == "dobj" else head.head.head
    is_beside = above.dep_ in {"dobj", "prep", "pobj"} and above.head in trigger
    return [words] if above in trigger or (is_beside and head.dep_ == "pobj") else []


def _words(document: Document, start: int, end: int) -> list[Token]:
    return [word for sentence in document.sentences for word in sentence.span if start <= written(word).start < end]


def _meant(party: Entity, document: Document) -> list[Token]:
    """The party's words; of a pronoun, the last word of the name before it that it stands for."""
    words = _words(document, party.start, party.end)
    if len(words) == 1 and words[0].lower_ in PERSONAL_PRONOUNS and party.name is not None:
        last = party.name.split()[-1].lower()
        before = (word for sentence in document.sentences for word in sentence.span if word.i < words[0].i)
        return next(([word] for word in before if word.lower_ == last), words)
    return words


def _phrase(words: Sequence[Token], trigger: Sequence[Token]) -> Span:
    """The phrase of the clause that a party's words stand in."""
    told = words[0].doc[words[0].i : words[-1].i + 1]
    head, is_owned = told.root, False
    while head.dep_ in _OF_IT and head.head not in trigger:
        is_owned = is_owned or head.i < head.head.i
        head = head.head
    if is_owned:
        return told.doc[head.left_edge.i : head.i + 1]
    phrase = _full(head)
    return told.doc[min(phrase.start, told.start) : max(phrase.end, told.end)]


def _with_place(phrase: Span) -> Span:
    """The phrase with the place right after it that the parser hangs on the verb: "a camp in western Chad"."""
    doc, end = phrase.doc, phrase.end
    if end == len(doc) or doc[end].lower_ not in _WHERE or doc[end].head.pos_ != "VERB":
        return phrase
    places = [child for child in doc[end].children if child.dep_ == "pobj" and child.ent_type_ in PLACE_LABELS]
    return doc[phrase.start : max((_full(place).end for place in places), default=end)]


def _full(head: Token) -> Span:
    """The phrase of the head: what stands under it without a break."""
    end = head.i + 1
    for child in head.rights:
        objects = [item for item in child.children if child.dep_ == "prep" and item.dep_ in {"pobj", "pcomp"}]
        is_time = any(item.ent_type_ in _WHEN for item in objects)
        is_apart = child.dep_ in _APART or (child.dep_ == "prep" and child.lower_ in _BESIDE)
        if child.left_edge.i != end or is_apart or is_time:
            break
        end = max((_full(item).end for item in objects), default=child.right_edge.i + 1)
    return trimmed(head.doc[head.left_edge.i : end])
