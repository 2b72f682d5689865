"""A register that never says a thing does not have that fault a thousand times: it keeps no record of the thing."""

from collections.abc import Callable, Iterator, Sequence

from rolemap.gaps.words import about_register
from rolemap.graph import Org
from rolemap.model import Gap, Severity, WorkItem

NEVER_RECORDED = 10
"""From this many items on, and without a single exception, a blank is a habit of the register (a convention)."""


def is_habit(failing: Sequence[WorkItem], examined: Sequence[WorkItem]) -> bool:
    """True if every item fails and there are enough of them to call it a habit of the register."""
    return len(failing) == len(examined) >= NEVER_RECORDED


def each_or_once(
    org: Org,
    failing: Sequence[WorkItem],
    examined: Sequence[WorkItem],
    gap_of: Callable[[WorkItem], Gap],
    habit: Callable[[], tuple[str, str]],
) -> Iterator[Gap]:
    """A gap for each failing item; one warning about the whole register if not a single item of many holds.

    ``habit`` gives the message and the suggestion of that one warning.
    """
    if not is_habit(failing, examined):
        yield from map(gap_of, failing)
        return
    message, suggestion = habit()
    evidence = (f"for example {failing[0].name}, {failing[1].name}, {failing[2].name}",)
    yield Gap(
        about_register(org),
        message,
        evidence,
        suggestion,
        affected=len(failing),
        severity=Severity.WARNING,
    )
