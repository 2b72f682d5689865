"""Notes of some files, gathered while they are read: one for each place, or one for many of a kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rolemap.model import ImportLog, ImportNote, NoteLevel
from rolemap.tables.places import Places


@dataclass(slots=True)
class Notebook:
    """Gathers notes; ``places`` gives the file and the row of each position of the table that they are about, ``lent``
    those of the cells of a column that another file lent.
    """

    places: Places
    notes: list[ImportNote] = field(default_factory=list)
    lent: Mapping[str, Places] = field(default_factory=dict)

    def at(self, places: Places, lent: Mapping[str, Places] | None = None) -> "Notebook":
        """The same notes, for positions that stand elsewhere."""
        return Notebook(places, self.notes, lent or {})

    def say(
        self, level: NoteLevel, code: str, message: str, *, column: str = "", value: str = "", next_step: str = ""
    ) -> None:
        """A note about the whole file, the first where there are several."""
        self.notes.append(ImportNote(level, code, self.places.files[0], message, 0, column, value, next_step))

    def say_at(
        self,
        level: NoteLevel,
        code: str,
        message: str,
        positions: Sequence[int],
        *,
        column: str = "",
        value: str = "",
        next_step: str = "",
    ) -> None:
        """A note about some positions of the table, in each file at the first of them; nothing without any."""
        for file, row, count in self.lent.get(column, self.places).by_file(positions):
            self.notes.append(ImportNote(level, code, file, message, row, column, value, next_step, count=count))

    def say_by_value(
        self,
        level: NoteLevel,
        code: str,
        message: str,
        found: Iterable[tuple[int, str]],
        *,
        column: str = "",
        next_step: str = "",
        limit: int = 0,
    ) -> None:
        """One note for each distinct value of ``found`` (position, value); ``message`` may hold ``{value}``.

        Beyond ``limit`` values (0: none) one note stands for all that are left.
        """
        positions: dict[str, list[int]] = {}
        for position, value in found:
            positions.setdefault(value, []).append(position)
        for number, (value, where) in enumerate(positions.items()):
            if limit and number == limit:
                rest = [position for others in list(positions.values())[limit:] for position in others]
                text = f"{len(positions) - limit} more texts like this one: {message}".replace("{value}", value)
                self.say_at(level, code, text, sorted(rest), column=column, value=value, next_step=next_step)
                return
            text = message.replace("{value}", value)
            self.say_at(level, code, text, where, column=column, value=value, next_step=next_step)

    def log(self, read: ImportLog, left_out: int) -> ImportLog:
        """The log of the file as it was ``read``, with these notes; ``left_out`` more of its rows were not used."""
        sources = tuple(
            replace(source, rows_used=source.rows_used - left_out, rows_left_out=source.rows_left_out + left_out)
            for source in read.sources
        )
        return ImportLog(sources, (*read.notes, *self.notes))
