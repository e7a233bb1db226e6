"""A sitting of one reviewer: shows an event, takes a key, does what it says, and stores it before the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from dateline.cli.keys import Keys, Next, ask, pick, pick_number
from dateline.cli.review_fields import FieldQuestions
from dateline.cli.review_screen import FIELDS, HELP, short, show_event
from dateline.errors import DatelineError
from dateline.records import Article, Correction, Event
from dateline.reviewing import (
    Changes,
    Codes,
    Desk,
    Passage,
    Queue,
    Side,
    Suggester,
    added,
    find_words,
    merged,
    parts_by_party,
    parts_by_sentence,
    parts_by_type,
    swapped,
)
from dateline.views import marked_article
from dateline.views.words import safe

_WORD_KEYS = {
    "confirm": "c", "reject": "r", "swap": "x", "historical": "h", "split": "s", "merge": "m", "add": "a", "why": "w",
    "text": "t", "next": "n", "skip": "n", "back": "b", "quit": "q", "help": "?",
}  # fmt: skip
"""Commands in full, as they may be written where they are read line by line."""
_SENTENCES_AT_ONCE = 20


class Session:
    """A sitting.

    Args:
        desk: where decisions are stored.
        queue: what there is to review.
        keys: where the keys come from.
        out: where events are shown.
        codes: the lists to choose from.
        suggester: tells what words mean.
    """

    def __init__(
        self, desk: Desk, queue: Queue, keys: Keys, out: Console, *, codes: Codes, suggester: Suggester
    ) -> None:
        self._desk = desk
        self._queue = queue
        self._keys = keys
        self._out = out
        self._codes = codes
        self._suggester = suggester
        self._questions = FieldQuestions(keys, out, codes=codes, suggester=suggester)
        self._why: str | None = None
        self._seen: dict[str, Event] = {}
        """Events as they were when they were shown, also those that are gone since."""
        self._is_back = False
        self._notice = ""
        """What is to be said below the event when it is shown next: the screen is cleared in between."""
        self.done: Counter[str] = Counter()
        """How many corrections of each action were stored."""
        self._actions: dict[str, Callable[[Article, Event], Next]] = {
            "c": self._confirm,
            "r": self._reject,
            "x": lambda _, event: self._edit(event, swapped(event)),
            "h": lambda _, event: self._edit(event, {"historical": not event.historical}),
            "s": self._split,
            "m": self._merge,
            "a": self._add,
            "w": self._note,
            "t": self._show_text,
            "n": lambda *_: "on",
            "b": self._back,
            "q": lambda *_: "stop",
        }

    def run(self) -> None:
        """Goes through the queue until it is empty, the reviewer quits, or there are no more keys."""
        while (id := self._queue.current()) is not None:
            event = self._desk.event(id)
            try:
                after = self._look_at(event) if event else self._gone(id)
            except (EOFError, KeyboardInterrupt):
                return
            except DatelineError as error:
                self._notice = f"{error.message}. {error.advice}"
                after = "stay"
            if after == "stop":
                return
            if after == "on":
                self._why = None
                self._is_back = False
                self._queue.forward()

    def _look_at(self, event: Event) -> Next:
        """One event and one key."""
        article = self._desk.article(event.article)
        self._seen[event.id] = event
        if self._keys.is_terminal:
            self._out.clear()
        show_event(
            self._out,
            article,
            event,
            head=f"{self._queue.place:,} of {self._queue.total:,}  event {event.id}",
            meaning=self._codes.meaning(event.type, event.mode),
            history=self._desk.history(event.id),
            why=self._why,
        )
        if self._notice:
            self._out.print(Text(safe(self._notice), style="red"))
            self._notice = ""
        while True:
            self._out.print(Text(HELP, style="dim"))
            pressed = self._keys.key()
            key = _WORD_KEYS.get(pressed, pressed)
            if key in FIELDS:
                changes = self._questions.changes(article, event, FIELDS[key][1])
                return self._edit(event, changes) if changes else "stay"
            if key in self._actions:
                return self._actions[key](article, event)

    def _gone(self, id: str) -> Next:
        """An event that is not there any more: passed over, or shown to whoever went back to it."""
        event = self._seen.get(id)
        if event is None or not self._is_back:
            self._queue.drop()
            return "stay"
        self._out.print(Text(f"not there any more: {short(event)}"))
        self._out.print(Text("c bring it back   n next   b back   q quit", style="dim"))
        match _WORD_KEYS.get(pressed := self._keys.key(), pressed):
            case "c":
                self._stored(self._desk.add(self._desk.article(event.article), event, why=self._why))
                return "stay"
            case "b":
                return self._back()
            case "q":
                return "stop"
        return "on"

    def _stored(self, correction: Correction) -> None:
        self.done[correction.action] += 1

    def _confirm(self, article: Article, event: Event) -> Next:
        del article
        self._stored(self._desk.confirm(event, why=self._why))
        return "on"

    def _reject(self, article: Article, event: Event) -> Next:
        del article
        self._stored(self._desk.reject(event, why=self._why))
        return "on"

    def _edit(self, event: Event, changes: Changes) -> Next:
        self._stored(self._desk.edit(event, changes, why=self._why))
        return "stay"

    def _split(self, article: Article, event: Event) -> Next:
        del article
        ways = [("type", "the same parties, two types")]
        if len(event.evidence) > 1:
            ways.append(("sentences", "one event for each sentence"))
        ways += [
            (side, f"one event for each of the {len(getattr(event, side))} {side}")
            for side in ("actors", "recipients")
            if len(getattr(event, side)) > 1
        ]
        match pick(self._keys, self._out, "split by", ways):
            case "type":
                second = self._questions.type()
                if not second:
                    return "stay"
                parts = parts_by_type([event.type, second])
            case "sentences":
                parts = parts_by_sentence(event)
            case "actors" | "recipients" as chosen:
                side: Side = "actors" if chosen == "actors" else "recipients"
                parts = parts_by_party(event, side)
            case _:
                return "stay"
        made = self._desk.split(event, parts, why=self._why)
        self._stored(made)
        self._queue.put_in(part.id for part in made.after)
        return "stay"

    def _merge(self, article: Article, event: Event) -> Next:
        del article
        others = self._desk.others(event)
        if not others:
            self._notice = "The article has no other event."
            return "stay"
        chosen = pick_number(self._keys, self._out, "merge with", [short(other) for other in others])
        if chosen is not None:
            both = [event, others[chosen]]
            self._stored(self._desk.merge(both, merged(both), why=self._why))
        return "stay"

    def _add(self, article: Article, event: Event) -> Next:
        sentence = self._sentence(article, event)
        if sentence is None:
            return "stay"
        said = ask(self._keys, self._out, "the word that tells the event")
        if not said:
            return "stay"
        trigger = find_words(article, said, within=sentence)
        kind = self._questions.type()
        if not kind:
            return "stay"
        made = self._desk.add(article, added(sentence, trigger, kind), why=self._why)
        self._stored(made)
        # Its parties, place and date are still open: it comes next, then the one that was on screen.
        self._queue.put_in([made.after[0].id], now=True)
        return "stay"

    def _sentence(self, article: Article, event: Event) -> Passage | None:
        """The sentence to add an event to: those around the event first, others by the text's own words."""
        self._out.print(Text("reading the article …", style="dim"))
        sentences = self._suggester.sentences(article)
        first = event.evidence[0]
        at = next((n for n, one in enumerate(sentences) if one.zone == first.zone and one.end > first.start), 0)
        low = max(0, min(at - _SENTENCES_AT_ONCE // 2, len(sentences) - _SENTENCES_AT_ONCE))
        shown = sentences[low : low + _SENTENCES_AT_ONCE]
        for number, one in enumerate(shown, start=low + 1):
            self._out.print(Text(f"{number:>3} {safe(one.text)}"), overflow="ellipsis", no_wrap=True)
        said = ask(self._keys, self._out, f"number of the sentence, 1 to {len(sentences)}")
        number = int(said) if said.isdecimal() else 0
        return sentences[number - 1] if 0 < number <= len(sentences) else None

    def _note(self, article: Article, event: Event) -> Next:
        del article, event
        self._why = ask(self._keys, self._out, "why") or None
        return "stay"

    def _show_text(self, article: Article, event: Event) -> Next:
        self._out.print(marked_article(article, [event, *self._desk.others(event)]))
        if self._keys.is_terminal:
            self._out.print(Text("any key goes back to the event", style="dim"))
            self._keys.key()
        return "stay"

    def _back(self, *_: object) -> Next:
        self._is_back = self._queue.back() or self._is_back
        return "stay"
