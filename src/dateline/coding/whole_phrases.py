"""Whole phrases: all words of a party where it stands, with what counts it, its titles, appositions and complements.

A mention is cut to what tells who is meant; its whole phrase is what a reader takes for the party's words. Clauses stay
outside: they tell what the party did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from dateline.coding.arguments import is_word_of
from dateline.coding.mentions import PLACE_LABELS, Mention, appositions, is_partitive, phrase
from dateline.language.coreference.words import is_charge, is_listed, spelled_out

_POSSESSIVE = frozenset("'s ’s ' ’ ´s".split())
_COMPLEMENTS = frozenset("of in from at for near with".split())
"""Prepositions of what tells which ones are meant: "inspectors for the agency"."""
_WHERE = frozenset({"in", "from", "of", "at", "near"})
"""Prepositions of the place that people are in or from."""
_BEFORE_JOINED = frozenset("both either neither".split())
_NO_PERSONS = frozenset({"GPE", "LOC", "ORG", "FAC"})
_ONCE_A_VERB = frozenset({"nsubj", "nsubjpass", "dobj"})
_BETWEEN = frozenset({"ADP", "DET", "PROPN", "PUNCT"})
_NEAR = 6
_LONGEST = 40
"""Words; longer ones are lists or mistakes of the parser."""


def whole(mention: Mention) -> Span:
    """The whole phrase around a mention; its own words where those are a pronoun, or one nation of several."""
    head, words = mention.head, mention.words
    if mention.is_pronoun or head.dep_ == "amod" or words != phrase(head):
        return trimmed(words)
    start, end = words.start, _end(head, words.end)
    for above in _above(head):
        start = min(start, phrase(above).start)
        end = max(end, above.i + 1)
    found = head.doc[start:end]
    return trimmed(found if len(found) <= _LONGEST else words)


def beside(head: Token) -> Token | None:
    """The noun that the word stands beside as another name of the same: "the envoy" for "the envoy, Ana Ruiz"."""
    if head.dep_ in _ONCE_A_VERB:
        return _twin(head)
    if head.dep_ != "appos" or is_listed(head) or head.pos_ == "NUM":
        return None
    host = head.head
    while head.ent_type_ == "PERSON" and host.ent_type_ in _NO_PERSONS and host.dep_ == "pobj":
        host = host.head.head  # "the envoy to Mali, Ana Ruiz" is the envoy
    is_of_one_kind = bool(head.ent_type_) and head.ent_type_ == host.ent_type_  # "Gao, Mali", or a list
    is_bracketed = head.left_edge.i > 0 and head.doc[head.left_edge.i - 1].text == "("
    if host.i > head.i or host.ent_type_ in {"GPE", "LOC"} or (is_of_one_kind and not is_bracketed):
        return None
    if head.ent_type_ == "PERSON" and host.tag_ in {"NNS", "NNPS"}:  # "members Ana Ruiz and Juan Diaz"
        return None
    is_named = any(word.ent_type_ or word.pos_ == "PROPN" for word in (head, host))  # else often a new clause's subject
    return host if is_named and host.pos_ in {"NOUN", "PROPN"} and _adjoins(host, head) else None


def doubled(mentions: Sequence[Mention]) -> set[int]:
    """The places of the heads whose party another mention tells, too.

    "The envoy, Ana Ruiz" is one person: told by the envoy, whose mention has the name, if the parser joins them. So are
    the "US" of "US and Iranian officials" no party beside those officials.
    """
    if len(mentions) < 2:
        return set()
    heads = [mention.head for mention in mentions]
    places = {head.i for head in heads}
    hosts = [(head, host) for head in heads if (host := beside(head)) is not None and host.i in places]
    found = {head.i if head.dep_ == "appos" else host.i for head, host in hosts}
    found |= {head.i for head in heads if any(_is_kind_of(head, mention) for mention in mentions)}
    places |= {host.i for head in heads if (host := head.head) and head.dep_ == "appos"}
    found |= {name.i for head in heads for name in appositions(head) if not is_listed(name) and name.i in places}
    found |= {name.i for head in heads for name in spelled_out(head)}
    found |= {place for head in heads for place in _named_so(head) if place in places}
    found |= {head.i for head in heads if (owner := _of_whose(head)) is not None and owner.i in places}
    found |= {head.i for head in heads if (whole := _part_of(head)) is not None and whole.i in places}
    found |= {head.i for head in heads if head.dep_ in {"poss", "amod"} and _owned_by(head).i in places}
    found |= {head.i for head in heads if (whose := _told_by(head)) is not None and whose.i in places}
    return found | {head.i for head in heads if _begins(head) and head.i + 2 in places}


def _named_so(described: Token) -> list[int]:
    """Of one described and named by a participle the place of the other telling: "a teacher called Ana Ruiz".

    That of the name beside "the rebels' commander, known as Ríos", since such a description tells more.
    """
    found = []
    for verb in described.children:
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and is_word_of(verb, "naming"):
            as_names = [name for child in verb.children if child.lower_ == "as" for name in child.children]
            names = [child for child in (*verb.children, *as_names) if child.dep_ in {"oprd", "attr", "dobj", "pobj"}]
            is_plain = any(child.lower_ in {"a", "an"} for child in described.lefts)
            found += [described.i if is_plain else name.i for name in names if name.pos_ == "PROPN"]
    return found


def _of_whose(head: Token) -> Token | None:
    """Whose those are who act for them in a relative clause: "the union, whose members blocked the road"."""
    is_owned = any(child.lower_ == "whose" and child.dep_ == "poss" for child in head.children)
    if not is_owned or head.dep_ != "nsubj" or head.head.dep_ != "relcl":
        return None
    owner = head.head.head
    return None if owner.ent_type_ == "PERSON" else owner  # whose brother killed somebody did not


def _part_of(head: Token) -> Token | None:
    """The house whose words a description without a name is one of: "stations" of "the offices of three stations"."""
    is_within = head.dep_ == "pobj" and head.head.lower_ == "of" and head.pos_ == "NOUN" and not head.ent_type_
    whole = head.head.head
    return whole if is_within and is_word_of(whole, "premises") else None


def _is_kind_of(head: Token, mention: Mention) -> bool:
    """Whether the word only tells, alone or joined to others, what kind a party is whose words it is one of."""
    kind = head
    while kind.dep_ == "conj":
        kind = kind.head
    is_within = mention.words.start <= head.i < mention.words.end
    return is_within and kind.dep_ in {"nmod", "compound"} and kind.head == mention.head


def _told_by(place: Token) -> Token | None:
    """Whose words a place is one of that only tells where they are or come from: "people in Somalia"."""
    preposition = place.head
    is_within = place.dep_ == "pobj" and place.ent_type_ in PLACE_LABELS and preposition.lower_ in _WHERE
    return preposition.head if is_within and preposition.head.pos_ in {"NOUN", "PROPN"} else None


def _owned_by(owner: Token) -> Token:
    """What belongs to the owner; a word with a hyphen is its last part: "the party's co-leader"."""
    return owner.head.nbor(2) if _begins(owner.head) and owner.head.i + 2 < len(owner.doc) else owner.head


def _begins(head: Token) -> bool:
    """Whether the word is the first part of one with a hyphen: "ex" of "ex-ministers"."""
    doc = head.doc
    return not head.whitespace_ and head.i + 1 < len(doc) and doc[head.i + 1].text == "-"


def _twin(name: Token) -> Token | None:
    """The description before a name that the parser has as a second subject or object beside it."""
    if name.ent_type_ not in {"PERSON", "ORG"} or name.head.pos_ != "VERB":
        return None
    before = [child for child in name.head.children if child.dep_ == name.dep_ and child.i < name.i]
    if not before or before[-1].ent_type_ or before[-1].tag_ not in {"NN", "NNP"}:
        return None
    between = name.doc[before[-1].i + 1 : phrase(name).start]
    is_near = len(between) <= _NEAR and all(word.pos_ in _BETWEEN for word in between)
    return before[-1] if is_near and (name.ent_type_ == "PERSON" or not between) else None


def _adjoins(host: Token, apposition: Token) -> bool:
    """Whether nothing but the host's own complements stands between."""
    between = host.doc[host.i + 1 : apposition.left_edge.i]
    return all(word.is_punct or host.is_ancestor(word) for word in between)


def _above(head: Token) -> Iterator[Token]:
    """The words above that are the same party's: what counts it, and what it is in apposition to."""
    host = beside(head)
    if host is not None:
        yield host
        yield from _above(host)
    elif head.dep_ == "pobj" and head.head.lower_ == "of" and is_partitive(head.head.head):
        yield head.head.head


def _end(head: Token, end: int) -> int:
    """Where the phrase ends with complements and appositions right after what it has so far."""
    for child in head.rights:
        first = child.left_edge.i
        if child.dep_ == "prep" and first == end and _is_complement(child, head):
            for item in child.children:
                if item.dep_ == "pobj":
                    end = max(end, _end(item, phrase(item).end))
        elif child.dep_ in {"amod", "acl"} and child.pos_ == "ADJ" and child.i == end:  # "rebels loyal to the king"
            end = max(end, *(_end(g, phrase(g).end) for c in child.children for g in c.children), child.i + 1)
        elif child.dep_ == "appos" and beside(child) is not None and _is_next(head, end, first):
            end = trimmed(head.doc[head.i : _end(child, phrase(child).end)]).end
    return end


def _is_complement(preposition: Token, head: Token) -> bool:
    objects = [item for item in preposition.children if item.dep_ == "pobj"]
    if not objects or is_charge(preposition, head) or any(item.ent_type_ in {"DATE", "TIME"} for item in objects):
        return False
    if head.ent_type_:
        return preposition.lower_ == "of" and all(item.ent_type_ in {"GPE", "LOC"} for item in objects)
    if preposition.lower_ == "to":
        return is_word_of(head, "sent to")
    # After a verb and its object, the parser cannot tell whose the phrase is: "asked the ministry for help".
    return preposition.lower_ == "of" or (preposition.lower_ in _COMPLEMENTS and head.dep_ not in {"dobj", "obj"})


def _is_next(head: Token, end: int, first: int) -> bool:
    """Whether the apposition follows at once, after a comma or in brackets."""
    return first == end or (first == end + 1 and head.doc[end].text in {",", "(", "["})


def trimmed(words: Span) -> Span:
    """The words without a possessive's ending or the "both" that joins them with others, their brackets closed."""
    after = words.end
    if after < len(words.doc) and words.doc[after].text == ")" and words.text.count("(") > words.text.count(")"):
        words = words.doc[words.start : after + 1]
    if len(words) > 1 and words[-1].lower_ in _POSSESSIVE:
        words = words[:-1]
    if len(words) > 1 and words[0].lower_ in _BEFORE_JOINED and any(word.dep_ == "cc" for word in words.root.children):
        words = words[1:]
    return words
