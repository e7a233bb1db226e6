"""Who acts in an event, and to whom: by the network and the grammar, else by the lexicon's row and the phrases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec
from spacy.tokens import Token

from dateline.coding.accusations import accused, accusers
from dateline.coding.arguments import is_active, is_after, is_passive, is_word_of
from dateline.coding.bystanders import (
    addressees,
    answerers,
    asked_for,
    asked_to_end,
    brokers,
    causes,
    deniers,
    destinations,
    finders,
    hurt_crowds,
    judges,
    occasions,
    of_joined,
    origins,
    placing,
    scenes,
    topics,
    victims_beside,
    wars,
    weapons,
)
from dateline.coding.candidates import Candidate, CandidateFinder
from dateline.coding.chained import avengers, brought_about, prompted, provokers, repliers
from dateline.coding.clauses_apart import (
    asked_after,
    doing_likewise,
    in_own_clause,
    in_relative,
    makers_of_objects,
    met_after,
    met_before,
    of_later_subjects,
    subjects_before,
    with_own_subject,
    within,
)
from dateline.coding.mentions import companions, coordinated, is_no_party
from dateline.coding.proposed_parties import agents_above, named_agents, row_parties, those_met
from dateline.coding.roles import Roles
from dateline.coding.standins import (
    backed_by,
    behind,
    beside_object,
    besieged,
    claimants,
    cosigners,
    escaping,
    given_to,
    joined_in,
    partners,
    readers,
    told_of,
    wielders,
    withdrawing,
    withdrawn,
    writers,
)
from dateline.coding.surroundings import is_promised, surroundings
from dateline.coding.uses import Use
from dateline.language.contrasts import is_ruled_out
from dateline.records import MUTUAL, EventType

ROLE_AT = 0.4
"""Probability from which a word has a role."""
LONE_AT = 0.25
"""Probability from which the likeliest word is the recipient of an event where no word reaches ROLE_AT."""
DOUBT_AT = 0.02
"""Probability from which a word may stand on an empty side: the whole article decides on it."""
_MOST_DOUBTED = 4
"""Such words for one side, the likeliest."""

Heads = tuple[Token, ...]
Doubted = Sequence[tuple[Token, float]]


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One event, before it is known who stands on its sides."""

    event_type: EventType
    use: Use
    candidate: Candidate | None
    """What the lexicon proposes for the trigger, or for the verb that it is the object of."""
    heads: Sequence[Token]
    """The words of the sentence that can head a phrase."""


class Sides(msgspec.Struct, frozen=True):
    """The heads on both sides of an event, and those who may stand on an empty one, each with how likely that is."""

    actors: Heads
    recipients: Heads
    doubtful_actors: Doubted
    doubtful_recipients: Doubted
    no_actors: frozenset[Token]
    """Who does not act, as grammar shows."""
    no_recipients: frozenset[Token]
    """To whom nothing is done, likewise."""


class _Shown(msgspec.Struct, frozen=True):
    """What grammar shows of the words around a trigger, whatever the network says."""

    agents: Heads
    """Who surely acts."""
    answering: Heads
    """Who answers a demand or an offer, and did not make it."""
    aliens: frozenset[Token]
    """Who does not act."""
    strangers: frozenset[Token]
    """To whom nothing is done."""


class _Known(msgspec.Struct, frozen=True):
    """Who stands on the sides before the lexicon is asked."""

    actors: Heads
    recipients: Heads
    companions: frozenset[Token]
    """Of the actors those who are named as their company."""


class SideFinder:
    """Finds the sides of events. Holds no state between them."""

    def __init__(self, candidates: CandidateFinder) -> None:
        self._candidates = candidates

    def find(self, case: Case, roles: Roles) -> Sides:
        """The sides of one event, by what the network says of the other words' roles in it."""
        event_type, use, candidate = case.event_type, case.use, case.candidate
        shown = self._shown(case)
        known = self._known(case, roles, shown)
        # Where the network is sure of nobody on either side, the lexicon's row may know who stands there.
        proposed_actors, proposed_recipients = row_parties(event_type, candidate)
        proposed_actors = [head for head in proposed_actors if head not in shown.aliens and not is_no_party(head)]
        actors, recipients = self._in_row(case, known, proposed_actors)
        recipients = self._parties_of(shown.answering, actors) or recipients
        taken = {*actors, *recipients, *shown.answering}
        if candidate is not None and candidate.row.is_sure and proposed_actors:
            actors = tuple(dict.fromkeys((*proposed_actors, *(head for head in actors if head in known.companions))))
            recipients = self._of_sure_row(candidate, actors, recipients)
            taken = {*recipients, *shown.answering}
        elif candidate is not None and (candidate.row.is_sure or _is_met(candidate)):
            actors = _without(actors, proposed_recipients)
            recipients = tuple(proposed_recipients) if _is_met(candidate) and proposed_recipients else recipients
        actors = actors or _without(proposed_actors, taken)
        taken = {*taken, *actors}
        recipients = recipients or _without(proposed_recipients, {*taken, *shown.strangers})
        doubted = [] if recipients else roles.ranked("recipient", DOUBT_AT, {*taken, *shown.strangers})
        if doubted and doubted[0][1] >= LONE_AT:  # an actor is never guessed
            recipients = (doubted[0][0],)
        if event_type == "AGREE":
            promised = [head for head in case.heads if self._is_promised(head, use.head)]
            recipients = _without(recipients, promised)
            doubted = [each for each in doubted if each[0] not in promised]
        recipients = self._parties_of(provokers(use.head), actors) or recipients
        recipients = recipients or tuple(given_to(event_type, use.head))
        recipients = recipients or tuple(besieged(event_type, use.head, use.light))
        recipients = recipients or self._parties_of(escaping(event_type, use.head), actors)
        if not recipients:
            owners = _without(beside_object(event_type, use.head, use.slots), shown.strangers)
            recipients = self._parties_of(
                (*shown.answering, *owners, *readers(use.head), *told_of(event_type, use.head)),
                {*actors, *scenes(case.heads)},
            )
        if not actors:
            owning_up = claimants(use.head) if event_type == "ASSAULT" else ()
            others = (*behind(event_type, use.head, use.slots), *owning_up)
            actors = self._parties_of(others, {*taken, *recipients, *shown.aliens})
        recipients = _without(recipients, {member for head in actors for member in coordinated(head)})
        idle = {*taken, *recipients, *shown.aliens}
        return Sides(
            actors,
            recipients,
            doubtful_actors=() if actors else self._doubted(roles.ranked("actor", DOUBT_AT, idle)),
            doubtful_recipients=self._doubted(doubted),
            no_actors=shown.aliens,
            no_recipients=shown.strangers,
        )

    def _shown(self, case: Case) -> _Shown:
        event_type, use, heads = case.event_type, case.use, case.heads
        trigger = use.head
        agents = (
            named_agents(event_type, case.candidate, use)
            or writers(trigger)
            or withdrawing(event_type, trigger)
            or self._parties_of((*accused(trigger), *repliers(trigger), *prompted(trigger)), ())
        )
        later = of_later_subjects(event_type, trigger)
        made = makers_of_objects(trigger)
        sent_to = destinations(trigger)
        fallen_in = victims_beside(event_type, trigger)
        fleeing = escaping(event_type, trigger)
        aliens = {
            *(readers(trigger) if writers(trigger) else ()),
            *agents_above(use),
            *topics(event_type, trigger, use.slots),
            *causes(event_type, trigger),
            *deniers(trigger),
            *accusers(trigger),
            *brought_about(trigger),
            *made,
            *later,
            *asked_to_end(event_type, trigger),
            *hurt_crowds(event_type, trigger),
            *of_joined(trigger),
            *judges(trigger),
            *finders(event_type, trigger),
            *avengers(trigger),
            *wars(trigger, heads),
            *brokers(event_type, trigger, heads),
            *weapons(trigger),
            *placing(event_type, heads),
            *scenes(heads),
            *filter(is_no_party, heads),
            *filter(is_ruled_out, heads),
            *fallen_in,
            *origins(event_type, trigger, use.slots),
            *sent_to,
            *fleeing,
        }
        if event_type == "ASSAULT" and is_after(trigger):  # "sealed off the town after the bombing"
            aliens.update(head for head in heads if not trigger.is_ancestor(head))
        strangers = {
            *agents,
            *(name for head in agents for name in head.children if name.dep_ == "appos"),
            *aliens,
            *addressees(event_type, trigger),
            *asked_for(event_type, trigger, use.slots),
            *asked_after(event_type, trigger),
            *(head for verb in (trigger, *trigger.ancestors) for head in doing_likewise(verb)),
            *met_after(event_type, trigger),
            *occasions(event_type, trigger),
            *withdrawn(event_type, trigger),
            *(claimants(trigger) if event_type == "ASSAULT" else ()),
        }
        return _Shown(
            agents=tuple(agents),
            answering=tuple(answerers(event_type, trigger)),
            aliens=frozenset(aliens),
            strangers=frozenset(
                strangers.difference(sent_to, fallen_in, fleeing, made, (w for w in later if w.dep_ == "nsubj"))
            ).union(surroundings(event_type, trigger, use.slots, heads)),
        )

    def _known(self, case: Case, roles: Roles, shown: _Shown) -> _Known:
        """The sides by the network, as far as grammar does not show that it is otherwise."""
        event_type, use, candidate = case.event_type, case.use, case.candidate
        actors, recipients = (self._backed(use.head, roles.having(role, ROLE_AT)) for role in ("actor", "recipient"))
        idle = {*shown.aliens, *shown.answering}
        if candidate is None or candidate.row.frame == "directed":
            idle |= met_before(use.head, actors)
        actors = self._parties_of(subjects_before(use.light or use.head, actors), shown.aliens) or actors
        actors = shown.agents or _without(actors, idle)
        recipients = _without(recipients, shown.strangers)
        recipients = self._joined(recipients, {*shown.strangers, *actors})
        others = (
            *(other for head in actors for other in companions(head)),
            *partners(event_type, use.head),
            *cosigners(event_type, use.head),
            *joined_in(event_type, use.head),
            *doing_likewise(use.light or use.head),
        )
        met_too = self._met_together(case, roles)
        beside = {other for other in others if self._candidates.is_party(other) and other not in met_too}
        actors = (*actors, *(head for head in case.heads if head in beside and head not in actors))
        recipients = _without(recipients, beside)
        met = [] if event_type in MUTUAL else those_met(event_type, candidate, use)
        met = [*met, *met_too]
        told = (*actors, *met_too)
        recipients = (*recipients, *(head for head in dict.fromkeys(told) if head in met and head not in recipients))
        return _Known(_without(actors, met), recipients, frozenset(beside))

    def _met_together(self, case: Case, roles: Roles) -> Heads:
        """Who is named in company of what the verb is done to: "was tried together with two aides"."""
        if case.event_type in MUTUAL or case.use.head.pos_ != "VERB":
            return ()
        likely = roles.having("recipient", LONE_AT)
        objects = [item for item in case.use.slots.get("obj", ()) if item in likely]
        found = (other for item in objects for other in companions(item))
        if not is_passive(case.use.head):
            # Who "attacked the town along with rebels" may have had them for allies, unless they are the object's like.
            doing = {doer.lemma_ for doer in case.use.slots.get("subj", ())}
            alike = {item.lemma_ for item in objects if item.pos_ == "NOUN"} - doing
            found = (other for other in found if other.lemma_ in alike or is_word_of(other, "companion"))
        return self._parties_of(found, ())

    def _in_row(self, case: Case, known: _Known, proposed: Sequence[Token]) -> tuple[Heads, Heads]:
        """The known sides with the actors that the lexicon proposes, where both tell of the same clause."""
        use, candidate = case.use, case.candidate
        actors, recipients = known.actors, known.recipients
        light = candidate.use.light if candidate is not None else None
        if candidate is not None and is_active(verb := light or candidate.use.head):
            is_own = candidate.row.frame == "directed" and any(child.dep_ == "nsubj" for child in verb.children)
            if verb != use.head or is_own:  # of "the minister, who accused him" the minister accuses
                recipients = _without(recipients, proposed)
            if is_own and proposed and not any(verb.is_ancestor(head) for head in actors):
                actors = tuple(proposed)  # of "six died after youths attacked", the youths attacked
        if case.event_type in MUTUAL and candidate is not None and candidate.row.frame == "mutual":
            actors = tuple(proposed) if set(actors) < set(proposed) else actors
        actors = with_own_subject(case.event_type, use.light or use.head, actors)
        actors, recipients = within(use.head, actors), within(use.head, recipients)
        recipients = in_own_clause(use.head, recipients)
        return in_relative(case.event_type, use.head, actors), in_relative(case.event_type, use.head, recipients)

    def _of_sure_row(self, candidate: Candidate, actors: Heads, recipients: Heads) -> Heads:
        """The recipients of an event whose actors the lexicon is sure of; none where none of them is a party."""
        known = () if candidate.row.frame == "visit" else _without(recipients, actors)
        return known if any(map(self._candidates.is_party, known)) else ()

    def _doubted(self, ranked: Doubted) -> Doubted:
        """The likeliest that can be parties."""
        return [each for each in ranked if self._candidates.is_party(each[0])][:_MOST_DOUBTED]

    def _is_promised(self, head: Token, trigger: Token) -> bool:
        return is_promised(head, trigger, is_party=self._candidates.is_party(head))

    def _backed(self, trigger: Token, heads: Sequence[Token]) -> Heads:
        """The heads, with those whom others only stand behind, or who use a weapon, instead of these."""
        found: list[Token] = []
        for head in heads:
            if head.pos_ == "NOUN" and (users := self._parties_of(wielders(head), [trigger])):
                found += users
                continue
            others = backed_by(trigger, head)
            found.append(others if others is not None and self._candidates.is_party(others) else head)
        return tuple(dict.fromkeys(found))

    def _joined(self, heads: Heads, others: Collection[Token]) -> Heads:
        """The heads with those that they are coordinated with: "outlawed the union and two newspapers"."""
        more = (member for head in heads for member in coordinated(head))
        return (*heads, *self._parties_of(more, {*heads, *others}))

    def _parties_of(self, heads: Iterable[Token], taken: Collection[Token]) -> Heads:
        """Those of the heads that are parties and have no role yet."""
        return tuple(head for head in dict.fromkeys(heads) if self._candidates.is_party(head) and head not in taken)


def _is_met(candidate: Candidate) -> bool:
    """Whether the row says that its subject is acted on, and does not act: "faces charges in Belgium"."""
    row = candidate.row
    return any("subj" in slots for slots in row.recipient) and not any("subj" in slots for slots in row.actor)


def _without(heads: Iterable[Token], others: Collection[Token]) -> Heads:
    return tuple(head for head in heads if head not in others)
