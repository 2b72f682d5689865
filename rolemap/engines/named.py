"""The people whom a register names, found in a table that no memory holds: by id, e-mail and name."""

import re
from collections.abc import Iterable

import numpy as np

from rolemap.engines.engine import Engine
from rolemap.tables.arrow_text import strings
from rolemap.tables.cells import texts
from rolemap.tables.names.bulk import name_keys, spelled_out_keys, tidy_names
from rolemap.tables.names.bulk_keys import id_keys
from rolemap.tables.names.parts import parse_name
from rolemap.tables.references.forms import mail_keys
from rolemap.tables.schema import LEAD_COLUMNS
from rolemap.tables.table import Table

_COLUMNS = (*LEAD_COLUMNS, "sponsor", "assignee", "assignee_email", "dependency_owner")
_BETWEEN = re.compile(r"[;|/\n\u2022,&+()<>\[\]]|\s(?:and|und|et|y|e|en|och|og)\s", re.IGNORECASE)
"""What may stand between two people, or between a name and an id. Too many parts do no harm: they are nobody."""


def positions_named(engine: Engine, register: Table) -> set[int]:
    """Positions of everybody whom a cell of the register may mean, and perhaps of others.

    Near spellings of names are not looked for: that takes all names at once.
    """
    cells = {text for column in _COLUMNS for text in texts(register, column) if text}
    parts = cells | {part.strip() for text in cells for part in _BETWEEN.split(text)} - {""}
    written = strings(sorted(parts))
    mails = {mail for text in cells for mail in mail_keys(text)}
    found: set[int] = set()
    for ask, keys in (
        (engine.ids_like, set(id_keys(written).to_pylist())),
        (engine.ids_of_mails, mails),
    ):
        if keys := keys - {""}:
            found |= _positions(ask(strings(sorted(keys))).column("position"))
    if names := _name_keys(sorted(parts)) - {""}:
        found |= _positions(engine.named(strings(sorted(names))))
    return found


def _name_keys(parts: list[str]) -> set[str]:
    """The keys of names as written, with the given name first or last, and with "oe" for "ö"."""
    names = {text for text in parts if not any(letter.isdigit() for letter in text) or " " in text}
    names |= {parse_name(text).name for text in names}
    written = strings(sorted(names - {""}))
    keys = set(name_keys(tidy_names(written, is_column=False).name).to_pylist()) | set(name_keys(written).to_pylist())
    keys |= set(spelled_out_keys(written).to_pylist())
    words = [key.split() for key in keys if " " in key]
    return keys | {" ".join((*key[1:], key[0])) for key in words} | {" ".join((key[-1], *key[:-1])) for key in words}


def _positions(column: Iterable[object]) -> set[int]:
    return set(np.asarray(column).tolist())
