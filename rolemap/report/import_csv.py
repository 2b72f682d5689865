"""``import.csv``: what the readers decided, left out or could not resolve."""

from rolemap.model import ImportLog, ImportNote, NoteLevel, Source
from rolemap.report.cells import csv_text
from rolemap.report.wording import number

IMPORT_COLUMNS = ("file", "level", "code", "row", "column", "value", "message", "next_step", "count")


def import_csv(log: ImportLog) -> str:
    """CSV of all notes, the input files first. ``row`` is empty where a note is about the whole file."""
    notes = import_notes(log)
    return csv_text(
        {
            "file": [note.file for note in notes],
            "level": [str(note.level) for note in notes],
            "code": [note.code for note in notes],
            "row": [str(note.row) if note.row else "" for note in notes],
            "column": [note.column for note in notes],
            "value": [note.value for note in notes],
            "message": [note.message for note in notes],
            "next_step": [note.next_step for note in notes],
            "count": [str(note.count) for note in notes],
        }
    )


def import_notes(log: ImportLog) -> tuple[ImportNote, ...]:
    """All notes of a run; first one about each input file: how it was read, and how its rows add up."""
    told = {note.file for note in log.notes if note.code == _SOURCE_CODE}
    about = tuple(_note_of(source) for source in log.sources if source.file not in told)
    return (*about, *log.notes)


_SOURCE_CODE = "source"


def _note_of(source: Source) -> ImportNote:
    facts = (
        f"read as {source.table}",
        source.format,
        source.encoding,
        f"delimiter {source.delimiter!r}" if source.delimiter else "",
        f"sheet {source.sheet!r}" if source.sheet else "",
        f"header in row {source.header_row}",
        f"{number(source.rows_read)} rows read",
        f"{number(source.rows_used)} used",
        f"{number(source.rows_left_out)} left out",
    )
    return ImportNote(
        level=NoteLevel.DECIDED,
        code=_SOURCE_CODE,
        file=source.file,
        message=", ".join(fact for fact in facts if fact),
        value=source.modified,
        count=source.rows_read,
    )
