"""The contexts of sentences: their own clue words, and those that the whole article is about."""

from __future__ import annotations

from dateline.coding import ContextFinder


def test_what_an_article_speaks_of_often_is_the_context_of_all_its_sentences(parse):
    text = "The virus came in May. The epidemic spread. Doctors fear a pandemic. It rained."
    assert ContextFinder().of_sentences(parse(text))[-1] == ("health",)


def test_phrases_are_clues(parse):
    assert ContextFinder().of_sentences(parse("Gunmen fled. Both sides asked for an interim government.")) == [
        (),
        ("political_institutions",),
    ]


def test_of_contexts_as_frequent_those_count_that_the_article_comes_to_first(parse):
    text = (
        "The disease, the epidemic and the virus spread. Exports, inflation and tariffs rose. "
        "The court, the trial and the verdict came late. Soldiers, the army and the military stood by."
    )
    contexts = ContextFinder().of_sentences(parse(f"{text} It rained."))
    assert contexts[-1] == ("economic", "health", "legal")
