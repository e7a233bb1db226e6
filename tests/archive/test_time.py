"""Time: as known then, versions, differences, tidying that changes none of it, clocks that jump."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from dateline.archive import writing
from dateline.archive.archive import Archive
from dateline.archive.tidying import is_worth_it
from dateline.errors import ArchiveError
from tests.archive.fakes import ForgetfulCoder, NewCoder


def shown(archive):
    return [(event.article, event.type, event.coder) for event in archive.events().records()]


def states(archive):
    return {version: shown(archive.at(version)) for version in range(archive.version + 1)}


@pytest.fixture
def story(archive, add):
    """An archive with a past: articles in two months, a new version, a correction, another coder."""
    add(
        {"id": "a", "text": "RUS accuses MLI. MLI meets RUS.", "published": "2024-03-05"},
        {"id": "b", "text": "FRA aids MLI.", "published": "2024-04-05"},
    )
    add({"id": "a", "text": "RUS attacks MLI. MLI meets RUS.", "published": "2024-03-06"})
    archive.correct("reject", archive.events_of("b")[0], who="ann")
    archive.recode(coder=NewCoder)
    return archive


def test_every_version_shows_what_was_known_then(story):
    seen = states(story)
    assert seen[0] == []
    assert [kind for _, kind, _ in seen[1]] == ["ACCUSE", "CONSULT", "AID"]
    assert [kind for _, kind, _ in seen[3]] == ["ASSAULT", "CONSULT", "AID"]
    assert [kind for _, kind, _ in seen[5]] == ["ASSAULT", "CONSULT"]
    assert {coder for _, _, coder in seen[story.version]} == {"quick 2"}
    assert seen[story.version] == shown(story)


def test_tidying_changes_no_state(story, add):
    before = states(story)
    done = story.tidy(keep_days=0)
    assert done.batches_after < done.batches_before
    add({"id": "b", "text": "FRA attacks MLI.", "published": "2024-04-05"})
    before |= {version: seen for version, seen in states(story).items() if version not in before}
    story.tidy(keep_days=0)
    assert states(story).items() >= before.items()
    assert not story.check(deep=True)


def test_many_tidyings_keep_few_batches(archive, add):
    for number in range(6):
        add({"id": f"{number}", "text": "RUS accuses MLI.", "published": "2024-03-05"})
        archive.tidy(keep_days=0)
    assert len(archive._store.history().live) <= 4
    assert len(archive.events()) == 6
    assert not archive.check()


def test_it_tidies_by_itself_when_it_is_worth_it(archive, add, monkeypatch):
    monkeypatch.setattr("dateline.archive.tidying._FEWEST_FRESH", 4)
    add(*[f"RUS accuses MLI {number}." for number in range(12)], batch_size=1)
    assert "tidied" in {row["kind"] for row in archive.history()}
    assert len(archive.events()) == 12
    assert not is_worth_it(archive._store.history())


def test_a_day_is_its_end_and_a_text_may_be_a_moment(story):
    today = datetime.now(UTC).date()
    assert shown(story.at(today)) == shown(story.at(today.isoformat())) == shown(story)
    assert shown(story.at(today - timedelta(days=1))) == []
    moment = story.history().rows()[0]["recorded_at"]
    assert len(shown(story.at(moment.isoformat()))) == 3
    assert shown(story.at(moment)) == shown(story.at(1)) == shown(story.at("1"))


@pytest.mark.parametrize("when", [99, "soon", "2024-13-01"])
def test_there_is_no_such_moment(story, when):
    with pytest.raises(ArchiveError, match="no_version"):
        story.at(when)


def test_the_past_is_not_changed(story, tmp_path):
    past = story.at(1)
    for change in (
        lambda: past.add(tmp_path),
        past.tidy,
        past.repair,
        lambda: past.snapshot("v1"),
        lambda: past.correct("reject", past.events_of("a")[0], who="ann"),
    ):
        with pytest.raises(ArchiveError, match="archive_past"):
            change()


def test_differences_between_versions(story):
    first = story.diff(1, 3)
    assert [event.type for event in first.added] == ["ASSAULT"]
    assert [event.type for event in first.withdrawn] == ["ACCUSE"]
    assert not first.changed
    corrected = story.diff(4, 5)
    assert [event.type for event in corrected.withdrawn] == ["AID"]
    assert not story.diff(1, 1)
    assert len(story.diff(0).added) == len(shown(story))


def test_differences_show_what_a_new_coder_changed(archive, add):
    add("RUS accuses MLI. MLI meets RUS.")
    before = archive.version
    archive.recode(coder=NewCoder)
    changes = {change.before.type: change.fields for change in archive.diff(before).changed}
    assert changes["ACCUSE"]["type"] == ("ACCUSE", "THREATEN")
    assert changes["CONSULT"] == {"confidence": (0.8, 0.9)}
    archive.recode(coder=ForgetfulCoder)
    assert len(archive.diff(before).withdrawn) == 2


def test_a_clock_that_jumps_back_changes_no_order(archive, add, monkeypatch):
    add({"id": "a", "text": "RUS accuses MLI."})
    early = datetime(2001, 1, 1, tzinfo=UTC)
    monkeypatch.setattr(writing.write, "__kwdefaults__", {"clock": lambda: early})
    add({"id": "a", "text": "RUS attacks MLI."})
    times = [row["recorded_at"] for row in archive.history()]
    assert times == sorted(times)
    assert [kind for _, kind, _ in shown(archive)] == ["ASSAULT"]
    assert [kind for _, kind, _ in shown(archive.at(1))] == ["ACCUSE"]


def test_events_count_on_their_day(archive, add):
    add({"id": "a", "text": "RUS accuses MLI.", "published": "2024-03-05T23:30:00+02:00"}, "RUS aids MLI.")
    assert [row["day"] for row in archive.events()] == [date(2024, 3, 5), None]


def test_two_handles_see_each_other(archive, add):
    with Archive(archive.path) as other:
        assert len(other.events()) == 0
        add("RUS accuses MLI.")
        assert len(other.events()) == 1
        archive.tidy(keep_days=0)
        assert len(other.events()) == 1
