"""Codings and their texts, which lie elsewhere, are put together; what is not there is told."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

import articles
import choices
import prepare

TEXT = "Dr. Awa Keita left Gao. Rebels shelled the camp!  Nobody was hurt, a medic said."


def annotations(tmp_path: Path, *sentences: str) -> Path:
    path = tmp_path / "local.jsonl"
    rows = [
        {"id": f"lgl-7-{number}", "group": "lgl-7", "text": prepare.short_digest(sentence), "events": []}
        for number, sentence in enumerate(sentences)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def parted(*sentences: str) -> prepare.Texts:
    return prepare.Texts({f"lgl-7-{number}": text for number, text in enumerate(sentences)}, {"lgl-7": TEXT})


def test_sentences_are_found_by_their_words_when_their_numbers_have_changed(tmp_path: Path) -> None:
    coded = annotations(tmp_path, "Dr. Awa Keita left Gao.", "Rebels shelled the camp!")
    today = parted("Dr.", "Awa Keita left Gao.", "Rebels shelled the camp!", "Nobody was hurt, a medic said.")

    found = [text for _, text in prepare.annotated(coded, today, set())]

    assert found == ["Dr. Awa Keita left Gao.", "Rebels shelled the camp!"]


def test_a_sentence_that_is_half_of_one_of_today_is_found(tmp_path: Path) -> None:
    coded = annotations(tmp_path, "Rebels shelled the camp!", "Nobody was hurt, a medic said.")

    found = [text for _, text in prepare.annotated(coded, parted(TEXT), set())]

    assert found == ["Rebels shelled the camp!", "Nobody was hurt, a medic said."]


def test_sentences_whose_words_have_changed_are_left_out_one_by_one_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    coded = annotations(tmp_path, "Rebels stormed the camp!", "Everybody was hurt.", "Nobody was hurt, a medic said.")

    found = [row["id"] for row, _ in prepare.annotated(coded, parted(TEXT), set())]

    assert found == ["lgl-7-2"]
    assert capsys.readouterr().out == "left out: lgl-7-0\nleft out: lgl-7-1\n"


def test_a_sentence_of_several_sets_is_given_once(tmp_path: Path) -> None:
    coded = annotations(tmp_path, "Rebels shelled the camp!")
    seen: set[str] = set()

    assert len(list(prepare.annotated(coded, parted(TEXT), seen))) == 1
    assert not list(prepare.annotated(coded, parted(TEXT), seen))


def test_no_part_of_the_words_has_the_digest_of_none() -> None:
    assert prepare.span_with("0" * 12, TEXT) is None
    assert prepare.span_with("0" * 12, "") is None


@pytest.mark.parametrize("is_there", [False, True])
def test_learning_stops_where_there_are_no_coded_articles(tmp_path: Path, *, is_there: bool) -> None:
    place = tmp_path / "train"
    if is_there:
        place.mkdir()

    with pytest.raises(SystemExit, match="coded article"):
        articles.gold_articles(place)
    with pytest.raises(SystemExit, match="coded article"):
        list(choices._articles([place]))


def test_coded_articles_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in "ba":
        (tmp_path / f"{name}.json").write_text(json.dumps({"id": name}), encoding="utf-8")

    assert [gold["id"] for gold in articles.gold_articles(tmp_path)] == ["a", "b"]
