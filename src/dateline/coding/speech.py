"""Attribution: whom the article credits with what a sentence says, through speech verbs, "according to" and quotes."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from dateline.coding.arguments import ancestors, is_passive, surface_subjects
from dateline.coding.mentions import Mention, PartyTest, mentions
from dateline.knowledge.tables import read_table
from dateline.language import Sentence

_SOURCE_PREPOSITIONS = {"according": "according to", "cite": "citing"}


class Source(msgspec.Struct, frozen=True):
    """One source in the chain: who, the verb or phrase that credits it, and whom a pronoun stands for."""

    mention: Mention
    verb: str | None
    referent: Mention | None = None


class Speech:
    """Finds sources. Follows a quotation over several sentences of one paragraph, so it is asked in reading order."""

    def __init__(self, is_party: PartyTest) -> None:
        self._is_party = is_party
        table = read_table("speech_verbs", columns=("verb", "kind"))
        self._verbs = {cells["verb"]: cells["kind"] for cells in table}

    def sources(self, trigger: Token, sentence: Sentence, light: Token | None) -> tuple[Source, ...]:
        """The sources of what the trigger reports, outermost first."""
        start = light if light is not None else trigger
        chain = [source for verb in self._speaking_above(start) for source in self._speakers(verb)]
        chain += list(self._prepositional(sentence, trigger))
        unique = {source.mention.head.i: source for source in reversed(chain)}
        return tuple(unique[source.mention.head.i] for source in dict.fromkeys(reversed(list(unique.values()))))

    def reports(self, verb: Token) -> bool:
        """Whether the verb is one of saying."""
        return verb.lemma_.lower() in self._verbs

    def speaker(self, sentence: Sentence) -> Source | None:
        """Who speaks in this sentence, to credit with a quotation that goes on in the next."""
        for token in sentence.span:
            if token.pos_ == "VERB" and self.reports(token) and (found := self._speakers(token)):
                return found[0]
        return None

    def _speaking_above(self, start: Token) -> Iterator[Token]:
        below = start
        for token in ancestors(start):
            if token is not start and token.pos_ == "VERB" and self.reports(token):
                said = below.dep_ in {"ccomp", "parataxis", "xcomp", "dep"}
                mentioned = below.dep_ in {"dobj", "obj"} and self._verbs[token.lemma_.lower()] == "both"
                if said or mentioned:
                    yield token
            for child in token.children:  # "…, the Kremlin said": the parser may hang the verb of saying below
                if child.dep_ in {"parataxis", "advcl", "ccomp"} and self._is_aside(child, start):
                    yield child
            below = token

    def _is_aside(self, verb: Token, start: Token) -> bool:
        """Whether a verb of saying stands apart between commas: "Mali, he said, would withdraw"."""
        if verb.pos_ != "VERB" or not self.reports(verb) or start in verb.subtree:
            return False
        words = [token for token in verb.subtree if not token.is_punct]
        return len(words) <= 12 and not any(c.dep_ in {"dobj", "ccomp", "mark"} for c in verb.children)

    def _speakers(self, verb: Token) -> list[Source]:
        if is_passive(verb):
            agents = [g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
            return [Source(m, verb.lemma_) for head in agents for m in mentions(head)]
        return [
            Source(mention, verb.lemma_)
            for head in surface_subjects(verb)
            for mention in mentions(head)
            if self._is_party(mention.head) or mention.head.pos_ == "PROPN"
        ]

    def _prepositional(self, sentence: Sentence, trigger: Token) -> Iterator[Source]:
        for token in sentence.span:
            phrase = _SOURCE_PREPOSITIONS.get(token.lemma_.lower())
            if phrase is None or trigger in token.subtree:
                continue
            if token.lower_ == "according":
                heads = [g for c in token.children for g in c.children if g.dep_ == "pobj"]
            elif token.lower_ == "citing":
                heads = [c for c in token.children if c.dep_ in {"dobj", "obj"}]
            else:
                continue
            for head in heads:
                for mention in mentions(head):
                    yield Source(mention, phrase)


def opens_quote(text: str) -> int:
    """Balance of quotation marks: positive when a quotation is still open at the text's end."""
    opening = text.count("“") + text.count("«") + text.count("„")
    closing = text.count("”") + text.count("»")
    if opening or closing:
        return opening - closing
    return text.count('"') % 2
