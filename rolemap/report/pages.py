"""What ``rolemap explain`` and ``rolemap columns`` print: a role, a title, the columns of a file."""

from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.table import Table

from rolemap.classify import Explanation
from rolemap.escape import plain
from rolemap.gaps import ALL_RULES, WAIVER_RULES
from rolemap.model import LEAD_ROLE, PM_ROLES, ROLE_NAMES, ImportLog, NoteLevel, Role, Source
from rolemap.report.wording import counted

_ROLES = {
    Role.PJM: "Leads the execution of one or several projects, by size and complexity: starts the work, delivers it, "
    "closes it, and answers for the value that was expected of it.",
    Role.PGM: "Runs a group of projects as one: plans their delivery together, finds the dependencies among them and "
    "gets them resolved.",
    Role.PFM: "Decides which projects an organization, or a part of it, takes on: many ideas, limited resources; "
    "settles conflicts and sees that the important ones are completed. Not the manager of financial assets.",
    Role.PRM: "Is organized around one or more products, which live on for years: another value chain "
    "than the project one.",
    Role.OTHER: "None of the four PM roles. Where a title supports one (a project coordinator), the role it supports "
    "stands in the column “also”.",
    Role.AMBIGUOUS: "The evidence cannot say which of the roles it is: “PM” alone may be any of the four. A second "
    "title column, a register of projects, or a line in rolemap.toml settles it.",
}


def role_page(role: Role) -> str:
    """What a role is, and what it leads."""
    leads = [str(kind) for kind, lead in LEAD_ROLE.items() if lead is role]
    head = f"{role}: {ROLE_NAMES[role]}" if leads else str(role)
    return "\n".join([head, "", _ROLES[role], *([f"Leads: {leads[0]}s."] if leads else [])])


def title_page(explanation: Explanation) -> str:
    """How one title was understood, and what would settle it."""
    verdict = explanation.verdict
    support = f", in support of {verdict.also}" if verdict.support and verdict.also else ""
    also = f", also {verdict.also}" if verdict.also and not verdict.support else ""
    candidates = ", ".join(f"{role} {probability:.2f}" for role, probability in explanation.candidates)
    facts = {
        "role": f"{_named(verdict.role)}{support}{also}; confidence {verdict.confidence:.2f}",
        "because": verdict.evidence,
        "language": explanation.language,
        "segments": " | ".join(explanation.segments),
        "head noun": explanation.head,
        "decided by": ", ".join(explanation.words),
        "candidates": candidates,
        "settled by": "; ".join(explanation.settles),
    }
    lines = [f"  {name:<10}  {plain(value)}" for name, value in facts.items() if value]
    return "\n".join([plain(explanation.title), *lines])


def _named(role: Role) -> str:
    return f"{role} ({ROLE_NAMES[role]})" if role in PM_ROLES else str(role)


def rules_text(*, width: int = 100, color: bool = False) -> str:
    """The catalogue of rules as a table for a terminal ``width`` columns wide."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("code", "severity", "rule"):
        table.add_column(heading, no_wrap=True)
    table.add_column("finds")
    for rule in (*ALL_RULES, *WAIVER_RULES):
        table.add_row(rule.code, str(rule.severity), rule.name, rule.page.summary.replace("``", ""))
    stream = StringIO()
    Console(file=stream, width=width, force_terminal=color, highlight=False, emoji=False, markup=False).print(table)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def columns_text(log: ImportLog) -> str:
    """How each column of the files was understood, what was decided, and what was left out, for a terminal."""
    return "\n".join(line for source in log.sources for line in _source(source, log)) + "\n"


def _source(source: Source, log: ImportLog) -> Iterator[str]:
    facts = [source.format, source.encoding, source.delimiter and f"delimiter {source.delimiter!r}"]
    facts += [source.sheet and f"sheet {source.sheet!r}"]
    facts += [f"header in row {source.header_row}" if source.header_row else "no header row"]
    yield f"{plain(source.file)}: read as {source.table} ({', '.join(fact for fact in facts if fact)})"
    rows = f"{counted(source.rows_read, 'row')} read, {source.rows_used} used, {source.rows_left_out} left out"
    yield f"  {rows}"
    width = max((len(name) for name, _ in source.columns), default=0)
    for name, header in source.columns:
        yield f"  {name:<{width}}  ←  {plain(header)}"
    for note in log.notes:
        if note.file == source.file and note.code != "column":
            advice = f"; {note.next_step}" if note.next_step else ""
            yield f"  {_LEVEL_WORDS[note.level]}: {plain(note.message)}{advice}"


_LEVEL_WORDS = {
    NoteLevel.DECIDED: "decided",
    NoteLevel.DROPPED: "not kept",
    NoteLevel.LEFT_OUT: "left out",
    NoteLevel.CHANGED: "changed",
    NoteLevel.UNRESOLVED: "not resolved",
    NoteLevel.FAULT: "fault",
}
