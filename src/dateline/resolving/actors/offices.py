"""Offices: by which titles they go, and who held them on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from dateline.knowledge.actors import ActorKnowledge, Body, Person, Term
from dateline.knowledge.name_keys import name_key
from dateline.knowledge.tables import values
from dateline.knowledge.word_groups import in_group, word_group

_OF_STATES = frozenset({"GOV", "MIL", "COP", "JUD", "SPY", "LEG"})
"""Sectors of the offices of a state."""


@cache
def _synonyms() -> dict[str, tuple[str, ...]]:
    """By each title the keys of all titles of the office, its own before the others."""
    offices: dict[str, list[str]] = {}
    for title, office in word_group("same office").items():
        offices.setdefault(office or title, []).append(name_key(title))
    same = {title: (title, *(t for t in titles if t != title)) for titles in offices.values() for title in titles}
    return same | {"chancellor": ("chancellor", "chancellor of the exchequer")}  # who is not called prime minister


def fits_office(person: Person, office: str, on: date | None) -> bool:
    """Whether the person held an office of that title on the day (without a day: ever)."""
    titles = titles_of(office)
    return any((on is None or term.holds(on)) and called(term, titles) for term in person.terms)


def holders(knowledge: ActorKnowledge, country: str, office: str, on: date | None) -> list[Person]:
    """Who held the office in the country on the day; without a day, who holds it as far as the tables go."""
    if not is_unique(office):
        return []
    day = on or date.max
    here = [(term, person) for term, person in knowledge.offices.get(country, ()) if term.holds(day)]
    for title in titles_of(office):
        if found := _newest(((t, p) for t, p in here if called(t, (title,))), day):
            return found
    posts = _leading_posts(office, country)
    led = (_newest(((t, p) for t, p in here if t.is_top and t.post == post), day) for post in posts)
    return next(filter(None, led), [])


def is_office(knowledge: ActorKnowledge, title: str) -> bool:
    """Whether the tables have an office of that title, or of another one for the same office."""
    return any(key in knowledge.titles for key in titles_of(title))


def heads_of_body(knowledge: ActorKnowledge, body: Body, office: str, on: date | None) -> list[Person]:
    """Who held the office of a body on the day: "secretary-general" of the UN, "leader" of Hezbollah."""
    day, key = on or date.max, name_key(office)
    here = [(title, term, person) for title, term, person in knowledge.body_offices.get(body.id, ()) if term.holds(day)]
    for title in values(word_group("title of a head").get(key) or key):
        if found := _newest(((t, p) for own, t, p in here if own == title), day):
            return found
    return []


def holders_by_title(knowledge: ActorKnowledge, title: str, on: date | None) -> list[Person]:
    """Who held the office on the day that is called exactly so, in whichever country: "archbishop of Canterbury".

    Without a day all who hold one of that title as far as the tables go: the newest "president" is not the only one.
    """
    held = [(term, person) for term, person in knowledge.titles.get(name_key(title), ()) if term.holds(on or date.max)]
    return _newest(held, on) if on is not None else list({person.id: person for _, person in held}.values())


def _newest(terms: Iterable[tuple[Term, Person]], day: date) -> list[Person]:
    """The holders on the day; on one of handover both terms cover it, and the newer one counts."""
    terms = list(terms)
    newest = max((term.first for term, _ in terms), default=date.min)
    found = [person for term, person in terms if term.first == newest or term.last > day]
    return list({person.id: person for person in found}.values())


def is_unique(office: str) -> bool:
    """Whether one person at a time holds the office, so that its title alone tells who is meant."""
    title = name_key(office)
    first = title.partition(" of ")[0].rpartition(" ")[2]  # "secretary of state"
    is_one = in_group(title.rpartition(" ")[2], "office of one") or in_group(first, "office of one")
    return is_one and not in_group(title, "office of several")


def home_of(knowledge: ActorKnowledge, office: str, on: date | None) -> str | None:
    """The country that alone has an office of that title on the day, without a day ever: "home secretary" is British.

    Ministers and presidents are everywhere, and the tables do not have them all; so are leaders of what is no state,
    and those who hold no office of a state: a junta leader, a militia leader, an archbishop.
    """
    title = name_key(office)
    if (country := word_group("title of one country").get(title)) is not None:
        return country
    if title.endswith(("minister", "president")) or in_group(title, "first person"):
        return None
    terms = [term for term, _ in knowledge.titles.get(title, ()) if on is None or term.holds(on)]
    countries = {term.country for term in terms if term.post != "leader"}
    is_of_state = all(term.sector in _OF_STATES for term in terms)
    return countries.pop() if is_of_state and len(countries) == 1 else None


def _leading_posts(office: str, country: str) -> tuple[str, ...]:
    """The posts that a word for a country's first person means there, the likeliest first.

    Where one person is head of state and another of government, "leader" is the one of them who governs.
    """
    posts = values(word_group("first person").get(name_key(office)) or "")
    if "leader" not in posts:
        return posts
    return (*posts, "head_of_government" if country in word_group("ceremonial head") else "head_of_state")


def leads_state(term: Term) -> bool:
    """Whether the holder governs the state, where head of state and head of government are two."""
    ceremonial = in_group(term.country, "ceremonial head")
    return term.is_top and (term.post == "both" or (term.post == "head_of_government") == ceremonial)


def titles_of(office: str) -> tuple[str, ...]:
    """The keys of the title and of others for the same office."""
    key = name_key(office)
    return _synonyms().get(key, (key,))


def called(term: Term, titles: tuple[str, ...]) -> bool:
    """Whether one of the titles, as keys, is that of the office."""
    office = term.title
    return any(office == title or (office.endswith(f" {title}") and _kept(office, title)) for title in titles)


def _kept(office: str, title: str) -> bool:
    """Whether the words before a title keep its meaning: "interim president" does, "vice president" does not."""
    return in_group(office.removesuffix(title).strip(), "title kept")
