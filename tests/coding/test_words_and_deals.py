"""Praise and blame, refusals, threats, truces, hosts and assemblies in the words of news."""

from __future__ import annotations

import pytest

import dateline

PUBLISHED = "2024-03-28"


def coded(text: str):
    return dateline.code(text, published=PUBLISHED)


def types(text: str) -> list[tuple[str, str | None, str]]:
    return [(event.type, event.mode, event.status) for event in coded(text)]


def words(parties) -> set[str]:
    return {party.text for party in parties}


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        ("The bishop said he was tickled pink with the mayor's choice.", "SUPPORT", {"the mayor"}),
        ("Senator Lund called Governor Okoye a proven leader.", "SUPPORT", {"Governor Okoye"}),
        ("The union leader stands by the sheriff.", "SUPPORT", {"the sheriff"}),
        ("The party fell in behind the mayor.", "SUPPORT", {"the mayor"}),
        ("The governor has had enough of the rail operator.", "ACCUSE", {"the rail operator"}),
        ("Opposition lawmakers tore into the chancellor over the budget.", "ACCUSE", {"the chancellor"}),
        ("Union leaders took the minister to task for missing the meeting.", "ACCUSE", {"the minister"}),
        ("The senator branded the president a liar.", "ACCUSE", {"the president"}),
        ("The president commuted the death sentences of two soldiers.", "CONCEDE", {"two soldiers"}),
        ('"Bring our boys home," the mothers told the Kremlin.', "REQUEST", {"the Kremlin"}),
        ("The mayor said the federal government must do more for the town.", "REQUEST", {"the federal government"}),
        ("A court in Kampala threw out the union's case.", "REJECT", {"the union"}),
    ],
)
def test_whom_words_of_praise_blame_and_demand_meet(text, event_type, recipients):
    (event,) = coded(text)
    assert event.type == event_type
    assert words(event.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Knesset passed the budget by 61 votes to 58.", [("SUPPORT", None, "actual")]),
        ("Nepal's rebels said that they would observe a three-month truce.", [("CONCEDE", None, "actual")]),
        ("The ceasefire is holding in Aleppo.", [("RETREAT", "ceasefire", "actual")]),
        ("The shelling stopped at noon.", [("RETREAT", "ceasefire", "actual")]),
        ("The rebels refused to disarm until the army takes the hill.", [("REJECT", "yield", "actual")]),
        ("His government told the traders to cut imports or face penalties.", [("THREATEN", "restrict", "actual")]),
        ('"We will not spare the traders," the rebels said.', [("THREATEN", "violence", "actual")]),
        ("Students burned down an office of the party to protest the levy.", [("PROTEST", "riot", "actual")]),
        ("Turkish commandos captured a guerrilla chief near Hakkari.", [("COERCE", "arrest", "actual")]),
        (
            "The minister criticised the army and accused the police of theft.",
            [("ACCUSE", "disapprove", "actual"), ("ACCUSE", "allege", "actual")],
        ),
        ("The dockers ended their strike.", [("CONCEDE", None, "actual")]),
        ('Crowds chanted "Free our sons" outside the ministry.', [("PROTEST", "demo", "actual")]),
        ('Protesters shouted "Resign!" at ministers.', [("PROTEST", "demo", "actual")]),
        ('Students gathered in Tunis and chanted "Release our brothers!".', [("PROTEST", "demo", "actual")]),
        ("Tokyo protested against the ban.", [("ACCUSE", "disapprove", "actual")]),
        ("Hungary told the Serbian ambassador to leave the country.", [("SANCTION", "expel", "actual")]),
        ("Sweden gave the Belarusian ambassador 48 hours to leave.", [("SANCTION", "expel", "actual")]),
        ("Egypt let some of the sick through at Rafah.", [("RETREAT", "access", "actual")]),
        ("Kenyan authorities captured nine of the gang near Lamu.", [("COERCE", "arrest", "actual")]),
        ("Tunisia's army responded with artillery.", [("ASSAULT", "heavy-weapons", "actual")]),
        ("Israel halted its strikes on Gaza.", [("RETREAT", "ceasefire", "actual")]),
        ("Parliament passed a no-confidence motion in the premier.", [("ACCUSE", "disapprove", "actual")]),
        ("The Israeli side rejected the offer.", [("REJECT", None, "actual")]),
        ("The minister called the plan a great tragedy.", [("ACCUSE", "disapprove", "actual")]),
        ("The army warned that it would shoot down any plane.", [("THREATEN", "violence", "actual")]),
        ("The junta warned journalists that they would be jailed.", [("THREATEN", "arrest", "actual")]),
        (
            "Lisbon would not hesitate to bomb the port, its minister said.",
            [("THREATEN", "violence", "actual")],
        ),
        ("Khartoum will not extradite the general.", [("REJECT", "assist", "actual")]),
        ("Jamaica has yet to ratify the treaty.", [("SUPPORT", None, "negated")]),
        ("Peru accuses Chile of spying, a charge Chile denies.", [("ACCUSE", "allege", "actual")]),
    ],
)
def test_one_event_and_its_status(text, expected):
    assert types(text) == expected


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The president dismissed calls for his resignation.", "change"),
        ("The rebels rejected an appeal to free the pilots.", "yield"),
        ("Ghana turned down an offer to mediate in the dispute.", "meet"),
        ("Oman rejected a request for aid.", "assist"),
    ],
)
def test_a_refusal_is_about_what_was_asked(text, mode):
    assert mode in {event.mode for event in coded(text) if event.type == "REJECT"}


def test_who_answers_a_demand_did_not_make_it():
    for text in (
        "The president brushed aside demands for an inquiry.",
        "Israel rejected accusations that it had used white phosphorus.",
    ):
        for event in coded(text):
            if event.type in {"REQUEST", "ACCUSE"}:
                assert not event.actors


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("The council adjourned at the request of the city manager, Ana Ruiz.", "Ana Ruiz", {"The council"}),
        ("The session was closed at the request of the mayor.", "the mayor", set()),
        ("Mayor Lena Graf requested that all the inspectors resign.", "Mayor Lena Graf", {"all the inspectors"}),
        ("The panel recommended that the council reject the plan.", "The panel", {"the council"}),
        ("The union demanded that the war end.", "The union", set()),
    ],
)
def test_whoever_is_to_do_it_is_asked(text, who, whom):
    event = next(event for event in coded(text) if event.type == "REQUEST")
    assert any(who in party.text for party in event.actors)
    assert len(event.actors) == 1
    assert words(event.recipients) == whom


@pytest.mark.parametrize(
    ("text", "event_type", "whom"),
    [
        ("Deputy Pavel Orlov, who faces fraud charges in Belgium, will run again.", "ACCUSE", "Deputy Pavel Orlov"),
        ("Petra Novak is serving a sentence of six years for arson.", "COERCE", "Petra Novak"),
    ],
)
def test_who_is_charged_or_in_prison_does_not_act(text, event_type, whom):
    event = next(event for event in coded(text) if event.type == event_type)
    assert (words(event.actors), words(event.recipients)) == (set(), {whom})


@pytest.mark.parametrize(
    ("text", "guest", "host"),
    [
        ("The Thai king hosted the emperor of Japan at a banquet.", "the emperor of Japan", "The Thai king"),
        ("President Rabin received Crown Prince Hassan in Jerusalem.", "Crown Prince Hassan", "President Rabin"),
    ],
)
def test_a_guest_visits_the_host(text, guest, host):
    (event,) = coded(text)
    assert (event.type, event.mode) == ("CONSULT", "visit")
    assert (words(event.actors), words(event.recipients)) == ({guest}, {host})


@pytest.mark.parametrize(
    ("text", "event_type", "actors"),
    [
        ("While Paris backed the plan, London called it absurd.", "ACCUSE", {"London"}),
        ("Peru praised Chile and promised to send it doctors.", "AGREE", {"Peru"}),
    ],
)
def test_who_stands_in_another_clause_does_not_act(text, event_type, actors):
    assert [words(event.actors) for event in coded(text) if event.type == event_type] == [actors]


def test_what_is_asked_for_is_no_recipient():
    (event,) = (e for e in coded("The archbishop made a plea for the release of the sailors.") if e.type == "REQUEST")
    assert not event.recipients


@pytest.mark.parametrize(
    "text",
    [
        "The WHO warned that hospitals were running out of fuel.",
        "Aid agencies warned of a famine in Tigray.",
        "Police warned drivers to avoid the coast road.",
        "The judge sustained the objection.",
        "The board of the company met on Tuesday.",
        "The Premier League club rejected a second bid for its captain.",
        "The film praises the courage of the miners.",
        "The hospital received 12 patients overnight.",
        "The hospital has enough of the vaccine.",
        "Labour fell behind the Conservatives in Scotland.",
        "The premier insists that the army is ready.",
    ],
)
def test_dangers_and_routine_are_no_events(text):
    assert coded(text) == []


def test_a_warning_of_what_others_will_suffer_for_it_stays_a_threat():
    (event,) = coded("China warned Taiwan that independence would mean war.")
    assert event.type == "THREATEN"


def test_what_is_only_asked_is_left_to_the_request():
    assert types("Argentina asked Italy to extradite a former naval officer.") == [("REQUEST", "assist", "actual")]


def test_a_meeting_to_come_is_agreed():
    assert types("Ministers of Chad and Niger meet in Oslo next week.") == [("AGREE", None, "actual")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The White House shrugged off calls for an investigation.", {"REJECT", "REQUEST"}),
        ("The Dutch government ruled out sending troops to Mali.", {"REJECT"}),
        ("Burma freed the opposition leader from house arrest.", {"RETREAT"}),
        ("Iran's foreign minister is in Ankara for consultations.", {"CONSULT"}),
        ("The two Koreas will hold talks at Panmunjom next week.", {"AGREE"}),
        ("The trade union is taking legal action against the bus company.", {"ACCUSE"}),
        ("Greek rebels dismissed an appeal from President Agbo to disarm.", {"REJECT", "REQUEST"}),
    ],
)
def test_what_another_event_is_about_is_none_of_its_own(text, expected):
    assert {event.type for event in coded(text)} == expected


def test_an_appeal_from_somebody_is_theirs():
    events = coded("Rebels in Chad dismissed an appeal from President Agbo to lay down their arms.")
    (request,) = (event for event in events if event.type == "REQUEST")
    assert words(request.actors) == {"President Agbo"}


@pytest.mark.parametrize(
    ("text", "coded_as", "actors"),
    [
        ("Iran traded threats with Israel.", ("THREATEN", "violence"), {"Iran", "Israel"}),
        ("Kenya and Somalia exchanged accusations.", ("ACCUSE", "allege"), {"Kenya", "Somalia"}),
        ("India and Pakistan traded barbs on Friday.", ("ACCUSE", "disapprove"), {"India", "Pakistan"}),
        ("Police and students exchanged blows in Dhaka.", ("ASSAULT", "beat"), {"Police", "students"}),
    ],
)
def test_both_sides_act_who_exchange_words_or_blows(text, coded_as, actors):
    (event,) = coded(text)
    assert (event.type, event.mode) == coded_as
    assert words(event.actors) == actors


def test_boxers_exchange_blows_without_an_event():
    assert not coded("The boxers traded punches in the ninth round.")


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Two journalists were deported from Kenya to Uganda.", {"Kenya"}),
        ("Five diplomats were expelled from Norway.", {"Norway"}),
        ("Two journalists were deported by the police from a camp.", {"the police"}),
    ],
)
def test_where_somebody_is_expelled_from_expels_them(text, actors):
    (event,) = coded(text)
    assert words(event.actors) == actors


@pytest.mark.parametrize(
    "text",
    [
        "A court in Zambia on Wednesday sentenced opposition leader Moses Banda to six years in prison for sedition.",
        "A Minsk court sentenced two journalists to five years in a penal colony.",
        "Kolar was convicted and sentenced to life in federal prison last Thursday.",
        "He was sentenced to life imprisonment in Lyon on Monday.",
    ],
)
def test_who_is_sentenced_to_prison_is_found_guilty_and_jailed(text):
    convicted, jailed = coded(text)
    assert [(event.type, event.mode) for event in (convicted, jailed)] == [
        ("SANCTION", "convict"),
        ("COERCE", "arrest"),
    ]
    assert words(convicted.recipients) == words(jailed.recipients) != set()


def test_a_title_that_jails_tells_the_prison_of_the_body():
    page = (
        "<h1>Court jails opposition leader</h1><p>A court in Lusaka sentenced Moses Banda to six years in prison on "
        "Monday. He had told farmers in the north of the country last year that the land was theirs and that no "
        "minister would ever see any of the maize that grew on it.</p>"
    )
    article = dateline.read(f"<html><body><article>{page}</article></body></html>".encode(), published=PUBLISHED)
    (jailed,) = [event for event in dateline.code(article) if event.type == "COERCE"]
    assert {proof.zone for proof in jailed.evidence} == {"body", "title"}


@pytest.mark.parametrize(
    "text",
    [
        "A woman from Gary was sentenced to 12 months on probation.",
        "The drug carries a sentence of two years in prison.",
        "She faces up to ten years in prison.",
        "The mayor was given a suspended sentence of two years in prison.",
        "The officer could be sentenced to life in prison.",
        "Prosecutors asked for ten years in prison.",
    ],
)
def test_nobody_is_jailed_by_a_term_that_is_not_to_be_served(text):
    assert "COERCE" not in {event.type for event in coded(text)}
