"""Pseudonyms, and the file that says what they stand for."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from rolemap.errors import InputError
from rolemap.escape import from_spreadsheet, spreadsheet_text
from rolemap.files import write_file
from rolemap.redact.knowledge import prefixes

_HEADER = ["kind", "pseudonym", "stands for"]


class Pseudonyms:
    """Texts of a kind → pseudonyms, numbered in the order in which the texts are first asked for.

    >>> known = Pseudonyms()
    >>> known.of("person", "Ana Ruiz"), known.of("person", "Ken Ito"), known.of("person", "Ana Ruiz")
    ('Person 1', 'Person 2', 'Person 1')
    """

    def __init__(self) -> None:
        self._known: dict[str, dict[str, str]] = {kind: {} for kind in prefixes()}

    def __len__(self) -> int:
        return sum(map(len, self._known.values()))

    def of(self, kind: str, text: str) -> str:
        """The pseudonym of one text; a blank stays a blank."""
        known = self._known[kind]
        return known.setdefault(text, f"{prefixes()[kind]}{len(known) + 1}") if text else ""

    def rows(self) -> Iterable[tuple[str, str, str]]:
        """Kind, pseudonym and text of everything, in the order of the numbers."""
        for kind, known in self._known.items():
            yield from ((kind, pseudonym, text) for text, pseudonym in known.items())

    def restore(self, kind: str, pseudonym: str, text: str) -> bool:
        """Take a row of a key file back; False if it cannot be one: another kind, or out of its order."""
        return kind in self._known and bool(text) and self.of(kind, text) == pseudonym


def read_key(path: Path) -> Pseudonyms:
    """The pseudonyms of a key file; none if there is no such file. Raises ``InputError`` if it is no key file."""
    pseudonyms = Pseudonyms()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return pseudonyms
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not a text file"
        raise InputError(f"{path}: cannot be read ({reason}); it is the key of the pseudonyms, see --key") from None
    rows = csv.reader(io.StringIO(text, newline=""))
    if next(rows, None) != _HEADER:
        raise InputError(f"{path}: is no key file of rolemap; name another one with --key")
    for number, row in enumerate(rows, start=2):
        if len(row) != len(_HEADER) or not pseudonyms.restore(row[0], row[1], from_spreadsheet(row[2])):
            raise InputError(f"{path}: row {number} was changed; take the key of an earlier day, or another --key")
    return pseudonyms


def write_key(path: Path, pseudonyms: Pseudonyms) -> None:
    """Write the key file, for its owner alone. Raises ``OutputError``."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows((kind, pseudonym, spreadsheet_text(text)) for kind, pseudonym, text in pseudonyms.rows())
    write_file(path, stream.getvalue())
