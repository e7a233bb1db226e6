"""Places that only the parser or the network takes for one: towns that the words around them do not show to be one.

The gazetteer is asked for them. Villages, streets, courts that it lacks have a name and no pin.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import msgspec
from spacy.tokens import Span, Token

from dateline.coding import Draft
from dateline.coding.mentions import PLACE_LABELS
from dateline.knowledge.state_names import state_names
from dateline.language import Located, locate
from dateline.records import Place
from dateline.resolving.site_names import site_names

_PEOPLES = "NORP"
"""The kind of named entities that are none, whatever the network says (spaCy)."""
_LEADING = r"\b(?:in|at|near|outside|inside|around|across|throughout|from|to|into|on|off|of)\W(?:the\W)?"
_BEFORE = re.compile(_LEADING + "$")
_LED_TO = re.compile(rf"(?:{_LEADING}|\b(?:visit|reach|enter|tour|leav)(?:s|ed|ing|e)?\s)(?<![\w-])(?=\w)")
"""What leads to a place, up to its name."""
_GOES_ON = re.compile(r"[\w-]|\s[A-Z]")
"""What follows a name that is only the beginning of a longer one."""
_WORD = re.compile(r"\w+")
_NAME_WORDS = frozenset({"PROPN", "NUM"})
_LINKS = frozenset({"of", "de", "al", "el", "-", "'s", "’s"})
_LONGEST = 8
"""Words of a name."""


def unlisted_places(
    names: Iterable[Span],
    drafts: Iterable[Draft],
    places: Sequence[Place],
    texts: Mapping[str, str],
    look_up: Callable[[str], Place | None],
    *,
    home: str | None = None,
) -> list[Place]:
    """The places that the parser or the network takes for one and that were not found by their words, in order.

    What is a place in one sentence is one in the others: "killed 12 farmers in Mafa … visited Mafa".

    Args:
        names: the named entities of a document.
        drafts: its drafts; each may say where it happened.
        places: the places found in it, whose words are left alone.
        texts: the text of each zone.
        look_up: gives the place that the gazetteer has under a name.
        home: alpha-3 code of the country that the article was written in, if that is known.

    Returns:
        The gazetteer's places; where it has none, places without coordinates, in the country the article names most,
        or else in that of its outlet.
    """
    country = next(iter(Counter(p.country for p in places if p.country).most_common(1)), (home, 0))[0]
    taken = {(p.zone, at) for p in places if is_known(p) for at in range(p.start, p.end)}
    found: list[Place] = []
    names = list(names)
    peoples = {(at.zone, at.start) for at in (locate(name) for name in names if name.label_ == _PEOPLES)}
    spans = [name for name in names if name.label_ in PLACE_LABELS and _is_placed(name, texts)]
    heads = [draft.place for draft in drafts if draft.place is not None and draft.place.pos_ == "PROPN"]
    spans += [_name_around(head) for head in heads if head.ent_type_ != _PEOPLES and head.dep_ != "amod"]
    located: list[Place | Located] = [place for place in places if not is_known(place)]
    located += [locate(span) for span in spans]
    located += [
        site for zone, text in texts.items() for site in site_names(zone, text) if (zone, site.start) not in peoples
    ]
    mentions = _mentions({at.text for at in located}, texts)
    for at in located:
        own = {(at.zone, offset) for offset in range(at.start, at.end)}
        name = " ".join(at.text.split())  # it may stand on two lines
        if own & taken or not at.text[:1].isupper() or name.rpartition(" ")[2] in calendar.day_name:
            continue
        known = look_up(name)
        if known is None and name in state_names():
            continue  # a state that is no more
        known = known or Place(text=at.text, start=0, end=0, name=name, country=country)
        for zone, start, end in ((at.zone, at.start, at.end), *mentions[at.text]):
            spot = {(zone, offset) for offset in range(start, end)}
            if spot & taken:
                continue
            taken |= spot
            text = texts[zone][start:end]
            found.append(msgspec.structs.replace(known, start=start, end=end, zone=zone, text=text, reason="stated"))
    return sorted(found, key=lambda place: (place.zone, place.start))


def is_known(place: Place) -> bool:
    """Whether it is known where the place lies; of "the village of X" the words alone may tell that it is one."""
    return place.reason is not None


def _mentions(names: Collection[str], texts: Mapping[str, str]) -> Mapping[str, list[tuple[str, int, int]]]:
    """Where words lead to each name as to a place, by zone, start and end: "visited Mafa".

    All names are looked for at once: one after the other takes minutes for a long text of many.
    """
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        if first := _WORD.match(name):
            lengths[first[0]].add(len(name))
    found: defaultdict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for zone, text in texts.items() if lengths else ():
        for led in _LED_TO.finditer(text):
            start = led.end()
            first = _WORD.match(text, start)
            for length in lengths.get(first[0], ()) if first else ():
                name = text[start : start + length]
                if name in names and not _GOES_ON.match(text, start + length):
                    found[name].append((zone, start, start + length))
    return found


def _is_placed(name: Span, texts: Mapping[str, str]) -> bool:
    at = locate(name)
    return _BEFORE.search(texts[at.zone][max(0, at.start - 20) : at.start]) is not None


def _name_around(head: Token) -> Span:
    """The capitalised words around the head of a place."""
    sentence, first, last = head.sent, head.i, head.i
    while first > sentence.start and head.i - first < _LONGEST and _is_part(head.doc[first - 1]):
        first -= 1
    while last + 1 < sentence.end and last - head.i < _LONGEST and _is_part(head.doc[last + 1]):
        last += 1
    while first < head.i and head.doc[first].lower_ in _LINKS:
        first += 1
    while last > head.i and head.doc[last].lower_ in _LINKS:
        last -= 1
    return head.doc[first : last + 1]


def _is_part(token: Token) -> bool:
    return token.pos_ in _NAME_WORDS or token.lower_ in _LINKS
