"""Which leads belong to which unit: a column may name the lead of the row, or of the unit above it.

In a flat register a project's row also names the program manager of its program and the product manager of its product;
where the row has no such unit, whoever is named leads the row itself, in the role that the column says. The one lead
column of a register is that of every level above, too: "Projektleiter" on the row of a program is the program's lead.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rolemap.model import LEAD_ROLE, Holder, Kind, Role
from rolemap.tables.cells import texts
from rolemap.tables.register.holders import HolderReader, Holders, merged
from rolemap.tables.register.kinds import HEIGHT
from rolemap.tables.register.units import Units
from rolemap.tables.schema import LEAD_COLUMNS
from rolemap.tables.table import Table

_KIND_LED = {role: kind for kind, role in LEAD_ROLE.items()}


@dataclass(frozen=True, slots=True)
class Named:
    """One cell: who it names, under which canonical column."""

    column: str
    role: Role | None
    holders: Holders


def read_leads(table: Table, reader: HolderReader) -> list[list[Named]]:
    """What each row's lead columns say, in the order of ``LEAD_COLUMNS``; a name and its e-mail are one."""
    named: list[list[Named]] = [[] for _ in range(len(table))]
    for column, code in LEAD_COLUMNS.items():
        is_mail_of_lead = column == "lead_email" and table.has("lead")
        if not table.has(column) or is_mail_of_lead:
            continue
        role = Role(code) if code else None
        mails = texts(table, "lead_email") if column == "lead" else [""] * len(table)
        for position, (cell, mail) in enumerate(zip(texts(table, column), mails, strict=True)):
            if cell or mail:
                holders = reader.read(cell, role, mail)
                if holders:
                    named[position].append(Named(column, role, holders))
    return named


def leads_of_units(units: Units, named: Sequence[Sequence[Named]], products: Sequence[Sequence[int]]) -> list[Holders]:
    """Leads of each unit (rows and made ones). A row's own cell wins over what rows below it say of its lead."""
    own: defaultdict[int, list[Holder]] = defaultdict(list)
    from_below: defaultdict[int, list[Holder]] = defaultdict(list)
    of_all = _role_of_one_column(named)
    for position, cells in enumerate(named):
        for cell in cells:
            if cell.role is not None and cell.role is of_all and _is_above(units.kinds[position], cell.role):
                own[position].extend(replace(holder, role=None) for holder in cell.holders)
                continue
            for unit in _led_by_column(units, position, cell.role, products[position]):
                (own if unit == position else from_below)[unit].extend(cell.holders)
    leads = {unit: merged(_somebody_if_any(holders)) for unit, holders in from_below.items() if unit not in own}
    leads |= {unit: merged(holders) for unit, holders in own.items()}
    return [leads.get(unit, ()) for unit in range(len(units))]


def _role_of_one_column(named: Sequence[Sequence[Named]]) -> Role | None:
    """The role of the one lead column of the chain of project, program and portfolio; None if there are several."""
    roles = {cell.role for cells in named for cell in cells} - {Role.PRM}
    return roles.pop() if len(roles) == 1 else None


def _is_above(kind: Kind, role: Role) -> bool:
    """True for a kind of work above the one that the role leads, in the chain of project, program and portfolio."""
    chain = (Kind.PROJECT, Kind.PROGRAM, Kind.PORTFOLIO)
    led = _KIND_LED.get(role)
    return led in chain and kind in chain and chain.index(kind) > chain.index(led)


def _led_by_column(units: Units, position: int, role: Role | None, products: Sequence[int]) -> Sequence[int]:
    if role is None or role is LEAD_ROLE[units.kinds[position]]:
        return (position,)
    kind = _KIND_LED[role]
    if kind is Kind.PRODUCT:
        return products or (position,)
    is_upper = HEIGHT[kind] > HEIGHT[units.kinds[position]]
    unit = units.nearest(kind, position) if is_upper else -1
    return (unit,) if unit >= 0 else (position,)


def _somebody_if_any(holders: list[Holder]) -> list[Holder]:
    """Where one row calls a seat vacant and another names somebody, somebody is there."""
    people = [holder for holder in holders if not holder.vacant]
    return people or holders
