"""Verbs that the parser joins to the wrong one or leaves without a subject, and prefixes cut off from their nouns."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.knowledge.forces import is_member
from dateline.knowledge.word_groups import in_group
from dateline.language.attaching import attach

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SURELY_FINITE = frozenset({"VBD", "VBZ"})
"""Tags of forms that no infinitive has: of "to resign and call" the model may take the second for a present tense."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_THIRD = frozenset({"them", "him", "her"})
"""Pronouns of persons that are objects."""
_PLURAL_VERBS = frozenset({"VBP", "VB"})
_TIMING = frozenset({"after", "before", "since", "until"})
_PREFIXES = frozenset({"ex", "vice", "anti", "pro", "co"})


def rejoin(doc: Doc) -> Doc:
    """The same document: verbs hang on those whose subject they share, subjects on theirs, prefixes on their nouns."""
    for word in doc:
        if word.dep_ in _SUBJECTS and word.ent_type_:
            _join_to_description(word)
        if word.dep_ == "pobj" and word.head.lower_ in _TIMING:
            _give_subject(word)
        if word.dep_ == "conj" and word.pos_ in {"VERB", "AUX"}:
            above = _above_object(word) or _above_infinitive(word) or _above_relative(word) or _above_earlier(word)
            if above is not None:
                attach(word, above)
        elif word.dep_ == "advcl" and word.tag_ == "VBG" and in_group(word.lemma_, "hurting somebody"):
            attach(word, _above_own_side(word) or word.head)
        elif word.dep_ == "advcl" and word.tag_ in _SURELY_FINITE:
            _part_from_day(word)
        elif word.lower_ in _PREFIXES and word.i + 2 < len(doc):
            _join_prefix(word)
        elif word.tag_ in _PLURAL_VERBS and word.i - word.sent.start > 2:
            _join_two_names(word)
    return doc


def _above_object(verb: Token) -> Token | None:
    """The verb of the same form whose object it hangs on: "killing 14 farmers and torching granaries"."""
    item = verb.head
    is_object = item.pos_ == "NOUN" and item.dep_ == "dobj" and item.head.tag_ == verb.tag_
    if not is_object or _has_subject(verb) or not _has_object(verb):
        return None
    for word in [child for child in item.children if child.dep_ == "cc" and item.i < child.i < verb.i]:
        attach(word, item.head)
    return item.head


def _above_infinitive(verb: Token) -> Token | None:
    """The verb to which a finite one belongs that hangs on an infinitive: "urged it to wait and has asked for more".

    Nor can it share the helper of an infinitive: "said it would pull out and called for talks".
    """
    if _has_subject(verb) or verb.head.pos_ != "VERB" or (_is_finite(verb.head) and not _has_modal(verb.head)):
        return None
    # "Could lead to chaos and accused them": no participle follows a modal.
    is_past = verb.tag_ == "VBN" and _has_modal(verb.head) and not _has_have(verb.head) and _has_object(verb)
    if verb.tag_ not in _SURELY_FINITE and not _has_finite_helper(verb) and not is_past:
        return None
    return next((word for word in verb.head.ancestors if word.pos_ == "VERB" and _is_finite(word)), None)


def _above_relative(verb: Token) -> Token | None:
    """The verb before a relative clause, where whoever that clause is about cannot be "them" for its own subject.

    "Chased the rebels who had set the fire and killed scores of them": those who chased killed them.
    """
    clause = verb.head
    whom = clause.head
    if clause.dep_ != "relcl" or _has_subject(verb) or whom.dep_ not in {"dobj", "pobj"}:
        return None
    pronouns = [word.lower_ for word in verb.subtree if word.lower_ in _THIRD and _is_object(word, verb)]
    if not pronouns or _is_plural(whom) != (pronouns[0] == "them"):
        return None
    others = [word for word in clause.subtree if word.i < verb.i and word.pos_ in {"NOUN", "PROPN"}]
    if any(_is_plural(word) if pronouns[0] == "them" else word.ent_type_ == "PERSON" for word in others):
        return None  # who may be meant
    return next((word for word in whom.ancestors if word.pos_ == "VERB" and word.i < whom.i), None)


def _above_earlier(verb: Token) -> Token | None:
    """The verb of saying, where what was said lies before it and the finite verb does not.

    "Warned that Chad had closed the border, and called on its king to open it": who warned calls.
    """
    told = verb.head
    if told.dep_ != "ccomp" or verb.tag_ != "VBD" or _has_subject(verb) or _has_finite_helper(verb):
        return None
    is_earlier = any(child.lower_ == "had" and child.dep_ == "aux" for child in told.children)
    ands = [child.i for child in told.children if child.dep_ == "cc" and told.i < child.i < verb.i]
    is_parted = bool(ands) and verb.doc[ands[-1] - 1].text == ","
    return told.head if is_earlier and is_parted and told.head.tag_ == "VBD" and told.head.i < told.i else None


def _above_own_side(verb: Token) -> Token | None:
    """The verb of those who hurt members of the force: "police fired when some threw stones, hurting officers"."""
    above = verb.head
    forces = [child for child in above.children if child.dep_ == "nsubj"]
    hurt = [child.lemma_.lower() for child in verb.children if child.dep_ == "dobj"]
    if not any(is_member(noun, force.lemma_.lower()) for force in forces for noun in hurt):
        return None
    between = [word for word in above.subtree if above.i < word.i < verb.i and word.dep_ == "advcl"]
    return next((word for word in reversed(between) if _has_subject(word)), None)


def _join_two_names(verb: Token) -> None:
    """Makes two names before a plural verb its subject, as headlines write them: "Peru, Chile sign a pact"."""
    second = verb.nbor(-1)
    while second.head.i == second.i + 1 and second.head != verb:
        second = second.head
    comma = second.left_edge.nbor(-1) if second.left_edge.i > verb.sent.start else second
    if comma.text != "," or second.pos_ != "PROPN" or second.i + 1 != verb.i:
        return
    first = comma.nbor(-1)
    words = list(verb.doc[verb.sent.start : comma.i])
    if not all(word.pos_ == "PROPN" for word in words) or second.left_edge.i <= first.i:
        return
    if verb.dep_ != "ROOT" or any(child.dep_ == "nsubj" and child not in {first, second} for child in verb.children):
        return
    if attach(first, verb, "nsubj"):
        attach(second, first, "conj")


def _join_to_description(name: Token) -> None:
    """Hangs a name on the noun right before it that the parser makes a part of its own: "the group Foro Penal said"."""
    before = name.left_edge.i - 1
    if before < name.sent.start:
        return
    noun = name.doc[before]
    is_beside = noun.dep_ in {*_SUBJECTS, "dobj"} and noun.head == name.head and name.i < name.head.i
    if noun.pos_ == "NOUN" and is_beside:
        noun.dep_ = name.dep_
        attach(name, noun, "appos")


def _give_subject(noun: Token) -> None:
    """Makes a noun the subject of the verb after it that the parser leaves without one: "hours after Ali shot him"."""
    link, verb = noun.head, noun.head.head
    if link.dep_ != "prep" or verb.i < noun.i or _has_subject(verb) or verb.tag_ not in _SURELY_FINITE:
        return
    between = [word for word in noun.doc[noun.i + 1 : verb.i] if not noun.is_ancestor(word)]
    if all(word.head == verb and word.dep_ in {"aux", "auxpass", "advmod", "neg"} for word in between):
        link.dep_ = "mark"
        attach(noun, verb, "nsubj")


def _part_from_day(verb: Token) -> None:
    """Gives a verb its own subject for the day that ends a clause before it: "those who had led since May fled"."""
    days = [child for child in verb.children if child.dep_ == "nsubj" and child.ent_type_ == "DATE"]
    links = [child for child in verb.children if child.dep_ == "mark" and child.lower_ in _TIMING]
    clause = verb.head
    subject = clause.head
    if len(days) != 1 or len(links) != 1 or clause.dep_ != "relcl" or subject.dep_ != "ROOT":
        return
    if subject.pos_ not in {"NOUN", "PROPN", "PRON"} or verb.i < clause.i or links[0].i > days[0].i:
        return
    verb.head, verb.dep_ = verb, "ROOT"
    attach(subject, verb, "nsubj")
    attach(links[0], clause, "prep")
    attach(days[0], links[0], "pobj")
    for child in [child for child in subject.children if child.dep_ in {"prep", "punct"}]:
        if child.i > verb.i or (child.i < subject.i and child.dep_ == "prep"):
            attach(child, verb)


def _join_prefix(prefix: Token) -> None:
    """Makes the noun of "ex-minister" the word that the rest of the sentence speaks of."""
    hyphen, noun = prefix.nbor(), prefix.nbor(2)
    if hyphen.text != "-" or prefix.whitespace_ or hyphen.whitespace_ or noun.pos_ not in {"NOUN", "PROPN"}:
        return
    if prefix.head in {noun, prefix} or prefix.dep_ in {"amod", "compound"} or noun.head == noun:
        return
    if noun.head in {prefix, hyphen}:
        attach(noun, prefix.head, prefix.dep_)
    if attach(prefix, noun, "amod"):
        attach(hyphen, noun, "punct")


def _is_object(word: Token, verb: Token) -> bool:
    """Whether the verb's act is done to the word: "killed them", "killed scores of them"."""
    if word.dep_ == "pobj" and word.head.lower_ == "of":
        word = word.head.head
    return word.dep_ == "dobj" and word.head == verb


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or _has_finite_helper(verb)


def _has_finite_helper(verb: Token) -> bool:
    return any(child.tag_ in _FINITE for child in verb.children if child.dep_ in {"aux", "auxpass"})


def _has_modal(verb: Token) -> bool:
    return any(child.tag_ == "MD" for child in verb.children if child.dep_ == "aux")


def _has_have(verb: Token) -> bool:
    return any(child.lemma_ in {"have", "be"} for child in verb.children if child.dep_ in {"aux", "auxpass"})


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in {"NNS", "NNPS"}
