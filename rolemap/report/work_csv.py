"""``work.csv``: every work item with its references resolved."""

from collections.abc import Iterable, Sequence
from itertools import chain

from rolemap.graph import Org
from rolemap.model import Holder
from rolemap.report.cells import csv_text
from rolemap.tables.people import People
from rolemap.tables.schema import WORK_WRITTEN

_JOINED_BY = ";"


def work_csv(org: Org) -> str:
    """CSV of all work items, in file order, under the columns of ``WORK_WRITTEN``.

    Ids are those of this map; several are joined by ``;``. A reference that leads nowhere is empty here and stands in
    ``import.csv`` as it was written. ``budget`` is in the file's own currency, dates are ISO 8601.
    """
    items = list(org.work.values())
    parents = ([*([item.parent_id] if item.parent_id else []), *item.other_parent_ids] for item in items)
    columns = {
        "work_id": list(org.work),
        "name": [item.name for item in items],
        "kind": [str(item.kind) for item in items],
        "parent_id": [_joined(ids) for ids in parents],
        "lead_ids": _person_ids(org.people, [item.leads for item in items]),
        "sponsor_ids": _person_ids(org.people, [item.sponsors for item in items]),
        "start": [item.start.isoformat() if item.start else "" for item in items],
        "finish": [item.finish.isoformat() if item.finish else "" for item in items],
        "status": [item.status_written or str(item.status) for item in items],
        "budget": [_amount(item.budget) for item in items],
        "depends_on": [_joined(_known(org, [one.target for one in item.depends_on])) for item in items],
        "product_ids": [_joined(_known(org, item.product_ids)) for item in items],
        "department": [item.department for item in items],
        "inferred": [item.inferred for item in items],
    }
    return csv_text({name: columns[name] for name in WORK_WRITTEN})


def _person_ids(people: People, holders: Iterable[tuple[Holder, ...]]) -> list[str]:
    """The ids of the people in each cell whom the people file knows."""
    known = [[one.person for one in of_item if one.person >= 0 and not one.vacant] for of_item in holders]
    codes = list(dict.fromkeys(chain.from_iterable(known)))
    id_of = dict(zip(codes, people.texts("person_id", codes), strict=True))
    return [_joined([id_of[code] for code in of_item]) for of_item in known]


def _known(org: Org, ids: Sequence[str]) -> Sequence[str]:
    return [item_id for item_id in ids if item_id in org.work] if ids else ()


def _joined(ids: Sequence[str]) -> str:
    return _JOINED_BY.join(dict.fromkeys(filter(None, ids))) if ids else ""


def _amount(budget: float | None) -> str:
    """A budget without the ``.0`` and the exponent that floats bring along."""
    return "" if budget is None else f"{budget:.2f}".removesuffix(".00")
