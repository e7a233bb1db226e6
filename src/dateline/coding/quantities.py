"""Quantities: how many were killed, injured, missing, arrested, abducted, displaced; troops and sums of money.

Words that kill, hurt or arrest lead to their victims through the parse, and the victims to their number. Where the
parse has no victims (headlines, lists), the number that stands beside the word counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from spacy.tokens import Span, Token

from dateline.coding.arguments import is_passive, surface_subjects, verb_slots
from dateline.coding.money import sums
from dateline.coding.numbers import Counted, Number, counted

_VERBS = {
    **dict.fromkeys(
        "kill slay murder massacre execute behead slaughter assassinate lynch liquidate eliminate butcher".split(),
        "killed",
    ),
    **dict.fromkeys("injure wound hurt maim harm hospitalise hospitalize".split(), "injured"),
    **dict.fromkeys("arrest detain jail imprison apprehend nab".split(), "arrested"),
    **dict.fromkeys("abduct kidnap".split(), "abducted"),
    **dict.fromkeys("displace evacuate evict uproot".split(), "displaced"),
}
_INTRANSITIVE = {"die": "killed", "perish": "killed", "succumb": "killed", "suffocate": "killed", "flee": "displaced"}
_STATES = {
    "dead": "killed", "die": "killed", "wounded": "injured", "injured": "injured", "hurt": "injured",
    "missing": "missing", "homeless": "displaced", "displaced": "displaced", "unaccounted": "missing",
    "killed": "killed", "arrested": "arrested", "detained": "arrested", "kidnapped": "abducted", "abducted": "abducted",
}  # fmt: skip
_COUNT_NOUNS = {
    "death": "killed", "fatality": "killed", "injury": "injured", "arrest": "arrested", "detention": "arrested",
    "hostage": "abducted", "casualty": "casualty",
}  # fmt: skip
_OF_NOUNS = {
    "killing": "killed", "murder": "killed", "execution": "killed", "massacre": "killed", "death": "killed",
    "assassination": "killed", "beheading": "killed", "slaying": "killed", "arrest": "arrested",
    "detention": "arrested", "abduction": "abducted", "kidnapping": "abducted", "kidnap": "abducted",
    "displacement": "displaced", "evacuation": "displaced", "wounding": "injured",
}  # fmt: skip
"""Nouns whose "of" names the victims: "the arrest of three journalists"."""
_AGED = frozenset("man woman boy girl child baby youth teenager toddler infant father mother widow".split())
_FATAL = frozenset("shooting stabbing beating".split())
"""Nouns whose "of" names the killed where they are called fatal."""
_CARE = frozenset("take rush bring fly admit remain be treat recover evacuate hurry convey".split())
"""Verbs that tell of the hurt together with a hospital."""
_HURTS = frozenset("wound injury burn shrapnel bullet gunshot fracture inhalation".split())
_MISSILES = frozenset("bullet pellet shrapnel splinter shot gunfire stone brick baton canister buckshot".split())
_TROOPS = frozenset(
    """troop soldier peacekeeper marine policeman officer serviceman personnel reservist guard adviser trooper commando
    paratrooper gendarme conscript infantryman airman sailor monitor observer man""".split()
)
"""Whom one counts as troops. "Man" only in a unit: "a battalion of 800 men"."""
_UNITS = frozenset("battalion force contingent garrison brigade unit company regiment column mission".split())
_COLLECTIVE = frozenset(
    """number group crowd family couple pair team lot series total convoy unit dozen army force militia party company
    community column gang patrol police people government organisation organization majority few host handful range
    wave""".split()
)
"""Nouns that stand for more than one, or for nobody, in the singular."""
_NO_PEOPLE = frozenset(
    """cow sheep goat camel cattle animal bird dog horse pig elephant livestock chicken village town house home building
    vehicle car day week month year time charge place percent hour minute kilometre kilometer mile country event area
    night occasion morning head hope ship vessel boat tanker plane aircraft jet tank truck lorry bus camp city capital
    airport airfield base port bridge headquarters palace checkpoint outpost post hill island district province region
    territory border dam mine stronghold
    protest rally march demonstration sit-in gathering procession funeral
    strike airstrike attack assault raid ambush bomb bombing bombardment blast explosion shelling shell rocket missile
    mortar grenade drone offensive operation incident clash fighting shooting gun rifle violence crash accident
    earthquake flood fire""".split()
)
"""What is no people: things, places, times; and acts and weapons, which kill but are not killed."""
_NO_TROOPS = _NO_PEOPLE | frozenset(
    """warship destroyer frigate carrier submarine bomber helicopter drone gun missile battery battalion
    brigade regiment division company platoon squadron unit group fleet team convoy base""".split()
)
_CIVILIANS = frozenset(
    """diplomat ambassador envoy prisoner detainee hostage captive civilian worker doctor nurse teacher expert inspector
    family relative journalist student citizen national refugee migrant protester""".split()
)
"""Whom one sends or takes home without their being troops."""
FIGURES = frozenset("number figure count tally total".split())
"""Nouns for a number of people told before."""
_GIVING = frozenset("put place give revise raise rise climb grow reach increase jump stand estimate".split())
"""Verbs that give or raise a figure."""
_PUTTING = frozenset({"put", "place", "give", "estimate"})
"""Those of them that put it "at" something."""
_WITH = frozenset({"alongside", "along", "together"})
_FILLERS = frozenset("reported feared confirmed believed presumed said left others other more people".split())
_LOST = frozenset("man soldier fighter troop policeman officer civilian comrade neighbour neighbor villager".split())
_IDIOMATIC = frozenset("shoot gun take hold seize carry use burn set bury drive force chase".split())
"""Verbs that tell of victims together with a word some way after them: "shot dead", "took 12 people hostage"."""
_HOMES = frozenset("homes villages houses flee border camps land".split())
_KIN = frozenset("son daughter wife husband child brother sister mother father bodyguard driver aide cousin".split())
_LIMBS = frozenset("leg arm foot hand mouth shoulder knee thigh ankle hip eye calf elbow wrist".split())
"""Where whoever is shot mostly lives."""
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_BODIES = frozenset({"body", "corpse", "corps", "remains"})
"""As the tagger has them: "corpses" are "corps" to it."""
_HELD = frozenset({"custody", "arrest", "detention", "bars", "jail"})
_SOME_OF_THEM = frozenset("among including most many mostly some all mainly".split())
_CLOSING = {",": ",", ")": "(", "–": "–", "—": "—"}
"""What ends an insertion, and what begins it."""
_PARTS = frozenset("half quarter third most majority part fraction".split())
"""Of "half of the 40 prisoners" nobody says how many they are."""
_TELLING = frozenset("report word sign claim news indication".split())
_INSERTED = 15
"""Words of the longest insertion that is skipped."""
_NEAR = 6
"""Words between a number and what it counts where the parse does not join them."""


class Count(msgspec.Struct, frozen=True):
    """A quantity's kind, the words that count, the verb or noun it hangs on, and its bounds."""

    kind: str
    words: Span
    anchor: Token
    min: Number | None
    max: Number | None
    currency: str | None = None
    """ISO 4217 code of a sum of money, where the words tell it."""
    is_stated: bool = True
    """Whether words count; a single person ("a soldier", a name) is counted without."""


class _Numbers:
    """The numbers of a sentence by the words they stand on."""

    def __init__(self, sentence: Span) -> None:
        self.sentence = sentence
        self._at: dict[int, tuple[Counted, Span]] = {}
        self.all: list[tuple[Counted, Span]] = []
        for found in counted(sentence.text):
            span = sentence.char_span(found.start, found.end, alignment_mode="expand")
            core = sentence.char_span(found.core, found.end, alignment_mode="expand")
            if span is None or core is None or _is_age(core[0]):
                continue
            self.all.append((found, span))
            self._at.update({token.i: (found, span) for token in core})

    def of(self, head: Token) -> tuple[Counted, Span] | None:
        """The number that counts what the head names: "12 people", "dozens of people", "12"."""
        if (own := self._at.get(head.i)) is not None:
            return own
        for token in head.doc[head.left_edge.i : head.i]:
            if token.i in self._at and self._counts(token, head):
                return self._at[token.i]
        return self.before(head.i, head)

    def before(self, place: int, head: Token | None = None) -> tuple[Counted, Span] | None:
        """The number shortly before a word, with only words of its phrase or "among them …" between."""
        doc, steps = self.sentence.doc, 0
        while place > self.sentence.start and steps < _NEAR:
            place -= 1
            steps += 1
            token = doc[place]
            if token.i in self._at:
                return self._at[token.i]
            if token.text in _CLOSING and head is None and (opened := self._inserted(token)) is not None:
                place = opened
                continue
            fits = token.pos_ in {"ADJ", "NOUN", "PROPN", "ADV"} or token.text == "-" or token.tag_ in {"VBN", "VBG"}
            if head is None:
                fits = fits or token.pos_ == "AUX" or token.lower_ in _FILLERS
                fits = fits and token.lower_ not in _STATES
            if not fits:
                return None
        return None

    def _inserted(self, closing: Token) -> int | None:
        """Where the insertion begins that ends with this comma, bracket or dash, if it tells who some of them are."""
        doc, opening = closing.doc, _CLOSING[closing.text]
        for place in range(closing.i - 1, max(self.sentence.start, closing.i - _INSERTED), -1):
            if doc[place].text == opening:
                is_part = opening != "," and doc[place + 1].i in self._at
                return place if is_part or doc[place + 1].lower_ in _SOME_OF_THEM else None
        return None

    def after(self, place: int) -> tuple[Counted, Span] | None:
        """The number that begins right after a word."""
        return next((each for each in self.all if each[1].start == place + 1), None)

    def _counts(self, number: Token, head: Token) -> bool:
        above = number
        for _ in range(3):
            if above.dep_ not in {"nummod", "amod", "quantmod", "det", "nmod", "compound", "predet", "npadvmod"}:
                return False
            above = above.head
            if above == head:
                return True
        return False


def _is_age(number: Token) -> bool:
    """Whether a number tells of one person how old they are, or how many children they have: "a boy of nine"."""
    return number.dep_ == "pobj" and number.head.lower_ == "of" and number.head.head.lemma_ in _AGED


def counts(sentence: Span) -> list[Count]:
    """All counts of people, troops and money that the sentence states, in order of the words they hang on."""
    numbers = _Numbers(sentence)
    found: list[Count] = []
    taken: set[int] = set()
    money = list(sums(sentence))
    for each in money:
        taken.update(token.i for token in each.words)
        found.append(Count("money", each.words, each.words.root, each.min, each.max, each.currency))
    for token in sentence:
        for count in _at(token, numbers):
            own = {t.i for t in count.words}
            if any(c.kind == count.kind and not own.isdisjoint(t.i for t in c.words) for c in found):
                continue
            if count.is_stated and not own.isdisjoint(taken) and any(own & {t.i for t in m.words} for m in money):
                continue
            found.append(count)
            taken |= own
    for token in sentence:
        sent = _troops(token, numbers)
        if sent is not None and taken.isdisjoint(t.i for t in sent.words):
            found.append(sent)
    return sorted(found, key=lambda count: (count.anchor.i, count.words.start))


def recounts(sentence: Span) -> Iterator[Count]:
    """Numbers that a sentence gives anew for what was counted before: "put the number at 35", "the figure rose to 15".

    The kind is "" where the words leave it to the sentences before.
    """
    numbers = _Numbers(sentence)
    for noun in sentence:
        if noun.lemma_.lower() not in FIGURES or noun.pos_ != "NOUN" or noun.head.lemma_ not in _GIVING:
            continue
        if noun.dep_ not in {"dobj", "nsubj", "nsubjpass"}:
            continue
        counted_ones = _of(noun)
        kinds = [_COUNT_NOUNS.get(one.lemma_) or _STATES.get(one.lower_) or _state_before(one) for one in counted_ones]
        if kinds and kinds[0] in {None, "casualty"}:
            continue
        for count in _tolled(noun, numbers, (kinds[0] if kinds else None) or "", after=noun.i):
            before = noun.doc[count.words.start - 1].lower_
            if noun.head.lemma_ not in _PUTTING or before in {"at", "as"}:
                yield count


def _state_before(noun: Token) -> str | None:
    """The kind of the "dead militants"."""
    return next((_STATES[c.lower_] for c in noun.children if c.dep_ == "amod" and c.lower_ in _STATES), None)


def implied(kind: str, heads: Iterable[Token], anchor: Token, sentence: Span) -> Iterator[Count]:
    """The count of those whom an act of a known kind is done to: who is arrested, abducted, or sent as troops.

    For troops only numbers count; of "three ships" nobody knows how many came.
    """
    numbers = _Numbers(sentence)
    if kind == "troops":
        heads = [head for head in heads if head.lemma_.lower() not in _NO_TROOPS and numbers.of(head) is not None]
        heads = [head for head in heads if head.lemma_.lower() not in _CIVILIANS]
        heads = [head for head in heads if head.pos_ in {"NOUN", "NUM"}]
    yield from _counted(kind, heads, anchor, numbers, is_sure=True)


def _at(token: Token, numbers: _Numbers) -> Iterator[Count]:
    """The counts that hang on one word."""
    lemma, lower = token.lemma_.lower(), token.lower_
    if token.pos_ == "VERB" and (number := _numbered(token)) is not None and lower in _STATES:
        yield from _tolled(number, numbers, _STATES[lower], after=token.i)
    elif token.pos_ in {"VERB", "AUX"} and (kind := _VERBS.get(lemma) or _idiom(token)):
        yield from _counted(kind, _victims(token), token, numbers)
    elif (hurt := _treated(token)) is not None:
        yield from (count for count in _counted("injured", hurt, token, numbers, is_sure=True) if count.is_stated)
    elif token.pos_ == "VERB" and lemma in _INTRANSITIVE:
        yield from _counted(_INTRANSITIVE[lemma], surface_subjects(token), token, numbers)
    elif lower in _STATES and token.pos_ in {"ADJ", "VERB", "NOUN", "PROPN"} and not _is_group_name(token):
        yield from _counted(_STATES[lower], _described(token), token, numbers)
    elif lemma == "toll" and token.pos_ in {"NOUN", "PROPN"}:
        yield from _tolled(token, numbers, "killed", after=token.i)
    elif lemma in {"life", *_BODIES} and lower != "corps" and token.pos_ == "NOUN":
        yield from _lives(token, numbers)
    elif (kind := _OF_NOUNS.get(lemma) or _fatal(token)) and token.pos_ in {"NOUN", "PROPN"} and _of(token):
        yield from _counted(kind, _of(token), token, numbers)
    elif lower in _HELD and token.dep_ == "pobj" and token.head.lower_ in {"in", "under", "behind", "into"}:
        yield from _counted("arrested", _held(token.head.head), token, numbers)
    elif lemma in _COUNT_NOUNS and token.pos_ == "NOUN":
        yield from _by_noun(token, _COUNT_NOUNS[lemma], numbers)


def _is_group_name(state: Token) -> bool:
    """Whether the word tells what kind of people they are: of "75 displaced people" it may be the killed that count."""
    return state.lower_ == "displaced" and state.dep_ == "amod"


def _fatal(noun: Token) -> str | None:
    """The kind of a "fatal shooting"."""
    is_fatal = noun.lemma_.lower() in _FATAL and any(child.lower_ == "fatal" for child in noun.children)
    return "killed" if is_fatal else None


def _treated(token: Token) -> list[Token] | None:
    """Who is hurt, as a hospital or a treatment tells: "40 were taken to hospital", "treated 62 for burns".

    Not some of those who are told to be hurt: "five of the wounded".
    """
    lemma, verb = token.lemma_.lower(), token.head.head
    if lemma == "treat" and token.pos_ == "VERB":
        below = (item for c in token.subtree if c.lower_ == "for" for item in c.subtree)
        if not any(item.lemma_.lower() in _HURTS for item in below):
            return None
        verb = token
    elif not _is_of_care(token, verb):
        return None
    people = [head for head in _held(verb) if head.lemma_.lower() not in _BODIES]
    return [head for head in people if not any(item.lower_ in {"dead", "wounded", "injured"} for item in _of(head))]


def _is_of_care(noun: Token, verb: Token) -> bool:
    """Whether the words are "taken to hospital", "was in hospital", "brought in with burns"."""
    if noun.dep_ != "pobj" or verb.lemma_ not in _CARE or (verb.lemma_ == "treat" and _treated(verb) is not None):
        return False
    if noun.lemma_.lower() == "hospital":
        return noun.head.lower_ in {"in", "to", "at"}
    return noun.lemma_.lower() in {"wound", "injury", "burn"} and noun.head.lower_ == "with"


def _held(verb: Token) -> list[Token]:
    """Who is "in custody", "behind bars", or whom one takes there."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "obj"}]
    return objects or surface_subjects(verb) if verb.pos_ in {"VERB", "AUX"} else []


def _idiom(verb: Token) -> str | None:
    """The kind of a phrase: "shot dead", "stabbed to death", "taken hostage", "rounded up"."""
    below = [child.lower_ for child in verb.children]
    lemma = verb.lemma_.lower()
    after = verb.doc[verb.i : min(verb.i + 12, verb.sent.end)] if lemma in _IDIOMATIC else ()
    near = {word.lower_ for word in after}
    if lemma in {"shoot", "gun", "mow"} and ("dead" in near or ("down" in below and lemma in {"gun", "mow"})):
        return "killed"
    for child in verb.children:
        if child.lower_ == "to" and child.dep_ == "prep" and any(c.lower_ == "death" for c in child.children):
            return "killed"
    if lemma in {"take", "hold", "seize", "carry", "use"} and near & {"hostage", "hostages", "captive", "shields"}:
        return "abducted"
    if (lemma == "round" and "up" in below) or (lemma == "lead" and "away" in below):
        return "arrested"
    if lemma in {"burn", "set", "bury"} and "alive" in near:
        return "killed"
    if lemma in {"shoot", "stab"} and any(
        c.lower_ == "in" and _LIMBS & {g.lemma_ for g in c.children} for c in verb.children
    ):
        return "injured"
    if lemma in {"shoot", "stab", "slash", "hit", "beat"} and "fatally" in below:
        return "killed"
    if lemma in {"hit", "strike"}:
        doers = [item for c in verb.children for item in (c, *c.children) if item.dep_ in {"nsubj", "pobj"}]
        return "injured" if any(doer.lemma_ in _MISSILES for doer in doers) else None
    if lemma in {"sustain", "suffer"} and any(c.lemma_ in {"wound", "injury"} for c in verb.children):
        return "injured"
    if lemma in {"drive", "force", "chase"} and near & _HOMES:
        return "displaced"
    if lemma == "lose" and any(c.dep_ == "dobj" and c.lemma_ in _LOST for c in verb.children):
        return "killed"
    return None


def _own_objects(verb: Token) -> list[Token]:
    """The objects of a verb that the parser takes for a participle: "Two strikes killed at least five people"."""
    if verb.dep_ != "acl" or verb.tag_ not in {"VBN", "VBD"} or any(c.dep_ == "dative" for c in verb.children):
        return []
    return [child for child in verb.children if child.dep_ in {"dobj", "obj"}]


def _victims(verb: Token) -> list[Token]:
    if verb.lemma_ in {"sustain", "suffer"}:
        return surface_subjects(verb)
    if own := _own_objects(verb):
        return own
    objects = [word for word in verb_slots(verb).get("obj", ()) if word.lower_ != "hostage"]
    bare = [child for child in verb.children if child.dep_ == "nsubj" and child.pos_ == "NUM"]
    if bare and verb.tag_ == "VBN" and not objects:  # "12 were killed and 30 wounded": the auxiliary is not repeated
        return bare
    if verb.dep_ == "acl" and verb.head.lower_ == "those" and verb.head.dep_ == "nsubj":  # "those killed were four"
        return _told_to_be(verb.head.head) or objects
    if is_passive(verb):
        return surface_subjects(verb)
    return objects


def _described(state: Token) -> list[Token]:
    """Those who are dead or wounded: "left 12 people dead", "12 dead", "12 were wounded"."""
    if any(child.dep_ == "nummod" for child in state.children):
        return [state]
    if state.dep_ in {"acomp", "oprd", "xcomp"}:
        return [c for c in state.head.children if c.dep_ in {"dobj", "obj"}] or surface_subjects(state.head)
    if state.head.lemma_ == "be" and state.dep_ == "nsubj":  # "the dead were a farmer and his sons"
        return _told_to_be(state.head)
    if state.dep_ in {"pcomp", "pobj", "amod"} and state.head.lower_ == "as":
        return surface_subjects(state.head.head) if is_passive(state.head.head) else []
    if state.dep_ == "ccomp":
        return [child for child in state.children if child.dep_ == "nsubj"]
    return [state.head] if state.dep_ == "amod" and state.i > state.head.i else []


def _told_to_be(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ == "attr"]


def _of(noun: Token) -> list[Token]:
    return [
        item
        for child in noun.children
        if child.dep_ == "prep" and child.lower_ == "of"
        for item in child.children
        if item.dep_ == "pobj"
    ]


def _numbered(verb: Token) -> Token | None:
    """The noun "number" of "the number of people killed"."""
    noun = verb.head if verb.dep_ == "acl" else None
    above = noun.head.head if noun is not None and noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    return above if above is not None and above.lemma_ == "number" and above.dep_ != "dobj" else None


def _tolled(toll: Token, numbers: _Numbers, kind: str, after: int) -> Iterator[Count]:
    """The latest number of "the death toll rose from 12 to 15", "a toll of 15", "put the toll at 15"."""
    later = [each for each in numbers.all if each[1].start > after]
    stop = next((t.i for t in toll.doc[toll.i : toll.sent.end] if t.lower_ in {";", "while"}), toll.sent.end)
    later = [each for each in later if each[1].start < stop]
    if not later:
        return
    found, span = later[0]
    if len(later) > 1 and span[0].i and toll.doc[span.start - 1].lower_ == "from":
        found, span = later[1]
    if span.end < len(toll.doc) and toll.doc[span.end].lower_ in _STATES:
        return  # "the toll stood at 44 dead": told by the next word
    if found.min != 1:  # "the toll from one of the worst weeks"
        yield Count(kind, span, toll, found.min, found.max)


def _lives(noun: Token, numbers: _Numbers) -> Iterator[Count]:
    """Lives that are lost or claimed, and bodies that are found."""
    above = {word.lemma_ for word in list(noun.ancestors)[:2]}
    many = noun.tag_ == "NNS"
    if noun.lemma_ == "life":
        if not above & {"claim", "lose", "cost", "take", "loss"}:
            return
        heads = _of(noun) or [noun]
        found = list(_counted("killed", heads, noun, numbers))
        if not found and "lose" in above:
            verb = next(word for word in noun.ancestors if word.lemma_ == "lose")
            found = list(_counted("killed", surface_subjects(verb), noun, numbers))
        yield from found
    elif many or above & {"find", "recover", "retrieve", "discover", "pull"}:
        yield from _counted("killed", (numbers.of(noun) is None and _of(noun)) or [noun], noun, numbers)


def _by_noun(noun: Token, kind: str, numbers: _Numbers) -> Iterator[Count]:
    """ "12 deaths", "34 arrests", "no casualties"."""
    kinds = ("killed", "injured") if kind == "casualty" else (kind,)
    if _is_none(noun):
        words = noun.doc[noun.left_edge.i : noun.i + 1]
        yield from (Count(each, words, noun, 0, 0) for each in kinds)
    elif kind != "casualty" and (found := numbers.of(noun)) is not None:
        yield Count(kind, found[1], noun, found[0].min, found[0].max)


def _is_none(noun: Token) -> bool:
    """Whether there are none: "no deaths or injuries", "no reports of deaths", "without casualties"."""
    first = noun.head if noun.dep_ == "conj" else noun
    above = first.head
    if first.dep_ == "pobj" and above.lower_ == "of" and above.head.lemma_ in _TELLING:
        first = above.head
    if any(child.lower_ in {"no", "zero"} for child in first.children):
        return True
    return above.lower_ == "without" or (above.dep_ == "pcomp" and above.head.lower_ == "without")


def _is_denied(word: Token) -> bool:
    """Whether "anyone" is nobody: "without hurting anyone"."""
    verb = word.head
    is_without = verb.dep_ == "pcomp" and verb.head.lower_ == "without"
    return word.lower_ in {"anyone", "anybody"} and (is_without or any(c.dep_ == "neg" for c in verb.children))


def _counted(
    kind: str, heads: Iterable[Token], anchor: Token, numbers: _Numbers, *, is_sure: bool = False
) -> Iterator[Count]:
    """The count of these victims; those joined by "and" are added up: "12 soldiers and a child" are 13.

    When the victims are not sure, a number beside the word goes before them.
    """
    told, all_heads = False, list(heads)
    heads = [head for head in all_heads if head.lemma_.lower() not in _PARTS or not _of(head)]
    if all_heads and not heads:
        return
    counted_ones: set[Token] = set()
    for first in heads:
        if first in counted_ones:
            continue
        spans: list[Span] = []
        low: Number | None = 0
        high: Number | None = 0
        stated = False
        for head in _joined(first, anchor):
            counted_ones.add(head)
            if _own_kind(head, is_first=head == first) not in {None, kind}:
                continue  # "17 dead and 44 wounded people"
            found = _of_one(head, numbers, kind)
            if found is None:
                if head.tag_ in {"NNS", "NNPS"} and not (spans and _shares_number(head)):
                    high = None  # "Serbs and a gendarme": nobody says how many
                continue
            span, least, most, is_number = found
            if any(_share(span, other) for other in spans):
                continue  # "a hundred and two" is one number
            stated = stated or is_number
            spans.append(span)
            low = None if low is None or least is None else low + least
            high = None if high is None or most is None else high + most
        if spans and (low is not None or high is not None):
            beside = None if is_sure else _beside(anchor, numbers)
            within = beside is not None and first in beside[1].root.ancestors  # "seven members of one family"
            if beside is not None and not within and not any(_share(span, beside[1]) for span in spans):
                continue  # the number stands nearer than the victims that the parse has
            if not stated and len(spans) == 1 and _is_wanted(anchor):
                continue
            told = True
            start, end = min(span.start for span in spans), max(span.end for span in spans)
            yield Count(kind, anchor.doc[start:end], anchor, low, high, None, stated or len(spans) > 1)
    if not told and not is_sure and (near := _beside(anchor, numbers)) is not None:
        yield Count(kind, near[1], anchor, near[0].min, near[0].max)


def _own_kind(head: Token, *, is_first: bool) -> str | None:
    """The kind that a member of a list has by a word of its own: of "17 dead and 44 wounded people"."""
    if head.pos_ == "NUM":
        return _STATES.get(head.nbor().lower_) if head.i + 1 < head.sent.end else None
    return None if is_first else _STATES.get(head.lower_) or _state_before(head)


def _share(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _is_wanted(anchor: Token) -> bool:
    """Whether the verb tells what somebody wants or can do: "meant to kill the premier"."""
    return anchor.tag_ == "VB" and any(c.lower_ in {"to", "would", "could", "might", "can"} for c in anchor.children)


def _beside(anchor: Token, numbers: _Numbers) -> tuple[Counted, Span] | None:
    """The number that stands beside the word where the parse joins nobody to it."""
    has_own = bool(_own_objects(anchor))
    active = anchor.tag_ in {"VBG", "VBZ", "VBP", "VB"} or (anchor.tag_ == "VBD" and not is_passive(anchor))
    near = numbers.after(anchor.i) if active or has_own else None
    if near is None and not has_own and (anchor.tag_ in {"VBN", "VBD"} or anchor.lower_ in _STATES):
        near = numbers.before(anchor.i)
    return None if near is None or _counts_things(near[1], anchor) else near


def _counts_things(number: Span, anchor: Token) -> bool:
    """Whether what follows a number is no people: "two air strikes killed", "killed 12 cows"."""
    doc = anchor.doc
    end = anchor.i if number.end <= anchor.i else number.end + 2
    for token in doc[number.end : end]:
        if token.pos_ == "ADP" or token.text == ",":
            return False
        if token.lemma_.lower() in _NO_PEOPLE:
            return True
    return False


def _joined(head: Token, anchor: Token) -> list[Token]:
    """The head and what is joined to it by "and", "along with", or in a list."""
    found: list[Token] = []
    queue = [head]
    while queue:
        each = queue.pop(0)
        if each in found:
            continue
        found.append(each)
        queue += [child for child in each.children if _is_next(child, each)]
        if each.pos_ == "NUM":  # "nine in Adra, six in Burin": the parser hangs the six on Adra or the verb
            places = [item for c in (*each.children, *anchor.children) if c.dep_ == "prep" for item in c.children]
            queue += [c for item in places for c in item.children if c.pos_ == "NUM" and c.dep_ in {"conj", "appos"}]
    found += _beside_subject(head, anchor)
    if anchor.lemma_ in {"life", "body"} and head.dep_ == "pobj" and head.head.head == anchor:
        found += [child for child in anchor.children if child.dep_ == "conj" and _is_own(child)]
    for child in anchor.children:
        if _is_elsewhere(child, head):
            found += [child, *(each for each in child.conjuncts if _is_elsewhere(each, head))]
    for child in (*anchor.children, *head.children):
        if child.dep_ != "prep" or child.i < head.i:
            continue
        objects = [item for item in child.children if item.dep_ == "pobj"]
        if child.lower_ in _WITH:
            found += [item for c in child.children if c.dep_ == "prep" for item in c.children if item.dep_ == "pobj"]
            found += objects
        elif child.lower_ == "with" and child.head == anchor:
            found += [item for item in objects if (_of(item) and item.pos_ == "NUM") or item.lemma_ in _KIN]
            if child.i and anchor.doc[child.i - 1].lower_ in {"along", "together"}:
                found += objects
    for item in list(found[1:]):
        found += [c for c in item.children if c.dep_ == "conj" and c not in found and c.pos_ in {"NOUN", "PROPN"}]
    return found


def _beside_subject(head: Token, anchor: Token) -> list[Token]:
    """What "and" joins to the head where the parse has two subjects, or a headline's comma: "12 men, 3 boys killed"."""
    if head.dep_ == "appos" and anchor.head == head and head.doc[head.left_edge.i - 1].text == ",":
        return [head.head] if all(any(c.dep_ == "nummod" for c in each.children) for each in (head, head.head)) else []
    if head.dep_ not in {"nsubj", "nsubjpass"} or not any(child.lower_ == "and" for child in head.children):
        return []
    if any(child.dep_ == "conj" for child in head.children):
        return []
    return [each for each in head.head.children if each.dep_ == head.dep_ and each.i > head.i]


def _is_elsewhere(child: Token, head: Token) -> bool:
    """Whether a list goes on that the parser hangs on the verb: "six people were killed in Adro, four in Keli"."""
    if child.pos_ == "NOUN" and child.dep_ == "conj" and child.i > head.i and child.head.pos_ == "VERB":
        is_next = child.left_edge.i == head.i + 2  # "a couple and their four children"
        return _is_own(child) and (is_next or child.lower_ == "others")
    if child.pos_ != "NUM" or child.dep_ not in {"npadvmod", "conj"} or child.i < head.i or child == head:
        return False
    return any(below.dep_ == "prep" and below.lower_ in {"in", "at", "near"} for below in child.children)


def _is_next(child: Token, before: Token) -> bool:
    """Whether the word is the next of a list; the parser takes "A, B and C were killed" for A, who is B, and C."""
    if child.dep_ == "conj":
        return child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}
    if child.dep_ != "appos":
        return False
    more = [each for each in child.children if each.dep_ == "conj"]
    if child.ent_type_ == before.ent_type_ == "PERSON":
        return bool(more) or any(each.dep_ == "conj" for each in before.children)
    after = child.doc[child.right_edge.i + 1 : child.right_edge.i + 2].text
    is_open = before.i + 1 < child.i and after not in {",", "–", ")"}
    return is_open and any(_is_own(each) for each in more) and _is_own(child) and not _explains(child, before)


def _is_own(member: Token) -> bool:
    """Whether a member of a list has its own number or article: "a Dane", "three Afghans", "his wife"."""
    return any(child.dep_ in {"det", "poss", "nummod"} for child in member.children)


def _explains(child: Token, before: Token) -> bool:
    """Whether two people are told by an apposition of two: "two men, a nurse and a cook"."""
    told = [each.lower_ for each in before.children if each.dep_ == "nummod"]
    return (
        told == ["two"]
        and sum(1 for _ in child.conjuncts) == 1
        and all(each.dep_ != "nummod" for one in (child, *child.conjuncts) for each in one.children)
    )


def _shares_number(head: Token) -> bool:
    """Whether the noun has nothing before it, so that the number before the first counts both: "ten men and women"."""
    return head.dep_ == "conj" and not list(head.lefts)


def _of_one(head: Token, numbers: _Numbers, kind: str) -> tuple[Span, Number | None, Number | None, bool] | None:
    """How many one noun phrase means: by its number, or one for "a soldier", a person's name, "he"."""
    lemma = head.lemma_.lower()
    doc = head.doc
    if (
        head.lower_ in {"nobody", "none", "neither"}
        or _is_denied(head)
        or (head.lower_ == "one" and doc[max(0, head.i - 1)].lower_ == "no")
    ):
        return doc[head.left_edge.i : head.i + 1], 0, 0, True
    if lemma in _NO_PEOPLE and head.ent_type_ != "PERSON":
        return None
    if (found := numbers.of(head)) is not None:
        items = _of(head)
        if any(item.lemma_.lower() in _NO_PEOPLE for item in items):
            return None
        return found[1], found[0].min, found[0].max, True
    before = {child.lower_ for child in head.children if child.dep_ in {"det", "poss"}}
    if head.lower_ in _ORDINALS and before & {"a", "the"}:
        return doc[head.left_edge.i : head.i + 1], 1, 1, False  # "a third was wounded"
    if lemma == "old" and before & {"a", "an", "the", "another"} and doc[head.i - 1].text == "-":
        return doc[head.left_edge.i : head.i + 1], 1, 1, False  # "the 33-year-old"
    is_no_single = bool(before & {"a"}) and any(child.dep_ == "neg" for child in head.children)
    if before & {"no", "neither"} or is_no_single:
        return doc[head.left_edge.i : head.i + 1], 0, 0, True
    if head.pos_ == "PROPN" and (head.ent_type_ == "PERSON" or (kind == "killed" and head.ent_type_ in {"", "ORG"})):
        return doc[head.i : head.i + 1], 1, 1, False
    if head.pos_ == "PRON" and head.lower_ in {"he", "she", "him", "her", "i", "me", "himself", "herself"}:
        return doc[head.i : head.i + 1], 1, 1, False
    if head.tag_ in {"NN", "NNP"} and head.ent_type_ == "NORP" and before & {"a", "an", "another"}:
        return doc[head.left_edge.i : head.i + 1], 1, 1, False  # "a Turk"
    if head.tag_ != "NN" or lemma in _COLLECTIVE or head.ent_type_ in {"ORG", "GPE", "NORP", "DATE"}:
        return None
    if kind == "displaced" or not before:
        return None
    return doc[head.left_edge.i : head.i + 1], 1, 1, False


def _troops(token: Token, numbers: _Numbers) -> Count | None:
    """A number of soldiers, police or peacekeepers."""
    lemma = token.lemma_.lower()
    if token.pos_ not in {"NOUN", "PROPN"} or not (lemma in _TROOPS or token.lower_ in {"troops", "personnel", "men"}):
        return None
    if lemma == "man" and not any(word.lemma_ in _UNITS for word in list(token.ancestors)[:3]):
        return None
    found = numbers.of(token)
    if token.dep_ == "pobj" and token.head.lower_ == "of":  # "500 of its soldiers"
        found = numbers.of(token.head.head) or found
    if found is None or any(word.lower_ in {"among", "including"} for word in token.subtree):
        return None
    return Count("troops", found[1], token, found[0].min, found[0].max)
