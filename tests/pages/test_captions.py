import pytest

from dateline.pages.captions import caption_of, credit_in

SENTENCE = "Trucks wait at the border on March 4, 2024."


@pytest.mark.parametrize(
    ("credit", "agencies"),
    [
        ("(Photo by Ann Lee / POOL / AFP)", ("Agence France-Presse",)),
        ("(AP Photo/Ann Lee)", ("Associated Press",)),
        ("[Ann Lee/Reuters]", ("Reuters",)),
        ("Photo: Ann Lee/Reuters", ("Reuters",)),
        ("Photograph: Ann Lee/AFP via Getty Images", ("Agence France-Presse", "Getty Images")),
        ("Image credit: Getty Images", ("Getty Images",)),
        ("— AP Photo", ("Associated Press",)),
        ("REUTERS/Ann Lee", ("Reuters",)),
        ("| Getty Images", ("Getty Images",)),
        ("Courtesy of Ann Lee", ()),
        ("(Photo: Ann Lee)", ()),
    ],
)
def test_the_credit_is_taken_off_the_sentence(credit, agencies):
    caption = caption_of(f"{SENTENCE} {credit}")
    assert caption is not None
    assert caption.text == SENTENCE
    assert caption.credit
    assert "Ann Lee" not in caption.text
    assert caption.agencies == agencies


@pytest.mark.parametrize(
    "words", [SENTENCE, "The minister (left) with his guest.", "A photo of the dead lies on a table."]
)
def test_a_caption_without_credit_stays_whole(words):
    caption = caption_of(words)
    assert (caption.text, caption.credit) == (words, None)


def test_an_empty_caption_is_none():
    assert caption_of("  ") is None


@pytest.mark.parametrize(
    "words",
    [
        "Officials showed reporters a photo of the wreck (taken on Monday).",
        "The president said so (see page 3).",
        "The ministry is the source: a paper of 20 pages that was leaked.",
        "He told the agency (AFP).",
    ],
)
def test_sentences_are_not_taken_for_captions(words):
    assert not credit_in(words)


def test_a_credit_at_the_end_of_a_long_paragraph_is_found():
    assert credit_in("Trucks wait at the border. " * 40 + "(Photo by Ann Lee / AFP)")


@pytest.mark.parametrize("piece", [".-©", " ©", "photo: a.b", "(a", "copyright."])
def test_a_line_full_of_cues_is_soon_done(piece, within_seconds):
    with within_seconds(1):
        assert not credit_in(piece * 8000 + ". Words")
