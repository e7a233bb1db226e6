"""Clauses cut down to a participle that the parser takes for the sentence's verb: "two men said to have fled died"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dateline.knowledge.word_groups import in_group
from dateline.language.attaching import attach

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HELPERS = frozenset({"aux", "auxpass"})
_BELOW = frozenset({"advcl", "ccomp", "conj", "dep", "parataxis"})
"""How the parser hangs the sentence's own verb on the participle, or on what stands under it."""
_COMPLETING = frozenset({"dobj", "obj", "attr", "acomp", "xcomp", "ccomp"})


def settle_reduced(doc: Doc) -> Doc:
    """The same document: nobody "said to have" done something says it, and the verb after it is the sentence's own."""
    for word in doc:
        infinitive = _told_of(word)
        if infinitive is None:
            continue
        about = next(child for child in word.children if child.dep_ in _SUBJECTS)
        word.tag_ = "VBN"
        own = next(own_verbs(word, infinitive), None)
        if own is None:
            about.dep_ = "nsubjpass"
        else:
            raise_own(own, word, infinitive, about)
    return doc


def _told_of(verb: Token) -> Token | None:
    """The infinitive that somebody is only told of with: "said to have fled", "thought to be"; None for other verbs."""
    if verb.tag_ not in {"VBD", "VBN"} or not in_group(verb.lemma_, "told of somebody"):
        return None
    if any(child.dep_ in {"aux", "auxpass", "dobj", "neg", "mark"} for child in verb.children):
        return None
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if len(subjects) != 1 or subjects[0].right_edge.i + 1 != verb.i:
        return None
    for child in verb.children:
        if child.dep_ == "xcomp" and child.left_edge.i == verb.i + 1 and child.left_edge.tag_ == "TO":
            helpers = {word.lemma_ for word in (child, *child.children) if word.dep_ in _HELPERS or word == child}
            return child if helpers & {"be", "have"} else None
    return None


def own_verbs(participle: Token, infinitive: Token) -> Iterator[Token]:
    """The finite verbs behind the participle, and the one under it, that have no subject of their own."""
    for above in (participle, infinitive):
        for child in above.children:
            if child.i < infinitive.i or child.dep_ not in _BELOW or child.pos_ not in {"VERB", "AUX"}:
                continue
            helpers = [word for word in child.children if word.dep_ in _HELPERS]
            is_finite = any(word.tag_ in _FINITE for word in (child, *helpers))
            joined = {"cc", "mark", "punct"} & {word.dep_ for word in child.lefts}
            before = min((child, *helpers), key=lambda word: word.i)
            is_joined = joined or (before.i > 0 and before.nbor(-1).dep_ == "cc")
            subjects = [word for word in child.children if word.dep_ in _SUBJECTS]
            if is_finite and not is_joined and all(_is_taken(word, child, infinitive) for word in subjects):
                yield child


def _is_taken(subject: Token, own: Token, infinitive: Token) -> bool:
    """Whether a subject is rather the object of the infinitive: "said to have planned the raid were held"."""
    has_own = any(word.dep_ in _COMPLETING for word in infinitive.children if word != own)
    return subject.left_edge.i == infinitive.i + 1 and not has_own


def raise_own(own: Token, participle: Token, infinitive: Token, about: Token, dep: str = "acl") -> None:
    """Makes the sentence's own verb what the participle was, with the one whom it tells of for its subject.

    Args:
        own: the sentence's own verb.
        participle: the verb that the parser took for it.
        infinitive: the verb under that.
        about: of whom both tell.
        dep: how the participle hangs on them.
    """
    passive = any(child.dep_ == "auxpass" for child in own.children)
    for subject in [child for child in own.children if child.dep_ in _SUBJECTS]:
        attach(subject, infinitive, "dobj")
    above, above_dep = participle.head, participle.dep_
    rest = [child for child in participle.children if child.i > own.i]
    own.head = own if above == participle else above
    own.dep_ = above_dep
    attach(about, own, "nsubjpass" if passive else "nsubj")
    attach(participle, about, dep)
    for child in rest:
        attach(child, own)
