"""Differences: what was told otherwise, and not what only moved."""

from __future__ import annotations

from tests.archive.fakes import NewCoder, QuickCoder, lines

TEXT = "FRA aids MLI. Peace talkss. RUS accuses MLI of lies. MLI meets RUS."


def test_words_that_moved_are_no_difference(archive, add, tmp_path):
    add({"id": "a", "text": TEXT})
    changed = {"id": "a", "text": TEXT.replace("talkss", "talks").replace("aids MLI", "aids MLI now")}
    archive.add(lines(tmp_path / "new.jsonl", [changed]), coder=QuickCoder)
    found = archive.diff(1)
    assert (found.added, found.withdrawn) == ([], [])
    assert [(change.after.type, list(change.fields)) for change in found.changed] == [("AID", ["evidence"])]
    assert found.changed[0].fields["evidence"] == (["FRA aids MLI."], ["FRA aids MLI now."])


def test_fields_that_differ_are_told(archive, add):
    add({"id": "a", "text": TEXT})
    archive.recode(coder=NewCoder)
    (change,) = (change for change in archive.diff(1).changed if change.after.type == "THREATEN")
    assert change.fields["type"] == ("ACCUSE", "THREATEN")
    assert "evidence" not in change.fields


def test_a_difference_shows_itself(archive, add):
    add({"id": "a", "text": TEXT})
    archive.correct("reject", archive.events_of("a")[0], who="ann")
    archive.recode(coder=NewCoder)
    found = archive.diff(1)
    assert repr(found) == "<Diff: 0 added, 1 withdrawn, 2 changed>"
    assert "confidence: 0.8 → 0.9" in found._repr_html_()
