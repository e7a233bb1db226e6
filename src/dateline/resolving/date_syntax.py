"""How an event's trigger and the words of a date stand to each other in the parse of a sentence."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.coding import Draft
from dateline.coding.arguments import is_measured, time_marker
from dateline.coding.tolls import is_figure
from dateline.knowledge.word_groups import in_group
from dateline.language import locate
from dateline.records import MUTUAL, SPOKEN, VERBAL, EventType, When
from dateline.resolving.event_syntax import root_of, trigger_of, triggers_of

TOLD_AS_SAID: frozenset[EventType] = VERBAL - {"CONSULT"}
"""Types that mostly happen by words, so that what is told as said is the news; talks are held."""
_CLAUSES = frozenset({"relcl", "acl"})
"""Clauses that describe somebody or something."""
_OTHERS = frozenset({"relcl", "advcl", "ccomp", "conj", "acl"})
"""How a verb hangs on another event's."""
_BEFORE_NOUN = frozenset("compound nmod amod npadvmod poss nummod".split())
"""How a date stands before the noun that it belongs to."""
_TIMING = frozenset("on in since by until from at".split())
"""Prepositions of time, under which a date is none of a noun's own words."""
_ABOUT = frozenset("of for about over against ahead since to with".split())
"""Prepositions between words, or what is done, and what that is about."""
_AROUND = frozenset({"after", "before"})
"""The same between words only: who "marched after Friday prayers" did it on Friday."""
_DEADLINES = frozenset({"within", "by", "until", "till"})
_WITH_DEADLINES = frozenset({"REQUEST", "THREATEN", "REJECT"})
_SET_OFF = frozenset({",", "—", "–", "--", "("})
"""What sets off a clause that only adds something."""
_AUXILIARIES = {"had": "had", "'d": "had", "’d": "had", "has": "has", "have": "has", "'ve": "has", "’ve": "has",
                "will": "will", "would": "would", "could": "would", "may": "would", "might": "would",
                "should": "would", "must": "would"}  # fmt: skip


def clause_of(token: Token) -> Token | None:
    """The verb of the relative clause that a word stands in."""
    return next((word for word in (token, *token.ancestors) if word.dep_ in _CLAUSES), None)


def is_by_network(draft: Draft, when: When) -> bool:
    """Whether the network says that the date's words tell when."""
    if draft.when is None:
        return False
    return any(when.start <= locate(token).start < when.end for token in draft.when.subtree)


def is_told_of(when: When, draft: Draft) -> bool:
    """Whether the event stands in a clause about the date: "in 1996, when it joined"."""
    clause = clause_of(trigger_of(draft))
    return clause is not None and clause.head in draft.sentence.words_between(when.start, when.end)


def is_of_another_clause(draft: Draft, when: When) -> bool:
    """Whether the date stands in a clause that tells of something else: "the army, which took power in 2021, …".

    A parser hangs the last words of a sentence on the clause before them too often: after the trigger only clauses
    that a comma sets off are believed, or whole years, and not against the network.
    """
    root = root_of(draft, when)
    if root is not None and _is_of_toll(draft, root):
        return True
    clause = None if root is None else clause_of(root)
    if clause is None or (root is not None and root.is_ancestor(draft.head)):
        return False
    trigger = trigger_of(draft)
    if clause in (trigger, draft.head) or clause.is_ancestor(trigger) or clause.is_ancestor(draft.head):
        return False
    words = list(clause.subtree)
    is_set_off = words[0].i > 0 and words[0].nbor(-1).text in _SET_OFF
    if words[-1].i < trigger.i:
        return is_set_off or clause.dep_ == "relcl"
    return (is_set_off or when.grain == "year") and clause.dep_ == "relcl" and not is_by_network(draft, when)


def is_of_what_came_after(draft: Draft, when: When) -> bool:
    """Whether the date is of what is counted from the event: "will meet in May, the first talks since they agreed"."""
    root = root_of(draft, when)
    marker = None if root is None else time_marker(trigger_of(draft), root)
    if marker is None or marker.lower_ == "before" or (marker.i > marker.sent.start and root == marker.nbor(-1)):
        return False
    return marker.lower_ == "since" or draft.type in MUTUAL | SPOKEN or is_measured(marker)


def toll_above(draft: Draft) -> Token | None:
    """The noun for a number of dead that the event only tells the cause of: "the toll from the attack rose to 23"."""
    for noun in trigger_of(draft).ancestors:
        if noun.pos_ == "VERB":
            return None
        if is_figure(noun) and noun.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            return noun
    return None


def _is_of_toll(draft: Draft, root: Token) -> bool:
    """Whether it only tells when the event's dead were counted: "the toll from the attack rose to 23 on Thursday"."""
    toll = toll_above(draft)
    return toll is not None and toll.head.is_ancestor(root) and not toll.is_ancestor(root)


def is_of_another_noun(draft: Draft, when: When) -> bool:
    """Whether the date only tells which thing the words are about: "rejected the result of the May 9 vote".

    In "were killed in Monday's attack" it is the event's.
    """
    root = root_of(draft, when)
    if root is None or root.dep_ not in _BEFORE_NOUN:
        return False
    before = draft.sentence.words_between(when.start, when.end)[0].i - 1
    if before >= 0 and root.doc[before].lower_ in _TIMING:
        return False  # "on Tuesday police detained …", which a parser may take for one phrase
    noun = root.head
    own = triggers_of(draft)
    if root.dep_ == "npadvmod" and root.i > noun.i and when.grain == "day":
        return False  # "was sentenced to 12 years in prison Thursday"
    if noun.pos_ not in {"NOUN", "PROPN"} or noun in own or not own.intersection(noun.ancestors):
        return False
    above = noun.head
    if root.dep_ == "amod" and noun.dep_ in {"dobj", "pobj", "nsubjpass"}:
        return True  # "banned overnight camping"
    if noun.dep_ == "pobj":
        return above.lower_ in _ABOUT or (draft.type in TOLD_AS_SAID and above.lower_ in _AROUND)
    return noun.dep_ in {"dobj", "nsubjpass"} and draft.type in TOLD_AS_SAID


def is_deadline(draft: Draft, when: When) -> bool:
    """Whether the date tells by when something is asked or threatened to be done: "told them to go within a week"."""
    words = draft.sentence.words_between(when.start, when.end)
    # A date has no word of its own where it only ends one: "@Monday".
    if draft.type not in _WITH_DEADLINES or not words or words[0].i < trigger_of(draft).i:
        return False
    return any(word.lower_ in _DEADLINES for word in words[0].doc[max(0, words[0].i - 1) : words[0].i + 1])


def gap_to_clause_above(draft: Draft) -> tuple[str, Token, bool] | None:
    """How long before or after the clause above the draft's own clause tells of: "two days after it held him".

    Returns:
        The words ("two days"), the verb of the clause above, and whether the draft came first; or None.
    """
    verb = trigger_of(draft)
    if verb.dep_ not in {"advcl", "pcomp"}:
        return None
    above = verb.head if verb.dep_ == "advcl" else verb.head.head
    mark = next((word for word in (*verb.children, verb.head) if word.lower_ in {"after", "before"}), None)
    if mark is None or mark.i < 2 or above.pos_ != "VERB":
        return None
    unit, number = mark.nbor(-1), mark.nbor(-2)
    if not in_group(unit.lemma_, "counted unit") or not (number.pos_ == "NUM" or number.lower_ in {"a", "one"}):
        return None
    return f"{number.lower_} {unit.lower_}", above, mark.lower_ == "after"


def steps_to(draft: Draft, root: Token | None) -> int | None:
    """Steps up from the date to the trigger's clause; None when the date hangs in a clause of another event."""
    if root is None:
        return None
    if _is_told_before_saying(draft, root):
        return 2
    clause = {*triggers_of(draft), *_carriers(draft.head)}
    for steps, token in enumerate((root, *root.ancestors)):
        if token in clause:
            return steps
        if token.pos_ == "VERB" and token.dep_ in _OTHERS:
            return None
    return None


def _is_told_before_saying(draft: Draft, root: Token) -> bool:
    """Whether the date ends what is told, before who says it: "killed two men, on Saturday, police said on Monday"."""
    verb = next((token for token in root.ancestors if token.pos_ == "VERB"), None)
    if verb is None or not in_group(verb.lemma_, "reporting") or not verb.is_ancestor(draft.head):
        return False
    speaker = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return speaker is not None and trigger_of(draft).i < root.i < speaker.i


def _carriers(head: Token) -> list[Token]:
    """Words above the trigger that carry its time: for nouns the clause's verb, for infinitives the verb above."""
    carriers = []
    current = head
    for _ in range(3):
        above = current.head
        if above == current:
            break
        nominal = current.pos_ in {"NOUN", "PROPN", "ADP"} and current.dep_ not in {"conj"}
        controlled = current.dep_ in {"xcomp", "conj", "prep", "pcomp"}
        if not (nominal or controlled):
            break
        carriers.append(above)
        current = above
    return carriers


def is_of_back_then(draft: Draft) -> bool:
    """Whether it happened when something else did that was told before: "praised the plan at the time"."""
    verb = clause_verb(draft)
    times = [noun for at in verb.children if at.lower_ == "at" for noun in at.children if noun.lower_ == "time"]
    words = [{child.lower_ for child in noun.children if child.dep_ != "punct"} for noun in times]
    return any(beside & {"the", "that"} and not beside & {"of", "when"} for beside in words)


def is_main_clause(draft: Draft) -> bool:
    """Whether the trigger stands in the sentence's main clause, or in what its main verb says."""
    token = trigger_of(draft)
    return all(word.dep_ not in {"relcl", "acl", "advcl"} for word in (token, *token.ancestors))


def is_aside(draft: Draft, when: When) -> bool:
    """Whether the date stands in a clause that only describes somebody or something of the sentence."""
    heads = draft.sentence.words_between(when.start, when.end)
    return any(word.dep_ in {"relcl", "acl", "advcl"} for token in heads for word in token.ancestors)


def clause_verb(draft: Draft) -> Token:
    """The verb whose form tells the time of the event."""
    token = trigger_of(draft)
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def tense_of(verb: Token) -> str:
    """How the clause tells its time: by auxiliary, else by the form of the verb."""
    helpers = [
        _AUXILIARIES[c.lower_] for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.lower_ in _AUXILIARIES
    ]
    if helpers:
        return helpers[0]
    if verb.pos_ not in {"VERB", "AUX"}:
        return "no verb"
    return verb.tag_
