"""The model's rules on single words (its attribute ruler: part of speech, lemma, morphology), asked once for each word.

The ruler tries its 170 patterns on every token. What all but ten of them say depends on the word's small letters, its
tag and its dependency alone, so that the answer is kept.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from spacy.tokens._retokenize import set_token_attrs

NAME = "dateline_word_rules"
"""The name of the pipe."""
_MOST_KEPT = 100_000
"""Words that are kept: of a long run the vocabulary of some thousand articles."""


class WordRules:
    """Does to a document what an attribute ruler does."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._of_word = Matcher(ruler.vocab, validate=False)
        self._of_several = Matcher(ruler.vocab, validate=False)
        rules: Any = ruler.patterns
        for number, rule in enumerate(rules):
            for pattern in rule["patterns"]:
                matcher = self._of_word if len(pattern) == 1 else self._of_several
                matcher.add(str(number), [pattern])
        self._kept: dict[tuple[int, int, int], tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The same document with the attributes set; of several rules on a word the last counts."""
        several = self._several(doc)
        attributes: list[Any] = self._ruler.attrs
        for token in doc:
            rules = self._rules(token)
            if token.i in several:
                rules = tuple(sorted({*rules, *several[token.i]}))
            for rule in rules:
                set_token_attrs(token, attributes[rule])
        return doc

    def _rules(self, token: Token) -> tuple[int, ...]:
        """The rules on the word alone that fit it, in order."""
        key = (token.lower, token.tag, token.dep)
        rules = self._kept.get(key)
        if rules is None:
            word = token.doc[token.i : token.i + 1]
            rules = tuple(sorted({self._number(found) for found, _, _ in self._of_word(word, allow_missing=True)}))
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = rules
        return rules

    def _several(self, doc: Doc) -> dict[int, list[int]]:
        """By the place of a word the rules on it that ask for its neighbour."""
        found: dict[int, list[int]] = defaultdict(list)
        for match, start, end in self._of_several(doc, allow_missing=True):
            number = self._number(match)
            found[doc[start:end][self._ruler.indices[number]].i].append(number)
        return found

    def _number(self, match: int) -> int:
        return int(self._ruler.vocab.strings[match])


@Language.factory(NAME)
def _word_rules(nlp: Language, name: str) -> WordRules:  # noqa: ARG001 - the names are spaCy's
    ruler = nlp.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    return WordRules(ruler)
