"""Whether words that the gazetteer knows are meant as a place: the cues around them, and the decision list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from dateline.coding.mentions import PLACE_LABELS
from dateline.knowledge.gazetteer import GazetteerPlace, NamedPlace
from dateline.knowledge.word_groups import alternatives, in_group, word_group

_NO_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE", "LAW"})
_LOCATIVE = frozenset(
    "in at near from to toward towards outside inside around across within throughout into through via of "
    "between".split()
)
_STANDING_IN = frozenset("in at near outside inside around across throughout within".split())
"""Prepositions that hardly ever stand before a person."""
_BODIES_OF = re.compile(r"(?:state|city|town|village|county|university|republic|government) of (?:the )?$")
_CONTAINER_GAP = re.compile(r",\s{1,2}|\s?\((?:the )?")
_LOOSE_CONTAINER_GAP = re.compile(
    r",?\sin\s(?:the\s)?(?:(?:(?:north|south)?-?(?:east|west)?(?:ern)?|central|occupied|neighbou?ring)\s)?"
)
_APPOSED_GAP = re.compile(r",\s")
_PLACED = re.compile(r"\b(?:in|at|near|outside|inside|around|of)\s(?:the\s)?$")
_LISTED = re.compile(r"(?:,\s(?:and\s|or\s)?|\s(?:and|or|&)\s)(?:the\s)?[A-Z]|['’-]")
"""What follows the last of several names: "in London, France and Germany"."""
_NEAR = 30
_DATELINE = re.compile(r"[^.!?\n]{0,40}?(?:\([A-Z][\w ,]*\)|\s)\s*(?:—|–|--|-)\s")
"""What follows the place at the head of a wire story: ", Mali (AP) — "."""
_HEADING = re.compile(r":\s+[\"“‘']?[A-Z]")
"""What follows the place at the head of a story of an Indian paper: "KOCHI: Members …"."""
_FARTHEST_DATELINE = 40
_LONGEST_HEADLINE = 150
"""Characters of a headline before the place line, where an export has put it into the text."""
FIRST_NAMES = 4
"""Places of which one may be the place line's: a headline may stand before it in the text."""
_SENTENCE_END = re.compile(r"[.?!][\"”’]?\s")
_PARTY = re.compile(r"(?<![\w-])[RDI]-$")
"""A legislator's party before the constituency: "D-Plymouth"."""
_OWNED = re.compile(r"['’]s? ([a-z]+)")
_FOLLOWING = re.compile(r" ([^\W\d_]+)")
_OWNING = re.compile(r"['’]s?\s")
_GROUPS = re.compile(
    r"(?:\b[Ii]slamic|\b(?:[Ii]slamic [Ss]tate|ISIS|ISIL|Daesh|[Aa]l[- ]?Qa[ei]da) in "
    r"(?:the )?(?:[Gg]reater |Islamic )?|\b(?:[Tt]reaty|[Tt]reaties|[Pp]eace|[Cc]hurch|[Bb]ank|[Ss]tatute) of) ?$"
)
"""What makes a place's name a part of another name: "Al Qaeda in the Islamic Maghreb", "the Treaty of Rome"."""
_KNOWN = 15_000
"""Inhabitants of a settlement that is rather meant as an object of war than a person whom nobody names in full."""
LARGE = 100_000
"""Inhabitants from which a settlement is taken for meant with weaker cues; GeoNames has some 5,500 of that size."""


@cache
def _treaty() -> re.Pattern[str]:
    """What makes a town's name that of a treaty: "the Paris agreement"."""
    kinds, nouns = alternatives("kind of treaty"), alternatives("treaty")
    return re.compile(rf"(?:\s(?:{kinds}))?\s(?:{nouns}|deal(?!\s(?:with|in)\b))\b", re.IGNORECASE)


@cache
def _brought() -> re.Pattern[str]:
    """Ways that end in a place rather than with a person, up to its name: "the wounded were flown to"."""
    ways = alternatives("brought")
    return re.compile(rf"\b(?:{ways})\s(?:(?:back|away|north|south|east|west)\s)?to\s$")


@cache
def _tied() -> re.Pattern[str]:
    """What a hyphen joins to a place: "Nairobi-based"."""
    words = alternatives("tied to a place")
    return re.compile(rf"-(?:{words})\b")


@cache
def _of_land() -> re.Pattern[str]:
    """What follows the name of a wide land that has an article: "the Amazon rainforest"."""
    words = alternatives("of a wide land")
    return re.compile(rf"\W(?:{words})", re.IGNORECASE)


class Cues(msgspec.Struct, frozen=True, kw_only=True):
    """What tells whether a match is meant as a place."""

    words: str
    candidates: tuple[NamedPlace, ...]
    left: str
    """The text before the match, as far as it matters."""
    right: str
    """The text after it, likewise."""
    previous: str
    """The word that touches the match on the left, or nothing; `following` on the right."""
    following: str
    label: str | None
    """Label of the entity that the match stands in."""
    opening: str
    """The entity's words before the match."""
    is_whole: bool
    """Whether the match is the whole entity, but for articles and directions."""
    starts_sentence: bool
    follows_sentence_start: bool
    """Whether the previous word starts a sentence."""
    in_person_name: bool
    """Whether the words are part of a person's longer name elsewhere in the text."""
    in_company_name: bool
    """Whether a company's longer name begins with the words elsewhere in the text."""
    in_lower_case: bool
    """Whether the text has the word in lower case, too."""

    @property
    def is_sure(self) -> bool:
        """Whether the name can be a country or one of the supplement's places."""
        return any(c.place.kind in {"country", "region", "water", "point", "seat"} for c in self.candidates)

    @property
    def is_large(self) -> bool:
        """Whether the name is the main one of a first-level subdivision or of a large settlement."""
        return any(c.is_main and (c.place.kind == "admin1" or c.place.population >= LARGE) for c in self.candidates)

    @property
    def is_plain(self) -> bool:
        """Whether the words may be plain English words, or a body's initials ("EU" is not the town of Eu)."""
        if self.words.isupper():
            initials = len(self.words) <= 4 and not any(c.written for c in self.candidates)
            return (initials and not self.is_large) or all(c.is_word for c in self.candidates)
        return self.in_lower_case or all(c.is_word for c in self.candidates)

    @property
    def is_taken(self) -> bool:
        """Whether the name is the object of a verb of war or motion, and one has heard of the place."""
        return is_struck(self.previous) and any(
            c.is_main and (" " in self.words or c.place.kind == "admin1" or c.place.population >= _KNOWN)
            for c in self.candidates
        )

    @property
    def is_locative(self) -> bool:
        """Whether a word before the name leads to a place."""
        return is_standing_in(self.previous) or self.is_taken

    @property
    def names_body(self) -> bool:
        """Whether the following word makes the name that of a body, people or land of the place."""
        return in_group(self.following.lower(), "place body", "land")

    @property
    def has_court(self) -> bool:
        """Whether a court of the place follows rather than a street of its name: "Meigs County Court"."""
        is_of_land = in_group(self.words.rpartition(" ")[2], "county") or self.right.startswith(" Court of ")
        return self.following == "Court" and is_of_land

    @property
    def is_person(self) -> bool:
        """Whether a person of the text has the name, and nothing says that the place is meant."""
        is_where = self.previous.lower() in _STANDING_IN and _OWNING.match(self.right) is None  # "in Diaz's bill"
        is_reached = is_where or _brought().search(self.left) is not None
        return self.in_person_name and not self.is_sure and not is_reached


def is_body_word(word: str) -> bool:
    """Whether a word belongs to the names of bodies rather than of persons."""
    return in_group(word.lower(), "place body")


def names_person(words: Sequence[str]) -> bool:
    """Whether the words of an entity that a model took for a person can be one's longer name."""
    return (
        len(words) > 1
        and not any(map(is_body_word, words))
        and not any(in_group(word.lower(), "title") for word in words[1:])
    )  # fmt: skip


def is_ruling(following: str) -> bool:
    """Whether the word after a capital's name tells that its government is meant."""
    return in_group(following.lower(), "saying", "ruling")


def owns_as_government(text: str, end: int) -> bool:
    """Whether a capital's name that ends there owns what governments have: "Washington's envoy"."""
    owned = _OWNED.match(text, end)
    return owned is not None and in_group(owned[1], "of a government")


def owns_as_nation(text: str, end: int) -> bool:
    """Whether a name that ends there owns what only nations have: "Georgia's president"."""
    owned = _OWNED.match(text, end)
    return owned is not None and in_group(owned[1], "of a government", "of a nation")


def tells_of_bodies(text: str, end: int) -> bool:
    """Whether a name that ends there stands before what towns have: "Dublin City Council", "Oxford residents"."""
    following = _FOLLOWING.match(text, end)
    return following is not None and in_group(following[1].lower(), "place body", "city office")


def is_city_body(following: str) -> bool:
    """Whether the word after "city" tells that it is that of a body or office: "Dublin City Council's"."""
    return in_group(re.sub("['’]s?$", "", following.lower()), "place body", "city office")


def is_addressed(previous: str) -> bool:
    """Whether the word before a capital's name tells that its government is meant: "accused Moscow"."""
    return in_group(previous, "addressing")


def is_standing_in(previous: str) -> bool:
    """Whether the word before a name leads to a place."""
    word = previous.lower()
    return word in _LOCATIVE or in_group(word, "direction", "reaching")


def is_of_english_names(place: GazetteerPlace) -> bool:
    """Whether towns of the country have surnames of people in the news."""
    return place.country in word_group("country of English names")


def is_struck(previous: str) -> bool:
    """Whether the word before a name is a verb of war or motion: a capital that is attacked is no government."""
    return in_group(previous, "taking")


def verdict(cues: Cues) -> bool | None:
    """Whether the words are meant as a place; None when only other mentions of the name can tell."""
    following = cues.following.lower() if cues.following[:1].isupper() else ""
    if cues.label in _NO_NAMES or _is_never_alone(cues.words.lower()):
        return False
    if in_group(following, "street", "written work", "water or land") and not cues.has_court:
        return False
    if in_group(cues.previous.lower(), "title") and cues.label != "GPE":
        return False
    if not cues.is_sure and _treaty().match(cues.right):
        return False
    if _is_part_of_name(cues):
        return False
    if _is_given_name(cues):
        return False
    name, _, last = cues.words.rpartition(" ")
    if name and in_group(last, "settlement", "county"):
        return True
    if _PARTY.search(cues.left) or _tied().match(cues.right):
        return True
    if cues.in_company_name and not (cues.is_sure or cues.is_large or cues.is_locative):
        return None  # "Zaria Energy … Zaria said"
    if _is_loose_abbreviation(cues):
        return cues.label in PLACE_LABELS and cues.is_whole
    if cues.label in PLACE_LABELS:
        return _as_place(cues)
    if cues.label == "PERSON":
        return _as_person(cues)
    if cues.is_sure and not cues.is_plain:
        return True
    if cues.is_person:
        return False
    if cues.label is not None:
        return _as_body(cues)
    return _as_nothing(cues)


def _is_never_alone(words: str) -> bool:
    """Whether the words alone are no name of a place: "Court", "North"."""
    return in_group(words, "direction", "place body", "settlement", "street", "water or land", "never alone")


def _is_part_of_name(cues: Cues) -> bool:
    """Whether the name belongs to that of a group, treaty, club, illness or company."""
    words = cues.words.lower()
    is_club = in_group(cues.previous.lower(), "club") and cues.previous[:1].isupper()
    if is_club or in_group(cues.following.lower(), "no place before"):
        return True
    if in_group(words, "land with an article"):
        is_land = cues.previous.lower() == "the" and not cues.following[:1].isupper()
        return not is_land and not _of_land().match(cues.right)
    found = _GROUPS.search(cues.left)
    if found is None:
        return False
    if "slamic" in found[0] or " in " in found[0]:
        return in_group(words, "group land")
    return not any(c.place.kind == "country" for c in cues.candidates)


def _is_given_name(cues: Cues) -> bool:
    """Whether the name is followed by a surname: "Paris Hilton"."""
    following = cues.following
    return (
        in_group(cues.words.lower(), "given name too")
        and following[:1].isupper()
        and not following.isupper()
        and cues.label not in PLACE_LABELS
        and not in_group(following.lower(), "no surname", "place body", "title")
    )


def _is_loose_abbreviation(cues: Cues) -> bool:
    """Whether the words abbreviate a subdivision in a form that also is something else: "Miss.", "OR"."""
    words = cues.words
    if cues.is_sure or "." in words[:-1] or not any(c.place.kind == "admin1" for c in cues.candidates):
        return False
    return words.endswith(".") or (words.isupper() and len(words) <= 3)


def _as_place(cues: Cues) -> bool | None:
    """The verdict on a name in an entity that is a place."""
    if cues.is_person:
        return None
    if cues.is_whole or (cues.label == "GPE" and not cues.is_plain):
        return True
    is_main = any(c.is_main for c in cues.candidates)
    return cues.is_large or (cues.names_body and not cues.opening and is_main) or None


def _as_person(cues: Cues) -> bool | None:
    """The verdict on a name in an entity that a model took for a person: "Huntsville Fire Chief Tom …"."""
    if not cues.is_whole:
        return (cues.names_body and not cues.opening) or (cues.is_sure and cues.is_locative)
    if cues.names_body:
        return True
    if cues.is_sure:
        return None if cues.in_person_name and cues.previous.lower() not in _STANDING_IN else True
    if not is_standing_in(cues.previous) and all(is_of_english_names(c.place) for c in cues.candidates):
        return None
    return (cues.is_locative and not cues.is_person and not cues.is_plain) or None


def _as_body(cues: Cues) -> bool | None:
    """The verdict on a name in another entity: "Walker County Sheriff's Office", or a town taken for a body."""
    if cues.is_whole:
        is_known = any(c.is_main or c.place.population >= _KNOWN for c in cues.candidates)
        is_meant = (cues.is_locative and is_known) or cues.is_large or cues.names_body
        return (is_meant and (not cues.is_plain or cues.names_body)) or None
    opening = cues.opening.lower()
    if _BODIES_OF.search(opening):
        return True
    if opening.strip() not in {"", "the"} and not in_group(opening.strip(), "direction"):
        return None
    return (
        (cues.names_body and any(c.is_main for c in cues.candidates)) or (cues.is_large and not cues.is_plain) or None
    )


def _as_nothing(cues: Cues) -> bool | None:
    """The verdict on a name that no entity covers."""
    if cues.is_plain:
        return None
    if cues.is_locative or cues.names_body:
        return True
    if in_group(cues.following.lower(), "saying") or cues.following[:1].isupper():
        return None
    if cues.previous[:1].isupper() and not cues.follows_sentence_start:
        return None
    return cues.is_large or (" " in cues.words and not cues.starts_sentence) or None


def leads_to_holder(gap: str, *, loosely: bool = False) -> bool:
    """Whether what stands between two names says that the first lies in the second: ", ", "("; loosely " in "."""
    return (_LOOSE_CONTAINER_GAP if loosely else _CONTAINER_GAP).fullmatch(gap) is not None


def is_said_to_lie_in(text: str, start: int, end: int, holder: int, after: int) -> bool:
    """Whether a name from start to end can only be written as what lies in the one after it: "in Dortmund, Kenya."."""
    return (
        _APPOSED_GAP.fullmatch(text, end, holder) is not None
        and _PLACED.search(text, max(0, start - _NEAR), start) is not None
        and _LISTED.match(text, after) is None
    )


def is_headed_by(text: str, start: int, end: int, holder: int) -> bool:
    """Whether a name and what it lies in are the place line at the head of a story: "HORGOS, Serbia (AP) —"."""
    return _APPOSED_GAP.fullmatch(text, end, holder) is not None and opens_article(text, start, end)


def follows_headline(text: str, start: int, end: int) -> bool:
    """Whether a name in capitals follows the one sentence that stands before it, as place lines do behind headlines."""
    headline = text[: min(start, _LONGEST_HEADLINE)].rstrip()
    is_after_one = len(headline) < start <= _LONGEST_HEADLINE and _SENTENCE_END.search(headline) is None
    return is_after_one and headline[-1:] in {*".?!", ""} and text[start:end].isupper() and end - start > len("US")


def opens_article(text: str, start: int, end: int) -> bool:
    """Whether a name is the place line at the head of a story: "BAMAKO, Mali (AP) —", "KOCHI: …"."""
    if start >= _FARTHEST_DATELINE and not follows_headline(text, start, end):
        return False
    is_first = not text[:start].strip() and text[start:end].isupper() and end - start > len("US")
    if is_first and _HEADING.match(text, end) is not None:
        return True
    return _DATELINE.match(text, end, end + 60) is not None
