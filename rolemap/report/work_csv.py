"""``work.csv``: every work item with its references resolved."""

from collections.abc import Callable, Iterable

from rolemap.graph import Org
from rolemap.model import Holder, WorkItem
from rolemap.report.cells import csv_text
from rolemap.tables.schema import WORK_WRITTEN

_JOINED_BY = ";"


def work_csv(org: Org) -> str:
    """CSV of all work items, in file order, under the columns of ``WORK_WRITTEN``.

    Ids are those of this map; several are joined by ``;``. A reference that leads nowhere is empty here and stands in
    ``import.csv`` as it was written. ``budget`` is in the file's own currency, dates are ISO 8601.
    """
    items = org.work.values()
    text_of = _columns(org)
    return csv_text({name: [text_of[name](item) for item in items] for name in WORK_WRITTEN})


def _columns(org: Org) -> dict[str, Callable[[WorkItem], str]]:
    def person_ids(holders: Iterable[Holder]) -> str:
        known = (holder.person for holder in holders if holder.person >= 0 and not holder.vacant)
        return _joined(org.people.text("person_id", person) for person in known)

    def known_items(ids: Iterable[str]) -> str:
        return _joined(item_id for item_id in ids if item_id in org.work)

    return {
        "work_id": lambda item: item.id,
        "name": lambda item: item.name,
        "kind": lambda item: str(item.kind),
        "parent_id": lambda item: _joined((*([item.parent_id] if item.parent_id else []), *item.other_parent_ids)),
        "lead_ids": lambda item: person_ids(item.leads),
        "sponsor_ids": lambda item: person_ids(item.sponsors),
        "start": lambda item: item.start.isoformat() if item.start else "",
        "finish": lambda item: item.finish.isoformat() if item.finish else "",
        "status": lambda item: item.status_written or str(item.status),
        "budget": lambda item: _amount(item.budget),
        "depends_on": lambda item: known_items(dependency.target for dependency in item.depends_on),
        "product_ids": lambda item: known_items(item.product_ids),
        "department": lambda item: item.department,
        "inferred": lambda item: item.inferred,
    }


def _joined(ids: Iterable[str]) -> str:
    return _JOINED_BY.join(dict.fromkeys(filter(None, ids)))


def _amount(budget: float | None) -> str:
    """A budget without the ``.0`` and the exponent that floats bring along."""
    return "" if budget is None else f"{budget:.2f}".removesuffix(".00")
