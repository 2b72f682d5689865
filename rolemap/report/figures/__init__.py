"""Figures about the whole organization, each with the counts that it comes from."""

from dataclasses import dataclass

from rolemap.graph import Org
from rolemap.report.figures.groups import CoverageGroup, coverage_by_department, coverage_by_portfolio
from rolemap.report.figures.lines import Lines, band_words, reporting_figures
from rolemap.report.figures.load import Load, project_load
from rolemap.report.figures.matrix import Practice, RoleMatrix, role_matrix
from rolemap.report.figures.org_type import OrgType, Structure, organization_type
from rolemap.report.figures.words import figure_words

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
    """``matrix`` and ``load`` are None without a register: what is inferred from titles says nothing about them."""

    matrix: RoleMatrix | None
    departments: tuple[CoverageGroup, ...]
    portfolios: tuple[CoverageGroup, ...]
    lines: Lines | None
    load: Load | None
    org_type: OrgType

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """Name and sentence of each figure that the input gives."""
        return tuple(figure_words(self.org_type, self.load, self.lines))


def figures(org: Org) -> Figures:
    """All figures of one map; nothing in them depends on the order of rows."""
    return Figures(
        matrix=role_matrix(org),
        departments=coverage_by_department(org),
        portfolios=coverage_by_portfolio(org),
        lines=reporting_figures(org),
        load=project_load(org),
        org_type=organization_type(org),
    )
