"""Coreference within an article: whom pronouns, "both sides" and "the group" stand for.

One pass in reading order gathers entities. Names join by their words; pronouns and definite descriptions go to the
entity before them whose clues weigh most (`weights`), descriptions also to none. First persons are left to the caller,
who knows the speakers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice

import msgspec
from spacy.tokens import Token

from dateline.knowledge.weights import load_weights
from dateline.knowledge.word_groups import in_group
from dateline.language.coreference import clues
from dateline.language.coreference.clues import Anaphor
from dateline.language.coreference.entities import Entity, Names, Occurrence, fullness, joint
from dateline.language.coreference.words import (
    COUNTS,
    NUMBERS,
    PRONOUNS,
    Genders,
    acting,
    clause_of,
    determiner,
    heads_phrase,
    how_many,
    is_body_before,
    is_bound_ahead,
    is_listed,
    is_paired,
    many,
    met_by,
    modifiers,
    name_of,
    names_office,
    office_words,
    place_in_clause,
    relative_antecedent,
    sort_of,
    target,
)
from dateline.language.document import Document, Sentence

Option = tuple[Entity | None, set[str]]
Holder = Callable[[str, date | None], str | None]
"""Leads from the words for an office and a day to the name of who held it; None for nobody known."""
_BACK = {"": 12, "they": 4, "it": 4, "he": 6, "she": 8}
"""Sentences back that an entity may have been spoken of last, for descriptions and each pronoun."""
_MOST = 60
"""Entities looked at for one pronoun or description: the running time stays linear in the article's length."""
_SIDES = frozenset({"institution", "people", "bodies", "one"})
"""Sorts of described ones that are sides where they are told of together: "the government and the guerrillas"."""
_FAR = 6
"""Sentences back in which they were last told to be."""
_NEAR = 6
"""Sentences back in which those were last spoken of whom "both" takes together."""
_SINGLE = frozenset({"body", "place", "nation", "institution", "people", "bodies", "proper"})
"""Sorts of those who are against each other as sides: no single persons."""
_OWNERS = frozenset({"compound", "nmod", "amod", "poss"})
_NAMED = frozenset({"person", "people", "body", "place", "nation", "proper"})
_WHERE = frozenset({"in", "from", "near", "outside", "inside", "across", "over"})
_QUOTES = frozenset('"“”')


def _may_count(head: Token, token: Token, number: int) -> bool:
    """Whether a description may be of as many as another word takes together: "two reporters", "the two men"."""
    counted = how_many(head)
    return counted == number or (counted is None and not in_group(token.lemma_.lower(), "told one by one"))


def _is_scene(entity: Entity) -> bool:
    """Whether a place is named only for where something was, or is the agency of a place line."""
    heads = [each.head for each in entity.occurrences]
    return all(
        (head.dep_ == "pobj" and head.head.lower_ in _WHERE) or (head.i > 0 and head.nbor(-1).text == "(")
        for head in heads
    )


class References(msgspec.Struct, frozen=True):
    """The weights of the clues (`training/references.py`)."""

    version: str
    weights: dict[str, float]


class Clerk(msgspec.Struct, frozen=True):
    """What coreference knows of every document: which heads are parties, which nouns mean one person, and the rest."""

    is_party: Callable[[Token], bool]
    is_person: Callable[[str], bool]
    genders: Genders
    weights: Mapping[str, float]
    holder: Holder | None = None
    """Tells who held an office."""
    is_unarmed: Callable[[str], bool] = lambda _: False
    """Whether a name is that of a state or body whose people are no rebels."""

    def sort(self, head: Token) -> str:
        """Of what sort whoever the word means is."""
        return sort_of(head, self.is_party, self.is_person)

    def is_barred(self, anaphor: Anaphor, entity: Entity) -> bool:
        """Whether a description cannot be of what the tables know by the name: no Union is "the rebels"."""
        if anaphor.form or not in_group(anaphor.head.lemma_.lower(), "nobody official"):
            return False
        names = filter(None, map(name_of, entity.named))
        return any(self.is_unarmed(name.text.removeprefix("the ").removeprefix("The ")) for name in names)

    def gender_of_holder(self, head: Token, on: date | None) -> str | None:
        """The gender of whoever held on that day the office that the word heads the description of."""
        if self.holder is None or not names_office(head):
            return None
        holder = self.holder(office_words(head), on)
        return None if holder is None else self.genders.of_name(holder)


def load_references() -> References:
    """The weights of the package.

    Raises:
        SetupError: their file is missing or damaged.
    """
    return load_weights("references.json", References)


def load_clerk(
    is_party: Callable[[Token], bool],
    is_person: Callable[[str], bool],
    weights: Mapping[str, float] | None = None,
    *,
    holder: Holder | None = None,
    is_unarmed: Callable[[str], bool] = lambda _: False,
) -> Clerk:
    """What coreference knows of every document, with the weights of the package unless others are given.

    Raises:
        SetupError: the file of the weights is missing.
        KnowledgeError: the table of given names is broken.
    """
    weights = load_references().weights if weights is None else weights
    return Clerk(is_party, is_person, Genders(), weights, holder, is_unarmed)


class Coreference:
    """The entities of a document, and whom its pronouns and descriptions stand for."""

    def __init__(self, document: Document, clerk: Clerk) -> None:
        self._document = document
        self._on = document.article.published_on
        self._clerk = clerk
        self._names = Names()
        self._recent: dict[int, Entity] = {}
        """Entities by their identity, those spoken of last at the end."""
        self._of_token: dict[tuple[int, int], Entity] = {}
        self._joints: dict[frozenset[int], Entity] = {}
        self._told: list[Sentence] = []

    def antecedents(self, head: Token) -> tuple[Token, ...]:
        """The heads that a pronoun or description stands for; empty when none fits or none is needed.

        For an entity these are its longest name, else its fullest description; for several parties one head each.
        """
        relative = relative_antecedent(head)
        if relative is not None:
            return self.antecedents(relative) or (relative,)
        entity = self.entity(head)
        if entity is None or (head.pos_ != "PRON" and head.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}):
            return ()
        heads = entity.heads()
        if head in heads or not heads:
            return ()
        if (
            not entity.named
            and not entity.members
            and head.lower_ not in PRONOUNS
            and head.lower_ not in COUNTS
            and fullness(heads[0]) <= fullness(head)
        ):
            return ()
        return heads

    def entity(self, head: Token) -> Entity | None:
        """The entity that a word speaks of, or None."""
        return self.entities.get((id(head.doc), head.i))

    def are_one(self, head: Token, other: Token) -> bool:
        """Whether two words speak of the same entity."""
        entity = self.entity(head)
        return entity is not None and entity is self.entity(other)

    @cached_property
    def entities(self) -> dict[tuple[int, int], Entity]:
        """The entity of each word that speaks of one, found in one pass."""
        for sentence in self._document.sentences:
            self._told.append(sentence)
            in_quote = False
            for token in sentence.span:
                if token.text in _QUOTES:
                    in_quote = token.text == "“" or (token.text == '"' and not in_quote)
                self._take(token, sentence, in_quote=in_quote)
        return self._of_token

    def _take(self, token: Token, sentence: Sentence, *, in_quote: bool) -> None:
        if token.pos_ in {"PRON", "DET"} or token.tag_ in {"PRP", "PRP$"}:
            if token.lower_ in PRONOUNS:
                self._take_pronoun(token, sentence, in_quote=in_quote)
            elif token.lower_ == "both" and token.dep_ not in {"det", "predet", "preconj", "cc"}:
                self._take_several(token, sentence, 2)
            return
        if (id(token.doc), token.i) in self._of_token:
            return
        number = many(token) if is_paired(token) else None
        if number is not None and self._take_several(token, sentence, number):
            return
        if not heads_phrase(token) and not is_body_before(token):
            return
        sort = self._clerk.sort(token)
        if sort in _NAMED and name_of(token) is not None:
            self._take_name(token, sentence, sort)
        else:
            self._take_description(token, sentence, sort, in_quote=in_quote)
        self._join(token, sentence)

    def _take_name(self, token: Token, sentence: Sentence, sort: str) -> None:
        entity = self._names.find(token) or self._identified(token)
        if entity is None:
            entity = Entity(sort)
        else:
            entity.is_of_sort(sort)
        self._names.add(token, entity)
        self._note(token, sentence, entity)

    def _take_description(self, token: Token, sentence: Sentence, sort: str, *, in_quote: bool) -> None:
        entity = self._beside(token)
        before = modifiers(token)
        if (
            entity is None
            and determiner(token) not in {"a", "some", "count"}
            and (sort in {"land", "institution"} or self._clerk.is_party(token))
        ):
            anaphor = clues.description(
                token,
                sentence.number,
                sentence.zone,
                in_quote=in_quote,
                sort=sort,
                gender=self._clerk.genders.of(token, {token.lower_, token.lemma_.lower(), *before}),
                words=frozenset(before),
            )
            entity = self._chosen(anaphor, self._options(anaphor))
        self._note(token, sentence, entity or Entity(sort), before)

    def _beside(self, token: Token) -> Entity | None:
        """The entity that the description is said of: by apposition ("the leader, X", "X, the leader") or "X is a"."""
        if token.dep_ == "appos" and not is_listed(token) and self._sort_agrees(token, token.head):
            return self._meant_by(token.head)
        if token.dep_ == "attr":
            for child in token.head.children:
                if child.dep_ == "nsubj" and child.i < token.i and self._sort_agrees(token, child):
                    return self._meant_by(child)
        for child in token.children:
            if child.dep_ == "appos" and child.ent_type_ in {"PERSON", "ORG"} and name_of(child) is not None:
                entity = self._names.find(child)
                if entity is None:
                    entity = Entity(self._clerk.sort(child))
                    self._names.add(child, entity)
                if entity.sort in clues.DESCRIBED.get(self._clerk.sort(token), ()):
                    return entity
                # "The group Foro Penal", of which the model makes a person, is none told before either.
                return Entity(self._clerk.sort(token)) if child.left_edge.i == token.i + 1 else None
        return None

    def _identified(self, token: Token) -> Entity | None:
        """The entity that a name is given to: "a soldier who was killed has been named as X"."""
        verb = token.head.head
        if token.dep_ != "pobj" or token.head.lower_ != "as" or not in_group(verb.lemma_.lower(), "identifying"):
            return None
        subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        entity = self._meant_by(subject)
        return entity if entity is not None and not entity.named and token.ent_type_ == "PERSON" else None

    def _sort_agrees(self, token: Token, subject: Token) -> bool:
        entity = self._meant_by(subject)
        return entity is not None and entity.sort in clues.DESCRIBED.get(self._clerk.sort(token), ())

    def _take_pronoun(self, token: Token, sentence: Sentence, *, in_quote: bool) -> None:
        if is_bound_ahead(token):
            return
        anaphor = clues.pronoun(token, sentence.number, sentence.zone, in_quote=in_quote)
        entity = self._chosen(anaphor, self._options(anaphor))
        if entity is not None:
            self._note(token, sentence, entity)
            if anaphor.form in {"he", "she"}:
                entity.is_of_gender("f" if anaphor.form == "she" else "m", 1)

    def _options(self, anaphor: Anaphor) -> list[Option]:
        """The entities that an anaphor may stand for, with their clues, those spoken of last first."""
        found: list[Option] = [] if anaphor.form else [(None, clues.of_none(anaphor))]
        rank = 0
        speaker = self._speaker_above(anaphor)
        reach, sorts = _BACK[anaphor.form], clues.sorts(anaphor)
        for entity in islice(reversed(self._recent.values()), _MOST):
            last = entity.last
            if last.zone != anaphor.zone and anaphor.form:
                continue
            if anaphor.sentence - last.sentence > reach:
                break
            if entity.sort not in sorts or not clues.fits(anaphor, entity) or clues.is_barred(anaphor, entity):
                continue
            if self._clerk.is_barred(anaphor, entity):
                continue
            found.append((entity, clues.of_entity(anaphor, entity, rank, speaks=entity is speaker)))
            rank += 1
        held = [option for option in found if option[0] is None or not clues.is_held_by_another(anaphor, option[0])]
        found = [option for option in held or found if option[0] is None or not clues.is_mute(anaphor, option[0])]
        most = max((len(each.occurrences) for each, _ in found if each is not None), default=0)
        for option, given in found:
            if option is not None and most > 2 and len(option.occurrences) == most:
                given.add(f"{anaphor.form or 'noun'}: told most")
        return found

    def _speaker_above(self, anaphor: Anaphor) -> Entity | None:
        """Who says the words that the anaphor stands in, when that is written before it."""
        verb = anaphor.clause
        while verb.dep_ in {"ccomp", "conj", "advcl", "relcl", "xcomp"} and verb.head is not verb:
            if verb.dep_ == "ccomp":
                for child in verb.head.children:
                    if child.dep_ == "nsubj":
                        return self._meant_by(child)
            verb = verb.head
        return None

    def _chosen(self, _: Anaphor, options: Sequence[Option]) -> Entity | None:
        """The option whose clues weigh most; the first of equals. Training alone asks for whom it is."""
        weights = self._clerk.weights
        best: Entity | None = None
        top = float("-inf")
        for entity, found in options:
            weight = sum([weights.get(clue, 0.0) for clue in found])
            if weight > top:
                best, top = entity, weight
        return best

    def _take_several(self, token: Token, sentence: Sentence, number: int) -> bool:
        """Several parties taken together: those coordinated last, else the last that fit; False when too few do."""
        subject = next((c for c in clause_of(token).children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        others = () if subject is None or subject == token or subject.is_ancestor(token) else subject.subtree
        busy = {id(self._meant_by(word)) for word in others}
        noun, wanted = token.lemma_.lower(), self._wanted(token)
        if in_group(noun, "foe") and number == 2 and (foes := self._foes(sentence, busy)) is not None:
            self._note(token, sentence, foes)
            return True
        joined = wanted | _SIDES if in_group(noun, "side") else wanted
        singles: list[Entity] = []
        for entity in islice(reversed(self._recent.values()), _MOST):
            if (
                entity.last.zone != sentence.zone
                or sentence.number - entity.last.sentence > _NEAR
                or id(entity) in busy
            ):
                continue
            if len(entity.members) == number and all(member.sort in joined for member in entity.members):
                self._note(token, sentence, entity)
                return True
            fits = entity.sort in wanted and entity.named and not _is_scene(entity)
            if fits and len(singles) < number:
                singles.append(entity)
                if len(singles) == number and all(single.last.sentence == sentence.number for single in singles):
                    break
        if len(singles) < number or number > 2:
            return self._take_counted(token, sentence, number)
        self._note(token, sentence, self._together(list(reversed(singles))))
        return True

    def _foes(self, sentence: Sentence, but: Collection[int]) -> Entity | None:
        """The two that were last told to be against each other: "the rebels accused the army … both sides".

        None where two have dealt with each other since.
        """
        dealt = self._last_deal(sentence)
        for told in reversed(self._told):
            if told.zone != sentence.zone or told.number <= dealt or sentence.number - told.number > _FAR:
                return None
            for verb in reversed(told.span):
                if verb.pos_ == "VERB" and in_group(verb.lemma_.lower(), "rivalry"):
                    found = (self._side(acting(verb)), self._side(target(verb)))
                    pair = [each for each in found if each is not None and id(each) not in but]
                    if len(pair) == 2 and pair[0] is not pair[1]:
                        return self._together(pair)
        return None

    def _side(self, word: Token | None) -> Entity | None:
        """The party that a word speaks of, or whose the thing is: of "struck two Hamas camps" it is Hamas."""
        owners = [child for child in word.lefts if child.dep_ in _OWNERS] if word is not None else []
        found = (self._meant_by(each) for each in (word, *owners))
        return next((each for each in found if each is not None and each.sort in _SINGLE), None)

    def _last_deal(self, sentence: Sentence) -> int:
        """The number of the last sentence that tells what two did with each other; -1 if none does."""
        pairs = [entity.last for entity in islice(reversed(self._recent.values()), _MOST) if len(entity.members) == 2]
        deals = [
            pair.sentence
            for pair in pairs
            if pair.zone == sentence.zone
            and (pair.place == "oblique" or in_group(clause_of(pair.head).lemma_.lower(), "dealing"))
        ]
        return max(deals, default=-1)

    def _meant_by(self, word: Token | None) -> Entity | None:
        """The entity that a word was found to speak of, as far as the text has been read."""
        return None if word is None else self._of_token.get((id(word.doc), word.i))

    def _take_counted(self, token: Token, sentence: Sentence, number: int) -> bool:
        """As many parties that were described together: "two reporters were held … the pair"."""
        wanted = {"people", "bodies"} if token.lower_ in COUNTS else {self._clerk.sort(token)}
        for entity in islice(reversed(self._recent.values()), _MOST):
            if entity.last.zone != sentence.zone or sentence.number - entity.last.sentence > 2:
                return False
            if entity.sort in wanted and any(_may_count(head, token, number) for head in entity.described):
                self._note(token, sentence, entity)
                return True
        return False

    def _wanted(self, token: Token) -> frozenset[str]:
        """The sorts that several described ones may be."""
        noun = token.lemma_.lower()
        if in_group(noun, "state noun"):
            return frozenset({"place"})
        if self._clerk.is_person(noun) or noun in {"pair", "couple", "duo", "trio"}:
            return frozenset({"person", "one"})
        if noun in NUMBERS:  # "the two": of a king and a president who have met, too
            return frozenset({"person", "one", "body", "place", "nation"})
        return frozenset({"person", "body", "place", "nation"})

    def _join(self, token: Token, sentence: Sentence) -> None:
        """Take a finished coordination together, and those who meet, for "they" and "both" after it."""
        if (host := met_by(token)) is not None:
            heads = [host, token]
        elif token.dep_ == "conj" and not any(child.dep_ == "conj" for child in token.children):
            heads = [token, *(other for other in token.conjuncts if other.i < token.i)]
        else:
            return
        members = [self._meant_by(head) for head in sorted(heads, key=lambda head: head.i)]
        known = [member for member in members if member is not None]
        if len(known) == len(heads) and len(set(map(id, known))) > 1:
            self._add(
                self._together(known), Occurrence(token, sentence.number, sentence.zone, place_in_clause(token), False)
            )

    def _together(self, members: list[Entity]) -> Entity:
        return self._joints.setdefault(frozenset(map(id, members)), joint(members))

    def _note(self, token: Token, sentence: Sentence, entity: Entity, before: set[str] | None = None) -> None:
        """Keep that the word speaks of the entity, and what it and its modifiers tell of it."""
        is_pronoun = token.lower_ in PRONOUNS
        self._of_token[id(token.doc), token.i] = entity
        self._add(entity, Occurrence(token, sentence.number, sentence.zone, place_in_clause(token), is_pronoun))
        if is_pronoun or entity.members:
            return
        before = modifiers(token) if before is None else before
        words = {token.lower_, token.lemma_.lower(), *before}
        name = name_of(token)
        if name is not None:
            entity.is_named_by(token, len(name))
            words |= {word.lower_ for word in name}
            entity.nouns |= {c.lemma_.lower() for c in token.lefts if c.dep_ == "compound" and not c.ent_type_}
            entity.nouns |= {word.lower_ for word in name[1:]} if name.label_ in {"ORG", "GPE"} else set()
        else:
            entity.is_described_by(token, fullness(token, before))
            entity.nouns.add(token.lemma_.lower())
        entity.words |= words
        gender = self._clerk.genders.of(token, words)
        if gender is not None:
            entity.is_of_gender(gender, 3)
        elif entity.gender is None and entity.holder_gender is None:
            entity.holder_gender = self._clerk.gender_of_holder(token, self._on)

    def _add(self, entity: Entity, occurrence: Occurrence) -> None:
        entity.occurrences.append(occurrence)
        self._recent.pop(id(entity), None)
        self._recent[id(entity)] = entity
