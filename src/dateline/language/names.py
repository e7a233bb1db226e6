"""Name types put right by knowledge: small models call Mali a person and Burkina Faso an organisation."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence

from spacy.tokens import Doc, Span

from dateline.knowledge.given_names import given_names
from dateline.knowledge.word_groups import in_group

_LONGEST_NAME = 5
"""Words of a known name; those that begin as a longer one does are looked at as far as that is."""
_LONGEST = 14
"""Words of the longest one, hyphens among them: "Movement for the Actualization of the Sovereign State of Biafra"."""
_LONGEST_PERSON = 3
"""Words of a person's name that the model takes for another."""
_NO_SURNAMES = (
    "company end",
    "land",
    "no surname",
    "place body",
    "settlement",
    "street",
    "water or land",
    "written work",
)
"""Groups of words that end the names of places and bodies: "Victoria Falls", "Jackson Park"."""
_MISTAKEN = frozenset({"GPE", "LOC", "FAC", "ORG"})
"""Labels that small models give to persons."""
_DAYS = frozenset({*calendar.day_name, *calendar.month_name, *calendar.month_abbr, "Easter", "Lent", "Advent"})
"""Words for days that towns are called, too: in March."""
_TIMES = frozenset({"DATE", "TIME"})
_NO_TIMES = frozenset({"LANGUAGE", "LAW"})
"""Other labels that small models give to towns."""
_WHERE = frozenset({"in", "at", "near", "around", "outside"})
"""Words after which a name is a place, even one that somebody in the article bears."""


class NameCorrector:
    """Sets the labels of names that the tables know, and adds those the model missed.

    A known name inside a longer name keeps quiet ("Chad Smith", "the Bank of Mali").

    Args:
        known: leads from a name as written to its label: GPE for states and places, NORP for their people and
            adjectives, ORG for organisations and armed groups.
        is_person: whether a full name is that of a person of the tables and of nothing else.
        is_place: whether a name is that of a place known well.
    """

    def __init__(
        self,
        known: Mapping[str, str],
        *,
        is_person: Callable[[str], bool] = lambda _: False,
        is_place: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._known = known
        self._lengths = _lengths(known)
        self._is_person = is_person
        self._is_place = is_place

    def __call__(self, doc: Doc) -> Doc:
        """The same document with its entities corrected."""
        persons = {token.text for ent in doc.ents if _is_person(ent) and len(ent) > 1 for token in ent}
        found: list[Span] = []
        index = 0
        text = doc.text
        starts = [token.idx for token in doc]
        ends = [start + len(token) for start, token in zip(starts, doc, strict=True)]
        while index < len(doc):
            is_capital = text[starts[index]].isupper()
            match = self._match(doc, index, text, starts, ends) if is_capital else None
            if match is None or (len(match) == 1 and match.text in persons):
                index += 1
            else:
                found.append(match)
                index = match.end
        kept = [ent for ent in doc.ents if not any(_gives_way(ent, match) for match in found)]
        taken = {token.i for ent in kept for token in ent}
        kept += [match for match in found if not any(token.i in taken for token in match)]
        doc.ents = sorted((part for ent in kept for part in self._parts(ent)), key=lambda ent: ent.start)
        return doc

    def _parts(self, ent: Span) -> list[Span]:
        """The name itself, as a town's where it is one, or the town and the time that the model takes for one time."""
        town, rest = ent[:1], ent[1:]
        if rest and ent.label_ in _TIMES and self._may_be_town(town) and _tells_time(rest):
            return [_as(town, "GPE"), _as(rest, ent.label_)]  # "shelled Ranchi overnight"
        return [_as(ent, "GPE") if self._is_town(ent) else ent]

    def _is_town(self, ent: Span) -> bool:
        """Whether a name that the model takes for a date, a law or a language is a town's: "near Barrancabermeja"."""
        if len(ent) > 1 or not self._may_be_town(ent):
            return False
        is_where = ent.start > 0 and ent.doc[ent.start - 1].lower_ in _WHERE
        return ent.label_ in _NO_TIMES or (ent.label_ == "DATE" and is_where)

    def _may_be_town(self, word: Span) -> bool:
        is_name = word.text.isalpha() and word.text[:1].isupper() and word.text not in _DAYS
        return is_name and self._is_place(word.text)

    def settle_surnames(self, docs: Sequence[Doc]) -> None:
        """Makes persons of the surnames of an article's persons ("Hugo Chávez … by Chávez"), unless said as a place."""
        surnames = {_surname(ent) for doc in docs for ent in doc.ents if len(ent) > 1 and _names_person(ent)}
        for doc in docs:
            if any(self._is_surname(ent, surnames) for ent in doc.ents):
                doc.ents = [_as(ent, "PERSON") if self._is_surname(ent, surnames) else ent for ent in doc.ents]

    def _is_surname(self, ent: Span, surnames: set[str]) -> bool:
        return (
            len(ent) == 1
            and ent.label_ in _MISTAKEN
            and ent.text in surnames
            and ent.text not in self._known
            and not (ent.start and ent.doc[ent.start - 1].lower_ in _WHERE and not _owns(ent))
        )

    def _match(self, doc: Doc, start: int, text: str, starts: Sequence[int], ends: Sequence[int]) -> Span | None:
        """The longest known name that begins with a word; words start and end at these places of the text."""
        longest = self._lengths.get(doc[start].text, _LONGEST_NAME)
        for end in range(min(len(doc), start + longest), start, -1):
            words = text[starts[start] : ends[end - 1]]
            label = self._known.get(words)
            if label is None and end - start > 1 and text[starts[end - 1]].isupper() and self._is_person(words):
                label = "PERSON"
            if label:
                return Span(doc, start, end, label=label)
        return None


def _lengths(known: Iterable[str]) -> dict[str, int]:
    """How many words the longest of the names has that begin with a word, for those longer than most."""
    found: dict[str, int] = {}
    for name in known:
        length = 1 + name.count(" ") + 2 * name.count("-")
        if length > _LONGEST_NAME:
            first = name.split(" ", 1)[0].split("-", 1)[0]
            found[first] = min(_LONGEST, max(length, found.get(first, 0)))
    return found


def _names_person(ent: Span) -> bool:
    """Whether a longer name is a person's, by its label, or as it begins with a given name and ends as no body does."""
    if ent.label_ == "PERSON":
        return True
    is_called = ent.label_ in _MISTAKEN and ent[0].lower_ in given_names() and len(ent) <= _LONGEST_PERSON
    return is_called and not in_group(ent[-1].lower_, *_NO_SURNAMES)


def _surname(ent: Span) -> str:
    """The last word of a name that is no suffix: of "Ana Diaz Jr." Diaz."""
    words = (word.text for word in reversed(ent) if not in_group(word.lower_.rstrip("."), "name suffix"))
    return next(words, ent[-1].text)


def _is_person(ent: Span) -> bool:
    """Whether a name that the model takes for a person's is none in the plural: "Uruguayan MPs"."""
    return ent.label_ == "PERSON" and ent[-1].tag_ != "NNS"


def _as(ent: Span, label: str) -> Span:
    return Span(ent.doc, ent.start, ent.end, label=label)


def _tells_time(words: Span) -> bool:
    """Whether words begin as those for a time do: "overnight", "Monday night"."""
    return words[0].text in _DAYS or in_group(words[0].lower_, "time of day")


def _owns(ent: Span) -> bool:
    """Whether something of the named is told of: in "a clause in Diaz's bill" nothing is in Diaz."""
    return ent.end < len(ent.doc) and ent.doc[ent.end].tag_ == "POS"


def _gives_way(ent: Span, match: Span) -> bool:
    """Whether the model's name yields to the known one: same words but for articles and the like, or a plural."""
    if ent.end <= match.start or match.end <= ent.start:
        return False
    if ent.label_ == "PERSON" and not _is_person(ent) and match.label_ == "NORP":
        return True
    rest = [token for token in ent if not match.start <= token.i < match.end]
    return all(token.is_punct or token.lower_ in {"the", "'s", "’s"} for token in rest)
