"""The public Python interface: what `import dateline` offers."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cache, partial
from os import PathLike
from typing import overload

import msgspec

from dateline.archive import Archive
from dateline.errors import DatelineError, InputError
from dateline.explaining import Explanation, LeftOut
from dateline.knowledge.centres import Centres, load_centres
from dateline.language import readable
from dateline.pages import to_article
from dateline.pipeline import CODED_LANGUAGE, Coder, ahead
from dateline.records import Article, Entity, Event, Failure, Page, PairType, Place, UnknownReason, When
from dateline.resolving import is_country, resolve_date
from dateline.sources import article_of_text, checked_date, open_source
from dateline.sources.articles import digest, whole
from dateline.views import events_html

_WHICH_EVENT = "Give an event that `dateline.code` found in this very article, and the coder that found it."


class Events(list[Event]):
    """The events of one article, in reading order. `reason` says why there can be none (see `docs/record.md`)."""

    def __init__(self, article: Article, events: Iterable[Event], *, reason: str | None = None) -> None:
        super().__init__(events)
        self.article = article
        self.reason = reason

    def _repr_html_(self) -> str:
        """The article with the evidence marked, for notebooks."""
        return events_html(self.article, self, self.reason)


class Actor(Entity, frozen=True, kw_only=True):
    """Whom a phrase means. `unknown` is the reason why that could not be told, as in the records of events."""

    unknown: UnknownReason | None = None


@cache
def _centres() -> Centres:
    return load_centres()


@cache
def default_coder() -> Coder:
    """The coder that the functions of this module share; built at the first call (about a second)."""
    return Coder()


def read(source: str | PathLike[str] | bytes, *, published: str | date | None = None) -> Article:
    """The article of one source.

    Args:
        source: a path, an http(s) address, or a page's bytes. A string with a line break or a "<" is taken as the
            page itself, as text or HTML; any other string is a path or an address.
        published: day of publication (YYYY-MM-DD or a date) for sources that do not tell.

    Raises:
        InputError: the source cannot be read, or holds no article.
        FetchError: the address cannot or must not be fetched.
    """
    if isinstance(source, bytes):
        return to_article(Page(content=source, source="bytes"), published=published)
    if not isinstance(source, str | PathLike):
        raise InputError("not_found", f"{source!r:.60} is a {type(source).__name__}, and names no source")
    spec = str(source)
    if isinstance(source, str) and ("\n" in spec or "<" in spec):
        return to_article(Page(content=spec.encode(errors="replace"), source="text"), published=published)
    articles = [as_article(item, published=published) for item in open_source(spec)]
    if len(articles) != 1:
        raise InputError("not_one", f"{spec!r} holds {len(articles)} articles, not one")
    return articles[0]


def as_article(item: Page | Article | Failure, *, published: str | date | None = None) -> Article:
    """What a source yields, as an article; `published` is its day of publication if it does not tell.

    Raises:
        InputError: the item is a failure, or a page without an article, or `published` is not a date.
    """
    if isinstance(item, Failure):
        raise InputError(item.code, item.message, advice=item.advice)
    if isinstance(item, Page):
        return to_article(item, published=published)
    published = checked_date(published)
    return item if item.published else msgspec.structs.replace(item, published=published)


def code(
    article: Article | str | PathLike[str],
    *,
    published: str | date | None = None,
    coder: Coder | None = None,
    centroids: bool = False,
) -> Events:
    """The events that an article reports.

    Args:
        article: what `read` gives, a text, which is taken verbatim, or a `pathlib.Path`, which is read as by `read`.
        published: day of publication (YYYY-MM-DD or a date) of a text, or of a file that does not tell.
        coder: one of your own, for instance with knowledge of your own; without it, one that all calls share.
        centroids: whether a place that is a country or a large region has its middle as coordinates; else it has none.

    Raises:
        InputError: `published` is not a date, the text is too long or holds half characters, it is no article, or a
            string is an address or the path of a file.
    """
    if isinstance(article, PathLike):
        article = read(article, published=published)
    if isinstance(article, str):
        _refuse_name(article)
        article = _article(article, published)
    events = begin(article, coder=coder)()
    return with_centroids(events) if centroids else events


def with_centroids(events: Events) -> Events:
    """The events, with the middle of a country or large region as coordinates where one is the place."""
    centres = _centres()
    placed = (
        event if event.place is None else msgspec.structs.replace(event, place=centres.of(event.place))
        for event in events
    )
    return Events(events.article, placed, reason=events.reason)


def code_each(articles: Iterable[Article], *, coder: Coder | None = None) -> Iterator[Events]:
    """The events of each of many articles, in order, in little more than half the time of `code`.

    An article is begun before the events of the one before it are given.

    Raises:
        InputError: an article's day of publication is not a date; the events of those before it have been given.
    """
    for found in ahead(begin(article, coder=coder) for article in articles):
        yield found()


def begin(article: Article, *, coder: Coder | None = None) -> Callable[[], Events]:
    """Begins to code an article; calling what comes back gives its events, as `code` does.

    Who begins the next article before asking for the events of this one saves time: the network reads in a thread of
    its own. What comes back raises InputError if the article's day of publication is not a date.
    """
    coder = coder or default_coder()
    reason = coder.reason_against(_known(article))
    if reason is not None:
        return partial(Events, article, (), reason=reason)
    # The copy tells the language, so that the coder does not identify it once more.
    found = coder.begin(msgspec.structs.replace(article, language=CODED_LANGUAGE))
    return lambda: Events(article, found())


@overload
def explain(article: Article, event: Event | str, *, coder: Coder | None = None) -> Explanation: ...
@overload
def explain(article: Article, event: None = None, *, coder: Coder | None = None) -> LeftOut: ...
def explain(article: Article, event: Event | str | None = None, *, coder: Coder | None = None) -> Explanation | LeftOut:
    """Why an event is coded as it is, or why no more events were found: what `print` shows in lines, and as data.

    Args:
        article: what was coded; `Events.article` of what `code` gave.
        event: one of its events, or the id of one; without it, the words that could have been an event and are none.
        coder: the coder that coded it; without it, the one that all calls share.

    Raises:
        InputError: that coder finds no such event in the article, or it is no article.
    """
    if event is None:
        return left_out(article, coder=coder)
    if not isinstance(event, Event | str):
        raise InputError("not_found", f"{event!r:.60} is a {type(event).__name__}, and no event", advice=_WHICH_EVENT)
    wanted = event if isinstance(event, str) else event.id
    for explanation in explanations(article, coder=coder):
        if explanation.event.id == wanted:
            return explanation
    raise InputError("not_found", f"the article {article.id!r} has no event {wanted!r}", advice=_WHICH_EVENT)


def explanations(article: Article, *, coder: Coder | None = None) -> list[Explanation]:
    """Why each event of an article is coded as it is, in the order of `code`; arguments as for `explain`."""
    coder = coder or default_coder()
    if coder.reason_against(_known(article)) is not None:
        return []
    return coder.explanations(msgspec.structs.replace(article, language=CODED_LANGUAGE))


def left_out(article: Article, *, coder: Coder | None = None) -> LeftOut:
    """The likeliest words of an article that are no event, and why; arguments as for `explain`."""
    coder = coder or default_coder()
    if coder.reason_against(_known(article)) is None:
        article = msgspec.structs.replace(article, language=CODED_LANGUAGE)
    return coder.left_out(article)


def open(path: str | PathLike[str], *, create: bool = True) -> Archive:
    """The archive in a folder, made if there is none.

    Args:
        path: the folder.
        create: make the archive if there is none.

    Raises:
        ArchiveError: there is none and `create` is false, it is newer than this program, or it cannot be read.
    """
    return Archive(path, create=create)


def actor(phrase: str, *, context: str = "", on: str | date | None = None, coder: Coder | None = None) -> Actor:
    """Whom a phrase names or describes.

    Args:
        phrase: "Colonel Assimi Goita", "the French foreign minister".
        context: words around it that may help.
        on: the day that decides who held an office, YYYY-MM-DD.
        coder: as for `code`.

    Raises:
        InputError: `on` is not a date, or the phrase or context no string.
    """
    for words in (phrase, context):
        if not isinstance(words, str):
            raise InputError("bad_phrase", f"{words!r:.60} is a {type(words).__name__}, and no phrase")
    found = (coder or default_coder()).actors.resolve(
        readable(phrase).text, context=readable(context).text, on=_day(on)
    )
    return Actor(
        text=phrase,
        start=0,
        end=len(phrase),
        name=found.name,
        id=found.id,
        kind=found.kind,
        country=found.country,
        sector=found.sector,
        role=found.role,
        inferred=tuple(found.inferred),
        confidence=found.confidence,
        unknown=found.unknown,
    )


def relation(
    text: str,
    actor: tuple[int, int] | str | None,
    recipient: tuple[int, int] | str | None,
    *,
    coder: Coder | None = None,
) -> PairType:
    """Of what PLOVER type the relation between two marked parties of a text is.

    Args:
        text: a sentence or short text.
        actor: where the words of the one who acts begin and end (Unicode code points, end exclusive), or the words
            themselves where the text has them once, or None.
        recipient: the same for the other party.
        coder: as for `code`.

    Raises:
        InputError: a span does not lie in the text, the text does not have the words exactly once, or it is no text
            or holds half characters.
    """
    text = _text(text)
    found = (coder or default_coder()).relation(text, _span(text, actor), _span(text, recipient))
    best = max(found, key=lambda kind: found[kind])
    return PairType(type=best, confidence=found[best], probabilities=found)


def places(
    text: str,
    *,
    published: str | date | None = None,
    outlet: str | None = None,
    coder: Coder | None = None,
    centroids: bool = False,
) -> tuple[Place, ...]:
    """The places that a text names, resolved in the gazetteer, with their spans, in order.

    Args:
        text: the text.
        published: day of publication (YYYY-MM-DD or a date); it tells who held the offices that the text names, whose
            countries count as context.
        outlet: who published it ("The Dallas Morning News"): its country and places in its name count as context.
        coder: as for `code`.
        centroids: as for `code`.

    Raises:
        InputError: `published` is not a date, or text or outlet are no strings, too long or hold half characters.
    """
    article = _article(_text(text), published)
    found = (coder or default_coder()).places(article, outlet=None if outlet is None else _text(outlet))
    return tuple(map(_centres().of, found)) if centroids else found


def when(
    phrase: str,
    *,
    published: str | date | None = None,
    country: str | None = None,
    day_first: bool | None = None,
) -> When | None:
    """The interval that a date expression stands for, or None when it is none.

    Args:
        phrase: "late last week".
        published: the day it was written, YYYY-MM-DD.
        country: ISO 3166-1 alpha-3 code of the country for which it was written; its seasons, holidays, fiscal years
            and order of day and month are meant.
        day_first: whether "3/4/2024" is the third of April, whatever the country.

    Raises:
        InputError: `published` is not a date, the phrase no string, `country` no code of a country, or `day_first`
            neither true nor false.
    """
    if not isinstance(phrase, str):
        raise InputError(
            "bad_phrase",
            f"{phrase!r:.60} is a {type(phrase).__name__}, and no phrase",
            advice="Give the words that tell the date.",
        )
    if day_first is not None and not isinstance(day_first, bool):
        raise InputError(
            "bad_phrase", f"`day_first` is {day_first!r:.60}", advice="Give True, False or None for `day_first`."
        )
    return resolve_date(phrase, published=_day(published), country=_country(country), day_first=day_first)


def _span(text: str, party: object) -> tuple[int, int] | None:
    """Where a party's words stand, checked; words themselves are looked for."""
    match party:
        case None:
            return None
        case str():
            found = [place.start() for place in re.finditer(rf"(?<!\w){re.escape(party)}(?!\w)", text)] if party else []
            if len(found) == 1:
                return found[0], found[0] + len(party)
            problem = f"the words {party!r} stand {len(found)} times in the text, not once"
            raise InputError("bad_span", problem, advice="Give start and end as offsets into the text.")
        case (int(start), int(end)) if 0 <= start < end <= len(text):
            return start, end
    raise InputError("bad_span", f"{party!r} is no part of a text of {len(text)} characters")


def _known(article: Article) -> Article:
    """The article, if it is one: who codes by hand forgets easily that only `code` takes texts."""
    if isinstance(article, Article):
        for text in (article.text, article.title or "", *(caption.text for caption in article.captions)):
            _text(text)
        return article
    advice = "Give what `dateline.read` gives or `.article` of what `dateline.code` gave; `code` takes a text, too."
    raise InputError("bad_article", f"{article!r:.60} is a {type(article).__name__}, and no article", advice=advice)


def _text(text: object) -> str:
    """The text, if it is one that can be coded."""
    if not isinstance(text, str):
        raise InputError("bad_article", f"{text!r:.60} is a {type(text).__name__}, and no text")
    return whole(text)


def _refuse_name(text: str) -> None:
    """Nothing, for a text.

    Raises:
        InputError: it names a file or a folder, or is an address, which nobody means as a text.
    """
    is_address = text.startswith(("http://", "https://")) and len(text.split()) == 1
    if is_address or os.path.exists(text):
        raise InputError(
            "bad_article",
            f"{text!r:.200} names a source, and is no text",
            advice="Code what it holds: `dateline.code(dateline.read(…))`, or `dateline code …` for several articles.",
        )


def _article(text: str, published: str | date | None) -> Article:
    """The article of a text; a blank one is no error here: it has no events, with a reason."""
    if text.strip():
        return article_of_text(text, published=published)
    return Article(id=digest(text.encode()), text=text, published=checked_date(published))


def _country(code: object) -> str | None:
    """The code of a country in capitals."""
    if code is None:
        return None
    if not isinstance(code, str) or not is_country(code.upper()):
        raise InputError("bad_country", f"{code!r:.60} is no code of a country")
    return code.upper()


def _day(value: str | date | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    checked = checked_date(value)
    return date.fromisoformat(checked[:10]) if checked else None


__all__ = [
    "Actor",
    "Archive",
    "Coder",
    "DatelineError",
    "Events",
    "Explanation",
    "LeftOut",
    "actor",
    "ahead",
    "code",
    "code_each",
    "explain",
    "explanations",
    "left_out",
    "open",
    "places",
    "read",
    "relation",
    "when",
]
