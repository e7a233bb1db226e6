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
        if _is_finite(verb) and in_group(verb.lemma_, "telling last") and not _goes_on(verb):
            _seat(verb, is_role)
    return doc


def _is_finite(verb: Token) -> bool:
    """Whether the verb is finite; the model may take "told police" for a participle."""
    relations = {child.dep_ for child in verb.children}
    return verb.tag_ in _FINITE or (verb.tag_ == "VBN" and "dobj" in relations and not relations & {"aux", "auxpass"})


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
    if any(child.dep_ in _SUBJECTS for child in verb.rights):
        return  # "in Lima, said officials"
    verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_
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
            attach(head, verb if head.pos_ == "ADP" else first, _relation(part))


def _parts_before(verb: Token) -> list[Span]:
    """The words for the speaker, and those set off behind that tell who it is; none if no clause is before."""
    doc, start = verb.doc, verb.sent.start
    stops = [token.i for token in doc[start : verb.i] if token.text in _STOPS]
    if not stops:
        return []
    is_set_off = stops[-1] == verb.i - 1
    if not is_set_off:
        begin = _list_start(doc, start, stops, verb)
        parts = _cut_before_who(doc[begin : verb.i])
    elif len(stops) > 2:
        begin = stops[-3] + 1
        parts = [doc[begin : stops[-2]], doc[stops[-2] + 1 : stops[-1]]]
    else:
        return []
    is_said = any(token.pos_ in {"VERB", "AUX"} and token.tag_ in _FINITE for token in doc[start : begin - 1])
    if not is_said or not all(parts):
        return []
    plain = [part for part in parts if part[0].lower_ not in _WHO]
    named = [part for part in plain if part is parts[0] or not _is_set_between(part)]
    if any(part[0].pos_ in {"VERB", "AUX", "SCONJ", "ADP", "CCONJ", "PRON"} for part in named):
        return []
    return [] if any(token.tag_ in _FINITE for part in plain for token in part) else parts


def _cut_before_who(words: Span) -> list[Span]:
    """The words for a speaker, and the clause that tells who it is: "a guard", "who gave no name"."""
    who = next((token for token in words if token.lower_ == "who"), None)
    if who is None:
        return [words]
    clause = words.doc[who.i : words.end]
    return [words.doc[words.start : who.i], clause] if any(token.tag_ in _FINITE for token in clause) else []


def _is_set_between(words: Span) -> bool:
    """Whether words set off behind a speaker tell where or through whom they speak: "in Lima", "reached by phone"."""
    return words[0].tag_ in {"VBN", "VBG"} or words[0].pos_ == "ADP"


def _relation(words: Span) -> str:
    """How words that tell more of a speaker hang on the word for them."""
    if words[0].lower_ in _WHO:
        return "relcl"
    if not _is_set_between(words):
        return "appos"
    return "prep" if words[0].pos_ == "ADP" else "acl"


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
    if words[0].lower_ in _WHO:
        kinds = frozenset({"VERB", "AUX"})
    elif _is_set_between(words):
        kinds = frozenset({words[0].pos_})
    else:
        kinds = _NOMINAL
    return [token for token in words if (token.head not in words or token.head == token) and token.pos_ in kinds]


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
