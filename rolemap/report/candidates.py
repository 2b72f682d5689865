"""Who could take work that nobody leads: one row a candidate, for the workbook."""

from datetime import date

from rolemap.gaps import staff
from rolemap.graph import Org
from rolemap.report.sheet import Column, Sheet, Value

COLUMNS = (
    Column("kind", 11),
    Column("id", 14),
    Column("work that nobody leads", 36),
    Column("role", 8),
    Column("place", 8),
    Column("candidate", 28),
    Column("candidate id", 14),
    Column("title", 34),
    Column("fit", 8, percent=True),
    Column("reasons", 70),
    Column("plan", 11),
)


def candidate_rows(org: Org, today: date | None = None) -> list[list[Value]]:
    """A row for each candidate of each opening, best first; an opening without any says "recruit".

    ``plan`` marks as proposed the one whom the plan for all openings together takes: nobody is taken beyond their room.
    """
    rows: list[list[Value]] = []
    for staffing in staff(org, today=today):
        item, role = staffing.opening.item, str(staffing.opening.role)
        opening: list[Value] = [str(item.kind), item.id, item.name, role]
        taken = staffing.proposal.person if staffing.proposal else -1
        for place, candidate in enumerate(staffing.candidates, 1):
            person = org.people[candidate.person]
            proposed = "proposed" if candidate.person == taken else ""
            reasons = ", ".join(candidate.reasons)
            rows.append([*opening, place, person.label, person.id, person.title, candidate.score, reasons, proposed])
        if taken not in {candidate.person for candidate in staffing.candidates}:
            named = org.people[taken] if taken >= 0 else None
            score = staffing.proposal.score if staffing.proposal else ""
            who: list[Value] = [named.label, named.id, named.title] if named else ["recruit", "", ""]
            rows.append([*opening, "", *who, score, "", "proposed"])
    return rows


def write_candidates(sheet: Sheet, org: Org, today: date | None = None) -> None:
    """Fill a sheet with the candidates."""
    sheet.table(COLUMNS, candidate_rows(org, today))
