"""Users' own files of actors: what they add, what they win over, and everything that may be wrong with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import KnowledgeError
from dateline.knowledge.actor_types import GROUP_KINDS
from dateline.knowledge.actors import (
    ActorKnowledge,
    Body,
    OwnRows,
    Person,
    State,
    check_own_files,
    load_actor_knowledge,
)
from dateline.knowledge.own_rows import ORGANISATION_KINDS, POSTS, read_own
from dateline.knowledge.tables import read_tables
from tests.knowledge.test_actor_knowledge import TABLES
from tests.knowledge.test_actor_knowledge import written as written_tables

STATES = TABLES["states"] + "".join(f"{id},,{id},,,,,state,Somewhere,,,\n" for id in ("BFA", "CHN"))
HEAD = "name,names,country,sector,kind,office,post,from,to,id\n"


def written(folder: Path) -> Path:
    return written_tables(folder, states=STATES)


def own(folder: Path, *texts: str, ending: str = "csv") -> list[Path]:
    paths = [folder / f"own{number}.{ending}" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def loaded(folder: Path, *texts: str, ending: str = "csv") -> ActorKnowledge:
    return load_actor_knowledge(written(folder), own=own(folder, *texts, ending=ending))


def checked(folder: Path, *texts: str, ending: str = "csv") -> OwnRows:
    return check_own_files(own(folder, *texts, ending=ending), folder=written(folder))


def only(knowledge: ActorKnowledge, name: str) -> State | Body | Person:
    (alias,) = knowledge.meanings(name)
    return alias.target


# What files add


def test_a_simple_row_adds_an_organisation_under_all_its_names(tmp_path: Path) -> None:
    knowledge = loaded(tmp_path, "name,names,country,sector,kind\nSahara Watch,SW|Watch of the Sahara,MLI,NGO,ngo\n")
    for name in ("Sahara Watch", "SW", "the Watch of the Sahara"):
        body = only(knowledge, name)
        assert isinstance(body, Body)
        assert (body.id, body.country, body.sector) == ("own:sahara-watch-mli", "MLI", "NGO")
    assert knowledge.labels["Sahara Watch"] == "ORG"


def test_a_group_has_its_countries(tmp_path: Path) -> None:
    knowledge = loaded(tmp_path, "name,countries,sector,kind\nFront for Dawn,MLI|BFA,REB,rebel\n")
    (alias,) = knowledge.meanings("Front for Dawn")
    assert alias.kind == "group"
    assert isinstance(alias.target, Body)
    assert alias.target.countries == ("MLI", "BFA")


def test_a_holder_gives_a_person_with_a_term(tmp_path: Path) -> None:
    knowledge = loaded(tmp_path, HEAD + "Awa Keita,,MLI,GOV,,trade minister,minister,2024-02,,\n")
    person = only(knowledge, "Awa Keita")
    assert isinstance(person, Person)
    assert person.id == "person:awa-keita"
    assert (person.terms[0].office, person.terms[0].first) == ("trade minister", date(2024, 2, 1))
    assert knowledge.surnames["keita"] == (person,)


def test_rows_of_one_person_join_by_any_spelling_and_with_the_tables(tmp_path: Path) -> None:
    text = HEAD + "Assimi Goita,Colonel Goita,MLI,GOV,,junta leader,leader,2020-08-19,2021-05-24,\n"
    person = only(loaded(tmp_path, text), "Colonel Goita")
    assert isinstance(person, Person)
    assert (person.id, person.name) == ("person:assimi-goita", "Assimi Goïta")
    assert [term.office for term in person.terms] == ["junta leader", "president"]


def test_a_term_ends_where_the_user_s_begins(tmp_path: Path) -> None:
    text = HEAD + "Awa Keita,,MLI,GOV,,president,both,2026-03-01,,\n"
    knowledge = loaded(tmp_path, text)
    assert {person.name: term.last for term, person in knowledge.offices["MLI"] if term.office == "president"} == {
        "Assimi Goïta": date(2026, 3, 1),
        "Awa Keita": date.max,
    }


def test_successors_end_an_open_term_and_a_stand_in_of_the_past_does_not(tmp_path: Path) -> None:
    text = HEAD + (
        "Awa Keita,,MLI,GOV,,president,both,2028-03-01,,\n"
        "Moussa Diallo,,MLI,GOV,,president,both,2026-03-01,2028-02-29,\n"
        "Oumar Coulibaly,,MLI,GOV,,president,both,2023-05-01,2023-06-01,\n"
    )
    last = {person.name: term.last for term, person in loaded(tmp_path, text).offices["MLI"] if term.is_top}
    assert last["Assimi Goïta"] == date(2026, 3, 1)
    assert last["Awa Keita"] == date.max


def test_the_version_tells_what_was_added(tmp_path: Path) -> None:
    row = "name,country,sector,kind\nSahara Watch,MLI,NGO,ngo\n"
    plain = load_actor_knowledge(written(tmp_path)).version
    one, other = loaded(tmp_path, row).version, loaded(tmp_path, row.replace("Sahara", "River")).version
    assert len({plain, one, other}) == 3
    assert one.startswith(f"{plain}+")


def test_a_term_of_the_tables_gives_way_to_the_user_s_for_the_same_person(tmp_path: Path) -> None:
    text = HEAD + "Assimi Goïta,,MLI,GOV,,president,both,2021-06-07,2026-01-05,\n"
    person = only(loaded(tmp_path, text), "Assimi Goïta")
    assert isinstance(person, Person)
    assert [(term.first, term.last) for term in person.terms] == [
        (date(2021, 5, 24), date(2021, 6, 7)),
        (date(2021, 6, 7), date(2026, 1, 5)),
    ]


def test_an_id_of_the_tables_takes_further_names(tmp_path: Path) -> None:
    text = "id,name,names,country,sector,kind\nun,Glass House,,IGO,IGO,intergovernmental\nMLI,Mandé,,MLI,GOV,other\n"
    knowledge = loaded(tmp_path, text)
    assert only(knowledge, "Glass House") is only(knowledge, "United Nations")
    assert only(knowledge, "Mandé") is knowledge.states["MLI"]


def test_a_user_s_row_wins_where_names_are_equal(tmp_path: Path) -> None:
    knowledge = loaded(tmp_path, "name,country,sector,kind\nJNIM,MLI,CVL,other\nMali,MLI,MED,company\n")
    jnim = only(knowledge, "JNIM")
    assert isinstance(jnim, Body)
    assert jnim.sector == "CVL"
    assert isinstance(only(knowledge, "Mali"), Body)
    assert only(knowledge, "Republic of Mali") is knowledge.states["MLI"]


def test_a_user_s_body_wins_over_a_person_of_the_tables(tmp_path: Path) -> None:
    knowledge = loaded(tmp_path, "name,country,sector,kind\nAna da Silva,MLI,NGO,ngo\n")
    assert isinstance(only(knowledge, "Ana da Silva"), Body)


def test_a_body_may_change_its_sector_in_time(tmp_path: Path) -> None:
    text = HEAD + "Front for Dawn,,MLI,REB,rebel,,,2019,2023-06,dawn\nFront for Dawn,,MLI,PTY,party,,,2023-06,,dawn\n"
    knowledge = loaded(tmp_path, text)
    found = [alias.target for alias in knowledge.meanings("Front for Dawn")]
    assert [(body.id, body.sector) for body in found if isinstance(body, Body)] == [("dawn", "REB"), ("dawn", "PTY")]


def test_rows_of_one_body_join_their_names(tmp_path: Path) -> None:
    text = HEAD + "Sahara Watch,SW,MLI,NGO,ngo,,,,,sw\nSahara Watch,Watchers,MLI,NGO,ngo,,,,,sw\n"
    knowledge = loaded(tmp_path, text)
    assert only(knowledge, "Sahara Watch") is only(knowledge, "Watchers")


def test_parties_of_one_name_in_two_countries_are_two(tmp_path: Path) -> None:
    text = "name,country,sector,kind\nDemocratic Front,MLI,PTY,party\nDemocratic Front,CHN,PTY,party\n"
    found = loaded(tmp_path, text).meanings("Democratic Front")
    assert [alias.target.id for alias in found] == ["own:democratic-front-mli", "own:democratic-front-chn"]


def test_ids_of_the_tables_stay_theirs(tmp_path: Path) -> None:
    text = HEAD + "Ana Da Silva,,CHN,GOV,,trade minister,minister,,,\n"
    people = {person.id: person.terms[0].country for person in loaded(tmp_path, text).people}
    assert (people["person:ana-da-silva"], people["person:ana-da-silva-chn"]) == ("MLI", "CHN")


def test_toml_says_the_same_as_csv(tmp_path: Path) -> None:
    toml = """# mine
    [[actors]]
    name = "Awa Keita"
    names = ["A. Keita", "Keita"]
    country = "MLI"
    sector = "GOV"
    office = "trade minister"
    from = 2024-02-01
    to = "2025"

    [[actors]]
    name = "Sahara Watch"
    country = "MLI"
    sector = "NGO"
    kind = "ngo"
    from = 2019
    """
    csv = HEAD + (
        "Awa Keita,A. Keita|Keita,MLI,GOV,,trade minister,,2024-02-01,2025,\nSahara Watch,,MLI,NGO,ngo,,,2019,,\n"
    )
    assert loaded(tmp_path, toml, ending="toml") == loaded(tmp_path, csv)


def test_a_csv_file_may_have_notes_blank_lines_and_a_byte_order_mark(tmp_path: Path) -> None:
    text = "\ufeff# source: me\n\nname,country,sector,kind\n\nSahara Watch,MLI,NGO,ngo\n,,,\n"
    assert checked(tmp_path, text).problems[0].line == 6
    assert only(loaded(tmp_path, text.replace(",,,\n", "")), "Sahara Watch")


def test_several_files_are_one(tmp_path: Path) -> None:
    one = "name,country,sector,kind\nSahara Watch,MLI,NGO,ngo\n"
    knowledge = loaded(tmp_path, one, one.replace("Sahara", "River"))
    assert only(knowledge, "Sahara Watch") is not only(knowledge, "River Watch")


def test_the_kinds_and_posts_are_those_of_the_tables() -> None:
    columns = ("id", "name", "names", "country", "sector", "kind")
    organisations = {cells["kind"] for table in read_tables("organisations", columns=columns) for cells in table}
    groups = {
        cells["kind"] for t in read_tables("groups", columns=(*columns[:3], "countries", *columns[4:])) for cells in t
    }
    columns = ("name", "names", "country", "office", "post", "sector", "from", "to")
    posts = {cells["post"] for table in read_tables("holders", columns=columns) for cells in table}
    assert organisations <= set(ORGANISATION_KINDS)
    assert groups <= set(GROUP_KINDS)
    assert posts <= set(POSTS)


# What may be wrong with them


ROW = "Awa Keita,,MLI,GOV,,trade minister,minister,2020,2022,\n"


@pytest.mark.parametrize(
    ("text", "line", "field", "problem"),
    [
        ("", None, None, "holds no actors"),
        ("name,country,sector\n", None, None, "holds no actors"),
        ("name;country;sector\nA;MLI;GOV\n", 1, "name;country;sector", "there is no column"),
        ("name,name,sector\nA,B,GOV\n", 1, "name", "stands twice"),
        ("country,sector\nMLI,GOV\n", 1, "name", "is missing"),
        (HEAD + "A,B\n", 2, None, "has 2 cells where the header has 10"),
        (HEAD + '"A,,MLI,GOV,,x,,,,\n', 2, None, "is no CSV"),
        (HEAD + 'A "x" B,"y" z,MLI,GOV,,x,,,,\n', 2, None, "is no CSV"),
        (HEAD + ROW.replace("Awa Keita", "…"), 2, "name", "is no name"),
        (HEAD + ROW.replace("Keita,,", "Keita,–|B,"), 2, "names", "is no name"),
        (HEAD + ROW.replace("MLI", "MLY"), 2, "country", "'MLY' is no country"),
        (HEAD + ROW.replace("MLI", ""), 2, "country", "must be one country"),
        (HEAD + ROW.replace("MLI", "MLI|CHN"), 2, "country", "must be one country"),
        (HEAD + ROW.replace("GOV", "GVT"), 2, "sector", "'GVT' is no sector"),
        (HEAD + ROW.replace("GOV", ""), 2, "sector", "is empty"),
        (HEAD + ROW.replace(",minister,", ",mnister,"), 2, "post", "'mnister' is no post"),
        (HEAD + ROW.replace("2020", "last year"), 2, "from", "'last year' is not a day"),
        (HEAD + ROW.replace("2022", "2022-02-30"), 2, "to", "'2022-02-30' is not a day"),
        (HEAD + ROW.replace("2022", "2019"), 2, "to", "2019 lies before 2020"),
        (HEAD + ROW.replace("2022,", "2022,a b"), 2, "id", "'a b' is no id"),
        (HEAD + ROW + ROW.replace("2020,2022", "2021,2024"), 3, "from", "overlaps with"),
        (HEAD + ROW.replace("2020,2022", ",") + ROW, 3, "from", "overlaps with"),
        ("name,country,sector,kind\nDawn,MLI,REB,rebels\n", 2, "kind", "'rebels' is no kind"),
        ("name,country,sector,kind\nDawn,MLI,REB,\n", 2, "kind", "is empty"),
        ("id,name,country,sector,kind\nun,UN,MLI,IGO,other\n", 2, "country", "un is United Nations of IGO"),
        ("id,name,country,sector,kind\njnim,JNIM,MLI,CVL,rebel\n", 2, "sector", "jnim is JNIM, REB"),
        ("id,name,country,sector,kind\nMLI,Mali,MLI,REB,rebel\n", 2, "sector", "MLI is Mali, GOV"),
        ("id,name,country,sector,kind,to\njnim,J,MLI,REB,rebel,2020\n", 2, "to", "has its days in the tables"),
        ("id,name,country,sector,kind\nperson:li-wei,Li Club,CHN,SOC,other\n", 2, "id", "is a person"),
        ("id,name,country,sector,office\nun,Li Wei,CHN,GOV,mayor\n", 2, "id", "is no person"),
        ("id,name,country,sector,office\nperson:li-wei,Li Wei,MLI,GOV,mayor\n", 2, "country", "is Li Wei of CHN"),
        ("id,name,country,sector,kind\nd,Dawn,MLI,REB,rebel\nd,Dawn,MLI,PTY,party\n", 3, "sector", "differs from"),
        ("id,name,country,sector,kind\nd,Dawn,MLI,REB,rebel\nd,Dawn,CHN,REB,rebel\n", 3, "country", "differs from"),
        ("id,name,country,sector,office\np,A B,MLI,GOV,mayor\np,A B,CHN,GOV,mayor\n", 3, "id", "a person of MLI"),
        ("name,country,countries,sector,kind\nDawn,MLI,CHN,REB,rebel\n", 2, "countries", "stands beside"),
    ],
)
def test_a_problem_names_file_line_field_and_remedy(
    tmp_path: Path, text: str, line: int | None, field: str | None, problem: str
) -> None:
    (found,) = checked(tmp_path, text).problems
    assert (found.file, found.line, found.field) == (str(tmp_path / "own0.csv"), line, field)
    assert problem in found.problem
    assert found.remedy.endswith((".", "?"))
    with pytest.raises(KnowledgeError) as told:
        loaded(tmp_path, text)
    assert told.value.message == str(found)
    assert told.value.advice == found.remedy


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("[[actors]]\nname = Awa\n", 2, "is no TOML"),
        ("[[actors]\n", 1, "is no TOML"),
        ("[actors]\nname = 'A'\n", None, "is no list of actors"),
        ("other = 1\n", None, "is no list of actors"),
        ("\n[[actors]]\nname = 'A'\nnick = 'B'\n", 2, "there is no such field"),
        ("[[actors]]\nname = 'A'\nnames = [1]\n", 1, "is neither a text"),
        ("[[actors]]\nname = 'A'\nnames = {a = 1}\n", 1, "is neither a text"),
        ("[[actors]]\nname = 'A B'\nkind = 'person'\ncountry = 'MLI'\nsector = 'X'\n", 1, "'X' is no sector"),
    ],
)
def test_a_problem_of_toml_names_its_line(tmp_path: Path, text: str, line: int | None, problem: str) -> None:
    (found,) = checked(tmp_path, text, ending="toml").problems
    assert found.line == line
    assert problem in found.problem


def test_a_year_of_change_is_no_overlap(tmp_path: Path) -> None:
    text = HEAD + ROW.replace("2020,2022", "2020,2021") + ROW.replace("2020,2022", "2021-05,2022")
    assert checked(tmp_path, text).problems == ()
    assert checked(tmp_path, HEAD + ROW + ROW.replace("trade", "health")).problems == ()


def test_all_problems_are_told_in_order_and_nothing_is_loaded(tmp_path: Path) -> None:
    text = HEAD + ROW.replace("MLI", "X").replace("GOV", "Y") + "A,B\n" + ROW
    found = checked(tmp_path, text).problems
    assert [(problem.line, problem.field) for problem in found] == [(2, "sector"), (2, "country"), (3, None)]
    with pytest.raises(KnowledgeError, match="and 2 more"):
        loaded(tmp_path, text)


def test_files_conflict_with_each_other(tmp_path: Path) -> None:
    (found,) = checked(tmp_path, HEAD + ROW, HEAD + ROW).problems
    assert found.file.endswith("own1.csv")
    assert "own0.csv line 2" in found.problem


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [(b"name\nA\n\xff\xfe\n", 3, "UTF-8"), (None, None, "cannot be read")],
)
def test_a_file_that_is_no_text_or_not_there_is_told(
    tmp_path: Path, content: bytes | None, line: int | None, problem: str
) -> None:
    path = tmp_path / "mine.csv"
    if content is not None:
        path.write_bytes(content)
    (found,) = check_own_files([path], folder=written(tmp_path)).problems
    assert found.line == line
    assert problem in found.problem


def test_signs_that_cannot_be_seen_make_no_other_name(tmp_path: Path) -> None:
    known = load_actor_knowledge(
        written(tmp_path), own=own(tmp_path, f"{HEAD}Fro\u200bnt for\u00ad Dusk,,MLI,REB,rebel,,,,,\n")
    )
    assert known.meanings("Front for Dusk")


def test_names_in_other_scripts_are_names(tmp_path: Path) -> None:
    knowledge = loaded(tmp_path, "name,names,country,sector,kind\nDawn,فجر|Рассвет,MLI,REB,rebel\n")
    assert only(knowledge, "РАССВЕТ") is only(knowledge, "فجر")


PIECES = st.sampled_from(
    [
        "name",
        ",",
        '"',
        "\n",
        "\r",
        "|",
        "MLI",
        "GOV",
        "kind",
        "[[actors]]\n",
        "=",
        "'",
        "#",
        "\0",
        "2020",
        "é",
        "[",
        "{",
        "0x",
    ]
)


@given(
    content=st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=30).map(lambda parts: "".join(parts).encode()))
)
@pytest.mark.parametrize("ending", ["csv", "toml"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_file_holds_it_gives_rows_or_problems(tmp_path: Path, ending: str, content: bytes) -> None:
    path = tmp_path / f"any.{ending}"
    path.write_bytes(content)
    found = read_own([path], known={})
    assert found.problems or found.bodies or found.terms


@pytest.mark.parametrize("number", ["9" * 5_000, "0x" + "f" * 5_000, "-1", "nan", "12:00:00", "true"])
def test_numbers_that_are_no_years_are_told(tmp_path: Path, number: str) -> None:
    text = f"[[actors]]\nname = 'A'\nkind = 'ngo'\nsector = 'NGO'\nfrom = {number}\n"
    assert checked(tmp_path, text, ending="toml").problems
