"""Which reports of an article are one event: coded end to end on short texts."""

from __future__ import annotations

import pytest

from dateline.assembly.merging import merged_place
from dateline.records import Article, Caption, Place


def events_of(coder, text, **fields):
    return coder.events(Article(id="x", text=text, published="2024-03-28", **fields))


def test_a_repeated_report_becomes_further_evidence(coder):
    text = "Gunmen attacked the village of Kona on Monday. The gunmen attacked Kona at dawn, the army said."
    (event,) = [event for event in events_of(coder, text) if event.type == "ASSAULT"]
    assert len(event.evidence) == 2


def test_a_doubtful_word_says_nothing_against_a_sure_one(coder):
    text = "Survivors fled on foot to Djibo, where aid agency Medair was handing out water and mats."
    (event,) = [event for event in events_of(coder, text) if event.type == "AID"]
    assert [party.text for party in event.actors] == ["aid agency Medair"]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Peru and Chile will hold talks in Lima, the first since they agreed on a truce.", ["AGREE", "AGREE"]),
        ("Rebels killed nine men near Gao, a day after they attacked a bus.", ["ASSAULT", "ASSAULT"]),
        ("A church in Lima gave food to survivors, and Kenyan nurses gave them blankets.", ["AID", "AID"]),
        ("Eleven people were wounded in Gao after gunmen opened fire on a bus.", ["ASSAULT"]),
    ],
)
def test_what_another_is_counted_from_is_told_apart(coder, text, types):
    assert [event.type for event in events_of(coder, text)] == types


def test_participles_tell_more_of_the_attack_that_they_hang_on(coder):
    text = "Gunmen raided the village of Banikane overnight, killing 14 farmers and torching granaries."
    (event,) = events_of(coder, text)
    assert {"Banikane", "14 farmers"} <= {party.text for party in event.recipients}


def test_other_parties_make_another_event(coder):
    text = "Peru expelled the ambassador of Chile. Norway expelled the ambassador of Iran."
    assert len([event for event in events_of(coder, text) if {p.country for p in event.actors} & {"PER", "NOR"}]) == 2


def test_whose_turn_it_is_makes_another_event(coder):
    text = "The assembly paved the way for the prosecution of Juan Diaz. Diaz accused the government of a plot."
    accused = [event for event in events_of(coder, text) if event.type == "ACCUSE"]
    assert [[party.text for party in event.actors] for event in accused][-1] == ["Diaz"]
    assert all("Diaz" not in party.text for party in accused[-1].recipients)


def test_what_is_told_separately_is_another_event(coder):
    text = "A bomb killed a police chief in Kunar on Thursday. Separately, gunmen shot dead a journalist in Jalalabad."
    assert len([event for event in events_of(coder, text) if event.type == "ASSAULT"]) == 2


def test_an_attack_that_nobody_owns_up_to_took_place(coder):
    (attack,) = events_of(coder, "No one claimed responsibility for either attack.")
    assert attack.status == "actual"


def test_those_who_back_an_act_do_another(coder):
    text = "Somali forces, backed by U.S. air strikes, recaptured the town of Harardhere from al Shabaab on Monday."
    found = {event.actors[0].country for event in events_of(coder, text) if event.type == "ASSAULT"}
    assert found == {"SOM", "USA"}


def test_other_days_make_another_event(coder):
    text = "Rebels attacked Gao on 3 March 2023. Rebels attacked Gao on 9 January 2024."
    assert len([event for event in events_of(coder, text) if event.type == "ASSAULT"]) == 2


def test_title_and_caption_add_evidence_to_what_the_body_says(coder):
    found = events_of(
        coder,
        "Gunmen killed 12 farmers in the Malian town of Gao on Monday.",
        title="Gunmen kill 12 in Mali",
        captions=(Caption(text="Gunmen killed 12 farmers in Gao, Mali."),),
    )
    (event,) = [event for event in found if event.type == "ASSAULT"]
    assert [evidence.zone for evidence in event.evidence] == ["body", "title", "caption:0"]


def test_a_caption_can_tell_an_event_of_its_own(coder):
    found = events_of(
        coder,
        "Rebels attacked Gao on Monday.",
        captions=(Caption(text="President Emmanuel Macron visits Chad on Tuesday."),),
    )
    (visit,) = [event for event in found if event.type == "CONSULT"]
    assert visit.evidence[0].zone == "caption:0"
    assert visit.actors[0].zone == "caption:0"


@pytest.mark.parametrize("published", [None, "2024-03-28"])
def test_ids_are_the_digest_of_what_was_coded(coder, published):
    article = Article(id="x", text="Rebels attacked Gao on Monday.", published=published)
    first, second = coder.events(article), coder.events(article)
    assert [event.id for event in first] == [event.id for event in second]
    assert all(len(event.id) == 16 for event in first)


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 20 protesters in Minsk. Rights group Viasna said 35 people were arrested.",
        "Israel bombed Gaza City on Friday. Health officials said 43 people were killed.",
        "Gunmen attacked Kona on Monday and killed 12 people. At least 30 others were wounded, the mayor said.",
        "Gunmen attacked the village of Kona on Monday. The attackers opened fire on residents.",
        "Gunmen attacked the village of Kona on Monday. France condemned the massacre.",
        "An explosion in Kandahar killed 14 people. Officials met. The Taliban claimed responsibility for the blast.",
    ],
)
def test_numbers_and_names_from_the_act_tell_no_parties_apart(coder, text):
    found = [event for event in events_of(coder, text) if event.type in {"ASSAULT", "COERCE"}]
    assert len(found) == 1
    assert len(found[0].evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 20 protesters in Minsk. Another 35 people were arrested on Monday.",
        "Two people were killed in Jos on Monday. Three people were killed in Kano on Tuesday.",
        "Rebels killed five soldiers in Goma on Monday. Soldiers killed nine rebels in Goma on Monday.",
        "Gunmen attacked the village of Kona on Monday. France condemned the attack on the embassy in Gao.",
        "Israel bombed Gaza City. Hamas claimed responsibility for the attack on Sderot.",
    ],
)
def test_acts_that_the_words_part_stay_apart(coder, text):
    assert len([event for event in events_of(coder, text) if event.type in {"ASSAULT", "COERCE"}]) == 2


def test_a_relative_clause_with_its_own_date_is_another_event(coder):
    text = "Ghana, which joined the alliance in 1999, signed a pact with Togo."
    assert len([event for event in events_of(coder, text) if event.type == "SUPPORT"]) == 2


def test_what_the_police_and_what_the_rioters_did_are_two_events(coder):
    text = "Six people were injured in police firing and 12 people were killed by rioters."
    police, rioters = [event for event in events_of(coder, text) if event.type == "ASSAULT"]
    assert [party.text for party in (*police.actors, *rioters.actors)] == ["police", "rioters"]
    assert rioters.quantities["killed"].min == 12


@pytest.mark.parametrize(
    ("told", "actors"),
    [
        ("The Taliban claimed responsibility on Twitter.", ["The Taliban"]),
        ("No group claimed responsibility.", []),
        ("The Taliban did not claim responsibility.", []),
    ],
)
def test_who_claims_responsibility_without_a_word_for_what_did_it(coder, told, actors):
    (event,) = events_of(coder, f"A car bomb killed nine people in Kabul on Monday. {told}")
    assert [party.text for party in event.actors] == actors


def test_who_owns_up_to_it_did_what_unnamed_gunmen_did(coder):
    text = "Gunmen killed two teachers in Garissa. Al-Shabab claimed responsibility for the attack."
    (event,) = (event for event in events_of(coder, text) if event.type == "ASSAULT")
    assert [party.text for party in event.actors] == ["Al-Shabab"]
    assert event.place.name == "Garissa"


def place(name, country, precision, reason="stated"):
    return Place(text=name, start=0, end=0, name=name, country=country, precision=precision, reason=reason)


def test_the_finest_place_lies_in_the_country_that_was_told_first_or_most():
    syria, leeds = place("Syria", "SYR", "country"), place("Leeds", "GBR", "city")
    homs = place("Homs", "SYR", "city", reason="inferred")
    assert merged_place([None, syria, leeds]) == syria
    assert merged_place([leeds, syria, place("Hama", "SYR", "city")]).name == "Hama"
    assert merged_place([homs, syria]) == syria
    assert merged_place([None, homs]) == homs
    assert merged_place([None]) is None
