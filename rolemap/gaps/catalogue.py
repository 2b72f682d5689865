"""Every rule, by hand, in the order of the codes; a test walks the package and compares."""

from rolemap.gaps.rule import Rule
from rolemap.gaps.rules import load, ownership, references, reporting, structure, titles, vacancy

ALL_RULES: tuple[Rule, ...] = (
    titles.ambiguous_title,
    load.program_of_one_project,
    reporting.manager_not_in_people,
    reporting.reporting_cycle,
    ownership.project_without_manager,
    ownership.program_without_manager,
    ownership.portfolio_without_manager,
    ownership.product_without_manager,
    references.lead_not_in_people,
    references.parent_not_in_register,
    structure.project_without_parent,
    vacancy.vacant_role,
)
