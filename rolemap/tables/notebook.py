"""Notes of one file, gathered while it is read: one for each place, or one for many of a kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from rolemap.model import ImportLog, ImportNote, NoteLevel


@dataclass(slots=True)
class Notebook:
    """Gathers notes about ``file``; ``row`` gives the row in the file of each position of its table."""

    file: str
    row: npt.NDArray[np.int64]
    notes: list[ImportNote] = field(default_factory=list)

    def say(
        self, level: NoteLevel, code: str, message: str, *, column: str = "", value: str = "", next_step: str = ""
    ) -> None:
        """A note about the whole file."""
        self.notes.append(ImportNote(level, code, self.file, message, 0, column, value, next_step))

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
        """A note about some positions of the table, which stands at the first of them; nothing without any."""
        if positions:
            first = int(self.row[positions[0]]) if positions[0] < len(self.row) else 0
            note = ImportNote(level, code, self.file, message, first, column, value, next_step, count=len(positions))
            self.notes.append(note)

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
