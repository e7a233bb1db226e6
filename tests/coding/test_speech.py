"""Whom an article credits: verbs of saying wherever they stand, phrases, media, documents, and long quotations."""

from __future__ import annotations

import pytest

import dateline
from dateline.coding.speech import Voices

PUBLISHED = "2024-03-28"


def credited(text: str, event_type: str = "ASSAULT") -> list[str]:
    """The names of the sources of the events of a type, each once."""
    found = dateline.code(text, published=PUBLISHED)
    return list(dict.fromkeys(s.name for e in found if e.type == event_type for s in e.attribution))


CREDITED = [
    (
        "Members of the Lima Group met. Two men were shot by police last week, the rights group Foro Penal said, and "
        "nine were held.",
        ["Foro Penal"],
    ),
    ("Some 200 men were shot at by police; the rights group Viasna said nine were held.", []),
    ("Peru will not wait, Ana Ruiz said on Monday, hours after gunmen attacked a camp near Goma.", []),
    ("Gunmen attacked a camp near Goma, according to three villagers who fled.", ["three villagers"]),
    ("Rebels attacked Gao, but the soldiers were killed in the hospital, the governor said.", ["governor"]),
    ("Gunmen attacked a camp near Goma, the local report states.", ["local report"]),
    ("Rebels killed five soldiers near Gao, an inquest heard.", ["inquest"]),
    ("Chad closed the road, the governor said, while rebels attacked a village near Gao.", []),
    ("Peru held two men after rebels attacked Gao, Chile said.", ["Chile"]),
    ("“We beg,” said Juan Ruiz, a leader of the farmers, whom rebels attacked on Monday.", []),
    (
        "Mobs attacked shops in Lima on Monday. The senator accused the government of having organised the attacks.",
        [],
    ),
    ("Rebels attacked Gao. France's president said Paris condemned the attack.", []),
    ("A local news agency erred. Rebels attacked Gao, the Xinhua agency reported.", ["Xinhua agency"]),
    ("More than 100 soldiers have been killed in Mali, according to a tally by Reuters.", ["tally by Reuters"]),
    ("Police replied with rubber bullets when a gang attacked the school.", []),
    ("Rebels attacked Gao, a commander told Radio Lumen.", ["Radio Lumen", "commander"]),
    (
        "“It matters that Peru is no outcast,” van den Berg told us after two days of talks. Rebels attacked Gao,” "
        "van den Berg said.",
        ["van den Berg"],
    ),
    ("Two men said to have attacked a camp near Gao were held.", []),
    ("Rebels attacked Gao, a spokesman for the army said.", ["spokesman for the army"]),
    ("“We will never leave,” the governor said. “The rebels attacked our school in Gao.”", ["governor"]),
    ("Mayor Juan Torres spoke. Mr. Torres said rebels attacked a camp near Gao.", ["Mayor Juan Torres"]),
    ("The army issued a statement. It said rebels attacked a camp near Gao.", ["army"]),
    ("In a note, the group Friends of Gao said rebels attacked a camp near Goma.", ["Friends of Gao"]),
    ("A man identified as Juan Ruiz told reporters that rebels attacked Gao.", ["Juan Ruiz"]),
    ("Police said they had shot three men in Gao.", ["Police"]),
    ("Rebels attacked Gao, a minister was quoted by the Xinhua agency as saying.", ["Xinhua agency", "minister"]),
    ("A coroner ruled that Juan Ruiz was killed by rebels in Gao.", ["coroner"]),
    ("Rebels attacked Gao on Monday, per the ministry.", ["ministry"]),
    ('"The rebels attacked our school in Gao. They killed two teachers," the governor said.', ["governor"]),
    ("The mayor told Tass in an interview that rebels had shot three men.", ["Tass", "mayor"]),
    ("Rebels attacked Gao, according to records released by the mayor's office.", ["mayor's office", "records"]),
    ("A report issued Monday by the Red Cross says rebels attacked Gao.", ["Red Cross", "report"]),
    ("The Gao Star reported on its website that rebels attacked a camp.", ["Gao Star"]),
    (
        "Speaking to Radio Lumen by phone, the mayor of Gao said rebels attacked a camp.",
        ["Radio Lumen", "mayor of Gao"],
    ),
    ("The rebels, quoted by Radio Lumen, said soldiers attacked a camp near Gao.", ["Radio Lumen", "rebels"]),
    ("Rebels attacked Gao, the mayor said in remarks carried by state radio.", ["state radio", "mayor"]),
    ("Tass quoted the mayor as saying that rebels attacked a camp near Gao.", ["Tass", "mayor"]),
    ("A mayor told the Drug Enforcement Agency that rebels attacked a camp near Gao.", ["mayor"]),
    ("The rebels said in a post on the web that soldiers attacked a camp near Gao.", ["rebels"]),
    ("The ministry met. The attack on Gao lasted two hours with rebels using mortars, it said.", ["ministry"]),
]


@pytest.mark.parametrize(("text", "sources"), CREDITED)
def test_sources(text, sources):
    assert credited(text) == sources


def test_who_tells_of_a_party_is_not_credited_with_what_it_underwent():
    assert credited("Soldiers arrested two men, who police said had burned tents in Gao.", "COERCE") == []


SUMMED_UP = "Juan Ruiz, a deputy, criticised the president. {} The army is silent."


@pytest.mark.parametrize(
    ("quotation", "sources"),
    [
        ("“He has done nothing,” Ruiz told Radio Lumen.", ["Radio Lumen"]),
        ("“He has done nothing,” he said on Tuesday, Interfax reported.", ["Interfax"]),
        ("“He has done nothing,” Ruiz said.", []),
    ],
)
def test_a_medium_is_credited_with_what_is_summed_up_before(quotation, sources):
    assert credited(SUMMED_UP.format(quotation), "ACCUSE") == sources


def test_a_place_line_hides_no_source():
    text = "BAMAKO, Mali (AP) — The town is quiet. Rebels attacked Gao, the governor said. The market is open."
    assert credited(text) == ["governor"]


def test_the_accused_are_no_source():
    assert credited("Two men accused of crimes attacked Gao on Monday.") == []


def test_who_demands_is_no_source_of_the_demand():
    assert credited("“The army must leave Gao,” the opposition demanded, the opposition said.", "REQUEST") == []


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed nine people in Mogadishu on Monday. No group claimed responsibility for the attack.",
        "A car bomb killed nine people in Mogadishu. No one immediately claimed responsibility for the bombing.",
        "Neither side confirmed that rebels attacked Gao.",
        "None of the parties said that rebels attacked Gao.",
        "Not one witness said that rebels attacked Gao.",
        "Rebels attacked Gao, but no official said so.",
    ],
)
def test_nobody_is_no_source(text):
    assert credited(text) == []


def test_who_says_that_nobody_claimed_it_is_one():
    text = "Officials said no group claimed responsibility for the attack on the base in Gao."
    assert [name.lower() for name in credited(text)] == ["officials"]


def test_nobody_gives_no_figure():
    text = "Police arrested 20 protesters in Minsk. No official put the number at 35."
    (event,) = dateline.code(text, published=PUBLISHED)
    figures = event.quantities["arrested"]
    assert all(not figure.attribution for figure in (figures, *figures.others))


def test_the_media_that_somebody_spoke_to_are_looked_for_once_however_many_events_are_told(monkeypatch):
    asked = []
    sources = Voices.sources
    monkeypatch.setattr(Voices, "sources", lambda *given: asked.append(given) or sources(*given))
    told = "Peru accused Chile of killing {} men. The minister said Chile would reply. "

    def questions(times: int) -> int:
        asked.clear()
        dateline.code("".join(told.format(number) for number in range(2, times + 2)))
        return len(asked)

    assert questions(20) <= 2 * questions(10)


def test_who_tells_of_their_talks_is_credited_with_that():
    assert credited("The envoy said he had met the rebel leader twice in Oslo.", "CONSULT") == ["envoy"]
    assert credited("The envoy said he condemned the rebel leader.", "ACCUSE") == []


def test_who_tells_what_was_done_to_them_did_not_do_it():
    (event,) = dateline.code("The striker said he received death threats on social media.")
    assert event.type == "THREATEN"
    assert not event.actors
    assert [party.name for party in event.recipients] == ["striker"]


@pytest.mark.parametrize(
    "text",
    [
        'Kona Mayor Ada Keita spoke in Gao. "I salute the nurses and praise their courage," Keita said.',
        "School board member Ben Lund, who opposed the plan, said he criticised the mayor.",
    ],
)
def test_who_does_it_by_words_is_no_source_with_an_office_either(text):
    events = [e for e in dateline.code(text, published=PUBLISHED) if e.type in {"SUPPORT", "ACCUSE"}]
    assert events
    assert not [source for event in events for source in event.attribution]
