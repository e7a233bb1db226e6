"""Where an event happened: places that the gazetteer lacks, and what other events of the article say."""

from __future__ import annotations

import time

import msgspec
import pytest

import dateline
from dateline import Article
from dateline.pipeline import Coder
from dateline.records import Place
from dateline.resolving.article_places import ArticlePlaces
from dateline.resolving.event_places import event_place, place_options
from dateline.resolving.site_names import site_names
from dateline.resolving.unlisted_places import unlisted_places

UNLISTED = "Gunmen killed four traders in Kolundwe in eastern Congo on Monday, police said."
TWICE = "Rebels attacked a convoy near Gao on Monday. The army said that the rebels attacked with rockets."


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def test_streets_and_quarters_are_known_by_their_last_word() -> None:
    text = "It fell on Mayfield Road and in the Wexan quarter, near the old market, opposite Ash Lane."
    assert [site.text for site in site_names("body", text)] == ["Mayfield Road", "Wexan"]


def test_a_village_that_the_gazetteer_lacks_has_a_name_and_no_pin(coder: Coder) -> None:
    (event,) = [e for e in coder.events(Article(id="a", text=UNLISTED, published="2024-03-26")) if e.type == "ASSAULT"]
    assert event.place is not None
    assert (event.place.name, event.place.precision, event.place.lat) == ("Kolundwe", None, None)
    assert event.place.country == "COD"


def test_a_town_on_two_lines_is_looked_up_by_one_name(coder: Coder) -> None:
    text = (
        "Gunmen in uniform killed four traders on Monday morning near a market in Port\n"
        "Harcourt in southern Nigeria, where rebels have been active since last year, police\nsaid on Tuesday."
    )
    document = coder.reader.read(Article(id="a", text=text, published="2024-03-26"))
    places = unlisted_places(document.names, [], [], document.texts, look_up=lambda _: None)
    assert ("Port\nHarcourt", "Port Harcourt") in [(document.as_written(place).text, place.name) for place in places]


def test_the_place_of_the_same_act_told_before_is_a_clue(coder: Coder) -> None:
    document = coder.reader.read(Article(id="a", text=TWICE, published="2024-03-26"))
    drafts = coder.drafts(document)
    scene = coder.resolver.scene(document, drafts)
    second = [draft for draft in drafts if draft.type == "ASSAULT"][-1]
    clues = {place.name: clues for place, clues in place_options(second, scene.places) if place is not None}
    assert {"of the last event 1", "of the same act", "of the same type and party"} <= clues["Gao"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels attacked Gao. Soldiers shelled Kidal. The rebels attacked again at dawn.", "Gao"),
        ("Rebels attacked Gao. Soldiers shelled Kidal. The soldiers fired again at dawn.", "Kidal"),
    ],
)
def test_who_strikes_again_strikes_the_town_that_they_struck_before(coder: Coder, text: str, place: str) -> None:
    document = coder.reader.read(Article(id="a", text=text, published="2024-03-26"))
    *_, last = coder.resolver.resolve(document, coder.drafts(document))
    assert last.place is not None
    assert last.place.name == place


STRIKE = "A Kenyan airstrike killed three herders near Gedo. The Kenya airstrike was the second this week."
BODIES = "Kisumu police arrested four traders. A Nairobi trader was fined in Mombasa."
TWO_TOWNS = "Students protested in Gao on Monday. Students protested in Bamako on Tuesday."


def test_a_deed_of_the_first_sentence_that_names_only_its_people_is_where_the_place_line_says(coder: Coder) -> None:
    text = (
        "KAMPALA, Uganda — Ugandan police fired tear gas on Tuesday to disperse hundreds of opposition supporters "
        "outside the electoral commission.\n\nAt least 14 people were arrested."
    )
    article = Article(id="x", text=text, published="2024-03-13")
    found = {event.type: event.place for event in coder.events(article)}
    assert found["ASSAULT"] is not None
    assert (found["ASSAULT"].name, found["ASSAULT"].reason) == ("Kampala", "dateline")


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Board members rejected the bid.", "Elkton"),
        ("Three parents rejected the bid.", None),
    ],
    ids=["a body of the town", "nobody of it"],
)
def test_councils_and_boards_decide_where_they_sit(coder: Coder, sentence: str, place: str | None) -> None:
    text = (
        "Elkton weighs a new school. The Elkton school board has looked for land since May, and it wants to build "
        "near the river before the winter.\n\nThree firms have made offers so far, which cost far more than the "
        f"treasurer had thought, and two of them would begin at once.\n\n{sentence}"
    )
    events = coder.events(Article(id="a", text=text, published="2024-03-26"))
    (event,) = [event for event in events if event.type == "REJECT"]
    assert (event.place.name if event.place is not None else None) == place


@pytest.mark.parametrize(
    ("opening", "actor", "place"),
    [
        ("Ohio plans fewer schools.", "The Senate", ("Ohio", "inferred")),
        ("COLUMBUS — Ohio plans fewer schools.", "The Senate", ("Columbus", "dateline")),
        ("Ohio plans fewer schools.", "Parents", None),
        ("Ohio plans fewer schools, as France did.", "The Senate", None),
    ],
    ids=["the state", "the place line", "nobody in office", "news of two countries"],
)
def test_legislatures_decide_in_the_land_that_the_news_is_of(
    coder: Coder, opening: str, actor: str, place: tuple[str, str] | None
) -> None:
    text = (
        f"{opening} Many of the buildings in Ohio are older than their teachers, and few are warm.\n\n"
        "The plan would close forty of them within two years and would save enough to mend the others, its author "
        f"hopes.\n\n{actor} rejected the bill."
    )
    events = coder.events(Article(id="a", text=text, published="2024-03-26"))
    (event,) = [event for event in events if event.type == "REJECT"]
    assert (None if event.place is None else (event.place.name, event.place.reason)) == place


def test_the_place_line_behind_a_headline_is_known(coder: Coder) -> None:
    text = "Talks on Kenya go on. KAMPALA, Uganda (AP) — Ministers of two states met on Tuesday to end the dispute."
    document = coder.reader.read(Article(id="a", text=text, published="2024-03-26"))
    places = coder.resolver.scene(document, coder.drafts(document)).places
    assert places.dateline is not None
    assert places.dateline.name == "Kampala"


def clues_of(coder: Coder, text: str, kind: str, number: int = 0) -> dict[str | None, set[str]]:
    """The clues of the options of one event of a type, by the name of the place."""
    document = coder.reader.read(Article(id="a", text=text, published="2024-03-26"))
    drafts = coder.drafts(document)
    scene = coder.resolver.scene(document, drafts)
    draft = [draft for draft in drafts if draft.type == kind][number]
    return {place.name if place is not None else None: clues for place, clues in place_options(draft, scene.places)}


def test_a_country_before_a_noun_says_whose_act_it_is_and_not_where(coder: Coder) -> None:
    clues = clues_of(coder, STRIKE, "ASSAULT", number=-1)["Kenya"]
    assert "country before a noun" in clues
    assert "here" not in clues


def test_a_town_whose_police_are_named_is_the_seat_of_a_body(coder: Coder) -> None:
    clues = clues_of(coder, BODIES, "COERCE")
    assert "seat of a body" in clues["Kisumu"]
    assert "seat of a body" not in clues["Nairobi"]
    assert "fine in the actor" in clues["Kisumu"]


def test_clues_count_for_all_events_and_for_those_of_the_kind(coder: Coder) -> None:
    clues = clues_of(coder, TWO_TOWNS, "PROTEST")["Gao"]
    assert {"here", "act: here", "precision city", "act: precision city"} <= clues


@pytest.mark.parametrize(("of_none", "is_given"), [(0.0, True), (0.7, False), (1.5, False)])
def test_a_place_must_be_clearly_likelier_than_none(coder: Coder, of_none: float, *, is_given: bool) -> None:
    document = coder.reader.read(Article(id="a", text=TWO_TOWNS, published="2024-03-26"))
    draft = coder.drafts(document)[0]
    gao = Place(text="Gao", start=TWO_TOWNS.index("Gao"), end=TWO_TOWNS.index("Gao") + 3, name="Gao", reason="stated")
    places = ArticlePlaces([gao], document.texts)
    assert (event_place(draft, places, {"here": 0.8, "none": of_none}) is not None) is is_given


def test_a_people_is_no_place_whatever_the_network_says(coder: Coder) -> None:
    document = coder.reader.read(Article(id="a", text="Rebels attacked the Kurds in Zerrin on Monday.", published=""))
    (people,) = [name for name in document.names if name.label_ == "NORP"]
    draft = msgspec.structs.replace(coder.drafts(document)[0], place=people.root)
    assert unlisted_places([], [draft], [], document.texts, look_up=lambda _: None) == []


def test_words_before_the_next_town_make_no_seat_of_a_body(coder: Coder) -> None:
    clues = clues_of(coder, "Ministers of Israel condemned Gaza City on Friday.", "ACCUSE")
    assert "seat of a body" not in clues["Israel"]


def test_the_name_of_a_known_body_is_no_town_abroad(coder: Coder) -> None:
    text = "MOSCOW - The State Duma met on Monday. The Duma adopted the bill, and Duma deputies praised it."
    document = coder.reader.read(Article(id="a", text=text, published="2024-03-26"))
    assert {place.country for place in coder.resolver.places(document)} == {"RUS"}


def test_a_town_stays_one_where_a_body_of_its_name_is_told_of_elsewhere(coder: Coder) -> None:
    text = "Ministers of the Cento pact met in Ankara. Soldiers fired at protesters in Cento, in northern Italy."
    document = coder.reader.read(Article(id="a", text=text, published="2024-03-26"))
    assert "Cento" in {place.text for place in coder.resolver.places(document)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Peru shelled Arica overnight.", "Arica"),
        ("Kenya bombed Mogadishu on Friday, killing 12 people.", "Mogadishu"),
        ("Chad attacked Sudan with drones.", "Sudan"),
        ("Norwegian warplanes bombed Libya on Friday.", "Libya"),
        ("Hackers linked to North Korea attacked South Korean banks.", "South Korea"),
        ("Ghanaian soldiers killed two Togolese soldiers near Lomé.", "Lomé"),
    ],
)
def test_a_state_that_strikes_abroad_strikes_not_at_home(text, place):
    found = dateline.code(text)[0].place
    assert (found and found.name) == place


def test_by_whom_something_is_done_is_no_place():
    released = dateline.code("Rebels freed 12 hostages under a deal brokered by Oman.")[0]
    assert released.place is None


@pytest.mark.parametrize(
    "text", ["Amnesty International accused Egypt of torturing prisoners.", "Oman thanked the president of Algeria."]
)
def test_words_are_not_said_in_the_country_that_they_are_meant_for(text: str) -> None:
    assert dateline.code(text)[0].place is None


def test_who_visits_a_town_is_there_and_not_where_he_is_envoy(coder: Coder) -> None:
    clues = clues_of(coder, "The American ambassador to Kenya visited Garissa on Thursday.", "CONSULT")
    assert "fine object of the act" in clues["Garissa"]
    assert "tied by another preposition" in clues["Kenya"]


def test_a_place_hangs_on_one_event_of_its_sentence(coder: Coder) -> None:
    text = "Villagers protested in Gao after soldiers shot two men in Kidal."
    protest, shooting = (clues_of(coder, text, kind) for kind in ("PROTEST", "ASSAULT"))
    assert "fine hangs on it" in protest["Gao"]
    assert "hangs on another" in protest["Kidal"]
    assert "fine hangs on it" in shooting["Kidal"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Nurses marched in Salem on Monday.", "local"),
        ("Nurses marched across Oregon. Oregon and Maine and the United States watched.", "of one country"),
        ("Nurses marched in Salem. Nurses marched in Lagos.", "abroad"),
    ],
)
def test_how_far_an_article_looks_is_a_clue(coder: Coder, text: str, scope: str) -> None:
    assert f"none {scope}" in clues_of(coder, text, "PROTEST")[None]


def test_an_unlisted_place_is_one_in_the_next_sentences_too(coder: Coder) -> None:
    text = (
        "Gunmen killed four traders in Kolundwe in eastern Congo on Monday. The governor visited Kolundwe on Tuesday."
    )
    visit = [e for e in coder.events(Article(id="a", text=text, published="2024-03-26")) if e.type == "CONSULT"]
    assert [event.place and event.place.name for event in visit] == ["Kolundwe"]


def test_a_street_lies_where_the_paper_comes_out(coder: Coder) -> None:
    text = "Police arrested a man on East Fern Avenue on Saturday night."
    (arrest, *_) = coder.events(Article(id="a", text=text, published="2024-03-26", outlet="Duluth News"))
    assert arrest.place is not None
    assert (arrest.place.name, arrest.place.country) == ("East Fern Avenue", "USA")


def test_a_numbered_road_is_not_the_whole_country(coder: Coder) -> None:
    text = "GULFPORT, Miss. — Deputies shot a man outside a shop on U.S. 49 early Monday."
    (shooting, *_) = coder.events(Article(id="a", text=text, published="2024-03-26"))
    assert shooting.place is not None
    assert shooting.place.name == "Gulfport"


@pytest.mark.parametrize(
    "text",
    [
        "The attack on Hodeidah in October was condemned by Oman.",
        "Kenya's president, who met rebels in Juba in January, accused Uganda of arming them.",
    ],
)
def test_what_words_are_about_happened_elsewhere_and_at_another_time(text: str) -> None:
    events = dateline.code(text, published="2024-03-05")
    (accusation,) = [event for event in events if event.type == "ACCUSE"]
    assert accusation.place is None
    assert accusation.when is None or accusation.when.from_ == "2024-03-05"


def test_a_country_that_is_spied_for_is_no_place() -> None:
    conviction = dateline.code("A jury convicted him of spying for China.")[0]
    assert conviction.place is None


def test_an_embassy_is_not_at_home(coder: Coder) -> None:
    text = "The leaders met in Paris. Protesters gathered outside the Senegalese embassy."
    assert "Senegal" not in clues_of(coder, text, "PROTEST")


def test_a_capital_that_is_given_something_is_a_government(coder: Coder) -> None:
    assert "Honiara" not in clues_of(coder, "Australia gave Honiara a patrol boat.", "AID")


def test_many_unlisted_places_of_a_long_text_are_found_at_once(coder: Coder) -> None:
    text = " ".join(f"Gunmen killed four traders in Kolundwe{chr(97 + n % 26)}{chr(97 + n // 26)}." for n in range(80))
    document = coder.reader.read(Article(id="a", text=text, published="2024-03-26"))
    texts = {**document.texts, "body": document.texts["body"] + " Nothing else happened there at all." * 100_000}
    begun = time.perf_counter()
    places = unlisted_places(document.names, [], [], texts, look_up=lambda _: None)
    assert len(places) >= 20
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen kidnapped two Chinese engineers on Friday.",
        "The Taliban released an American teacher.",
        "The court jailed a British tourist for six years.",
        "Police beat dozens of Haitian migrants on Monday.",
        "Rebels killed two France nationals on Monday.",
        "The group was behind a series of killings of US and UK citizens.",
        "Militants attacked a UK-funded school on Monday.",
        "Rebels fired rockets at the Russian-backed forces.",
    ],
)
def test_where_somebody_abroad_is_from_is_not_where_it_happened(coder: Coder, text: str) -> None:
    assert [event.place for event in coder.events(Article(id="a", text=text))] == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels seized the town of Ansongo near Gao in Mali on Monday.", "Ansongo"),
        ("Gunmen abducted nine people in the village of Kolundwe, in Tanganyika province, on Monday.", "Kolundwe"),
        ("Police arrested a former minister at the High Court in Nairobi on Monday.", "Nairobi"),
        ("Police arrested a teacher in Sunamganj district on Monday.", "Sunamganj district"),
        ("A carpenter from Kisumu was arrested by police in Mombasa on Monday.", "Mombasa"),
        ("Egypt's foreign minister will visit Khartoum on Monday.", "Khartoum"),
        ("Gunmen shot a man near Ash Road and Fourth Street in Lima, Ohio, on Monday.", "Lima"),
        ("Soldiers shot two students in the Wexan quarter on Monday.", "Wexan"),
        ("Gunmen killed three men in the 2400 block of South 13th Terrace on Monday.", "South 13th Terrace"),
        ("The rebels recalled the capture of Afrin.", "Afrin"),
    ],
)
def test_the_place_itself_is_told_apart_from_what_only_tells_where_it_lies(text: str, name: str) -> None:
    (event, *_) = dateline.code(text, published="2024-03-28")
    assert event.place is not None
    assert name in {event.place.name, event.place.text}


def test_where_takes_up_the_place_before(coder: Coder) -> None:
    text = "A Kurdish envoy flew to Cairo over the weekend, where officers pressed him to free the hostages."
    (event,) = [e for e in coder.events(Article(id="a", text=text, published="2024-03-26")) if e.type == "REQUEST"]
    assert event.place is not None
    assert event.place.name == "Cairo"


def test_nothing_happens_where_words_come_from(coder):
    text = "The Taliban have banned women from schools, drawing condemnation from the United Nations and Peru."
    (ban,) = [event for event in coder.events(Article(id="x", text=text)) if event.type == "COERCE"]
    assert ban.place is None or ban.place.country != "PER"


def test_a_feast_is_no_place(coder):
    text = "The president sacked the police chief after suicide bombings on Easter Sunday killed 250 people."
    assert [event.place for event in coder.events(Article(id="x", text=text))] == [None, None]


def test_a_town_that_the_model_takes_for_a_date_is_one() -> None:
    assert [place.country for place in dateline.places("They met near Barrancabermeja.")] == ["COL"]
    assert [place.country for place in dateline.places("Rebels shelled Aleppo overnight.")] == ["SYR"]
    assert [place.country for place in dateline.places("Rebels shelled Ranchi overnight.")] == ["IND"]
    assert [place.country for place in dateline.places("Saint Lucia's government fell.")] == ["LCA"]
    assert dateline.places("He spoke Hindi, Tamil and Swahili.") == ()
    assert dateline.places("The Easter early service and the March late opening were cancelled.") == ()
    assert dateline.places("They met in March.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Pakistan expelled 200 Afghan families to Afghanistan on Monday.",
        "Police deported three journalists to Iran on Monday.",
    ],
)
def test_whoever_is_sent_abroad_is_expelled_at_home(coder: Coder, text: str) -> None:
    (event,) = dateline.code(text, published="2024-03-28", coder=coder)
    assert event.place is None or event.place.country not in {"AFG", "IRN"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The minister flew to Lome and signed a treaty.", "SUPPORT"),
        ("The students went to Lome to protest against the fees.", "PROTEST"),
    ],
)
def test_what_is_done_where_somebody_goes_is_tied_to_that_town(coder: Coder, text: str, kind: str) -> None:
    tied = [clue for clue in clues_of(coder, text, kind)["Lome"] if clue.startswith("tied")]
    assert tied
    assert "tied by another preposition" not in tied
