"""Plain-text pages of several designs, all written for these tests."""

import pytest

from dateline.errors import InputError
from dateline.pages import to_article
from dateline.records import Page

FIRST = (
    "Freedonia and Sylvania agreed on Tuesday to reopen their border after a call between the two presidents, "
    "according to both governments."
)
SECOND = "The crossing has been closed since a skirmish in January in which three soldiers were killed."
THIRD = "A commission will meet next week."
TITLE = "Freedonia, Sylvania to reopen border"


def read(text, **more):
    return to_article(Page(content=text.encode(), source="page.txt"), **more)


def joined(*parts):
    return "\n\n".join(parts)


BODY = joined(FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    "details",
    [
        "World | By Jane Doe | March 5, 2024 06:49 | 2684 views",
        "World |Author: Jane Doe | March 5, 2024, Tuesday @ 06:49| 2684 views",
        "2.684 views · Tuesday, 5 March 2024, 06:49 · World · Author: Jane Doe",
        "By Jane Doe - World - 5 March 2024 06:49 - Views: 2684",
        "World\nBy Jane Doe\nPublished: 06:49, 5 March 2024\n2,684 reads",
        "BY JANE DOE\nWorld\nTue Mar 5 2024 at 6:49 am\n2684 hits",
        "World • Published on 2024-03-05 06:49 • Posted by Jane Doe • 2684 views • 3 min read",
    ],
)
def test_details_in_any_order_and_with_any_separator(details):
    found = read(joined(TITLE, details, BODY))
    assert found.title == TITLE
    assert found.text == BODY
    assert (found.authors, found.section, found.views) == (("Jane Doe",), "World", 2684)
    assert found.published == "2024-03-05T06:49"


def test_published_and_updated_are_told_apart():
    found = read(joined(TITLE, "Published: March 5, 2024 06:49 GMT | Updated: March 6, 2024 10:00 GMT", BODY))
    assert (found.published, found.modified) == ("2024-03-05T06:49+00:00", "2024-03-06T10:00+00:00")


@pytest.mark.parametrize(
    ("shown", "views"), [("1.2k reads", 1200), ("3M views", 3_000_000), ("12 345", None), ("17 views", 17)]
)
def test_views_in_thousands(shown, views):
    assert read(joined(TITLE, f"By Jane Doe | {shown}", BODY)).views == views


@pytest.mark.parametrize(
    ("line", "agency", "authors"),
    [
        ("By Jane Doe, Reuters", "Reuters", ("Jane Doe",)),
        ("Author: AFP", "Agence France-Presse", ()),
        ("By The Associated Press", "Associated Press", ()),
        ("By Jane Doe and Max Roe, Associated Press", "Associated Press", ("Jane Doe", "Max Roe")),
        ("Source: Xinhua", "Xinhua News Agency", ()),
    ],
)
def test_bylines_are_split_into_persons_and_agency(line, agency, authors):
    found = read(joined(TITLE, line, BODY))
    assert (found.agency, found.authors) == (agency, authors)


def test_an_agency_may_stand_in_the_copyright_line_only():
    found = read(joined(TITLE, BODY, "© Agence France-Presse"))
    assert (found.agency, found.copyright, found.text) == ("Agence France-Presse", "© Agence France-Presse", BODY)


@pytest.mark.parametrize(
    "line",
    [
        "© 2024 Gazette of Freedonia. All rights reserved.",
        "Copyright 2024 The Gazette",
        "Back\n\nSearch\n\nSearch",
        "Home | World | Share",
        "Read more: Sylvania elects a president",
        "Also read: Sylvania elects a president",
        "Related stories\n\nSylvania elects a president\n\nFreedonia devalues",
        "Comments (12)\n\nReader42: I never believed a word of it, and I never will believe one either.",
        "Sign up for our morning newsletter",
        "Subscribe to our channel for more",
        "Share this article\n\nFacebook\n\nTwitter",
    ],
)
def test_what_stands_below_the_text_is_left_out(line):
    assert read(joined(TITLE, "By Jane Doe", BODY, line)).text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Read more: Sylvania elects a president",
        "ALSO READ | Sylvania votes",
        "Story continues below advertisement",
    ],
)
def test_what_stands_in_the_text_is_left_out(line):
    assert read(joined(TITLE, "By Jane Doe", FIRST, line, SECOND, THIRD)).text == BODY


@pytest.mark.parametrize("line", ["3 min read Share Tweet", "Share Tweet Email", "12 comments", "5 minutes ago"])
def test_counters_and_rows_of_buttons_are_left_out(line):
    assert read(joined(TITLE, "By Jane Doe", line, BODY)).text == BODY


def test_a_short_last_paragraph_after_a_link_stays():
    found = read(joined(TITLE, "By Jane Doe", FIRST, SECOND, "Also read: Sylvania votes", THIRD, "© The Gazette"))
    assert found.text == BODY


def test_a_caption_becomes_a_zone_with_its_credit():
    caption = "Presidents shake hands in Klopstokia on March 4, 2024. (Photo by Ann LEE / POOL / AFP)"
    found = read(joined(TITLE, "By Jane Doe", caption, BODY))
    assert found.text == BODY
    assert [(c.text, c.credit, c.agencies) for c in found.captions] == [
        (
            "Presidents shake hands in Klopstokia on March 4, 2024.",
            "Photo by Ann LEE / POOL / AFP",
            ("Agence France-Presse",),
        )
    ]


def test_a_dateline_stays_in_the_text():
    first = f"KLOPSTOKIA, March 5 (Reuters) - {FIRST}"
    assert read(joined(TITLE, "By Jane Doe", first, SECOND)).text == joined(first, SECOND)


@pytest.mark.parametrize(
    "sentence",
    [
        "By Monday the army had retaken the town.",
        "Published reports on March 5, 2024 spoke of three dead, and the army denied them.",
        "Share prices fell by a tenth on the news.",
        "The home of the minister was searched, back in the spring.",
        "Copyright was the subject of the talks between the two ministers of culture, who met for three hours in the "
        "capital of Freedonia and who agreed on next to nothing, as people who know them both had said they would, "
        "and who will meet again in a month in the capital of Sylvania to talk about the very same questions, one of "
        "their advisers told reporters, adding that nobody expected any more of it than of the earlier meeting.",
    ],
)
def test_sentences_that_resemble_furniture_stay(sentence):
    assert read(joined(TITLE, "By Jane Doe", FIRST, sentence, SECOND)).text == joined(FIRST, sentence, SECOND)


@pytest.mark.parametrize(
    "text", [FIRST, joined(FIRST, SECOND), f"  {FIRST}\n{SECOND}  \r\n\r\n\r\n  {THIRD}", "Ja. Nein."]
)
def test_a_text_without_furniture_stays_as_it_is(text):
    assert read(text).text == text


def test_hard_wrapped_lines_are_joined():
    words = f"{FIRST} {SECOND}".split()
    lines, line = [], ""
    for word in words:
        if len(line) + len(word) > 70:
            lines.append(line.strip())
            line = ""
        line += f" {word}"
    wrapped = "\n".join([*lines, line.strip()])
    assert read(joined(TITLE, "By Jane Doe", wrapped, THIRD)).text == joined(f"{FIRST} {SECOND}", THIRD)


def test_every_line_is_a_paragraph_where_no_blank_lines_part_them():
    assert read("\n".join([TITLE, "By Jane Doe", FIRST, SECOND, THIRD])).text == BODY


def test_windows_line_ends_and_odd_spaces_are_normalised():
    assert (
        read(
            joined(TITLE, "By Jane Doe", BODY).replace("\n", "\r\n").replace("closed since", "closed\u00a0 since")
        ).text
        == BODY
    )


def test_what_is_missing_is_said_to_be():
    assert read(BODY).unknown == {"published": "not_stated", "authors": "not_stated", "outlet": "not_stated"}


def test_a_page_of_menus_alone_holds_no_article():
    with pytest.raises(InputError) as caught:
        read("Home\n\nSearch\n\nShare")
    assert caught.value.code == "no_article"


def test_a_text_of_a_million_characters_is_fine():
    assert len(read(joined(TITLE, "By Jane Doe", *[SECOND] * 12_000)).text) > 1_000_000


def test_menus_above_the_title_are_passed_over():
    found = read(joined("Home\nNews\nWorld", "Search", TITLE, "By Jane Doe\nMarch 5, 2024", BODY, "Privacy Policy"))
    assert (found.title, found.text, found.authors) == (TITLE, BODY, ("Jane Doe",))


def test_a_standfirst_stays_in_the_text():
    standfirst = "The two presidents spoke for an hour and settled a quarrel of many months."
    assert read(joined(TITLE, standfirst, "By Jane Doe | March 5, 2024", BODY)).text == joined(standfirst, BODY)


@pytest.mark.parametrize("text", [BODY, joined(TITLE, "By Jane Doe", BODY)])
def test_a_fetched_text_keeps_its_address(text):
    page = Page(content=text.encode(), source="x", address="https://news.example/a.txt", media_type="text/plain")
    assert to_article(page).address == "https://news.example/a.txt"
