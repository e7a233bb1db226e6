"""Persons on a day: which office they held, and who held an office."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from difflib import SequenceMatcher

import msgspec

from dateline.knowledge.actors import ActorKnowledge, Person, Term
from dateline.knowledge.name_keys import name_key, sound_key

_WELL_KNOWN_AFTER = timedelta(days=3653)
"""How long after leaving office a head of state or government is still meant by the surname alone (about ten years)."""
_TELLING = 5
"""Letters of a surname from which it alone tells a movement's leader; shorter ones ("Gao") mean many things."""
_LED = frozenset({"REB", "OPP", "PTY", "PRM", "CRM", "REL"})
"""Sectors whose leaders are known by their surname."""
_LIKE = 0.8
"""Likeness of two spellings (difflib ratio of the keys) from which they are one name, if they also sound alike."""
_LEADING = {
    **dict.fromkeys(("leader", "ruler", "strongman", "head"), ("leader", "both")),
    "junta leader": ("leader", "both", "head_of_state"),
    "head of state": ("both", "head_of_state"),
    "head of government": ("both", "head_of_government"),
}
"""Posts that words for a country's first person mean, the likeliest first.

Where one person is head of state and another of government, "leader" may be either, and gives nobody.
"""
_SYNONYMS = {
    "premier": ("premier", "prime minister"),
    "prime minister": ("prime minister", "premier", "chancellor"),
    "chancellor": ("chancellor",),
    "foreign secretary": ("foreign secretary", "foreign minister"),
    "defense secretary": ("defense secretary", "secretary of defense", "defense minister"),
    "interior secretary": ("interior secretary", "secretary of the interior"),
    "home secretary": ("home secretary",),
    "secretary general": ("secretary general", "general secretary"),
    "finance minister": ("finance minister", "minister of finance"),
    "foreign minister": (
        "foreign minister",
        "minister of foreign affairs",
        "minister of external affairs",
        "external affairs minister",
        "foreign secretary",
    ),
    "defense minister": ("defense minister", "minister of defense"),
    "interior minister": ("interior minister", "minister of the interior", "minister of interior", "home secretary"),
}
"""Offices that news calls by more than one title."""


class Standing(msgspec.Struct, frozen=True):
    """What a person was on a day: role, sector and country, and whether they were in office."""

    role: str | None
    sector: str | None
    country: str | None
    in_office: bool


def standing(person: Person, on: date | None) -> Standing:
    """What the person was on the day; without a day, what the tables know last."""
    day = on or date.max
    held = [term for term in person.terms if term.holds(day)]
    if held:
        term = max(held, key=lambda t: (t.is_top, t.first))
        return Standing(term.office or None, term.sector, term.country, True)
    left = [term for term in person.terms if term.last < day]
    if left:
        at_home = [term for term in left if term.country != "IGO"] or left
        term = max(at_home, key=lambda t: (t.is_top, t.last))
        if not term.office:
            # A user's row without an office: what the person stood for outlasts its days.
            return Standing(None, term.sector, term.country, False)
        return Standing(f"former {term.office}", "ELI", term.country, False)
    # Before the first office the person was of the same country already.
    coming = next((term for term in person.terms if term.country != "IGO"), None)
    return Standing(None, None, coming.country if coming is not None else None, False)


def fits_office(person: Person, office: str, on: date | None) -> bool:
    """Whether the person held an office of that title on the day (without a day: ever)."""
    titles = _titles(office)
    return any((on is None or term.holds(on)) and _called(term, titles) for term in person.terms)


def holders(knowledge: ActorKnowledge, country: str, office: str, on: date | None) -> list[Person]:
    """Who held the office in the country on the day; without a day, who holds it as far as the tables go."""
    day = on or date.max
    titles = _titles(office)
    terms = [(t, p) for t, p in knowledge.offices.get(country, ()) if t.holds(day) and _called(t, titles)]
    if not terms:
        here = [(t, p) for t, p in knowledge.offices.get(country, ()) if t.is_top and t.holds(day)]
        posts = _LEADING.get(name_key(office), ())
        terms = next((led for post in posts if (led := [pair for pair in here if pair[0].post == post])), [])
    # On a day of handover both terms cover the day; the newer one counts.
    newest = max((t.first for t, _ in terms), default=date.min)
    found = [p for t, p in terms if t.first == newest or t.last > day]
    return list({person.id: person for person in found}.values())


def home_of(knowledge: ActorKnowledge, office: str, on: date | None) -> str | None:
    """The country that alone has an office of that title on the day: "home secretary" is British.

    Ministers are everywhere, and the tables do not have them all; so are leaders of what is no state.
    """
    if name_key(office).endswith("minister"):
        return None
    terms = [term for term in knowledge.titles.get(name_key(office), ()) if term.holds(on or date.max)]
    countries = {term.country for term in terms if term.post != "leader"}
    return countries.pop() if len(countries) == 1 else None


def by_surname(
    knowledge: ActorKnowledge,
    surname: str,
    on: date | None,
    *,
    countries: Collection[str] = (),
    office: str | None = None,
) -> list[Person]:
    """The persons that a surname can mean: with an office, who held it then; alone, heads in office then or lately."""
    named = knowledge.surnames.get(name_key(surname), ())
    if countries:
        named = tuple(p for p in named if any(t.country in countries for t in p.terms))
    if office is not None:
        return [p for p in named if fits_office(p, office, on)] or ([p for p in named if _known_then(p, on)])
    if name_key(surname) in knowledge.given_names:  # "Ahmed" is anybody, but "Lula" is stated as a name of one
        named = tuple(p for p in named if name_key(p.name).rpartition(" ")[2] != name_key(surname))
    day = on or date.max
    heads = [p for p in named if any(t.is_top and t.holds(day) for t in p.terms)]
    if heads:
        return heads
    recent = _before(day, _WELL_KNOWN_AFTER)
    is_short = len(surname) < _TELLING
    lately = [
        p
        for p in named
        if any((t.is_top or (_leads(t) and not is_short)) and t.first <= day and recent <= t.last for t in p.terms)
    ]
    # One of several of that surname was known to all, and the others were not.
    return lately if len(lately) == 1 else []


def by_sound(knowledge: ActorKnowledge, name: str) -> Person | None:
    """The one person whose full name is another spelling of this one, or None."""
    key = name_key(name)
    if key.count(" ") < 1:
        return None
    alike = [
        (SequenceMatcher(None, key, name_key(person.name), autojunk=False).ratio(), person)
        for person in knowledge.sounds.get(sound_key(key), ())
    ]
    near = _distinct(person for likeness, person in alike if likeness >= _LIKE)
    return near[0] if len(near) == 1 else None


def _leads(term: Term) -> bool:
    """Whether the holder leads a movement that is known by its leader."""
    return term.post == "leader" and term.sector in _LED


def _distinct(people: Iterable[Person]) -> list[Person]:
    return list({person.id: person for person in people}.values())


def _known_then(person: Person, on: date | None) -> bool:
    """Whether the person held any office on the day."""
    return any(term.holds(on or date.max) for term in person.terms)


def _before(day: date, span: timedelta) -> date:
    return day - span if day - date.min > span else date.min


def _titles(office: str) -> tuple[str, ...]:
    key = name_key(office)
    return _SYNONYMS.get(key, (key,))


def _called(term: Term, titles: tuple[str, ...]) -> bool:
    office = term.title
    return any(office == title or (office.endswith(f" {title}") and _kept(office, title)) for title in titles)


def _kept(office: str, title: str) -> bool:
    """Whether the words before a title keep its meaning: "interim president" does, "vice president" does not."""
    return office.removesuffix(title).strip() in {"interim", "transitional", "acting", "federal", "state", "executive"}
