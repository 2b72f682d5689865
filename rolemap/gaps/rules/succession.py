"""SPF01, SPF02: the loss of one person stops much."""

from collections import defaultdict
from collections.abc import Iterator

from rolemap.gaps.held import active, is_there, led_by_person, present_leads
from rolemap.gaps.needs import LEADS, PARENTS, PEOPLE, REGISTER
from rolemap.gaps.rule import rule
from rolemap.gaps.words import about, about_person, namely_items, place_of
from rolemap.graph import Org
from rolemap.model import Gap, Kind, Severity, WorkItem

_NEED = (REGISTER, PEOPLE, LEADS)


@rule("SPF01", "one-lead-of-many-units", severity=Severity.WARNING, needs=_NEED)
def one_lead_of_many_units(org: Org, *, max_units: int = 2) -> Iterator[Gap]:
    """Somebody is the only lead of more than ``max_units`` active programs and portfolios.

    ## Why it matters
    If they leave, as many units stand without a lead on one day. Units inside a unit of the same lead are not
    counted. The number is a convention of rolemap.

    ## Example
        work_id,name,kind,lead
        G1,Rockets,program,e1
        G2,Crews,program,e1
        G3,Ground stations,program,e1

    ## How to fix
    Name a deputy for each, or divide them among more people.
    """
    for code, units in led_by_person(org, Kind.PORTFOLIO, Kind.PROGRAM).items():
        ids = {unit.id for unit in units}
        alone = [u for u in units if present_leads(org, u) == [code] and not ids.intersection(org.ancestors(u.id))]
        if len(alone) > max_units:
            person = org.people[code]
            yield Gap(
                about_person(person),
                f"is the only lead of {len(alone)} programs and portfolios (max {max_units})",
                (namely_items(alone), f"title “{person.title}”{place_of(org, person)}"),
                "name a deputy for each, or divide them among more people",
                affected=sum(org.below_count[unit.id] + 1 for unit in alone),
            )


@rule("SPF02", "program-on-one-project-manager", severity=Severity.NOTE, needs=(*_NEED, PARENTS))
def program_on_one_project_manager(org: Org, *, min_projects: int = 4, share: float = 0.75) -> Iterator[Gap]:
    """One person alone leads at least ``share`` of the active projects of a program that has ``min_projects`` and more.

    ## Why it matters
    Nobody else in the program could take over. Both numbers are a convention of rolemap.

    ## Example
        work_id,name,kind,parent,lead
        G1,Rockets,program,,e1
        P1,Engine,project,G1,e2
        P2,Tank,project,G1,e2
        P3,Nozzle,project,G1,e2
        P4,Pump,project,G1,e2

    ## How to fix
    Let a second project manager into the program.
    """
    for program in active(org, Kind.PROGRAM):
        children = [org.work[item_id] for item_id in org.children[program.id]]
        projects = [child for child in children if child.is_active and child.kind is Kind.PROJECT]
        led: dict[int, list[WorkItem]] = defaultdict(list)
        for project in projects:
            leads = [lead for lead in project.leads if is_there(org, lead)]
            if len(leads) == 1:
                led[leads[0].person].append(project)
        for code, own in led.items():
            many = len(projects) >= min_projects and len(own) >= share * len(projects)
            if code >= 0 and many and code not in present_leads(org, program):
                yield Gap(
                    about(program),
                    f"{org.people[code].label} leads {len(own)} of its {len(projects)} projects",
                    (namely_items(own),),
                    "let a second project manager into the program",
                    affected=len(own),
                )
