"""The kind of each row of a register: its own word, else what its structure shows, else a project."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rolemap.model import Kind, NoteLevel
from rolemap.tables.cells import fold, shown, split_list, texts
from rolemap.tables.notebook import Notebook
from rolemap.tables.register.kinds import (
    KindReading,
    kind_of_header,
    kind_of_height,
    kind_of_id_prefix,
    quoted,
    read_kinds,
)
from rolemap.tables.register.nesting import heights
from rolemap.tables.table import Table

_ABOVE = (Kind.PORTFOLIO, Kind.PROGRAM)


@dataclass(frozen=True, slots=True)
class KindColumn:
    """The words of the kind column in row order, and what they mean."""

    words: Sequence[str]
    reading: KindReading

    def kind(self, position: int) -> Kind | None:
        """The kind that the row's own word says; None for a blank cell and for work below any unit."""
        return self.reading.kinds.get(self.words[position])

    def blank(self) -> "KindColumn":
        """The same rows without a word."""
        return KindColumn([""] * len(self.words), read_kinds(()))

    def is_below(self, position: int) -> bool:
        """True if the row's word means work below any unit (a task, a story)."""
        return self.words[position] in self.reading.below


def read_kind_column(table: Table, user: Mapping[str, Kind] | None, notebook: Notebook) -> KindColumn:
    """The kind column of a register, understood as far as it goes; blank words throughout where there is none."""
    words = texts(table, "kind")
    reading = read_kinds([word for word in words if word], user)
    for word in reading.decided:
        notebook.say(
            NoteLevel.DECIDED,
            "kind-from-ladder",
            f"'{word}' is read as {reading.kinds[word]}, from the other kinds in the file",
            column="kind",
            value=word,
            next_step=f"if it is another kind: --kind {quoted(word)}=KIND",
        )
    return KindColumn(words, reading)


def kinds_of_rows(
    table: Table, column: KindColumn, ids: Sequence[str], parents: Sequence[int], notebook: Notebook
) -> list[Kind]:
    """The kind of each row; what was concluded from structure is said once."""
    told = [column.kind(position) for position in range(len(table))]
    missing = [position for position, kind in enumerate(told) if kind is None and not column.is_below(position)]
    if not missing:
        return [kind or Kind.PROJECT for kind in told]
    concluded, reason = _conclude(table, told, ids, parents)
    where = "no column says the kind of a row" if len(missing) == len(told) else "the kind is blank"
    named = [f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in _counts(concluded, missing)]
    notebook.say_at(
        NoteLevel.DECIDED,
        "kind-concluded",
        f"{where}: {', '.join(named)}, {reason}",
        missing,
        column="kind",
        next_step="add a column that says portfolio, program, project or product",
    )
    return [kind or concluded[position] for position, kind in enumerate(told)]


def _conclude(
    table: Table, told: Sequence[Kind | None], ids: Sequence[str], parents: Sequence[int]
) -> tuple[list[Kind], str]:
    by_prefix = kind_of_id_prefix(ids) if table.has("work_id") and not any(told) else None
    if by_prefix is not None:
        return by_prefix, "as the letters of the ids say"
    by_header = kind_of_header(table.header("name")) or kind_of_header(table.header("work_id"))
    if by_header is not None and by_header is not Kind.PROJECT:
        return [by_header] * len(table), f"as the header '{table.header('name')}' says"
    if any(parent >= 0 for parent in parents):
        kinds = [kind_of_height(height) for height in heights(parents)]
        return kinds, "by how many levels stand below a row"
    named_above = _named_above(table)
    if named_above:
        kinds = [named_above.get(fold(name), Kind.PROJECT) for name in texts(table, "name")]
        columns = shown([str(kind) for kind in _ABOVE if table.has(kind)])
        return kinds, f"as what stands above them is named in the columns {columns}"
    return [Kind.PROJECT] * len(table), "as nothing shows that a row stands above others"


def _named_above(table: Table) -> dict[str, Kind]:
    """Names and ids that the portfolio and program columns use, with the kind that the column gives them."""
    found: dict[str, Kind] = {}
    for kind in _ABOVE:
        for cell in dict.fromkeys(texts(table, kind)):
            for part in (cell, *split_list(cell)):
                if part:
                    found.setdefault(fold(part), kind)
    return found


def _counts(kinds: Sequence[Kind], positions: Sequence[int]) -> list[tuple[Kind, int]]:
    counted = {kind: sum(1 for position in positions if kinds[position] is kind) for kind in Kind}
    return [(kind, count) for kind, count in counted.items() if count]
