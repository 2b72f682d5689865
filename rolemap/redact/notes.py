"""The readers' notes without what they repeat of the files."""

from dataclasses import replace

from rolemap.model import ImportLog, ImportNote, Source
from rolemap.redact.knowledge import whole_notes
from rolemap.redact.people import Redactor
from rolemap.tables.schema import ASSIGNMENTS_READ, PEOPLE_READ, WORK_READ

_CANONICAL = frozenset((*PEOPLE_READ, *WORK_READ, *ASSIGNMENTS_READ))


def redact_log(log: ImportLog, redactor: Redactor) -> ImportLog:
    """All notes, in their order: of those that may repeat a cell or a header the code, the row and the count remain."""
    named = {source.file: f"{source.table} {number}" for number, source in enumerate(log.sources, start=1)}
    files = named if redactor.hides_all else {}
    sources = tuple(_source(source, files.get(source.file, source.file)) for source in log.sources)
    return ImportLog(
        sources, tuple(_note(note, files.get(note.file, "" if files else note.file)) for note in log.notes)
    )


def _source(source: Source, file: str) -> Source:
    columns = tuple((column, column) for column, _ in source.columns)
    return replace(source, file=file, sheet="", columns=columns)


def _note(note: ImportNote, file: str) -> ImportNote:
    column = note.column if note.column in _CANONICAL else ""
    if note.code in whole_notes():
        return replace(note, file=file, column=column)
    words = f"{note.code.replace('-', ' ')} (details withheld)"
    return replace(note, file=file, column=column, message=words, value="", next_step="")
