"""Role phrases: where an event's parties stand in a sentence, in the record's words and in the phrases that data mark.

Dateline's parties are those who act and who are acted upon. The data mark the phrase of the clause in which they stand:
"the Peruvian government's request" where a request of the Peruvian government is rejected. The parse leads from one to
the other, by three rules:

- From a party's head the way goes up through possessors and modifiers, short of the trigger; a possessor's noun ends
  the phrase.
- Else the phrase goes on as long as words under its head follow one another, up to a comma, a relative clause, a time,
  or what is joined to it.
- A pronoun's phrase is that of whom it stands for, where the sentence names them before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from dateline.coding.mentions import PERSONAL_PRONOUNS
from dateline.coding.whole_phrases import trimmed
from dateline.language import Document
from dateline.records import Entity, Event

Spots = dict[str, list[tuple[int, int]]]
"""From where to where in the text those who act (S) and those acted upon (T) stand."""

_OF_IT = frozenset("poss compound nmod amod".split())
"""Relations of the parse that make a word a part of the noun's phrase, which is what the data mark."""
_APART = frozenset("conj cc relcl punct".split())
"""Relations of what the data leave out of a phrase: the next party, and what is told of this one or set off from it."""
_WHEN = frozenset({"DATE", "TIME"})
"""Labels of times: they tell when the event was, and are no part of a party."""


def answering(events: Iterable[Event]) -> Event | None:
    """The event that answers for a sentence: the first with a party; none if several act and nobody is acted upon.

    Talks, meetings and what several do with each other have no sides: the data mark nothing in them.
    """
    first = next((event for event in events if event.actors or event.recipients), None)
    return None if first is None or (len(first.actors) > 1 and not first.recipients) else first


def record_words(event: Event) -> Spots:
    """Where the very words that the record gives its parties stand."""
    return {
        "S": [(party.start, party.end) for party in event.actors],
        "T": [(party.start, party.end) for party in event.recipients],
    }


def clause_phrases(event: Event, document: Document) -> Spots:
    """Where the phrases of the clause stand that the event's parties are in."""
    told = event.evidence[0].trigger
    trigger = [] if told is None else _words(document, told.start, told.end)

    def spots(parties: Iterable[Entity]) -> list[tuple[int, int]]:
        found = (_phrase(words, trigger) for party in parties if (words := _meant(party, document)))
        return [(phrase.start_char, phrase.end_char) for phrase in found]

    return {"S": spots(event.actors), "T": spots(event.recipients)}


def _words(document: Document, start: int, end: int) -> list[Token]:
    return [word for sentence in document.sentences for word in sentence.words_between(start, end)]


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


def _full(head: Token) -> Span:
    """The phrase of the head: what stands under it without a break."""
    end = head.i + 1
    for child in head.rights:
        objects = [item for item in child.children if child.dep_ == "prep" and item.dep_ in {"pobj", "pcomp"}]
        is_time = any(item.ent_type_ in _WHEN for item in objects)
        if child.left_edge.i != end or child.dep_ in _APART or is_time:
            break
        end = max((_full(item).end for item in objects), default=child.right_edge.i + 1)
    return trimmed(head.doc[head.left_edge.i : end])
