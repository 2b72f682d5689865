"""A difference as a page: the same tables, styles and policy as ``report.html``."""

from rolemap.report.diff.compare import Change, Difference
from rolemap.report.diff.words import PEOPLE_WORDS, UNIT_WORDS, counts_words, gaps_words, run_words
from rolemap.report.html.page import sealed_page
from rolemap.report.html.table import Column, PageTable
from rolemap.report.html.tables import states_table


def diff_html(difference: Difference) -> str:
    """One self-contained HTML page: counts, gaps, units, people."""
    return sealed_page(
        "diff.html.j2",
        difference=difference,
        before=run_words(difference.before),
        after=run_words(difference.after),
        gaps_words=gaps_words(difference),
        units_words=counts_words(difference.units, UNIT_WORDS),
        people_words=counts_words(difference.people, PEOPLE_WORDS),
        gaps=_gaps_table(difference),
        units=_changes_table("units", difference.units, UNIT_WORDS),
        people=_changes_table("changes", difference.people, PEOPLE_WORDS),
    )


def _gaps_table(difference: Difference) -> PageTable:
    states = (("opened", difference.opened), ("closed", difference.closed), ("still open", difference.still_open))
    was = {id(one): f"was: {message}" for one, message in difference.turned if message}
    return states_table(states, lambda finding: was.get(id(finding), ""))


def _changes_table(table_id: str, changes: tuple[Change, ...], words: dict[str, str]) -> PageTable:
    return PageTable(
        id=table_id,
        columns=(Column("What"), Column("Who" if words is PEOPLE_WORDS else "Unit"), Column("Before"), Column("After")),
        rows=[
            [
                (words[change.what], ""),
                (change.name or change.id, " · ".join(filter(None, (change.role or change.kind, change.id)))),
                (change.before, ""),
                (change.after, ""),
            ]
            for change in changes
        ],
        filters=(0,),
        rest="the workbook",
    )
