from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from dateline.language import locate, written
from dateline.records import Article, Caption
from tests.strategies import news_like


def sentences(document) -> list[str]:
    return [sentence.text for sentence in document.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President George W. Bush met Gen. Colin L. Powell. They spoke.",
            ["President George W. Bush met Gen. Colin L. Powell.", "They spoke."],
        ),
        ("The U.S. and Mr. Karimov disagreed. Talks ended.", ["The U.S. and Mr. Karimov disagreed.", "Talks ended."]),
        ("Border closed\nPolice shut the crossing.", ["Border closed", "Police shut the crossing."]),
        ("• Troops left Herat\n• Talks began", ["Troops left Herat", "Talks began"]),
        (
            "“We will not leave,” the mayor said. “We will stay.”",
            ["“We will not leave,” the mayor said.", "“We will stay.”"],
        ),
    ],
)
def test_sentences(parse, text, expected):
    assert sentences(parse(text)) == expected


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=news_like)
def test_sentences_and_words_stand_where_they_say(parse, text):
    document = parse(text)
    read = document.texts.get("body", "")
    for sentence in document.sentences:
        assert read[sentence.start : sentence.end] == sentence.text
        assert text[sentence.written.start : sentence.written.end] == sentence.written.text
        for token in sentence.span:
            at, given_at = locate(token), written(token)
            assert read[at.start : at.end] == at.text == token.text
            assert text[given_at.start : given_at.end] == given_at.text
            assert document.as_written(at) == given_at
            assert sentence.start <= at.start < at.end <= sentence.end
            assert sentence.written.start <= given_at.start < given_at.end <= sentence.written.end


def test_title_and_captions_are_zones_of_their_own(reader):
    article = Article(
        id="a", text="Troops left.", title="Army leaves", captions=(Caption(text="A soldier waves."), Caption(text=""))
    )
    found = [(sentence.zone, sentence.text) for sentence in reader.read(article).sentences]
    assert found == [("body", "Troops left."), ("title", "Army leaves"), ("caption:0", "A soldier waves.")]


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Mali recalled its ambassador on Monday.", "Mali", "GPE"),
        ("The delegation left Burkina Faso yesterday.", "Burkina Faso", "GPE"),
        ("Nigerien soldiers crossed the river.", "Nigerien", "NORP"),
        ("Chad expelled the envoy.", "Chad", "GPE"),
    ],
)
def test_names_that_tables_know_get_their_label(parse, text, name, label):
    assert (name, label) in [(ent.text, ent.label_) for ent in parse(text).names]


def test_a_country_inside_a_persons_name_stays_a_person(parse):
    labels = {ent.text: ent.label_ for ent in parse("Jordan Smith and Chad Miller won the election.").names}
    assert labels.get("Jordan Smith") == "PERSON"
    assert labels.get("Chad Miller") == "PERSON"


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Juan Manuel Santos and Hugo Chávez met on Friday.", "Hugo Chávez", "PERSON"),
        ("Hugo Chávez met Santos on Friday. Ties had been broken off by Chávez in July.", "Chávez", "PERSON"),
    ],
)
def test_persons_of_the_tables_and_their_surnames_are_persons(parse, text, name, label):
    labels = [found.label_ for found in parse(text).names if found.text == name]
    assert labels[-1] == label


def test_who_has_a_given_name_is_a_person_whatever_the_model_takes_the_name_for(parse):
    text = "In all, said Yevgenia Petrova, deputy director of the museum, it is rare. In June, Petrova said no."
    assert [found.label_ for found in parse(text).names if found.text == "Petrova"] == ["PERSON"]


def test_a_place_that_somebody_is_named_after_is_no_person(parse):
    names = parse("Abraham Lincoln spoke first. Protesters gathered in Lincoln on Sunday.").names
    assert [found.text for found in names if found.label_ == "PERSON"] == ["Abraham Lincoln"]


def test_an_empty_text_has_no_sentences(parse):
    assert sentences(parse("")) == []
    assert sentences(parse(" \n\t ")) == []


@pytest.mark.parametrize(
    ("verb", "lemma"),
    [
        ("staged", "stage"),
        ("waging", "wage"),
        ("fined", "fine"),
        ("raped", "rape"),
        ("cordoned", "cordon"),
        ("rearrested", "rearrest"),
        ("readied", "ready"),
        ("lambasted", "lambaste"),
    ],
)
def test_verbs_have_the_lemma_that_news_means(parse, verb, lemma):
    (sentence,) = parse(f"The rebels {verb} it on Monday.").sentences
    assert [token.lemma_ for token in sentence.span if token.text == verb] == [lemma]


def test_a_text_with_references_and_broken_words_is_read_as_meant_and_leads_back(parse):
    text = "&quot;We left&quot;, Kenya&#8217;s army said after the govern-\nment called. An anti-\ngraft group met."
    document = parse(text)
    first, second = document.sentences
    assert first.written.text == text[: text.index(" An anti")]
    words = {token.text: written(token).text for token in (*first.span, *second.span)}
    assert words["government"] == "govern-\nment"
    assert words["’s"] == "&#8217;s"
    assert words['"'] == "&quot;"
    assert "graft" in words


@pytest.mark.parametrize("title", ["Sgt.", "Supt.", "Insp.", "Det.", "Pfc."])
def test_a_title_before_a_name_ends_no_sentence(parse, title):
    text = f"Thieves robbed a bank on Elm Street, police {title} Lou Hale said, and fled."
    assert [sentence.text for sentence in parse(text).sentences] == [text]
