"""Who the victims are: the words that tell of killed, hurt, arrested, abducted or displaced, and whom they mean.

Verbs ("kill"), idioms ("shot dead", "taken hostage"), states ("left two people dead"), nouns with "of" ("the arrest of
three journalists"), custody and hospitals lead to their victims through the parse. How many these are is not told here.
"""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from dateline.coding.arguments import is_passive, surface_subjects, verb_slots

_VERBS = {
    **dict.fromkeys(
        "kill slay murder massacre execute behead slaughter assassinate lynch liquidate eliminate butcher".split(),
        "killed",
    ),
    **dict.fromkeys("injure wound hurt maim harm hospitalise hospitalize".split(), "injured"),
    **dict.fromkeys("arrest detain jail imprison apprehend nab".split(), "arrested"),
    **dict.fromkeys("abduct kidnap".split(), "abducted"),
    **dict.fromkeys("displace evacuate evict uproot".split(), "displaced"),
}
_INTRANSITIVE = {"die": "killed", "perish": "killed", "succumb": "killed", "suffocate": "killed", "flee": "displaced"}
STATES = {
    "dead": "killed", "die": "killed", "wounded": "injured", "injured": "injured", "hurt": "injured",
    "missing": "missing", "homeless": "displaced", "displaced": "displaced", "unaccounted": "missing",
    "killed": "killed", "arrested": "arrested", "detained": "arrested", "kidnapped": "abducted", "abducted": "abducted",
}  # fmt: skip
"""Words for what has become of people: "12 dead", "the missing"."""
_OF_NOUNS = {
    "killing": "killed", "murder": "killed", "execution": "killed", "massacre": "killed", "death": "killed",
    "assassination": "killed", "beheading": "killed", "slaying": "killed", "arrest": "arrested",
    "detention": "arrested", "abduction": "abducted", "kidnapping": "abducted", "kidnap": "abducted",
    "displacement": "displaced", "evacuation": "displaced", "wounding": "injured",
}  # fmt: skip
"""Nouns whose "of" names the victims."""
_FATAL = frozenset("shooting stabbing beating".split())
"""Nouns whose "of" names the killed where they are called fatal."""
_CARE = frozenset("take rush bring fly admit remain be treat recover evacuate hurry convey".split())
"""Verbs that tell of the hurt together with a hospital."""
_HURTS = frozenset("wound injury burn shrapnel bullet gunshot fracture inhalation".split())
_HURT = frozenset({"dead", "wounded", "injured"})
_MISSILES = frozenset("bullet pellet shrapnel splinter shot gunfire stone brick baton canister buckshot".split())
_LOST = frozenset("man soldier fighter troop policeman officer civilian comrade neighbour neighbor villager".split())
_IDIOMATIC = frozenset("shoot gun take hold seize carry use burn set bury drive force chase".split())
"""Verbs that tell of victims together with a word some way after them: "shot dead", "took 12 people hostage"."""
_HOMES = frozenset("homes villages houses flee border camps land".split())
_LIMBS = frozenset("leg arm foot hand mouth shoulder knee thigh ankle hip eye calf elbow wrist".split())
"""Where whoever is shot mostly lives."""
BODIES = frozenset({"body", "corpse", "corps", "remains"})
"""As the tagger has them: "corpses" are "corps" to it."""
_HELD = frozenset({"custody", "arrest", "detention", "bars", "jail"})


class Harm(msgspec.Struct, frozen=True):
    """What a word says was done to people: its kind, and the victims that the parse joins to it."""

    kind: str
    victims: list[Token]
    is_from_care: bool = False
    """Whether only a hospital or a treatment tells it: then a number counts, a single patient does not."""


def harm_of(word: Token) -> Harm | None:
    """The harm that a verb, noun or adjective tells, None where it tells none."""
    lemma, lower = word.lemma_.lower(), word.lower_
    if word.pos_ in {"VERB", "AUX"} and (kind := _VERBS.get(lemma) or _idiom(word)):
        return Harm(kind, _victims(word))
    if (hurt := _treated(word)) is not None:
        return Harm("injured", hurt, is_from_care=True)
    if word.pos_ == "VERB" and lemma in _INTRANSITIVE:
        return Harm(_INTRANSITIVE[lemma], surface_subjects(word))
    if lower in STATES and word.pos_ in {"ADJ", "VERB", "NOUN", "PROPN"} and not _is_group_name(word):
        return Harm(STATES[lower], _described(word))
    if word.pos_ in {"NOUN", "PROPN"} and (kind := _OF_NOUNS.get(lemma) or _fatal(word)):
        named = named_after_of(word)
        if named:
            return Harm(kind, named)
    if lower in _HELD and word.dep_ == "pobj" and word.head.lower_ in {"in", "under", "behind", "into"}:
        return Harm("arrested", _held(word.head.head))
    return None


def state_of(noun: Token) -> str | None:
    """The kind that a noun tells by itself or by its adjective: "the dead", "the dead militants"."""
    beside = (child.lower_ for child in noun.children if child.dep_ == "amod")
    return next((STATES[word] for word in (noun.lower_, *beside) if word in STATES), None)


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
    if verb.dep_ == "acl" and verb.head.lower_ == "those" and verb.head.dep_ == "nsubj":  # "those killed were four"
        return _told_to_be(verb.head.head) or objects
    if is_passive(verb):
        return surface_subjects(verb)
    return objects


def _idiom(verb: Token) -> str | None:
    """The kind of a phrase: "shot dead", "stabbed to death", "taken hostage", "rounded up"."""
    below = [child.lower_ for child in verb.children]
    lemma = verb.lemma_.lower()
    after = verb.doc[verb.i : min(verb.i + 12, verb.sent.end)] if lemma in _IDIOMATIC else ()
    near = {word.lower_ for word in after}
    if lemma in {"shoot", "gun", "mow"} and ("dead" in near or ("down" in below and lemma in {"gun", "mow"})):
        return "killed"
    for child in verb.children:
        if child.lower_ == "to" and child.dep_ == "prep" and any(c.lower_ == "death" for c in child.children):
            return "killed"
    if lemma in {"take", "hold", "seize", "carry", "use"} and near & {"hostage", "hostages", "captive", "shields"}:
        return "abducted"
    if (lemma == "round" and "up" in below) or (lemma == "lead" and "away" in below):
        return "arrested"
    if lemma in {"burn", "set", "bury"} and "alive" in near:
        return "killed"
    if lemma in {"shoot", "stab"} and any(
        c.lower_ == "in" and _LIMBS & {g.lemma_ for g in c.children} for c in verb.children
    ):
        return "injured"
    if lemma in {"shoot", "stab", "slash", "hit", "beat"} and "fatally" in below:
        return "killed"
    if lemma in {"hit", "strike"}:
        doers = [item for c in verb.children for item in (c, *c.children) if item.dep_ in {"nsubj", "pobj"}]
        return "injured" if any(doer.lemma_ in _MISSILES for doer in doers) else None
    if lemma in {"sustain", "suffer"} and any(c.lemma_ in {"wound", "injury"} for c in verb.children):
        return "injured"
    if lemma in {"drive", "force", "chase"} and near & _HOMES:
        return "displaced"
    if lemma == "lose" and any(c.dep_ == "dobj" and c.lemma_ in _LOST for c in verb.children):
        return "killed"
    return None


def _described(state: Token) -> list[Token]:
    """Those who are dead or wounded: "left 12 people dead", "12 dead", "12 were wounded"."""
    if any(child.dep_ == "nummod" for child in state.children):
        return [state]
    if state.dep_ in {"acomp", "oprd", "xcomp"}:
        return [c for c in state.head.children if c.dep_ in {"dobj", "obj"}] or surface_subjects(state.head)
    if state.head.lemma_ == "be" and state.dep_ == "nsubj":  # "the dead were a farmer and his sons"
        return _told_to_be(state.head)
    if state.dep_ in {"pcomp", "pobj", "amod"} and state.head.lower_ == "as":
        return surface_subjects(state.head.head) if is_passive(state.head.head) else []
    if state.dep_ == "ccomp":
        return [child for child in state.children if child.dep_ == "nsubj"]
    return [state.head] if state.dep_ == "amod" and state.i > state.head.i else []


def _told_to_be(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "attr"]


def _is_group_name(state: Token) -> bool:
    """Whether the word tells what kind of people they are: of "75 displaced people" it may be the killed that count."""
    return state.lower_ == "displaced" and state.dep_ == "amod"


def _fatal(noun: Token) -> str | None:
    """The kind of a "fatal shooting"."""
    is_fatal = noun.lemma_.lower() in _FATAL and any(child.lower_ == "fatal" for child in noun.children)
    return "killed" if is_fatal else None


def _treated(token: Token) -> list[Token] | None:
    """Who is hurt, as a hospital or a treatment tells: "40 were taken to hospital", "treated 62 for burns".

    Not some of those who are told to be hurt: "five of the wounded".
    """
    lemma, verb = token.lemma_.lower(), token.head.head
    if lemma == "treat" and token.pos_ == "VERB":
        below = (item for c in token.subtree if c.lower_ == "for" for item in c.subtree)
        if not any(item.lemma_.lower() in _HURTS for item in below):
            return None
        verb = token
    elif not _is_of_care(token, verb):
        return None
    people = [head for head in _held(verb) if head.lemma_.lower() not in BODIES]
    return [head for head in people if not any(item.lower_ in _HURT for item in named_after_of(head))]


def _is_of_care(noun: Token, verb: Token) -> bool:
    """Whether the words are "taken to hospital", "was in hospital", "brought in with burns"."""
    if noun.dep_ != "pobj" or verb.lemma_ not in _CARE or (verb.lemma_ == "treat" and _treated(verb) is not None):
        return False
    if noun.lemma_.lower() == "hospital":
        return noun.head.lower_ in {"in", "to", "at"}
    return noun.lemma_.lower() in {"wound", "injury", "burn"} and noun.head.lower_ == "with"


def _held(verb: Token) -> list[Token]:
    """Who is "in custody", "behind bars", or whom one takes there."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "obj"}]
    return objects or surface_subjects(verb) if verb.pos_ in {"VERB", "AUX"} else []
