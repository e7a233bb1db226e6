"""When an event happened: dates that nobody can tell, dates of other clauses, days that lie ahead."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

import dateline
from dateline.assembly.merging import merged_date
from dateline.errors import InputError
from dateline.pipeline import Coder
from dateline.records import Event
from dateline.resolving.dates import find_dates
from dateline.resolving.event_dates import date_options

PUBLISHED = "2024-03-28"


def of(text: str, kind: str, published: str | None = PUBLISHED) -> Event:
    return next(event for event in dateline.code(text, published=published) if event.type == kind)


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested ten men in London on 3/4/2024.",
        "Police arrested ten men in London on 31 February 2024.",
        "Gunmen killed four farmers near Gao on 32 January 2024.",
    ],
)
def test_a_date_that_nobody_can_tell_is_never_the_day_of_publication(text: str) -> None:
    (event,) = dateline.code(text, published=PUBLISHED)
    assert event.when is None
    assert event.unknown["when"] == "ambiguous"


def test_the_year_of_a_thing_is_not_that_of_what_is_asked() -> None:
    event = of("Peru demanded that Chile tow away the rusting ship that it grounded there in 1999.", "REQUEST")
    assert event.when is not None
    assert event.when.reason == "publication_date"


def test_a_bare_weekday_behind_a_noun_is_the_verb_s() -> None:
    event = of("A man was sentenced to 12 years in prison Monday for shooting a guard last year.", "SANCTION")
    assert event.when is not None
    assert event.when.from_ == "2024-03-25"


def test_the_day_of_the_news_is_not_that_of_what_it_is_counted_from() -> None:
    text = "Peru and Chile will hold talks in Lima in August, the first such meeting since they agreed on a truce."
    planned, agreed = dateline.code(text, published=PUBLISHED)
    assert planned.when is not None
    assert planned.when.from_ == "2024-08-01"
    assert agreed.when is None


def test_what_is_done_overnight_is_not_done_then() -> None:
    event = of("The council voted on Tuesday night to ban overnight camping in its parks.", "COERCE")
    assert event.when is not None
    assert event.when.text == "Tuesday night"


def test_it_is_ambiguous_without_a_day_of_publication_too() -> None:
    (event,) = dateline.code("Police arrested ten men in London on 3/4/2024.")
    assert (event.when, event.unknown["when"]) == (None, "ambiguous")


def test_a_relative_date_lacks_the_day_of_publication() -> None:
    (event,) = dateline.code("Police arrested ten men in London on Monday.")
    assert (event.when, event.unknown["when"]) == (None, "no_publication_date")


@pytest.mark.parametrize(
    ("text", "kind", "year"),
    [
        ("The army, which seized power in July 2021, detained two ministers.", "COERCE", "2021"),
        ("Petrov, who was poisoned in 2020, was sentenced to 19 years in prison.", "SANCTION", "2020"),
        ("The general, jailed in 2019 for fraud, attacked the government in a speech.", "ACCUSE", "2019"),
    ],
)
def test_the_date_of_a_relative_clause_is_not_that_of_the_main_verb(text: str, kind: str, year: str) -> None:
    events = [event for event in dateline.code(text, published=PUBLISHED) if event.type == kind]
    last = max(events, key=lambda event: event.evidence[0].trigger.start)
    assert last.when is None or last.when.from_ is None or last.when.from_[:4] != year
    assert not last.historical


def test_in_its_own_clause_the_date_counts() -> None:
    text = "Two soldiers who killed a farmer in June 2022 walked free."
    assert of(text, "ASSAULT").when.from_ == "2022-06-01"


def test_what_is_planned_lies_ahead() -> None:
    text = "The suspects discussed unrest during the planned April 9 rally."
    (when,) = find_dates(text, published=date(2024, 3, 28))
    assert when.from_ == "2024-04-09"


def test_bad_input_is_told() -> None:
    for phrase in (None, b"Monday", 5):
        with pytest.raises(InputError) as raised:
            dateline.when(phrase)  # type: ignore[arg-type]
        assert raised.value.code == "bad_phrase"
    for country in ("ZZZ", "", 7):
        with pytest.raises(InputError) as raised:
            dateline.when("3/4/2024", country=country)  # type: ignore[arg-type]
        assert raised.value.code == "bad_country"


def test_a_country_may_be_in_small_letters() -> None:
    assert dateline.when("3/4/2024", country="usa").from_ == "2024-03-04"


def test_a_day_soon_to_come_is_meant_whatever_the_tense() -> None:
    (when,) = find_dates("He was granted bail until his first hearing on 9 April.", published=date(2024, 3, 28))
    assert when.from_ == "2024-04-09"


def test_the_day_of_the_words_yields_to_the_day_told_of_the_act() -> None:
    text = "A roadside bomb killed two soldiers near Gao, the army said on Tuesday. The attack was on Sunday evening."
    (attack,) = [event for event in dateline.code(text, published=PUBLISHED) if event.type == "ASSAULT"]
    assert attack.when.from_ == "2024-03-24"
    assert len(attack.evidence) == 2


def test_the_likeliest_date_of_the_reports_of_an_event_is_given(coder: Coder) -> None:
    text = "Gunmen killed nine farmers near Gao on Monday. The farmers were killed in the morning of 25 March."
    document = coder.reader.read(dateline.Article(id="", text=text, published=PUBLISHED, language="en"))
    first, second = coder.resolver.resolve(document, coder.drafts(document))[:2]
    likelier = max(first, second, key=lambda draft: draft.when_chance)
    assert merged_date([first, second]) is likelier.when
    bare = msgspec.structs.replace(first, when=None, when_chance=0.0)
    assert merged_date([bare, second]) is second.when
    assert merged_date([bare]) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Norvania has kept the moratorium since 1996, when it signed the convention.", ("1996-01-01", "1996-12-31")),
        (
            "It was the worst flood since the summer of 1992, when rebels attacked the capital Moroni.",
            ("1992-06-01", "1992-08-31"),
        ),
    ],
)
def test_what_a_clause_about_a_start_tells_happened_then(text: str, days: tuple[str, str]) -> None:
    (event,) = dateline.code(text, published=PUBLISHED)
    assert (event.when.from_, event.when.to) == days


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("Two journalists were shot this week in Gao, Mali.", "ASSAULT", ("2024-03-25", "2024-03-28")),
        ("The army shelled three villages in Darfur this month.", "ASSAULT", ("2024-03-01", "2024-03-28")),
        ("The mayor of Gao apologised this week for the delays.", "CONCEDE", ("2024-03-25", "2024-03-28")),
        ("Ministers plan to meet in Abuja this month.", "AGREE", ("2024-03-01", "2024-03-31")),
        ("The army will shell three villages in Darfur this month.", "ASSAULT", ("2024-03-01", "2024-03-31")),
        ("The army shelled three villages in Darfur last month.", "ASSAULT", ("2024-02-01", "2024-02-29")),
    ],
)
def test_what_has_happened_did_so_by_the_day_of_publication(text: str, kind: str, days: tuple[str, str]) -> None:
    when = of(text, kind).when
    assert when is not None
    assert (when.from_, when.to) == days


def test_a_date_told_of_the_same_act_far_away_is_an_option(coder: Coder) -> None:
    between = "The hills around it are green at this time of the year, and the river is high. " * 22
    text = (
        f"Gunmen attacked the village of Tolbo on 3 March. {between}Sixteen farmers were killed in the attack on Tolbo."
    )
    clues = options(coder, text, "attack")["2024-03-03"]
    assert {"elsewhere", "date of the last of its type, definite"} <= clues


def test_a_date_hangs_on_the_event_nearest_above_it(coder: Coder) -> None:
    text = "The court turned down an appeal by the union in January."
    assert "hangs on it, verb" in options(coder, text, "turned")["2024-01-01"]
    assert "hangs on another, noun" in options(coder, text, "appeal")["2024-01-01"]


def options(coder: Coder, text: str, trigger: str) -> dict[str | None, set[str]]:
    """The clues of each date that may be that of the last event with this trigger, by first day."""
    document = coder.reader.read(dateline.Article(id="", text=text, published=PUBLISHED, language="en"))
    drafts = coder.drafts(document)
    draft = [draft for draft in drafts if draft.head.text == trigger][-1]
    dates = coder.resolver.scene(document, drafts).dates
    return {when.from_: clues for when, clues in date_options(draft, dates) if when is not None}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The African Union rejected the result of the March 3 vote.", "REJECT"),
        ("Morocco told the observers to leave its territory within ten days.", "REQUEST"),
        ("Cairo sent two police battalions to Aswan to prepare for the referendum on April 20.", "MOBILIZE"),
    ],
)
def test_the_date_of_what_words_or_acts_are_about_is_not_theirs(text: str, kind: str) -> None:
    when = of(text, kind).when
    assert when is None or when.reason == "publication_date"


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("Two journalists were freed on Tuesday, three days after police arrested them.", "COERCE", ("23", "23")),
        (
            "Gunmen killed a judge in Quetta on Monday, a day before the court convicted a warlord.",
            "SANCTION",
            ("26",) * 2,
        ),
        ("Two journalists were freed on Tuesday, hours after police arrested them.", "COERCE", ("26", "26")),
    ],
)
def test_a_date_is_counted_from_that_of_the_clause_above(text: str, kind: str, days: tuple[str, str]) -> None:
    when = of(text, kind).when
    assert when is not None
    assert (when.from_, when.to) == tuple(f"2024-03-{day}" for day in days)


def test_a_parser_s_phrase_across_on_tuesday_police_keeps_the_day() -> None:
    when = of("On Tuesday police in Managua arrested a parish priest.", "COERCE").when
    assert when is not None
    assert when.from_ == "2024-03-26"


@pytest.mark.parametrize("mark", ["@", "+", "~"])
def test_a_date_that_ends_a_word_stops_nothing(mark: str) -> None:
    event = of(f"Peru demanded that Chile pull out its troops {mark}Monday.", "REQUEST")
    assert event.status == "actual"


def test_what_is_told_after_it_lies_not_ahead(coder: Coder) -> None:
    text = "Farmers kept blocking the road to the dam. A month later, police cleared it. They arrested two farmers."
    document = coder.reader.read(dateline.Article(id="", text=text, published=PUBLISHED, language="en"))
    drafts = coder.drafts(document)
    dates = coder.resolver.scene(document, drafts).dates
    (arrest,) = (draft for draft in drafts if draft.head.text == "arrested")
    assert all(when is None or when.from_ <= PUBLISHED for when, _ in date_options(arrest, dates))


def test_what_was_done_at_the_time_was_not_done_today(coder: Coder) -> None:
    text = "The minister praised the plan at the time. Officials praised the plan."
    document = coder.reader.read(dateline.Article(id="", text=text, published=PUBLISHED, language="en"))
    drafts = coder.drafts(document)
    dates = coder.resolver.scene(document, drafts).dates
    days = [[when.from_ for when, _ in date_options(draft, dates) if when is not None] for draft in drafts]
    assert days == [[], [PUBLISHED]]
