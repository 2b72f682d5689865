"""How a difference is put into words, the same in every report."""

from collections import Counter

from rolemap.report.diff.compare import Change, Difference, Run
from rolemap.report.wording import counted, number, time_words

PEOPLE_WORDS = {
    "joined": "joined",
    "left": "left",
    "role": "role changed",
    "title": "retitled",
    "manager": "manager changed",
    "department": "department changed",
    "name": "renamed",
}
UNIT_WORDS = {
    "new": "new",
    "gone": "gone",
    "lead": "lead changed",
    "parent": "parent changed",
    "kind": "kind changed",
    "status": "status changed",
    "name": "renamed",
}


def run_words(run: Run) -> str:
    """What one side was made from."""
    files = ", ".join(f"{file} ({time_words(modified)})" for file, modified in run.files) or "no file"
    people, units = counted(run.people, "row"), counted(run.units, "work item")
    return f"{files}: {people} of people, {units}, {counted(run.findings, 'finding')}; rolemap {run.version}"


def counts_words(changes: tuple[Change, ...], words: dict[str, str]) -> str:
    """ "3 joined, 1 left, 2 retitled"; "nothing changed" if so."""
    counts = Counter(change.what for change in changes)
    return ", ".join(f"{number(counts[what])} {word}" for what, word in words.items() if counts[what]) or "no change"


def gaps_words(difference: Difference) -> str:
    """ "2 opened, 5 closed, 30 still open for at least 31 days"."""
    since = since_words(difference) if difference.still_open else ""
    turned = f", {number(len(difference.turned))} of them changed" if difference.turned else ""
    return (
        f"{number(len(difference.opened))} opened, {number(len(difference.closed))} closed, "
        f"{number(len(difference.still_open))} still open{since}{turned}"
    )


def since_words(difference: Difference) -> str:
    """ " for at least 31 days", as far as the times of the files tell."""
    days = difference.days
    return f" for at least {counted(days, 'day')}" if days and days > 0 else ""


def change_words(change: Change) -> str:
    """One change in a line, without its heading."""
    who = f"{change.name or change.id} ({change.id})" if change.id != change.name else change.name
    if change.what in ("joined", "new"):
        return f"{who}{f': {change.after}' if change.after else ''}"
    if change.what in ("left", "gone"):
        return f"{who}{f': {change.before}' if change.before else ''}"
    nothing = "nobody" if change.what in ("lead", "manager") else "none"
    return f"{who}: {change.before or nothing} → {change.after or nothing}"
