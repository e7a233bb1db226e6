"""How an event's trigger and the words of a place stand to each other in the parse of a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from dateline.coding import Draft, Party
from dateline.knowledge.nouns_abroad import nouns_abroad
from dateline.knowledge.word_groups import in_group
from dateline.language import locate
from dateline.records import Place
from dateline.resolving.event_syntax import root_of, triggers_of

LOCATIVE = frozenset(
    "in at near outside inside around across within throughout along on off above over there here".split()
)
"""Prepositions of where something is, and "there" and "here", which need none."""
_MOVEMENT = {"RETREAT": frozenset({"from"}), "CONSULT": frozenset({"to"}), "MOBILIZE": frozenset({"to", "into"}),
             "ASSAULT": frozenset({"into"})}  # fmt: skip
"""Prepositions of movement that name the place of the act itself, by type."""
_WITHIN_PHRASE = frozenset("appos conj compound nmod amod npadvmod".split())
_BEFORE_NOUN = frozenset("compound amod nmod npadvmod poss".split())
"""Relations (spaCy) of a name that stands before a noun as a part of its phrase."""
_PARTICIPLES = frozenset({"VBN", "VBD"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})


def noun_after(draft: Draft, place: Place) -> Token | None:
    """The noun that the place stands before: "the Manchester bomb attack"."""
    root = root_of(draft, place)
    while root is not None and root.dep_ == "conj" and root.head.dep_ in _BEFORE_NOUN:  # "US and UK citizens"
        root = root.head
    return root.head if root is not None and root.dep_ in _BEFORE_NOUN else None


def tells_origin(draft: Draft, place: Place) -> bool:
    """Whether a country only tells whose or whence a noun is: "killed two US citizens", "hit the UK-funded school".

    A town may be where it happened, too: "raided a Nairobi-based charity".
    """
    noun, root = noun_after(draft, place), root_of(draft, place)
    if place.precision != "country" or root is None:
        return False
    if noun is not None and noun.lemma_.lower() in nouns_abroad().all:
        return True
    following = list(root.doc[root.i + 1 : root.i + 3])
    return len(following) == 2 and following[0].text == "-" and following[1].tag_ in _PARTICIPLES


def is_object(draft: Draft, root: Token) -> bool:
    """Whether the place is what the act is done to: "visited the town of Gao", "the capture of the Dadaab camp"."""
    token = root
    while token.dep_ in _WITHIN_PHRASE or (token.dep_ == "pobj" and token.head.lower_ == "of"):
        is_of, token = token.dep_ == "pobj", token.head.head if token.dep_ == "pobj" else token.head
        if is_of and token in triggers_of(draft):
            return True
    return token.dep_ in _OBJECTS and token.head in triggers_of(draft)


def preposition_above(root: Token) -> Token | None:
    """The preposition that the place stands under, through "the city of X", "X and Y", "X, Y"; "here" needs none."""
    token = root
    if token.lower_ in {"there", "here"}:
        return token
    for _ in range(6):
        if token.dep_ == "pobj":
            preposition = token.head
            if preposition.lower_ == "of" and preposition.head.pos_ == "NOUN":
                token = preposition.head
                continue
            return preposition
        if token.dep_ in _WITHIN_PHRASE and token.head.pos_ in {"NOUN", "PROPN"}:
            token = token.head
            continue
        return None
    return None


def steps_to(preposition: Token, draft: Draft) -> int | None:
    """Steps from the preposition up to the trigger or its light verb, through its arguments only."""
    goals = {draft.head, *([draft.light] if draft.light is not None else [])}
    for steps, token in enumerate(preposition.ancestors, start=1):
        if token in goals:
            return steps
        if token.pos_ in {"VERB", "AUX"}:
            return steps + 2 if token in _hosts(draft) else None
    return None


def _hosts(draft: Draft) -> set[Token]:
    """Verbs whose place is the trigger's: the clause of an event noun, the verbs above an infinitive or in a row."""
    hosts = set()
    current = draft.head
    for _ in range(3):
        if current.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "prep", "conj", "xcomp", "pcomp", "attr", "advcl"}:
            current = current.head
            if current.pos_ in {"VERB", "AUX"}:
                hosts.add(current)
        else:
            break
    return hosts


def is_under_other_clause(preposition: Token, draft: Draft) -> bool:
    """Whether a preposition stands in a clause that tells of something else."""
    for token in preposition.ancestors:
        if token == draft.head:
            return False
        if token.dep_ in {"relcl", "advcl", "ccomp", "acl", "pcomp"} and draft.head not in token.subtree:
            return True
    return False


def is_visit(draft: Draft) -> bool:
    """Whether somebody goes to another, or will: where to is told as the object, or under "to"."""
    return draft.type == "CONSULT" or (draft.type == "AGREE" and in_group(draft.head.lemma_.lower(), "visit"))


def is_tying(preposition: Token, draft: Draft) -> bool:
    """Whether the place of the act can stand under the preposition; "the ambassador to Kenya" goes to none."""
    if preposition.lower_ in LOCATIVE:
        return True
    if _is_way_there(preposition, draft):
        return True
    is_going = is_visit(draft)
    if is_going and preposition.head.pos_ == "NOUN" and preposition.head not in triggers_of(draft):
        return False
    return preposition.lower_ in _MOVEMENT.get("CONSULT" if is_going else draft.type, frozenset())


def _is_way_there(preposition: Token, draft: Draft) -> bool:
    """Whether somebody goes there first, by another verb than the act's: "flew to Lome and signed the treaty"."""
    if preposition.lower_ != "to" or preposition.head in triggers_of(draft):
        return False
    return preposition.head.pos_ == "VERB" and in_group(preposition.head.lemma_.lower(), "visit")


def tying_steps(draft: Draft, place: Place) -> int | None:
    """Steps from a preposition of place above the place up to the trigger, or None."""
    root = root_of(draft, place)
    preposition = preposition_above(root) if root is not None else None
    if preposition is None or not is_tying(preposition, draft):
        return None
    return steps_to(preposition, draft)


def is_party(place: Place, parties: Iterable[Party]) -> bool:
    """Whether the place's own name is the head of a party."""
    return any(place.start <= locate(party.mention.head).start < place.end for party in parties)


def sides_around(draft: Draft, place: Place) -> list[str]:
    """The sides of the event of whose words the place is a part: "actor", "recipient"."""
    return [
        side
        for side, parties in (("actor", draft.actors), ("recipient", draft.recipients))
        if any(
            at.start <= place.start and place.end <= at.end for at in (locate(party.mention.words) for party in parties)
        )
    ]
