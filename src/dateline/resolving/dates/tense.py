"""The tense around a date, from the verbs near it: "will meet on Friday" looks ahead, "met on Friday" back."""

from __future__ import annotations

import re

from dateline.resolving.dates.context import Tense

_BACK = 140
_FORTH = 80
"""Characters looked at before and after a date."""

_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[A-Z\"'“‘(])|\n")
_FUTURE = (
    r"\b(?:will|shall|would|won['’]t|to be|going to|(?:is|are|was|were) to|due|set (?:to|for)|scheduled (?:to|for)"
    r"|slated (?:to|for)|plan(?:s|ned)? (?:to|for)|expect(?:s|ed)? (?:to|for)|(?:intend|hope|want)s? to"
    r"|(?:promised|vowed|pledged|agreed|ready) to|ahead of|upcoming|deadline|expires?|begins?|starts?|opens?"
    r"|takes? place|(?:could|might|may)(?= (?!have|not|hear|see|feel)[a-z]))\b"
    r"(?:\s(?:not|also|be|have|[a-z]+ly)\b){0,2}(?:\s[a-z]+)?|['’]ll\s[a-z]+"
    r"|\b(?:planned|scheduled|slated|upcoming|forthcoming)\s$"
)
"""With the verb after it, so that "will be signed" is no past; right before a date also "the planned April 9 rally"."""
_PAST = (
    r"\b(?:[a-z]{2,20}ed|said|was|were|had|has|did|told|met|held|took|made|came|went|began|left|hit|shot|won|lost|sent"
    r"|struck|fell|rose|saw|gave|became|broke|fled|fought|led|brought|found|put|got|ran|wrote|spoke)\b"
)
_CUE = re.compile(f"(?P<future>{_FUTURE})|(?P<past>{_PAST})")


def tense_around(text: str, start: int, end: int) -> Tense:
    """The tense of the verb that governs the span: the nearest before it in the sentence, else the first after it."""
    before = text[max(0, start - _BACK) : start]
    ends = list(_SENTENCE_END.finditer(before))
    if ends:
        before = before[ends[-1].end() :]
    cues = list(_CUE.finditer(before))
    cue = cues[-1] if cues else None
    if cue is None:
        after = text[end : end + _FORTH]
        stop = _SENTENCE_END.search(after)
        cue = _CUE.search(after[: stop.start()] if stop else after)
    if cue is None:
        return None
    return "future" if cue["future"] else "past"
