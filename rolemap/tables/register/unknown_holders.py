"""People who are named on work items and are not in the people file, or are there more than once: data and notes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rolemap.model import Dangling, Holder, NoteLevel, Subject
from rolemap.tables.notebook import Notebook
from rolemap.tables.people import People

_SHOWN = 5  # candidates that a note names


@dataclass(slots=True)
class UnknownHolders:
    """Gathers what cannot be resolved, item by item, and says it once for each name and column."""

    people: People
    dangling: list[Dangling] = field(default_factory=list)
    _places: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    _candidates: dict[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)

    def look_at(self, holders: Iterable[Holder], column: str, subject: Subject, position: int, row: int) -> None:
        """Holders of one cell of an item; ``position`` and ``row`` are those of the cell."""
        for holder in holders:
            if holder.person >= 0 or holder.vacant:
                continue
            ids = tuple(self.people.text("person_id", code) for code in holder.candidates)
            reason = "ambiguous" if ids else "unknown"
            self.dangling.append(Dangling(subject.kind, subject.id, column, holder.name, reason, ids, row))
            self._places.setdefault((column, holder.name), []).append(position)
            self._candidates[column, holder.name] = holder.candidates

    def say(self, notebook: Notebook) -> None:
        """One note for each name and column, at the first row that names it."""
        for (column, name), positions in self._places.items():
            candidates = self._candidates[column, name]
            if candidates:
                ids = ", ".join(self.people.text("person_id", code) for code in candidates[:_SHOWN])
                ids += f" and {len(candidates) - _SHOWN} more" if len(candidates) > _SHOWN else ""
                message = f"'{name}' could be several people: {ids}"
            else:
                message = f"nobody named '{name}' is in {self.people.file or 'the people file'}"
            notebook.say_at(
                NoteLevel.UNRESOLVED,
                f"{_noun(column)}-{'ambiguous' if candidates else 'unknown'}",
                message,
                positions,
                column=column,
                value=name,
                next_step="write the person's id or e-mail" if candidates else "add the person, or correct the name",
            )


def _noun(column: str) -> str:
    return column if column in ("sponsor", "person") else "lead"
