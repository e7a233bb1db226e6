from datetime import date

import pytest

from dateline.errors import InputError
from dateline.records import Article


@pytest.mark.parametrize(
    ("published", "day"),
    [("2024-03-28T23:30:00-05:00", date(2024, 3, 28)), ("2024-03-28", date(2024, 3, 28)), (None, None)],
)
def test_the_day_of_publication_is_the_outlets(published, day):
    assert Article(id="a", text="Words.", published=published).published_on == day


def test_a_date_of_publication_that_is_none():
    with pytest.raises(InputError) as caught:
        _ = Article(id="a", text="Words.", published="March").published_on
    assert caught.value.code == "bad_date"
