"""Registers become work items: ids, kinds, parents, units from columns, leads, values; the rest is data."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rolemap.errors import InputError
from rolemap.model import Dangling, Kind, NoteLevel, Role, WorkStatus
from rolemap.tables.register.to_work import WorkTable, to_work
from rolemap.tables.schema import WORK_READ
from tests.strategies.work_tables import rows, staff, table


def work(header: str, *lines: str, kinds: dict[str, Kind] | None = None) -> WorkTable:
    return to_work(rows(header, *lines), staff(), kinds)


def codes(register: WorkTable) -> dict[str, int]:
    return {note.code: note.count for note in register.log.notes}


def leads(register: WorkTable, work_id: str) -> list[tuple[str, int]]:
    return [(lead.name, lead.person) for lead in register.items[work_id].leads]


def test_ids_are_made_from_names_and_repeated_ids_are_told_apart() -> None:
    register = work("work_id | name", "A | One", "A | Two", " | Three", " | Three", "A#2 | Four")
    assert list(register.items) == ["A", "A#3", "three", "three#2", "A#2"]
    assert codes(register)["id-repeated"] == 1
    assert codes(register)["id-made"] == 2


def test_rows_without_name_and_id_are_counted_as_left_out() -> None:
    register = work("work_id | name | status", "A | One | open", " | | open")
    source = register.log.sources[0]
    assert (source.rows_read, source.rows_used, source.rows_left_out) == (2, 1, 1)
    assert codes(register)["row-nameless"] == 1


def test_a_row_is_where_the_file_has_it() -> None:
    assert work("name", "One", "", "Two").items["two"].row == 4


def test_unknown_kinds_stop_the_run_and_are_named_together() -> None:
    with pytest.raises(InputError, match=r"'section' \(1 row\), 'stage' \(2 rows\).*--kind section=.*--kind stage="):
        work("name | kind", "One | section", "Two | stage", "Three | stage", "Four | project")


def test_the_user_says_what_a_kind_means() -> None:
    register = work(
        "name | kind", "One | Section", "Two | stage", kinds={"section": Kind.PORTFOLIO, "Stage": Kind.PROGRAM}
    )
    assert [item.kind for item in register.items.values()] == [Kind.PORTFOLIO, Kind.PROGRAM]
    assert register.items["one"].kind_written == "Section"


def test_a_register_of_tasks_alone_is_refused_with_the_option_that_reads_it() -> None:
    with pytest.raises(InputError, match="--kind Task=project"):
        work("name | kind", "One | Task")
    assert len(work("name | kind", "One | Task", kinds={"task": Kind.PROJECT}).items) == 1


def test_a_column_called_type_may_be_about_something_else() -> None:
    columns = {"name": ["One", "Two"], "kind": ["internal", "external"]}
    untitled = table(columns)
    header = untitled.renamed({})
    source = header.log.sources[0]
    log = type(header.log)((type(source)("w.csv", "work", 2, 2, 0, columns=(("name", "Name"), ("kind", "Type"))),))
    register = to_work(type(header)(header.frame, header.row, log), staff())
    assert [item.kind for item in register.items.values()] == [Kind.PROJECT, Kind.PROJECT]
    assert "kind-column-refused" in codes(register)


def test_level_is_a_kind_where_it_holds_words_and_an_outline_where_it_holds_numbers() -> None:
    by_number = work("name | kind", "One | 1", "Two | 2", "Three | 3")
    assert [item.kind for item in by_number.items.values()] == [Kind.PORTFOLIO, Kind.PROGRAM, Kind.PROJECT]
    by_word = work("name | outline_level", "One | Program", "Two | Project")
    assert [item.kind for item in by_word.items.values()] == [Kind.PROGRAM, Kind.PROJECT]


def test_without_kinds_what_has_nothing_below_is_a_project() -> None:
    register = work("work_id | name | parent", "1 | a |", "2 | b | 1", "3 | c | 2", "4 | d | 1", "5 | e |")
    assert [str(item.kind) for item in register.items.values()] == [
        "portfolio",
        "program",
        "project",
        "project",
        "project",
    ]
    assert codes(register)["kind-concluded"] == 5


def test_parents_by_id_before_name_and_several_with_one_primary() -> None:
    register = work(
        "work_id | name | kind | parent | other_parents",
        "P1 | Digital | portfolio | |",
        "P2 | P1 | portfolio | |",
        "A | One | project | P1; P2 |",
        "B | Two | project | digital | P2",
        "C | Three | project | | P2",
        "D | Four | project | D |",
    )
    found = {i.id: (i.parent_id, i.other_parent_ids) for i in register.items.values()}
    assert found["A"] == ("P1", ("P2",))
    assert found["B"] == ("P1", ("P2",))
    assert found["C"] == ("P2", ())
    assert found["D"] == (None, ())
    assert register.dangling == ()


def test_of_two_rows_of_one_name_the_parent_is_the_one_that_can_stand_above() -> None:
    register = work("name | kind | parent", "Nova | program |", "Nova | project | Nova", "Client | project | Nova")
    assert [item.parent_id for item in register.items.values()] == [None, "nova", "nova"]


def test_unknown_and_ambiguous_parents_are_data() -> None:
    register = work("work_id | name | kind | parent", "1 | X | program |", "2 | X | program |", "3 | Y | project | X",
                    "4 | Z | project | gone")  # fmt: skip
    assert register.dangling == (
        Dangling("project", "3", "parent", "X", "ambiguous", ("1", "2"), 4),
        Dangling("project", "4", "parent", "gone", "unknown", (), 5),
    )
    assert {"parent-unknown", "parent-ambiguous"} <= set(codes(register))


@pytest.mark.parametrize(
    ("column", "program", "project"),
    [("project_manager", None, Role.PJM), ("product_manager", Role.PRM, Role.PRM), ("program_manager", Role.PGM, None)],
)
def test_the_one_lead_column_of_a_register_is_that_of_the_levels_above_too(
    column: str, program: Role | None, project: Role | None
) -> None:
    register = work(f"name | kind | parent | {column}", "P | program | | Ana Ruiz", "A | project | P | Ana Ruiz")
    roles = [item.leads[0].role if item.leads else None for item in register.items.values()]
    assert roles == [program, project]


def test_words_for_nothing_refer_to_nothing() -> None:
    register = work("work_id | name | kind | parent | depends_on", "1 | X | program | keine | none",
                    "2 | Y | project | 1 | TBC; 3", "3 | Z | project | tbd | n/a; gone")  # fmt: skip
    assert [(lost.subject, lost.column, lost.reference) for lost in register.dangling] == [("3", "depends_on", "gone")]


def test_cycles_among_units_are_kept() -> None:
    register = work("work_id | name | kind | parent", "1 | a | program | 2", "2 | b | program | 1")
    assert [item.parent_id for item in register.items.values()] == ["2", "1"]


def test_portfolio_and_program_columns_make_the_units_that_have_no_row() -> None:
    register = work(
        "name | kind | portfolio | program",
        "Brand | program | Digital |",
        "Logo | project | Digital | Brand",
        "Shop | project | Digital; Retail | Customer",
        "Till | project | Retail |",
    )
    found = {i.id: (str(i.kind), i.parent_id, i.other_parent_ids) for i in register.items.values()}
    assert found == {
        "brand": ("program", "portfolio:digital", ()),
        "logo": ("project", "brand", ()),
        "shop": ("project", "program:customer", ("portfolio:retail",)),
        "till": ("project", "portfolio:retail", ()),
        "program:customer": ("program", "portfolio:digital", ()),
        "portfolio:digital": ("portfolio", None, ()),
        "portfolio:retail": ("portfolio", None, ()),
    }
    assert all(not item.inferred for item in register.items.values())
    assert register.items["program:customer"].row == 0


def test_a_row_that_names_itself_in_its_own_column_is_under_nothing() -> None:
    register = work("name | kind | program", "Brand | program | Brand", "Logo | project | Brand")
    assert [item.parent_id for item in register.items.values()] == [None, "brand"]


def test_without_kinds_rows_named_in_the_columns_are_those_units() -> None:
    register = work("name | portfolio | program", "Digital | |", "Brand | Digital |", "Logo | Digital | Brand")
    assert [str(item.kind) for item in register.items.values()] == ["portfolio", "program", "project"]


def test_products_are_made_and_changed() -> None:
    register = work("name | kind | product | product_manager", "Shop | project | Web shop; App | Ken Ito")
    assert register.items["shop"].product_ids == ("product:web-shop", "product:app")
    assert leads(register, "product:app") == [("Ken Ito", 1)]
    assert register.items["shop"].leads == ()


def test_leads_go_to_the_unit_that_their_column_is_about() -> None:
    register = work(
        "name | kind | program | project_manager | program_manager | portfolio_manager",
        "Shop | project | Customer | Ana Ruiz | Ken Ito | Jane Roe",
        "Card | project | Customer | TBD | |",
    )
    assert leads(register, "shop") == [("Ana Ruiz", 2), ("Jane Roe", 0)]
    assert [lead.role for lead in register.items["shop"].leads] == [Role.PJM, Role.PFM]
    assert leads(register, "program:customer") == [("Ken Ito", 1)]
    assert [lead.vacant for lead in register.items["card"].leads] == [True]
    assert not register.items["card"].is_led


def test_a_units_own_row_wins_over_what_rows_below_say_of_its_lead() -> None:
    register = work(
        "name | kind | program | program_manager",
        "Customer | program | | Jane Roe",
        "Shop | project | Customer | Ken Ito",
    )
    assert leads(register, "customer") == [("Jane Roe", 0)]


def test_name_and_email_of_a_lead_are_one_and_the_email_finds_the_person() -> None:
    register = work(
        "name | lead | lead_email",
        "One | A. Ruiz | ana.ruiz@acme.test",
        "Two | | KEN.ITO@acme.test",
        "Three | Jane Roe; Ken Ito | jane.roe@acme.test; ken.ito@acme.test",
        "Four | Ana Ruiz |",
    )
    assert leads(register, "one") == [("Ana Ruiz", 2)]
    assert leads(register, "two") == [("Ken Ito", 1)]
    assert leads(register, "three") == [("Jane Roe", 0), ("Ken Ito", 1)]
    assert leads(register, "four") == [("Ana Ruiz", 2)]


def test_qualifiers_vacancies_and_unknown_leads() -> None:
    register = work(
        "name | lead", "One | Ana Ruiz (Acting)", "Two | APPOINTMENT NEEDED", "Three | Max Nobody", "Four | ana ruiz"
    )
    one, two, three, four = register.items.values()
    assert (one.leads[0].name, one.leads[0].acting, one.leads[0].written) == ("Ana Ruiz", "acting", "Ana Ruiz (Acting)")
    assert (two.leads[0].vacant, two.leads[0].name, two.is_led) == (True, "", False)
    assert (three.leads[0].name, three.leads[0].person, three.is_led) == ("Max Nobody", -1, True)
    assert four.leads[0].person == 2
    assert register.dangling == (Dangling("project", "three", "lead", "Max Nobody", row=4),)
    assert codes(register)["lead-unknown"] == 1


def test_people_one_letter_apart_are_never_taken_for_each_other() -> None:
    register = to_work(rows("name | lead", "One | Kai Ashworth"), staff(["Kia Ashworth"]))
    assert register.items["one"].leads[0].person == -1


def test_two_people_of_one_name_are_candidates_not_a_choice() -> None:
    register = to_work(rows("name | lead", "One | Maria Garcia"), staff(["Maria Garcia", "Maria Garcia"]))
    assert register.items["one"].leads[0].candidates == (0, 1)
    assert register.dangling[0].reason == "ambiguous"
    assert register.dangling[0].candidates == ("E1", "E2")


def test_dates_status_and_budget() -> None:
    register = work(
        "name | start | finish | status | budget",
        "One | 1/2/2026 | 25/12/2026 | On hold | €1.250,50",
        "Two | 2026-03 | 2026-03 | idea | ask Bob",
        "Three | soon | | cancelled |",
    )
    one, two, three = register.items.values()
    assert (str(one.start), str(one.finish), one.status, one.budget) == (
        "2026-02-01",
        "2026-12-25",
        WorkStatus.OPEN,
        1250.5,
    )
    assert (str(two.start), str(two.finish), two.is_active, two.budget) == ("2026-03-01", "2026-03-31", False, None)
    assert (three.start, three.status) == (None, WorkStatus.CLOSED)
    assert {"date-unknown", "date-partial", "date-order", "budget-unknown"} <= set(codes(register))


def test_dependencies_of_tasks_are_those_of_their_projects() -> None:
    register = work(
        "work_id | name | kind | parent | depends_on | blocks",
        "A | One | project | | |",
        "A1 | do | task | A | B1 |",
        "A2 | do more | task | A1 | A1 |",
        "B | Two | project | | | C",
        "B1 | do | task | B | |",
        "C | Three | project | | C |",
    )
    waits = {item.id: [one.target for one in item.depends_on] for item in register.items.values()}
    assert waits == {"A": ["B"], "B": [], "C": ["C", "B"]}
    assert codes(register)["work-below-projects"] == 3
    assert register.log.sources[0].rows_left_out == 3


def test_assignees_lead_only_where_no_column_names_a_lead() -> None:
    assert leads(work("name | assignee", "One | Ana Ruiz"), "one") == [("Ana Ruiz", 2)]
    assert leads(work("name | assignee | lead", "One | Ana Ruiz | Ken Ito", "Two | Ana Ruiz |"), "two") == []


def test_faults_of_one_column_are_listed_up_to_a_limit_then_counted() -> None:
    register = work("name | finish", *(f"P{i} | never {i}" for i in range(200)))
    faults = [note for note in register.log.notes if note.level is NoteLevel.FAULT]
    assert len(faults) == 51
    assert sum(note.count for note in faults) == 200


WORDS = "|A|B|C|A; B|x|Ana Ruiz|TBD|Nobody (acting)|1|2|1.2|2026-01-01|5k|Program|project|task|Epic|open|=1+1|a,b;c"
cells = st.sampled_from(WORDS.split("|"))


@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(WORK_READ, cells)), min_size=1, max_size=8))
@settings(max_examples=50, deadline=None)
def test_any_register_becomes_items_or_one_clear_error(found: list[dict[str, str]]) -> None:
    columns = sorted({column for row in found for column in row} | {"name"})
    source = table({column: [row.get(column, "") for row in found] for column in columns})
    try:
        register = to_work(source, staff())
    except InputError as error:
        message = str(error)
    else:
        message = ""
    if message:
        assert "--kind" in message
        return
    items = register.items
    assert all(work_id == item.id for work_id, item in items.items())
    for item in items.values():
        above = [item.parent_id, *item.other_parent_ids, *item.product_ids, *(one.target for one in item.depends_on)]
        assert all(work_id in items for work_id in above if work_id is not None)
    assert all(dangling.subject in items for dangling in register.dangling)
    log = register.log.sources[0]
    assert log.rows_read == log.rows_used + log.rows_left_out
