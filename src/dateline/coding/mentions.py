"""Mentions: the phrases that name or describe parties, cut out of the parse around a head word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import filterfalse

import msgspec
from spacy.tokens import Span, Token

from dateline.coding.arguments import direct, is_word_of
from dateline.knowledge.nouns_abroad import nouns_abroad
from dateline.knowledge.word_groups import in_group
from dateline.language.coreference.words import is_charge, is_listed
from dateline.language.kept import kept

PARTY_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Labels of names that may be parties."""
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
"""Labels of names that are places."""
_WHERE = frozenset({"in", "at", "near", "outside"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
"""Words before a noun for what has been told of."""
PERSONAL_PRONOUNS = frozenset("i me my we us our he him his she her they them their it its who whom whose both".split())
_LEFT = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "predet", "case"})
_PLACING = frozenset({"of", "in", "from", "at"})
_RANGE_OPENERS = frozenset({"up", "between", "over", "under", "around", "from"})
_NOBODY = frozenset({"nobody", "none", "nothing", "noone"})
_ENDS = frozenset({"”", "»", "''", ",", ")"})
"""Marks that end what stands before them."""
_FEWEST = 2
"""Words of a name that a title may stand before."""


class Mention(msgspec.Struct, frozen=True):
    """A phrase in the article: its head word, its words, and the phrases to look up, most telling first."""

    head: Token
    words: Span
    phrases: tuple[str, ...]

    @property
    def is_pronoun(self) -> bool:
        """Whether the head is a personal pronoun."""
        return self.head.lower_ in PERSONAL_PRONOUNS and self.head.pos_ in {"PRON", "DET"} and self.head.text != "US"


def coordinated(head: Token) -> Iterator[Token]:
    """The head and the nouns coordinated with it: "Russia, Mali and Niger" gives all three."""
    yield head
    for child in head.children:
        if (child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ"}) or is_listed(child):
            yield from coordinated(child)


def mentions(head: Token) -> list[Mention]:
    """The mentions that a head word and its coordination hold; "the Russian and Malian presidents" gives two."""
    return [mention for word in coordinated(head) for mention in own_mentions(word)]


def own_mentions(head: Token) -> list[Mention]:
    """The mention of one head word without its coordination: one for each nation before or after a plural, else one."""
    if head.tag_ in {"NNS", "NNPS"} and not head.ent_type_:
        for nations in (_nations_before(head), _nations_after(head)):
            if len(nations) > 1:
                return [
                    Mention(nation, nation.doc[nation.i : nation.i + 1], (_of_nation(head, nation),))
                    for nation in nations
                ]
    if (body := _owner_before(head)) is not None:
        words = head.doc[head.left_edge.i : body.i + 1]
        return [Mention(head, words, (words.text,))]
    if (body := _body_before(head)) is not None:
        spans = ((body, head.doc[head.left_edge.i : body.i + 1]), (head, head.doc[body.i + 2 : head.i + 1]))
        return [Mention(word, words, (words.text,)) for word, words in spans]
    words = phrase(head)
    looked_up = [_uncounted(words, head).text]
    if (shared := _shared_nation(head)) is not None:
        looked_up.insert(0, f"{shared.text} {words.text}")
    if (senders := _senders(head)) is not None:
        looked_up = [f"{looked_up[0]} linked to {senders.text}"]
    name = _named(head)
    if (home := _home(head)) is not None:
        looked_up.insert(0, f"{looked_up[0]} of {phrase(home).text}")
    for apposition in filterfalse(is_listed, appositions(head)):
        if apposition.ent_type_ in PARTY_LABELS:
            looked_up.insert(0, phrase(apposition).text)
        elif apposition.pos_ == "PROPN" and apposition.left_edge.i == words.end:  # "the Swiss company Nordal"
            looked_up = [head.doc[words.start : apposition.i + 1].text]
        elif apposition.pos_ == "NOUN":
            looked_up.append(phrase(apposition).text)
    if name is not None and name.text not in looked_up:
        looked_up.append(name.text)
    return [Mention(head, words, tuple(dict.fromkeys(looked_up)))]


def _senders(head: Token) -> Span | None:
    """Who stands behind those who are sent, with what joins them: "hackers linked to Iran"; None for other heads."""
    if head.lemma_.lower() not in nouns_abroad().sent:
        return None
    after = head.doc[head.i + 1 : head.i + 3]
    if len(after) < 2 or not in_group(after[0].lower_, "behind hackers"):
        return None  # the parser may take "linked" for the clause's verb, so that only the order of the words counts
    objects = (phrase(child) for child in after[1].children if child.dep_ == "pobj")
    return next((words for words in objects if any(word.ent_type_ in PARTY_LABELS for word in words)), None)


def _home(head: Token) -> Token | None:
    """The state or town that a person is said to be of: "Lars Holm of Denmark"."""
    if head.ent_type_ != "PERSON":
        return None
    homes = (home for preposition in ("of", "from") for home in direct(head, preposition))
    return next((home for home in homes if home.ent_type_ == "GPE"), None)


def _uncounted(words: Span, head: Token) -> Span:
    """The phrase without the range it begins with: "protesters", not "between 200 and 300 protesters"."""
    if words[0].lower_ not in _RANGE_OPENERS:
        return words
    numbers = [word.i for word in words if word.i < head.i and word.pos_ == "NUM"]
    return head.doc[max(numbers) + 1 : words.end] if numbers else words


def _nations_before(head: Token) -> list[Token]:
    """The nations joined before a plural: "the Russian and Malian presidents"."""
    first = [child for child in head.children if child.dep_ == "amod" and child.ent_type_ == "NORP"]
    found = [nation for word in first for nation in coordinated(word) if nation.ent_type_ == "NORP"]
    places = {nation.i for nation in found}
    return [nation for nation in found if nation.i + 1 not in places]  # "Syrian Christian leaders" are one party


def _owner_before(nation: Token) -> Token | None:
    """The body right after a nation whose thing both stand before: "an Israeli army base" is the Israeli army's."""
    is_before = nation.dep_ in {"amod", "compound"} and nation.i + 2 <= nation.head.i
    if not is_before or nation.ent_type_ not in {"NORP", "GPE"}:
        return None
    after = nation.nbor()
    is_body = after.dep_ == "compound" and after.head == nation.head and is_word_of(after, "owning body")
    return after if is_body and nation.head.pos_ == "NOUN" else None


def _body_before(head: Token) -> Token | None:
    """The body joined before a party of its own, which the parser takes for the party's kind.

    "The Lao government and Hmong rebels": the government is no kind of rebels; "defence and foreign ministers" are two.
    """
    for child in head.children:
        if child.dep_ != "nmod" or child.tag_ != "NN" or child.ent_type_ or child.i + 2 >= head.i:
            continue
        names = [name for name in child.conjuncts if child.i + 1 < name.i < head.i]
        is_joined = child.nbor().dep_ == "cc" and child.nbor(2) in {*names, *(n.left_edge for n in names)}
        is_name = bool(names) and names[-1].pos_ in {"PROPN", "ADJ"} and names[-1].text[0].isupper()
        if is_joined and is_name and names[-1].i == head.i - 1:
            return child
    return None


def _nations_after(head: Token) -> list[Token]:
    """The nations or bodies joined after a plural: "the foreign ministers of Kuwait and Oman", "ships from both"."""
    return [
        nation
        for preposition in ("of", "from")
        for word in direct(head, preposition)
        if word.ent_type_ == "GPE" or (word.ent_type_ == "ORG" and preposition == "of")
        for nation in coordinated(word)
        if nation.ent_type_ == word.ent_type_
    ]


def _of_nation(head: Token, nation: Token) -> str:
    """One of the nations with the plural in the singular: "Malian president", "foreign minister of Oman"."""
    if nation.ent_type_ == "NORP":
        return f"{nation.text} {head.lemma_}"
    before = [child.text for child in head.lefts if child.dep_ in {"compound", "amod"}]
    return " ".join([*before, head.lemma_, "of", (_named(nation) or nation).text])


def _shared_nation(head: Token) -> Token | None:
    """The nation that stands before the first of joined nouns and is meant of all: "Australian soldiers and police"."""
    if head.dep_ != "conj" or head.ent_type_ or any(child.dep_ in _LEFT for child in head.lefts):
        return None
    first = head.head
    while first.dep_ == "conj":
        first = first.head
    if first.ent_type_ or first.pos_ != "NOUN":
        return None
    return next(
        (child for child in first.lefts if child.dep_ in {"amod", "compound"} and child.ent_type_ == "NORP"), None
    )


def appositions(head: Token) -> list[Token]:
    """What stands beside the head as another name of it, also where the parser hangs it on the head's last word.

    "The head of the junta, Colonel X": the colonel is the head, not the junta.
    """
    found = [child for child in head.children if child.dep_ == "appos" and _host(child) == head]
    if head.dep_ == "conj":
        found += [child for child in head.head.children if child.dep_ == "appos" and _host(child) == head]
    below = head
    while not found and not head.ent_type_:
        objects = [g for c in below.children if c.dep_ == "prep" and c.lower_ in _PLACING for g in c.children]
        if not objects:
            break
        below = objects[0]
        found = [child for child in below.children if child.dep_ == "appos" and child.ent_type_ == "PERSON"]
    return found


def _host(apposition: Token) -> Token:
    """What the apposition belongs to: the last joined word, where that is described and the parser takes the first.

    "Ana Ruiz and her deputy, Juan Diaz": Juan Diaz is the deputy.
    """
    joined = [child for child in apposition.head.children if child.dep_ == "conj" and child.i < apposition.i]
    is_person = apposition.ent_type_ == "PERSON" == apposition.head.ent_type_
    return joined[-1] if joined and is_person and not joined[-1].ent_type_ else apposition.head


def phrase(head: Token) -> Span:
    """The words of the noun phrase: modifiers before the head, its name, "of …" and "in …" after a description."""
    return Span(head.doc, *_edges(head))


@kept
def _edges(head: Token) -> tuple[int, int]:
    """Where the noun phrase starts and ends."""
    name = _named(head)
    start = min([head.i, *([name.start] if name is not None else [])])
    end = max([head.i + 1, *([name.end] if name is not None else [])])
    articles = [child.i for child in head.lefts if child.tag_ == "DT" and child.dep_ == "det"]
    for child in head.lefts:
        is_verbs = child.dep_ == "amod" and child.i < max(articles, default=0)  # "shot dead the mayor"
        if child.dep_ in _LEFT and not is_verbs:
            start = min(start, child.left_edge.i)
    if name is None or name.label_ == "NORP":
        for child in head.rights:
            if child.dep_ == "case" or (child.dep_ == "prep" and _places(child, head) and not is_charge(child, head)):
                end = max(end, _flat_end(child))
    start = before_hyphen(head, start)
    # "On Thursday Mali's president"; "”, van den Berg said"
    while start < head.i and (head.doc[start].ent_type_ in {"DATE", "TIME"} or head.doc[start].text in _ENDS):
        start += 1
    return start, end


def before_hyphen(head: Token, start: int) -> int:
    """Where a phrase begins whose head is the last part of a word with a hyphen: "a Canadian ex-diplomat"."""
    doc = head.doc
    if start == head.i and start > 1 and doc[start - 1].text == "-":
        is_joined = not doc[start - 1].whitespace_ + doc[start - 2].whitespace_
        return doc[start - 2].left_edge.i if is_joined else start
    return start


def name_alone(head: Token) -> str | None:
    """A person's name without the titles that the model may take into it; None for whoever is no named person."""
    name = _named(head) if head.ent_type_ == "PERSON" else None
    if name is None:
        return None
    start = name.start
    while start > name.sent.start and _begins_name(head.doc[start - 1], head):
        start -= 1
    words = head.doc[start : name.end].text.split()
    while len(words) > _FEWEST and in_group(words[0].lower().rstrip("."), "title before a name"):
        words = words[1:]
    if in_group(words[0].lower().rstrip("."), "civil title"):
        words = words[1:] or words
    return " ".join(words)


def _begins_name(word: Token, head: Token) -> bool:
    """Whether a word before a person's surname is a first name that the model left out."""
    return word.pos_ == "PROPN" and word.dep_ == "compound" and word.head == head and not word.ent_type_


def _named(head: Token) -> Span | None:
    if not head.ent_type_ or head.ent_type_ not in PARTY_LABELS:
        return None
    doc, start, end = head.doc, head.i, head.i + 1
    while start > 0 and doc[start].ent_iob_ == "I" and not doc[start].is_sent_start:
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I" and not doc[end].is_sent_start:
        end += 1
    if doc[end - 1].lower_ in {"'s", "’s", "'", "’"}:
        end -= 1
    return Span(doc, start, end) if start < end else None


def _places(preposition: Token, head: Token) -> bool:
    """Whether the phrase after the preposition tells whose or where the described ones are."""
    objects = [child for child in preposition.children if child.dep_ == "pobj"]
    if preposition.lower_ == "for" and is_word_of(head, "voice"):
        return bool(objects)
    if preposition.lower_ == "for" and is_word_of(head, "sent for"):
        return any(word.ent_type_ in PARTY_LABELS - {"PERSON"} for item in objects for word in (item, *item.lefts))
    is_served = preposition.lower_ == "to" and in_group(head.lower_, "serving")
    if preposition.lower_ not in _PLACING and not is_served:
        return False
    return preposition.lower_ == "of" or any(item.ent_type_ in PARTY_LABELS | {"LOC", "FAC"} for item in objects)


def _flat_end(preposition: Token) -> int:
    """Where the phrase under the preposition ends, without its relative clauses and later coordination."""
    end = preposition.i + 1
    for child in preposition.children:
        if child.dep_ == "pobj":
            end = max(end, phrase(child).end)
            for name in child.children:  # "a ship of the charity Sea-Watch"
                if name.dep_ == "appos" and name.pos_ == "PROPN" and name.left_edge.i == end:
                    end = max(end, phrase(name).end)
    return end


def is_nobody(head: Token) -> bool:
    """Whether the word stands for nobody who could be told: "nobody", "no group", "who" in a question, a hyphen.

    Whose "no Turkish soldiers" are, to whom nothing was done, is told; "no Turkish group claimed it" means nobody.
    """
    if head.lower_ in _NOBODY or not any(letter.isalnum() for letter in head.text):
        return True
    if any(child.dep_ == "det" and child.lower_ == "no" for child in head.children):
        is_told = any(child.ent_type_ in PARTY_LABELS and child.dep_ in {"amod", "compound"} for child in head.lefts)
        return not (is_told and head.dep_ in {"nsubjpass", "dobj", "obj"})
    return head.lower_ in {"who", "whom"} and not any(word.dep_ == "relcl" for word in head.ancestors)


def is_no_party(head: Token) -> bool:
    """Whether it can neither act nor be acted on: "peace", "the law"."""
    if head.pos_ != "NOUN" or head.ent_type_ or not is_word_of(head, "no party"):
        return False
    is_counted = head.tag_ == "NNS" or any(
        child.lower_ in {"a", "an"} or child.dep_ == "nummod" for child in head.lefts
    )
    return not (is_counted and is_word_of(head, "person if counted"))


def companions(head: Token) -> Iterator[Token]:
    """Those beside the head on its side: "Canada, along with Australia"; "sacked the premier along with two others"."""
    is_object = head.dep_ in {"dobj", "obj"}
    above = head.head if is_object or head.dep_ in {"nsubj", "nsubjpass"} else head
    for word in {head, above}:
        for child in word.children:
            if is_object and child.i < head.i:
                continue
            if child.dep_ == "prep" and child.lower_ == "along":
                pairs = [grand for grand in child.children if grand.dep_ == "prep" and grand.lower_ == "with"]
            elif child.dep_ == "prep" and child.lower_ == "with":
                pairs = [child] if child.i and child.nbor(-1).lower_ in {"together", "along"} else []
            else:
                continue
            for pair in pairs:
                for other in pair.children:
                    if other.dep_ == "pobj":
                        yield from coordinated(other)


def is_definite(head: Token) -> bool:
    """Whether the word is a noun for what has been told of: "the attack"."""
    return head.pos_ == "NOUN" and any(child.dep_ == "det" and child.lower_ in DEFINITE for child in head.children)


def is_partitive(head: Token) -> bool:
    """Whether the word only counts those named after its "of": "thousands of people", "one of the members"."""
    if head.pos_ == "NUM" or in_group(head.lemma_.lower(), "partitive"):
        return any(child.dep_ == "prep" and child.lower_ == "of" for child in head.children)
    return False


def counted_by(head: Token) -> list[Token]:
    """Those named after the "of" of a word that only counts them: "the last of its troops"; empty for other words."""
    return direct(head, "of") if is_partitive(head) else []


def owners(noun: Token, is_party: Callable[[Token], bool]) -> list[Token]:
    """The parties whose a named thing is: "Israel's bombs", "Israeli airstrikes", "a US drone", "by police bullets"."""
    is_means = noun.dep_ == "pobj" and noun.head.dep_ == "agent"
    found = [
        child
        for child in noun.children
        if child.dep_ == "poss"
        or child.ent_type_ == "NORP"
        or (child.dep_ == "compound" and noun.pos_ == "NOUN" and (child.ent_type_ in PARTY_LABELS or is_means))
    ]
    return [child for child in found if is_party(child)]


class PartyTest(msgspec.Struct, frozen=True):
    """Tells whether a head word can name or describe a political actor.

    `is_role` knows the role nouns, `is_person` those for one person.
    """

    is_role: Callable[[str], bool]
    is_person: Callable[[str], bool]

    def __call__(self, head: Token) -> bool:
        """Whether the word heads a party's name, a role noun, or a personal pronoun."""
        if head.ent_type_ in PARTY_LABELS:
            return True
        pos = head.pos_
        if pos == "PRON":
            return head.lower_ in PERSONAL_PRONOUNS
        if pos not in {"NOUN", "PROPN"} or head.dep_ == "amod":
            return False
        # Plurals may be words of their own ("troops", "locals"), and capitals hide their lemma ("Rebels").
        return self.is_role(head.lemma_.lower()) or self.is_role(head.lower_)


def are_in_places_apart(one: Token, other: Token) -> bool:
    """Whether two joined verbs tell a place each: "killed three in Bida and shot six in Minna"."""
    if one.pos_ != "VERB" or other not in one.conjuncts:
        return False
    first, second = sorted((one, other))
    places = [_places_of(verb) for verb in (first, second)]
    return all(places) and places[0].isdisjoint(places[1])


def _places_of(verb: Token) -> set[str]:
    """The places behind "in", "at" or "near" of a verb or its objects, without those of verbs joined to it."""
    joined = {word for child in verb.children if child.dep_ == "conj" for word in child.subtree}
    return {
        word.lower_
        for word in verb.subtree
        if word.ent_type_ in PLACE_LABELS and word.dep_ == "pobj" and word.head.lower_ in _WHERE and word not in joined
    }
