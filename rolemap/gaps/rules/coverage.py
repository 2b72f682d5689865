"""COV01, COV02: departments and rows that the four roles do not reach."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pyarrow.compute as pc

from rolemap.gaps.held import active
from rolemap.gaps.needs import PEOPLE, PEOPLE_DEPARTMENTS, REGISTER, WORK_DEPARTMENTS
from rolemap.gaps.rule import rule
from rolemap.gaps.words import LISTED, about_people, count, namely, names, row_label
from rolemap.graph import Org
from rolemap.model import ROLE_ORDER, Gap, Kind, Presence, Role, Severity, Subject, WorkItem


@rule(
    "COV01",
    "department-without-project-manager",
    severity=Severity.NOTE,
    needs=(REGISTER, PEOPLE, WORK_DEPARTMENTS, PEOPLE_DEPARTMENTS),
)
def department_without_project_manager(org: Org, *, min_projects: int = 3) -> Iterator[Gap]:
    """A department with at least ``min_projects`` active projects has no project or product manager of its own.

    ## Why it matters
    All of its leads come from elsewhere, and leave when their project is over. Only departments that the people file
    knows by the same name are checked. Where no department has project managers of its own because they are a pool
    (a department that runs no projects lends them to several others), nothing is missing. The number is a convention
    of rolemap.

    ## Example
        people.csv   person_id,name,title,department
                     e1,Ana Ruiz,Engineer,Space
        work.csv     work_id,name,kind,department
                     P1,Apollo,project,Space
                     ... and two more of Space

    ## How to fix
    Decide whether the department needs one.
    """
    people = org.people
    here = people.presence != Presence.INACTIVE
    known = set(pc.unique(people.columns["department"]).to_pylist())
    managing = np.isin(people.role, [ROLE_ORDER.index(role) for role in (Role.PJM, Role.PRM)]) & here & ~people.vacant
    staffed = set(people.texts("department", np.flatnonzero(managing)))
    projects: dict[str, list[WorkItem]] = defaultdict(list)
    for item in active(org, Kind.PROJECT):
        if item.department:
            projects[item.department].append(item)
    is_pool = len(projects) > 1 and any(staffed) and staffed.isdisjoint(projects)
    for department, items in projects.items():
        is_bare = department in known and department not in staffed and not is_pool
        if is_bare and len(items) >= min_projects:
            yield Gap(
                Subject("department", department, department),
                f"{count(len(items), 'project')} and no project or product manager of its own",
                (f"the projects are {names(items)}",),
                "decide whether the department needs one",
                affected=len(items),
            )


@rule("COV02", "people-without-title", severity=Severity.NOTE, needs=(PEOPLE,))
def people_without_title(org: Org) -> Iterator[Gap]:
    """People of the file have no title.

    ## Why it matters
    Nothing can be concluded about their role: any of them may be the missing manager of something. All of them are
    one finding; vacant seats, and people who have left, are not counted.

    ## Example
        person_id,name,title
        e1,Ana Ruiz,

    ## How to fix
    Fill the titles, or export another column that has them.
    """
    people = org.people
    blank = pc.equal(pc.utf8_trim_whitespace(people.columns["title"]), "").to_numpy(zero_copy_only=False)
    codes = np.flatnonzero(blank & (people.presence != Presence.INACTIVE) & ~people.vacant & ~people.posts)
    if len(codes):
        labels = [row_label(org, people[code]) for code in codes[:LISTED].tolist()]
        yield Gap(
            about_people(org),
            f"{len(codes):,} of {count(len(people), 'person has', 'people have')} no title",
            (namely(labels, len(codes)),),
            "fill the titles, or export another column that has them",
            affected=len(codes),
        )
