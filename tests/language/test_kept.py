from __future__ import annotations

from dateline.language.kept import kept


def test_a_function_is_asked_once_for_the_same_words_of_a_document(parse):
    asked: list[str] = []

    @kept
    def joined(*words):
        asked.append(" ".join(word.text for word in words))
        return asked[-1]

    first = list(parse("Troops left Herat.").sentences[0].span)
    other = list(parse("Rebels took Gao.").sentences[0].span)
    assert joined(first[0]) == joined(first[0]) == "Troops"
    assert joined(first[0], first[2]) == joined(first[0], first[2]) == "Troops Herat"
    assert joined(other[0]) == "Rebels"
    assert asked == ["Troops", "Troops Herat", "Rebels"]


def test_what_was_found_to_be_nothing_is_kept_too(parse):
    asked: list[int] = []

    @kept
    def nothing(word):
        asked.append(word.i)

    word = parse("Troops left Herat.").sentences[0].span[0]
    assert nothing(word) is nothing(word) is None
    assert asked == [word.i]
