from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.views import timeline
from dateline.views.timelines.axis import make_axis, ticks
from dateline.views.timelines.tally import tally
from tests.builders import event
from tests.views.pictured import HOSTILE, elements, on, printed, texts, told


def test_columns_count_the_events_of_a_day_by_class():
    picture = timeline([on("2024-03-25"), on("2024-03-25"), on("2024-03-27"), on("2024-03-27", kind="CONSULT")])
    assert told(picture, "column") == [
        "27 March 2024: 1 event",
        "25 March 2024: 2 events",
        "27 March 2024: 1 event",
    ]
    assert told(picture, "lane") == ["Verbal cooperation: 1 event", "Material conflict: 3 events"]
    assert {"Material conflict", "3 events"} <= set(texts(picture))


def test_lanes_can_be_types():
    picture = timeline([on("2024-03-25"), on("2024-03-26", kind="AID")], lanes="type")
    assert told(picture, "lane") == ["AID: 1 event", "ASSAULT: 1 event"]
    assert {"Material conflict", "Material cooperation"} <= set(texts(picture)), "the legend of the colours"


@pytest.mark.parametrize(
    ("days", "size"), [(20, "day"), (200, "week"), (2000, "month"), (20_000, "year"), (80_000, "decade")]
)
def test_bins_suit_the_span(days, size):
    first = date(1800, 1, 1)
    picture = timeline([on(first.isoformat()), on((first + timedelta(days=days)).isoformat())])
    assert any(text.endswith(f"counted by {size}") for text in texts(picture))
    assert len(told(picture, "column")) == 2


def test_a_column_is_as_high_as_its_count():
    picture = timeline([on("2024-03-25")] * 3 + [on("2024-03-27")])
    first, second = (float(column.find("{*}rect").get("height")) for column in elements(picture, "column"))
    assert first == pytest.approx(3 * second)


def test_planned_possible_and_denied_events_are_pale():
    picture = timeline([on("2024-03-25"), on("2024-03-25", status="future"), on("2024-03-25", status="negated")])
    assert told(picture, "column") == ["25 March 2024: 1 event; 2 events, planned, possible or denied"]
    assert "Pale: planned, possible or denied (2)" in texts(picture)
    full, pale = elements(picture, "column")[0].findall("{*}rect")
    assert full.get("fill-opacity") is None
    assert float(pale.get("fill-opacity")) < 0.5
    assert float(pale.get("height")) == pytest.approx(2 * float(full.get("height")))
    assert float(pale.get("y")) < float(full.get("y")), "on top of the full one"


def test_a_class_outside_the_list_has_a_lane_too():
    picture = timeline([on("2024-03-25"), event(quad="other")])
    assert told(picture, "lane") == ["Material conflict: 1 event", "Other: 1 event"]


def test_long_dates_are_bars_with_arrows_at_open_ends():
    picture = timeline([on("2024-03-25"), on("2024-03-27"), on("2024-03-01", "2024-03-31"), on("2024-03-26", None)])
    assert told(picture, "stretch") == ["1 March 2024 to 31 March 2024: 1 event", "since 26 March 2024: 1 event"]
    closed, is_open = (bar.get("d") for bar in elements(picture, "stretch"))
    assert closed.count("L") + is_open.count("L") >= 2, "an arrow is drawn by slanted lines"
    assert any(text.startswith("Bar: a date longer than a day") for text in texts(picture))


def test_undated_events_are_counted_and_told():
    picture = timeline([on("2024-03-25"), event(when=None), on(None, None), on("not a date")])
    assert "Without a date, not drawn: 3 events." in picture.notes
    assert "Without a date, not drawn: 3 events." in texts(picture)


def test_a_few_far_off_dates_do_not_press_the_rest_together():
    picture = timeline([on("1960-01-01"), *(on(f"2024-03-{day:02}") for day in range(1, 29))])
    assert "Before 1 March 2024, not drawn: 1 event." in picture.notes
    assert len(told(picture, "column")) == 28


def test_the_axis_can_be_fixed():
    picture = timeline([on("2024-01-05"), on("2024-03-25"), on("2024-06-01")], since="2024-03-01", until="2024-03-31")
    assert picture.notes[:2] == (
        "Before 1 March 2024, not drawn: 1 event.",
        "After 31 March 2024, not drawn: 1 event.",
    )


@pytest.mark.parametrize(("since", "until"), [("yesterday", None), ("2024-04-01", "2024-03-01")])
def test_an_impossible_axis_is_refused(since, until):
    with pytest.raises(InputError, match="bad_date"):
        timeline([], since=since, until=until)


def test_no_events_make_a_picture_that_says_so():
    picture = timeline([], title="Nothing")
    assert texts(picture) == ["Nothing", "No dated events."]
    assert "No dated events." in printed(picture)


def test_names_and_titles_are_text_only():
    bad = on("2024-03-25", coder=HOSTILE)
    picture = timeline([bad, event(quad=HOSTILE)], title=HOSTILE)
    assert not elements(picture, "script")
    assert texts(picture)[0].startswith("</text><script>alert(1)</script>&\"'[2J")
    assert "\x1b" not in printed(picture)


def test_the_terminal_shows_lanes_dates_and_what_is_left_out():
    shown = printed(
        timeline([on("2024-03-25"), on("2024-03-25"), on("2024-03-20", None), event(when=None)], title="Gao")
    )
    assert "Gao" in shown
    assert "Material conflict 3" in shown
    assert "█" in shown
    assert "▸" in shown
    assert "Mar 2024" in shown
    assert "Without a date, not drawn: 1 event." in shown


@pytest.mark.parametrize("width", [20, 60, 200])
def test_the_terminal_keeps_to_its_width(width):
    picture = timeline([on("2024-03-25"), on("2025-03-25", kind="CONSULT")])
    assert max(len(line.rstrip()) for line in printed(picture, width=max(width, 40)).splitlines()) <= max(width, 40)


def test_a_hundred_thousand_events_take_seconds():
    first = date(2020, 1, 1)
    days = [on((first + timedelta(days=number)).isoformat()) for number in range(1000)]
    started = time.process_time()
    picture = timeline(event for _ in range(100) for event in days)
    picture.svg()
    assert "100,000 events" in texts(picture)[1]
    # Measured: 0.4 s on one core; four times the events took four times as long.
    assert time.process_time() - started < 10


dates = st.dates().map(date.isoformat) | st.none()


@given(st.lists(st.tuples(dates, dates, st.sampled_from(["actual", "future"]))))
def test_every_event_is_counted_once(spans):
    found = tally([on(first, last, status=status) for first, last, status in spans])
    in_lanes = 0
    for lane in found.lanes:
        assert lane.total == sum(lane.heights) + sum(stretch.count for stretch in lane.stretches)
        in_lanes += lane.total
    assert in_lanes + found.undated + found.before + found.after == found.total == len(spans)


@given(st.lists(st.dates().map(date.toordinal), min_size=1, max_size=30))
def test_bins_and_ticks_cover_the_axis(days):
    axis = make_axis(days)
    assert list(axis.starts) == sorted(set(axis.starts))
    assert all(axis.length_of(number) > 0 for number in range(len(axis.starts)))
    assert len(axis.starts) <= 1100
    assert all(axis.start <= day < axis.end for day, _, _ in ticks(axis))
    assert len(ticks(axis)) <= 24


@given(st.lists(st.tuples(dates, dates), max_size=8))
def test_any_dates_make_a_picture(spans):
    picture = timeline([on(first, last) for first, last in spans])
    assert elements(picture, "svg")
    assert printed(picture)
