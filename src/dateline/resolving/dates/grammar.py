"""The grammar of English dates, ready to match, and the classes of the words with which its patterns begin."""

from __future__ import annotations

from functools import cache

from dateline.resolving.dates import absolute, relative
from dateline.resolving.dates.expressions import WORD, Grammar
from dateline.resolving.dates.prefixes import PREFIXES, CompiledPrefix, compiled_prefix
from dateline.resolving.dates.rules import Compiled, compiled, forms_of, pattern
from dateline.resolving.dates.words import date_words

_FUNCTION_WORDS = {
    "the": "the", "that": "that", "in": "in", "over": "over", "during": "during", "within": "within", "for": "for",
    "throughout": "throughout", "from": "from", "between": "between", "year": "year",
    **dict.fromkeys(("yesterday", "today", "tomorrow", "tonight", "day"), "deictic"),
    **dict.fromkeys(("last", "this", "next", "past", "coming", "current", "upcoming", "recent"), "relative"),
    **dict.fromkeys(("previous", "preceding", "following"), "relative"),
    **dict.fromkeys(("since", "ever", "until", "till", "up", "by", "no", "before", "after"), "bound"),
    **dict.fromkeys(("early", "mid", "late", "earlier", "later", "beginning", "start", "opening"), "part"),
    **dict.fromkeys(("middle", "end", "close", "latter", "very"), "part"),
    **dict.fromkeys(("midyear",), "unit"),
    **dict.fromkeys(("q1", "q2", "q3", "q4", "h1", "h2"), "q"),
    **dict.fromkeys(("hijri", "islamic", "persian", "iranian", "afghan", "buddhist", "fiscal", "financial"), "era"),
    **dict.fromkeys(("final", "latest"), "relative"),
    **dict.fromkeys(("more", "less", "under", "at", "nearly", "almost", "about", "around", "some", "roughly"), "about"),
    **dict.fromkeys(("just", "well", "close"), "about"), **dict.fromkeys(("small", "wee"), "part"),
    "half": "half", "eve": "eve", "so": "so", "anniversary": "anniversary",
}  # fmt: skip
_CLASS_OF_KIND = {
    "month": "month", "weekday": "weekday", "part_of_day": "part_of_day", "clock": "clock", "season": "season",
    "unit": "unit", "numeral": "number", "vague_numeral": "number", "ordinal": "ordinal", "decade": "decade",
    "holiday": "holiday", "named_day": "named_day", "no_date": "no_date",
    "hijri_month": "hijri_month", "persian_month": "persian_month", "ethiopian_month": "ethiopian_month",
}  # fmt: skip


@cache
def grammar() -> Grammar:
    """The grammar of English dates; compiled at the first call of the process."""
    words = date_words()
    classes: dict[str, list[str]] = {word: [name] for word, name in _FUNCTION_WORDS.items()}
    for kind, name in _CLASS_OF_KIND.items():
        for form in words.forms[kind]:
            found = WORD.match(form)
            known = classes.setdefault(found[0].lower() if found else form, [])
            if name not in known:
                known.append(name)
    forms = forms_of(words)
    rules: dict[str, list[Compiled]] = {}
    for rule in (*absolute.RULES, *relative.RULES):
        ready = compiled(rule, forms)
        for start in rule.starts.split():
            rules.setdefault(start, []).append(ready)
    prefixes: dict[str, list[CompiledPrefix]] = {}
    for prefix in PREFIXES:
        ready_prefix = compiled_prefix(prefix, forms)
        for start in prefix.starts.split():
            prefixes.setdefault(start, []).append(ready_prefix)
    return Grammar(
        words=words,
        classes={word: tuple(names) for word, names in classes.items()},
        rules={start: tuple(ready) for start, ready in rules.items()},
        prefixes={start: tuple(ready) for start, ready in prefixes.items()},
        no_date=pattern("{no_date}", forms),
        to=pattern(
            r"(?: to | until | till | through | into (?={weekday}(?!['’]s))| ?[‐‑–—-] ?)(?:the )?", forms, end=r"(?=\w)"
        ),
        between=pattern(r" and (?:the )?", forms, end=r"(?=\w)"),
        time_after=pattern(r",? (?:in the )?(?:{part}|(?:(?:at|around|about) (?:around |about )?)?{clock})", forms),
        onwards=pattern(r" onwards?", forms),
    )
