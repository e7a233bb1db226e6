"""Persons on a day: which office they held, and who held an office."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import cache

import msgspec

from dateline.knowledge.actors import ActorKnowledge, Person, Role, State, Term
from dateline.knowledge.name_keys import name_key, sound_key, without_inner_articles
from dateline.knowledge.word_groups import in_group, word_group
from dateline.resolving.actors.offices import called, fits_office, leads_state, titles_of

_WELL_KNOWN_AFTER = timedelta(days=3653)
"""How long after leaving office a head of state or government is still meant by the surname alone (about ten years)."""
_TELLING = 5
"""Letters of a surname from which it alone tells a movement's leader; shorter ones ("Gao") mean many things."""
_FIRST_AND_LAST = 2
"""Words of a first name with a surname."""
_ARTICLES = frozenset({"al", "el"})
"""Arabic articles before surnames, which news leaves out or spells in another way."""
_LED = frozenset({"REB", "OPP", "PTY", "PRM", "CRM", "REL"})
"""Sectors whose leaders are known by their surname."""
ARMED = frozenset({"REB", "PRM", "UAF", "CRM"})
"""Sectors of those who bear arms for no state; their leaders are no elites after their time."""
_LASTING = ARMED | {"MED", "EDU", "JRN", "REL", "NGO", "CVL", "AGR", "LAB", "COP"}
"""The same and the sectors of callings: who was a doctor, policeman or reporter is no elite afterwards."""
_LIKE = 0.8
"""Likeness of two spellings (difflib ratio of the keys) from which they are one name, if they also sound alike."""
_LIKE_WORD = 0.6
"""The same of each word of the two names."""
_SHORT = 3
"""Letters of first names that another vowel makes somebody else's; longer ones are spelled in several ways."""


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
        term = max(held, key=lambda t: (t.is_top, t.post != "head_of_government", t.first))
        return Standing(term.office or None, term.sector, term.country, True)
    left = [term for term in person.terms if term.last < day]
    if left:
        at_home = [term for term in left if term.country != "IGO"] or left
        term = max(at_home, key=lambda t: (t.is_top, t.last))
        if not term.office:
            # A user's row without an office: what the person stood for outlasts its days.
            return Standing(None, term.sector, term.country, False)
        country = term.country
        if person.successor is not None and person.successor.first <= day:
            country = person.successor.country
        sector = term.sector if term.sector in _LASTING else "ELI"
        return Standing(f"former {term.office}", sector, country, False)
    # Before the first office the person was of the same country already.
    coming = next((term for term in person.terms if term.country != "IGO"), None)
    return Standing(None, None, coming.country if coming is not None else None, False)


def by_surname(
    knowledge: ActorKnowledge,
    surname: str,
    on: date | None,
    *,
    countries: Collection[str] = (),
    office: Role | None = None,
    former: bool = False,
    near: Collection[str] = (),
) -> list[Person]:
    """The persons that a surname can mean: with an office, who held it then; alone, heads in office then or lately.

    Args:
        knowledge: the tables.
        surname: the name without a first name.
        on: the day; without it, as far as the tables go.
        countries: one of these must be the person's.
        office: the role noun beside the name.
        former: the words say that the person has left the office.
        near: countries that the text is about. A head of a small state is meant by the surname only there, and of
            several bearers the one of them.
    """
    named = bearers(knowledge, surname)
    if countries:
        named = tuple(p for p in named if any(t.country in countries for t in p.terms))
    if office is not None:
        return _in_that_office(named, office, on, former=former, sure=bool(countries))
    key, day = name_key(surname), on or date.max
    known = tuple({*countries, *near})
    is_given = not countries and key in knowledge.given_names
    # "Ahmed" is anybody but a head in office who is known by it.
    called = tuple(p for p in named if not is_given or key in name_key(p.name).split())
    heads = [p for p in called if any(_is_head(t) and t.holds(day) and _meant(t, known) for t in p.terms)]
    if heads:
        here = [p for p in heads if any(t.country in near for t in p.terms)]
        return _foremost(here or heads, day)
    if is_given:  # "Lula" is in the middle of a name, and no first one of his
        called = tuple(p for p in named if key in name_key(p.name).split()[:-1])
    recent = date.min if on is None else _before(day, _WELL_KNOWN_AFTER)  # without a day any time may be meant
    is_short = len(surname) < _TELLING
    lately = [
        p
        for p in called
        if any(
            (_is_head(t) or (_leads(t) and not is_short)) and t.first <= day and recent <= t.last and _meant(t, known)
            for t in p.terms
        )
    ]
    # One of several of that surname was known to all, and the others were not.
    if len(lately) != 1:
        return []
    home = {term.country for term in lately[0].terms}
    abroad = [p for p in called if _known_then(p, on) and home.isdisjoint(term.country for term in p.terms)]
    return lately if not abroad or not home.isdisjoint(known) else []


def _in_that_office(
    named: Sequence[Person], office: Role, on: date | None, *, former: bool, sure: bool
) -> list[Person]:
    """Of persons of one surname, those who held the office; where none did, those whom its word may mean all the same.

    A minister is called so whatever the ministry, and an officer by the rank that no table has.
    """
    day = on or date.max
    if former:
        titles = titles_of(office.noun)
        return [p for p in named if any(t.last < day and called(t, titles) for t in p.terms)]
    if found := [p for p in named if fits_office(p, office.noun, on) or _is_secretary(p, office, day)]:
        return found
    if found := [p for p in named if _held_lately(p, office.noun, day)]:
        return found
    word = name_key(office.noun).rpartition(" ")[2]
    then = [(t, p) for p in named for t in p.terms if t.holds(day)]
    if not sure:
        then = [(t, p) for t, p in then if (t.title.endswith(f" {word}") and not _is_second(t)) or _may_be(t, office)]
    return _distinct(p for _, p in then)


def _held_lately(person: Person, office: str, day: date) -> bool:
    """Whether the person held the office until some years ago: news keeps the title of presidents."""
    titles, recent = titles_of(office), _before(day, _WELL_KNOWN_AFTER)
    return any(t.is_top and recent <= t.last < day and called(t, titles) for t in person.terms)


def _may_be(term: Term, office: Role) -> bool:
    """Whether the holder may go by a word that is not the office: a rank, or another word of a sector with many."""
    if office.sector == "MIL":
        return term.sector == "MIL" or term.is_top
    return office.sector == term.sector and office.sector not in {"GOV", None}


def _is_secretary(person: Person, office: Role, day: date) -> bool:
    """Whether "Secretary Rice" is the person: a secretary of something, as the titles of the U.S. cabinet go."""
    word = f"{name_key(office.noun)} of "
    return word == "secretary of " and any(t.holds(day) and t.title.startswith(word) for t in person.terms)


def _is_second(term: Term) -> bool:
    """Whether the office is that of a deputy, whose title ends in that of the first."""
    return in_group(term.title.partition(" ")[0], "deputy")


def _meant(term: Term, known: Collection[str]) -> bool:
    """Whether the surname of that head can be enough: not in a small state that the text is not about."""
    return term.country not in word_group("small state") or term.country in known


def bearers(knowledge: ActorKnowledge, surname: str) -> tuple[Person, ...]:
    """The persons of the surname, with or without an Arabic article."""
    key = name_key(surname)
    return knowledge.surnames.get(key) or knowledge.surnames.get(without_arabic_article(key), ())


def without_arabic_article(key: str) -> str:
    """The name key without "al" or "el" before it."""
    article, _, bare = key.partition(" ")
    return bare if bare and article in _ARTICLES else key


def _is_head(term: Term) -> bool:
    """Whether all know the holder: a head of state or government, or of a main international body."""
    return term.is_top or any(term.title in _titles(group) for group in ("world office", "international office"))


@cache
def _titles(group: str) -> frozenset[str]:
    return frozenset(map(name_key, word_group(group)))


def _foremost(heads: Sequence[Person], day: date) -> list[Person]:
    """Of heads of one surname, those of the first world bodies, else of each state the one who leads it."""
    if first := [p for p in heads if any(t.title in _titles("world office") and t.holds(day) for t in p.terms)]:
        return first
    in_office = [(t, p) for p in heads for t in p.terms if _is_head(t) and t.holds(day)]
    leading = {t.country for t, _ in in_office if leads_state(t)}
    return _distinct(p for t, p in in_office if leads_state(t) or t.country not in leading)


def by_sound(knowledge: ActorKnowledge, name: str, on: date | None) -> Person | None:
    """The one person whose full name is another spelling of this one, or None; of several, a head in office."""
    key = without_inner_articles(name_key(name))
    if key.count(" ") < 1:
        return None
    sounds = [sound_key(key)]
    if "ch" in key:  # "Bachar" is French for "Bashar"
        sounds.append(sound_key(key.replace("ch", "sh")))
    alike = (person for sound in sounds for person in knowledge.sounds.get(sound, ()))
    keys = ((person, without_inner_articles(name_key(person.name))) for person in alike)
    near = _distinct(
        person for person, other in keys if _is_spelling(key, other) and not _are_two(knowledge, key, other)
    )
    if len(near) > 1:
        near = [person for person in near if any(t.is_top and t.holds(on or date.max) for t in person.terms)]
    return near[0] if len(near) == 1 else None


def _is_spelling(key: str, other: str) -> bool:
    """Whether two names that sound alike are spelled alike, as a whole and word by word."""
    return _likeness(key, other) >= _LIKE and _alike_throughout(key, other)


def _are_two(knowledge: ActorKnowledge, key: str, other: str) -> bool:
    """Whether the names begin with two short first names that people have: Tom Fisher is no spelling of Tim Fischer."""
    first, others = key.partition(" ")[0], other.partition(" ")[0]
    return first != others and max(len(first), len(others)) <= _SHORT and {first, others} <= knowledge.given_names


def _alike_throughout(one: str, other: str) -> bool:
    """Whether each word of one spelling is like that of the other: Jane Smith is not John Smith."""
    if one.count(" ") == other.count(" "):
        pairs = list(zip(one.split(), other.split(), strict=True))
    else:  # "Kassymzhomart Tokayev" and "Kassym-Jomart Tokayev": first names may be one word or two
        (first, _, last), (other_first, _, other_last) = one.rpartition(" "), other.rpartition(" ")
        pairs = [(first.replace(" ", ""), other_first.replace(" ", "")), (last, other_last)]
    return all(_likeness(*pair) >= _LIKE_WORD for pair in pairs)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def is_named_like_a_people(knowledge: ActorKnowledge, words: Sequence[str]) -> bool:
    """Whether the words are a first name and a surname that is a people's or state's name, too: "Kate English"."""
    if len(words) != _FIRST_AND_LAST or not all(word[:1].isupper() and word[1:].islower() for word in words):
        return False
    first, last = map(name_key, words)
    if first not in knowledge.given_names or first in knowledge.aliases or first in knowledge.roles:
        return False
    meanings = knowledge.aliases.get(last, ())
    # "Kate Danes" may be one, too, but "Christian Greeks" are not.
    return bool(meanings) and all(isinstance(alias.target, State) for alias in meanings) and not last.endswith("s")


def called_in_full(knowledge: ActorKnowledge, name: str) -> list[Person]:
    """The persons of that full name."""
    return [alias.target for alias in knowledge.meanings(name) if isinstance(alias.target, Person)]


def written_last_name_first(knowledge: ActorKnowledge, name: str) -> Person | None:
    """The Hungarian of a name written as at home, family name first: "Orban Viktor"."""
    last, _, first = name.partition(" ")
    found = called_in_full(knowledge, f"{first} {last}")
    return found[0] if len(found) == 1 and all(term.country == "HUN" for term in found[0].terms) else None


def head_called(knowledge: ActorKnowledge, name: str, on: date | None) -> Person | None:
    """The head, in office or after it, whose first name and surname stand in a longer name: "Jacinda Kate Ardern"."""
    first, *rest = name.split()
    starts = range(1, len(rest))
    shorter = (*(f"{first} {' '.join(rest[start:])}" for start in starts), *(f"{first} {rest[0]}" for _ in starts[:1]))
    found = next(filter(None, (called_in_full(knowledge, each) for each in shorter)), [])
    day = on or date.max
    heads = [person for person in found if any(_is_head(term) and term.first <= day for term in person.terms)]
    now = [person for person in heads if any(_is_head(term) and term.holds(day) for term in person.terms)]
    return (now or heads)[0] if len(now or heads) == 1 else None


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
