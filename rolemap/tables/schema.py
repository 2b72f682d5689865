"""The canonical columns of the three tables: what readers deliver, and what rolemap writes."""

PEOPLE_WRITTEN = (
    "person_id",
    "name",
    "title",
    "manager_id",
    "department",
    "location",
    "email",
    "status",
    "worker_type",
    "fte",
    "start",
    "end",
)
"""Columns of people in files that rolemap writes (DESIGN.md section 6), in order."""

PEOPLE_ALWAYS = ("person_id", "name", "title", "manager_id")
"""Never left out of ``roles.csv``, even when the input has no such column."""

PEOPLE_READ = (
    *PEOPLE_WRITTEN,
    "first_name",
    "middle_name",
    "last_name",
    "preferred_name",
    "name_suffix",
    "job_profile",  # a second title column: Workday "Job Profile", Oracle "Position Name"
    "manager_email",
    "manager_name",
    "manager",  # a manager column whose form (id, e-mail, name, DN) its content decides
    "matrix_manager",
    "manager_type",  # in files with a row for each supervisor of a person: which line it is (Oracle ManagerType)
    "is_primary_manager",  # in such files: whether this one counts where there are several
    "valid_from",  # in such files: the day from which the row holds
    "division",
    "company",
    "cost_center",
    "grade",
    "profession",
    "alias_email",
    "login",
    "dn",
    "is_assistant",
    "seat",  # "vacancy" / "person" where a file says so in a column
    "headcount",  # a number of unnamed posts (UK junior organograms)
    "portfolio",
    "program",
    "project",
    "product",
)
"""Columns that a reader may deliver for people; all text, blank where the file is blank."""

WORK_WRITTEN = (
    "work_id",
    "name",
    "kind",
    "parent_id",
    "lead_ids",
    "sponsor_ids",
    "start",
    "finish",
    "status",
    "budget",
    "depends_on",
    "product_ids",
    "department",
    "inferred",
)
"""Columns of ``work.csv`` (DESIGN.md section 6), in order."""

WORK_READ = (
    "work_id",
    "name",
    "kind",
    "parent",  # primary parent, by id or name
    "other_parents",
    "portfolio",  # parent columns by kind, nearest wins: program, then portfolio
    "program",
    "outline_level",
    "wbs",
    "lead",
    "lead_email",
    "project_manager",
    "program_manager",
    "portfolio_manager",
    "product_manager",
    "sponsor",
    "start",
    "finish",
    "status",
    "budget",
    "size",
    "depends_on",
    "dependency_owner",
    "product",
    "department",
    "state",  # a second status: counts where the first is blank, unknown or only health (green)
    "assignee",  # who works on a row: its lead where the file names no other
    "assignee_email",
    "blocks",  # what depends on the row: the reverse of depends_on
    "project",  # the project that a row (an issue, a task) belongs to
    "project_id",
)
"""Columns that a reader may deliver for work; all text."""

ASSIGNMENTS_READ = ("person", "work", "role", "share", "start", "end")
"""Columns that a reader may deliver for assignments; all text."""

LEAD_COLUMNS = {
    "lead": None,
    "lead_email": None,
    "project_manager": "PjM",
    "program_manager": "PgM",
    "portfolio_manager": "PfM",
    "product_manager": "PrM",
}
"""Work columns that name a lead, each with the role that the column says, None for a plain lead."""
