"""Organizations and diagrams for tests of pictures, built without any file."""

from hypothesis import strategies as st

from rolemap.graph import Org
from rolemap.model import Box, BoxState, Diagram, Line, LineKind, Role, Seat, Severity
from tests.strategies.orgs import make_org

_NAMES = ("Ana Ruiz", "Ken Ito", "Zuri Olsen", "Maria Papadopoulou-Fernández", "Li Wei", "Tom Ashworth", "Ola Nord")
_WORDS = ("Customer", "Grid", "Billing", "Smart Meter", "Field Service", "Data", "Identity", "Tariff", "Outage")
_THINGS = ("Platform", "Replacement", "Migration and Consolidation", "Rollout", "Portal", "Analytics")
_ROLES = {"portfolio": "PfM", "program": "PgM", "project": "PjM", "product": "PrM"}

NASTY = (
    "",
    " ",
    'say "hi"; DROP',
    "two\nlines\r\nand\ttabs",
    "</title><script>alert(1)</script>",
    "]]> --> %% ``` {PEP} #quot; end",
    "\\n \\ back\\",
    "=1+1",
    "王小明 · 株式会社",
    "محمد علي",
    "👩‍💻🚀 émile\u0301",
    "\x00\x08\ufffe\u2028",
    "W" * 500,
    "<html>bold",
    "a|b;c:d, (e) [f] <mail@x>",
)
"""Names that break writers of formats."""


def organization(projects: int) -> Org:
    """Portfolios, programs and ``projects`` projects with people on them; every eighth item is without a lead."""
    programs = max(2, projects // 7)
    portfolios = max(1, programs // 6)
    people: dict[str, dict[str, object]] = {"boss": {"role": "other", "name": "Grace Adeyemi", "title": "Chief"}}
    work: dict[str, dict[str, object]] = {}

    def add(kind: str, number: int, parent: str, manager: str) -> None:
        item = f"{kind}-{number}"
        person = f"p-{item}"
        people[person] = {"role": _ROLES[kind], "manager": manager, "name": _NAMES[len(people) % len(_NAMES)]}
        lead = person
        if number % 8 == 5:
            lead = ""
        elif number % 11 == 7:
            lead = "vacant"
        elif number % 13 == 9:
            lead = "Noor Haddad (acting)"
        name = f"{_WORDS[number % len(_WORDS)]} {_THINGS[number * 5 % len(_THINGS)]} {number}"
        work[item] = {"kind": kind, "name": name, "parent": parent, "lead": lead}

    for number in range(portfolios):
        add("portfolio", number, "", "boss")
    for number in range(programs):
        above = f"portfolio-{number % portfolios}"
        add("program", number, above, f"p-{above}")
    for number in range(projects):
        program = f"program-{number % programs}"
        add("project", number, program if number % 17 else "portfolio-0", f"p-{program}")
    for number in range(max(1, projects // 20)):
        add("product", number, "", "boss")
    return make_org(people, work)


def tree_diagram(parents: list[int], names: tuple[str, ...] = NASTY) -> Diagram:
    """A diagram whose box i hangs below box ``parents[i]`` (-1: a root; the parent comes first)."""
    roles = (None, *Role)
    states = tuple(BoxState)
    boxes = tuple(
        Box(
            id=f"b{i}",
            heading=names[i % len(names)],
            seats=tuple(Seat(names[(i + k) % len(names)], roles[(i + k) % len(roles)]) for k in range(i % 5)),
            tag="program" if i % 2 else "",
            role=roles[i % len(roles)],
            state=states[i % len(states)],
            badge=i % 4,
            worst=tuple(Severity)[i % 3],
            tooltip=names[(i + 1) % len(names)],
            note="+37 people" if i % 6 == 5 else "",
            inferred=i % 7 == 6,
        )
        for i in range(len(parents))
    )
    lines = [Line(f"b{above}", f"b{i}") for i, above in enumerate(parents) if above >= 0]
    if len(boxes) > 3:
        lines.append(Line("b0", f"b{len(boxes) - 1}", LineKind.SECONDARY, label=names[1 % len(names)]))
    return Diagram("A <title> & more", boxes, tuple(lines), subtitle='sub "title"', notes=("a note",))


@st.composite
def forests(draw: st.DrawFn, most: int = 60) -> list[int]:
    """Parents of boxes in a random forest."""
    count = draw(st.integers(1, most))
    return [draw(st.integers(-1 if i % 5 == 0 else max(0, i - 12), i - 1)) if i else -1 for i in range(count)]
