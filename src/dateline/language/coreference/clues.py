"""The clues for and against an entity as what a pronoun or description stands for; `weights` says what each counts."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

import msgspec
from spacy.tokens import Token

from dateline.knowledge.tables import read_table
from dateline.knowledge.word_groups import in_group, word_group
from dateline.language.coreference.entities import Entity
from dateline.language.coreference.words import (
    PRONOUNS,
    acting,
    clause_of,
    determiner,
    is_bare,
    is_called,
    is_complemented,
    is_plural,
    is_state,
    of_what,
    place_in_clause,
    relative_antecedent,
)

_SORTS = {
    "he": frozenset({"person", "one", "proper", "body"}),
    "she": frozenset({"person", "one", "proper", "body"}),
    "it": frozenset({"body", "place", "land", "institution", "thing", "proper"}),
    "they": frozenset({"people", "bodies", "things", "nation", "both", "body", "institution", "proper"}),
}
"""Sorts of entities that a pronoun may stand for; what the model takes for a body may be a person."""
DESCRIBED = {
    "one": frozenset({"person", "one", "proper"}),
    "people": frozenset({"people", "both", "nation", "bodies", "body"}),
    "institution": frozenset({"body", "institution", "bodies", "nation", "proper"}),
    "bodies": frozenset({"bodies", "both", "body", "people", "nation"}),
    "land": frozenset({"place", "land", "proper"}),
    "thing": frozenset({"thing", "body"}),
    "things": frozenset({"things", "both"}),
}
"""Sorts of entities that a description of a sort may stand for."""


class Anaphor(msgspec.Struct, frozen=True, kw_only=True):
    """A pronoun or description that may stand for an entity before it."""

    head: Token
    sentence: int
    zone: str
    form: str
    """he, she, it, they; empty for a description."""
    sort: str
    """Of a description."""
    place: str
    clause: Token
    subject: Token | None
    """Whoever acts in its clause, except itself; None for a reflexive."""
    above: frozenset[int]
    """Places of the verbs above its clause, whose subjects often go on."""
    in_quote: bool
    words: frozenset[str]
    """Modifiers of a description."""
    of: frozenset[str]
    """What a description is of."""
    determiner: str
    gender: str | None


def pronoun(head: Token, sentence: int, zone: str, *, in_quote: bool) -> Anaphor:
    """A third person's pronoun as what may stand for others."""
    return _anaphor(head, sentence, zone, in_quote=in_quote, form=PRONOUNS[head.lower_])


def description(
    head: Token,
    sentence: int,
    zone: str,
    *,
    in_quote: bool,
    sort: str,
    gender: str | None,
    words: frozenset[str],
) -> Anaphor:
    """A described party, with its modifiers, as what may stand for others."""
    return _anaphor(head, sentence, zone, in_quote=in_quote, sort=sort, words=words, gender=gender)


def _anaphor(
    head: Token,
    sentence: int,
    zone: str,
    *,
    in_quote: bool,
    form: str = "",
    sort: str = "",
    words: frozenset[str] = frozenset(),
    gender: str | None = None,
) -> Anaphor:
    clause = clause_of(head)
    subject = acting(clause)
    if subject is not None:  # of "the minister, who accused him" the minister acts
        subject = relative_antecedent(subject) or subject
    return Anaphor(
        head=head,
        sentence=sentence,
        zone=zone,
        form=form,
        sort=sort,
        place=place_in_clause(head),
        clause=clause,
        subject=None if subject == head or head.lower_.endswith(("self", "selves")) else subject,
        above=frozenset(token.i for token in clause.ancestors),
        in_quote=in_quote,
        words=words,
        of=frozenset() if form else frozenset(of_what(head)),
        determiner=determiner(head),
        gender=gender,
    )


def sorts(anaphor: Anaphor) -> frozenset[str]:
    """The sorts of entities of which one may be meant."""
    if not anaphor.form:
        return DESCRIBED.get(anaphor.sort, frozenset())
    return _SORTS[anaphor.form] - {"things"} if _is_subject_of(anaphor, "only people do") else _SORTS[anaphor.form]


def fits(anaphor: Anaphor, entity: Entity) -> bool:
    """Whether number and gender let an entity of a fitting sort be meant at all."""
    if anaphor.form in {"he", "she"}:
        if entity.sort == "body" and not _may_be_person(entity):
            return False
        if entity.sort == "proper" and _is_called_body(entity):
            return False
        return entity.gender is None or (entity.gender == "f") == (anaphor.form == "she")
    if anaphor.form == "it" and entity.sort == "thing" and _is_subject_of(anaphor, "only bodies do"):
        return _may_be_body(entity)
    return bool(anaphor.form) or _noun_fits(anaphor, entity)


def is_mute(anaphor: Anaphor, entity: Entity) -> bool:
    """Whether the pronoun says something, and the entity is a thing that tells nothing: "the attack … it said".

    It counts among those spoken of all the same.
    """
    if anaphor.form != "it" or entity.sort != "thing" or not _is_subject_of(anaphor, "only people do"):
        return False
    return not _may_be_body(entity) and _telling_nouns().isdisjoint(entity.nouns)


def _may_be_body(thing: Entity) -> bool:
    """Whether what no table has may be a body: it has a name."""
    return bool(thing.named) or any(head.pos_ == "PROPN" for head in thing.described)


@cache
def _telling_nouns() -> frozenset[str]:
    """Nouns for what tells something, as people do: "the report … it said"."""
    return frozenset(cells["word"] for cells in read_table("source_words", columns=("word", "kind")))


def _is_subject_of(anaphor: Anaphor, group: str) -> bool:
    """Whether the pronoun is the subject of a verb that the group has: "after it freed the prisoners"."""
    return anaphor.head.dep_ == "nsubj" and in_group(anaphor.head.head.lemma_, group)


def is_held_by_another(anaphor: Anaphor, entity: Entity) -> bool:
    """Whether an office is held, by the tables, by somebody whom the pronoun cannot mean: "he" after a queen's."""
    if anaphor.form not in {"he", "she"} or entity.gender is not None or entity.holder_gender is None:
        return False
    return (entity.holder_gender == "f") != (anaphor.form == "she")


def _may_be_person(entity: Entity) -> bool:
    """Whether what the model takes for an organisation may be a person: two capitalised words that say no body."""
    return bool(entity.named) and len(entity.words) <= 3 and not entity.gender and not _is_called_body(entity)


def _is_called_body(entity: Entity) -> bool:
    return not word_group("named body").keys().isdisjoint(entity.words)


def _noun_fits(anaphor: Anaphor, entity: Entity) -> bool:
    if entity.gender and anaphor.gender and entity.gender != anaphor.gender:
        return False
    noun = anaphor.head.lemma_.lower()
    if anaphor.of and entity.of and anaphor.of.isdisjoint(entity.of):
        return False  # "the minister of health" is not that of trade
    if not anaphor.determiner and is_plural(anaphor.head) and is_complemented(anaphor.head) and not entity.named:
        return noun in entity.nouns  # "youths from the villages" are none of those told before
    if in_group(noun, "office with a second") and _is_second(entity.words) and not _is_second(anaphor.words):
        return False  # "the president" is no vice president
    if noun in entity.nouns:
        return True
    if in_group(noun, "country") and entity.named and not _is_state(entity):
        return False  # what Pyongyang does makes it no country
    if in_group(noun, "place noun") and _is_state(entity):
        return False  # "the town" that troops from Chad shell is not Chad
    if in_group(noun, "company") and not word_group("public body").keys().isdisjoint(entity.words):
        return False
    return bool(entity.named) or bool(entity.members)


def _is_second(words: Set[str]) -> bool:
    return not word_group("second").keys().isdisjoint(words)


def _is_state(entity: Entity) -> bool:
    """Whether one of its names is a state's."""
    return any(map(is_state, entity.named))


def is_barred(anaphor: Anaphor, entity: Entity) -> bool:
    """Whether grammar forbids it: of "the army disarmed them and handed them over", both times the army."""
    for occurrence in reversed(entity.occurrences[-3:]):
        if occurrence.sentence != anaphor.sentence or occurrence.zone != anaphor.zone:
            break
        if _acts(occurrence.head, anaphor.subject) and anaphor.place in {"object", "oblique"}:
            return anaphor.clause == clause_of(occurrence.head) or anaphor.place == "object"
        if anaphor.place == "subject" and _is_asked_of(anaphor, occurrence.head):
            return True
        if anaphor.place == "oblique" and _takes_both(occurrence.head, anaphor.head):
            return True
        if anaphor.place == "owner" and anaphor.head.head == occurrence.head:
            return True
        if _acts(occurrence.head, anaphor.subject) and (_owns_what_is_harmed(anaphor) or _owns_the_killed(anaphor)):
            return True
        if anaphor.place == "subject" and anaphor.clause == clause_of(occurrence.head) and occurrence.place == "object":
            return True
    return False


def _is_asked_of(anaphor: Anaphor, head: Token) -> bool:
    """Whether a word is the subject of a demand that the pronoun be or do something: "demanded that he resign"."""
    clause = anaphor.clause
    is_demanded = clause.tag_ in {"VB", "VBP"} and clause.dep_ == "ccomp" and in_group(clause.head.lemma_, "of another")
    return is_demanded and _acts(head, next((c for c in clause.head.children if c.dep_ == "nsubj"), None))


def _owns_what_is_harmed(anaphor: Anaphor) -> bool:
    """Whether harm is done to whoever belongs to the one harmed before: "disarmed the militia and held its leaders"."""
    verb = anaphor.head.head.head
    if (
        anaphor.place != "owner"
        or verb.dep_ != "conj"
        or not in_group(verb.lemma_, "harm", "taking captive", "rivalry")
    ):
        return False
    before = [child for child in verb.head.children if child.dep_ == "dobj"]
    return any(anaphor.form in {"he", "she"} or is_plural(word) == (anaphor.form == "they") for word in before)


def _owns_the_killed(anaphor: Anaphor) -> bool:
    """Whether those whom a verb says are harmed are the pronoun's own: "the army killed 12 of its fighters"."""
    harmed = anaphor.head.head
    if harmed.dep_ == "pobj" and harmed.head.lower_ == "of" and harmed.head.head.pos_ == "NUM":
        harmed = harmed.head.head
    is_harmed = harmed.dep_ == "dobj" and in_group(harmed.head.lemma_, "harm", "taking captive")
    return anaphor.place == "owner" and anaphor.form in {"it", "they"} and is_harmed  # a man may kill his wife


def _takes_both(thing: Token, pronoun: Token) -> bool:
    """Whether one verb has the thing as its object and the pronoun with a preposition: "fired bullets at them".

    So it is where that is only counted: "gave permits to 90 of them".
    """
    preposition = pronoun.head
    if preposition.lower_ == "of" and preposition.head.pos_ == "NUM" and preposition.head.dep_ == "pobj":
        preposition = preposition.head.head
    return thing.dep_ == "dobj" and preposition.dep_ in {"prep", "dative"} and preposition.head in {thing, thing.head}


def _acts(head: Token, subject: Token | None) -> bool:
    """Whether the word is the subject or one of those that act together with it."""
    while head != subject and head.dep_ in {"conj", "appos"}:
        head = head.head
    return head == subject


def of_entity(anaphor: Anaphor, entity: Entity, rank: int, *, speaks: bool) -> set[str]:
    """What speaks for or against an entity; `rank` is how many that fit were spoken of later."""
    what = anaphor.form or "noun"
    last = entity.last
    back = anaphor.sentence - last.sentence if last.zone == anaphor.zone else 9
    clues = {
        f"{what}: rank {min(rank, 3)}",
        f"rank {min(rank, 5)}",
        f"{what}: {_far(back)}",
        f"{what}: told {_often(len(entity.occurrences))}",
        f"last {last.place}",
    }
    if last.is_pronoun:
        clues.add(f"{what}: last a pronoun")
        if anaphor.form and PRONOUNS.get(last.head.lower_) == anaphor.form:
            clues.add("last the same pronoun")
    if entity.occurrences[0].sentence == 0:
        clues.add("in the first sentence")
    if speaks:
        clues.add("speaks the quotation" if anaphor.in_quote else "says so")
    if entity.named:
        clues.add(f"{what}: has a name")
    if anaphor.form:
        clues |= _of_pronoun(anaphor, entity, back)
    else:
        clues |= _of_description(anaphor, entity)
    return clues


def _of_pronoun(anaphor: Anaphor, entity: Entity, back: int) -> set[str]:
    last = entity.last
    clues = {f"{anaphor.form}: {entity.sort}"}
    if anaphor.form in {"he", "she"}:
        clues.add(f"{anaphor.form}: gender {'known' if entity.gender else 'unknown'}")
    if last.place == anaphor.place:
        clues.add(f"same place: {last.place}")
    if back <= 1 and last.place == "subject":
        clues.add(f"subject {'here' if back == 0 else 'before'} for {anaphor.place}")
    if back == 0:
        if last.head == anaphor.subject:
            clues.add(f"own subject for {anaphor.place}")
        elif clause_of(last.head) == anaphor.clause:
            clues.add(f"own {last.place} for {anaphor.place}")
        elif last.place == "subject" and clause_of(last.head).i in anaphor.above:
            clues.add("subject above")
        elif last.head.is_ancestor(anaphor.head):
            clues.add("word above")
    elif back == 1 and last.place == "subject" and clause_of(last.head).dep_ == "ROOT":
        clues.add("main subject before")
    if any(o.place == "subject" and anaphor.sentence - o.sentence == 1 for o in entity.occurrences[-4:]):
        clues.add("a subject of the sentence before")
    return clues


def _of_description(anaphor: Anaphor, entity: Entity) -> set[str]:
    noun = anaphor.head.lemma_.lower()
    kind = "named" if entity.named else "unnamed"
    clues = {f"{anaphor.sort} for {entity.sort}"}
    if noun in entity.nouns:
        clues.add(f"same noun, {kind}")
    elif noun in entity.words:
        clues.add("noun in the name")
    else:
        clues.add(f"other noun: {anaphor.sort}")
        if is_called(anaphor.head):
            clues.add(f"the group: {entity.sort}")
        clues.add(f"{noun}: {entity.sort}")
        if entity.nouns:
            clues.add("has another noun")
    if anaphor.words and not is_called(anaphor.head):
        shared = anaphor.words & entity.words
        clues.add(
            "modifiers all known" if shared == anaphor.words else "a modifier known" if shared else "modifiers new"
        )
    if anaphor.gender and entity.gender:
        clues.add("gender agrees")
    if anaphor.place == entity.last.place == "subject":
        clues.add("noun: both subjects")
    return clues


def of_none(anaphor: Anaphor) -> set[str]:
    """What speaks for a description that stands for itself."""
    clues = {"none", f"none: {anaphor.determiner}", f"none: {anaphor.sort}", f"none: {anaphor.head.lemma_.lower()}"}
    clues.add(f"none: {anaphor.sort} {anaphor.determiner}")
    if is_complemented(anaphor.head):
        clues.add("none: complemented")
    if is_called(anaphor.head):
        clues.add("none: the group")
    elif is_bare(anaphor.head):
        clues.add(f"none: the bare {anaphor.sort}")
    if anaphor.words and not is_called(anaphor.head):
        clues.add("none: modified")
    if anaphor.sentence == 0:
        clues.add("none: first sentence")
    if anaphor.head.text[0].isupper() and anaphor.head.i > anaphor.head.sent.start:
        clues.add("none: capital")
    return clues


def _far(back: int) -> str:
    return (
        ("here", "1 back", "2 back", "3 back")[back] if 0 <= back <= 3 else "4 to 6 back" if 0 <= back <= 6 else "far"
    )


def _often(times: int) -> str:
    return "once" if times == 1 else "twice" if times == 2 else "3 to 5 times" if times < 6 else "often"
