"""Speakers at the end of a sentence whom the parser hangs elsewhere: "shot two men, the mayor, Ana Roe, said"."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Span, Token

from dateline.knowledge.word_groups import in_group
from dateline.language.attaching import attach

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_STOPS = frozenset({",", "”", '"', "''", "»"})
"""Marks between what is said and who says it."""
_WHO = frozenset({"who", "whose", "which", "whom"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_OF_ITEMS = _NOMINAL | {"DET", "ADJ"}
"""Parts of speech in one of a list of speakers."""
_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def seat_speakers(doc: Doc, is_role: Callable[[str], bool]) -> Doc:
    """The same document, in which a verb of saying behind what is said has the words right before it for its subject.

    Args:
        doc: the parsed text.
        is_role: whether a noun is one for people.
    """
    for verb in doc:
        if verb.tag_ in _FINITE and in_group(verb.lemma_, "telling last") and not _goes_on(verb):
            _seat(verb, is_role)
    return doc


def _goes_on(verb: Token) -> bool:
    """Whether what is said stands behind the verb."""
    return any(child.dep_ in {"ccomp", "xcomp"} for child in verb.rights)


def _seat(verb: Token, is_role: Callable[[str], bool]) -> None:
    parts = _parts_before(verb)
    if not parts:
        return
    speaker, *apposed = parts
    heads = _tops(speaker)
    if not heads or _is_seated(heads, verb, speaker) or not any(map(_may_speak(is_role), heads)):
        return
    first = next((head for head in heads if head.ent_type_ == "PERSON"), heads[0])
    others = [head for head in heads if head != first]
    for subject in [child for child in verb.children if child.dep_ in _SUBJECTS and child.i < speaker.start]:
        _give_back(subject)
    if not attach(first, verb, "nsubj"):
        return
    for other in others:
        attach(other, first, "conj" if _is_joined(other, speaker) else "appos")
    for part in apposed:
        for head in _tops(part):
            attach(head, first, "relcl" if part[0].lower_ in _WHO else "appos")


def _parts_before(verb: Token) -> list[Span]:
    """The words for the speaker, and those set off behind that tell who it is; none if no clause is before."""
    doc, start = verb.doc, verb.sent.start
    stops = [token.i for token in doc[start : verb.i] if token.text in _STOPS]
    if not stops:
        return []
    is_set_off = stops[-1] == verb.i - 1
    if not is_set_off:
        begin = _list_start(doc, start, stops, verb)
        parts = [doc[begin : verb.i]]
    elif len(stops) > 2:
        begin = stops[-3] + 1
        parts = [doc[begin : stops[-2]], doc[stops[-2] + 1 : stops[-1]]]
    else:
        return []
    is_said = any(token.pos_ in {"VERB", "AUX"} and token.tag_ in _FINITE for token in doc[start : begin - 1])
    plain = [part for part in parts if part and part[0].lower_ not in _WHO]
    if (
        not is_said
        or not all(parts)
        or any(part[0].pos_ in {"VERB", "AUX", "SCONJ", "ADP", "CCONJ", "PRON"} for part in plain)
    ):
        return []
    return [] if any(token.tag_ in _FINITE for part in plain for token in part) else parts


def _list_start(doc: Doc, start: int, stops: list[int], verb: Token) -> int:
    """Where the words right before the verb begin: "Chad, Niger and Mali said" is a list of as many as it has."""
    begin = stops[-1] + 1
    if not any(token.lower_ == "and" for token in doc[begin : verb.i]):
        return begin
    for earlier in [*reversed(stops[:-1]), start - 1]:
        item = doc[earlier + 1 : begin - 1]
        if not item or doc[begin - 1].text != "," or not all(token.pos_ in _OF_ITEMS for token in item):
            break
        begin = earlier + 1
    return begin


def _tops(words: Span) -> list[Token]:
    """The nouns and names of a phrase, or the verb of a clause, that hang on words outside of it."""
    is_clause = words[0].lower_ in _WHO
    return [
        token
        for token in words
        if token.head not in words or token.head == token
        if token.pos_ in ({"VERB", "AUX"} if is_clause else _NOMINAL)
    ]


def _is_seated(heads: list[Token], verb: Token, speaker: Span) -> bool:
    """Whether the verb has its subject among the heads, and none that "and" joins to it is left out."""
    seated = [head for head in heads if head.head == verb and head.dep_ in _SUBJECTS]
    return bool(seated) and (len(heads) == 1 or not any(token.lower_ == "and" for token in speaker))


def _may_speak(is_role: Callable[[str], bool]) -> Callable[[Token], bool]:
    def may_speak(head: Token) -> bool:
        return head.ent_type_ in _NAMES or is_role(head.lemma_.lower()) or in_group(head.lemma_.lower(), "telling noun")

    return may_speak


def _is_joined(word: Token, phrase: Span) -> bool:
    """Whether "and", or the comma of a list, stands between the first word and this one."""
    return any(token.lower_ == "and" or token.text == "," for token in phrase if token.i < word.i)


def _give_back(subject: Token) -> None:
    """Hangs what was taken for the speaker on the verb right before it, as its object: "attacked Gao"."""
    if subject.left_edge.i == subject.sent.start:
        return
    before = subject.left_edge.nbor(-1)
    if before.pos_ == "VERB" and not any(child.dep_ == "dobj" for child in before.children):
        attach(subject, before, "dobj")
    else:
        attach(subject, before, "dep")
