"""One country for each person of an article: what one report tells of them holds for all, and for those called theirs.

Where reports only infer the country of a person whom no table has, the one that most of them have counts; "Ruiz's
lawyer" is of the country that Ruiz is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from dateline.knowledge.deed_nouns import deed_nouns
from dateline.knowledge.name_keys import name_key
from dateline.knowledge.word_groups import in_group
from dateline.records import Entity

_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’]) (?=.)")
"""What joins an owner to what is theirs: "Ruiz's lawyer"."""
_BEFORE = re.compile(r"(?:[A-Z][^ ]* )+(?=[a-z])")
"""A name before what those are who are called by it: "Ruiz supporters"."""
_OF = re.compile(r" (?:of|to) (?=.)")
"""What joins a description to whose it is: "the lawyer of Ruiz", "an aide to Ruiz"."""


class Homes:
    """The countries of the persons of an article whom no table has.

    Args:
        parties: the parties of all its reports, as resolved one by one.
        full_names: the full names of its persons by their surnames.
    """

    def __init__(self, parties: Sequence[Entity], full_names: Mapping[str, Sequence[str]]) -> None:
        self._given = {
            surname: {given for name in names if (given := _parts(name)[0])} for surname, names in full_names.items()
        }
        told: defaultdict[str, Counter[str]] = defaultdict(Counter)
        inferred: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for entity in parties:
            key = self._key(entity.name)
            if key is not None and entity.country is not None:
                (inferred if "country" in entity.inferred else told)[key][entity.country] += 1
        self._countries = {
            key: (told[key] or inferred[key]).most_common(1)[0][0]
            for key in {*told, *inferred}
            if len(told[key]) <= 1  # two that are told are those of namesakes
        }

    def at_home(self, entity: Entity) -> Entity:
        """The party with the country that it has in other reports, or whose it is has; marked as inferred."""
        is_told = entity.country is not None and "country" not in entity.inferred
        if entity.id is not None or is_told or entity.name is None:
            return entity
        keys = (self._key(name) for name in (entity.name, _owner(entity.name)))
        country = next((home for key in keys if key is not None and (home := self._countries.get(key))), None)
        if country is None or country == entity.country:
            return entity
        inferred = tuple(dict.fromkeys((*entity.inferred, "country")))
        return msgspec.structs.replace(entity, country=country, inferred=inferred)

    def _key(self, name: str | None) -> str | None:
        """The same for all ways to write a person's name; None for what names none, or one of several."""
        given, surname = _parts(name or "")
        known = self._given.get(surname)
        if known is None:
            return None
        if len(known) == 1:
            return surname if not given or given in known else None
        return f"{given} {surname}" if given else None


def _parts(name: str) -> tuple[str, str]:
    """The first given name and the surname, without titles and suffixes; nothing for what is not written as a name."""
    if not name or name.rsplit(maxsplit=1)[-1][:1].islower():
        return "", ""
    capitals = [name_key(word) for word in name.split() if word[:1].isupper()]
    words = [key for key in capitals if not in_group(key, "title before a name", "name suffix")]
    return (words[0] if len(words) > 1 else "", words[-1]) if words else ("", "")


def _owner(name: str) -> str | None:
    """Whose the described are: "Ruiz" of "Ruiz's lawyer"; of those who harmed them nobody."""
    if joint := _POSSESSIVE.search(name, 1):
        owner, thing = name[: joint.start()], name[joint.end() :]
    elif joint := _OF.search(name, 1):
        thing, owner = name[: joint.start()], name[joint.end() :]
    elif joint := _BEFORE.match(name):
        owner, thing = joint.group().strip(), name[joint.end() :]
    else:
        return None
    return owner if deed_nouns().of_harmed.isdisjoint(word.removesuffix("s") for word in thing.split()) else None
