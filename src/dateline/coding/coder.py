"""Document → drafts: findings, then the parts of each event from the words around its trigger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from spacy.tokens import Token

from dateline.coding.addresses import is_addressed
from dateline.coding.arguments import is_passive, who_does
from dateline.coding.contexts import ContextFinder
from dateline.coding.conventions import conventional, is_mutual, to_be_met
from dateline.coding.counting import Count
from dateline.coding.demands import demands
from dateline.coding.draft import KEPT_AT, Draft, Party
from dateline.coding.event_counts import COUNTED, TOLLED, counts_of, told_apart
from dateline.coding.event_finder import EventFinder
from dateline.coding.findings import Finding
from dateline.coding.mentions import (
    DEFINITE,
    PLACE_LABELS,
    Mention,
    PartyTest,
    is_definite,
    is_nobody,
    is_partitive,
    own_mentions,
    owners,
)
from dateline.coding.negation import preventers
from dateline.coding.network import Reading
from dateline.coding.players import with_players
from dateline.coding.quantities import counts
from dateline.coding.referents import as_speakers, elsewhere, owned, referents
from dateline.coding.sayings import Source, says_nobody
from dateline.coding.speech import Speech, Voices, tells_apart
from dateline.coding.tolls import Toll, attached, deaths_of_one, givers, tolls_of
from dateline.coding.whole_phrases import doubled
from dateline.knowledge.deed_nouns import deed_nouns
from dateline.language import Document, Sentence
from dateline.language.coreference import Coreference, Holder, load_clerk
from dateline.records import SPOKEN, EventType

_FIRST_PERSON = frozenset(["i", "we", "us", "our", "me", "my", "ourselves"])
_AGAINST_OTHERS: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})
"""Types of what nobody does to their own in the words of somebody else."""
_NEVER_GUESSED: frozenset[EventType] = frozenset({"ASSAULT"})
"""Types whose actor is told or unknown (`assembly.assembler.open_sides`)."""
_AFTER = 2
"""Sentences after what is said in which it may be told to which medium it was said."""


class _Scene(msgspec.Struct, frozen=True):
    """What surrounds the findings of one sentence."""

    references: Coreference
    voices: Voices
    speaker: Source | None
    """Who speaks in this sentence, for "I" and "we"."""
    contexts: tuple[str, ...]
    findings: tuple[Finding, ...]
    counts: tuple[Count, ...]

    def spoken_to(self, sentence: Sentence, speakers: Iterable[Party]) -> tuple[Source, ...]:
        """The media that the article says one of the speakers of a sentence spoke to, right after it or before."""
        heads = [head.head for party in speakers for head in party.referents or (party.mention,)]
        known = {id(self.references.entity(head)) for head in heads} - {id(None)}
        for number, speaker, media in self.voices.interviews:
            head = speaker.mention.head
            is_known = id(self.references.entity(head)) in known
            goes_on = number == sentence.number + 1 and head.sent[0].text in {"“", '"'}
            if (is_known and number - sentence.number <= _AFTER) or goes_on:
                return media
        return ()


class DraftCoder:
    """Codes documents into drafts. Built from explicit parts; holds no state between documents."""

    def __init__(
        self,
        *,
        finder: EventFinder,
        contexts: ContextFinder,
        speech: Speech,
        is_party: PartyTest,
        holder: Holder | None = None,
        is_unarmed: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._finder = finder
        self._contexts = contexts
        self._speech = speech
        self._is_party = is_party
        self._clerk = load_clerk(is_party, is_party.is_person, holder=holder, is_unarmed=is_unarmed)

    def code(self, document: Document, readings: Iterable[Reading] | None = None) -> list[Draft]:
        """The drafts of all sentences, in reading order (body, title, captions).

        `readings` is what the network says of each sentence, where that has been asked before.
        """
        references = Coreference(document, self._clerk)
        contexts = self._contexts.of_sentences(document)
        drafts: list[Draft] = []
        tolls: list[Toll] = []
        voices = self._speech.heard(document)
        demanded = (tuple(demands(sentence, voices, references, self._is_party)) for sentence in document.sentences)
        found = self._finder.find(document, demanded, readings)
        for sentence, every, about in zip(document.sentences, found, contexts, strict=True):
            findings = [each for each in every if not is_addressed(each.head, each.type, sentence, voices)]
            stated: list[Count] | None = None
            if findings:
                stated = counts(sentence.span)
                speaker = voices.speaker(sentence)
                scene = _Scene(references, voices, speaker, about, tuple(findings), tuple(stated))
                drafts += [self._draft(finding, scene) for finding in findings]
            tolls += self._tolls(sentence, findings, stated, voices, references)
        drafts = with_players(drafts)
        told = [_toll_draft(host, toll) for host, toll in attached(tolls, drafts, COUNTED, references.are_one)]
        return sorted([*drafts, *told], key=lambda draft: draft.sentence.number)

    def _tolls(
        self,
        sentence: Sentence,
        findings: Iterable[Finding],
        stated: Sequence[Count] | None,
        voices: Voices,
        references: Coreference,
    ) -> Iterator[Toll]:
        """The counts of a sentence that reports no event which could have them, for one told beside it."""
        hosts = {finding.type for finding in findings if finding.type in TOLLED and finding.score >= KEPT_AT}
        own = {kind for event_type in hosts for kind in (*COUNTED[event_type], "")}
        for count in (count for count in tolls_of(sentence, stated) if count.kind not in own):
            sources = voices.sources(count.anchor, sentence, None) or tuple(givers(count, self._speech.reports))
            yield Toll(sentence, count, _known(sources, references))
        for count in () if "killed" in own else deaths_of_one(sentence):
            sources = voices.sources(count.anchor, sentence, None)
            yield Toll(sentence, count, _known(sources, references), victim=count.words.root)

    def _draft(self, finding: Finding, scene: _Scene) -> Draft:
        """The event that the finding tells, as PLOVER's conventions code it."""
        counted = counts_of(finding, scene.findings, scene.counts)
        event_type, mode, status = conventional(finding)
        actors, recipients = self._named(finding, event_type, counted, scene)
        if mode == "visit" and len(actors) > 1 and not recipients:
            mode = None  # no host is named, so they met
        if is_mutual(event_type, mode, one_sided=bool(actors and recipients)):
            actors, recipients = (*actors, *recipients), ()
        if status == "negated":
            actors = _without_preventers(actors, finding)
        if event_type == "REJECT" and not recipients:
            actors, recipients = _parted(actors, finding.head)
        sources = _sources(finding, scene.voices)
        recipients = _without_tellers(_acted_on(recipients, actors, event_type, mode), sources, finding.head)
        if event_type in _AGAINST_OTHERS and sources:
            recipients = tuple(
                as_speakers(party, actors, sources[-1].mention, scene.references) for party in recipients
            )
        if not actors and sources and _speaks_itself(finding):
            actors = self._spoken_by(sources, scene.references, taken=recipients)
        if not sources and event_type in SPOKEN:
            sources = scene.spoken_to(finding.sentence, actors)
        is_told = bool(actors) or event_type in _NEVER_GUESSED
        return Draft(
            sentence=finding.sentence,
            head=finding.head,
            words=finding.words,
            light=finding.light,
            type=event_type,
            mode=mode,
            contexts=scene.contexts,
            status=status,
            actors=actors,
            recipients=recipients,
            doubtful_actors=() if is_told else self._doubtful(finding.doubtful_actors, scene.references),
            doubtful_recipients=() if recipients else self._doubtful(finding.doubtful_recipients, scene.references),
            sources=_known(_others(sources, actors), scene.references),
            counts=counted,
            place=finding.place,
            when=finding.when,
            score=finding.score,
            is_definite=is_definite(finding.head),
            no_actors=finding.no_actors,
            no_recipients=finding.no_recipients,
            is_demand=finding.is_demand,
        )

    def _named(
        self, finding: Finding, event_type: EventType, counted: Sequence[Count], scene: _Scene
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """The parties on both sides that the words of the finding name."""
        promised = to_be_met(finding) if event_type == "AGREE" else []
        acting = [head for head in finding.actors if head not in promised]
        told = (*told_apart(finding, counted), *finding.recipients, *promised)
        acting = acting or [head for head in who_does(finding.light or finding.head) if head.lower_ in {"i", "we"}]
        return (
            self._parties(acting, scene.references, scene.speaker),
            self._parties(told, scene.references, scene.speaker),
        )

    def _spoken_by(
        self, sources: Sequence[Source], references: Coreference, taken: Sequence[Party]
    ) -> tuple[Party, ...]:
        """Who says what the event consists in: "The killing must stop," the minister said."""
        said = self._party(sources[-1].mention, references, None)
        return () if any(_words_for(said) & _words_for(party) for party in taken) else (said,)

    def _parties(self, heads: Iterable[Token], references: Coreference, speaker: Source | None) -> tuple[Party, ...]:
        found = [
            self._party(mention, references, speaker)
            for head in heads
            for holder in self._holders(head)
            if not is_nobody(holder)
            for mention in own_mentions(holder)
        ]
        told = {party.mention.head.i: party for party in found if not _is_deed(party)}
        again = doubled([party.mention for party in told.values()])
        return tuple(party for place, party in told.items() if place not in again)

    def _doubtful(
        self, found: Sequence[tuple[Token, float]], references: Coreference
    ) -> tuple[tuple[Party, float], ...]:
        return tuple(
            (party, chance)
            for head, chance in found
            for party in self._parties([head], references, None)[:1]
            if not party.unresolved
        )

    def _holders(self, head: Token) -> list[Token]:
        """The head, or if it is no party those it belongs to: "Israeli airstrikes killed", "condemned Peru's raid"."""
        if self._is_party(head) or head.pos_ not in {"NOUN", "PROPN", "NUM"}:
            return [head]
        if is_partitive(head):
            return [g for c in head.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children] or [head]
        doers = [g for c in head.children if c.dep_ == "prep" and c.lower_ == "by" for g in c.children]
        return [*owners(head, self._is_party), *filter(self._is_party, doers)] or [head]

    def _party(self, mention: Mention, references: Coreference, speaker: Source | None) -> Party:
        head = mention.head
        if head.lower_ in _FIRST_PERSON and head.text != "US":
            if speaker is None:
                return Party(mention, (), unresolved=True)
            found = referents(speaker.mention, references)
            return Party(mention, found or (speaker.mention,), elsewhere=elsewhere(speaker.mention, references))
        found = referents(mention, references)
        return Party(
            mention,
            tuple(whose for each in found for whose in owned(each, references)) or owned(mention, references),
            unresolved=mention.is_pronoun and not found,
            elsewhere=elsewhere(mention, references),
        )


def _is_deed(party: Party) -> bool:
    """Whether a pronoun stands for what somebody did: "barred the strike … members would defy it"."""
    heads = [referent.head for referent in party.referents]
    is_told_of = party.mention.head.lower_ == "it" and bool(heads)
    return is_told_of and all(head.pos_ == "NOUN" and head.lemma_.lower() in deed_nouns().deeds for head in heads)


def _without_tellers(recipients: Sequence[Party], sources: Sequence[Source], trigger: Token) -> tuple[Party, ...]:
    """The recipients without those who only tell it: "abducted two men, medics and guards said"."""
    tellers = {source.mention.head for source in sources}
    return tuple(
        party
        for party in recipients
        if party.mention.head not in tellers
        or (party.mention.head.dep_ != "conj" and trigger.is_ancestor(party.mention.head))
    )


def _without_preventers(actors: Sequence[Party], finding: Finding) -> tuple[Party, ...]:
    """The actors of what was not done, without those who only kept it from being done."""
    prevented_by = set(preventers(finding.head, finding.light))
    return tuple(party for party in actors if party.mention.head not in prevented_by)


def _parted(parties: Sequence[Party], trigger: Token) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """The parties, those apart with whom it is done or refused, where others are left: "signed a pact with Oman"."""
    partners = tuple(party for party in parties if _is_partner(party.mention.head, trigger))
    others = tuple(party for party in parties if party not in partners)
    return (others, partners) if others else (tuple(parties), ())


def _is_partner(head: Token, trigger: Token) -> bool:
    while head.dep_ == "conj":
        head = head.head
    return head.dep_ == "pobj" and head.head.lower_ == "with" and trigger.is_ancestor(head)


def _acted_on(
    recipients: Iterable[Party], actors: Sequence[Party], event_type: EventType, mode: str | None
) -> tuple[Party, ...]:
    """The recipients without the actors; nobody leaves a part of themselves, and what troops leave is the place."""
    acting = {actor.mention.head.i for actor in actors}
    recipients = tuple(party for party in recipients if party.mention.head.i not in acting)
    if event_type != "RETREAT":
        return recipients
    return tuple(
        party
        for party in recipients
        if not _is_within(party, actors) and not (mode == "withdraw" and party.mention.head.ent_type_ in PLACE_LABELS)
    )


def _is_within(party: Party, others: Iterable[Party]) -> bool:
    """Whether the party's head stands in the phrase of one of the others, or beside it: "the premier, X"."""
    head = party.mention.head
    return any(head in other.mention.words or head in other.mention.head.children for other in others)


def _toll_draft(host: Draft, toll: Toll) -> Draft:
    """A draft that only adds a figure, and who gives it, to the event it counts for."""
    return Draft(
        sentence=toll.sentence,
        head=toll.count.anchor,
        words=(toll.count.anchor,),
        light=None,
        type=host.type,
        mode=None,
        contexts=(),
        status=host.status,
        actors=(),
        recipients=(),
        doubtful_actors=(),
        doubtful_recipients=(),
        sources=toll.sources,
        counts=(toll.count,),
        place=None,
        when=None,
        score=0.0,
        is_definite=False,
        counts_for=host,
    )


def _sources(finding: Finding, voices: Voices) -> tuple[Source, ...]:
    """Whom the article credits: by its verbs of saying and quotations, else by the network."""
    if told := voices.sources(finding.head, finding.sentence, finding.light):
        return told
    heads = [head for head in finding.sources if not says_nobody(head)]
    heads = heads or [head for head in finding.doubtful_sources if voices.may_tell(head, finding.sentence)]
    heads = [head for head in heads if not tells_apart(head, finding.head) and not _is_undergoing(head, finding.head)]
    return tuple(Source(mention, None) for head in heads for mention in own_mentions(head))


def _is_undergoing(head: Token, trigger: Token) -> bool:
    """Whether a word stands under the object of the trigger: "refused to extradite the suspect, Juan Ruiz"."""
    while head.head not in {head, trigger}:
        if head.dep_ in {"nsubj", "nsubjpass", "conj"}:
            return False
        head = head.head
    return head.head == trigger and head.dep_ in {"dobj", "xcomp"}


def _others(sources: Iterable[Source], actors: Iterable[Party]) -> Iterator[Source]:
    """The sources but for those whom no verb credits and who act themselves by the same words."""
    acting = {actor.mention.head.i for actor in actors}
    return (source for source in sources if source.verb is not None or source.mention.head.i not in acting)


def _known(sources: Iterable[Source], references: Coreference) -> tuple[Source, ...]:
    """The sources with whom they stand for: a pronoun or description for who is meant, a surname for the full name."""
    known: list[Source] = []
    for source in sources:
        words = source.mention.words
        is_named = any(word.pos_ == "PROPN" for word in words)  # "the Xinhua agency" is none told before
        is_described = (words[0].lower_ in DEFINITE and not is_named) or source.mention.is_pronoun
        found = referents(source.mention, references) if is_described else _full_name(source.mention, references)
        if found:
            known.append(msgspec.structs.replace(source, referent=found[0]))
        elif source.mention.head.lower_ != "it":
            known.append(source)
    return tuple(known)


def _full_name(mention: Mention, references: Coreference) -> Sequence[Mention]:
    """The longest name that the article gives the person of a name."""
    entity = references.entity(mention.head)
    if entity is None or mention.head.ent_type_ != "PERSON" or mention.head in entity.heads():
        return ()
    return [found for head in entity.heads() for found in own_mentions(head)]


def _words_for(party: Party) -> set[Token]:
    """The words for it: its own head, and those of whom it stands for."""
    return {mention.head for mention in (party.mention, *party.referents)}


def _speaks_itself(finding: Finding) -> bool:
    """Whether the words of the event may be the speaker's own act: no passive, whose agent somebody else is."""
    return finding.type in SPOKEN and not is_passive(finding.head)
