"""Name types put right by knowledge: small models call Mali a person and Burkina Faso an organisation."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span

_LONGEST_NAME = 5


class NameCorrector:
    """Sets the labels of names that the tables know, and adds those the model missed.

    `known` leads from a name as written to its label: GPE for states and places, NORP for their people and
    adjectives, ORG for organisations and armed groups.
    A known name inside a longer name keeps quiet ("Chad Smith", "the Bank of Mali").
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known

    def __call__(self, doc: Doc) -> Doc:
        """The same document with its entities corrected."""
        persons = {token.text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1 for token in ent}
        found: list[Span] = []
        index = 0
        while index < len(doc):
            match = self._match(doc, index)
            if match is None or (len(match) == 1 and match.text in persons):
                index += 1
            else:
                found.append(match)
                index = match.end
        kept = [ent for ent in doc.ents if not any(_gives_way(ent, match) for match in found)]
        taken = {token.i for ent in kept for token in ent}
        kept += [match for match in found if not any(token.i in taken for token in match)]
        doc.ents = sorted(kept, key=lambda ent: ent.start)
        return doc

    def _match(self, doc: Doc, start: int) -> Span | None:
        if not doc[start].text[:1].isupper():
            return None
        for end in range(min(len(doc), start + _LONGEST_NAME), start, -1):
            label = self._known.get(doc[start:end].text)
            if label:
                return Span(doc, start, end, label=label)
        return None


def _gives_way(ent: Span, match: Span) -> bool:
    """Whether the model's name yields to the known one: same words but for articles, possessives and brackets."""
    if ent.end <= match.start or match.end <= ent.start:
        return False
    rest = [token for token in ent if not match.start <= token.i < match.end]
    return all(token.is_punct or token.lower_ in {"the", "'s", "’s"} for token in rest)
