"""Role phrases: the phrases of a sentence that the roles data mark, for an event that Dateline found in it.

Dateline's parties are those who act and who are acted upon. The data mark the phrase of the clause in which they stand:
"the Peruvian government's request" where a request of the Peruvian government is rejected, "a depot of the army" where
the army's depot is hit. The parse leads from one to the other, by these rules:

- From a party's head the way goes up through possessors, modifiers, "of", "by", "in" and "from", and stops at a word
  that reports an event, under the event's own verb, and where the phrase would hold the trigger.
- The phrase is all that stands under its head without a break: complements and reduced clauses, an apposition after a
  comma or in brackets; no relative clause, infinitive or time. A possessor's noun ends it: "the government's request".
- A noun's phrase takes in an "in …" with a name right after it, whatever the parser hung that on.
- Joined parties are one phrase each, unless they share one article or number ("a doctor and nurse"), the later one
  points back ("Diaz and his sons"), or an "or" joins them.
- A pronoun's phrase is that of whom it stands for, where the sentence names them before.
- Of several acted upon, those count that stand under the trigger itself: the town that was shelled, before the dead.
- Where no party acts, the subject of the event's clause does. Where none is acted upon, it is the first name after a
  preposition under the event's words: "lifted the blockade of Qatar", "declared a ceasefire in Tripoli".
- Talks, meetings and what several do with each other have no sides: the data mark nothing in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Span, Token

from dateline.coding.arguments import surface_subjects, verb_slots
from dateline.coding.mentions import PARTY_LABELS, PERSONAL_PRONOUNS
from dateline.language import Document
from dateline.records import Entity, Event

Spot = tuple[int, int]
"""From where to where in the text."""

_OF_IT = frozenset("poss compound nmod amod".split())
_UP = frozenset("of by in from".split())
_MARKS = frozenset(', ; : – — -- ( ) [ ] “ ” "'.split())
_POSSESSIVE = frozenset("'s ’s ' ’".split())
_OWN = frozenset("det poss nummod amod compound".split())
_SHARED = frozenset("det poss nummod".split())
_APART = 3
_WHEN = frozenset({"DATE", "TIME"})
_AREAS = frozenset({"GPE", "LOC"})
_NAMES = PARTY_LABELS | _AREAS | {"FAC"}
_ASIDE = frozenset("relcl advcl ccomp acl".split())


def answer(events: Sequence[Event], document: Document) -> dict[str, list[Spot]]:
    """Where the phrases of who acts (S) and who is acted upon (T) stand, by the sentence's first event with a party."""
    first = next((event for event in events if event.actors or event.recipients), next(iter(events), None))
    if first is None or (len(first.actors) > 1 and not first.recipients):
        return {"S": [], "T": []}
    return _RolePhrases(events, document).of(first)


class _RolePhrases:
    """The phrases of one sentence for its events."""

    def __init__(self, events: Iterable[Event], document: Document) -> None:
        self._sentences = document.sentences
        self._reporting = {word.i for event in events for word in self._trigger(event)}

    def of(self, event: Event) -> dict[str, list[Spot]]:
        trigger = self._trigger(event)
        actors, recipients = self._phrases(event.actors, trigger), self._phrases(event.recipients, trigger)
        if not recipients and actors:
            recipients = [_full(head, trigger) for head in _goal(trigger)]
        if not actors:
            said_of = (_full(head, trigger) for head in _doer(trigger))
            actors = [words for words in said_of if not any(_overlap(words, other) for other in recipients)]
        nearest = [words for words in recipients if _is_under(words.root, trigger)]
        recipients = [_with_place(words) for words in nearest or recipients]
        spots = {role: {(w.start_char, w.end_char) for w in told} for role, told in (("S", actors), ("T", recipients))}
        return {"S": sorted(spots["S"]), "T": sorted(spots["T"] - spots["S"])}

    def _trigger(self, event: Event) -> list[Token]:
        """The words of the event's trigger, without those that only stand between: "called the president on"."""
        found = event.evidence[0].trigger
        words = [] if found is None else self._words(found.start, found.end)
        if len(words) < _APART:
            return words
        root = words[0].doc[words[0].i : words[-1].i + 1].root
        return [word for word in words if word == root or (word.head == root and not word.ent_type_)]

    def _words(self, start: int, end: int) -> list[Token]:
        return [word for sentence in self._sentences for word in sentence.words_between(start, end)]

    def _phrases(self, parties: Iterable[Entity], trigger: Sequence[Token]) -> list[Span]:
        phrases: dict[int, Span] = {}
        for party in parties:
            words = self._meant(party)
            if not words:
                continue
            told = words[0].doc[words[0].i : words[-1].i + 1]
            head, is_owned = self._top(told.root, trigger)
            phrase = _full(head, trigger)
            if head == told.root:
                phrase = head.doc[min(phrase.start, told.start) : max(phrase.end, told.end)]
            phrases[head.i] = head.doc[phrase.start : head.i + 1] if is_owned else phrase
        return list(_joined([phrases[place] for place in sorted(phrases)]))

    def _meant(self, party: Entity) -> list[Token]:
        """The party's words; of a pronoun, the last word of the name before it that it stands for."""
        words = self._words(party.start, party.end)
        if len(words) == 1 and words[0].lower_ in PERSONAL_PRONOUNS and party.name is not None:
            last = party.name.split()[-1].lower()
            before = (word for sentence in self._sentences for word in sentence.span if word.i < words[0].i)
            return next(([word] for word in before if word.lower_ == last), words)
        return words

    def _top(self, head: Token, trigger: Sequence[Token]) -> tuple[Token, bool]:
        """The head of the phrase of the clause that the word stands in, and whether the word is its possessor."""
        is_owned = False
        while (above := _above(head)) is not None:
            # What is rejected is the request, though a request is an event; but not the one who asks for it.
            owns = head.dep_ in _OF_IT
            if above in trigger or (above.i in self._reporting and not owns) or _holds(above, trigger):
                break
            is_owned = is_owned or (owns and head.i < above.i)
            head = above
        return head, is_owned


def _is_under(head: Token, trigger: Sequence[Token]) -> bool:
    """Whether the phrase is the trigger's own, or that of a light verb whose object the trigger is."""
    while head.dep_ == "conj":
        head = head.head
    above = head.head.head if head.dep_ == "pobj" else head.head
    return any(word in {above, above.head} or (word.dep_ == "dobj" and word.head == above) for word in trigger)


def _above(head: Token) -> Token | None:
    """The noun whose phrase the word's own is a part of."""
    above = head.head
    if head.dep_ == "appos":
        return above if above.i < head.i and above.ent_type_ not in _AREAS else None
    if head.dep_ in _OF_IT:
        return above if above.pos_ in {"NOUN", "PROPN"} else None
    if head.dep_ != "pobj" or above.lower_ not in _UP:
        return None
    host = above.head
    if host.dep_ == "acl" and above.lower_ == "by":  # "the missiles fired by the army"
        host = host.head
    return host if host.pos_ in {"NOUN", "PROPN", "NUM"} else None


def _full(head: Token, trigger: Sequence[Token]) -> Span:
    """The phrase of the head: what stands under it without a break."""
    doc = head.doc
    start, end = _start(head, trigger), head.i + 1
    for child in head.rights:
        first = child.left_edge.i
        if child.dep_ in {"conj", "cc", "relcl"} or _holds(child, trigger):
            break
        if child.dep_ == "appos":
            if head.ent_type_ in _AREAS:
                break
            if first == end or (first == end + 1 and doc[end].text in {",", "("}):
                end = _full(child, trigger).end
        elif child.dep_ == "prep" and first == end:
            objects = [item for item in child.children if item.dep_ in {"pobj", "pcomp"}]
            if not objects or objects[0].ent_type_ in _WHEN:
                break
            end = max(_full(item, trigger).end for item in objects)
        elif child.dep_ == "acl" and child.tag_ in {"VBG", "VBN"} and first == end:
            end = _clause_end(child)
        elif child.pos_ in {"VERB", "AUX"}:
            break
        elif first == end and child.dep_ != "punct":
            end = child.right_edge.i + 1
        if end < len(doc) and doc[end].text == ")" and "(" in doc[start:end].text.split(")")[-1]:
            end += 1
    words = doc[start:end]
    return words[:-1] if len(words) > 1 and words[-1].lower_ in _POSSESSIVE else words


def _start(head: Token, trigger: Sequence[Token]) -> int:
    start = head.i
    for child in reversed(list(head.lefts)):
        is_time = child.ent_type_ in _WHEN and child.dep_ not in {"amod", "compound"}
        is_joining = child.dep_ in {"preconj", "cc"} or child.text in _MARKS
        is_trigger = _holds(child, trigger) and child.dep_ != "amod"  # "the detained ships"
        if child.right_edge.i + 1 != start or is_time or is_joining or is_trigger:
            break
        start = child.left_edge.i
    return start


def _clause_end(verb: Token) -> int:
    """Where a reduced clause ends: before a comma or a time."""
    for word in verb.subtree:
        if word.i <= verb.i:
            continue
        if word.text in _MARKS - {"(", ")"}:
            return word.i
        if word.ent_type_ in _WHEN and verb in {word.head, word.head.head}:
            return word.head.i if word.dep_ == "pobj" else word.left_edge.i
    return verb.right_edge.i + 1


def _with_place(words: Span) -> Span:
    """The phrase with an "in …" after it that names where they are."""
    doc, end = words.doc, words.end
    if end == len(doc) or doc[end].lower_ != "in" or words.root.ent_type_ in _AREAS | {"PERSON"}:
        return words
    for item in doc[end].children:
        is_named = item.ent_type_ or any(child.ent_type_ for child in item.lefts)
        if item.dep_ == "pobj" and item.ent_type_ not in _WHEN and is_named:
            return doc[words.start : _full(item, ()).end]
    return words


def _joined(phrases: Iterable[Span]) -> Iterator[Span]:
    """The phrases in order, those that the text makes one put together."""
    last: Span | None = None
    for words in phrases:
        if last is not None and _is_one(last, words):
            last = words.doc[last.start : words.end]
            continue
        if last is not None:
            yield last
        last = words
    if last is not None:
        yield last


def _is_one(words: Span, after: Span) -> bool:
    between = words.doc[words.end : after.start]
    if len(between) != 1 or between[0].dep_ != "cc":
        return False
    head, first = after.root, words.root
    has_own = head.ent_type_ or head.pos_ != "NOUN" or any(child.dep_ in _OWN for child in head.lefts)
    shares = not has_own and any(child.dep_ in _SHARED for child in first.lefts)
    return shares or between[0].lower_ == "or" or any(word.tag_ == "PRP$" for word in after)


def _goal(trigger: Sequence[Token]) -> list[Token]:
    """The first name that stands after a preposition under the event's words, else the first phrase with a name."""
    for word in trigger:
        roots = [word, *([word.head] if word.dep_ == "dobj" else [])]
        after = [
            item
            for root in roots
            for item in root.subtree
            if item.i > word.i and item.dep_ == "pobj" and not _is_aside(item, root)
        ]
        named = [item for item in after if item.ent_type_ in _NAMES]
        named = named or [item for item in after if any(child.ent_type_ in _NAMES for child in item.lefts)]
        if named:
            return named[:1]
    return []


def _is_aside(word: Token, root: Token) -> bool:
    """Whether a clause of its own stands between the two."""
    return any(above.dep_ in _ASIDE for above in word.ancestors if root.is_ancestor(above))


def _doer(trigger: Sequence[Token]) -> list[Token]:
    """The subject of the clause that reports the event."""
    if not trigger:
        return []
    verb = next((word for word in (trigger[0], *trigger[0].ancestors) if word.pos_ in {"VERB", "AUX"}), None)
    if verb is None:
        return []
    subjects = verb_slots(verb).get("subj", []) if verb == trigger[0] else surface_subjects(verb)
    return [head for head in subjects if head.pos_ != "PRON" and not _holds(head, trigger)][:1]


def _holds(word: Token, trigger: Sequence[Token]) -> bool:
    return any(word == each or word.is_ancestor(each) for each in trigger)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
