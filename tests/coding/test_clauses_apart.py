"""What one clause tells is not told of the events of another; the sentences are invented."""

from __future__ import annotations

import pytest

import dateline

PUBLISHED = "2024-05-15"


@pytest.fixture(scope="module")
def events(coder):
    def found(text: str, event_type: str) -> list[dateline.Event]:
        article = dateline.Article(id="x", text=text, published=PUBLISHED)
        return [event for event in coder.events(article) if event.type == event_type]

    return found


def names(side) -> set[str]:
    return {party.name for party in side}


@pytest.mark.parametrize(
    ("text", "event_type", "status"),
    [
        (
            "The spokesman said neither side had claimed the strike, but that Chad's army had been put on alert.",
            "MOBILIZE",
            "actual",
        ),
        ("Neither group has claimed the raid, and the army was put on alert on Monday.", "MOBILIZE", "actual"),
        ("The army was not put on alert and no troops were sent to the border.", "MOBILIZE", "negated"),
        ("The minister said no group had claimed the attack but that nine men were held.", "ASSAULT", "actual"),
    ],
)
def test_negation_keeps_to_its_clause(events, text, event_type, status):
    assert {event.status for event in events(text, event_type)} == {status}


def test_who_stands_outside_of_a_relative_clause_has_no_part_in_it(events):
    text = "Chad, which imposed sanctions on Omar Saleh in May, said it was sending rice to refugees in Niger."
    (event,) = events(text, "SANCTION")
    assert names(event.recipients) == {"Omar Saleh"}


def test_who_is_to_find_the_attackers_is_not_blamed(events):
    text = "The mayor condemned the attack near Gao and called on the authorities to bring those behind it to justice."
    (event,) = events(text, "ACCUSE")
    assert not event.recipients


def test_two_who_are_asked_in_turn_are_asked_twice(events):
    text = "The EU urged Serbia to pull back its troops and has asked Albania for a meeting."
    assert [names(event.recipients) for event in events(text, "REQUEST")] == [{"Serbia"}, {"Albania"}]


def test_police_do_not_hurt_their_own(events):
    text = "Thousands marched in Nairobi. Police fired tear gas at them when some threw stones, injuring four officers."
    (event,) = events(text, "ASSAULT")
    assert [party.text for party in event.recipients] == ["them"]
    assert not event.quantities


def test_where_somebody_went_later_is_not_where_he_was_jailed(events):
    text = "Asante, a captain, was jailed in Ghana by soldiers after the coup of 1981 and later went to live in London."
    (event,) = events(text, "COERCE")
    assert (event.place.text, event.actors[0].country) == ("Ghana", "GHA")


def test_the_day_of_a_toll_is_not_that_of_the_attack(events):
    text = "Gunmen opened fire in Tunis on Monday. The toll from the attack rose to 23 on Tuesday, the ministry said."
    (event,) = events(text, "ASSAULT")
    assert (event.when.text, event.quantities["killed"].min) == ("Monday", 23)


def test_who_is_said_to_have_failed_is_accused(events):
    (event,) = events("The opposition says the government has failed to protect travellers.", "ACCUSE")
    assert [party.text for party in event.recipients] == ["the government"]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Police fired tear gas at the crowd after youths hurled bottles, injuring three policemen.", {"the crowd"}),
        ("Police used water cannon on demonstrators on Saturday, and six officers were hurt.", {"demonstrators"}),
        ("Police fired rubber bullets at protesters in Lima, injuring 14 students.", {"14 students"}),
        ("Gunmen fired on a police post in Gao, injuring three officers.", {"three officers"}),
    ],
)
def test_only_others_hurt_officers(events, text, recipients):
    (event,) = events(text, "ASSAULT")
    assert recipients & {party.text for party in event.recipients} == recipients
    assert {"three policemen", "six officers"}.isdisjoint(party.text for party in event.recipients)


@pytest.mark.parametrize(
    ("text", "event_type", "recipients"),
    [
        (
            "Police arrested nine students in Lagos and detained twelve teachers in Kano.",
            "COERCE",
            [{"nine students in Lagos"}, {"twelve teachers in Kano"}],
        ),
        (
            "Gunmen killed three farmers in Bida and shot six herders in Minna.",
            "ASSAULT",
            [{"three farmers"}, {"six herders"}],
        ),
        ("Gunmen attacked a camp in Gao and killed six soldiers in the town.", "ASSAULT", [{"six soldiers"}]),
    ],
)
def test_joined_deeds_in_places_of_their_own_are_two(events, text, event_type, recipients):
    assert [{party.text for party in event.recipients} for event in events(text, event_type)] == recipients


def test_the_dead_of_a_war_are_not_those_of_a_raid():
    text = "Gunmen killed three farmers in Gao on Monday. Mali's conflict has killed thousands since 2012."
    found = [event.quantities["killed"].text for event in dateline.code(text, published=PUBLISHED)]
    assert found == ["three", "thousands"]


@pytest.mark.parametrize(
    ("text", "event_type", "actors"),
    [
        ("The soldiers that France promised to Mali will arrive in May.", "AGREE", {"France"}),
        ("The rebels whom France met in Gao left on Monday.", "CONSULT", {"The rebels", "France"}),
    ],
)
def test_whom_a_relative_clause_is_about_does_not_act_in_it(events, text, event_type, actors):
    (event,) = events(text, event_type)
    assert {party.text for party in event.actors} == actors


def test_what_is_said_and_denied_with_which_is_no_event_of_the_denier(events):
    text = "Turkey says Greece illegally pushes boats back into its waters, which Athens denies."
    assert [event.evidence[0].trigger.text for event in events(text, "COERCE")] == ["pushes boats back"]
    text = "Rwanda accuses Burundi of arming rebels, which Burundi has rejected."
    assert events(text, "REJECT") == []


def test_the_dead_of_a_deed_somebody_is_accused_of_are_not_of_another(events):
    text = (
        "Israeli soldiers demolished the home of a Palestinian man who is accused of killing two Israelis near Hebron."
    )
    (razed,) = events(text, "ASSAULT")
    assert "killed" not in razed.quantities
    assert {party.country for party in razed.recipients} == {"PSE"}


def test_who_speaks_in_a_later_clause_has_no_part_in_the_first(events):
    text = (
        "Germany's foreign ministry said the ruling was incomprehensible, and Poland's Lech Walesa called it a crime."
    )
    assert all("POL" not in {party.country for party in event.recipients} for event in events(text, "ACCUSE"))


def test_a_state_that_is_no_more_is_no_place_of_news(events):
    text = (
        "Prosecutors accused Memorial of creating a false image of the Soviet Union. Several supporters were detained."
    )
    (arrest,) = events(text, "COERCE")
    assert arrest.place is None


def test_what_is_ordered_closed_by_a_noun_is_restricted(events):
    (closure,) = events("A Russian court ordered the closure of the rights group Memorial.", "COERCE")
    assert (names(closure.actors), names(closure.recipients)) == ({"Russian court"}, {"Memorial"})


@pytest.mark.parametrize(
    "text",
    [
        "The Arab League condemned the raid, and so did Malta.",
        "The Arab League condemned the raid, as did Malta.",
    ],
)
def test_who_does_likewise_acts_and_suffers_nothing(events, text):
    (event,) = events(text, "ACCUSE")
    assert (names(event.actors), names(event.recipients)) == ({"Arab League", "Malta"}, set())


def test_two_kinds_of_ministers_are_one_party(events):
    text = "Peru's defence and foreign ministers arrived in Quito on Monday and met Ecuador's president."
    (event, *_) = events(text, "CONSULT")
    assert [party.country for party in event.actors] == ["PER"]


def test_an_adverb_before_the_article_is_no_part_of_the_party(events):
    (event,) = events("Gunmen on motorcycles shot dead the deputy mayor of Gao as he left church.", "ASSAULT")
    assert [party.text for party in event.recipients] == ["the deputy mayor of Gao"]
