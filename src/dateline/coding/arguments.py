"""Arguments: who does what a verb or noun tells, and to whom, through passives, control, relatives and prepositions.

Each is a head word; `slots` sorts them for the lexicon, `mentions` makes phrases of them.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.knowledge.tables import values
from dateline.knowledge.word_groups import in_group, word_group

RELATIVE = frozenset({"who", "which", "that", "whom"})
TIME_AND_MANNER = frozenset("after before by while without in since when on upon".split())
"""Prepositions whose gerund is done by the subject above: "quit after alleging"; "accused him of lying" is not so."""
_TIMING = frozenset({"since", "after", "before"})
_LATER = frozenset({"before", "until"})
_ONWARD = frozenset({"prep", "pobj", "dobj", "obj", "xcomp", "pcomp", "oprd", "dative"})
"""Relations through which a clause runs on to its end."""
_OF_ITS_OWN = frozenset({"of", "after", "before", "following", "amid", "despite", "since"})
"""Prepositions whose object has a "by" after it for its own: "freed after mediation by Oman"."""
_OPEN_SUBJECTS = frozenset({"it", "there", "this", "that", "these", "those", "what"})
"""Subjects that stand for nobody: "it was a man who shot him"."""
_ONE_OF = frozenset({"a", "an", "first", "only", "last"})
"""Words before a noun that tells what somebody is, and not who."""
_MEASURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
_LONGEST_CHAIN = 12
"""Steps up a chain of control or coordination; news sentences stay far below."""


def is_active(word: Token) -> bool:
    """Whether the word is a verb whose subject does what it tells."""
    return word.pos_ == "VERB" and not is_passive(word)


def is_passive(verb: Token) -> bool:
    """Whether the verb form is passive: with auxiliary, reduced ("troops sent to …", "feared killed"), or joined.

    Who did it tells also where the model takes the form for a past tense: "was convicted and jailed by a court".
    """
    relations = {child.dep_ for child in verb.children}
    if relations & {"auxpass", "nsubjpass"}:
        return True
    if "agent" in relations and verb.tag_ in {"VBN", "VBD"} and not relations & {"aux", "nsubj", "dobj", "obj"}:
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":
        return not _has_own_object(verb)
    if verb.dep_ == "xcomp":  # "feared killed", but "said to have killed"
        return (
            "aux" not in relations and verb.head.pos_ == "VERB" and (is_passive(verb.head) or verb.head.dep_ == "acl")
        )
    coordinated = verb.dep_ == "conj" and verb.head.pos_ == "VERB"
    return coordinated and not relations & {"aux", "nsubj"} and is_passive(verb.head)


def _has_own_object(verb: Token) -> bool:
    """Whether a reduced form has an object, so that its noun acts: the parser takes "strikes killed five" for one."""
    return any(child.dep_ in {"dobj", "obj"} for child in verb.children) and not any(
        child.dep_ in {"dative", "agent"} for child in verb.children
    )


def agents(verb: Token) -> list[Token]:
    """Who did what a passive form tells, where a "by" names them; empty for active forms.

    The parser may hang the "by" on a later word of the clause: "threatened with sanctions by the Union".
    """
    if not is_passive(verb):
        return []
    return by_whom(verb) or _late_agents(verb)


def who_does(verb: Token) -> list[Token]:
    """Who does what the verb tells, whether it is active or passive."""
    return agents(verb) if is_passive(verb) else surface_subjects(verb)


def _late_agents(verb: Token) -> list[Token]:
    """Who stands after a "by" that hangs further down the clause, and not on a noun that may have it for its own."""
    waiting = [child for child in verb.children if child.i > verb.i]
    while waiting:
        word = waiting.pop(0)
        if word.lower_ == "by" and word.dep_ in {"agent", "prep"}:
            if _may_end_with(word.head, verb) and word.i > word.head.i + (word.head.pos_ == "VERB"):
                return [child for child in word.children if child.dep_ == "pobj" and child.ent_type_ not in _MEASURES]
        elif word.dep_ in _ONWARD and not (word.pos_ == "VERB" and is_passive(word)):
            waiting += [child for child in word.children if child.i > word.i]
    return []


def _may_end_with(host: Token, verb: Token) -> bool:
    """Whether a "by" on the word may be the clause's: on a verb, a name, or what the passive itself is "with"."""
    if host.pos_ in {"VERB", "PROPN"}:
        return True
    return host.dep_ == "pobj" and host.head.head == verb and host.head.lower_ not in _OF_ITS_OWN


def exchanging(noun: Token) -> list[Token]:
    """Who does to each other what a noun tells: "traded accusations", "exchanged blows"."""
    verb = noun.head
    is_exchanged = noun.dep_ in {"dobj", "obj"} and is_word_of(verb, "exchange") and is_active(verb)
    return surface_subjects(verb) if is_exchanged else []


def is_exchanged(trigger: Token) -> bool:
    """Whether a verb or noun tells what its subjects do to each other: "traded accusations"."""
    return (is_word_of(trigger, "exchange") and is_active(trigger)) or bool(exchanging(trigger))


def surface_subjects(verb: Token, steps: int = 0) -> list[Token]:
    """Who or what the form is said of: its grammatical subject, or what controls it when none is written."""
    own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if own:
        return [antecedent(subject) for subject in own]
    if steps > _LONGEST_CHAIN or verb.dep_ == "ROOT":
        return []
    head = verb.head
    match verb.dep_:
        case "acl" if verb.tag_ == "VBN" and head.lemma_ == "court" and head.dep_ == "pobj":
            return surface_subjects(head.head.head, steps + 1)  # "appeared in court charged with attacking them"
        case "acl" if verb.tag_ == "VBG" and is_word_of(head, "document") and head.dep_ in {"dobj", "obj"}:
            return surface_subjects(head.head, steps + 1)  # "signed a decree ordering a mobilisation"
        case "relcl" | "acl" if verb.tag_ not in {"VB"}:
            return [predicated(head)] if head.pos_ in {"NOUN", "PROPN", "PRON"} else []
        case "acl":
            return _holders(head, steps)
        case "xcomp":
            return _controllers(head, steps)
        case "advcl" if verb.tag_ == "VB" and is_word_of(head, "control by preposition"):
            return _controllers(head, steps)  # "called on the army to withdraw", where the parser sees an aim
        case "pcomp":
            governor = head.head
            if head.dep_ == "conj" and governor.pos_ == "ADP":  # "by leaving the pact and by arming rebels"
                governor = governor.head
            if governor.pos_ in {"VERB", "AUX"}:
                if head.lower_ in TIME_AND_MANNER:
                    return surface_subjects(governor, steps + 1)
                return _controllers(governor, steps)
            return _holders(governor, steps) if governor.pos_ == "NOUN" else []
        case "ccomp" if head.dep_ == "relcl" and _tells_of(head):
            return [head.head]  # "a man police say was shot"
        case "conj" | "advcl" | "ccomp" | "dep" if head.pos_ in {"VERB", "AUX"}:
            return surface_subjects(head, steps + 1)
        case "conj":
            return surface_subjects(head, steps + 1) if head.pos_ == "ADJ" else []
    return []


def _controllers(governor: Token, steps: int) -> list[Token]:
    objects = [antecedent(child) for child in governor.children if child.dep_ in {"dobj", "obj"}]
    prepositions = word_group("control by preposition").get(governor.lemma_)
    objects += [item for preposition in values(prepositions or "") for item in direct(governor, preposition)]
    if objects and not is_word_of(governor, "subject control") and not is_passive(governor):
        return objects
    if governor.pos_ == "ADJ":
        return surface_subjects(governor.head, steps + 1)
    if is_word_of(governor, "perceiving") and not is_passive(governor):
        return []  # "residents heard shelling"
    return surface_subjects(governor, steps + 1)


def _holders(noun: Token, steps: int) -> list[Token]:
    """Whose decision, plan or agreement it is: its possessor, its by-phrase, or the subject of the verb above it."""
    possessors = [child for child in noun.children if child.dep_ == "poss"] or by_whom(noun)
    if possessors:
        return possessors
    if noun.dep_ in {"dobj", "obj", "pobj", "attr"}:
        verb = noun.head if noun.head.pos_ in {"VERB", "AUX"} else noun.head.head
        if verb.pos_ in {"VERB", "AUX"}:
            return surface_subjects(verb, steps + 1)
    return []


def antecedent(word: Token) -> Token:
    """The noun that a relative pronoun stands for, else the word itself."""
    if word.lower_ in RELATIVE and word.tag_ in {"WDT", "WP", "IN", "DT"}:
        verb = word.head.head if word.dep_ == "pobj" else word.head
        while verb.dep_ == "conj" or (verb.dep_ == "ccomp" and _tells_of(verb.head)):
            verb = verb.head
        if verb.dep_ == "relcl":
            return predicated(verb.head)
    return word


def _tells_of(verb: Token) -> bool:
    """Whether somebody says with the verb what another did: "the man who police say shot a guard"."""
    return is_word_of(verb, "telling of somebody") and any(child.dep_ == "nsubj" for child in verb.children)


def predicated(noun: Token) -> Token:
    """Who is told to be what a noun tells: Ruiz of "Ruiz is a racist who", of "was one of the envoys who"; else it.

    Not where the noun tells more of them than the words for them: "the suspect is a Chadian who".
    """
    if noun.dep_ == "pobj":  # "is one of those", "is among those"
        preposition = noun.head
        kind = preposition if preposition.lower_ == "among" else preposition.head
        is_so = kind.lower_ in {"one", "among"} and kind.dep_ in {"attr", "prep"}
    else:
        kind = noun
        is_so = kind.dep_ == "attr" and any(child.lower_ in _ONE_OF for child in kind.children)
    verb = kind.head
    if noun.pos_ != "NOUN" or verb.lemma_ != "be" or not is_so:
        return noun
    if noun.ent_type_ or any(child.ent_type_ == "NORP" or child.dep_ in {"conj", "appos"} for child in noun.children):
        return noun  # of a list the rest would be lost
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    is_told = len(subjects) == 1 and subjects[0].lower_ not in _OPEN_SUBJECTS and subjects[0].tag_ not in {"WDT", "WP"}
    return subjects[0] if is_told else noun


def by_whom(verb: Token) -> list[Token]:
    """Whom a "by" right under the verb names, whatever the verb's form."""
    return [
        child
        for agent in verb.children
        if agent.dep_ == "agent" or (agent.dep_ == "prep" and agent.lower_ == "by")
        for child in agent.children
        if child.dep_ == "pobj"
    ]


def direct(verb: Token, preposition: str) -> list[Token]:
    """The objects of a preposition right under the word."""
    return [
        antecedent(child)
        for above in verb.children
        if above.dep_ in {"prep", "dative"} and above.lower_ == preposition
        for child in above.children
        if child.dep_ == "pobj"
    ]


def contents(verb: Token) -> list[Token]:
    """The clauses that tell what somebody says, also where the parser hangs them on whoever it is said to."""
    return [clause for word in (verb, *direct(verb, "to")) for clause in word.children if is_content(clause)]


def is_content(clause: Token) -> bool:
    """Whether the clause tells what is said or promised, also where the parser takes it for a relative clause."""
    is_that = clause.dep_ == "relcl" and any(child.dep_ == "mark" for child in clause.children)
    return is_that or clause.dep_ == "ccomp"


def is_after(noun: Token) -> bool:
    """Whether the noun tells after what something else was done: "sealed off the town after the bombing"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in {"after", "following", "since"}


def is_later(word: Token, verb: Token) -> bool:
    """Whether the word tells what came after the verb's act: "killing two before he was shot"."""
    clauses = [
        clause for clause in verb.children if clause.dep_ == "advcl" and (clause == word or clause.is_ancestor(word))
    ]
    return any(child.lower_ in _LATER for clause in clauses for child in clause.children if child.dep_ == "mark")


def time_marker(word: Token, other: Token) -> Token | None:
    """The "after", "before" or "since" of the innermost clause or phrase of time that the word is in without the other.

    None where it is in none.
    """
    for above in (word, *word.ancestors):
        if above == other or above.is_ancestor(other):
            return None
        opening = [child for child in above.children if child.dep_ == "mark"]
        found = next((each for each in (above, *opening) if each.lower_ in _TIMING), None)
        if found is not None:
            return found
    return None


def is_measured(marker: Token) -> bool:
    """Whether a span of time stands before a word for when something was: "a day after", "two weeks before"."""
    return marker.i > marker.sent.start and marker.nbor(-1).ent_type_ in {"DATE", "TIME"}


def under_by(head: Token) -> Token | None:
    """The word whose "by" the head follows."""
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ != "pobj":
        return None
    preposition = head.head
    return preposition.head if preposition.lower_ == "by" else None


def is_word_of(word: Token | None, *groups: str) -> bool:
    """Whether there is a word, and it is a form of one that the groups of words have."""
    return word is not None and in_group(word.lemma_.lower(), *groups)
