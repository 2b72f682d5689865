"""Which column of a file is which canonical column: headers propose, the cells decide, the user overrides."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rolemap.read.headers.cells import Cells
from rolemap.read.headers.content import contradicts, form_of, share
from rolemap.read.headers.evidence import by_cells
from rolemap.read.headers.readings import readings_of, same_headers
from rolemap.read.headers.sensitive import sensitive
from rolemap.read.headers.spellings import TABLES, Reading, spellings_of
from rolemap.tables.schema import LEAD_COLUMNS

BY_CELLS = "by its cells"
"""How a column was understood whose header is not known."""


@dataclass(frozen=True, slots=True)
class Match:
    """``columns`` pairs a canonical column with the columns of the file that make it (several are joined).

    ``how`` says for each canonical column why; ``sensitive`` gives dropped columns with the reason; ``doubts`` are
    sentences about choices among several readings; ``unknown`` are the columns that nobody asked for.
    """

    columns: Mapping[str, tuple[int, ...]]
    how: Mapping[str, str] = field(default_factory=dict)
    sensitive: tuple[tuple[int, str], ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()
    unknown: tuple[int, ...] = ()


LISTS = {
    "people": frozenset({"matrix_manager", "alias_email", "portfolio", "program", "project", "product"}),
    "work": frozenset(
        {
            *LEAD_COLUMNS,
            "sponsor",
            "assignee",
            "assignee_email",
            "depends_on",
            "blocks",
            "parent",
            "other_parents",
            "portfolio",
            "program",
            "product",
        }
    ),
    "assignments": frozenset[str](),
}
"""Columns whose cells may name several; where several columns of a file make one, their cells are joined by ``;``."""

_GATHERED = frozenset({"matrix_manager", "alias_email", "other_parents", "depends_on", "blocks"})
"""Of these, columns that are gathered from every header that could be meant; of the others the best header counts."""

_BEFORE = {
    "people": (
        "person_id",
        "title",
        "manager_id",
        "manager_email",
        "manager_name",
        "manager",
        "matrix_manager",
        "name",
    ),
    "work": ("work_id", "name", "kind"),
    "assignments": (),
}
"""Columns that choose first where one header could be several."""

_CODE = re.compile(r"[A-Z0-9][A-Z0-9._/-]{0,7}")
_CODED = 0.8  # a title column with so large a share of codes gives way to one of words
_LINE = 0.6  # a dotted-line column filled in so many rows is the line itself where the file has no other

_REPEATED = 0.75  # an id column with less than this share of the distinct cells of another one is no id of its rows

_MANAGER_FORMS = {"email": "manager_email", "id": "manager_id", "name": "manager_name"}
_NAMES_MANAGER = frozenset({"manager", *_MANAGER_FORMS.values(), "manager_first_name", "manager_last_name"})
_OTHER_FORMS = {  # a column that its header calls one thing and its cells another
    ("manager_id", "email"): "manager_email",
    ("manager_id", "name"): "manager",
    ("manager_id", "dn"): "manager",
    ("manager_name", "email"): "manager_email",
    ("manager_name", "id"): "manager_id",
    ("manager_name", "dn"): "manager",
    ("manager_email", "id"): "manager_id",
    ("manager_email", "name"): "manager",
    ("manager_email", "dn"): "manager",
}


def match_columns(cells: Cells, table: str, overrides: Mapping[str, int] | None = None) -> Match:
    """Match the columns of a file with the canonical columns of ``table`` (a key of ``TABLES``).

    ``overrides`` gives canonical column → column of the file, and wins, except over what is never read.
    """
    return _Matcher(cells, table, overrides or {}).match()


@lru_cache(maxsize=50_000)
def _readings_of(header: str, table: str) -> tuple[Reading, ...]:
    """As ``readings_of``: a file is matched several times, and each header costs a millisecond."""
    return readings_of(header, spellings_of(table))


class _Matcher:
    def __init__(self, cells: Cells, table: str, overrides: Mapping[str, int]) -> None:
        self.cells = cells
        self.table = table
        self.chosen: dict[str, tuple[int, ...]] = {}
        self.how: dict[str, str] = {}
        self.doubts: list[tuple[str, str]] = []
        self.sensitive = tuple((i, why) for i, header in enumerate(cells.headers) if (why := sensitive(header, table)))
        self.free = set(range(len(cells.headers))) - {i for i, _ in self.sensitive}
        for column, index in overrides.items():
            if index in self.free:
                self._choose(column, (index,), "said by the user")
        self.readings = self._readings()

    def match(self) -> Match:
        first = _BEFORE[self.table]
        for column in (*first, *(name for name in self._names() if name not in first)):
            if column not in self.chosen:
                self._settle(column)
        if self.table == "people":
            self._settle_names()
            self._settle_managers()
        self._settle_by_cells()
        return Match(self.chosen, self.how, self.sensitive, tuple(self.doubts), tuple(sorted(self.free)))

    def _names(self) -> tuple[str, ...]:
        return (
            (*TABLES[self.table], "manager_first_name", "manager_last_name")
            if self.table == "people"
            else TABLES[self.table]
        )

    def _readings(self) -> dict[str, list[tuple[Reading, int]]]:
        """Canonical column → its candidates (reading, column of the file), best first; what the cells deny is out."""
        candidates: dict[str, list[tuple[Reading, int]]] = {}
        for index in sorted(self.free):
            header, sample = self.cells.headers[index], self.cells.sample(index)
            for reading in _readings_of(header, self.table):
                why = contradicts(reading.column, header, sample)
                if why:
                    self.doubts.append((header, f"not taken for '{reading.column}': {why}"))
                else:
                    candidates.setdefault(reading.column, []).append((reading, index))
        for column, found in candidates.items():
            found.sort(key=lambda pair: (not self.cells.sample(pair[1]), pair[0].cost, pair[1]))
            candidates[column] = found
        return candidates

    def _settle(self, column: str) -> None:
        found = [(reading, index) for reading, index in self.readings.get(column, ()) if index in self.free]
        if not found:
            return
        reading, index = found[0]
        if column == "person_id":
            reading, index = self._referred(found)
        if column == "work_id":
            reading, index = self._unrepeated(found)
        if column == "parent":
            reading, index = self._inside(found)
        if column == "title":
            reading, index = self._in_words(found)
        taken = [index]
        if column in _GATHERED:
            taken = sorted(i for r, i in found if r.cost <= reading.cost + 20 and self.cells.sample(i)) or [index]
        else:  # the same header again ("Watchers,Watchers") is the same thing again
            again = [
                i for _, i in found if i != index and same_headers(self.cells.headers[i], self.cells.headers[index])
            ]
            taken += again
        others = [self.cells.headers[i] for _, i in found if i not in taken]
        if others and reading.how != "canonical name":
            named = ", ".join(f"'{other}'" for other in others)
            self.doubts.append((self.cells.headers[index], f"taken for '{column}' before {named}"))
        self._choose(column, tuple(taken), reading.how)

    def _referred(self, found: list[tuple[Reading, int]]) -> tuple[Reading, int]:
        """Of several id columns, the one that the manager column refers to; else the best by its header."""
        references = [i for c in ("manager_id", "manager") for _, i in self.readings.get(c, ()) if self.cells.sample(i)]
        if not references or len(found) == 1:
            return found[0]
        scored = [(self.cells.overlap(references[0], index), -rank) for rank, (_, index) in enumerate(found)]
        share, rank = max(scored)
        best = found[-rank]
        if rank and share > scored[0][0] + 0.3:
            header = self.cells.headers
            self.doubts.append((header[best[1]], f"taken for 'person_id': '{header[references[0]]}' refers to it"))
            return best
        return found[0]

    def _unrepeated(self, found: list[tuple[Reading, int]]) -> tuple[Reading, int]:
        """The best id column by its header, unless another repeats itself far less: then rows are issues of projects
        ("Project ID" beside "ID" in a Linear export).
        """
        shares = [len(set(cells)) / len(cells) if (cells := self.cells.sample(i)) else 0.0 for _, i in found]
        best = next(rank for rank, share in enumerate(shares) if share >= _REPEATED * max(shares))
        if best:
            header = self.cells.headers
            first = header[found[0][1]]
            self.doubts.append((header[found[best][1]], f"taken for 'work_id' before '{first}', which repeats itself"))
        return found[best]

    def _inside(self, found: list[tuple[Reading, int]]) -> tuple[Reading, int]:
        """Of several parent columns, the one that refers to rows of this file: "Parent key" where "Parent" holds
        numbers of another system (Jira); else the best by its header.
        """
        rows = [i for column in ("work_id", "name") for i in self.chosen.get(column, ())]
        if not rows or len(found) == 1:
            return found[0]
        shares = [max(self.cells.overlap(index, row) for row in rows) for _, index in found]
        best = shares.index(max(shares))
        if shares[best] <= shares[0] + 0.3:
            return found[0]
        header = self.cells.headers
        first = header[found[0][1]]
        self.doubts.append(
            (header[found[best][1]], f"taken for 'parent' before '{first}', which names no row of the file")
        )
        return found[best]

    def _in_words(self, found: list[tuple[Reading, int]]) -> tuple[Reading, int]:
        """The best title column by its header, unless it holds codes ("DIR", "PM2") and another one says them in words
        ("Functie" beside "Functieomschrijving").
        """
        coded = [share(self.cells.sample(i), _CODE.fullmatch) for _, i in found]
        best = next(
            (rank for rank, codes in enumerate(coded) if codes < 1 - _CODED and self.cells.sample(found[rank][1])), 0
        )
        if coded[0] < _CODED or not best:
            return found[0]
        header = self.cells.headers
        self.doubts.append(
            (header[found[best][1]], f"taken for 'title' before '{header[found[0][1]]}', which holds codes")
        )
        return found[best]

    def _settle_names(self) -> None:
        """ "Nom" beside "Prénom" is the last name, "Nombre" beside "Apellidos" the first: the cells tell."""
        whole = self.chosen.get("name", ())
        for part, other in (("first_name", "last_name"), ("last_name", "first_name")):
            if whole and part in self.chosen and other not in self.chosen:
                shared = self.cells.holds(whole[0], self.chosen[part][0])
                if shared < 0.5:
                    self._rename("name", other, f"'{self.cells.headers[self.chosen[part][0]]}' holds the other part")
                return
        lone = [part for part in ("first_name", "last_name") if part in self.chosen]
        if not whole and len(lone) == 1:
            sample = self.cells.sample(self.chosen[lone[0]][0])
            if sample and sum(" " in cell or "," in cell for cell in sample) > len(sample) / 2:
                self._rename(lone[0], "name", "its cells hold several words")

    def _settle_managers(self) -> None:
        """A manager column goes by what it holds where its header says another form, or where there are several; a
        functional manager is the manager where the file names no other.
        """
        dotted = self.chosen.get("matrix_manager", ())
        if len(dotted) == 1 and not _NAMES_MANAGER & self.chosen.keys() and self.cells.filled(dotted[0]) >= _LINE:
            self._rename("matrix_manager", "manager", "the file names no other manager")
        for (column, form), better in _OTHER_FORMS.items():
            if column in self.chosen and better not in self.chosen and self._form(column) == form:
                self._rename(column, better, f"its cells are {'e-mails' if form == 'email' else form + 's'}")
        for reading, index in self.readings.get("manager", ()):
            form = form_of(self.cells.sample(index))
            target = _MANAGER_FORMS.get(form, "")
            open_ = index in self.free and target and target not in self.chosen and "manager" in self.chosen
            if open_ and form != self._form("manager"):
                self._choose(target, (index,), f"{reading.how}; its cells decide the form")

    def _settle_by_cells(self) -> None:
        for column, index in by_cells(self.cells, self.table, self.chosen, sorted(self.free)).items():
            self.doubts.append(
                (self.cells.headers[index], f"taken for '{column}' by its cells: no header is known for it")
            )
            self._choose(column, (index,), BY_CELLS)

    def _form(self, column: str) -> str:
        return form_of(self.cells.sample(self.chosen[column][0]))

    def _rename(self, column: str, better: str, why: str) -> None:
        taken = self.chosen.pop(column)
        how = self.how.pop(column)
        self.doubts.append((self.cells.headers[taken[0]], f"taken for '{better}', not '{column}': {why}"))
        self._choose(better, taken, how)

    def _choose(self, column: str, taken: tuple[int, ...], how: str) -> None:
        self.chosen[column] = taken
        self.how[column] = how
        self.free -= set(taken)
