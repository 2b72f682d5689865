"""An invented organization as numbers, with the gaps that are planted in it; ``generate.py`` spells it.

Everything else about the organization is in order: spans of 3 to 10, eight layers while those suffice, every sponsor
with at most three units, project managers who report to the program manager they work for, no dependency that leaves
its program. So the gaps planted are all there are.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
PLACES = [start + end for start in WORDS["place_start"] for end in WORDS["place_end"]]
KINDS_OF_TITLE = tuple(kind for kind in WORDS["titles"] if kind not in ("levels", "tails"))
NOBODY = -1
LEFT = -2  # a manager who left and is no longer in the file
MOST_LAYERS = 8
"""More layers are ORG03: with spans of at most eight, a million people need nine."""


@dataclass
class Plan:
    """An organization as numbers. People are nodes: the line organization first, then the delivery organization.

    ``manager`` is a node each (``NOBODY`` at the top, ``LEFT`` where the manager has left), ``title`` a position in
    ``KINDS_OF_TITLE``.
    ``lead`` and ``parent`` are those of projects; ``program_*`` and ``portfolio_*`` say who runs what.
    """

    chance: np.random.Generator
    manager: Ints
    title: Ints
    vacant: npt.NDArray[np.bool_]
    department: Ints
    portfolio_lead: Ints
    program_lead: Ints
    program_portfolio: Ints
    project_lead: Ints
    project_program: Ints
    product_lead: Ints
    sponsor: Ints
    project_written_lead: dict[int, str] = field(default_factory=dict)
    project_written_parent: dict[int, str] = field(default_factory=dict)
    gaps: dict[str, int] = field(default_factory=dict)


def plan(people: int, seed: int) -> Plan:
    """Draw an organization of exactly ``people`` (at least 100) and a tenth as many projects, and plant its gaps."""
    chance = np.random.default_rng(seed)
    projects = people // 10
    singles = max(1, projects // 2000)  # programs of one project: LOAD05
    programs = max(2, round((projects - singles) / 5))
    portfolios = -(-(programs + singles) // 8)
    products = max(2, people // 200)
    sizes = np.concatenate([_shared_out(projects - singles, programs, chance), np.ones(singles, dtype=np.int64)])
    pads = np.maximum(1, 3 - sizes)  # somebody who helps, and spans of three at least
    program_portfolio = np.sort(np.arange(programs + singles) % portfolios)
    office = np.maximum(1, 3 - np.bincount(program_portfolio, minlength=portfolios))
    line = people - portfolios - (programs + singles) - projects - int(pads.sum() + office.sum())

    line_manager, spans = _line_organization(line, chance)
    managers = np.flatnonzero(spans)
    first_portfolio = line
    first_program = first_portfolio + portfolios
    first_project = first_program + programs + singles
    project_program = np.repeat(np.arange(programs + singles), sizes)
    above_portfolios = chance.permutation(managers[: max(3 * portfolios, 3)])[:portfolios]
    manager = np.concatenate(
        [
            line_manager,
            above_portfolios,
            first_portfolio + program_portfolio,
            first_program + project_program,
            first_program + np.repeat(np.arange(programs + singles), pads),
            first_portfolio + np.repeat(np.arange(portfolios), office),
        ]
    )
    title = np.full(people, KINDS_OF_TITLE.index("support"))
    title[:line] = np.where(spans > 0, KINDS_OF_TITLE.index("manager"), KINDS_OF_TITLE.index("other"))
    title[0] = KINDS_OF_TITLE.index("top")
    title[first_portfolio:first_program] = KINDS_OF_TITLE.index("portfolio")
    title[first_program:first_project] = KINDS_OF_TITLE.index("program")
    title[first_project : first_project + projects] = KINDS_OF_TITLE.index("project")
    result = Plan(
        chance=chance,
        manager=manager,
        title=title,
        vacant=np.zeros(people, dtype=np.bool_),
        department=_departments(manager, line, managers, first_portfolio, portfolios),
        portfolio_lead=np.arange(first_portfolio, first_program),
        program_lead=np.arange(first_program, first_project),
        program_portfolio=program_portfolio,
        project_lead=np.arange(first_project, first_project + projects),
        project_program=project_program,
        product_lead=np.full(products, NOBODY),
        sponsor=np.resize(np.repeat(managers, 3), programs + singles + projects),
    )
    _plant_in_projects(result, programs)
    _plant_above(result, programs, singles)
    _plant_in_people(result, spans)
    return result


def _shared_out(total: int, parts: int, chance: np.random.Generator) -> Ints:
    """``total`` things in ``parts`` lots of nearly the same size, the odd ones at random."""
    sizes = np.full(parts, total // parts)
    sizes[chance.permutation(parts)[: total % parts]] += 1
    swap = chance.permutation(parts)[: parts // 4 * 2].reshape(2, -1)
    movable = (sizes[swap[0]] <= 5) & (sizes[swap[1]] >= 5)
    sizes[swap[0][movable]] += 1
    sizes[swap[1][movable]] -= 1
    return sizes


def _line_organization(count: int, chance: np.random.Generator) -> tuple[Ints, Ints]:
    """Manager of each node, in order of levels, and the spans: five to eight, the last one at least three."""
    drawn = chance.integers(5, 9, size=count // 5 + 1)
    ends = np.cumsum(drawn)
    used = int(np.searchsorted(ends, count - 1)) + 1
    spans = np.zeros(count, dtype=np.int64)
    spans[:used] = drawn[:used]
    spans[used - 1] -= ends[used - 1] - (count - 1)
    if used > 1 and spans[used - 1] < 3:
        spans[used - 2] += spans[used - 1]
        spans[used - 1] = 0
    return np.concatenate([[NOBODY], np.repeat(np.arange(count), spans)]), spans


def _departments(manager: Ints, line: int, managers: Ints, first_portfolio: int, portfolios: int) -> Ints:
    """A number each: about sixty people of the line to a department, and one department to a portfolio."""
    department = np.zeros(len(manager), dtype=np.int64)
    department[1:line] = portfolios + np.searchsorted(managers, manager[1:line]) // 10
    above = np.arange(len(manager))
    for _ in range(3):  # project manager, program manager, portfolio manager
        above = np.where(above >= first_portfolio + portfolios, manager[above], above)
    department[line:] = above[line:] - first_portfolio
    return department


def _plant_in_projects(org: Plan, programs: int) -> None:
    """OWN01, VAC01, REF01, STR01, REF02, each in projects of their own, in as many programs as there are."""
    projects = len(org.project_lead)
    each = max(1, projects // 500)
    place = np.arange(projects) - np.searchsorted(org.project_program, org.project_program)
    spread = org.chance.permutation(np.flatnonzero(org.project_program < programs))
    spread = spread[np.argsort(place[spread], kind="stable")]
    unled, vacant, unknown, orphans, lost = (spread[lot * each : (lot + 1) * each].tolist() for lot in range(5))
    engineer = KINDS_OF_TITLE.index("other")
    for project in (*unled, *vacant, *unknown):
        org.title[org.project_lead[project]] = engineer
        org.project_lead[project] = NOBODY
    org.project_written_lead = dict.fromkeys(vacant, "TBD")
    org.project_written_lead |= {project: _stranger(number) for number, project in enumerate(unknown)}
    org.project_written_parent = dict.fromkeys(orphans, "")
    org.project_written_parent |= {project: f"G9{number:06}" for number, project in enumerate(lost)}
    org.gaps = {"OWN01": each, "VAC01": each, "REF01": each, "STR01": each, "REF02": each}


def _stranger(number: int) -> str:
    """The name of somebody whom the people file does not have, another for each number."""
    endings = WORDS["place_end"]
    return f"Quill {PLACES[number % 100]}{endings[number // 100 % 10]} {PLACES[number // 1000 % 100]}"


def _plant_above(org: Plan, programs: int, singles: int) -> None:
    """OWN02, OWN03 and LOAD05; a program without a manager stands under a portfolio that has one."""
    portfolios = len(org.portfolio_lead)
    unmanaged = org.chance.permutation(portfolios)[: max(1, portfolios // 200) if portfolios > 1 else 0]
    candidates = np.flatnonzero(~np.isin(org.program_portfolio[:programs], unmanaged))
    unled = org.chance.permutation(candidates)[: max(1, programs // 200)]
    for code, leads, chosen in (("OWN02", org.program_lead, unled), ("OWN03", org.portfolio_lead, unmanaged)):
        org.title[leads[chosen]] = KINDS_OF_TITLE.index("manager")
        leads[chosen] = NOBODY
        org.gaps[code] = len(chosen)
    org.gaps["LOAD05"] = singles


def _plant_in_people(org: Plan, spans: Ints) -> None:
    """Product managers, and OWN04, VAC01 (seats), CLS01, ORG04, ORG06."""
    people, products = len(org.manager), len(org.product_lead)
    unled, seats, left = max(1, products // 20), max(1, people // 5000), max(2, people // 1000)
    leaves = org.chance.permutation(np.flatnonzero(spans == 0))
    lots = np.cumsum([products - unled, seats, len(WORDS["titles"]["ambiguous"]), left])
    managers, vacancies, unclear, leavers = np.split(leaves[: lots[-1]], lots[:-1])
    org.product_lead[unled:] = managers
    org.title[managers] = KINDS_OF_TITLE.index("product")
    org.title[vacancies] = KINDS_OF_TITLE.index("project")
    org.vacant[vacancies] = True
    org.title[unclear] = KINDS_OF_TITLE.index("ambiguous")
    org.gaps["OWN04"] = unled
    org.gaps["VAC01"] += seats
    org.gaps["CLS01"] = len(unclear)
    org.gaps["ORG06"] = _circles(org, spans, max(1, people // 20_000))
    now = np.bincount(org.manager[org.manager >= 0], minlength=people)
    _, one_each = np.unique(org.manager[leavers], return_index=True)
    leavers = leavers[one_each]
    leavers = leavers[now[org.manager[leavers]] > 3]
    org.manager[leavers] = LEFT
    org.gaps["ORG04"] = int(len(leavers) > 0)
    org.gaps["ORG03"] = int(_layers(org.manager) > MOST_LAYERS)


def _circles(org: Plan, spans: Ints, wanted: int) -> int:
    """Let some managers report to a manager below them, each under another top; how many there was room for."""
    managers = np.flatnonzero(spans >= 5)
    above = org.manager[managers]
    upper, at = np.unique(above[above > 0], return_index=True)
    lower = managers[above > 0][at]
    _, at = np.unique(org.manager[upper], return_index=True)
    chosen = at[-wanted:]
    org.manager[upper[chosen]] = lower[chosen]
    return len(chosen)


def _layers(manager: Ints) -> int:
    """Layers from the top to the bottom; people in a circle have none."""
    above, layers, ended = manager, 0, 0
    while (ends := int((above < 0).sum())) > ended:
        above, layers, ended = np.where(above >= 0, manager[above], above), layers + 1, ends
    return layers


def known(org: Plan) -> dict[str, object]:
    """What a map of the organization must find."""
    roles = {"PjM": "project", "PgM": "program", "PfM": "portfolio", "PrM": "product"}
    counts = np.bincount(org.title, minlength=len(KINDS_OF_TITLE))
    projects, programs, portfolios = len(org.project_lead), len(org.program_lead), len(org.portfolio_lead)
    return {
        "people": len(org.manager),
        "projects": projects,
        "work": projects + programs + portfolios + len(org.product_lead),
        "roles": {role: int(counts[KINDS_OF_TITLE.index(kind)]) for role, kind in roles.items()},
        "gaps": {code: count for code, count in sorted(org.gaps.items()) if count},
    }
