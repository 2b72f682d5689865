"""The tables in which people are looked up: ids, addresses, names and their keys, each made when first needed."""

from collections.abc import Iterator
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.tables.arrow_text import mask, matches, over_distinct
from rolemap.tables.names.bulk import name_keys, spelled_out_keys
from rolemap.tables.names.bulk_keys import NO_MAIL, ONE_MAIL, dn_keys, id_keys, login_keys
from rolemap.tables.names.near import NearNames
from rolemap.tables.people import IntArray, People
from rolemap.tables.persons.ids import told_apart_from
from rolemap.tables.references.forms import INVENTED_ID, mail_keys
from rolemap.tables.references.key_table import KeyTable


class PersonKeys:
    """Tables of one ``People``; ``get`` of each gives rows."""

    def __init__(self, people: People) -> None:
        self._people = people

    def has(self, column: str) -> bool:
        """True if the file has this column."""
        return self._people.has(column)

    @cached_property
    def ids(self) -> KeyTable:
        """Ids as the file has them, also those that several rows carried and that were told apart."""
        ids = self._people.columns["person_id"]
        apart = told_apart_from(ids, self._people.places)
        texts = pa.array([text for _, text in apart], pa.string())
        return KeyTable(pa.concat_arrays([ids, texts]), self._rows([row for row, _ in apart]))

    @cached_property
    def id_keys(self) -> KeyTable:
        """Ids without case, leading zeros and ``.0``."""
        return KeyTable(id_keys(self._people.columns["person_id"]))

    @cached_property
    def are_ids_own(self) -> bool:
        """True if the file has ids of its own, not only those that rolemap gave its rows."""
        columns = self._people.columns
        given = pc.starts_with(columns["person_id"], INVENTED_ID)
        for column in ("email", "login"):
            if column in columns:
                given = pc.or_(given, pc.equal(columns["person_id"], pc.utf8_lower(columns[column])))
        return not mask(given).all()

    def ids_may_be_like(self, text: str) -> bool:
        """False if the text holds a space or an at sign, which no id of the file does."""
        return (" " not in text or self._marks_in_ids[" "]) and ("@" not in text or self._marks_in_ids["@"])

    def logins_may_be_like(self, text: str) -> bool:
        """The same for logins."""
        return " " in text and self.has("login") and _any_has(self._people.columns["login"], " ")

    def exact_addresses(self, text: str) -> Iterator[KeyTable]:
        """The tables of e-mails, logins and distinguished names in which the text may stand as it is written."""
        if "@" in text:
            yield self.mails
        if self.has("login"):
            yield self.logins
        if self.has("dn") and "=" in text:
            yield self.dns

    @cached_property
    def _marks_in_ids(self) -> dict[str, bool]:
        return {mark: _any_has(self._people.columns["person_id"], mark) for mark in " @"}

    @cached_property
    def mails(self) -> KeyTable:
        """E-mail addresses and aliases as written."""
        return self._table("email", "alias_email")

    @cached_property
    def mail_keys(self) -> KeyTable:
        """Every single address of the e-mail, alias and login columns in lower case."""
        keys: list[pa.StringArray] = []
        rows: list[IntArray] = []
        for column in ("email", "alias_email", "login"):
            if self.has(column):
                cells = self._people.columns[column]
                plain = matches(cells, ONE_MAIL) & ~matches(cells, NO_MAIL)
                keys.append(pc.ascii_lower(cells.filter(pa.array(plain))))
                rows.append(np.flatnonzero(plain).astype(np.int32))
                others = np.flatnonzero(~plain & matches(cells, "@")).tolist()
                found = [(row, key) for row in others for key in mail_keys(str(cells[row].as_py()))]
                keys.append(pa.array([key for _, key in found], pa.string()))
                rows.append(np.array([row for row, _ in found], dtype=np.int32))
        return _table_of(keys, rows)

    @cached_property
    def logins(self) -> KeyTable:
        """Logins as written."""
        return self._table("login")

    @cached_property
    def login_keys(self) -> KeyTable:
        """Logins in lower case without their domain."""
        return KeyTable(login_keys(self._people.columns["login"]))

    @cached_property
    def dns(self) -> KeyTable:
        """Distinguished names as written."""
        return self._table("dn")

    @cached_property
    def dn_keys(self) -> KeyTable:
        """Distinguished names in lower case."""
        return KeyTable(dn_keys(self._people.columns["dn"])) if self.has("dn") else _table_of([], [])

    @cached_property
    def names(self) -> KeyTable:
        """Keys of all usable names."""
        return KeyTable(*self._name_keys)

    @cached_property
    def spelled_out_names(self) -> KeyTable:
        """Keys of the names with umlauts, written as two letters."""
        names, rows = self._names
        odd = matches(names, r"[^\x00-\x7f]")
        return KeyTable(over_distinct(names.filter(pa.array(odd)), spelled_out_keys), rows[odd])

    @cached_property
    def turned_names(self) -> KeyTable:
        """Keys with the family name first and no comma ("Ruiz Ana"), where the file has it in a column of its own."""
        forms = [pc.binary_join_element_wise(last, given, " ") for given, last in self._given_and_last]
        if not forms:
            return _table_of([], [])
        return KeyTable(name_keys(pa.concat_arrays(forms)), np.tile(self._usable, len(forms)))

    @cached_property
    def near_names(self) -> NearNames:
        """Names by their near spellings."""
        return NearNames(*self._name_keys)

    @cached_property
    def _name_keys(self) -> tuple[pa.StringArray, IntArray]:
        names, rows = self._names
        return over_distinct(names, name_keys), rows

    @cached_property
    def _names(self) -> tuple[pa.StringArray, IntArray]:
        """Names of everybody who has one, in every form that the columns give, and whose they are."""
        joined = [pc.binary_join_element_wise(given, last, " ") for given, last in self._given_and_last]
        forms = [self._people.columns["name"].take(pa.array(self._usable)), *joined]
        return pa.concat_arrays(forms), np.tile(self._usable, len(forms))

    @cached_property
    def _usable(self) -> IntArray:
        """Rows whose name is somebody's."""
        people = self._people
        unnamed = people.unnamed if people.unnamed is not None else np.zeros(len(people), dtype=np.bool_)
        return np.flatnonzero(~(people.vacant | people.posts | unnamed)).astype(np.int32)

    @cached_property
    def _given_and_last(self) -> list[tuple[pa.StringArray, pa.StringArray]]:
        """Preferred or first names and last names of the usable rows, both blank where one of them is."""
        pairs = []
        for column in ("preferred_name", "first_name"):
            if self.has(column) and self.has("last_name"):
                given, last = (self._people.columns[c].take(pa.array(self._usable)) for c in (column, "last_name"))
                is_whole = pc.and_(pc.not_equal(given, ""), pc.not_equal(last, ""))
                pairs.append((pc.if_else(is_whole, given, ""), pc.if_else(is_whole, last, "")))
        return pairs

    def _table(self, *columns: str) -> KeyTable:
        present = [self._people.columns[column] for column in columns if self.has(column)]
        return _table_of(present, [self._rows([]) for _ in present])

    def _rows(self, further: list[int]) -> IntArray:
        return np.concatenate([np.arange(len(self._people)), np.array(further, dtype=np.int64)]).astype(np.int32)


def _table_of(keys: list[pa.StringArray], rows: list[IntArray]) -> KeyTable:
    if not keys:
        return KeyTable(pa.array([], pa.string()))
    return KeyTable(pa.concat_arrays(keys), np.concatenate(rows))


def _any_has(cells: pa.StringArray, mark: str) -> bool:
    return bool(mask(pc.match_substring(cells, mark)).any())
