"""Whom a noun means that only tells the part in a deed: "the abductors", "the victims", "the protesters".

They are those who took that part in the last event that the article told before.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from dateline.coding.arguments import is_word_of
from dateline.coding.draft import Draft, Party
from dateline.knowledge.deed_nouns import Types, deed_nouns
from dateline.language.coreference.words import is_bare

_REACH = 4
"""Sentences back that the event may have been told."""


def with_players(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, in which such nouns stand for those who took that part before."""
    found: list[Draft] = []
    for draft in drafts:
        actors = tuple(_player(party, draft, found) for party in draft.actors)
        recipients = tuple(_player(party, draft, found) for party in draft.recipients)
        found.append(msgspec.structs.replace(draft, actors=actors, recipients=recipients))
    return found


def _player(party: Party, draft: Draft, before: Sequence[Draft]) -> Party:
    head = party.mention.head
    part = _part(head.lower_) or _part(head.lemma_.lower())
    is_own = [referent.head for referent in party.referents] == [head]
    if part is None or not is_own or not is_bare(head):
        return party
    is_actor, types = part
    here = draft.sentence
    for told in reversed(before):
        if told.sentence.zone != here.zone or here.number - told.sentence.number > _REACH:
            break
        players = told.recipients if not is_actor or _is_hit_back(told) else told.actors
        if told.type in types and players and told.sentence.number < here.number:
            if head.tag_ == "NN" and len(players) > 1:
                return party
            return msgspec.structs.replace(
                party,
                referents=tuple(referent for player in players for referent in player.referents),
                unresolved=all(player.unresolved for player in players),
                elsewhere=players[0].elsewhere,
            )
    return party


def _is_hit_back(told: Draft) -> bool:
    """Whether it was done to those who had done so themselves: "police killed two gunmen"."""
    return bool(told.recipients) and all(is_word_of(party.mention.head, "doer") for party in told.recipients)


def _part(noun: str) -> tuple[bool, Types] | None:
    """Whether the noun means the actors of a deed or else the recipients, and the types of such events."""
    nouns = deed_nouns()
    if noun in nouns.actors:
        return True, nouns.actors[noun]
    return (False, nouns.recipients[noun]) if noun in nouns.recipients else None
