"""Columns of a register that name units: the portfolio and the program above a row, the products that it changes.

A unit that has no row of its own is made from the column: the register names it, so it is on the map.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from rolemap.model import Kind, NoteLevel
from rolemap.tables.cells import fold, shown
from rolemap.tables.notebook import Notebook
from rolemap.tables.register.index import WorkIndex
from rolemap.tables.register.kinds import HEIGHT
from rolemap.tables.register.units import Units
from rolemap.tables.words import words

Finder = Callable[[str], list[int]]


def unit_finder(units: Units, kind: Kind, column: str) -> Finder:
    """A function from a cell of ``column`` to the units of ``kind`` that it names, made where they have no row."""
    of_kind = [i for i in range(len(units)) if units.kinds[i] is kind]
    index = WorkIndex([units.ids[i] for i in of_kind], [units.names[i] for i in of_kind])
    made: dict[str, int] = {}
    known: dict[str, list[int]] = {}

    def place(reference: str, rows: Sequence[int]) -> int:
        if rows:
            return of_kind[rows[0]]
        key = fold(reference)
        if key not in made:
            made[key] = units.make(kind, reference, column)
        return made[key]

    def find(cell: str) -> list[int]:
        if cell not in known:
            named = [(text, rows) for text, rows in index.find_all(cell) if not _is_no_unit(text)]
            known[cell] = list(dict.fromkeys(place(text, rows) for text, rows in named))
        return known[cell]

    return find


def attach_to_columns(units: Units, columns: Mapping[Kind, Sequence[str]], notebook: Notebook) -> None:
    """Put each row under the program and the portfolio that its columns name, the nearest first.

    A program without a parent of its own goes under the portfolio that most of its rows name; a portfolio that is not
    above a row's program is a further parent of the row.
    """
    finders = {kind: unit_finder(units, kind, str(kind)) for kind in columns}
    named = {
        kind: [_upper(units, position, kind, finders[kind](cell)) for position, cell in enumerate(cells)]
        for kind, cells in columns.items()
    }
    programs, portfolios = named.get(Kind.PROGRAM), named.get(Kind.PORTFOLIO)
    if programs is not None and portfolios is not None:
        _nest_programs(units, programs, portfolios)
    for above in (programs, portfolios):
        for position, found in enumerate(above or ()):
            for unit in found:
                units.add_parent(position, unit)
    _say_made(units, columns, notebook)


def products_of(units: Units, cells: Sequence[str], notebook: Notebook) -> list[list[int]]:
    """Positions of the products that each row names, itself never among them."""
    find = unit_finder(units, Kind.PRODUCT, "product")
    found = [[unit for unit in find(cell) if unit != position] for position, cell in enumerate(cells)]
    _say_made(units, (Kind.PRODUCT,), notebook)
    return found


def _upper(units: Units, position: int, kind: Kind, found: Sequence[int]) -> list[int]:
    """The units of ``found`` that can stand above a row: not the row itself, and nothing of a lower kind."""
    can_be_below = HEIGHT[units.kinds[position]] <= HEIGHT[kind]
    return [unit for unit in found if unit != position] if can_be_below else []


def _nest_programs(units: Units, programs: Sequence[Sequence[int]], portfolios: Sequence[Sequence[int]]) -> None:
    votes: dict[int, Counter[int]] = {}
    for position, named in enumerate(programs):
        for program in named[:1]:
            if portfolios[position]:
                votes.setdefault(program, Counter())[portfolios[position][0]] += 1
    for program, counted in votes.items():
        own = portfolios[program] if program < len(portfolios) else ()
        if units.parent[program] < 0 and not own:
            units.parent[program] = min(counted, key=lambda unit: (-counted[unit], unit))


def _say_made(units: Units, kinds: Sequence[Kind] | Mapping[Kind, Sequence[str]], notebook: Notebook) -> None:
    for kind in kinds:
        made = [units.names[unit] for unit, column in units.made_from.items() if column == str(kind)]
        if made:
            notebook.say(
                NoteLevel.DECIDED,
                "unit-from-column",
                f"{len(made)} {kind}{'s' if len(made) > 1 else ''} made from the column '{kind}', "
                f"as the register has no row of {'them' if len(made) > 1 else 'it'}: {shown(made)}",
                column=str(kind),
            )


def _is_no_unit(text: str) -> bool:
    return not fold(text) or text.casefold() in words("vacancies", "blank", "unknown")
