"""Ids of work items: the file's own, made from the name where it has none, told apart where it repeats itself."""

from collections.abc import Sequence

from rolemap.model import NoteLevel
from rolemap.tables.cells import fold
from rolemap.tables.notebook import Notebook


def work_ids(ids: Sequence[str], names: Sequence[str], notebook: Notebook) -> list[str]:
    """One id for each row, unique; the first row of an id keeps it, the next is ``id#2``.

    A row without an id gets the words of its name, joined by hyphens: the same name makes the same id in every run.
    """
    wanted = [work_id or fold(name).replace(" ", "-") or "item" for work_id, name in zip(ids, names, strict=True)]
    written = {work_id for work_id in ids if work_id}
    taken: set[str] = set()
    again: dict[str, int] = {}
    result: list[str] = []
    repeated: list[tuple[int, str]] = []
    for position, work_id in enumerate(wanted):
        unique = work_id
        is_clash = work_id in taken or (not ids[position] and work_id in written)
        while is_clash and (unique in taken or unique in written or unique == work_id):
            again[work_id] = again.get(work_id, 1) + 1
            unique = f"{work_id}#{again[work_id]}"
        if is_clash and ids[position]:
            repeated.append((position, work_id))
        taken.add(unique)
        result.append(unique)
    notebook.say_by_value(
        NoteLevel.CHANGED,
        "id-repeated",
        "id {value} stands at several rows; the first keeps it, the others are told apart as {value}#2, …",
        repeated,
        column="work_id",
        next_step="give each work item an id of its own, or remove the row that is there twice",
    )
    made = [position for position, work_id in enumerate(ids) if not work_id]
    if made and written:
        notebook.say_at(
            NoteLevel.CHANGED, "id-made", "no id: made from the name", made, column="work_id", value=result[made[0]]
        )
    return result
