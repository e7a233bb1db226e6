"""Which of a sentence's counts are an event's: those killed in an attack, those arrested in a raid, the troops sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Token

from dateline.coding.accusations import is_charge
from dateline.coding.arguments import is_later, is_word_of
from dateline.coding.counting import Count
from dateline.coding.draft import KEPT_AT
from dateline.coding.effects import is_comrade
from dateline.coding.features import steps_between
from dateline.coding.findings import Finding
from dateline.coding.mentions import is_no_party
from dateline.coding.quantities import implied
from dateline.coding.slots import verb_slots
from dateline.knowledge.forces import is_member
from dateline.records import EventType

_HARMED = frozenset({"killed", "injured"})
_GIVEN = frozenset({"money", "troops"})
_NEARLY = frozenset({"nearly", "almost"})
COUNTED = {
    "ASSAULT": frozenset({"killed", "injured", "abducted", "displaced", "missing"}),
    "COERCE": frozenset({"arrested", "displaced", "money"}),
    "PROTEST": frozenset({"killed", "injured", "arrested"}),
    "MOBILIZE": frozenset({"troops"}),
    "RETREAT": frozenset({"troops"}),
    "SANCTION": frozenset({"money"}),
    **dict.fromkeys(("AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "THREATEN"), _GIVEN),
}
"""Kinds of counts that events of a type have."""
TOLLED = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types that people are killed, hurt or arrested in."""
_IMPLIED: Mapping[tuple[EventType, str | None], str] = {
    ("COERCE", "arrest"): "arrested",
    ("ASSAULT", "abduct"): "abducted",
    **{("MOBILIZE", mode): "troops" for mode in (None, "troops", "police", "militia")},
    **{("RETREAT", mode): "troops" for mode in (None, "withdraw")},
}
"""Kinds of counts that the act itself tells."""


def counts_of(finding: Finding, findings: Sequence[Finding], stated: Sequence[Count]) -> tuple[Count, ...]:
    """The counts that belong to this finding: of its kinds, and nearer to it than to another that has such counts.

    Where words like "led away" tell the kind by the act alone, those to whom it was done are counted.
    """
    wanted = COUNTED.get(finding.type, frozenset())
    if finding.mode == "release":  # captives, even if they are soldiers
        wanted -= {"troops"}
    stated = [each for each in stated if not (_by_mishap(each) or _is_missed(each) or _is_of_charge(each, finding))]
    found = tuple(count for count in stated if count.kind in wanted and _nearest(count, findings) is finding)
    kind = _IMPLIED.get((finding.type, finding.mode))
    if kind is None or any(count.kind == kind for count in found):
        return found
    told = {token.i for count in stated for token in count.words}
    more = implied(kind, _subjected(finding, kind), finding.head, finding.sentence.span)
    return (*found, *(count for count in more if told.isdisjoint(token.i for token in count.words)))


def told_apart(finding: Finding, counts: Iterable[Count]) -> list[Token]:
    """Who is counted as killed or hurt by a word of its own: "12 soldiers were killed when gunmen attacked a camp"."""
    if finding.type != "ASSAULT":
        return []
    victims = [count.words.root for count in counts if count.kind in _HARMED and count.anchor != finding.head]
    heads = [word.head if word.dep_ == "nummod" else word for word in victims]
    heads = [head for head in heads if head.pos_ in {"NOUN", "PROPN"} and not is_no_party(head)]
    return [head for head in heads if head not in {finding.head, *finding.actors}]


def _subjected(finding: Finding, kind: str) -> Sequence[Token]:
    """To whom the act is done; troops are what is sent, whatever role they have."""
    if kind != "troops":
        return finding.recipients
    slots = verb_slots(finding.head)
    return [*slots.get("obj", ()), *finding.actors, *finding.recipients]


def _nearest(count: Count, findings: Sequence[Finding]) -> Finding | None:
    rivals = [
        finding
        for finding in findings
        if count.kind in COUNTED.get(finding.type, ())
        and not is_later(finding.head, count.anchor)
        and not _is_of_own_side(finding, count)
    ]
    return min(
        rivals,
        key=lambda finding: (
            finding.score < KEPT_AT,  # it may be no event
            not _tells_how(finding, count),
            *_distance(count.anchor, finding.head),
        ),
        default=None,
    )


def _is_of_own_side(finding: Finding, count: Count) -> bool:
    """Whether it counts those of the actors' force hurt by others: "fired when some threw stones, hurting officers"."""
    hurt = [word for word in count.anchor.children if word.dep_ in {"dobj", "nsubjpass"}]
    if count.anchor != finding.head and any(is_comrade(word, finding) for word in hurt):
        return True
    if count.anchor.dep_ != "advcl" or count.anchor.head.dep_ != "advcl":
        return False
    forces = [actor.lemma_.lower() for actor in finding.actors]
    return any(is_member(word.lemma_.lower(), force) for word in hurt for force in forces)


def _tells_how(finding: Finding, count: Count) -> bool:
    """Whether an attack is told as how it came to the count: "12 were killed in clashes"."""
    if finding.type != "ASSAULT" or count.kind not in _HARMED:
        return False
    return finding.head == count.anchor or count.anchor in finding.head.ancestors


def _is_of_charge(count: Count, finding: Finding) -> bool:
    """Whether it counts those of a deed that somebody is only blamed for while the finding tells of another."""
    heads = (finding.head, *finding.head.ancestors)
    return is_charge(count.anchor) and count.anchor not in heads


def _by_mishap(count: Count) -> bool:
    """Whether the words say that nobody did it: "died from the cold", "killed in a crash"."""
    causes = [item for child in count.anchor.children if child.dep_ in {"prep", "agent"} for item in child.children]
    return count.kind in _HARMED and any(is_word_of(cause, "mishap") for cause in causes)


def _is_missed(count: Count) -> bool:
    """Whether it nearly came to that, and did not: "was almost killed", but "almost ten were killed"."""
    return any(child.dep_ == "advmod" and child.lower_ in _NEARLY for child in count.anchor.children)


def _distance(one: Token, other: Token) -> tuple[int, int]:
    """Steps between two words in the parse, then words between them."""
    return steps_between(one, other), abs(one.i - other.i)
