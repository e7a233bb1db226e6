import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.sources import decoded

WORDS = "Le président a été reçu à Bamako, où l’armée s’est déployée."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(codec):
    assert decoded(WORDS.encode(codec)) == WORDS


def test_a_declared_charset_is_followed():
    page = '<meta charset="windows-1251"><p>Переговоры в Москве</p>'
    assert decoded(page.encode("cp1251")) == page


def test_the_transport_may_declare_it():
    words = "Переговоры"
    assert decoded(words.encode("koi8-r"), media_type="text/html; charset=KOI8-R") == words


def test_utf_8_wins_over_a_wrong_declaration():
    page = f'<meta charset="iso-8859-1"><p>{WORDS}</p>'
    assert decoded(page.encode()) == page


def test_latin_1_means_what_browsers_mean_by_it():
    assert decoded('<meta charset="latin1">“Quoted”'.encode("cp1252")).endswith("“Quoted”")


def test_an_undeclared_encoding_is_detected():
    words = WORDS * 5
    assert decoded(words.encode("cp1252")) == words


@pytest.mark.parametrize("head", ["", '<meta charset="utf-8">'])
def test_few_letters_beyond_ascii_in_english_are_western(head):
    words = "Owners of cafés in São Paulo sued the city – and its mayor, José Núñez – after police had closed them."
    page = f"{head}<p>{words}</p><p>The mayor rejected the accusation, said that it was false, and left the court.</p>"
    assert decoded(page.encode("cp1252")) == page


def test_other_alphabets_are_not_taken_for_western():
    words = "Переговоры в Москве прошли в понедельник, сообщил министр. " * 5
    assert decoded(words.encode("cp1251")) == words
    czech = "Předseda vlády řekl, že jednání budou pokračovat příští týden ve čtvrtek. " * 5
    assert decoded(czech.encode("cp1250")) == czech


def test_one_broken_byte_spoils_no_more_than_itself():
    assert decoded(WORDS.encode() * 3 + b"\xff").count("\ufffd") == 1


@pytest.mark.parametrize("name", ["rot13", "utf-7", "idna", "unicode_escape", "raw-unicode-escape", "no-such", "hex"])
def test_a_declaration_of_nonsense_is_passed_over(name):
    assert decoded(f'<meta charset="{name}">plain'.encode()).endswith("plain")


@given(st.binary(max_size=300))
def test_any_bytes_can_be_decoded(content):
    assert isinstance(decoded(content), str)


@pytest.mark.parametrize("name", ["unicode_escape", "raw_unicode_escape"])
def test_escapes_of_programs_are_not_resolved(name):
    words = b"caf\xe9 \\u0041"
    assert decoded(words, media_type=f"text/plain; charset={name}").endswith("\\u0041")
