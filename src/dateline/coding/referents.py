"""Whom a mention stands for: through coreference, and through whoever a "his" or "its" in it means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import msgspec
from spacy.tokens import Span, Token

from dateline.coding.arguments import direct, is_word_of
from dateline.coding.draft import Party
from dateline.coding.mentions import Mention, own_mentions, phrase
from dateline.language.coreference import Coreference
from dateline.language.coreference.words import is_bare

_OFFICE = frozenset({"compound", "amod", "nsubj", "nsubjpass", "dobj", "pobj", "conj", "nmod"})
"""Relations of the words that tell an office: of "Chad's foreign minister, Ana Ruiz" the "foreign minister"."""
_MOST = 20
"""Phrases for one party that are looked at: the time stays linear in the article's length."""


def referents(mention: Mention, references: Coreference) -> tuple[Mention, ...]:
    """The mentions that a pronoun or description stands for; empty when nothing fits, or it names somebody itself."""
    heads = references.antecedents(mention.head)
    return tuple(found for head in heads for found in own_mentions(head))


def elsewhere(mention: Mention, references: Coreference) -> tuple[Span, ...]:
    """The other phrases that name or describe whoever the mention stands for: "a British engineer"."""
    entity = references.entity(mention.head)
    if entity is None or entity.members:
        return ()
    heads = dict.fromkeys((*entity.described, *entity.named))
    return tuple(phrase(head) for head in islice(heads, _MOST) if head != mention.head)


def owned(mention: Mention, references: Coreference, *, depth: int = 1) -> tuple[Mention, ...]:
    """The mention, to be looked up also with its owner's name: "Chad's president" for "its president".

    Owners of owners are followed as deep as told: "his government's embassy" is that of whoever "he" is.
    Several where a plural belongs to several: "the two countries' presidents", "the leaders of both states".
    """
    words = mention.words
    if mention.head.dep_ == "appos" and not any(word.tag_ == "PRP$" for word in words):
        words = phrase(mention.head.head)  # "its spokeswoman, Ana Diaz"
        words = words[: max(0, min(mention.head.left_edge.i - words.start, len(words)))]
    if len(found := _of_each(mention, references)) > 1:
        return found
    if (office := _office(mention.head, references)) is not None:
        return (msgspec.structs.replace(mention, phrases=(*mention.phrases, office)),)
    place = next((number for number, word in enumerate(words) if _owns(word, mention.head)), None)
    if is_word_of(mention.head, "other party"):
        return (mention,)
    if place is None and (sent := _sent_by(mention, references)) is not None:
        return (msgspec.structs.replace(mention, phrases=(sent, *mention.phrases)),)
    if place is None or place + 1 == len(words):
        return (mention,)
    owners = references.antecedents(words[place])
    rest = words[place + 1 :]
    while rest and rest[0].dep_ == "case":  # "the country's president"
        rest = rest[1:]
    if not owners or not rest:
        return (mention,)
    if rest[0].lower_ == "own" and len(rest) > 1:
        rest = rest[1:]
    told = [own_mentions(owner)[0] for owner in owners]
    told = [owned(each, references, depth=depth - 1)[0] for each in told] if depth else told
    whose = " and ".join(each.phrases[0] if each.head.ent_type_ == "" else each.words.text for each in told)
    end = "'" if whose.endswith("s") and not owners[-1].ent_type_ else "'s"
    return (msgspec.structs.replace(mention, phrases=(f"{whose}{end} {rest.text}", *mention.phrases)),)


def as_speakers(party: Party, actors: Sequence[Party], speaker: Mention, references: Coreference) -> Party:
    """The party as the speaker's where "its" seems to be the actor's: "Peru said Chile had shelled its towns"."""
    words = party.mention.words
    place = next((number for number, word in enumerate(words) if word.tag_ == "PRP$"), None)
    if place is None or place + 1 == len(words) or words[place + 1].lower_ == "own" or speaker.is_pronoun:
        return party
    meant = [*references.antecedents(words[place]), words[place]]
    acting = {_entity(actor.mention.head, references) for actor in actors}
    if _entity(speaker.head, references) in acting or not any(_entity(head, references) in acting for head in meant):
        return party
    whose = msgspec.structs.replace(party.mention, phrases=(f"{speaker.words.text}'s {words[place + 1 :].text}",))
    return Party(party.mention, (whose,), elsewhere=party.elsewhere)


def _entity(head: Token, references: Coreference) -> int:
    """What tells whether two words mean the same: the entity's, or the word's own."""
    entity = references.entity(head)
    return id(head) if entity is None else id(entity)


def _office(counterpart: Token, references: Coreference) -> str | None:
    """What a counterpart is by the office of the other: "Saudi foreign minister"; None where the words do not tell."""
    if counterpart.lemma_.lower() != "counterpart":
        return None
    nation = next((child for child in counterpart.lefts if child.ent_type_ in {"NORP", "GPE"}), None)
    others = [child for child in counterpart.lefts if child.tag_ == "PRP$"]
    heads = [head for other in others for head in references.antecedents(other)]
    if nation is None or len(heads) != 1:
        return None
    words = phrase(heads[0])
    office = [
        word.text
        for word in words
        if not word.ent_type_
        and word.pos_ in {"NOUN", "PROPN", "ADJ"}
        and word.dep_ in _OFFICE
        and word.i <= heads[0].i
    ]
    return f"{nation.text} {' '.join(office)}" if office else None


def _sent_by(mention: Mention, references: Coreference) -> str | None:
    """The words with whoever a bare noun in them stands for: "an envoy of Niger's junta" for "of the junta"."""
    head = mention.head
    for preposition in ("of", "for"):
        for owner in direct(head, preposition):
            is_named = any(child.dep_ == "appos" for child in owner.children)
            if owner.pos_ == "NOUN" and not owner.ent_type_ and is_bare(owner) and not is_named:
                others = references.antecedents(owner)
                if len(others) == 1:
                    before = head.doc[mention.words.start : head.i + 1].text
                    return f"{before} {preposition} {own_mentions(others[0])[0].phrases[0]}"
    return None


def _owns(word: Token, head: Token) -> bool:
    """Whether the word is a possessive that stands for somebody told before: "its", "the country's"."""
    is_described = word.dep_ == "poss" and word.pos_ == "NOUN" and not word.ent_type_ and word.head == head
    return word.tag_ == "PRP$" or (is_described and is_bare(word))


def _of_each(mention: Mention, references: Coreference) -> tuple[Mention, ...]:
    """The members of a plural that belongs to several, one of each: of "the two countries' presidents"."""
    head = mention.head
    if head.tag_ != "NNS" or head.ent_type_ or is_word_of(head, "other party"):
        return ()
    owners = [*(child for child in head.children if child.dep_ == "poss"), *direct(head, "of")]
    names = [name for owner in owners for name in references.antecedents(owner)]
    before = [child.text for child in head.lefts if child.dep_ in {"compound", "amod"} and child.pos_ != "NUM"]
    described = " ".join([*before, head.lemma_])
    return tuple(
        msgspec.structs.replace(mention, phrases=(f"{described} of {own_mentions(name)[0].words.text}",))
        for name in names
    )
