"""Sayings: where a sentence says who told what it reports, with verbs of saying, "according to" and the like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from spacy.tokens import Span, Token

from dateline.coding.arguments import by_whom, direct, is_passive, is_word_of, surface_subjects
from dateline.coding.mentions import Mention, PartyTest, is_nobody, mentions, own_mentions
from dateline.knowledge.tables import read_table
from dateline.language import Sentence

_NOBODY = frozenset("that this these those there which what such nothing everything something all".split())
"""Subjects of verbs of saying that are no speakers."""
_FIRST_AND_SECOND_PERSON = frozenset({"i", "we", "you"})
_NO_SPEAKER_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_STOPS = frozenset({";", ":"})
"""Marks that what is said before them ends at."""
_MARKS = frozenset({",", '"', "”", "’", "''", "'", "–", "—", "--", "-", "»", ")", "..."})
"""Marks that an aside begins after."""
_QUOTES = frozenset({'"', "”", "''", "»"})
_FOREIGN_ARTICLES = frozenset("El La Le Les Los Las Il Der Die Das O".split())
"""Articles that names of foreign newspapers begin with."""
_BELONGING = frozenset({"for", "with", "from", "near", "by"})
"""Prepositions that tell whose source a source is: "a spokesman for the bank", "a tally by Reuters"."""
_THROUGH = frozenset({"to", "on", "in", "with"})
"""Prepositions between saying and the medium that it is said to or through."""
_LONGEST_NAME = 10
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "obj", "attr", "oprd"})


class Source(msgspec.Struct, frozen=True):
    """One source in the chain: who, the verb or phrase that credits it, and whom a pronoun stands for."""

    mention: Mention
    verb: str | None
    referent: Mention | None = None


class Saying(msgspec.Struct, frozen=True):
    """A verb of saying, or a phrase such as "according to", with whom it credits.

    `start` and `end` are the places of its own words in the parsed text; an aside stands apart from what it credits.
    """

    head: Token
    kind: str
    sources: tuple[Source, ...]
    start: int
    end: int
    is_aside: bool


class SayingFinder:
    """Finds the sayings of sentences. Holds no state between them."""

    def __init__(self, is_party: PartyTest) -> None:
        self._is_party = is_party
        verbs = read_table("speech_verbs", columns=("verb", "kind"))
        self._verbs = {cells["verb"]: cells["kind"] for cells in verbs}
        nouns = read_table("source_words", columns=("word", "kind"))
        self._nouns = {cells["word"]: cells["kind"] for cells in nouns}
        media = [*read_table("agencies", columns=("name", "names", "kind"))]
        media += read_table("outlets", columns=("name", "names", "domain", "country"))
        self._media = frozenset(name for cells in media for name in (cells["name"], *cells["names"].split("|")) if name)

    def find(self, sentence: Sentence) -> list[Saying]:
        """The sayings of a sentence, in order of their heads."""
        return [saying for token in sentence.span for saying in self._of(token, sentence.span)]

    def is_saying(self, verb: Token) -> bool:
        """Whether the verb is one of saying."""
        return self._verbs.get(verb.lemma_.lower()) in {"clause", "both", "shows"}

    def is_medium(self, head: Token) -> bool:
        """Whether the word heads the name of a news organisation, or a word for one."""
        words = own_mentions(head)[0].words
        kinds = {self._nouns.get(word.lemma_.lower() if word == head else word.lower_) for word in words}
        if "medium" in kinds or (self._nouns.get(head.lemma_.lower()) == "branch" and _is_alone(head, words)):
            return True
        name = words.text.removeprefix("the ").removeprefix("The ")
        if name in self._media or (head.pos_ == "PROPN" and words[0].text in _FOREIGN_ARTICLES and len(words) > 1):
            return True
        return any(self._nouns.get(word.lower_) == "name" and word.text[0].isupper() for word in words)

    def _of(self, token: Token, words: Span) -> Iterator[Saying]:
        lower = token.lower_
        if lower == "according":
            yield from self._phrase(token, "according to", _under_to(token))
        elif lower == "per":
            named = [child for child in token.children if child.dep_ == "pobj" and self._tells(child, "shows")]
            yield from self._phrase(token, lower, named)
        elif lower in {"citing", "quoting"}:
            named = [child for child in token.children if child.dep_ in {"dobj", "obj"}]
            named = [head for head in named if self._tells(head, "shows") or head.lemma_.lower() == "official"]
            yield from self._phrase(token, lower, named)
        else:
            kind = self._verbs.get("hear" if lower == "heard" else token.lemma_.lower())
            if is_word_of(token, "answering by deeds") and direct(token, "with"):
                kind = None  # "replied with rubber bullets"
            if kind is not None and (token.pos_ == "VERB" or self._ends(token, words)):
                yield from self._verb(token, words, kind)

    def _phrase(self, token: Token, name: str, heads: Iterable[Token]) -> Iterator[Saying]:
        told = [whose for head in heads for whose in (*self._issuers(head), head)]
        sources = tuple(Source(_whole(mention), name) for head in told for mention in mentions(head))
        if sources:
            end = max(source.mention.words.end for source in sources)
            yield Saying(token, "phrase", sources, token.i, end, is_aside=True)

    def _verb(self, verb: Token, words: Span, kind: str) -> Iterator[Saying]:
        passive = _is_passive(verb)
        heads = by_whom(verb) if passive else self._subjects(verb)
        if passive and heads and verb.lemma_ == "quote":  # "he was quoted by the agency as saying"
            heads = [*heads, *(child for child in verb.children if child.dep_ == "nsubjpass")]
        heads = [head for head in heads if self._tells(head, kind)]
        issuers = [] if passive else [issuer for head in heads for issuer in self._issuers(head)]
        sources = [Source(_whole(m), verb.lemma_) for head in (*issuers, *heads) for m in mentions(head)]
        if not sources:
            return
        if verb.lemma_ == "quote" and not passive:
            named = [child for child in verb.children if child.dep_ in {"dobj", "obj", "nsubj"} and child.i > verb.i]
            sources += [Source(m, "quote") for head in named for m in mentions(head)]
        if not passive:
            told = [
                c for c in verb.children if c.dep_ in {"dobj", "obj", "dative"} and is_word_of(verb, "telling whom")
            ]
            told += [named for word in (verb, *heads) for named in _in_talk_with(word)]
            # The outlet is further out than who tells it, unless it is their own: "reported on its website".
            told = [head for head in told if self.is_medium(head) and not any(c.tag_ == "PRP$" for c in head.children)]
            sources = [*(Source(m, verb.lemma_) for head in told for m in mentions(head)), *sources]
        spans = [m.words for head in heads for m in mentions(head)]
        own = [child for child in verb.children if child.dep_ == "nsubj"]
        before = [child.left_edge.i for child in own if child.i < verb.i]
        near = [span.start for span in spans if span.end <= verb.i and (own or span.end == verb.i)]
        after = [span.end for span in spans if span.start > verb.i]
        start, end = min([*before, verb.i]), max([*after, verb.i + 1])
        starts = {start, min([*near, verb.i])}
        is_aside = any(_stands_apart(verb, at, end, words) for at in starts) and bool(own or near)
        as_told = any(child.lower_ == "as" and child.i < verb.i for child in verb.children) and verb.dep_ != "ccomp"
        yield Saying(verb, kind, tuple(sources), max(starts), end, is_aside=is_aside or as_told)

    def _issuers(self, head: Token) -> list[Token]:
        """Who gave out a document that tells something: "records released by the clerk's office"."""
        if self._nouns.get(head.lemma_.lower()) != "document":
            return []
        issued = [clause for clause in head.children if clause.dep_ == "acl" and is_word_of(clause, "issuing")]
        return [issuer for clause in issued for issuer in by_whom(clause)]

    def _subjects(self, verb: Token) -> list[Token]:
        found = surface_subjects(verb)
        if not found and verb.i > verb.sent.start:  # the parser may have lost the subject of ", police said."
            before = verb.nbor(-1)
            while before.head.i < verb.i and before.head.pos_ in {"NOUN", "PROPN"} and before.head.i > before.i - 3:
                if before.head == before:
                    break
                before = before.head
            if before.pos_ in {"NOUN", "PROPN"} and verb.i + 1 < verb.sent.end and verb.nbor().is_punct:
                found = [before]
        return found

    def _tells(self, head: Token, kind: str) -> bool:
        """Whether the subject of a verb of saying may be a source."""
        if says_nobody(head):
            return False
        lemma = head.lemma_.lower()
        noun = self._nouns.get(lemma)
        if kind == "hears":
            return noun == "hearing"
        if head.lower_ == "it" and kind == "shows":
            return False
        if head.lower_ in _NOBODY or head.lower_ in _FIRST_AND_SECOND_PERSON or head.ent_type_ in _NO_SPEAKER_LABELS:
            return False
        if kind == "shows":
            return noun is not None or self._is_party(head)
        return head.pos_ in {"NOUN", "PROPN"} or self._is_party(head) or lemma in {"one", "two", "three", "other"}

    def _ends(self, token: Token, words: Span) -> bool:
        """Whether a noun ends its sentence as a verb of saying would: "…, a herder claims."."""
        looks_so = token.pos_ == "NOUN" and (token.tag_ == "NNS" or token.lower_ == "heard")
        if not looks_so or token.i + 1 >= words.end or token.i - 2 < words.start:
            return False
        return token.nbor().is_punct and token.nbor(-1).pos_ in {"NOUN", "PROPN"} and token.i + 2 >= words.end


def _is_alone(head: Token, words: Span) -> bool:
    """Whether nothing tells what kind of an agency, a network or a station it is: "told the agency"."""
    return all(word == head or word.pos_ == "DET" for word in words)


def says_nobody(head: Token) -> bool:
    """Whether a subject of a verb of saying only tells that nobody says it: "no group", "neither side", "none of X"."""
    if head.dep_ == "pobj" and head.head.lower_ == "of" and is_nobody(head.head.head):
        return True
    first = head.left_edge
    if first.lower_ == "neither" or (first.lower_ == "not" and first.nbor().lower_ in {"one", "a"}):
        return True
    return head.lower_ not in {"who", "whom"} and is_nobody(head)


def _stands_apart(verb: Token, start: int, end: int, words: Span) -> bool:
    """Whether the verb and its subject stand after what they credit: "…, he said", "“…” said the mayor"."""
    doc = verb.doc
    if start - 1 > words.start and doc[start - 1].pos_ == "DET":  # the parser hung the article on the verb
        start -= 1
    if start <= words.start or doc[start - 1].text not in _MARKS:
        return False
    if doc[start - 1].text in _QUOTES:
        return True
    if not any(token.pos_ in {"VERB", "AUX", "NOUN"} for token in doc[words.start : start - 1]):
        return False
    if end < words.end and doc[end].lower_ in {"that", "how", "whether"}:
        return False
    later = [child for child in verb.children if child.dep_ in _COMPLEMENTS and child.i >= end]
    later = [child for child in later if doc[child.left_edge.i - 1].text != ","]
    if is_word_of(verb, "telling whom"):
        later = [child for child in later if child.dep_ not in {"dobj", "obj"}]
    return not later


def _whole(mention: Mention) -> Mention:
    """The mention with what tells whose source it is: "a spokesman for the bank", "sources close to the talks"."""
    head, words = mention.head, mention.words
    end = words.end
    for child in head.rights:
        belongs = (child.dep_ == "prep" and child.lower_ in _BELONGING) or (
            child.dep_ == "amod" and child.pos_ == "ADJ"
        )
        if belongs and child.left_edge.i == end and not any(token.pos_ == "VERB" for token in child.subtree):
            end = child.right_edge.i + 1
    if head.ent_type_ or end - words.start > _LONGEST_NAME:
        return mention
    return msgspec.structs.replace(mention, words=head.doc[words.start : end])


def _in_talk_with(word: Token) -> Iterator[Token]:
    """Whom something is said to or through, as words under the verb or under who says it tell.

    "Told in an interview with the paper", "said on television", "the rebels, speaking to the paper, said".
    """
    is_verb = word.pos_ == "VERB"
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in _THROUGH:
            for named in child.children:
                if is_verb:
                    yield named
                if is_word_of(named, "talk with media"):
                    yield from (g for c in named.children if c.lower_ in {"with", "to", "by"} for g in c.children)
                    yield from (g for c in named.children if c.dep_ == "acl" for g in by_whom(c))
        elif child.dep_ in {"acl", "advcl"} and is_word_of(child, "talking with media"):
            yield from by_whom(child)
            yield from (g for c in child.children if c.lower_ in _THROUGH for g in c.children)


def _under_to(according: Token) -> list[Token]:
    """Whom an "according to" names."""
    doc = according.doc
    heads = [g for c in according.children if c.lower_ == "to" for g in c.children if g.dep_ == "pobj"]
    if heads or according.i + 2 >= according.sent.end or according.nbor().lower_ != "to":
        return heads
    found = next((t for t in doc[according.i + 2 : according.sent.end] if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
    while found is not None and found.dep_ in {"compound", "nmod", "poss", "amod"} and found.head.i > found.i:
        found = found.head
    return [] if found is None else [found]


def _is_passive(verb: Token) -> bool:
    """Whether the form is passive; a participle without "have" is one also in "the men, accused of …"."""
    if is_passive(verb):
        return True
    if verb.tag_ not in {"VBN", "VBD"} or any(c.dep_ == "nsubj" or c.lemma_ == "have" for c in verb.children):
        return False
    return verb.dep_ in {"advcl", "amod", "acl", "appos", "dep"}


def part_of(place: int, sentence: Sentence) -> range:
    """The places of the part of the sentence between semicolons or colons that a place is in."""
    words = sentence.span
    stops = [token.i for token in words if token.text in _STOPS] if _has_stop(sentence.text) else []
    start = max([stop + 1 for stop in stops if stop < place], default=words.start)
    end = min([stop for stop in stops if stop >= place], default=words.end)
    return range(start, end)


def _has_stop(text: str) -> bool:
    return any(stop in text for stop in _STOPS)
