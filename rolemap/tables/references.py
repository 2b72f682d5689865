"""Whom a written reference means: the one place where ids, e-mails, logins and names become people.

Exact comes before normalized, normalized before fuzzy; the first form that anybody fits decides. Several people who
fit are an ambiguity, never a choice, unless they are rows of one person. Forms that are tried, in this order: id,
e-mail, login, distinguished name, name, all as written; the same without case, accents, leading zeros and domains;
``Name (id)`` and ``Name <mail>``; at last near spellings of a name (``near_names``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz

from rolemap.model import Presence
from rolemap.tables.arrow_text import strings
from rolemap.tables.name_keys import name_key, spelled_out_key
from rolemap.tables.name_parts import parse_name
from rolemap.tables.near_names import NearNames
from rolemap.tables.people import IntArray, People
from rolemap.tables.person_ids import told_apart_from
from rolemap.tables.reference_forms import INVENTED_ID, common_name, dn_key, id_key, login_key, mail_keys


class How(StrEnum):
    """How sure a match is: as ``EXACT`` as written, ``NORMALIZED`` (case, accents, zeros, order of names), ``FUZZY``
    (a near spelling that fits one person alone), ``AMBIGUOUS`` (several people fit), ``NOBODY``.
    """

    EXACT = "exact"
    NORMALIZED = "normalized"
    FUZZY = "fuzzy"
    AMBIGUOUS = "ambiguous"
    NOBODY = ""


HOW = tuple(How)


@dataclass(frozen=True, slots=True)
class Match:
    """``person`` is a code in ``People``, -1 if nobody or several people fit; ``score`` 0-1, below 1 if fuzzy.

    ``candidates`` are the codes of everybody who fits where several do. ``remark`` says in words what speaks against
    the match or explains why there is none.
    """

    person: int = -1
    how: How = How.NOBODY
    score: float = 0.0
    candidates: tuple[int, ...] = ()
    remark: str = ""

    def __bool__(self) -> bool:
        return self.person >= 0


NOBODY = Match()


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The people of many references: ``person`` int32, a code for each (-1: nobody or several), ``how`` int8, the
    position in ``HOW`` for each, and the ``Match`` of each distinct text that is not somebody's id to the letter.
    """

    person: IntArray
    how: npt.NDArray[np.int8]
    matches: Mapping[str, Match]


class PersonIndex:
    """Finds the people of one file by any written reference. Tables are made when first needed, each once.

    Rows without a usable name (vacancies, headcount, withheld names) are found by id alone.
    """

    def __init__(self, people: People) -> None:
        self._people = people
        self._known: dict[str, Match] = {}

    def find(self, written: str) -> Match:
        """The person whom ``written`` means. Any text is allowed; a blank one means nobody."""
        text = written.strip()
        match = self._known.get(text)
        if match is None:
            match = self._known[text] = self._look_up(text) if text else NOBODY
        return match

    def find_all(self, written: Sequence[str] | pa.Array) -> Found:
        """The people of many references at once, each distinct text looked up once: a million cells in a second."""
        cells = strings(written).dictionary_encode()
        distinct = cells.dictionary
        by_id, codes = self._unique_ids
        place = _places(distinct, by_id)
        person = np.where(place >= 0, codes[place] if len(codes) else -1, -1).astype(np.int32)
        how = np.zeros(len(distinct), dtype=np.int8)
        matches = {}
        for i in np.flatnonzero(place < 0).tolist():
            text = str(distinct[i].as_py())
            match = matches[text] = self.find(text)
            person[i], how[i] = match.person, HOW.index(match.how)
        indices = cells.indices.to_numpy(zero_copy_only=False)
        return Found(person[indices], how[indices], matches)

    def is_person(self, written: str) -> bool:
        """True if the text means at least one person of the file; near spellings do not count."""
        return self.find(written).how in (How.EXACT, How.NORMALIZED, How.AMBIGUOUS)

    def _look_up(self, text: str) -> Match:
        for rows, how in self._readings(text):
            if rows:
                return self._settle(rows, how, text)
        return self._near(text)

    def _readings(self, text: str) -> Iterator[tuple[tuple[int, ...], How]]:
        """The rows that fit each reading of a text, surest reading first."""
        for table in (self._ids, self._mails, self._logins, self._dns):
            yield table.get(text), How.EXACT
        if cn := common_name(text):
            yield self._dn_keys.get(dn_key(text)), How.NORMALIZED
            if not self._people.has("dn"):
                yield from self._by_name(cn)
            return
        yield self._id_keys.get(id_key(text)), How.NORMALIZED
        for mail in mail_keys(text):
            yield self._mail_keys.get(mail), How.NORMALIZED
        if " " not in text:
            yield self._login_keys.get(login_key(text)), How.NORMALIZED
        code = parse_name(text).id
        if code:
            yield self._ids.get(code), How.EXACT
            yield self._id_keys.get(id_key(code)), How.NORMALIZED
        if not (code and self._has_ids):
            yield from self._by_name(text)

    def _by_name(self, text: str) -> Iterator[tuple[tuple[int, ...], How]]:
        name = parse_name(text).name
        key = name_key(name)
        if not key or _is_code(key):
            return
        rows = self._name_keys.get(key)
        names = self._people.columns["name"]
        yield tuple(row for row in rows if names[row].as_py() in (text, name)), How.EXACT
        yield rows, How.NORMALIZED
        yield self._name_keys.get(spelled_out_key(name)), How.NORMALIZED
        yield self._spelled_out.get(key), How.NORMALIZED

    def _near(self, text: str) -> Match:
        parsed = parse_name(common_name(text) or text)
        if self._is_contradicted(text, parsed.id):
            return Match(remark=f"no id '{parsed.id}' in the file" if parsed.id else "")
        key = name_key(parsed.name)
        if not key or _is_code(key):
            return NOBODY
        rows = self._near_names.find(key)
        return self._settle(rows, How.FUZZY, text) if rows else NOBODY

    def _is_contradicted(self, text: str, code: str) -> bool:
        """True if an id or a distinguished name in the text says that its person is not in the file."""
        return bool(code and self._has_ids) or bool(common_name(text) and self._people.has("dn"))

    def _settle(self, rows: tuple[int, ...], how: How, text: str) -> Match:
        if not self._is_one_person(rows):
            return Match(how=How.AMBIGUOUS, candidates=tuple(sorted(rows)))
        person = min(rows, key=lambda row: (self._people.presence[row] == Presence.INACTIVE, row))
        score = 1.0
        name = self._people.text("name", person)
        if how is How.FUZZY:
            score = round(fuzz.ratio(name_key(parse_name(text).name), name_key(name)) / 100, 3)
        return Match(person, how, score, remark=self._doubt(text, name))

    def _doubt(self, text: str, name: str) -> str:
        """What is odd about ``Name (id)`` where the id leads to somebody of another name."""
        parsed = parse_name(text)
        key = name_key(parsed.name)
        if not parsed.id or not key or not name or key == name_key(name):
            return ""
        return f"the name says '{parsed.name}', the id '{parsed.id}' is {name}"

    def _is_one_person(self, rows: Iterable[int]) -> bool:
        """True if all rows carry one id, or one name and one e-mail or login: rehired, or with two positions."""
        first, *others = rows
        return all(self._is_same(first, other) for other in others)

    def _is_same(self, a: int, b: int) -> bool:
        text = self._people.text
        if text("person_id", a) == text("person_id", b):
            return True
        same_name = name_key(text("name", a)) == name_key(text("name", b)) != ""
        return same_name and any(
            text(column, a).casefold() == text(column, b).casefold() != "" for column in ("email", "login")
        )

    @cached_property
    def _has_ids(self) -> bool:
        """True if the file has ids of its own, not only those that rolemap gave its rows."""
        columns = self._people.columns
        given = pc.starts_with(columns["person_id"], INVENTED_ID)
        for column in ("email", "login"):
            if column in columns:
                given = pc.or_(given, pc.equal(columns["person_id"], columns[column]))
        return not pc.all(given).as_py()

    @cached_property
    def _unique_ids(self) -> tuple[pa.Array, npt.NDArray[np.int32]]:
        """The ids that one row alone carries, and the code of that row."""
        encoded = self._people.columns["person_id"].dictionary_encode()
        indices = encoded.indices.to_numpy(zero_copy_only=False)
        counts = np.bincount(indices, minlength=len(encoded.dictionary))
        codes = np.zeros(len(counts), dtype=np.int32)
        codes[indices] = np.arange(len(indices), dtype=np.int32)
        unique = counts == 1
        return encoded.dictionary.filter(pa.array(unique)), codes[unique]

    @cached_property
    def _ids(self) -> "_Rows":
        apart = told_apart_from(self._people.columns["person_id"], self._people.row)
        return _Rows((*enumerate(self._column("person_id")), *apart))

    @cached_property
    def _id_keys(self) -> "_Rows":
        return _Rows((row, id_key(text)) for row, text in enumerate(self._column("person_id")))

    @cached_property
    def _mails(self) -> "_Rows":
        return _Rows(self._cells("email", "alias_email"))

    @cached_property
    def _mail_keys(self) -> "_Rows":
        cells = self._cells("email", "alias_email", "login")
        return _Rows((row, key) for row, cell in cells for key in mail_keys(cell))

    @cached_property
    def _logins(self) -> "_Rows":
        return _Rows(self._cells("login"))

    @cached_property
    def _login_keys(self) -> "_Rows":
        return _Rows((row, login_key(cell)) for row, cell in self._cells("login"))

    @cached_property
    def _dns(self) -> "_Rows":
        return _Rows(self._cells("dn"))

    @cached_property
    def _dn_keys(self) -> "_Rows":
        return _Rows((row, dn_key(cell)) for row, cell in self._cells("dn"))

    @cached_property
    def _names(self) -> list[tuple[int, str]]:
        """(row, name) of everybody who has a name, in every form that the columns give."""
        people = self._people
        usable = ~(people.vacant | people.posts | (people.unnamed if people.unnamed is not None else False))
        rows = np.flatnonzero(usable).tolist()
        forms = [self._column("name")]
        last = self._column("last_name")
        for column in ("preferred_name", "first_name"):
            if last and (given := self._column(column)):
                forms.append([f"{a} {b}" if a and b else "" for a, b in zip(given, last, strict=True)])
        return [(row, name) for form in forms for row in rows if (name := form[row])]

    @cached_property
    def _name_keys(self) -> "_Rows":
        return _Rows((row, name_key(name)) for row, name in self._names)

    @cached_property
    def _spelled_out(self) -> "_Rows":
        return _Rows((row, spelled_out_key(name)) for row, name in self._names if not name.isascii())

    @cached_property
    def _near_names(self) -> NearNames:
        return NearNames((row, key) for key, rows in self._name_keys.items() for row in rows)

    def _column(self, column: str) -> list[str]:
        values = self._people.columns.get(column)
        return [] if values is None else values.to_numpy(zero_copy_only=False).tolist()

    def _cells(self, *columns: str) -> Iterator[tuple[int, str]]:
        return ((row, text) for column in columns for row, text in enumerate(self._column(column)) if text)


class _Rows:
    """Key → rows. Nearly all keys belong to one row, so the others are kept apart."""

    def __init__(self, keys: Iterable[tuple[int, str]]) -> None:
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}
        for row, key in keys:
            if key and self._first.setdefault(key, row) != row:
                self._more.setdefault(key, []).append(row)

    def get(self, key: str) -> tuple[int, ...]:
        """Rows of a key in order, each once; ``()`` if there is none."""
        first = self._first.get(key)
        return () if first is None else (first, *sorted({*self._more.get(key, ())}))

    def items(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """All keys with their rows."""
        return ((key, self.get(key)) for key in self._first)


def _is_code(key: str) -> bool:
    """True if a text with a digit and no space cannot be a name."""
    return " " not in key and any(letter.isdigit() for letter in key)


def _places(values: pa.Array, among: pa.Array) -> npt.NDArray[np.int64]:
    """Position of each value among ``among``, -1 where it is not there."""
    found = pc.index_in(values, value_set=among)
    return np.asarray(found.fill_null(-1).to_numpy(zero_copy_only=False), dtype=np.int64)
