"""Figures about the whole organization, each with the counts that it comes from."""

from dataclasses import dataclass

from rolemap.gaps import SinglePoint, single_points
from rolemap.graph import Org
from rolemap.report.figures.groups import CoverageGroup, coverage_by_department, coverage_by_portfolio
from rolemap.report.figures.lines import Lines, band_words, reporting_figures
from rolemap.report.figures.load import Load, project_load
from rolemap.report.figures.matrix import Practice, RoleMatrix, role_matrix
from rolemap.report.figures.org_type import OrgType, Structure, organization_type
from rolemap.report.figures.words import figure_words, single_point_words

SHOWN_POINTS = 5
"""People named on whom most rests."""

__all__ = [
    "CoverageGroup",
    "Figures",
    "Lines",
    "Load",
    "OrgType",
    "Practice",
    "RoleMatrix",
    "Structure",
    "band_words",
    "figure_words",
    "figures",
]


@dataclass(frozen=True, slots=True)
class Figures:
    """``matrix`` and ``load`` are None without a register: what is inferred from titles says nothing about them.

    ``single_points`` are the people who are the only lead of something, those on whom most rests first;
    ``most_rests_on`` names the first of them, each with the items that they alone lead, and all that hangs on these.
    """

    matrix: RoleMatrix | None
    departments: tuple[CoverageGroup, ...]
    portfolios: tuple[CoverageGroup, ...]
    lines: Lines | None
    load: Load | None
    org_type: OrgType
    single_points: tuple[SinglePoint, ...] = ()
    most_rests_on: tuple[tuple[str, int, int], ...] = ()

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Name and sentence of each figure that the input gives."""
        most = single_point_words(len(self.single_points), self.most_rests_on)
        return (*figure_words(self.org_type, self.load, self.lines), *most)


def figures(org: Org) -> Figures:
    """All figures of one map; nothing in them depends on the order of rows."""
    points = single_points(org)
    first = points[:SHOWN_POINTS]
    return Figures(
        matrix=role_matrix(org),
        departments=coverage_by_department(org),
        portfolios=coverage_by_portfolio(org),
        lines=reporting_figures(org),
        load=project_load(org),
        org_type=organization_type(org),
        single_points=points,
        most_rests_on=tuple((org.people[p.person].label, len(p.item_ids), p.affected) for p in first),
    )
