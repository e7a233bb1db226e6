"""What an article itself tells of its actors: full names by surname, acronyms it defines, descriptions it gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache

import msgspec

from dateline.knowledge.name_keys import name_key, without_possessive
from dateline.knowledge.word_groups import alternatives, in_group, word_group
from dateline.resolving.actors.people import without_arabic_article
from dateline.resolving.actors.phrases import without_article

_SEARCHED = 400_000
"""Characters of an article that are searched; longer texts repeat their names."""
_Told = dict[str, tuple[str, ...]]
"""What is said of each name, by its key."""
_DESCRIBED = frozenset({"PERSON", "ORG"})
_OCCURRENCES = 3
"""Mentions of a name whose surroundings are kept; news introduces a person at the first ones."""
_LONGEST_NAME = 8
"""Words of the longest names whose surroundings are looked at."""
_RUN = 3
"""Words before a surname that may belong to the name."""
_WORD = re.compile(r"[\w’'.&-]+")
_DEFINED = re.compile(r"\(\s*(?:the\s+)?([A-Z][A-Za-z0-9.&-]{1,9})\s*\)")
_EXPANDED = re.compile(
    r"\b([A-Z][A-Z0-9-]{1,9})\s+\(\s*(?:the\s+)?((?:[A-Z][\w’'-]+\s+|(?:of|for|and|the|in|de|du|la)\s+){1,9}[A-Z][\w’'-]+)\s*\)"
)
_SMALL = frozenset("of the and for in on to de du des la le al a an &".split())
_AFTER = re.compile(
    r"\s*(?:,|\(|–|—)\s*(?:who (?:is|was) )?"
    r"((?:(?:the|an?|[A-Z][\w.-]+(?:['’]s)?|one of)\s|former\s)[^,;()–—\n]{2,110})"
)
_WORKS = re.compile(
    r"\s*(?:,|\(|–|—)\s*who (?:now |also )?(teaches|taught|(?:works?|worked|serves|served) as an? [^,;()–—\n]{2,80})"
)
_BARE = re.compile(r"\s*,\s*([a-z][^,;()–—\n]{2,110}?)(?=[,;.)–—]|$)")
_AFFILIATED = re.compile(
    r"\s+(?:of|from|with)\s+((?:the\s+)?[A-Z][\w’'.&-]*(?:\s+(?:(?:of|for|and|the|in|de|du|la)\s+){0,2}[A-Z][\w’'.&-]*){0,8})"
)
_OF_AGE = re.compile(r"\s*,(?=\s+(?:of|from)\s)")
"""What stands between somebody's age and where they live: "Jane Doe, 24, of Gao"."""
_WITH_PLACE = re.compile(r"\b(?:[Aa]n?|[Tt]he)\s(?:(?!\b(?:an?|the)\b).)+\s(?:of|in|for|from|at)\s(?:the\s)?[^,]+$")
"""A description whose last words tell of what or where: "a union leader in Nairobi"."""
_AGE = re.compile(r"\s*,\s*\d{1,3}\s*(?=,)")
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z\"“])")
_BEFORE = 8
"""Words before a name that may be its title: "the Malian junta's second-in-command"."""


_JOINING = frozenset({"and", ",", ", and", "&"})
"""What joins names that share the title before the first: "the lawyers Ana Diaz and Joao Lopes"."""


class LocalNames(msgspec.Struct, frozen=True, kw_only=True):
    """An article's own knowledge of names; keys are name keys."""

    full_names: Mapping[str, tuple[str, ...]] = {}
    """Full names of persons by surname, with and without an Arabic article."""
    first_words: Mapping[str, tuple[str, ...]] = {}
    """Full names of persons by their first word, which may be the family name: "Wang"."""
    acronyms: Mapping[str, str] = {}
    """Long names by acronym."""
    descriptions: Mapping[str, tuple[str, ...]] = {}
    """Appositions by full name: "a union leader in Nairobi"; those without an article may be other words."""
    bodies: Mapping[str, tuple[str, ...]] = {}
    """Names right after a person's, by full name: "Jane Doe of Human Rights Watch", "Jane Doe, 24, of Gao"."""
    described: Mapping[str, str] = {}
    """The names as written, by the keys of their appositions."""
    titles: Mapping[str, tuple[str, ...]] = {}
    """Words before the name, in the order of the text; the last ones may be a title."""

    places: Mapping[str, str] = {}
    """Countries of the places that the article names, as resolved there."""

    def is_person(self, name: str) -> bool:
        """Whether the article has a person of that full name."""
        return name in self.full_names.get(name_key(name).rpartition(" ")[2], ())


def local_names(text: str, mentions: Iterable[tuple[str, str]], clauses: Iterable[tuple[int, int]] = ()) -> LocalNames:
    """What the text says of its names.

    Args:
        text: the article's text.
        mentions: the named entities as (words, label), in the order of the text; PERSON and ORG are used.
        clauses: where subject and finite verb of each clause start, in the order of the text: what has both is no
            description.
    """
    text = text[:_SEARCHED]
    people: dict[str, dict[str, None]] = defaultdict(dict)
    firsts: dict[str, dict[str, None]] = defaultdict(dict)
    names: dict[str, None] = {}
    persons: set[str] = set()
    for words, label in mentions:
        name = without_possessive(" ".join(words.split())).rstrip("'’,. ")
        parts = name.split()
        while label == "PERSON" and len(parts) > 1 and in_group(name_key(parts[0]), "civil title", "learned title"):
            parts = parts[1:]
        name = " ".join(parts)
        if label not in _DESCRIBED or not name:
            continue
        names[name] = None
        if label == "PERSON":
            persons.add(name_key(name))
        if label == "PERSON" and 2 <= len(parts) <= 6:
            firsts[name_key(parts[0])][name] = None
            for start in range(1, len(parts)):
                key = name_key(" ".join(parts[start:]))
                for surname in {key, without_arabic_article(key)}:
                    people[surname][name] = None
    full_names = {surname: _longest(found) for surname, found in people.items() if surname}
    descriptions, titles, bodies = _surroundings(text, names, tuple(clauses))
    # "The envoy to the UN, Jane Doe, said": she is no description of the body.
    descriptions = {
        key: tuple(words for words in told if key in persons or not _names_one(words, persons))
        for key, told in descriptions.items()
    }
    for surname, found in full_names.items():
        # "Doe, a nurse, said" describes Jane Doe where she is the only Doe.
        if len(found) == 1 and surname in descriptions:
            full = name_key(found[0])
            descriptions[full] = (*descriptions.get(full, ()), *descriptions[surname])
    return LocalNames(
        full_names=full_names,
        first_words={word: _longest(found) for word, found in firsts.items()},
        acronyms=_acronyms(text),
        descriptions=descriptions,
        bodies=bodies,
        described={
            name_key(without_article(words)): name
            for name in sorted(names, key=lambda name: name.count(" "))
            for words in descriptions.get(name_key(name), ())
        },
        titles=titles,
    )


def _names_one(words: str, persons: Container[str]) -> bool:
    """Whether capitalised words end in the name of one of the persons, whose first name the model may not know."""
    parts = words.split()
    return words.istitle() and any(name_key(" ".join(parts[start:])) in persons for start in range(len(parts)))


def names_ending_in(surname: str, text: str) -> list[str]:
    """The runs of two to four capitalised words of a text that end in the surname, each once."""
    words = [token[0] for token in _WORD.finditer(text[:_SEARCHED])]
    found: dict[str, None] = {}
    for place, word in enumerate(words):
        if _plain(word) != surname:
            continue
        start = place
        while start and place - start < _RUN and words[start - 1][:1].isupper() and not words[start - 1].endswith("."):
            start -= 1
        if start < place:
            found[" ".join((*words[start:place], surname))] = None
    return list(found)


def _longest(names: Iterable[str]) -> tuple[str, ...]:
    """The names without those that others contain: "Paul Biya" goes where "President Paul Biya" is."""
    keyed = {name_key(name): name for name in names}
    return tuple(name for key, name in keyed.items() if not any(end in keyed for end in _ends(key)))


def _ends(key: str) -> list[str]:
    """The shorter full names that a name ends in: "president paul biya" gives "paul biya"."""
    words = key.split()
    return [" ".join(words[start:]) for start in range(1, len(words) - 1)]


def _acronyms(text: str) -> dict[str, str]:
    """Acronyms that the text defines, in either order."""
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        acronym = match[1]
        before = _WORD.findall(text[max(0, match.start() - 160) : match.start()].rpartition("\n")[2])
        if sum(letter.isupper() for letter in acronym) >= 2 and (name := _expansion(acronym, before)):
            found.setdefault(name_key(acronym), name)
    for match in _EXPANDED.finditer(text):
        found.setdefault(name_key(match[1]), " ".join(match[2].split()))
    return found


def _expansion(acronym: str, before: list[str]) -> str | None:
    """The words before a bracketed acronym that it stands for: by initials, else the run of capitalised words."""
    letters = [letter.lower() for letter in acronym if letter.isalpha()]
    for size in range(2, min(len(before), len(letters) + 6) + 1):
        words = before[-size:]
        initials = [part[0].lower() for word in words if word.lower() not in _SMALL for part in word.split("-") if part]
        if initials == letters and words[0].lower() not in _SMALL:
            return " ".join(words)
    start = len(before)
    while start and (before[start - 1][0].isupper() or before[start - 1].lower() in _SMALL):
        start -= 1
    while start < len(before) and before[start].lower() in _SMALL:
        start += 1
    return " ".join(before[start:]) if 2 <= len(before) - start <= 9 else None


def _surroundings(text: str, names: Iterable[str], clauses: Sequence[tuple[int, int]]) -> tuple[_Told, _Told, _Told]:
    """Descriptions after, words before, and bodies after the first mentions of each name, in one pass over the text."""
    wanted = {words: name_key(name) for name in names if (words := tuple(map(_plain, _WORD.findall(name))))}
    sizes: dict[str, list[int]] = defaultdict(list)  # of the names that begin with a word
    for first, size in sorted({(words[0], len(words)) for words in wanted if len(words) <= _LONGEST_NAME}):
        sizes[first].append(size)
    descriptions: dict[str, list[str]] = defaultdict(list)
    titles: dict[str, list[str]] = defaultdict(list)
    bodies: dict[str, list[str]] = defaultdict(list)
    seen: dict[str, int] = defaultdict(int)
    tokens = list(_WORD.finditer(text))
    plain = [_plain(token[0]) for token in tokens]
    shared, ended = "", 0  # the title of the name just before, in the plural, and where that name ended
    for place in range(len(tokens)):
        for size in sizes.get(plain[place], ()):
            key = wanted.get(tuple(plain[place : place + size]))
            if key is None or seen[key] >= _OCCURRENCES:
                continue
            seen[key] += 1
            end = tokens[min(place + size, len(tokens)) - 1].end()
            before = _words_before(text, tokens, place)
            ranks = before.split() if before.istitle() else []  # "Kenya's foreign minister, Gen. Jane Doe,"
            if apposed := _apposed_before(text, tokens, place - len(ranks), end):
                titles[key].append(apposed)
                if longer := _WITH_PLACE.search(apposed):
                    descriptions[key].append(longer[0])
            joined = ended > 0 and text[ended : tokens[place].start()].strip() in _JOINING
            if joined and shared:
                titles[key].append(shared)
            elif before:
                titles[key].append(before)
                shared = before if before.endswith("s") else ""
            ended = end
            after = text[end : _clause_end(clauses, end, end + 160)]
            if age := _AGE.match(after):
                after = after[age.end() :]
                after = after[comma.end() :] if (comma := _OF_AGE.match(after)) else after
            after = _SENTENCE_END.split(after, maxsplit=1)[0]
            if description := _description(after):
                descriptions[key].append(description)
            elif found := _AFFILIATED.match(after):
                bodies[key].append(" ".join(found[1].split()))
    descriptions_, titles_, bodies_ = (
        {k: tuple(v) for k, v in told.items()} for told in (descriptions, titles, bodies)
    )
    return descriptions_, titles_, bodies_


def _clause_end(clauses: Sequence[tuple[int, int]], start: int, stop: int) -> int:
    """Where a stretch of text ends, or the first clause in it begins: "by Ines Moro, a general storms"."""
    first = bisect_left(clauses, (start, 0))
    if first < len(clauses) and clauses[first][1] < stop:
        return clauses[first][0]
    return stop


@cache
def _led() -> re.Pattern[str]:
    """What somebody leads by the words after the name: "who chairs the union"."""
    verbs = alternatives("leading")
    return re.compile(rf"\s*(?:,|\(|–|—)\s*who (?:now |currently |also )?({verbs})\s([^,;()–—\n]{{2,110}})")


def _description(after: str) -> str:
    """The apposition that the words after a name begin with, or nothing."""
    if found := _AFTER.match(after):
        return " ".join(found[1].split())
    if found := _led().match(after):
        return f"the {word_group('leading')[found[1]]} of {' '.join(found[2].split())}"
    if found := _WORKS.match(after):
        return found[1].partition(" as ")[2] or "a teacher"
    found = _BARE.match(after)
    return " ".join(found[1].split()) if found else ""


def _plain(word: str) -> str:
    """The word without a possessive and a closing dot."""
    return without_possessive(word).rstrip(".")


def _apposed_before(text: str, tokens: list[re.Match[str]], start: int, end: int) -> str:
    """The words before a name between commas, which end with what somebody is: "Kenya's foreign minister, Jane Doe,".

    Args:
        text: the article's text.
        tokens: its words.
        start: the place of the first word of the name or its title.
        end: where the name ends.
    """
    is_between = start > 0 and text[tokens[start - 1].end() : tokens[start].start()].strip() == ","
    if not is_between or not text[end:].lstrip().startswith((",", ".", ";", ")")):
        return ""
    last = tokens[start - 1]
    return f"{_words_before(text, tokens, start - 1)} {last[0]}".strip()


def _words_before(text: str, tokens: list[re.Match[str]], place: int) -> str:
    """Up to eight words right before the name, with no punctuation between them."""
    start = place
    while start and place - start < _BEFORE and text[tokens[start - 1].end() : tokens[start].start()].isspace():
        if tokens[start - 1][0].endswith(".") and len(tokens[start - 1][0]) > 4:
            break
        start -= 1
    return text[tokens[start].start() : tokens[place].start()].strip() if start < place else ""
