"""What a word shows of whom it means: its sort, number and gender, its place in the clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Span, Token

from dateline.knowledge.given_names import given_names
from dateline.knowledge.state_names import state_names
from dateline.knowledge.word_groups import in_group, word_group

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
"""Third persons by their plainest form."""
NAMES = {"PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "NORP": "nation"}
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj", "dative", "pobj", "attr", "oprd", "agent"})
_INSIDE = frozenset({"compound", "amod", "det", "nmod", "nummod", "punct", "quantmod"})
_CONTENT = frozenset({"compound", "amod", "nmod", "poss"})
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_DURING = frozenset({"after", "at", "during", "following", "in"})
"""Prepositions of the meeting that a clause tells of."""
NUMBERS = {word: n for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
COUNTS = {"pair": 2, "couple": 2, "duo": 2, "both": 2, "trio": 3, **NUMBERS}
"""Words that by themselves take so many parties together."""


class Genders:
    """The gender of given names and of nouns and titles."""

    def __init__(self) -> None:
        self._given = given_names()
        self._nouns = word_group("gender")

    def of(self, head: Token, words: set[str]) -> str | None:
        """The gender that the words around a head tell, titles before given names."""
        told = {self._nouns.get(word.rstrip(".")) for word in words}
        if "f" in told or "m" in told:
            return "f" if "f" in told else "m"
        name = name_of(head) if head.ent_type_ in {"PERSON", ""} else None
        if name is None:
            return None
        return self._of_given(word.lower_ for word in name[:-1])

    def of_name(self, name: str) -> str | None:
        """The gender that a full name tells."""
        return self._of_given(name.lower().split()[:-1])

    def _of_given(self, names: Iterable[str]) -> str | None:
        return next((self._given[name] for name in names if name in self._given), None)


def names_office(head: Token) -> bool:
    """Whether a description tells of which state somebody holds an office: "the Kenyan foreign minister"."""
    if head.ent_type_ or not in_group(head.lemma_.lower(), "office of a state"):
        return False
    return any(word.ent_type_ in {"GPE", "NORP"} for word in _of_office(head))


def office_words(head: Token) -> str:
    """The words for an office: those before the noun and its "of"."""
    words = sorted(_of_office(head), key=lambda word: word.i)
    return head.doc[words[0].i : words[-1].i + 1].text


def _of_office(head: Token) -> list[Token]:
    before = [child for child in head.lefts if child.dep_ in {"amod", "compound", "poss"}]
    of = [child for child in head.rights if child.dep_ == "prep" and child.lower_ == "of" and child.i == head.i + 1]
    names = [name for preposition in of for name in preposition.children if name.ent_type_ == "GPE"]
    return [head, *before, *names]


def heads_phrase(token: Token) -> bool:
    """Whether a noun or name stands for something of its own, and is no part of another phrase."""
    pos, label = token.pos_, token.ent_type_
    if pos not in {"NOUN", "PROPN"} and not (pos == "ADJ" and label in NAMES):
        return False
    if token.dep_ in _INSIDE or label in _MEASURES or _is_hyphened(token):
        return False
    return label == "" or _is_last(token)


def _is_hyphened(token: Token) -> bool:
    """Whether the word is only the first part of a compound: "Chinese-owned"."""
    return (
        not token.whitespace_
        and token.i + 2 < len(token.doc)
        and token.nbor().text == "-"
        and token.ent_type_ != "PERSON"
    )


def is_body_before(token: Token) -> bool:
    """Whether the word ends the name of a body that only tells whose somebody is: "Hamas chief Ismail Haniyeh"."""
    is_before = token.dep_ == "compound" and token.i + 1 < len(token.doc)
    return is_before and token.ent_type_ == "ORG" and token.nbor().ent_iob_ != "I"


def _is_last(token: Token) -> bool:
    return not (token.head.ent_type_ == token.ent_type_ and token.dep_ == "compound")


def name_of(head: Token) -> Span | None:
    """The whole name that the word belongs to, without its possessive ending; also one that the model overlooked."""
    doc, start, end = head.doc, head.i, head.i + 1
    if head.ent_type_ not in NAMES:
        if head.ent_type_ or head.pos_ != "PROPN" or not head.text[0].isupper():
            return None
        while (
            start > 0
            and not doc[start].is_sent_start
            and doc[start - 1].dep_ == "compound"
            and doc[start - 1].pos_ == "PROPN"
            and not doc[start - 1].ent_type_
        ):
            start -= 1
        return doc[start:end]
    while start > 0 and doc[start].ent_iob_ == "I" and not doc[start].is_sent_start:
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I" and not doc[end].is_sent_start:
        end += 1
    while start < head.i and doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    while end > head.i + 1 and doc[end - 1].lower_ in {"'s", "’s", "'", "’"}:
        end -= 1
    return doc[start:end]


def modifiers(head: Token) -> set[str]:
    """The lower-case words before the noun that tell of what kind it is."""
    return {
        word.lower_
        for child in head.lefts
        if child.dep_ in _CONTENT and child.tag_ != "PRP$"
        for word in child.subtree
        if word.pos_ in {"NOUN", "PROPN", "ADJ"}
    }


def is_complemented(head: Token) -> bool:
    """Whether words after the noun say which one is meant: "the group of lawyers", "the man who"."""
    return any(child.dep_ in {"prep", "relcl", "acl"} and not is_charge(child, head) for child in head.rights)


def is_charge(preposition: Token, head: Token) -> bool:
    """Whether the "of" tells what the verb above says of its object: "accused the army of murder"."""
    return preposition.lower_ == "of" and head.dep_ in {"dobj", "obj"} and in_group(head.head.lemma_, "charging")


def of_what(head: Token) -> set[str]:
    """What a description is of, in lemmas: "the minister of health", but not "the mayor of the city", a known one."""
    of = [child for child in head.rights if child.lower_ == "of" and not is_charge(child, head)]
    first = [item for preposition in of for item in preposition.children if item.dep_ == "pobj"]
    items = [other for item in first for other in (item, *item.conjuncts)]
    found = {item.lemma_.lower() for item in items if item.pos_ in {"NOUN", "PROPN"}}
    return {lemma for lemma in found if not in_group(lemma, "place noun", "country", "called body", "land noun")}


def is_bare(head: Token) -> bool:
    """Whether "the" or "this" with the noun alone, no more, tells who is meant."""
    return determiner(head) in {"the", "this"} and not modifiers(head) and not is_complemented(head)


def is_called(head: Token) -> bool:
    """Whether a noun for a body stands alone or with what kind of body it is: "the group", "the rights group"."""
    is_definite = determiner(head) in {"the", "this"} and not is_complemented(head)
    is_body = is_definite and in_group(head.lemma_.lower(), "called body")
    return is_body and all(in_group(word, "kind of body") for word in modifiers(head))


def determiner(head: Token) -> str:
    """the, this, a, whose (a possessor), count (a number) or bare."""
    found = "bare"
    for child in head.lefts:
        if child.dep_ == "poss":
            return "whose"
        if child.dep_ in {"det", "predet"}:
            word = child.lower_
            found = {"the": "the", "a": "a", "an": "a"}.get(
                word, "this" if word in {"this", "that", "these", "those"} else "some"
            )
        elif child.dep_ == "nummod" and found == "bare":
            found = "count"
    return found


def many(head: Token) -> int | None:
    """How many parties before it a word takes together: "both", "the two leaders", "the pair"; else None."""
    word = head.lower_
    if word in COUNTS and head.dep_ != "nummod":
        named = any(child.dep_ in {"prep", "relcl"} and child.left_edge.nbor(-1).text != "," for child in head.rights)
        is_told_of = determiner(head) in {"the", "this"} and not named  # "left two dead" tells of two more
        return COUNTS[word] if word == "both" or is_told_of else None
    before = {child.lower_ for child in head.lefts}
    if "both" in before:
        return 2
    if not is_plural(head) or not before & {"the", "these", "those"} or head.ent_type_:
        return None
    return next((NUMBERS[number] for number in before if number in NUMBERS), None)


def how_many(head: Token) -> int | None:
    """The number that stands before a plural, or None where none does: "two reporters"."""
    return next((NUMBERS.get(child.lower_, 0) for child in head.lefts if child.dep_ == "nummod"), None)


def is_listed(word: Token) -> bool:
    """Whether an apposition of the parser is the next of a list: "Chad, Niger and Mali", not "Gao, Mali"."""
    if word.dep_ != "appos":
        return False
    above = word.head
    if word.ent_type_ != above.ent_type_:
        return False
    if not word.ent_type_:  # "a doctor, a priest and two students"
        others = [child for child in word.children if child.dep_ == "conj"]
        return bool(others) and all(map(_is_counted, (above, word, *others))) and not spelled_out(above)
    if word.ent_type_ not in {"GPE", "NORP", "ORG"}:
        return False
    joined = [child for child in (*word.children, *above.children) if child.dep_ == "conj"]
    if joined and is_state(word) and is_state(above):
        return True  # "Peru, Chile and most members of the bloc"
    return any(child.ent_type_ == word.ent_type_ for child in joined)


def is_state(head: Token) -> bool:
    """Whether the word heads the name of a state."""
    name = name_of(head)
    return name is not None and name.text.removeprefix("the ").removeprefix("The ") in state_names()


def spelled_out(head: Token) -> list[Token]:
    """Those who are listed after the word that counts them, as many as it says: "two men, a nurse and a cook"."""
    number = how_many(head)
    for word in head.children:
        if word.dep_ == "appos" and not word.ent_type_:
            listed = [word, *(other for other in word.conjuncts if other.i > word.i)]
            if len(listed) == number and all(other.tag_ == "NN" for other in listed):
                return listed
    return []


def _is_counted(noun: Token) -> bool:
    """Whether a noun that names nobody has a number or "a" before it."""
    is_one = any(child.lower_ in {"a", "an"} for child in noun.lefts)
    return not noun.ent_type_ and (is_one or any(child.dep_ == "nummod" for child in noun.lefts))


def met_by(token: Token) -> Token | None:
    """Who meets the party that the word names: "X met Y", "spoke with Y", "said after talks with Y"; None else."""
    verb = token.head
    if token.dep_ == "pobj" and verb.lower_ == "with":
        verb = verb.head
        if in_group(verb.lemma_, "meeting noun"):
            above = verb.head
            verb = above.head if verb.dep_ == "pobj" and above.lower_ in _DURING else above
            if verb.pos_ != "VERB":
                return None
        elif not in_group(verb.lemma_, "speaking with"):
            return None
    elif token.dep_ != "dobj" or not in_group(verb.lemma_, "meeting"):
        return None
    return next((child for child in verb.children if child.dep_ == "nsubj"), None)


def is_paired(head: Token) -> bool:
    """Whether the word is one that two parties named before are called by, joined or not."""
    return head.lower_ in COUNTS or in_group(head.lemma_.lower(), "called together")


def is_plural(head: Token) -> bool:
    """Whether the noun means several."""
    return head.tag_ in {"NNS", "NNPS"} or in_group(head.lower_, "always several")


def place_in_clause(token: Token) -> str:
    """subject, object, owner or other; a coordinated word is where the first is."""
    top = token
    while top.dep_ in {"conj", "appos"} and top.head is not top:
        top = top.head
    if top.dep_ in _SUBJECTS:
        return "subject"
    if top.dep_ == "poss":
        return "owner"
    if top.dep_ == "pobj":
        return "oblique"
    return "object" if top.dep_ in _OBJECTS else "other"


def acting(clause: Token) -> Token | None:
    """The subject of a clause, or of the clause that it is joined to or depends on when it has none of its own."""
    for _ in range(8):
        for child in clause.children:
            if child.dep_ in _SUBJECTS:
                return child
        if clause.dep_ not in {"conj", "xcomp", "advcl", "pcomp", "prep"} or clause.head is clause:
            return None
        clause = clause.head
    return None


def target(verb: Token) -> Token | None:
    """Whom a verb's act is aimed at: its object, or who stands behind "on", "at" or "against"."""
    found = [child for child in verb.children if child.dep_ in {"dobj", "obj"}]
    aims = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in {"on", "at", "against"}]
    found += [child for aim in aims for child in aim.children if child.dep_ == "pobj"]
    return next(iter(found), None)


def is_bound_ahead(token: Token) -> bool:
    """Whether a reflexive is of a subject that comes after it: in "Offering himself as host, he" the "he" tells who."""
    if not token.lower_.endswith(("self", "selves")):
        return False
    subject = acting(clause_of(token))
    return subject is not None and subject.i > token.i


def clause_of(token: Token) -> Token:
    """The verb of the clause that the word stands in, or the sentence's root."""
    here = token
    while here.dep_ != "ROOT":
        here = here.head
        if here.pos_ in {"VERB", "AUX"} and here.dep_ not in {"aux", "auxpass"}:
            break
    return here


def relative_antecedent(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for; None when the word is none.

    That is the noun its clause hangs on, or where the parse has no such clause the last noun before the word.
    """
    if token.lower_ not in _RELATIVES or token.tag_ not in {"WDT", "WP", "WP$", "IN", "DT"}:
        return None
    for above in token.ancestors:
        if above.dep_ == "relcl":
            return above.head if above.head.i < token.i else None
    if token.lower_ == "that" or token.i == token.sent.start:
        return None
    before = token.nbor(-1)
    if before.is_punct and before.i > token.sent.start:
        before = before.nbor(-1)
    if before.pos_ not in {"NOUN", "PROPN"}:
        return None
    while before.dep_ in {"compound", "pobj", "prep", "appos"} and before.ent_type_ != "PERSON":
        before = before.head
    return before if before.pos_ in {"NOUN", "PROPN", "PRON"} else None


def sort_of(head: Token, is_party: Callable[[Token], bool], is_person: Callable[[str], bool]) -> str:
    """Of what sort whoever a noun or name means is.

    By name: person, body, place, nation, or proper, where the model does not tell. Described: one (person), people,
    institution, bodies, land, thing, things.
    """
    label = head.ent_type_
    if label == "NORP":
        return "one" if determiner(head) in {"a", "whose"} and not is_plural(head) else "nation"
    if label == "PERSON" and head.tag_ in {"NNS", "NNPS"} and head.ent_iob_ == "B":
        return "people"
    if label in NAMES:
        return NAMES[label]
    lemma = head.lemma_.lower()
    if in_group(lemma, "land noun") and not is_plural(head):
        return "land"
    if is_plural(head):
        if is_person(lemma) or in_group(head.lower_, "always several"):
            return "people"
        return "bodies" if is_party(head) else "things"
    if in_group(lemma, "called body") and is_bare(head):  # "the lender", which elsewhere may be a person
        return "institution"
    if is_person(lemma) or in_group(lemma, "gender"):
        return "one"
    if is_party(head):
        return "institution"
    return "proper" if head.pos_ == "PROPN" and head.text[0].isupper() else "thing"
