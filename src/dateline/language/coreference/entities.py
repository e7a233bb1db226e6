"""Entities of an article: who or what its names and descriptions have meant so far."""

from __future__ import annotations

from collections.abc import Iterable, Set

import msgspec
from spacy.tokens import Token

from dateline.knowledge.word_groups import in_group
from dateline.language.coreference.words import modifiers, name_of, of_what


class Occurrence(msgspec.Struct, frozen=True):
    """One place where an entity is spoken of."""

    head: Token
    sentence: int
    zone: str
    place: str
    """In its clause: subject, object, …"""
    is_pronoun: bool


class Entity:
    """Everything the article has said of one party; several parties taken together have `members`."""

    def __init__(self, sort: str, *, members: tuple[Entity, ...] = ()) -> None:
        self.sort = sort
        """The sort that most of its names and descriptions show (`words.sort_of`)."""
        self.gender: str | None = None
        """f, m, or None when nothing tells."""
        self.holder_gender: str | None = None
        """The gender of whoever held its office by the tables, who may be another than the text's."""
        self._sorts = {sort: 1}
        self._genders: dict[str, int] = {}
        self.members = members
        self.occurrences: list[Occurrence] = []
        self.nouns: set[str] = set()
        """Lemmas of the nouns that name its role: of titles, appositions, descriptions and long names."""
        self.words: set[str] = set()
        """All lower-case words that named or described it."""
        self.of: set[str] = set()
        """What its descriptions say it is of: health and trade of "the minister of health and trade"."""
        self.named: list[Token] = []
        self.described: list[Token] = []
        self._name: tuple[Token, int] | None = None
        self._description: tuple[Token, int] | None = None

    def is_of_sort(self, sort: str, weight: int = 1) -> None:
        """Count a sort that its words show; the most told counts, and whoever has a gender is a person."""
        self._sorts[sort] = self._sorts.get(sort, 0) + weight
        self._settle()

    def is_of_gender(self, gender: str, weight: int) -> None:
        """Count a gender (f, m) that words show."""
        self._genders[gender] = self._genders.get(gender, 0) + weight
        self.gender = max(self._genders, key=lambda each: self._genders[each])
        self._settle()

    def _settle(self) -> None:
        self.sort = max(self._sorts, key=lambda each: self._sorts[each])
        if self.gender and self.sort in {"body", "proper", "institution"}:
            self.sort = "person" if self.named else "one"

    @property
    def last(self) -> Occurrence:
        """Where it was spoken of last."""
        return self.occurrences[-1]

    def is_named_by(self, head: Token, length: int) -> None:
        """Note a name of that many words; the longest, of equals the first, is the one to give."""
        self.named.append(head)
        if self._name is None or length > self._name[1]:
            self._name = (head, length)

    def is_described_by(self, head: Token, told: int) -> None:
        """Note a description that tells so much; the fullest, of equals the first, is the one to give."""
        self.described.append(head)
        self.of |= of_what(head)
        if self._description is None or told > self._description[1]:
            self._description = (head, told)

    def heads(self) -> tuple[Token, ...]:
        """The most telling words for it: its longest name, else its fullest description; of several members each's."""
        if self.members:
            return tuple(head for member in self.members for head in member.heads())
        best = self._name or self._description
        return (best[0],) if best is not None else ()


def fullness(head: Token, before: Set[str] | None = None) -> int:
    """How much a description tells: its modifiers, if known, and what follows "of"."""
    return len(modifiers(head) if before is None else before) + sum(
        child.dep_ in {"prep", "appos", "relcl"} for child in head.rights
    )


class Names:
    """Finds the entity that a name has meant before: by the whole name, a surname, or its initials."""

    def __init__(self) -> None:
        self._whole: dict[str, Entity] = {}
        self._surnames: dict[str, Entity] = {}
        self._initials: dict[str, Entity] = {}

    def find(self, head: Token) -> Entity | None:
        """The entity, or None for a new name."""
        words = self._words(head)
        if not words:
            return None
        key = " ".join(words)
        if key in self._whole:
            return self._whole[key]
        if len(words) == 1:
            by_part = None if head.ent_type_ in {"GPE", "NORP"} else self._surnames.get(key)
            return by_part or (self._initials.get(key) if head.text.isupper() else None)
        if head.ent_type_ in {"PERSON", ""}:
            known = self._surnames.get(words[-1]) or self._whole.get(words[-1])
            if known is not None and known.sort not in {"place", "nation"}:
                return None if any(_differ(words, self._words(name)) for name in known.named) else known
        return None

    def add(self, head: Token, entity: Entity) -> None:
        """Note that the name means the entity."""
        words = self._words(head)
        if not words:
            return
        self._whole[" ".join(words)] = entity
        if head.ent_type_ in {"PERSON", ""} and len(words) > 1:
            for word in words[1:]:
                self._surnames[word] = entity
            self._surnames.setdefault(words[0], entity)
        elif len(words) > 1:
            letters = "".join(word[0] for word in words if word not in {"of", "for", "and", "in", "on"})
            if len(letters) > 1:
                self._initials[letters] = entity

    @staticmethod
    def _words(head: Token) -> list[str]:
        name = name_of(head)
        if name is None:
            return []
        words = [word.lower_.strip(".’'") for word in name if not word.is_punct]
        words = [word for word in words if word and word not in {"the", "'s", "’s"}]
        while len(words) > 1 and in_group(words[-1], "end of a body's name"):
            words = words[:-1]
        while len(words) > 1 and head.ent_type_ in {"PERSON", ""} and in_group(words[0], "title before a name"):
            words = words[1:]
        return words


def _differ(one: list[str], other: list[str]) -> bool:
    """Whether two full names have different first names; an initial or a short form does not differ."""
    return len(other) > 1 and one[0][:2] != other[0][:2] and 1 not in {len(one[0]), len(other[0])}


def joint(members: Iterable[Entity]) -> Entity:
    """Several entities taken together."""
    return Entity("both", members=tuple(members))
