from __future__ import annotations

import re
from array import array
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.signs import visible
from dateline.language.readable_text import readable
from tests.strategies import any_text, news_like


def texts(text: str, **known) -> list[str]:
    read = readable(text, **known)
    return [read.text[start:end] for start, end in read.blocks]


@given(st.one_of(news_like, any_text))
def test_every_visible_character_is_in_one_block_at_its_place(text):
    read = readable(text)
    assert len(read.text) == len(read.origin)
    assert list(read.origin) == sorted(set(read.origin))
    seen = []
    for start, end in read.blocks:
        for number in range(start, end):
            first, after = read.given(number, number + 1)
            written, character = text[first:after], read.text[number]
            seen += range(first, after)
            is_space = character == " " and (written.isspace() or unescape(unescape(written)).isspace())
            is_hyphen = character == "-" and unescape(unescape(written)) in "-\u2010\u2011"
            assert is_space or is_hyphen or unescape(unescape(written)) == character
    empty = {at for found in re.finditer("&(?:nbsp|shy);", text) for at in range(*found.span())}
    left_out = {place for place in range(len(text)) if not text[place].isspace()} - empty - set(seen)
    assert all(not visible(text[place]) or not text[place].isalnum() for place in left_out)


@given(st.text(alphabet=st.sampled_from("Gao said.\n 12,-“”’'"), max_size=200))
def test_a_text_of_single_spaces_is_read_as_it_is(text):
    text = re.sub(r"(?<=\S)[ \n]*\n[ \n]*(?=\S)", "\n\n", re.sub(" +", " ", text)).strip()
    read = readable(text)
    assert read.text == text
    assert read.origin == array("I", range(len(text)))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Talks end\n\n•\u00a0Gunmen  fled\u2026 \n", "Talks end\n\n•\u00a0Gunmen fled\u2026 \n"),
        (" &nbsp;Gunmen&nbsp;fled.&nbsp;\n\nNext", "  Gunmen fled. \n\nNext"),
        ("One\u200b fled.\u200b \n\n \u200bTwo", "One fled. \n\n Two"),
    ],
)
def test_what_stands_between_blocks_stays_as_it_is(text, read):
    assert readable(text).text == read


def test_paragraphs_headings_and_list_items_stand_alone():
    text = "Talks resume\n\nThe two sides met.\nThey agreed on:\n• a truce\n• an exchange\n"
    assert texts(text) == ["Talks resume", "The two sides met.", "They agreed on:", "a truce", "an exchange"]


@pytest.mark.parametrize("mark", ["• ", "▪ ", "→ ", "| ", "★ ", "✅ ", "· "])
def test_the_mark_of_a_list_item_is_not_read(mark):
    read = readable(f"{mark}Gunmen fled.")
    assert (texts(f"{mark}Gunmen fled."), read.blocks) == (["Gunmen fled."], ((2, len(read.text)),))


@pytest.mark.parametrize("text", ["“ Go ”, he said.", "- Gao", "$ 5 were paid.", "# 5 fled", "5 fled.", "(a) truce"])
def test_signs_with_a_meaning_of_their_own_are_read(text):
    assert texts(text) == [text]


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200e", "\u202b", "\u2060", "\ufeff", "\x00", "\x07"])
def test_characters_that_cannot_be_seen_are_not_read(sign):
    text = f"{sign}Gun{sign}men fled{sign} {sign}Gao.{sign}"
    read = readable(text)
    assert read.text == "Gunmen fled Gao."
    assert "".join(text[place] for place in read.origin) == read.text


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
    read = readable(text)
    quoted = [slice(*read.given(at, at + 1)) for at in (read.text.index('"'), read.text.rindex('"'))]
    assert [text[written] for written in quoted] == ["&quot;", "&quot;"]


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
    assert texts(given, is_word={"government"}.__contains__) == [read]


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("Saint\u2011Denis and Port&#8209;au\u2010Prince", "Saint-Denis and Port-au-Prince"),
        ("killing 1\u202f200, then 12\u2009400\u2009000", "killing 1200, then 12400000"),
        ("1&nbsp;200 fled 3&#xA0;000 men and 1,&nbsp;500 boys", "1200 fled 3000 men and 1,500 boys"),
        ("on May 5,&nbsp;200 people", "on May 5, 200 people"),
        ("in 2019,\u00a0200 people of M23\u00a0200", "in 2019, 200 people of M23 200"),
        ("in 2019\u00a0200 and 5\u00a02000", "in 2019 200 and 5 2000"),
        ("1 200 and 1\n200", "1 200 and 1\n200"),
        ("Ouaga&shy;dougou and Ba&#8203;mako", "Ouagadougou and Bamako"),
    ],
)
def test_spaces_and_hyphens_that_keep_a_line_together_are_read_as_meant(given, read):
    assert readable(given).text == read


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("The United\nNations left.", ["The United Nations left."]),
        ("Gunmen of the Lord's\nResistance Army fled.", ["Gunmen of the Lord's Resistance Army fled."]),
        ("He left the town of Port\nHarcourt on Monday.", ["He left the town of Port Harcourt on Monday."]),
        ("A war with the United.\nNations met.", ["A war with the United.", "Nations met."]),
        ("Talks with Mali\nNations met.", ["Talks with Mali", "Nations met."]),
        ("He left St.\nLucia on Monday.", ["He left St. Lucia on Monday."]),
    ],
)
def test_a_name_that_goes_on_in_the_next_line_is_whole(given, read):
    known = {"United Nations", "Lord's Resistance Army", "Port Harcourt", "St. Lucia"}
    assert texts(given, is_name=known.__contains__) == read


def test_lines_wrapped_at_a_width_are_joined():
    text = (
        "The army withdrew from the town on Monday after\nheavy fighting that left dozens of people dead and\n"
        "forced thousands to flee towards the border with\nits neighbour, officials in the capital said.\n"
    )
    assert len(texts(text)) == 1


def test_lines_that_end_in_an_initial_or_title_go_on():
    text = (
        "The army withdrew from the town on Jan. 5 after J.\nEdgar Mbeki of the northern council had met Gen.\n"
        "Paul Ndiaye and others, who agreed at length that\nthe troops would leave before the end of the year.\n"
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
    found = texts(text)
    assert max(map(len, found)) <= 1_500
    assert "".join(found).replace(" ", "") == "".join(text.split())
    if words != "gunmen":
        assert all(block.startswith(("gunmen", "met")) for block in found)


def test_no_reference_is_cut():
    found = texts("gunmen&nbsp;met&nbsp;" * 1_000)
    assert len(found) > 1
    assert " ".join(found).split() == ["gunmen", "met"] * 1_000


def test_a_long_block_is_cut_between_sentences_and_its_sentences_stay_whole():
    text = "Gunmen met in Gao, said \u201cthe police.\u201d They left! " * 400
    found = texts(text)
    assert len(found) > 1
    assert max(map(len, found)) <= 6_000
    assert all(block.startswith(("Gunmen", "They")) for block in found)
    assert all(block.endswith(("!", "\u201d")) for block in found)
