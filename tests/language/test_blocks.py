from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.signs import visible
from dateline.language.blocks import blocks
from tests.strategies import any_text, news_like


def texts(text: str) -> list[str]:
    return [block.text for block in blocks(text)]


@given(st.one_of(news_like, any_text))
def test_every_visible_character_is_in_one_block_at_its_place(text):
    seen = []
    for block in blocks(text):
        assert len(block.text) == len(block.origin)
        for number, (character, place) in enumerate(zip(block.text, block.origin, strict=True)):
            if number in block.longer:
                written = text[place : block.longer[number] + 1]
                assert unescape(unescape(written)) == character
                seen += range(place, block.longer[number] + 1)
                continue
            assert character == text[place] or (character == " " and (text[place].isspace() or text[place] == "&"))
            if not text[place].isspace():
                seen.append(place)
    left_out = {place for place in range(len(text)) if not text[place].isspace()} - set(seen)
    assert seen == sorted(set(seen))
    assert all(not visible(text[place]) or not text[place].isalnum() for place in left_out)


def test_paragraphs_headings_and_list_items_stand_alone():
    text = "Talks resume\n\nThe two sides met.\nThey agreed on:\n• a truce\n• an exchange\n"
    assert texts(text) == ["Talks resume", "The two sides met.", "They agreed on:", "a truce", "an exchange"]


@pytest.mark.parametrize("mark", ["• ", "▪ ", "→ ", "| ", "★ ", "✅ ", "· "])
def test_the_mark_of_a_list_item_is_not_read(mark):
    (block,) = blocks(f"{mark}Gunmen fled.")
    assert (block.text, block.origin[0]) == ("Gunmen fled.", 2)


@pytest.mark.parametrize("text", ["“ Go ”, he said.", "- Gao", "$ 5 were paid.", "# 5 fled", "5 fled.", "(a) truce"])
def test_signs_with_a_meaning_of_their_own_are_read(text):
    assert texts(text) == [text]


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200e", "\u202b", "\u2060", "\ufeff", "\x00", "\x07"])
def test_characters_that_cannot_be_seen_are_not_read(sign):
    text = f"{sign}Gun{sign}men fled{sign} {sign}Gao.{sign}"
    (block,) = blocks(text)
    assert block.text == "Gunmen fled Gao."
    assert "".join(text[place] for place in block.origin) == block.text


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("&quot;We left&quot;, he said.", '"We left", he said.'),
        ("Smith &amp; Sons fled.", "Smith & Sons fled."),
        ("Kenya&#8217;s army&#x2019;s post", "Kenya’s army’s post"),
        ("Mali&nbsp;said&nbsp;&nbsp; so.&nbsp;", "Mali said so."),
        ("a &amp;quot;truce&amp;quot;", 'a "truce"'),
        ("AT&T; R&D, B&B;", "AT&T; R&D, B&B;"),
        ("caf&eacute; &nosuch; &#0; &", "café &nosuch; � &"),
    ],
)
def test_references_to_characters_are_read_as_these(given, read):
    assert texts(given) == [read]


def test_a_character_written_as_a_reference_leads_to_all_of_it():
    text = "He said &quot;go&quot;"
    (block,) = blocks(text)
    assert [(text[block.origin[n] : last + 1]) for n, last in block.longer.items()] == ["&quot;", "&quot;"]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("the govern-\nment fell", "the government fell"),
        ("the govern-  \n  ment fell", "the government fell"),
        ("the govern\u00ad\nment fell", "the government fell"),
        ("an anti-\ngovernment rally", "an anti-government rally"),
        ("a cease-\nfire held", "a cease-fire held"),
        ("the Saint-\nDenis march - \nand more", "the Saint-Denis march - and more"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole(given, read):
    (block,) = blocks(given, is_word={"government"}.__contains__)
    assert block.text == read


def test_lines_wrapped_at_a_width_are_joined():
    text = (
        "The army withdrew from the town on Monday after\nheavy fighting that left dozens of people dead and\n"
        "forced thousands to flee towards the border with\nits neighbour, officials in the capital said.\n"
    )
    assert len(texts(text)) == 1


@pytest.mark.parametrize("length", [6_001, 20_000])
def test_a_block_without_end_is_cut(length):
    pieces = texts("word " * (length // 5))
    assert all(len(piece) <= 6_000 for piece in pieces)
    assert " ".join(pieces).split() == ["word"] * (length // 5)


@pytest.mark.parametrize("words", ["gunmen met, ", "gunmen met ", "gunmen\nmet\n", "gunmen", "gunmen; "])
def test_a_sentence_without_end_is_cut_between_words_and_loses_none(words):
    text = words * (20_000 // len(words))
    found = list(blocks(text))
    assert max(len(block.text) for block in found) <= 1_500
    assert "".join(block.text for block in found).replace(" ", "") == "".join(text.split())
    if words != "gunmen":
        assert all(block.text.startswith(("gunmen", "met")) for block in found)


def test_a_long_block_is_cut_between_sentences_and_its_sentences_stay_whole():
    text = "Gunmen met in Gao, said \u201cthe police.\u201d They left! " * 400
    found = list(blocks(text))
    assert len(found) > 1
    assert max(len(block.text) for block in found) <= 6_000
    assert all(block.text.startswith(("Gunmen", "They")) for block in found)
    assert all(block.text.endswith(("!", "\u201d")) for block in found)
