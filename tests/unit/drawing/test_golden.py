"""A small picture in each text format; look at the difference before you accept a new one."""

import pytest

from rolemap.drawing import RENDERERS, VIEWS, render
from rolemap.drawing.views import CHARTS
from rolemap.model import Finding, Severity, Subject
from tests.strategies.orgs import make_org

TEXT = [suffix for suffix in RENDERERS if suffix not in ("png", "pdf", "pptx")]


def small() -> object:
    return make_org(
        {
            "boss": {"role": "other", "name": "Grace Adeyemi", "title": "Chief Executive"},
            "f": {"role": "PfM", "manager": "boss", "name": "Ken Ito"},
            "g": {"role": "PgM", "manager": "f", "name": "Zuri Olsen"},
            "j": {"role": "PjM", "manager": "g", "name": "Ana Ruiz", "matrix": ["r"]},
            "v": {"role": "PjM", "manager": "g", "name": "", "vacant": True},
            "e1": {"role": "other", "manager": "g", "name": "Li Wei"},
            "e2": {"role": "other", "manager": "g", "name": "Tom Ash"},
            "r": {"role": "PrM", "manager": "boss", "name": "Ola Nord"},
        },
        {
            "F": {"kind": "portfolio", "name": "Customer & Grid", "lead": "f"},
            "G": {"kind": "program", "name": "Metering", "parent": "F", "lead": "g"},
            "P1": {"name": "Rollout <North>", "parent": "G", "lead": "j (acting)", "other_parents": ["F"]},
            "P2": {"name": "Rollout South", "parent": "G", "lead": ""},
            "P3": {"name": "Head-end", "parent": "G", "lead": "vacant"},
            "P4": {"name": "Archive", "parent": "G", "lead": "Noor Haddad", "depends_on": ["P1", "R"]},
            "R": {"kind": "product", "name": "Portal", "lead": "r"},
        },
    )


FINDINGS = (
    Finding("OWN01", "project-without-manager", Severity.ERROR, Subject("project", "P2", "Rollout South"), "no PjM"),
    Finding("ORG04", "manager-missing", Severity.WARNING, Subject("person", "g", "Zuri Olsen"), "a warning"),
)


def dated() -> object:
    """With dates, departments, sizes, products that projects change, and somebody with too much to do."""
    return make_org(
        {
            "f": {"role": "PfM", "name": "Ken Ito", "department": "Grid"},
            "g": {"role": "PgM", "manager": "f", "name": "Zuri Olsen", "department": "Grid", "end": "2025-06-30"},
            "j": {"role": "PjM", "manager": "g", "name": "Ana Ruiz", "department": "Customer"},
            "r": {"role": "PrM", "name": "Ola Nord", "department": "Customer"},
            "i": {"role": "PjM", "name": "Idle <Ines>", "department": "Grid"},
        },
        {
            "F": {"kind": "portfolio", "name": "Customer & Grid", "lead": "f", "department": "Grid"},
            "G": {"kind": "program", "name": "Metering", "parent": "F", "lead": "g", "department": "Grid"}
            | {"start": "2024-03-01", "finish": "2025-12-31"},
            **{
                f"P{number}": {"name": f"Rollout <{number}>", "parent": "G", "lead": "j", "size": "large"}
                | {"start": f"2024-{number:02}-01", "finish": "2025-03-31", "department": "Customer"}
                for number in range(1, 7)
            },
            "Q": {"name": "Head-end", "parent": "G", "lead": "", "start": "2024-06-01", "product": ["R"]},
            "A": {"name": "Archive", "parent": "G", "lead": "j (acting)", "product": ["R"], "status": "open"},
            "R": {"kind": "product", "name": "Portal", "lead": "r", "department": "Customer"},
        },
        [{"person": "j", "work": "P1", "share": "0.7"}, {"person": "j", "work": "P2", "share": "0.5"}],
    )


HOLDS = [(view, suffix) for view in VIEWS for suffix in TEXT if view not in CHARTS or RENDERERS[suffix].has_charts]


@pytest.mark.parametrize(("view", "suffix"), HOLDS)
def test_pictures_are_as_they_were(golden, view: str, suffix: str) -> None:
    diagram = VIEWS[view](dated() if view in (*CHARTS, "value-chains") else small(), FINDINGS)
    for name, content in render(diagram, f"{view}.{suffix}").items():
        golden(f"draw/{name}", content)
