"""Laws: what is written is read back; neither order nor batching matters; a correction holds."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.archive import Archive
from dateline.archive.rows import Coding, article_of, article_row, event_of, event_row, pair_rows
from dateline.archive.tables import ARTICLES, EVENTS, PAIRS
from dateline.formats.arrow import batch_of
from dateline.records import (
    EVENT_TYPES,
    GRAINS,
    PRECISIONS,
    STATUSES,
    UNKNOWN_REASONS,
    Article,
    Attribution,
    Caption,
    Entity,
    Event,
    Evidence,
    Figure,
    Place,
    Quantity,
    Trigger,
    When,
)
from tests.archive.fakes import NewCoder, QuickCoder, lines

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
maybe = st.none() | text
number = st.floats(allow_nan=False, allow_infinity=False, width=32)
probability = st.floats(0, 1)
offset = st.integers(0, 2**40)
day = st.dates().map(lambda day: day.isoformat())
part = {"text": text, "start": offset, "end": offset, "zone": st.just("body")}
entities = st.builds(
    Entity,
    **part,
    name=maybe,
    id=maybe,
    kind=st.sampled_from(["state", "person", None]),
    country=maybe,
    sector=maybe,
    role=maybe,
    inferred=st.lists(text, max_size=2).map(tuple),
    confidence=st.none() | probability,
)
places = st.builds(
    Place,
    **part,
    name=maybe,
    country=maybe,
    admin1=maybe,
    geonames=st.none() | st.integers(0, 2**40),
    lat=st.none() | number,
    lon=st.none() | number,
    precision=st.sampled_from([None, *PRECISIONS]),
    reason=st.sampled_from([None, "stated", "dateline"]),
)
whens = st.builds(
    When,
    **part,
    from_=st.none() | day,
    to=st.none() | day,
    grain=st.sampled_from([None, *GRAINS]),
    reason=st.sampled_from([None, "stated"]),
)
amount = st.none() | st.integers(0, 2**50) | number
attributions = st.builds(Attribution, **part, name=maybe, id=maybe, verb=maybe)
figure = {"min": amount, "max": amount, "currency": maybe, "attribution": st.lists(attributions, max_size=1).map(tuple)}
figures = st.builds(Figure, **part, **figure)
quantities = st.builds(Quantity, **part, **figure, others=st.lists(figures, max_size=2).map(tuple))
triggers = st.builds(Trigger, start=offset, end=offset, text=text)
evidence = st.builds(Evidence, zone=st.sampled_from(["body", "title"]), start=offset, end=offset, trigger=triggers)
events = st.builds(
    Event,
    id=text,
    article=text,
    type=st.sampled_from(EVENT_TYPES),
    mode=maybe,
    contexts=st.lists(text, max_size=2),
    quad=text,
    score=number,
    cameo=maybe,
    status=st.sampled_from(STATUSES),
    historical=st.booleans(),
    actors=st.lists(entities, max_size=3),
    recipients=st.lists(entities, max_size=3),
    place=st.none() | places,
    when=st.none() | whens,
    attribution=st.lists(attributions, max_size=2),
    quantities=st.dictionaries(st.sampled_from(["killed", "troops"]), quantities, max_size=2),
    evidence=st.lists(evidence, min_size=1, max_size=2),
    unknown=st.dictionaries(st.sampled_from(["place", "when"]), st.sampled_from(UNKNOWN_REASONS), max_size=2),
    confidence=probability,
    coder=text,
)
articles = st.builds(
    Article,
    id=text,
    text=text,
    title=text,
    published=st.none() | day,
    modified=st.none() | day,
    authors=st.lists(text, max_size=2).map(tuple),
    agency=maybe,
    outlet=maybe,
    section=maybe,
    language=maybe,
    captions=st.lists(st.builds(Caption, text=text, credit=maybe), max_size=2).map(tuple),
    copyright=maybe,
    views=st.none() | st.integers(0, 2**50),
    address=maybe,
    source=maybe,
    page_sha256=maybe,
    unknown=st.dictionaries(text, text, max_size=2),
)


@given(articles, st.lists(events, max_size=4))
def test_any_record_is_read_back_equal(article, found):
    coding = Coding(id="c", key="k", run="r", article=article, events=tuple(found), reason=None, coder="test")
    (row,) = rows_of(ARTICLES, [article_row(coding)])
    assert article_of(row) == article
    assert [event_of(row["record"]) for row in rows_of(EVENTS, [event_row(coding, event) for event in found])] == found
    pairs = rows_of(PAIRS, [pair for event in found for pair in pair_rows(coding, event)])
    assert {pair["event"] for pair in pairs} == {event.id for event in found if event.actors or event.recipients}


def rows_of(table, rows):
    batch = batch_of(rows, table.columns)
    columns = [batch[name].to_pylist() for name in table.columns]
    return [dict(zip(table.columns, values, strict=True)) for values in zip(*columns, strict=True)]


numbered = st.lists(
    st.tuples(st.sampled_from(["accuses", "meets", "aids"]), st.sampled_from(["RUS", "FRA", "MLI"])), max_size=7
)


def shown(archive):
    columns = "article, type, actors, recipients, day, record"
    return archive.sql(f"SELECT {columns} FROM events ORDER BY ALL").rows()


@SLOW
@given(numbered, st.randoms(use_true_random=False), st.lists(st.integers(1, 4), min_size=1, max_size=3), st.booleans())
def test_neither_order_nor_batching_nor_tidying_matters(made, chance, sizes, is_tidied):
    texts = [
        {"id": f"{n}", "text": f"{actor} {verb} UKR {n}.", "published": f"2024-0{n % 9 + 1}-01"}
        for n, (verb, actor) in enumerate(made)
    ]
    with tempfile.TemporaryDirectory() as place, Archive(Path(place, "1")) as one, Archive(Path(place, "2")) as other:
        one.add(lines(Path(place, "1.jsonl"), texts), coder=QuickCoder)
        shuffled = chance.sample(texts, len(texts))
        for number, size in enumerate(sizes):
            # Some of the articles come several times, all of them at least once.
            some = shuffled if number == len(sizes) - 1 else shuffled[:size]
            other.add(lines(Path(place, f"2-{number}.jsonl"), some), coder=QuickCoder, batch_size=size)
            if is_tidied:
                other.tidy()
        assert shown(other) == shown(one)


@SLOW
@given(
    numbered.filter(bool),
    st.sampled_from(["reject", "confirm", "edit"]),
    st.integers(0, 6),
    st.sampled_from(["REJECT", "THREATEN", "SANCTION"]),
)
def test_a_correction_holds_when_articles_are_coded_again(made, action, chosen, kind):
    texts = [f"{actor} {verb} UKR. UKR aids {actor} {n}." for n, (verb, actor) in enumerate(made)]
    with tempfile.TemporaryDirectory() as place, Archive(Path(place, "1")) as archive:
        archive.add(lines(Path(place, "1.jsonl"), texts), coder=QuickCoder)
        event = archive.events_of(f"a{chosen % len(texts)}")[0]
        archive.correct(action, event, who="ann", changes={"type": kind} if action == "edit" else None)
        archive.recode(coder=NewCoder)
        after = [one for one in archive.events_of(event.article) if one.evidence == event.evidence]
        expected = {"reject": [], "confirm": [event.type], "edit": [kind]}[action]
        assert [one.type for one in after] == expected
        assert [one.state for one in archive.corrections()] == ["applied"]
        assert all(msgspec.structs.asdict(one)["coder"] == "quick 2" for one in after)
