"""Persons on a day: which office they held, and who held an office."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher

import msgspec

from dateline.knowledge.actors import ActorKnowledge, Person, Role, Term
from dateline.knowledge.name_keys import name_key, sound_key

_WELL_KNOWN_AFTER = timedelta(days=3653)
"""How long after leaving office a head of state or government is still meant by the surname alone (about ten years)."""
_SMALL = frozenset(
    """AND ATG BHS BLZ BRB BRN BTN COK COM CPV CYM DJI DMA FJI FSM GIB GRD GRL GUY IMN ISL JEY KIR KNA LCA LIE LUX MCO
    MDV MHL MLT MSR NIU NRU PLW SLB SMR STP SUR SYC TCA TON TUV VCT VUT WSM""".split()
)
"""States and territories of less than a million people (general knowledge), whose heads share surnames with many."""
_TELLING = 5
"""Letters of a surname from which it alone tells a movement's leader; shorter ones ("Gao") mean many things."""
_LED = frozenset({"REB", "OPP", "PTY", "PRM", "CRM", "REL"})
"""Sectors whose leaders are known by their surname."""
_ARMED = frozenset({"REB", "PRM", "UAF", "CRM"})
"""Sectors whose leaders are no elites after their time."""
_LIKE = 0.8
"""Likeness of two spellings (difflib ratio of the keys) from which they are one name, if they also sound alike."""
_CEREMONIAL = frozenset(
    """ALB ARM AUS AUT BEL BGD BGR BHS BLZ BRB CAN CZE DEU DNK ESP EST ETH FIN FJI GBR GEO GRC HRV HUN IND IRL IRQ ISL
    ISR ITA JAM JPN KHM LSO LUX LVA MDA MKD MLT MNE MNG MUS MYS NLD NOR NPL NZL PAK PNG PRT SLB SRB SVK SVN SWE THA TTO
    VUT WSM XKX""".split()
)
"""States whose leader, in the words of news, is the head of government beside a head of state (general knowledge)."""
_UNIQUE = frozenset(
    """president minister premier chancellor king queen emir sultan pope leader ruler strongman head chief speaker
    spokesman spokeswoman spokesperson secretary chairman chairwoman commissioner prince governor general justice
    dictator monarch taoiseach commander director ombudsman prosecutor""".split()
)
"""Last words of offices that one person holds at a time; of senators, judges and tycoons there are many."""
_SHARED = frozenset(
    """minister spokesman spokeswoman spokesperson governor general justice secretary commander director prosecutor
    prince commissioner chairman
    deputy_minister rebel_leader militia_leader union_leader student_leader party_leader religious_leader
    tribal_leader paramilitary_leader protest_leader guerrilla_leader separatist_leader community_leader
    civil_rights_leader coup_leader gang_leader cult_leader lieutenant_governor assistant_secretary_of_state
    police_chief rebel_commander militia_commander supreme_court_justice""".split()
)
"""Titles, with _ for spaces, that several persons of a country hold at once although their last word may be unique."""
_LIKE_WORD = 0.6
"""The same of each word of the two names."""
_LEADING = {
    **dict.fromkeys(("leader", "ruler", "strongman", "head"), ("leader", "both")),
    "junta leader": ("leader", "both"),
    "head of state": ("both", "head_of_state"),
    "head of government": ("both", "head_of_government"),
}
"""Posts that words for a country's first person mean, the likeliest first.

Where one person is head of state and another of government, "leader" is the one of them who governs (`_CEREMONIAL`).
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
        country = term.country
        if person.successor is not None and person.successor.first <= day:
            country = person.successor.country
        sector = term.sector if term.sector in _ARMED else "ELI"
        return Standing(f"former {term.office}", sector, country, False)
    # Before the first office the person was of the same country already.
    coming = next((term for term in person.terms if term.country != "IGO"), None)
    return Standing(None, None, coming.country if coming is not None else None, False)


def fits_office(person: Person, office: str, on: date | None) -> bool:
    """Whether the person held an office of that title on the day (without a day: ever)."""
    titles = _titles(office)
    return any((on is None or term.holds(on)) and _called(term, titles) for term in person.terms)


def holders(knowledge: ActorKnowledge, country: str, office: str, on: date | None) -> list[Person]:
    """Who held the office in the country on the day; without a day, who holds it as far as the tables go."""
    if not is_unique(office):
        return []
    day = on or date.max
    titles = _titles(office)
    terms = [(t, p) for t, p in knowledge.offices.get(country, ()) if t.holds(day) and _called(t, titles)]
    if not terms:
        here = [(t, p) for t, p in knowledge.offices.get(country, ()) if t.is_top and t.holds(day)]
        posts = _leading_posts(office, country)
        terms = next((led for post in posts if (led := [pair for pair in here if pair[0].post == post])), [])
    # On a day of handover both terms cover the day; the newer one counts.
    newest = max((t.first for t, _ in terms), default=date.min)
    found = [p for t, p in terms if t.first == newest or t.last > day]
    return list({person.id: person for person in found}.values())


def is_unique(office: str) -> bool:
    """Whether one person at a time holds the office, so that its title alone tells who is meant."""
    title = name_key(office)
    return title.rpartition(" ")[2] in _UNIQUE and title.replace(" ", "_") not in _SHARED


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
    named = knowledge.surnames.get(name_key(surname), ())
    if countries:
        named = tuple(p for p in named if any(t.country in countries for t in p.terms))
    if office is not None:
        return _in_that_office(named, office, on, former=former, sure=bool(countries))
    if (
        not countries and name_key(surname) in knowledge.given_names
    ):  # "Ahmed" is anybody, but "Lula" is in the name of one
        named = tuple(p for p in named if name_key(surname) in name_key(p.name).split()[:-1])
    day = on or date.max
    known = tuple({*countries, *near})
    heads = [p for p in named if any(t.is_top and t.holds(day) and _meant(t, known) for t in p.terms)]
    if heads:
        here = [p for p in heads if any(t.country in near for t in p.terms)]
        return here or heads
    recent = _before(day, _WELL_KNOWN_AFTER)
    is_short = len(surname) < _TELLING
    lately = [
        p
        for p in named
        if any(
            (t.is_top or (_leads(t) and not is_short)) and t.first <= day and recent <= t.last and _meant(t, known)
            for t in p.terms
        )
    ]
    # One of several of that surname was known to all, and the others were not.
    if len(lately) != 1:
        return []
    home = {term.country for term in lately[0].terms}
    abroad = [p for p in named if _known_then(p, on) and home.isdisjoint(term.country for term in p.terms)]
    return lately if not abroad or not home.isdisjoint(known) else []


def _in_that_office(
    named: Sequence[Person], office: Role, on: date | None, *, former: bool, sure: bool
) -> list[Person]:
    """Of persons of one surname, those who held the office; where none did, those whom its word may mean all the same.

    A minister is called so whatever the ministry, and an officer by the rank that no table has.
    """
    day = on or date.max
    if former:
        titles = _titles(office.noun)
        return [p for p in named if any(t.last < day and _called(t, titles) for t in p.terms)]
    if found := [p for p in named if fits_office(p, office.noun, on)]:
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
    titles, recent = _titles(office), _before(day, _WELL_KNOWN_AFTER)
    return any(t.is_top and recent <= t.last < day and _called(t, titles) for t in person.terms)


def _may_be(term: Term, office: Role) -> bool:
    """Whether the holder may go by a word that is not the office: a rank, or another word of a sector with many."""
    if office.sector == "MIL":
        return term.sector == "MIL" or term.is_top
    return office.sector == term.sector and office.sector not in {"GOV", None}


def _is_second(term: Term) -> bool:
    """Whether the office is that of a deputy, whose title ends in that of the first."""
    return term.title.partition(" ")[0] in {"vice", "deputy", "assistant"}


def _meant(term: Term, known: Collection[str]) -> bool:
    """Whether the surname of that head can be enough: not in a small state that the text is not about."""
    return term.country not in _SMALL or term.country in known


def by_sound(knowledge: ActorKnowledge, name: str) -> Person | None:
    """The one person whose full name is another spelling of this one, or None."""
    key = name_key(name)
    if key.count(" ") < 1:
        return None
    alike = [
        (SequenceMatcher(None, key, name_key(person.name), autojunk=False).ratio(), person)
        for person in knowledge.sounds.get(sound_key(key), ())
    ]
    near = _distinct(p for likeness, p in alike if likeness >= _LIKE and _alike_throughout(key, name_key(p.name)))
    return near[0] if len(near) == 1 else None


def _leading_posts(office: str, country: str) -> tuple[str, ...]:
    """The posts that a word for a country's first person means there, the likeliest first."""
    posts = _LEADING.get(name_key(office), ())
    if "leader" not in posts:
        return posts
    return (*posts, "head_of_government" if country in _CEREMONIAL else "head_of_state")


def _alike_throughout(one: str, other: str) -> bool:
    """Whether each word of one spelling is like that of the other: Jane Smith is not John Smith."""
    if one.count(" ") == other.count(" "):
        pairs = list(zip(one.split(), other.split(), strict=True))
    else:  # "Kassymzhomart Tokayev" and "Kassym-Jomart Tokayev": first names may be one word or two
        (first, _, last), (other_first, _, other_last) = one.rpartition(" "), other.rpartition(" ")
        pairs = [(first.replace(" ", ""), other_first.replace(" ", "")), (last, other_last)]
    return all(SequenceMatcher(None, *pair, autojunk=False).ratio() >= _LIKE_WORD for pair in pairs)


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
