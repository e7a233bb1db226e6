"""Whom a sentence names beside an event without a part in it, or with the other part than the words suggest.

Who is told of it, what it is about, who brokers, denies or answers it, where it was, with what.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

from dateline.coding.arguments import direct, is_passive, is_word_of, surface_subjects, under_by, who_does
from dateline.coding.mentions import PARTY_LABELS, PLACE_LABELS, coordinated
from dateline.coding.slots import Slots
from dateline.knowledge.deed_nouns import deed_nouns
from dateline.knowledge.state_names import state_names
from dateline.knowledge.word_groups import in_group, word_group
from dateline.language.coreference.words import is_state
from dateline.records import MUTUAL, SPOKEN, EventType

_TOLD_OF: frozenset[EventType] = frozenset({"ACCUSE", "REJECT", "SANCTION", "SUPPORT", "ASSAULT", "COERCE"})
"""Types of which somebody may be told whom they do not concern."""
ABOUT = ("on", "about", "over")
"""Prepositions of what talks and deals are about."""
_UPON = frozenset({"after", "following", "over", "since"})
"""Prepositions of the deed that somebody is punished for."""
_AGAINST = ("on", "against", "with", "in", "over")
_AT_PROTESTS = frozenset({"during", "at", "in", "amid"})
_OVER = frozenset({"over", "amid"})
"""Prepositions of why something is done, unlike a protest, which is aimed at what it is over."""
_ASKED: frozenset[EventType] = frozenset({"REQUEST", "ACCUSE", "AGREE", "THREATEN"})
"""Types whose nouns may be the object of whoever answers: demands, charges, offers, ultimatums."""
_ON_GROUND: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
"""Types that are done to a land as to a party."""
_WORDS = MUTUAL | SPOKEN
"""Types that are done in a town and not to it."""
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "around"})
_BETWEEN_THEM: frozenset[EventType] = frozenset({"CONSULT", "AGREE"})
"""Types whose brokers take part."""
_SCENED: frozenset[EventType] = frozenset({"ASSAULT", "PROTEST"})
"""Types of deeds that are called by the town where they were done."""


def addressees(event_type: EventType, trigger: Token) -> list[Token]:
    """To whom a clause is said that tells of somebody else: "told the broadcaster that it would not recognise them".

    Who claims an attack tells it to somebody, too, and so does who complains or protests "to the Security Council".
    """
    found = []
    if event_type == "ACCUSE" and is_word_of(trigger, "complaint") and _tells_of_others(trigger):
        found += direct(trigger, "to")
    if event_type in _TOLD_OF and trigger.dep_ == "ccomp" and trigger.head.lemma_.lower() == "tell":
        found += [child for child in trigger.head.children if child.dep_ in {"dobj", "dative"}]
    if event_type == "ASSAULT" and trigger.dep_ == "pobj" and trigger.head.head.lemma_.lower() == "responsibility":
        own = set(trigger.subtree)
        found += [word for word in trigger.sent if word not in own]  # "claimed responsibility in a call to a station"
    return found


def _tells_of_others(complaint: Token) -> bool:
    """Whether a complaint tells who it is about: "over the strikes by Israel", "condemned Israel and complained"."""
    about = [word for child in complaint.children if child.lower_ in ABOUT for word in child.subtree]
    return complaint.dep_ == "conj" or any(word.ent_type_ in PARTY_LABELS for word in about)


def causes(event_type: EventType, trigger: Token) -> list[Token]:
    """For whom a crowd turns out, who neither does so nor is its target: "a march in solidarity with the miners"."""
    if event_type != "PROTEST":
        return []
    found = []
    for host in (trigger, trigger.head) if trigger.dep_ in {"dobj", "nsubjpass"} else (trigger,):
        for cause in direct(host, "in"):
            if in_group(cause.lower_, "protest cause"):
                found += [word for word in cause.subtree if word.dep_ == "pobj"]
                found += [word for word in direct(host, "with") if word.i > cause.i]  # where the parser puts it higher
    return found


def topics(event_type: EventType, trigger: Token, slots: Slots) -> list[Token]:
    """What talks and deals are about: "resumed talks on the Aegean"."""
    if event_type not in MUTUAL:
        return []
    words = (trigger, *slots.get("obj", ()))
    return [place for word in words for preposition in ABOUT for place in direct(word, preposition)]


def asked_for(event_type: EventType, trigger: Token, slots: Slots) -> list[Token]:
    """Whom only the thing that is asked for concerns: "demanded the release of the sailors", "that they be released".

    So it is with what a crowd turns out to demand for somebody, but not against them: "marched to demand his arrest".
    """
    things = [item for slot in ("obj", "for") for item in slots.get(slot, ())]
    if event_type == "PROTEST":
        verbs = [word for word in trigger.subtree if is_word_of(word, "demanding")]
        things += [child for verb in verbs for child in verb.children if child.dep_ in {"dobj", "obj"}]
        things = [item for item in things if word_group("undergone").get(item.lemma_.lower()) == "good"]
    elif event_type != "REQUEST":
        return []
    things = [item for item in things if is_word_of(item, "undergone")]
    whose = [child for item in things for child in item.children if child.dep_ == "poss"]
    if event_type == "PROTEST":  # "chanting “release the detainees”"
        freed = [word for word in trigger.subtree if is_word_of(word, "freeing") and is_word_of(word.head, "chanting")]
        whose += [child for verb in freed for child in verb.children if child.dep_ == "dobj"]
    whose += [word for item in things for preposition in ("of", "for") for word in direct(item, preposition)]
    if event_type == "REQUEST":
        clauses = [child for child in trigger.children if child.dep_ == "ccomp" and is_passive(child)]
        clauses = [clause for clause in clauses if is_word_of(clause, "good to undergo")]
        gaining = [child for clause in clauses for child in clause.children if child.dep_ == "nsubjpass"]
        whose += [word for noun in gaining for word in noun.subtree]
    return [member for word in whose for member in coordinated(word)]


def hurt_crowds(event_type: EventType, trigger: Token) -> list[Token]:
    """Who harms others where people protest: "shot six men during protests", "stormed a protest camp"."""
    preposition = trigger.head
    verb = preposition.head
    if event_type == "PROTEST" and trigger.dep_ == "compound" and preposition.dep_ in {"dobj", "obj"}:
        return [member for doer in surface_subjects(verb) for member in coordinated(doer)]
    if event_type != "PROTEST" or trigger.dep_ != "pobj" or preposition.lower_ not in _AT_PROTESTS:
        return []
    if verb.pos_ != "VERB" or not is_word_of(verb, "harm", "harming", "shooting dead", "firing"):
        return []
    return [member for doer in who_does(verb) for member in coordinated(doer)]


def of_joined(trigger: Token) -> list[Token]:
    """Who said what the noun joined to that of a deed tells: "mass demonstrations and warnings from Brussels"."""
    deeds = deed_nouns().deeds
    if not SPOKEN.isdisjoint(deeds.get(trigger.lemma_.lower(), SPOKEN)):
        return []
    joined = [noun for noun in trigger.children if noun.dep_ == "conj"]
    said = [noun for noun in joined if not SPOKEN.isdisjoint(deeds.get(noun.lemma_.lower(), frozenset()))]
    froms = [child for child in trigger.children if child.lower_ == "from" and child.i - 1 in {noun.i for noun in said}]
    return [member for child in froms for word in child.children for member in coordinated(word)]


def deniers(trigger: Token) -> list[Token]:
    """Who denies to have had a part in it: "denied any role in the shooting", "denied it was behind the raid"."""
    preposition = trigger.head
    above = preposition.head
    if trigger.dep_ != "pobj":
        return []
    if is_word_of(above, "disowning"):  # the parser may hang "in" on the verb
        above = next((child for child in above.children if child.dep_ == "dobj"), above)
    is_part = is_word_of(above, "part in a deed") and above.dep_ == "dobj"
    is_behind = preposition.lower_ == "behind" and above.lemma_ == "be" and above.dep_ in {"ccomp", "xcomp"}
    if not (is_part or is_behind) or not is_word_of(above.head, "disowning"):
        return []
    beings = (above.head, above) if is_behind else (above.head,)
    return [child for verb in beings for child in verb.children if child.dep_ == "nsubj"]


def judges(trigger: Token) -> list[Token]:
    """Who only judges or punishes what a noun tells: "criticised the sanctions on Iran", "froze aid after the coup"."""
    noun = trigger
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    verb = noun.head
    if verb.dep_ == "prep" and verb.lower_ in _UPON:
        verb = verb.head
        is_judged = is_word_of(verb, "punishing")
    else:
        is_judged = noun.dep_ in {"dobj", "obj", "nsubjpass"} and is_word_of(verb, "judging")
    if trigger.pos_ != "NOUN" or not is_judged:
        return []
    if any(child.tag_ == "PRP$" for word in (trigger, noun) for child in word.children):  # "praised its own raid"
        return []
    return [member for speaker in who_does(verb) for member in coordinated(speaker)]


def wars(trigger: Token, heads: Iterable[Token]) -> list[Token]:
    """Wars, which are nobody, and whose they are only by lying there: "Sudan's war", but "Russia's war on Ukraine"."""
    found = []
    for war in (word for word in (trigger, *heads) if is_word_of(word, "fighting")):
        found += [war] if war != trigger else []
        if not any(direct(war, preposition) for preposition in _AGAINST):
            owners = (child for child in war.children if child.dep_ == "poss")
            found += [owner for owner in owners if owner.ent_type_ in PLACE_LABELS or is_word_of(owner, "unnamed land")]
    return found


def answerers(event_type: EventType, trigger: Token) -> list[Token]:
    """Who answers a demand, a charge or an offer and did not make it: "brushed aside demands for an inquiry".

    So does who does something "at the request of" somebody.
    """
    if event_type not in _ASKED or trigger.pos_ != "NOUN":
        return []
    if event_type == "REQUEST" and trigger.dep_ == "pobj" and trigger.head.lower_ in {"at", "upon", "on"}:
        verb = trigger.head.head
        asked = who_does(verb) if verb.pos_ == "VERB" else []
        return [member for doer in asked for member in coordinated(doer)]
    place = trigger.head if trigger.dep_ == "pobj" and trigger.head.lower_ == "to" else trigger
    verb = place.head
    if verb.pos_ != "VERB" or not is_word_of(verb, "answering") or is_passive(verb):
        return []
    if place is trigger and trigger.dep_ not in {"dobj", "obj"}:
        return []
    return [member for subject in surface_subjects(verb) for member in coordinated(subject)]


def occasions(event_type: EventType, trigger: Token) -> list[Token]:
    """Those named in what somebody quits or does something to others over: "quit over a sale to a Dutch company"."""
    if trigger.pos_ != "VERB" or event_type == "PROTEST":
        return []
    if event_type != "RETREAT" and not any(child.dep_ in {"dobj", "nsubjpass"} for child in trigger.children):
        return []
    return [
        word for child in trigger.children if child.lower_ in _OVER and child.dep_ == "prep" for word in child.subtree
    ]


def asked_to_end(event_type: EventType, trigger: Token) -> list[Token]:
    """Who is asked to see to a crime that others commit: "urged the government to curb the kidnappings".

    States and armies may be asked to end their own; a president has not kidnapped anybody.
    """
    verb = trigger.head
    is_crime = event_type == "ASSAULT" and trigger.dep_ == "dobj" and is_word_of(trigger, "crime")
    if not is_crime or verb.tag_ != "VB" or any(child.tag_ == "PRP$" for child in trigger.children):
        return []
    asked = [member for head in surface_subjects(verb) for member in coordinated(head)]
    if is_word_of(verb, "seeing to"):
        return asked
    in_office = (head for head in asked if head.ent_type_ == "PERSON" or is_word_of(head, "office of one"))
    return list(in_office) if is_word_of(verb, "ending") else []


def brokers(event_type: EventType, trigger: Token, heads: Iterable[Token]) -> list[Token]:
    """Those of the heads who only brought it about: "freed under a deal brokered by Qatar"."""
    if event_type in _BETWEEN_THEM:
        return []
    return [head for head in heads if (word := under_by(head)) != trigger and is_word_of(word, "brokering")]


def placing(event_type: EventType, heads: Sequence[Token]) -> list[Token]:
    """Those of the heads that only tell where talks or sanctions were: "in the Haitian capital", "agreed in Geneva"."""
    if event_type in _ON_GROUND:
        return []
    grounds = [head.head if head.dep_ in {"amod", "compound", "poss"} else head for head in heads]
    return [
        head
        for head, ground in zip(heads, grounds, strict=True)
        if ground.dep_ == "pobj"
        and ground.head.lower_ in _WHERE
        and (is_word_of(ground, "setting") or (event_type in _WORDS and _is_town_of_verb(head)))
    ]


def _is_town_of_verb(head: Token) -> bool:
    """Whether a town tells where a verb's deed was: "agreed in Geneva", but "trust in Geneva"."""
    is_town = head.ent_type_ == "GPE" and not is_state(head)
    return is_town and head.head.lower_ == "in" and head.head.head.pos_ in {"VERB", "AUX"}


def fallen(verb: Token) -> list[Token]:
    """Who dies or is hurt by a verb that tells so of its subject: "six died", "six were wounded alongside a guide"."""
    if not is_word_of(verb, "dying") and not (is_word_of(verb, "harming") and is_passive(verb)):
        return []
    victims = (*surface_subjects(verb), *direct(verb, "alongside"))
    return [member for victim in victims for member in coordinated(victim)]


def finders(event_type: EventType, trigger: Token) -> list[Token]:
    """Who only tells or learns that somebody was convicted: "police found that he had been convicted"."""
    if event_type != "SANCTION" or trigger.dep_ != "ccomp" or not is_passive(trigger):
        return []
    return surface_subjects(trigger.head) if is_word_of(trigger, "convicted", "sentencing") else []


def victims_beside(event_type: EventType, trigger: Token) -> list[Token]:
    """Who falls in an attack: "six died in the attack", "the attack, in which six died"."""
    if event_type != "ASSAULT":
        return []
    if trigger.pos_ == "VERB":
        return fallen(trigger)
    verbs = [child for child in trigger.children if child.dep_ == "relcl"]
    if trigger.dep_ == "pobj" and trigger.head.lower_ in {"in", "during"}:
        verbs.append(trigger.head.head)
    return [head for verb in verbs for head in fallen(verb) if head != trigger]


def scenes(heads: Iterable[Token]) -> list[Token]:
    """The towns by which a violent deed is called, which nobody there did: "the Nairobi mall attack"."""
    return [head for head in heads if _is_scene(head)]


def _is_scene(head: Token) -> bool:
    if head.dep_ not in {"compound", "nmod"} or head.ent_type_ not in PLACE_LABELS or head.text in state_names():
        return False
    noun = head.head
    while noun.dep_ in {"compound", "nmod"}:
        noun = noun.head
    types = deed_nouns().deeds.get(noun.lemma_.lower(), frozenset())
    return noun.pos_ == "NOUN" and bool(types) and types <= _SCENED


def destinations(trigger: Token) -> list[Token]:
    """Where a passive tells somebody to be sent, who does not send them: "deported from Lithuania to Poland"."""
    if not is_passive(trigger):
        return []
    return [place for place in direct(trigger, "to") if place.ent_type_ in {"GPE", "LOC"}]


def origins(event_type: EventType, trigger: Token, slots: Slots) -> list[Token]:
    """The lands and ships from which somebody attacks: "fired rockets from Lebanon at the town"."""
    if event_type != "ASSAULT" or not is_word_of(trigger, "firing"):
        return []
    return [place for place in slots.get("from", ()) if place.ent_type_ in {"GPE", "LOC"} or place.pos_ == "NOUN"]


def aside(span: Span) -> list[Token]:
    """The names in a sentence of those whom nothing is done by or to: who brokers or backs, what is talked about."""
    named = [token for token in span if token.ent_type_ in PARTY_LABELS]
    return [
        token
        for token in named
        if is_word_of(under_by(token), "brokering")
        or is_word_of(_compound(token), "backing", "backed")
        or _is_topic(token)
        or is_voice(token)
    ]


def is_voice(name: Token) -> bool:
    """Whether it tells whose words a noun is for: "drew condemnation from Peru"."""
    while name.dep_ == "conj":
        name = name.head
    preposition = name.head
    above = preposition.head
    nouns = [above, *(child for child in above.children if child.dep_ == "dobj" and child.i < preposition.i)]
    return name.dep_ == "pobj" and preposition.lower_ == "from" and any(is_word_of(noun, "voiced") for noun in nouns)


def _compound(name: Token) -> Token | None:
    """The word that a hyphen joins to the name: "backed" of "Turkish-backed"."""
    after = name.doc[name.i + 1 : name.i + 3]
    return after[1] if len(after) > 1 and after[0].text == "-" and not name.whitespace_ else None


def _is_topic(name: Token) -> bool:
    while name.dep_ == "conj":
        name = name.head
    above = name.head
    if name.dep_ == "dobj":
        return is_word_of(above, "talking")
    return name.dep_ == "pobj" and above.lower_ in ABOUT and is_word_of(above.head, "talking")


def weapons(trigger: Token) -> list[Token]:
    """The weapons that tell of what kind an attack is: a drone attack is nobody's by that."""
    return [child for child in trigger.children if child.dep_ == "compound" and is_word_of(child, "weapon")]
