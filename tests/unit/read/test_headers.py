"""Headers: spellings, composed references, traps; and what the cells decide."""

import tomllib
from importlib.resources import files

import pyarrow as pa
import pytest

from rolemap.read.cells import GridCells
from rolemap.read.headers import TABLES, header_keys, match_columns, readings_of, sensitive, spellings_of
from rolemap.read.headers.content import contradicts, form_of
from rolemap.read.headers.readings import same_headers

DATA = sorted(item.name for item in files("rolemap.read.headers").iterdir() if item.name.count(".") == 2)


def column_of(header: str, table: str = "people") -> str:
    found = readings_of(header, spellings_of(table))
    return found[0].column if found else ""


@pytest.mark.parametrize("name", DATA)
def test_every_spelling_has_a_known_column_and_source(name: str) -> None:
    document = tomllib.loads(files("rolemap.read.headers").joinpath(name).read_text("utf-8"))
    table = name.split(".", maxsplit=1)[0]
    assert set(document["columns"]) <= {*TABLES[table], "manager_first_name", "manager_last_name"}
    used = {source for spelled in document["columns"].values() for source in spelled.values()}
    assert used <= set(document["sources"])


@pytest.mark.parametrize("name", DATA)
def test_no_spelling_is_sensitive(name: str) -> None:
    document = tomllib.loads(files("rolemap.read.headers").joinpath(name).read_text("utf-8"))
    table = name.split(".", maxsplit=1)[0]
    spelled = [spelling for spellings in document["columns"].values() for spelling in spellings]
    assert [spelling for spelling in spelled if sensitive(spelling, table)] == []


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Employee ID", "person_id"),
        ("employee_id", "person_id"),
        ("employeeId", "person_id"),
        ("EMPLOYEE  ID *", "person_id"),
        ("First Name [Required]", "first_name"),
        ("Job Title Overwrite", "title"),
        ("Manager (Worker)", "manager"),
        ("Manager's Employee ID", "manager_id"),
        ("Supervisor E-mail", "manager_email"),
        ("Line Manager Person Number", "manager_id"),
        ("Manager First Name", "manager_first_name"),
        ("E-Mail der Führungskraft", "manager_email"),
        ("Fuehrungskraft", "manager"),
        ("FUHRUNGSKRAFT", "manager"),
        ("Führungskraft (Personalnummer)", "manager_id"),
        ("Matricule du N+1", "manager_id"),
        ("Nom du responsable hiérarchique", "manager_name"),
        ("Matricola responsabile", "manager_id"),
        ("Personeelsnummer van de leidinggevende", "manager_id"),
        ("E-mail do gestor imediato", "manager_email"),
        ("Numer ewidencyjny bezpośredniego przełożonego", "manager_id"),
        ("上司のメールアドレス", "manager_email"),
        ("直属上级工号", "manager_id"),
        ("Employee Department", "department"),
        ("Emplyee Number", "person_id"),
    ],
)
def test_people_headers(header: str, column: str) -> None:
    assert column_of(header) == column


@pytest.mark.parametrize(
    "header",
    [
        "engineering_manager",
        "product_design_manager",
        "product_marketing_manager",
        "project_manager",
        "Product Manager",
        "HR Manager",
        "Manager Title",
        "Manager Department",
        "Number of Reports",
        "Is Manager",
        "Job Code",
        "Position Code",
        "Department ID",
        "Parent Department Code",
        "Salary Cost of Reports (£)",
        "Nombre del proyecto anterior",
        "",
        "***",
    ],
)
def test_headers_that_are_something_else(header: str) -> None:
    assert column_of(header) not in {
        "manager",
        "manager_id",
        "manager_name",
        "manager_email",
        "person_id",
        "title",
        "name",
    }


@pytest.mark.parametrize("header", ["engineering_manager", "product_design_manager", "Product Marketing Manager"])
def test_other_managers_lead_no_work(header: str) -> None:
    assert column_of(header, "work") == ""


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Basic Salary", "pay"),
        ("Actual Pay Floor (£)", "pay"),
        ("Gehalt", "pay"),
        ("年収", "pay"),
        ("Payroll Name", ""),
        ("BirthDate", "birth"),
        ("Geburtsdatum", "birth"),
        ("Gender", "gender"),
        ("płeć", "gender"),
        ("Ethnicity", "origin"),
        ("MaritalStatus", "family"),
        ("EmployeeNationalIDAlternateKey", "national id"),
        ("PESEL", "national id"),
        ("Recovery Phone [MUST BE IN THE E.164 FORMAT]", "phone"),
        ("Téléphone", "phone"),
        ("Password [Required]", "password"),
        ("Position", ""),
        ("Manager", ""),
    ],
)
def test_sensitive_headers(header: str, kind: str) -> None:
    assert sensitive(header) == kind


def test_the_health_of_a_project_is_its_state() -> None:
    assert (sensitive("Health"), sensitive("Health", "work")) == ("health", "")


@pytest.mark.parametrize(
    ("column", "header", "cells", "refused"),
    [
        ("title", "Position", ["30001234", "30001235"], True),
        ("title", "Position", ["Analyst", "30001235"], False),
        ("title", "Role", ["Manager", "Employee"], True),
        ("title", "Job title", ["Manager", "Employee"], False),
        ("title", "Title", ["Mr", "Ms", "Dr."], True),
        ("title", "Titel", ["Dr.", "Projektleiter", "Analyst"], False),
        ("seat", "Kind", ["person", "vacancy"], False),
        ("seat", "Type", ["Project", "Program"], True),
        ("manager", "Manager", ["yes", "no"], True),
        ("status", "In dienst", ["01-02-2015"], True),
        ("start", "In dienst", ["01-02-2015"], False),
        ("email", "Mail", ["yes", "no"], True),
    ],
)
def test_the_cells_decide(column: str, header: str, cells: list[str], refused: bool) -> None:
    assert bool(contradicts(column, header, cells)) is refused


def test_forms_of_references() -> None:
    assert form_of(["CN=Ana Ruiz,OU=Users"]) == "dn"
    assert form_of(["ana@acme.test", ""]) == ""
    assert form_of(["12", "13"]) == "id"


def test_keys_are_stable() -> None:
    for header in ("Employee #", "Führungskraft", "N° Matricule", "社員番号", "Prénom [x]"):
        for key in header_keys(header):
            assert header_keys(key) == (key,) or header_keys(key)[0] == key


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["Sales", "EMEA", "Plan: Product Planning"], "it holds areas of work, no job titles"),
        (["Product Manager", "Project Manager", "Sales"], ""),
    ],
)
def test_a_specialty_is_a_second_title_only_if_its_cells_are_titles(cells: list[str], reason: str) -> None:
    assert contradicts("job_profile", "Specialty", cells) == reason


@pytest.mark.parametrize(
    ("header", "table", "column"),
    [
        ("MGR_EMP_NO", "people", "manager_id"),
        ("DEPT_NM", "people", "department"),
        ("Supv Eml", "people", "manager_email"),
        ("Categoría / Puesto", "people", "title"),
        ("Employee ID | Personalnummer", "people", "person_id"),
        ("Deel Worker ID", "people", "person_id"),
        ("Manager 1", "work", "lead"),
        ("Forecast Finish Date", "work", "finish"),
        ("Beginn (geplant)", "work", "start"),
        ("Fin prévisionnelle", "work", "finish"),
        ("Início planejado", "work", "start"),
        ("Activity Name", "work", "name"),
        ("Investment Class", "work", ""),
        ("u_sponsor", "work", "sponsor"),
        ("Target_End_Date__c", "work", "finish"),
        ("Total approved budget £k", "work", "budget"),
        ("Budget initial", "work", "budget"),
        ("Área solicitante", "work", "department"),
        ("Custom Field: Project owner", "work", "lead"),
        ("Research programme", "work", "program"),
        ("Verantwortlicher der Abhängigkeit", "work", "dependency_owner"),
        ("Abhängigkeit verantwortlich", "work", "dependency_owner"),
        ("Responsabile della dipendenza", "work", "dependency_owner"),
        ("Outward issue link (Relates)", "work", ""),
        ("Work Contact: Work Email", "people", "email"),
        ("Lifecycle status", "people", "status"),
        ("Contract country", "people", "location"),
        ("Employee Job Title Description", "people", "title"),
        ("Reports to Manager Number", "people", "manager_id"),
        ("Bezp. przełożony", "people", "manager"),
        ("Gehört zu Programm", "work", "program"),
        ("Appointed project manager", "work", "project_manager"),
        ("Manager 2", "people", ""),
    ],
)
def test_composed_headers(header: str, table: str, column: str) -> None:
    assert column_of(header, table) == column


def test_numbered_leads_are_read_together() -> None:
    assert same_headers("Manager 1", "Manager 2")
    assert not same_headers("Manager 1", "Sponsor 2")


STAFF = ["Pia Storm", "Ulf Berg", "Mia Dahl", "Ola Vik"]


@pytest.mark.parametrize(
    ("table", "header", "cells", "column"),
    [
        ("people", "In the team of", ["", "Pia Storm", "Pia Storm", "Pia Storm"], "manager"),
        ("people", "Mentor", ["", "Pia Storm", "Pia Storm", "Pia Storm"], ""),
        ("people", "In the team of", STAFF, ""),
        ("people", "What it is about", ["Head of IT", "Project manager", "Product owner", "Analyst"], "title"),
        ("people", "F. alta", ["01/02/2012", "17/05/2018", "10/10/2020", "02/01/2022"], "start"),
        ("people", "F. alta", ["yes", "yes", "no", "no"], ""),
        ("people", "Private city", ["Oslo", "Oslo", "Bergen", "Bergen"], ""),
        ("people", "Enterprise Hire Date", ["2011-03-01", "2018-06-01", "2021-02-15", "2022-01-01"], "start"),
        ("people", "Posizione ricoperta", ["Direttore progetti", "Capo progetto", "Analista", "Impiegato"], "title"),
        ("people", "ID lavoratore", ["11", "12", "13", "14"], "person_id"),
        ("people", "Status Arbeitsverhältnis", ["aktiv", "aktiv", "Elternzeit", "aktiv"], "status"),
        ("work", "Award start", ["05/01/2026", "02/02/2026", "02/03/2026", "01/04/2026"], "start"),
        ("work", "Grant ref", ["G1", "G2", "G3", "G4"], "work_id"),
        ("work", "Zadanie inwestycyjne", ["Remont", "Park", "Szkoła", "Basen"], "name"),
        ("work", "Importo finanziato", ["400.000", "250.000", "1.000", "12.000"], "budget"),
        ("work", "Business Value", ["3", "5", "8", "13"], ""),
        ("work", "Investment Class", ["Program", "Project", "Project", "Project"], "kind"),
        ("work", "Investment Class", ["Grow", "Run", "Run", "Run"], ""),
        ("work", "List Name", ["Doing", "To Do", "Done", "Doing"], "status"),
        ("work", "Swimlane", ["Red", "Green", "Green", "Amber"], ""),
        ("work", "requesting_team_id", ["T1", "T2", "T3", "T3"], ""),
    ],
)
def test_a_header_in_other_words_is_what_its_cells_are(table: str, header: str, cells: list[str], column: str) -> None:
    headers = {"people": "Full name"}.get(table, "Remarks")
    known = STAFF if table == "people" else ["", "", "", ""]
    columns = match_columns(GridCells([headers, header], pa.table({"0": known, "1": cells})), table).columns
    assert [name for name, taken in columns.items() if taken == (1,)] == ([column] if column else [])


def test_managers_are_found_where_names_stand_in_two_columns() -> None:
    cells = {"0": ["Ana", "Ken", "Bea"], "1": ["Ruiz", "Ito", "Lutz"], "2": ["", "Ana Ruiz", "Ruiz, Ana"]}
    columns = match_columns(
        GridCells(["First name", "Last name", "Led day to day by"], pa.table(cells)), "people"
    ).columns
    assert "manager" not in columns
    cells["2"] = ["", "Ana Ruiz", "Ana Ruiz"]
    columns = match_columns(
        GridCells(["First name", "Last name", "Led day to day by"], pa.table(cells)), "people"
    ).columns
    assert columns["manager"] == (2,)
