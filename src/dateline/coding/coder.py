"""Document → drafts: candidates, classification, then the parts of each event from the words around its trigger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from spacy.tokens import Token

from dateline.coding.arguments import ancestors
from dateline.coding.candidates import Candidate, CandidateFinder
from dateline.coding.classification import Classified, Classifier, ContextFinder
from dateline.coding.draft import Draft, Party
from dateline.coding.mentions import Mention, PartyTest, is_partitive, mentions
from dateline.coding.quantities import Count, counts
from dateline.coding.speech import Source, Speech, opens_quote
from dateline.coding.status import status_of
from dateline.language import Document, Sentence
from dateline.language.coreference import Coreference
from dateline.records import EventType, Status

_FIRST_PERSON = frozenset(["i", "we", "us", "our", "me", "my", "ourselves"])
_VERBAL = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "CONCEDE", "SUPPORT"})
"""Types whose complement tells their content: "agreed to withdraw" is no withdrawal."""
_COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
"""Types that are an actual AGREE when promised or planned (RECORD.md, after PLOVER)."""
_NEEDS_ACTOR = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "REJECT", "THREATEN", "MOBILIZE"}
)
"""Types that report nothing when neither party is named: somebody must agree, ask, threaten."""


class Coding(msgspec.Struct, frozen=True):
    """A candidate that the classifier took for an event, and other words for the same happening in its sentence."""

    candidate: Candidate
    classified: Classified
    others: tuple[Candidate, ...] = ()

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The main candidate first."""
        return (self.candidate, *self.others)


class DraftCoder:
    """Codes documents into drafts. Built from explicit parts; holds no state between documents."""

    def __init__(
        self,
        *,
        finder: CandidateFinder,
        classifier: Classifier,
        contexts: ContextFinder,
        speech: Speech,
        is_party: PartyTest,
    ) -> None:
        self._finder = finder
        self._classifier = classifier
        self._contexts = contexts
        self._speech = speech
        self._is_party = is_party

    def code(self, document: Document) -> list[Draft]:
        """The drafts of all sentences, in reading order (body, title, captions)."""
        references = Coreference(document, self._is_party)
        article_contexts = self._contexts.of_article(document)
        drafts: list[Draft] = []
        speaker: Source | None = None
        for sentence in document.sentences:
            text = sentence.text
            said_here = self._speech.speaker(sentence)
            current = said_here or speaker
            for coding in self._codings(sentence):
                draft = self._draft(coding, references, current, is_continued=said_here is None)
                if draft is not None:
                    contexts = self._contexts.of_sentence(sentence, article_contexts)
                    drafts.append(msgspec.structs.replace(draft, contexts=contexts))
            quoting = opens_quote(text) > 0
            speaker = (
                current
                if quoting or (said_here is None and speaker is not None and not text.rstrip().endswith(("”", '"')))
                else None
            )
        return drafts

    def _codings(self, sentence: Sentence) -> list[Coding]:
        """The sentence's events: no content of verbal acts, and one for each happening."""
        found = [
            Coding(candidate, classified)
            for candidate in self._finder.find(sentence)
            if (classified := self._classifier(candidate)) is not None
        ]
        found = [coding for coding in found if not any(_is_content(coding, other) for other in found)]
        return _folded(found)

    def _draft(
        self, coding: Coding, references: Coreference, speaker: Source | None, *, is_continued: bool
    ) -> Draft | None:
        candidate, classified = coding.candidate, coding.classified
        actors = self._first_parties(coding.candidates, "actor", references, speaker)
        recipients = self._first_parties(coding.candidates, "recipient", references, speaker)
        if candidate.row.frame == "mutual":
            actors, recipients = _distinct((*actors, *recipients)), ()
        recipients = tuple(p for p in recipients if p.mention.head.i not in {a.mention.head.i for a in actors})
        if not actors and classified.type in _NEEDS_ACTOR:
            return None
        status = status_of(candidate.head, candidate.light)
        event_type, mode, status = _conventional(classified.type, classified.mode, status)
        sources = self._speech.sources(candidate.head, candidate.sentence, candidate.light)
        if not sources and speaker is not None and is_continued:
            sources = (speaker,)
        own_words = {actor.mention.head.i for actor in actors}
        sources = tuple(_known(s, references) for s in sources if s.mention.head.i not in own_words)
        stated = counts(candidate.sentence.span)
        sentence_counts = tuple({c: None for each in coding.candidates for c in _counts_of(each, stated)})
        if not (actors or recipients or sentence_counts):
            return None
        return Draft(
            sentence=candidate.sentence,
            head=candidate.head,
            words=candidate.words,
            light=candidate.light,
            type=event_type,
            mode=mode,
            contexts=(),
            status=status,
            actors=actors,
            recipients=recipients,
            sources=sources,
            counts=sentence_counts,
            score=classified.score,
            is_definite=_is_definite(candidate.head),
        )

    def _first_parties(
        self,
        candidates: Iterable[Candidate],
        side: Literal["actor", "recipient"],
        references: Coreference,
        speaker: Source | None,
    ) -> tuple[Party, ...]:
        """The parties on one side of the first of the candidates that has any."""
        for candidate in candidates:
            row = candidate.row
            found = self._parties(candidate, row.actor if side == "actor" else row.recipient, references, speaker)
            if found:
                return found
        return ()

    def _parties(
        self,
        candidate: Candidate,
        alternatives: Sequence[Iterable[str]],
        references: Coreference,
        speaker: Source | None,
    ) -> tuple[Party, ...]:
        """The parties of the first alternative whose slots hold any."""
        for slots in alternatives:
            heads = [head for slot in slots for head in candidate.slots.get(slot, ())]
            found = [
                self._party(mention, references, speaker)
                for head in heads
                for holder in self._holders(head)
                for mention in mentions(holder)
                if self._is_party(mention.head)
            ]
            if found:
                return _distinct(found)
        return ()

    def _holders(self, head: Token) -> list[Token]:
        """The head, or if it is no party those it belongs to: "Israeli airstrikes killed", "condemned Peru's raid"."""
        if self._is_party(head) or head.pos_ not in {"NOUN", "PROPN"}:
            return [head]
        owners = [child for child in head.children if child.dep_ == "poss" or child.ent_type_ == "NORP"]
        owners += [g for c in head.children if c.dep_ == "prep" and c.lower_ == "by" for g in c.children]
        if not owners and is_partitive(head):
            owners = [g for c in head.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children]
        return owners or [head]

    def _party(self, mention: Mention, references: Coreference, speaker: Source | None) -> Party:
        head = mention.head
        if head.lower_ in _FIRST_PERSON:
            return Party(mention, (speaker.mention,) if speaker else (), unresolved=speaker is None)
        heads = references.antecedents(head)
        if heads:
            return Party(mention, tuple(m for h in heads for m in mentions(h)[:1]))
        return Party(mention, (mention,), unresolved=mention.is_pronoun)


def _known(source: Source, references: Coreference) -> Source:
    """The source, with whom it stands for when it is a pronoun."""
    if not source.mention.is_pronoun:
        return source
    heads = references.antecedents(source.mention.head)
    return msgspec.structs.replace(source, referent=mentions(heads[0])[0]) if heads else source


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({party.mention.head.i: party for party in parties}.values())


def _is_content(inner: Coding, outer: Coding) -> bool:
    """Whether the inner trigger only tells what the outer verbal act is about."""
    if outer is inner or outer.classified.type not in _VERBAL:
        return False
    word, act = inner.candidate.head, outer.candidate.head
    below = word
    for token in ancestors(word):
        if token in (act, outer.candidate.light):
            return _governs(below, act, outer.classified.type)
        below = token
    return False


def _governs(child: Token, act: Token, event_type: EventType) -> bool:
    """Whether the phrase below the act is its content: an infinitive, gerund or clause; for requests also a noun."""
    if child.dep_ in {"xcomp", "acl"} and child.tag_ in {"VB", "VBG"}:
        return True
    if child.dep_ == "ccomp":
        return event_type != "SUPPORT"
    if child.dep_ == "prep":
        holds_clause = any(c.dep_ == "pcomp" for c in child.children)
        wished = event_type in {"REQUEST", "REJECT", "THREATEN", "AGREE"} and child.lower_ in {"for", "to", "of", "on"}
        return holds_clause or wished
    return child.dep_ in {"dobj", "obj"} and event_type in {"REQUEST", "REJECT", "THREATEN"} and act.pos_ == "VERB"


def _folded(codings: list[Coding]) -> list[Coding]:
    """Joins triggers that speak of one happening: "claimed the attack", "the attack killed 12". The highest leads."""
    kept: list[Coding] = []
    joined: dict[int, list[Candidate]] = {}
    for coding in sorted(codings, key=lambda coding: len(list(coding.candidate.head.ancestors))):
        home = next((other for other in kept if _same_happening(other, coding) or _same_happening(coding, other)), None)
        if home is None:
            kept.append(coding)
        else:
            joined.setdefault(home.candidate.head.i, []).append(coding.candidate)
    whole = [msgspec.structs.replace(coding, others=tuple(joined.get(coding.candidate.head.i, ()))) for coding in kept]
    return sorted(whole, key=lambda coding: coding.candidate.head.i)


def _same_happening(main: Coding, other: Coding) -> bool:
    """Whether the other trigger adds nothing but detail to the main one's event."""
    if main.classified.type != other.classified.type:
        return False
    word, top = other.candidate.head, main.candidate.head
    if top in {head for heads in other.candidate.slots.values() for head in heads} and word.pos_ == "VERB":
        # "the attack killed 12", "the attack that killed 12": the noun is the happening, the verb its toll
        return word.lemma_ in {"kill", "injure", "wound", "leave", "hurt"} and top.pos_ == "NOUN"
    if word in {head for heads in main.candidate.slots.values() for head in heads} and top.pos_ == "VERB":
        # "claimed the attack", "condemned"-like verbs of the same type: the verb brings the actor
        return word.pos_ == "NOUN"
    return word.dep_ in {"advcl", "conj"} and word.head == top and word.lemma_ in {"kill", "injure", "wound", "hurt"}


def _conventional(event_type: EventType, mode: str | None, status: Status) -> tuple[EventType, str | None, Status]:
    """PLOVER's conventions on planned acts: cooperation planned is agreed, agreeing and threatening are actual."""
    if status == "future" and event_type in _COOPERATIVE:
        return "AGREE", None, "actual"
    if event_type in {"AGREE", "THREATEN"} and status in {"future", "hypothetical"}:
        return event_type, mode, "actual"
    return event_type, mode, status


def _counts_of(candidate: Candidate, found: list[Count]) -> tuple[Count, ...]:
    """The counts that belong to this trigger: those of violence and coercion hanging on it or on its toll verb."""
    wanted = {
        "ASSAULT": {"killed", "injured", "abducted", "displaced", "missing"},
        "COERCE": {"arrested", "displaced", "killed", "injured"},
        "PROTEST": {"killed", "injured", "arrested"},
    }.get(candidate.row.type or "", set())
    return tuple(count for count in found if count.kind in wanted and _belongs(count, candidate))


def _belongs(count: Count, candidate: Candidate) -> bool:
    if count.kind == "arrested" and candidate.row.type != "COERCE":
        return False
    near = {candidate.head, *candidate.head.ancestors, *candidate.head.subtree}
    return count.anchor in near or any(token in near for token in count.anchor.ancestors)


def _is_definite(head: Token) -> bool:
    determiners = {child.lower_ for child in head.children if child.dep_ == "det"}
    return head.pos_ == "NOUN" and bool(determiners & {"the", "this", "that", "these", "those"})
