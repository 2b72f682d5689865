"""Columns that only their cells give away, or the cells and a header that is not quite known.

Every rule here needs the cells to be what such a column holds, and one column only that fits: what is left open is
left to the user.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from rolemap.read.headers.cells import Cells
from rolemap.read.headers.content import contradicts, is_private, names_another, share, title_share
from rolemap.read.headers.families import SHARED, nearness, says_id
from rolemap.tables.persons.status import presence_word
from rolemap.tables.register.kinds import read_kinds
from rolemap.tables.register.statuses import says_health, says_status

_SURE = 0.8  # share of the cells that must say so
_MOSTLY = 0.5  # share of the cells that must be titles where the header is near to one
_AHEAD = 0.15  # how much nearer one column must be than all others
_SAME_ROW = 0.2  # of the rows of a column of managers, hardly any names the person of its own row
_FEWEST = 2  # texts: one says nothing
_LONGEST = 60  # letters of the name of a department or place

_PERSONS = ("person_id", "name", "email", "login")
_MANAGERS = ("manager_id", "manager_name", "manager_email", "manager")
_BESIDE = {
    "manager": frozenset({*_MANAGERS, "matrix_manager"}),
    "name": frozenset({"name", "first_name", "last_name"}),
    "status": frozenset({"status", "state"}),
    "department": frozenset({"department", "division"}),
}
"""Column → the columns beside which it is not looked for; else only itself."""

_WORDS = re.compile(r"[^\W\d]{2}|[^\x00-\u02ff]")  # two letters, or one that is a word
_CODE = re.compile(r"(?=.*\d)[^\s]{1,20}")
_NUMBER = re.compile(r"[^\w]?\s?-?\d[\d.,'’/\s]*(?:\s?[%$€£])?")
_SUM = re.compile(r"(?:[^\W\d]{0,3}[$€£]?\s?)-?\d[\d.,'’\s]{2,}(?:\s?[$€£]|\s?[^\W\d]{1,3})?")
_PART_TIME = re.compile(r"(?:100|\d{1,2})(?:[.,]\d+)?\s?%?|\d/\d{1,2}")
_PERSON = re.compile(r"[^\W\d_][^\d@]*[ ,・　][^\d@]*")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_DATE = re.compile(
    r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}\.?(?:[T ].*)?|\d{4}年.*"
    r"|\d{1,2}[-. ]+[^\W\d]{3,}\.?[-. ]+\d{2,4}|[^\W\d]{3,}\.? \d{1,2}, \d{4}"  # 5-Jan-2026, March 2, 2026
)
_EYE = (("date", _DATE), ("email", _EMAIL), ("number", _NUMBER))
_LOOKS_LIKE = {
    **dict.fromkeys(("start", "end", "finish", "valid_from"), "date"),
    **dict.fromkeys(("fte", "headcount", "budget", "size", "share", "outline_level"), "number"),
    **dict.fromkeys(("email", "manager_email", "alias_email", "lead_email", "assignee_email"), "email"),
}
"""Column → what its cells are to the eye, else text: only columns of one look can be mistaken for each other."""


def by_cells(cells: Cells, table: str, chosen: Mapping[str, tuple[int, ...]], free: Sequence[int]) -> dict[str, int]:
    """Canonical column → the one column of ``free`` that is meant; ``chosen`` holds what the headers said.

    In people files the person that others report to, the name that they are referred to by, and job titles; in
    registers kinds of work and statuses; in all of them what a header says in words of its own ("Award start").

    >>> from rolemap.read.cells import GridCells
    >>> import pyarrow as pa
    >>> rows = {"0": ["Pia Storm", "Ulf Berg", "Mia Dahl"], "1": ["Head of IT", "Analyst", "Project lead"]}
    >>> table = pa.table({**rows, "2": ["", "Pia Storm", "Pia Storm"]})
    >>> by_cells(GridCells(["Name", "What they do", "In the team of"], table), "people", {"name": (0,)}, [1, 2])
    {'manager': 2, 'title': 1}
    """
    taken: dict[str, int] = {}

    def add(column: str, is_meant: Callable[[int], bool]) -> None:
        if not _BESIDE.get(column, {column}) & {*chosen, *taken}:
            found = [i for i in free if cells.headers[i] and i not in taken.values() and is_meant(i)]
            if len(found) == 1:
                taken[column] = found[0]

    if table == "people":
        add("manager", partial(_refers_to_others, cells, chosen))
        add("name", partial(_is_referred_to, cells, chosen))
    firsts = {column: indices[0] for column, indices in chosen.items()}
    for column in _HOLDS[table]:
        add(column, partial(_is_near, cells, table, column, {**firsts, **taken}))
    if table == "people":
        add("title", lambda index: _are_titles(cells.sample(index)))
    if table == "work":
        add("kind", lambda index: _are_kinds(cells.sample(index)))
        add("status", lambda index: _are_statuses(cells.sample(index)))
    return taken


def _refers_to_others(cells: Cells, chosen: Mapping[str, tuple[int, ...]], index: int) -> bool:
    """True for a column of ids, names or addresses of the same file, several rows sharing one, none its own."""
    sample = cells.sample(index)
    if len(set(sample)) == len(sample) or names_another(cells.headers[index]):
        return False
    targets = [chosen[column][0] for column in _PERSONS if column in chosen]
    if any(cells.overlap(index, one) >= _SURE and cells.holds(index, one) <= _SAME_ROW for one in targets):
        return True
    if not {"first_name", "last_name"} <= chosen.keys() or "name" in chosen:
        return False
    first, last = chosen["first_name"][0], chosen["last_name"][0]
    return share(sample, partial(_is_name_of, set(cells.sample(first)), set(cells.sample(last)))) >= _SURE and (
        cells.holds(index, last) <= _SAME_ROW
    )


def _is_name_of(first: Collection[str], last: Collection[str], cell: str) -> bool:
    """True for a name of two words, or more, that begins and ends with names of the file, either one first."""
    words = cell.replace(",", " ").split()
    ends = {(words[0], words[-1]), (words[-1], words[0])} if len(words) > 1 else set()
    return any(given in first and family in last for given, family in ends)


def _is_referred_to(cells: Cells, chosen: Mapping[str, tuple[int, ...]], index: int) -> bool:
    """True for a column without repetition that holds the names in the column of managers."""
    sample = cells.sample(index)
    managers = [chosen[column][0] for column in _MANAGERS if column in chosen]
    distinct = len(set(sample)) >= _SURE * len(sample)
    return (
        distinct
        and share(sample, lambda cell: " " in cell) >= _SURE
        and any(cells.overlap(manager, index) >= _SURE for manager in managers)
    )


def _is_near(cells: Cells, table: str, column: str, known: Mapping[str, int], index: int) -> bool:
    """True if a header comes nearer to ``column`` than to any other that the file lacks and the cells could be.

    ``known`` holds the columns that the file has; cells that are the persons of its rows name nothing else.
    """
    header, sample = cells.headers[index], cells.sample(index)
    near = nearness(header, table)
    if near.get(column, 0.0) < SHARED or is_private(header) or not sample:
        return False
    look = next((look for look, pattern in _EYE if _are(pattern)(sample)), "text")
    if look == "text" and (says_id(header) or len(sample) < _FEWEST):
        return column in ("work_id", "person_id") and _HOLDS[table][column](sample)
    holds = _HOLDS[table]
    rivals = [
        score
        for other, score in near.items()
        if other not in known
        and other != column
        and _LOOKS_LIKE.get(other, "text") == look
        and (other not in holds or holds[other](sample))
    ]
    if near[column] < max(rivals, default=0.0) + _AHEAD or not holds[column](sample):
        return False
    return not any(cells.overlap(index, known[one]) >= _SURE for one in _PERSONS if one in known)


def _are(pattern: re.Pattern[str]) -> Callable[[Sequence[str]], bool]:
    return lambda sample: share(sample, pattern.fullmatch) >= _SURE


def _are_titles(sample: Sequence[str]) -> bool:
    return len(set(sample)) >= _FEWEST and title_share(sample) >= _SURE


def _are_kinds(sample: Sequence[str]) -> bool:
    reading = read_kinds(sample)
    return len(sample) >= _FEWEST and share(sample, lambda cell: cell in reading.kinds) >= _SURE


def _are_statuses(sample: Sequence[str]) -> bool:
    """True where the cells say where work stands; words that only say how it is doing ("red") do not."""
    return len(sample) >= _FEWEST and share(sample, lambda cell: says_status(cell) and not says_health(cell)) >= _SURE


def _are_texts(sample: Sequence[str]) -> bool:
    """True for names of things: words, no codes, sentences or addresses."""
    return share(sample, lambda cell: _WORDS.match(cell) and len(cell) <= _LONGEST and "@" not in cell) >= _SURE


def _are_names_of_rows(sample: Sequence[str]) -> bool:
    return len(set(sample)) >= _SURE * len(sample) and share(sample, _WORDS.search) >= _SURE


def _are_ids_of_rows(sample: Sequence[str]) -> bool:
    return len(set(sample)) == len(sample) and _are(_CODE)(sample)


_HOLDS: Mapping[str, Mapping[str, Callable[[Sequence[str]], bool]]] = {
    "people": {
        "person_id": _are_ids_of_rows,
        "name": lambda sample: _are_names_of_rows(sample) and share(sample, _PERSON.fullmatch) >= _SURE,
        "title": lambda sample: title_share(sample) >= _MOSTLY,
        "start": _are(_DATE),
        "end": _are(_DATE),
        "fte": _are(_PART_TIME),
        "email": _are(_EMAIL),
        "location": _are_texts,
        "department": _are_texts,
        "status": lambda sample: share(sample, lambda cell: presence_word(cell) >= 0) >= _SURE,
        "worker_type": lambda sample: not contradicts("worker_type", "type", sample),
    },
    "work": {
        "work_id": _are_ids_of_rows,
        "name": _are_names_of_rows,
        "start": _are(_DATE),
        "finish": _are(_DATE),
        "budget": _are(_SUM),
        "status": lambda sample: share(sample, says_status) >= _SURE,
        "department": _are_texts,
        "sponsor": _are_texts,
        "product": _are_texts,
    },
    "assignments": {"work": _are_texts, "person": _are_texts, "start": _are(_DATE), "end": _are(_DATE)},
}
"""Table → columns that a header may name in words of its own, each with what its cells must be then: none of them says
who leads whom, or what belongs to what.
"""
