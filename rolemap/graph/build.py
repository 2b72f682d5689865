"""Tables → ``Org``."""

from collections.abc import Mapping

from rolemap.graph.infer import infer_work
from rolemap.graph.org import Org
from rolemap.graph.reporting import build_reporting
from rolemap.model import Assignment, Dangling, ImportLog, WorkItem
from rolemap.tables.people import People


def build_org(
    people: People,
    work: Mapping[str, WorkItem] | None = None,
    assignments: tuple[Assignment, ...] = (),
    *,
    dangling: tuple[Dangling, ...] = (),
    log: ImportLog | None = None,
) -> Org:
    """The map of one organisation.

    ``work`` None means that there is no register: items are then inferred from the people's own columns and from the
    ladder of roles along the reporting lines, and each says so. References must be resolved already; what leads
    nowhere is in ``dangling`` and becomes no node.
    """
    reporting = build_reporting(people.manager)
    items = infer_work(people, reporting) if work is None else work
    return Org(
        people=people,
        reporting=reporting,
        work=items,
        assignments=assignments,
        dangling=dangling,
        log=log or ImportLog(),
    )
