"""Parties of a draft to entities: one mention may mean several actors."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline.coding import Mention
from dateline.knowledge.actors import load_actor_knowledge
from dateline.resolving.actors import ActorResolver, LocalNames
from dateline.resolving.event_parties import PartyResolver
from dateline.resolving.party_countries import ArticleCountries


def test_both_presidents_of_a_text_about_two_countries_are_two() -> None:
    local = LocalNames(places={"lima": "PER", "seoul": "KOR"})
    parties = PartyResolver(
        ActorResolver(load_actor_knowledge()), local=local, countries=ArticleCountries([]), weights={}
    )
    doc = Doc(Vocab(), words=["both", "presidents"])
    found = parties._resolve(Mention(doc[1], doc[:], ("both presidents",)), date(2023, 6, 1))
    assert {told.country for told in found} == {"PER", "KOR"}
    assert len({told.id for told in found}) == 2
