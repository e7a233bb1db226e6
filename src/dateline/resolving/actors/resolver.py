"""Whom a phrase means: state, person, organisation, group or population, with country, sector and office on the day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

import msgspec

from dateline.knowledge.actors import ActorKnowledge, Alias, Person, Role, State
from dateline.knowledge.name_keys import is_acronym, name_key
from dateline.records import EntityKind
from dateline.resolving.actors.composing import Whose, compose
from dateline.resolving.actors.descriptions import Piece, are_peoples, based, choose, fitting, goes_on, modifier, pieces
from dateline.resolving.actors.named_offices import holder_beside
from dateline.resolving.actors.names import LocalNames, local_names, names_ending_in
from dateline.resolving.actors.offices import home_of
from dateline.resolving.actors.people import bearers, by_sound, by_surname, called_in_full, head_called
from dateline.resolving.actors.phrases import (
    Opening,
    appositions,
    area_names,
    belongs,
    ends_head,
    following,
    is_partitive,
    is_pronoun,
    last_possessive,
    locates,
    opened,
    tidy,
    without_article,
)
from dateline.resolving.actors.proper_names import is_company, last_body, of_proper_name, proper_name
from dateline.resolving.actors.readings import Reading, has_honorific, is_name, is_site, leaders, read_words
from dateline.resolving.actors.results import (
    Resolution,
    at_most,
    of_alias,
    of_body,
    of_other_name,
    of_person,
    of_state,
    together,
    with_office,
)
from dateline.resolving.actors.several import counted_together, members
from dateline.resolving.actors.titles import initial_and_surname, without_initials, written_out

_DEPTH = 4
"""How deep phrases in phrases are followed: "spokesman of the ministry of the government of Mali"."""
_CONTEXT = 10_000
"""Characters of context that are searched for countries."""
_DOMINANT = 0.6
"""Share of the context's country names that makes it a context about that country."""
_MANY = 3
"""Persons of the tables that share a surname, from which a name alone is not taken for a town ("Jones")."""
_OFFICES = frozenset({"GOV", "LEG", "JUD", "MIL"})
"""Sectors of titles that tell persons of one surname apart."""
_BENCHES = frozenset({"LEG", "JUD"})
"""Sectors whose titles are not given to heads of state and government."""
_SEAT = re.compile(r"[RDI]-[A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]*)?")
"""Party and state of a member of the U.S. Congress: "R-Idaho", "D-N.Y."."""
_MINISTRIES = frozenset(
    """health defense education finance justice agriculture energy transport trade labor tourism culture information
    interior environment mines justice planning water sport sports youth communications communication works housing
    state""".split()
)
"""What ministers are of, in one word."""
_FEWEST = 2
"""Words of a name that is a first and a last one."""
_ABROAD = frozenset({"foreign", "western", "expatriate"})
"""Words that tell that somebody is not of the country where they are."""
_NAMED_KINDS: dict[str, EntityKind] = {"institution": "organisation", "group": "group"}
"""What a name is after a role noun of that kind: "the militant group X"."""


class _Scene(msgspec.Struct, frozen=True):
    """What surrounds a phrase: the day, the article's names, the countries of the context (the main one first)."""

    on: date | None
    local: LocalNames
    countries: tuple[str, ...]
    main: str | None


class _Owner(msgspec.Struct, frozen=True):
    """Whose or where actors are; `located` when it is where."""

    entity: Resolution
    located: bool


class ActorResolver:
    """Resolves phrases that mean actors. `country_of_place` gives the country of a place name, where it is at hand."""

    def __init__(
        self, knowledge: ActorKnowledge, *, country_of_place: Callable[[str], str | None] | None = None
    ) -> None:
        self._knowledge = knowledge
        self._country_of_place = country_of_place or (lambda _: None)

    def resolve(
        self, phrase: str, *, context: str = "", on: date | None = None, local: LocalNames | None = None
    ) -> Resolution:
        """Whom the phrase means on the day.

        Args:
            phrase: "Colonel Assimi Goita", "the Kremlin", "police".
            context: words around it; the country they are about is taken where the phrase tells none.
            on: the day that decides who held an office; without it, what the tables know last.
            local: what the article says of its names (see `local_names`).
        """
        found = self.resolve_all(phrase, context=context, on=on, local=local)
        told = found[0] if len(found) == 1 else together(found, without_article(tidy(phrase)))
        if told.unknown is None and not (told.id or told.sector or told.country):  # "the group"
            return msgspec.structs.replace(told, unknown="not_in_knowledge")
        return told

    def resolve_all(
        self, phrase: str, *, context: str = "", on: date | None = None, local: LocalNames | None = None
    ) -> tuple[Resolution, ...]:
        """All whom the phrase means: two for "Russian and Malian presidents", one for most phrases.

        The two of "both presidents" are told where the text is about two countries only. Arguments are those of
        `resolve`, which gives one answer for all.
        """
        tidied = tidy(phrase)
        if not tidied:
            return (Resolution(unknown="not_stated", confidence=0.0),)
        context = context[:_CONTEXT]
        if local is None:
            local = local_names(context, self._mentions(tidied, context)) if context else LocalNames()
        counted = self._countries(context)
        top = counted.most_common(1)
        main = top[0][0] if top and top[0][1] >= _DOMINANT * counted.total() else None
        around = dict.fromkeys((*(country for country, _ in counted.most_common()), *local.places.values()))
        scene = _Scene(on, local, tuple(around), main)
        if (pair := counted_together(self._knowledge, tidied)) is not None:
            return self._counted(tidied, *pair, scene)
        found: dict[str, Resolution] = {}
        is_body = " and " in tidied and "," not in tidied and self._is_proper_name(tidied)
        for part in (tidied,) if is_body else members(self._knowledge, tidied):
            told = self._phrase(tidy(part), scene, _DEPTH)
            found.setdefault(told.id or part, told)
        return tuple(found.values())

    def homelands(self, phrase: str) -> frozenset[str]:
        """The countries where the peoples live that a phrase names, of which none has a state: "Kurdish forces"."""
        return frozenset(
            alias.target.country
            for piece in pieces(self._knowledge, opened(tidy(phrase)).words)
            for alias in piece.aliases
            if isinstance(alias.target, State) and alias.target.is_people
        )

    def _counted(self, phrase: str, number: int, noun: str | None, scene: _Scene) -> tuple[Resolution, ...]:
        """Actors of as many states as are counted, where the text is about just these; else the group, unresolved."""
        states = [self._knowledge.states.get(country) for country in scene.countries]
        if len(states) != number:
            unresolved = Resolution(name=without_article(phrase), kind="group", sector="GOV", confidence=0.2)
            return (msgspec.structs.replace(unresolved, unknown="unresolved_reference"),)
        found = []
        for state in states:
            if state is None:
                continue
            told = of_state(state) if noun is None else self._phrase(f"the {state.adjective} {noun}", scene, 1)
            inferred = tuple(dict.fromkeys(("country", *told.inferred)))
            found.append(msgspec.structs.replace(at_most(told, 0.55), inferred=inferred))
        return tuple(found)

    def _mentions(self, phrase: str, context: str) -> list[tuple[str, str]]:
        """The name that a phrase is or ends in, with its label, and the full names that end in it in the context."""
        words = opened(phrase).words
        if not all(word[:1].isupper() for word in words):
            return []
        if self._is_proper_name(phrase):
            return [(" ".join(words), "ORG")]
        name = self._without_title(words)
        found = [(name, "PERSON")]
        if " " not in name:
            runs = (self._without_title(tuple(run.split())) for run in names_ending_in(name, context))
            found += [(run, "PERSON") for run in runs if " " in run]
        return found

    def _is_proper_name(self, phrase: str) -> bool:
        """Whether the phrase has the form of an organisation's name that no table has."""
        words = opened(phrase).words
        return proper_name(words, pieces(self._knowledge, words), lambda _: None, on=None) is not None

    def _without_title(self, words: tuple[str, ...]) -> str:
        """The name behind role nouns, honorifics and countries; all words where nothing is left."""
        read = pieces(self._knowledge, words)
        start = 0
        while start < len(words) - 1:
            piece = next((piece for piece in read if piece.start == start), None)
            if piece is not None and piece.end < len(words) and not _is_a_person(piece):
                start = piece.end
            elif has_honorific(words[start : start + 2]) or modifier(words[start]):
                start += 1
            else:
                break
        return " ".join(words[start:])

    def _countries(self, text: str) -> Counter[str]:
        """How often the text names each country."""
        words = tuple(word.strip('"“”.,;:!?()[]') or "-" for word in text.split())
        counted: Counter[str] = Counter()
        for piece in pieces(self._knowledge, words):
            alias = choose(piece.aliases, on=None).alias
            if alias is not None and isinstance(alias.target, State):
                counted[alias.target.country] += 1
        return counted

    # Phrases

    def _phrase(self, phrase: str, scene: _Scene, depth: int) -> Resolution:
        opening = opened(phrase)
        bare = " ".join(opening.words)
        if is_pronoun(phrase) or is_pronoun(bare) or not opening.words:
            return Resolution(unknown="unresolved_reference", confidence=0.2)
        found = self._named(bare, opening, scene)
        if found is not None:
            return found
        parts = appositions(phrase)
        if len(parts) > 1 and depth:
            return self._apposed(parts, scene, depth - 1)
        if depth and (name := scene.local.described.get(name_key(bare))) is not None and " " in bare:
            return self._of_article(name, opening, scene)
        return self._described(opening, scene, depth) or self._unknown(bare, scene, depth)

    def _apposed(self, parts: Sequence[str], scene: _Scene, depth: int) -> Resolution:
        """The one that several phrases side by side mean: a name with its description, in either order."""
        found = [(part, self._phrase(part, scene, depth)) for part in parts[:4]]
        sure = [r for _, r in found if r.unknown is None]
        if (member := _of_congress(found)) is not None:
            return member
        named = [r for r in sure if r.id is not None and r.kind == "person"]
        if named and (other := of_other_name(found, named[0])) is not None:
            return other
        if named:
            return named[0]
        first = found[0][1]
        if first.unknown is None and first.id is not None:
            return first
        unknown = [(part, r) for part, r in found if r.unknown == "not_in_knowledge" and r.sector is None]
        names = [(part, r) for part, r in unknown if is_name(part)]
        told = [r for r in sure if r.sector is not None]
        if first.unknown is None and first.kind == "person" and is_name(first.name or "-") and len(sure) > 1:
            return _with_description(first, sure[1])
        if names and told:
            (part, name), about = names[0], told[0]
            place = about.kind == "state" and about.role is None
            return Resolution(
                name=name.name or without_article(part),
                kind=name.kind or ("person" if about.kind in {"person", "state", None} else about.kind),
                country=about.country or name.country,
                sector=None if place else about.sector,
                role=about.role,
                inferred=about.inferred,
                confidence=0.5,
                unknown="not_in_knowledge" if place else None,
            )
        return sure[0] if sure else first

    # Names

    def _named(self, bare: str, opening: Opening, scene: _Scene) -> Resolution | None:
        """Whom the whole phrase names, or None."""
        key, local = name_key(bare), scene.local
        if is_acronym(bare) and (name := local.acronyms.get(key)):
            return self._alias(name, opening, scene) or self._of_acronym(bare, name, opening, scene)
        full = local.full_names.get(key, ())
        if not full and local.is_person(bare):
            full = (bare,)
        if full:
            alias = self._choice(bare, scene)
            if alias is not None and alias.kind != "person" and bare not in full:
                return Resolution(name=bare, confidence=0.2, unknown="ambiguous")
            if len(full) > 1:
                return Resolution(name=bare, kind="person", confidence=0.2, unknown="ambiguous")
            return self._of_article(full[0], opening, scene)
        found = self._alias(bare, opening, scene)
        if found is not None:
            return found
        if not is_name(bare):
            return None
        if len(by_first := local.first_words.get(key, ())) == 1:
            return self._of_article(by_first[0], opening, scene)
        people = by_surname(self._knowledge, bare, scene.on, near=scene.countries)
        if people and self._is_another(bare, people, scene):
            people = []
        if len(people) == 1:
            return at_most(of_person(people[0], scene.on), 0.75)
        if people:
            return Resolution(name=bare, kind="person", confidence=0.2, unknown="ambiguous")
        return self._other_spelling(bare, scene)

    def _of_article(self, name: str, opening: Opening, scene: _Scene) -> Resolution:
        """Whom the full name of one of the article's persons means."""
        person = self._alias(name, opening, scene) or self._other_spelling(name, scene)
        return at_most(person, 0.85) if person is not None else self._told(name, scene, _DEPTH - 1)

    def _of_acronym(self, acronym: str, name: str, opening: Opening, scene: _Scene) -> Resolution:
        """Whom an acronym means that the article explains by a name no table has: not another body of that acronym."""
        wanted = set(name_key(name).split())
        alike = tuple(
            alias
            for alias in self._knowledge.meanings(acronym)
            if len(wanted & set(name_key(alias.target.name).split())) * 2 >= len(wanted)
        )
        chosen = choose(alike, on=scene.on, countries=scene.countries).alias
        if chosen is not None:
            return of_alias(chosen, acronym, opening, scene.on)
        told = self._told(name, scene, _DEPTH - 1)
        if told.unknown is None:
            return told
        found = self._described(Opening(tuple(name.split()), True, False, False), scene, _DEPTH - 1)
        found = found if found is not None and found.unknown is None else told
        return msgspec.structs.replace(found, kind=found.kind or "organisation")

    def _is_another(self, surname: str, people: Sequence[Person], scene: _Scene) -> bool:
        """Whether the article describes somebody of the surname as none of these people: "Sheriff Trump"."""
        if not (scene.local.titles.get(name_key(surname)) or scene.local.descriptions.get(name_key(surname))):
            return False
        told = self._told(surname, scene, _DEPTH - 1)
        # "President Bush" in an article on Iraq tells no country.
        country = None if "country" in told.inferred else told.country
        countries = {None, *(of_person(person, scene.on).country for person in people)}
        return told.unknown is None and (country not in countries or told.sector not in {"GOV", "ELI"})

    def _other_spelling(self, name: str, scene: _Scene) -> Resolution | None:
        if " " not in name:
            return None
        if (plain := without_initials(name)) != name and len(people := called_in_full(self._knowledge, plain)) == 1:
            return at_most(of_person(people[0], scene.on), 0.75)
        is_titled = has_honorific(tuple(name.split()))
        if not is_titled and (head := head_called(self._knowledge, plain, scene.on)) is not None:
            return at_most(of_person(head, scene.on), 0.7)
        if (parted := initial_and_surname(name)) is not None:
            letter, surname = parted
            people = by_surname(self._knowledge, surname, scene.on, near=scene.countries)
            people = [person for person in people if name_key(person.name).startswith(letter)]
            return at_most(of_person(people[0], scene.on), 0.7) if len(people) == 1 else None
        person = by_sound(self._knowledge, plain, scene.on)
        return at_most(of_person(person, scene.on), 0.75) if person is not None else None

    def _choice(self, name: str, scene: _Scene) -> Alias | None:
        return choose(fitting(self._knowledge, name), on=scene.on, countries=scene.countries).alias

    def _alias(self, name: str, opening: Opening, scene: _Scene, *, near: str | None = None) -> Resolution | None:
        """Whom a name of the tables means; `near` is the country of its owner."""
        meanings = fitting(self._knowledge, name)
        if not meanings:
            return None
        around = (near,) if near else scene.countries
        chosen = choose(meanings, on=scene.on, countries=around)
        if chosen.alias is None and are_peoples(meanings):
            return Resolution(name=name, kind="population", sector="CVL", confidence=0.5)
        if chosen.alias is None:
            sectors = {sector for alias in meanings if (sector := _sector_of(alias))}
            sector = sectors.pop() if len(sectors) == 1 else None
            countries = {of_alias(alias, name, opening, scene.on).country for alias in meanings}
            country = countries.pop() if len(countries) == 1 else None
            return Resolution(name=name, country=country, sector=sector, confidence=0.2, unknown="ambiguous")
        return of_alias(chosen.alias, name, opening, scene.on)

    def _told(self, name: str, scene: _Scene, depth: int) -> Resolution:
        """A name that only the article knows: with what its descriptions and titles say."""
        key = name_key(name)
        is_person = scene.local.is_person(name)
        known = Resolution(name=name, kind="person" if is_person else None, confidence=0.2, unknown="not_in_knowledge")
        plain = LocalNames(acronyms=scene.local.acronyms, places=scene.local.places)
        bare_scene = _Scene(scene.on, plain, scene.countries, scene.main)
        described = filter(self._describes, scene.local.descriptions.get(key, ()))
        told = [self._phrase(text, bare_scene, depth - 1) for text in described]
        told += [r for text in scene.local.titles.get(key, ()) if (r := self._title(text, bare_scene, depth - 1))]
        told = [r for r in told if r.sector is not None and r.unknown is None and r.kind != "state"]
        if not told:
            bodies = (self._phrase(text, bare_scene, depth - 1) for text in scene.local.bodies.get(key, ()))
            told = [r for r in bodies if r.sector is not None and r.kind in {"organisation", "group"}]
        if not told:
            return known
        best = max(told, key=lambda r: (r.country is not None, "country" not in r.inferred))
        return Resolution(
            name=name,
            kind="person" if is_person else best.kind,
            country=best.country,
            sector=best.sector,
            role=best.role,
            inferred=tuple(field for field in best.inferred if field == "country"),
            confidence=0.5,
        )

    def _describes(self, apposition: str) -> bool:
        """Whether words behind a name are a description: those without an article begin with a noun for one person."""
        words = tuple(apposition.split())
        if opened(apposition).words != words or not words[0].islower() or modifier(words[0]):
            return True
        first = next((piece for piece in pieces(self._knowledge, words) if piece.role is not None), None)
        return first is not None and first.start == 0 and _is_one(first)

    def _title(self, words: str, scene: _Scene, depth: int) -> Resolution | None:
        """What the words before a name say of it, if the last of them are a description."""
        parts = (*words.split(), "Name")
        for start in range(len(parts) - 1):
            last = written_out(parts[start:])[:-1]
            read = pieces(self._knowledge, last)
            known = {place for piece in read for place in range(piece.start, piece.end)}
            whole = all(place in known or modifier(word) for place, word in enumerate(last))
            if whole and read and read[-1].role is not None and read[-1].end == len(last):
                return self._described(Opening(last, False, False, False), scene, depth)
        return None

    # Descriptions

    def _described(self, opening: Opening, scene: _Scene, depth: int) -> Resolution | None:
        """Whom a description means, or None when no word of it is known."""
        words = written_out(self._owning_acronyms(opening.words, scene))
        if is_site(words):
            return None
        read = pieces(self._knowledge, words)
        if not opening.indefinite and not opening.counted:
            holder = holder_beside(self._knowledge, words, read, on=scene.on, countries=scene.countries)
            if holder is not None:
                return holder
        if depth and len(words) > _FEWEST and "-" in words[0] and (home := self._based(words, scene)) is not None:
            bare = msgspec.structs.replace(opening, words=words[1:])
            told = self._unseen_body(bare, pieces(self._knowledge, bare.words), scene, depth, home=home)
            if told is not None:
                return told
        if (body := self._unseen_body(opening, read, scene, depth)) is not None:
            return body
        ends = (i for i, w in enumerate(words) if i and (ends_head(w.lower()) or following(words, i)))
        inner = (i for i in ends if not any(p.covers(i) for p in read) and not goes_on(self._knowledge, words, i))
        cut = next(inner, len(words))
        head, owner = words[:cut], None
        joint = following(words, cut) or (1 if cut < len(words) and belongs(words[cut].lower()) else 0)
        if joint and depth:
            rest = " ".join(words[cut + joint :])
            if words[cut].lower() == "of" and is_partitive(head):
                return self._phrase(rest, scene, depth - 1) if rest else None
            if (named := self._named_behind(words, cut, read, scene, depth)) is not None:
                return named
            owner = self._owner(rest, scene, depth - 1, located=locates(words[cut].lower()))
        if (last := last_body(words, read, on=scene.on, countries=scene.countries)) is not None:
            return at_most(of_body(last, scene.on), 0.9)
        named = self._named(" ".join(head), opening, scene) if cut < len(words) else None
        if named is not None and named.unknown is None:
            return _of_namesake(named, owner, opening) or at_most(named, 0.9)
        place = last_possessive(head)
        if place is not None and depth and not any(p.covers(place) and p.covers(place + 1) for p in read):
            possessor = self._owner(" ".join(head[: place + 1]), scene, depth - 1, located=False)
            head = head[place + 1 :]
            near = possessor.entity.country if possessor is not None else None
            own = self._alias(" ".join(head), Opening(head, True, False, False), scene, near=near)
            if own is not None and own.id is not None and own.kind != "state":
                return own
            if near is not None and is_name(" ".join(head)):
                people = by_surname(self._knowledge, " ".join(head), scene.on, countries=(near,))
                if len(people) == 1:
                    return at_most(of_person(people[0], scene.on), 0.85)
            is_guess = possessor is None or (possessor.entity.kind == "population" and owner is not None)
            owner = owner if is_guess and owner is not None and owner.located else possessor or owner
        around = (owner.entity.country,) if owner is not None and owner.entity.country else scene.countries
        reading = read_words(self._knowledge, head, on=scene.on, countries=around)
        if reading.person is not None or reading.tail:
            return self._with_name(reading, owner, opening, scene, depth)
        return self._without_name(reading, owner, opening, scene)

    def _based(self, words: tuple[str, ...], scene: _Scene) -> str | None:
        """The country of a place that a first word tells as somebody's home: "Geneva-based"."""
        place = based(words[:1])
        return self._home(place, scene) if place is not None else None

    def _named_behind(
        self, words: tuple[str, ...], cut: int, read: Sequence[Piece], scene: _Scene, depth: int
    ) -> Resolution | None:
        """The person whose name follows an office with "of": "Governor of Sonora Arturo Villega"; None for others."""
        rest = words[cut + 1 :]
        if len(rest) <= _FEWEST or not all(word[:1].isupper() for word in rest):
            return None
        is_office = any(piece.end == cut and _is_one(piece) for piece in read)
        if not is_office or self._knowledge.meanings(" ".join(rest)) or self._home(" ".join(rest), scene):
            return None
        for end in range(len(rest) - _FEWEST, 0, -1):
            of = " ".join(rest[:end])
            if name_key(of) in _MINISTRIES or self._knowledge.meanings(of) or self._home(of, scene):
                about = self._described(Opening(words[: cut + 1 + end], True, False, False), scene, depth - 1)
                name = " ".join(rest[end:])
                found = self._named(name, Opening(rest[end:], True, False, False), scene)
                if found is not None and found.unknown is None and found.kind == "person":
                    return with_office(found, about)
                if about is not None and about.sector is not None:
                    inferred = tuple(field for field in about.inferred if field == "country")
                    return msgspec.structs.replace(
                        about, name=name, id=None, kind="person", inferred=inferred, confidence=0.5, unknown=None
                    )
        return None

    @staticmethod
    def _owning_acronyms(words: tuple[str, ...], scene: _Scene) -> tuple[str, ...]:
        """The words with acronyms that the article defines as possessives before others: "NFZ fighters"."""
        return tuple(
            f"{word}'s"
            if place + 1 < len(words)
            and words[place + 1].islower()
            and not ends_head(words[place + 1])
            and is_acronym(word)
            and name_key(word) in scene.local.acronyms
            else word
            for place, word in enumerate(words)
        )

    def _unseen_body(
        self, opening: Opening, read: Sequence[Piece], scene: _Scene, depth: int, *, home: str | None = None
    ) -> Resolution | None:
        """An organisation that no table has, by the words of its name and the article's; None for no such name.

        `home` is the country that words before the name tell.
        """
        name = " ".join(opening.words)
        if opening.counted or opening.indefinite or scene.local.is_person(name):
            return None
        own = proper_name(opening.words, read, lambda place: self._home(place, scene), on=scene.on)
        if own is None:
            return None
        is_described = depth and name_key(name) in scene.local.descriptions
        told = self._told(name, scene, depth) if is_described else Resolution(country=home)
        return of_proper_name(name, own, told, countries=scene.countries, main=scene.main)

    def _owner(self, phrase: str, scene: _Scene, depth: int, *, located: bool) -> _Owner | None:
        """Whose or where the actors are, by the words of a possessive or after a preposition."""
        phrase = tidy(phrase).removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")
        if not phrase:
            return None
        found = self._phrase(phrase, scene, depth)
        if located and found.kind == "person" and " " not in phrase and (country := self._home(phrase, scene)):
            found = Resolution(name=phrase, kind="population", country=country, sector="CVL", confidence=0.5)
        if found.country is not None or found.sector is not None or found.unknown == "ambiguous":
            return _Owner(found, located)
        country = self._home(without_article(phrase), scene)
        if country is None:
            return _Owner(found, located) if found.name and found.kind is not None else None
        people = Resolution(name=phrase, kind="population", country=country, sector="CVL", confidence=0.5)
        return _Owner(people, located)

    def _with_name(
        self, reading: Reading, owner: _Owner | None, opening: Opening, scene: _Scene, depth: int
    ) -> Resolution | None:
        """A description that ends in a name: "Armenian Prime Minister Nikol Pashinyan"."""
        about = self._without_name(msgspec.structs.replace(reading, person=None, tail=""), owner, opening, scene)
        if reading.person is not None:
            return with_office(of_person(reading.person, scene.on), about)
        name = reading.tail
        found = self._named(name, Opening(tuple(name.split()), False, False, False), scene)
        countries = (about.country,) if about is not None and about.country and "country" not in about.inferred else ()
        office = reading.roles[-1] if reading.roles and reading.roles[-1].sector in _OFFICES else None
        is_head = found is not None and found.id is not None and found.kind == "person" and " " not in name
        if is_head and office is not None and self._is_of_another(name, office, found, scene):
            found = None  # "Senator Brown" is not the prime minister of that surname
        if found is None or found.unknown is not None:
            people = by_surname(
                self._knowledge,
                name,
                scene.on,
                countries=countries,
                office=office,
                former="former" in reading.modifiers,
                near=scene.countries,
            )
            if len(people) == 1:
                found = at_most(of_person(people[0], scene.on), 0.85)
            elif (holder := self._holder_called(name, opening.words, scene)) is not None:
                found = holder
        if found is not None and (found.unknown is None or found.kind == "person"):
            if found.kind == "person" or found.kind in {"organisation", "group"}:
                return with_office(found, about)
            return about
        if about is None or about.sector is None:
            told = self._told(name, scene, depth)
            unknown = Resolution(name=name, kind="person", confidence=0.3, unknown="not_in_knowledge")
            return told if told.unknown is None else unknown
        kind = _NAMED_KINDS.get(reading.roles[-1].kind, "person") if reading.roles else "person"
        if is_company(name):
            kind, about = "organisation", msgspec.structs.replace(about, sector="BUS")
        return Resolution(
            name=name,
            kind=kind,
            country=about.country,
            sector=about.sector,
            role=(about.role or reading.role_words) if kind == "person" else None,
            inferred=tuple(field for field in about.inferred if field == "country"),
            confidence=0.5,
        )

    def _holder_called(self, surname: str, words: tuple[str, ...], scene: _Scene) -> Resolution | None:
        """The holder of the office that the words before a surname tell, who has it: "UN Secretary-General Ban"."""
        title = words[: len(words) - len(surname.split())]
        read = pieces(self._knowledge, title)
        holder = holder_beside(self._knowledge, title, read, on=scene.on, countries=scene.countries)
        if holder is None or all(person.id != holder.id for person in bearers(self._knowledge, surname)):
            return None
        return msgspec.structs.replace(holder, inferred=(), confidence=0.85)

    def _is_of_another(self, surname: str, office: Role, found: Resolution | None, scene: _Scene) -> bool:
        """Whether the office before a surname is none of the well-known person found by the surname."""
        if office.sector in _BENCHES:
            return True
        holders = by_surname(self._knowledge, surname, scene.on, office=office, near=scene.countries)
        return len(holders) == 1 and found is not None and holders[0].id != found.id

    def _without_name(
        self, reading: Reading, owner: _Owner | None, opening: Opening, scene: _Scene
    ) -> Resolution | None:
        """A description without a name: "Malian troops", "the French foreign minister", "police"."""
        if not reading.roles:
            whose = owner.entity if owner is not None else None
            return self._without_role(reading, whose, " ".join(opening.words), scene.on)
        return compose(
            self._knowledge, reading, self._whose(reading, owner, scene, opening.words), opening, on=scene.on
        )

    def _whose(self, reading: Reading, owned: _Owner | None, scene: _Scene, words: tuple[str, ...]) -> Whose:
        """Whose the described actors are: by the phrase itself, by its owner, by a place before, by the context."""
        state, by_place = reading.state, reading.place is not None
        if reading.place is not None and (meant := scene.local.places.get(name_key(reading.place))) is not None:
            state = self._knowledge.states.get(meant, state)  # the police of Paris in Texas
        longer = self._longer_place(words, reading, scene)
        owner = owned.entity if owned is not None else None
        is_state = owner is not None and owner.kind == "state"
        is_abroad = owned is not None and owned.located and _is_abroad(reading)
        if state is None and owner is not None and owner.id is not None and is_state and not is_abroad:
            state, by_place = self._knowledge.states.get(owner.id), owned is not None and owned.located
        if longer is not None:
            state, by_place = None, True
        country = state.country if state is not None else longer
        if country is None and reading.body is not None:
            country = reading.body.country
        if country is None and owner is not None and not is_abroad:
            country = owner.country
        if country is None and owner is None and (leader := self._led_by(reading, scene)) is not None:
            owner, country = leader, leader.country
        if country is None and reading.loose and not is_abroad:
            country, by_place = self._place_before(reading.loose, scene), True
        if country is None and reading.role_words and (home := home_of(self._knowledge, reading.role_words, scene.on)):
            state, country = self._knowledge.states.get(home), home
        if country is None and reading.origin is not None:
            country = reading.origin.country
        if country is None and reading.based is not None:
            country = self._home(reading.based, scene)
        unclear = reading.ambiguous or (owner is not None and owner.unknown == "ambiguous")
        inferred: tuple[str, ...] = ()
        if (
            country is None
            and not unclear
            and scene.main is not None
            and not is_abroad
            and "favouring" not in reading.modifiers
        ):
            state = self._knowledge.states.get(scene.main)
            country, inferred = scene.main, ("country",)
        return Whose(
            state=state,
            country=country,
            by_place=by_place,
            owner=None if is_state else owner,
            inferred=inferred,
            unclear=unclear,
        )

    def _without_role(
        self, reading: Reading, owner: Resolution | None, phrase: str, on: date | None
    ) -> Resolution | None:
        """A phrase whose head no table knows: what its names and its owner tell."""
        if reading.body is not None and not reading.loose:
            return of_body(reading.body, on)
        state = reading.state
        if state is None and reading.body is None and owner is None:
            return None
        if state is not None and not reading.loose and owner is None and reading.shared_sector is None:
            return of_state(state)
        if reading.place is not None and owner is None and reading.body is None and is_name(phrase):
            # A longer name that begins with a city's: a newspaper, a person.
            return None
        sector = None
        if owner is not None and owner.kind != "state":
            sector = owner.sector
        elif reading.body is not None:
            sector = reading.body.sector
        else:
            sector = reading.shared_sector
        country = state.country if state is not None else None
        country = country or (reading.body.country if reading.body is not None else None)
        country = country or (owner.country if owner is not None else None)
        if country is None and sector is None:
            return None
        return Resolution(
            name=phrase,
            kind="organisation" if reading.shared_sector is not None else None,
            country=country,
            sector=sector,
            confidence=0.4,
            unknown=None if sector else "not_in_knowledge",
        )

    def _home(self, place: str, scene: _Scene) -> str | None:
        """The country of a place: the one the article means, else the likeliest of that name.

        What the article does not tell as a place may be a surname or a make of car ("Fisher's lawyer", "the Honda's
        driver"), so that a namesake somewhere counts only if the article tells of that country.
        """
        told = scene.local.places
        for name in filter(is_name, area_names(place)):
            country = told.get(name_key(name)) or self._country_of_place(name)
            if country is not None and (not told or country in told.values()):
                return country
        return None

    def _led_by(self, reading: Reading, scene: _Scene) -> Resolution | None:
        """The person whose name before a role noun says for whom they are: "Trump supporters", "pro-Morsi crowds"."""
        for name in leaders(reading):
            if name_key(name) in scene.local.places:
                continue
            told = self._named(name, Opening(tuple(name.split()), False, False, False), scene)
            if told is not None and told.kind == "person" and told.unknown is None:
                return at_most(told, 0.75)
        return None

    def _longer_place(self, words: tuple[str, ...], reading: Reading, scene: _Scene) -> str | None:
        """The other country of a place in whose name that of a state stands: "New Mexico", "British Columbia"."""
        first = words[:_FEWEST]
        is_more = first[:1] == ("New",) or not set(first).isdisjoint(reading.loose)
        if reading.state is None or not is_more or not all(word[:1].isupper() for word in first):
            return None
        country = self._home(" ".join(first), scene)
        return country if country != reading.state.country else None

    def _place_before(self, loose: tuple[str, ...], scene: _Scene) -> str | None:
        """The country of a place named before a role noun: "Newark police"."""
        names = [word for word in loose if word[:1].isupper() and word.lower() not in _ABROAD]
        return self._home(" ".join(names), scene) if names else None

    def _unknown(self, bare: str, scene: _Scene, depth: int) -> Resolution:
        """The answer when no table helps: what the article says, where the place lies, or the reason."""
        key = name_key(bare)
        if depth and (key in scene.local.descriptions or key in scene.local.titles):
            told = self._told(bare, scene, depth)
            if told.unknown is None:
                return told
        is_local = scene.local.is_person(bare)
        if key not in scene.local.places and len(self._knowledge.surnames.get(key, ())) >= _MANY:
            return Resolution(name=without_article(bare), confidence=0.2, unknown="ambiguous")
        if not is_local and (country := self._home(bare, scene)):
            return Resolution(
                name=bare, kind="population", country=country, sector="CVL", inferred=("country",), confidence=0.5
            )
        kind: EntityKind | None = "person" if is_local else None
        return Resolution(name=without_article(bare), kind=kind, confidence=0.2, unknown="not_in_knowledge")


def _of_namesake(named: Resolution, owner: _Owner | None, opening: Opening) -> Resolution | None:
    """The body of a state that bears the name of one elsewhere: "Union of Democratic Forces of Gabon"; else None."""
    if owner is None or owner.located or owner.entity.kind != "state" or named.kind != "organisation":
        return None
    country = owner.entity.country
    if named.country in {None, "IGO", country}:
        return None
    name = without_article(" ".join(opening.words))
    return Resolution(name=name, kind=named.kind, country=country, sector=named.sector, confidence=0.5)


def _is_abroad(reading: Reading) -> bool:
    """Whether the words call them strangers where they are: "Western diplomats", "foreign troops"."""
    words = [*reading.loose, *(reading.role_words or "").split()[:1]]
    is_of_state = bool(reading.roles) and reading.roles[-1].sector == "GOV"  # "foreign ministry"
    return any(word.lower() in _ABROAD for word in (reading.loose if is_of_state else words))


def _of_congress(found: Sequence[tuple[str, Resolution]]) -> Resolution | None:
    """The member of the U.S. Congress whose party and state are told as news does: "Sen. Jane Doe, R-Idaho"."""
    if not any(_SEAT.fullmatch(part) for part, _ in found[1:]):
        return None
    who = found[0][1]
    country, sector = who.country or "USA", who.sector or "LEG"
    return msgspec.structs.replace(who, country=country, sector=sector, confidence=0.8, unknown=None)


def _with_description(person: Resolution, about: Resolution) -> Resolution:
    """The person of a name with a title, with what an apposition adds; an office in it goes before the title."""
    is_official = about.sector == "GOV" and about.kind == "person"
    return msgspec.structs.replace(
        person,
        country=person.country or about.country,
        sector=about.sector if is_official else person.sector or about.sector,
        role=about.role if is_official else person.role or about.role,
        inferred=about.inferred if person.country is None else person.inferred,
    )


def _is_one(piece: Piece) -> bool:
    """Whether the piece is a noun for one person."""
    return piece.role is not None and piece.role.kind == "person" and not piece.role.plural


def _is_a_person(piece: Piece) -> bool:
    return any(isinstance(alias.target, Person) for alias in piece.aliases)


def _sector_of(alias: Alias) -> str | None:
    return None if isinstance(alias.target, Person) else alias.sector or alias.target.sector
