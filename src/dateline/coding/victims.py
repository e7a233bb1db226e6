"""Who the victims are: the words that tell of killed, hurt, arrested, abducted or displaced, and whom they mean.

Verbs ("kill"), idioms ("shot dead", "taken hostage"), states ("left two people dead"), nouns with "of" ("the arrest of
three journalists"), custody and hospitals lead to their victims through the parse. How many these are is not told here.
"""

from __future__ import annotations

from functools import cache

import msgspec
from spacy.tokens import Token

from dateline.coding.arguments import is_passive, is_word_of, surface_subjects
from dateline.coding.slots import verb_slots
from dateline.knowledge.word_groups import in_group, word_group

_HURT = frozenset({"dead", "wounded", "injured"})
_TOLD_OF_THOSE = frozenset({"killed", "injured", "wounded", "arrested"})
_IDIOMS = frozenset("shoot stab slash hit beat strike hang fall wipe sustain suffer lose".split())
"""Verbs that tell of victims by what stands under them, as `_idiom` has it."""
_APART = ("shooting dead", "taking captive", "burying alive", "driving out")
"""Groups of verbs that tell of victims together with a word some way after them."""
_NEAR = 12
"""Words, the verb's own among them, in which that word stands."""
_HARMING = (
    *("harm", "harm befalling", "fate", "harm of", "fatal act"),
    *("wound", "blow", "slain", "held in", "harm by particle"),
    *_APART,
)
_WITH_CARE = frozenset({"treat", "hospital", "fatally"})
"""Words that tell of harm by what stands around them, besides the groups."""


class Harm(msgspec.Struct, frozen=True):
    """What a word says was done to people: its kind, and the victims that the parse joins to it."""

    kind: str
    victims: list[Token]
    is_from_care: bool = False
    """Whether only a hospital, a treatment or blows tell it: then a number counts, a single person does not."""


def may_harm(lemma: str, lower: str, *, to_death: bool) -> bool:
    """Whether a word can tell of harm.

    Args:
        lemma: of the word.
        lower: the word as it stands; both in small letters.
        to_death: whether its sentence tells of a death, to which anything may be done.
    """
    harming = _harming()
    return to_death or lemma in harming or lower in harming


@cache
def _harming() -> frozenset[str]:
    """The words that may tell of harm, those with a particle without it."""
    words = {word for group in _HARMING for word in word_group(group)}
    return _IDIOMS.union(_WITH_CARE, (word.partition(" ")[0] for word in words))


def harm_of(word: Token) -> Harm | None:
    """The harm that a verb, noun or adjective tells, None where it tells none."""
    lemma, lower = word.lemma_.lower(), word.lower_
    if word.pos_ in {"VERB", "AUX"} and (kind := word_group("harm").get(lemma) or _idiom(word)):
        is_fatal = kind == "injured" and _is_fatal(word)  # "fatally wounded"
        return Harm("killed" if is_fatal else kind, _victims(word))
    if (hurt := _treated(word)) is not None:
        return Harm("injured", hurt, is_from_care=True)
    if word.pos_ == "VERB" and is_word_of(word, "blow"):
        return Harm("injured", _victims(word), is_from_care=True)
    if word.dep_ == "amod" and in_group(lower, "slain"):  # "four slain officers", where the tagger sees a quality
        return Harm("killed", [word.head])
    if lower == "fatally" and (part := _part_before(word)) is not None:
        return Harm("killed", [part])
    if word.pos_ == "VERB" and (kind := word_group("harm befalling").get(lemma)):
        return Harm(kind, surface_subjects(word))
    if (kind := fate(word)) and word.pos_ in {"ADJ", "VERB", "NOUN", "PROPN"} and not _is_group_name(word):
        return Harm(kind, _described(word))
    if word.pos_ in {"NOUN", "PROPN"} and (kind := word_group("harm of").get(lemma) or _fatal(word)):
        named = named_after_of(word)
        if named:
            return Harm(kind, named)
    if in_group(lower, "held in") and word.dep_ == "pobj" and word.head.lower_ in {"in", "under", "behind", "into"}:
        return Harm("arrested", _held(word.head.head))
    return None


def fate(word: Token) -> str | None:
    """The kind of what a word tells to have become of people: "12 dead", "the missing"; None for other words."""
    return word_group("fate").get(word.lower_)


def fate_of(noun: Token) -> str | None:
    """The kind that a noun tells by itself or by its adjective: "the dead", "the dead militants"."""
    words = (noun, *(child for child in noun.children if child.dep_ == "amod"))
    return next(filter(None, map(fate, words)), None)


def shot(verb: Token) -> list[Token]:
    """Who was shot by several, where neither the verb nor the sentence tells what became of anybody."""
    if verb.lemma_ != "shoot" or verb.pos_ != "VERB":
        return []
    if any(in_group(other.lower_, "fate", "outcome") for other in verb.sent):
        return []
    if is_passive(verb):
        victims = surface_subjects(verb)
        doers = [item for c in verb.children if c.dep_ == "agent" for item in c.children]
    else:
        victims = [child for child in verb.children if child.dep_ == "dobj"]
        doers = surface_subjects(verb)
    return victims if any(doer.tag_ in {"NNS", "NNPS"} or doer.lower_ == "army" for doer in doers) else []


def named_after_of(noun: Token) -> list[Token]:
    """Those whom a noun's "of" names: "the arrest of three journalists"."""
    return [
        item
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ == "of"
        for item in child.children
        if item.dep_ == "pobj"
    ]


def own_objects(verb: Token) -> list[Token]:
    """The objects of a verb that the parser takes for a participle: "Two strikes killed at least five people"."""
    if verb.dep_ != "acl" or verb.tag_ not in {"VBN", "VBD"} or any(c.dep_ == "dative" for c in verb.children):
        return []
    return [child for child in verb.children if child.dep_ in {"dobj", "obj"}]


def _victims(verb: Token) -> list[Token]:
    """Those whom a verb or idiom is done to."""
    if verb.lemma_ in {"sustain", "suffer"}:
        return surface_subjects(verb)
    if own := own_objects(verb):
        return own
    objects = [word for word in verb_slots(verb).get("obj", ()) if word.lower_ != "hostage"]
    bare = [child for child in verb.children if child.dep_ == "nsubj" and child.pos_ == "NUM"]
    if bare and verb.tag_ == "VBN" and not objects:  # "12 were killed and 30 wounded": the auxiliary is not repeated
        return bare
    if verb.dep_ == "amod" and verb.tag_ == "VBN" and not objects:  # "the murdered mayor"
        return [verb.head]
    if verb.dep_ == "acl" and verb.head.lower_ == "those" and verb.head.dep_ == "nsubj":  # "those killed were four"
        return _told_to_be(verb.head.head) or objects
    if (some := _some_of(verb)) is not None:
        return [some]
    if is_passive(verb) or (verb.tag_ == "VBN" and verb.dep_ == "xcomp" and not objects):  # "were reported killed"
        return surface_subjects(verb)
    return objects


def _some_of(verb: Token) -> Token | None:
    """The number of "four of a family burnt alive", whose participle the parser hangs on the family."""
    family = verb.head
    if verb.dep_ != "acl" or family.dep_ != "pobj" or family.head.lower_ != "of" or family.tag_ != "NN":
        return None
    number = family.head.head
    return number if number.pos_ == "NUM" and number.dep_ not in {"pobj", "nummod"} else None


def _part_before(fatally: Token) -> Token | None:
    """Those of a number of people who died of it: "70 people were shot, twelve of them fatally"."""
    if not fatally.i:
        return None
    before = fatally.nbor(-1)
    if before.pos_ == "PRON" and before.dep_ == "pobj" and before.head.lower_ == "of":
        before = before.head.head
    return before if before.pos_ == "NUM" else None


def _idiom(verb: Token) -> str | None:
    """The kind of a phrase: "stabbed to death", "rounded up", "shot dead", "shot in the leg", "lost 12 men"."""
    if _is_to_death(verb):
        return "killed"
    if (kind := _by_particle(verb) or _apart(verb)) is not None:
        return kind
    match verb.lemma_.lower():
        case "shoot" | "stab" if _has_under(verb, "in", "limb"):
            return "injured"
        case "shoot" | "stab" | "slash" | "hit" | "beat" if _is_fatal(verb):
            return "killed"
        case "stab" if not any(in_group(other.lower_, "fate", "outcome") for other in verb.sent):
            return "injured"  # unless the sentence tells what became of them
        case "hit" | "strike":
            doers = [item for c in verb.children for item in (c, *c.children) if item.dep_ in {"nsubj", "pobj"}]
            is_shot = any(is_word_of(doer, "missile") for doer in doers)
            return "injured" if is_shot or (is_passive(verb) and _is_under_fire(verb)) else None
        case "hang":
            return "killed" if verb.lower_ == "hanged" else None
        case "fall":
            return "killed" if _has_under(verb, "to", "missile") else None
        case "wipe" if any(child.lower_ == "out" for child in verb.children):
            families = [c for c in verb.children if c.lemma_ == "family" and c.dep_ in {"dobj", "nsubjpass"}]
            return "killed" if families else None
        case "sustain" | "suffer":
            return "injured" if any(is_word_of(c, "wound") for c in verb.children) else None
        case "lose":
            lost = [item for c in verb.children if c.dep_ == "dobj" for item in (c, *named_after_of(c))]
            return "killed" if any(is_word_of(item, "lost fighter") for item in lost) else None
    return None


def _is_to_death(verb: Token) -> bool:
    """Whether the act is one "to death"."""
    return not is_word_of(verb, "not to death") and any(
        child.lower_ == "to" and child.dep_ == "prep" and any(c.lower_ == "death" for c in child.children)
        for child in verb.children
    )


def _by_particle(verb: Token) -> str | None:
    """The kind that a verb tells together with its particle: "gunned down", "rounded up"."""
    kinds = word_group("harm by particle")
    phrases = (f"{verb.lemma_.lower()} {child.lower_}" for child in verb.children)
    return next((kinds[phrase] for phrase in phrases if phrase in kinds), None)


def _apart(verb: Token) -> str | None:
    """The kind that a verb tells together with a word some way after it: "shot dead", "took 12 people hostage"."""
    if not is_word_of(verb, *_APART):
        return None
    near = {word.lower_ for word in verb.doc[verb.i : min(verb.i + _NEAR, verb.sent.end)]}
    if "dead" in near and is_word_of(verb, "shooting dead"):
        return "killed"
    if is_word_of(verb, "taking captive") and not near.isdisjoint(word_group("captive")):
        return "abducted"
    if "alive" in near and is_word_of(verb, "burying alive"):
        return "killed"
    return "displaced" if is_word_of(verb, "driving out") and not near.isdisjoint(word_group("home")) else None


def _has_under(verb: Token, preposition: str, group: str) -> bool:
    """Whether a word of the group stands under a preposition of the verb: "in the leg", "to police bullets"."""
    return any(c.lower_ == preposition and any(is_word_of(g, group) for g in c.children) for c in verb.children)


def _described(state: Token) -> list[Token]:
    """Those who are dead or wounded: "left 12 people dead", "12 dead", "12 were wounded"."""
    if any(child.dep_ == "nummod" for child in state.children):
        return [state]
    if state.dep_ in {"acomp", "oprd", "xcomp"}:
        return [c for c in state.head.children if c.dep_ in {"dobj", "obj"}] or surface_subjects(state.head)
    if state.head.lemma_ == "be" and state.dep_ == "nsubj":  # "the dead were a farmer and his sons"
        return _told_to_be(state.head)
    if state.dep_ == "nsubjpass" and state.head.lemma_ in {"identify", "name"}:
        return [item for c in state.head.children if c.lower_ == "as" for item in c.children if item.dep_ == "pobj"]
    if state.dep_ in {"pcomp", "pobj", "amod"} and state.head.lower_ == "as":
        return surface_subjects(state.head.head) if is_passive(state.head.head) else []
    if state.dep_ == "ccomp":
        return [child for child in state.children if child.dep_ == "nsubj"]
    if state.dep_ == "conj" and state.head.dep_ == "dobj" and state.head.head.lemma_ == "leave":
        return [state.head]  # "left five soldiers and a civilian dead", where the parser sees a dead joined to them
    return [state.head] if state.dep_ == "amod" and state.i > state.head.i else []


def _told_to_be(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "attr"]


def part_of(state: Token) -> list[Token]:
    """Who are some of the dead or hurt: "the dead included four women", "among the dead were …", "13 of the dead"."""
    is_clause = state.dep_ == "acl" and state.lower_ in _TOLD_OF_THOSE  # "two of those killed"
    all_of_them = state.head if is_clause else state
    if is_clause and all_of_them.lower_ != "those":
        return []
    above = all_of_them.head
    if all_of_them.dep_ == "nsubj" and above.lemma_ == "include":
        return [child for child in above.children if child.dep_ in {"dobj", "obj"}]
    if all_of_them.dep_ != "pobj":
        return []
    if above.lower_ == "among" and above.head.lemma_ == "be":
        return [child for child in above.head.children if child.dep_ in {"attr", "nsubj"} and child.pos_ != "PRON"]
    is_some = above.lower_ == "of" and above.head.pos_ == "NUM" and above.head.dep_ == "nsubj"
    return [above.head] if is_some and above.head.head.lemma_ == "be" else []


def _is_fatal(verb: Token) -> bool:
    """Whether the verb's own act is told to be fatal, not that to a part of the victims."""
    return any(child.lower_ == "fatally" and _part_before(child) is None for child in verb.children)


def _is_under_fire(verb: Token) -> bool:
    """Whether the sentence tells of shooting: of "troops fired and 14 people were hit"."""
    return any(is_word_of(word, "missile") or word.lower_ in {"fired", "fire", "firing"} for word in verb.sent)


def _is_group_name(state: Token) -> bool:
    """Whether the word tells what kind of people they are: of "75 displaced people" it may be the killed that count."""
    return state.lower_ == "displaced" and state.dep_ == "amod"


def _fatal(noun: Token) -> str | None:
    """The kind of a "fatal shooting"."""
    is_fatal = is_word_of(noun, "fatal act") and any(child.lower_ == "fatal" for child in noun.children)
    return "killed" if is_fatal else None


def _treated(token: Token) -> list[Token] | None:
    """Who is hurt, as a hospital or a treatment tells: "40 were taken to hospital", "treated 62 for burns".

    Not some of those who are told to be hurt: "five of the wounded".
    """
    lemma, verb = token.lemma_.lower(), token.head.head
    if lemma == "treat" and token.pos_ == "VERB":
        below = (item for c in token.subtree if c.lower_ == "for" for item in c.subtree)
        if not any(is_word_of(item, "treated for") for item in below):
            return None
        verb = token
    elif not _is_of_care(token, verb):
        return None
    people = [verb] if verb.pos_ in {"NOUN", "PROPN", "NUM"} else _held(verb)
    if verb.dep_ == "conj" and token.dep_ == "pobj" and not any(c.dep_ == "nummod" for c in verb.head.children):
        people = [verb.head]  # "left a Syrian and his two daughters with burns"
    people = [head for head in people if not is_word_of(head, "body")]
    return [head for head in people if not any(item.lower_ in _HURT for item in named_after_of(head))]


def is_hurt(person: Token) -> bool:
    """Whether a person or number of them is told to have wounds: "33 people with gunshot wounds"."""
    below = (item for child in person.children if child.lower_ == "with" for item in child.children)
    return any(is_word_of(item, "wound") for item in below)


def _is_of_care(noun: Token, verb: Token) -> bool:
    """Whether the words are "taken to hospital", "was in hospital", "brought in with burns", "33 men with burns"."""
    if noun.dep_ != "pobj":
        return False
    if verb.pos_ in {"NOUN", "PROPN", "NUM"}:
        if noun.lemma_.lower() == "hospital":  # "left two students in hospital"
            return noun.head.lower_ == "in" and verb.dep_ == "dobj" and verb.head.lemma_ in {"leave", "put"}
        return noun.head.lower_ == "with" and is_word_of(noun, "wound")
    if not is_word_of(verb, "caring") or (verb.lemma_ == "treat" and _treated(verb) is not None):
        return False
    if noun.lemma_.lower() == "hospital":
        return noun.head.lower_ in {"in", "to", "at"}
    return is_word_of(noun, "wound") and noun.head.lower_ == "with"


def _held(verb: Token) -> list[Token]:
    """Who is "in custody", "behind bars", or whom one takes there."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "obj"}]
    return objects or surface_subjects(verb) if verb.pos_ in {"VERB", "AUX"} else []
