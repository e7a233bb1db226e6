import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.sources import article_of_text, checked_date
from dateline.sources.articles import article_of_json


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_no_character_of_a_text_is_changed(text):
    assert article_of_text(text).text == text


@pytest.mark.parametrize(
    "date", ["2024-03-28", "2024-03-28T06:49", "2024-03-28T06:49:00+01:00", "2024-03-28T06:49:00Z", None]
)
def test_iso_dates_are_kept_as_given(date):
    assert checked_date(date) == date


@pytest.mark.parametrize(
    "date", ["", "28.03.2024", "2024-13-01", "2024-03", "20240328", "2024-W13-4", "2024-03-28T25:00", "yesterday"]
)
def test_what_is_no_iso_date_is_refused(date):
    with pytest.raises(InputError) as caught:
        article_of_text("Words.", published=date)
    assert caught.value.code == "bad_date"


def test_equal_texts_have_equal_ids_and_others_have_not():
    assert article_of_text("A.").id == article_of_text("A.").id != article_of_text("B.").id


def test_a_text_of_a_million_characters_is_fine():
    assert len(article_of_text("word " * 200_000).text) == 1_000_000


def test_a_text_beyond_the_limit_is_refused():
    with pytest.raises(InputError) as caught:
        article_of_text("a" * 5_000_001)
    assert caught.value.code == "too_large"


def test_a_json_article_may_tell_all_that_a_row_of_a_table_may():
    told = {"address": "https://x.example/1", "outlet": "Sahel Daily", "agency": "AFP", "section": ["World", "Africa"]}
    article = article_of_json(
        {"text": "Talks.", "authors": ["Awa Keita", "Ana Ruiz"], **told, "other": 1}, source="a.json"
    )
    assert (article.address, article.outlet, article.agency) == ("https://x.example/1", "Sahel Daily", "AFP")
    assert (article.section, article.authors) == ("World; Africa", ("Awa Keita", "Ana Ruiz"))
    assert article_of_json({"text": "Talks.", "authors": "Awa Keita; Ana Ruiz"}, source="a").authors == article.authors


def test_a_json_field_of_another_type_is_refused_by_name():
    with pytest.raises(InputError, match="`outlet` is not a string"):
        article_of_json({"text": "Talks.", "outlet": {"name": "Sahel Daily"}}, source="a.json")
