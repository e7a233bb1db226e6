"""How a text is set changes nothing in what it tells: no-break spaces, hyphens, references, line ends."""

from __future__ import annotations

import re
from html import unescape
from textwrap import fill

import msgspec
import pytest

import dateline
from dateline.records import Article, Caption, Event
from tests.test_laws import check

PUBLISHED = "2024-03-28"
TEXT = (
    "Gunmen from al-Shabaab stormed a camp of the United Nations near Port-au-Prince, Haiti, on Tuesday night and "
    "killed at least 1,200 peacekeepers from Burkina Faso, the prime minister’s spokesman said. “We condemn this "
    "attack,” the French foreign minister, Anne Lenoir, told reporters in New York on 27 March 2024. Saudi Arabia gave "
    "$5 million to the families of the dead on Wednesday, March 27. Police in Guinea-Bissau arrested twelve protesters "
    "in the capital earlier this week, and Sierra Leone closed its border with Liberia on the 25th of March."
)


def with_soft_hyphens(text: str) -> str:
    return re.sub(r"(\w{3})(\w{3})", "\\1\u00ad\\2", text)


SETTINGS = {
    "no-break spaces": TEXT.replace(" ", "\u00a0"),
    "narrow no-break spaces": TEXT.replace(" ", "\u202f"),
    "thin spaces": TEXT.replace(" ", "\u2009"),
    "references to spaces": TEXT.replace(" ", "&nbsp;"),
    "references by number": TEXT.replace(" ", "&#160;").replace("-", "&#8209;"),
    "no-break hyphens": TEXT.replace("-", "\u2011"),
    "soft hyphens": with_soft_hyphens(TEXT),
    "references to soft hyphens": with_soft_hyphens(TEXT).replace("\u00ad", "&shy;"),
    "references to quotation marks": TEXT.replace("“", "&ldquo;").replace("”", "&#8221;").replace("’", "&rsquo;"),
    "short lines": fill(TEXT, 43, break_on_hyphens=False),
    "lines with spaces": fill(TEXT, 57, break_on_hyphens=False).replace("\n", "  \r\n  "),
    "a line end in each name": re.sub(r"(United|Burkina|New|Saudi|Sierra) ", "\\1\n", TEXT),
    "a line end in each date": re.sub(r"(Tues|Wednes)day", "\\1-\nday", TEXT).replace("earlier this", "earlier\nthis"),
    "grouped digits": TEXT.replace("1,200", "1\u202f200"),
    "a space after the comma of a number": TEXT.replace("1,200", "1,&nbsp;200"),
}


def said(event: Event) -> dict:
    """The event with the words that are meant, and without where they stand."""
    told = msgspec.to_builtins(event)
    del told["id"]
    return stripped(told)


def stripped(value):
    if isinstance(value, list | tuple):
        return [stripped(each) for each in value]
    if isinstance(value, dict):
        kept = {key: stripped(each) for key, each in value.items() if key not in {"start", "end"}}
        if "text" in kept:
            kept["text"] = meant(kept["text"])
        return kept
    return value


def meant(words: str) -> str:
    """The words without anything that only has to do with how they are set."""
    words = re.sub(r"(?<=es)-\n(?=day)|\u00ad", "", unescape(words)).replace("\u2011", "-")
    return re.sub(r"(?<=\b1)[, \u202f]+(?=200\b)", ",", " ".join(words.split()))


def events(coder, text: str) -> list[Event]:
    article = Article(id="a", text=text, published=PUBLISHED, language="en")
    found = coder.events(article)
    for event in found:
        check(article, event)
    return found


@pytest.fixture(scope="module")
def plain(coder):
    return events(coder, TEXT)


def test_the_text_tells_who_did_what_where_and_when(plain):
    assault = next(event for event in plain if event.type == "ASSAULT")
    assert {party.text for party in assault.actors} == {"Gunmen from al-Shabaab"}
    assert (assault.place.name, assault.when.text) == ("Port-au-Prince", "Tuesday night")
    assert assault.quantities["killed"].min == 1200
    assert len(plain) >= 4


@pytest.mark.parametrize("setting", SETTINGS)
def test_events_are_the_same_however_the_text_is_set(coder, plain, setting):
    assert [said(event) for event in events(coder, SETTINGS[setting])] == [said(event) for event in plain]


@pytest.mark.parametrize("setting", SETTINGS)
def test_places_are_the_same_however_the_text_is_set(coder, setting):
    text = SETTINGS[setting]
    found, known = (dateline.places(each, published=PUBLISHED, coder=coder) for each in (text, TEXT))
    assert all(text[place.start : place.end] == place.text for place in found)
    assert stripped(msgspec.to_builtins(list(found))) == stripped(msgspec.to_builtins(list(known)))


def test_titles_and_captions_are_read_as_meant(coder):
    article = Article(
        id="a",
        text="A statement followed.",
        title="Burkina&nbsp;Faso&#8217;s army kills 1&#8239;200 rebels near Bobo&#8209;Dioulasso on 3&nbsp;March",
        captions=(
            Caption(text="Police arrest a protester in Addis&#160;Ababa on Mon\u00adday, 25\u00a0March&nbsp;2024."),
        ),
        published=PUBLISHED,
        language="en",
    )
    found = {event.type: event for event in coder.events(article)}
    for event in found.values():
        check(article, event)
    killed = found["ASSAULT"]
    assert (killed.place.name, killed.place.text) == ("Bobo-Dioulasso", "Bobo&#8209;Dioulasso")
    assert (killed.when.text, killed.when.from_) == ("3&nbsp;March", "2024-03-03")
    assert killed.quantities["killed"].max == 1200
    assert killed.actors[0].country == "BFA"
    arrest = found["COERCE"]
    assert (arrest.place.country, arrest.when.from_) == ("ETH", "2024-03-25")
    assert arrest.when.text == "Mon\u00adday, 25\u00a0March&nbsp;2024"


@pytest.mark.parametrize(
    ("phrase", "words", "first"),
    [
        ("on Mon-\nday", "Mon-\nday", "2024-03-25"),
        ("on Fri\u00adday", "Fri\u00adday", "2024-03-22"),
        ("on Fri&shy;day", "Fri&shy;day", "2024-03-22"),
        ("3&nbsp;March", "3&nbsp;March", "2024-03-03"),
        (" 3\u202fMarch\u2009", "3\u202fMarch", "2024-03-03"),
        ("20&#160;May&nbsp;2019.", "20&#160;May&nbsp;2019", "2019-05-20"),
        ("the 3rd&nbsp;of\u00a0May 2019", "the 3rd&nbsp;of\u00a0May 2019", "2019-05-03"),
        ("mid\u2011May 2019", "mid\u2011May 2019", "2019-05-11"),
        ("9&#8209;12 May 2019", "9&#8209;12 May 2019", "2019-05-09"),
        ("earlier&nbsp;this\n  week", "earlier&nbsp;this\n  week", "2024-03-25"),
        ("Eid&nbsp;al\u2011Fitr 2019", "Eid&nbsp;al\u2011Fitr 2019", "2019-06-04"),
    ],
)
def test_dates_are_read_however_they_are_set(phrase, words, first):
    when = dateline.when(phrase, published=PUBLISHED)
    assert (when.text, when.from_) == (words, first)
    assert phrase[when.start : when.end] == when.text


def test_a_text_in_capitals_on_short_lines_has_its_names(coder):
    text = (
        "SOLDIERS OF BURKINA\nFASO KILLED TWELVE REBELS NEAR BOBO&#8209;DIOULASSO\nON MON-\nDAY, THE UNITED\n"
        "NATIONS SAID IN A STATEMENT ON WEDNES-\nDAY."
    )
    assault = next(event for event in events(coder, text) if event.type == "ASSAULT")
    assert (assault.actors[0].country, assault.place.name) == ("BFA", "Bobo-Dioulasso")
    assert (assault.when.text, assault.when.from_) == ("MON-\nDAY", "2024-03-25")
    assert assault.attribution[0].text == "THE UNITED\nNATIONS"


@pytest.mark.parametrize("name", ["Burkina&nbsp;Faso’s army", "Burkina\nFaso’s army", "Burkina\u00a0Faso’s\u202farmy"])
def test_actors_are_known_however_they_are_set(name):
    found = dateline.actor(name)
    assert (found.country, found.sector, found.text) == ("BFA", "MIL", name)
