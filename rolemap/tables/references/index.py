"""Whom a written reference means: the one place where ids, e-mails, logins and names become people.

Exact comes before normalized, normalized before fuzzy; the first form that anybody fits decides. Several people who
fit are an ambiguity, never a choice, unless they are rows of one person. Forms that are tried, in this order: id,
e-mail, login, distinguished name, name, all as written; the same without case, accents, leading zeros and domains;
``Name (id)`` and ``Name <mail>``; at last near spellings of a name (``near_names``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import fuzz

from rolemap.model import Presence
from rolemap.tables.arrow_text import BoolArray, is_blank, mask, matches, strings
from rolemap.tables.names.bulk import name_keys, tidy_names
from rolemap.tables.names.bulk_keys import NO_MAIL, ONE_MAIL
from rolemap.tables.names.keys import name_key, spelled_out_key
from rolemap.tables.names.parts import BRACKETS, parse_name
from rolemap.tables.people import IntArray, People
from rolemap.tables.references.forms import common_name, dn_key, id_key, login_key, mail_keys
from rolemap.tables.references.person_keys import PersonKeys

_BULK = 1_000
"""Distinct references from which it pays to look for the plain forms all at once before each on its own."""


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
    position in ``HOW`` for each, and the ``Match`` of each distinct text that was looked up on its own: all that are
    not plainly one person's id, e-mail or name.
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
        self._keys = PersonKeys(people)
        self._known: dict[str, Match] = {}
        self._learned: dict[str, tuple[int, int]] = {}  # person, position in HOW

    def find(self, written: str) -> Match:
        """The person whom ``written`` means. Any text is allowed; a blank one means nobody."""
        text = written.strip()
        match = self._known.get(text)
        if match is None:
            plain = self._learned.get(text)
            match = Match(plain[0], HOW[plain[1]], 1.0) if plain else self._look_up(text) if text else NOBODY
            self._known[text] = match
        return match

    def find_all(self, written: Sequence[str] | pa.Array) -> Found:
        """The people of many references at once, each distinct text looked up once: a million cells in seconds.

        The same answers as ``find``: plain ids, e-mails and names are only looked for together.
        """
        cells = strings(written).dictionary_encode()
        distinct = cells.dictionary
        person, how = self._plain(distinct)
        matches_: dict[str, Match] = {}
        left = np.flatnonzero(person < 0)
        for i, text in zip(left.tolist(), distinct.take(pa.array(left)).to_pylist(), strict=True):
            match = matches_[text] = self.find(text)
            person[i], how[i] = match.person, HOW.index(match.how)
        indices = cells.indices.to_numpy(zero_copy_only=False)
        return Found(person[indices], how[indices], matches_)

    def learn(self, written: Sequence[str] | pa.Array) -> dict[str, int]:
        """Look up all plain ids, e-mails and names among these cells together, so that ``find`` knows them.

        Cell → code of the person, for those found.
        """
        texts = pc.unique(strings(written))
        texts = texts.filter(pc.invert(pc.or_(pc.equal(texts, ""), pc.match_substring_regex(texts, r"\(|^\s|\s$"))))
        person, how = self._plain(texts)
        found = np.flatnonzero(person >= 0)
        plain, codes = texts.take(pa.array(found)).to_pylist(), person[found].tolist()
        self._learned.update(zip(plain, zip(codes, how[found].tolist(), strict=True), strict=True))
        return dict(zip(plain, codes, strict=True))

    def _plain(self, distinct: pa.StringArray) -> tuple[IntArray, npt.NDArray[np.int8]]:
        """Person (-1: to be looked up on its own) and position in ``HOW`` of each text."""
        person = self._keys.ids.rows_of(distinct)
        how = np.where(person >= 0, HOW.index(How.EXACT), HOW.index(How.NOBODY)).astype(np.int8)
        left = np.flatnonzero(person < 0)
        for bulk in (self._bulk_mails, self._bulk_names) if len(left) >= _BULK else ():
            found, exact = bulk(distinct.take(pa.array(left)))
            person[left] = found
            how[left[found >= 0]] = np.where(exact, HOW.index(How.EXACT), HOW.index(How.NORMALIZED))[found >= 0]
            left = left[found < 0]
        return person, how

    def sharers(self, match: Match) -> tuple[int, ...]:
        """The holders of one post that is held jointly, in file order; ``()`` if the candidates are not plainly that.

        A job share: rows of one id and one title, each of them part-time, of several names or of none that is told.
        """
        rows, text = match.candidates, self._people.text
        if len(rows) < 2:
            return ()
        ids = {text("person_id", row).rpartition("@")[0] for row in rows}
        titles = {name_key(text("title", row)) for row in rows}
        names = [name_key(text("name", row)) for row in rows]
        are_several = not any(names) or ("" not in names and len(set(names)) == len(rows))
        part_time = all(0 < self._people.fte[row] < 1 for row in rows)
        is_one_post = len(ids) == 1 and len(titles) == 1 and "" not in ids | titles
        return tuple(rows) if is_one_post and are_several and part_time else ()

    def find_given(self, written: str) -> Match:
        """The one person of a given name, as sure as a near spelling; for columns in which people go by it."""
        rows = self._keys.near_names.of_given(name_key(written))
        return self._settle(rows, How.FUZZY, written) if rows else NOBODY

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
        keys = self._keys
        may_be_id = keys.ids_may_be_like(text)
        if may_be_id:
            yield keys.ids.get(text), How.EXACT
        for table in keys.exact_addresses(text):
            yield table.get(text), How.EXACT
        if cn := common_name(text):
            yield keys.dn_keys.get(dn_key(text)), How.NORMALIZED
            if not keys.has("dn"):
                yield from self._by_name(cn)
            return
        if may_be_id:
            yield keys.id_keys.get(id_key(text)), How.NORMALIZED
        for mail in mail_keys(text):
            yield keys.mail_keys.get(mail), How.NORMALIZED
        if keys.has("login") and " " not in text:
            yield keys.login_keys.get(login_key(text)), How.NORMALIZED
        code = parse_name(text).id
        for inside in (code, *BRACKETS.findall(text)) if "(" in text else ():
            yield keys.ids.get(inside.strip()), How.EXACT
            yield keys.logins.get(inside.strip()), How.EXACT
        if code:
            yield keys.id_keys.get(id_key(code)), How.NORMALIZED
        if not (code and keys.are_ids_own):
            yield from self._by_name(text)

    def _by_name(self, text: str) -> Iterator[tuple[tuple[int, ...], How]]:
        name = parse_name(text).name
        key = name_key(name)
        if not key or _is_code(key):
            return
        rows = self._keys.names.get(key)
        yield tuple(row for row in rows if self._people.text("name", row) in (text, name)), How.EXACT
        yield rows, How.NORMALIZED
        yield self._keys.names.get(spelled_out_key(name)), How.NORMALIZED
        yield self._keys.spelled_out_names.get(key), How.NORMALIZED
        yield self._keys.turned_names.get(key), How.NORMALIZED

    def _near(self, text: str) -> Match:
        cn = common_name(text)
        parsed = parse_name(cn or text)
        if parsed.id and self._keys.are_ids_own:
            return Match(remark=f"no id '{parsed.id}' in the file")
        key = name_key(parsed.name)
        if (cn and self._keys.has("dn")) or not key or _is_code(key):
            return NOBODY
        rows = self._keys.near_names.find(key)
        return self._settle(rows, How.FUZZY, text) if rows else NOBODY

    def _settle(self, rows: tuple[int, ...], how: How, text: str) -> Match:
        if len(rows) > 1 and not self._is_one_person(rows):
            return Match(how=How.AMBIGUOUS, candidates=tuple(sorted(rows)))
        person = rows[0] if len(rows) == 1 else min(rows, key=self._inactive_last)
        if how is not How.FUZZY and "(" not in text:
            return Match(person, how, 1.0)
        name = self._people.text("name", person)
        score = 1.0
        if how is How.FUZZY:
            written = parse_name(common_name(text) or text).name
            score = round(fuzz.ratio(name_key(written), name_key(name)) / 100, 3)
        return Match(person, how, score, remark=_doubt(text, name))

    def _inactive_last(self, row: int) -> tuple[bool, int]:
        return bool(self._people.presence[row] == Presence.INACTIVE), row

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

    def _bulk_mails(self, texts: pa.StringArray) -> tuple[IntArray, BoolArray]:
        """The rows of plain e-mail addresses that one row alone has, -1 for all else; which are exactly as written."""
        none = np.full(len(texts), -1, dtype=np.int32), np.zeros(len(texts), dtype=np.bool_)
        plain = matches(texts, ONE_MAIL) & ~matches(texts, NO_MAIL)
        if not plain.any() or self._keys.ids_may_be_like("@"):
            return none
        found = np.where(plain, self._keys.mail_keys.rows_of(pc.ascii_lower(texts)), -1)
        found = np.maximum(found, -1).astype(np.int32)
        exact = np.zeros(len(texts), dtype=np.bool_)
        for column in ("email", "alias_email", "login"):
            if self._keys.has(column):
                values = self._people.columns[column].take(pa.array(np.maximum(found, 0)))
                exact |= mask(pc.equal(values, texts))
        return found, exact

    def _bulk_names(self, texts: pa.StringArray) -> tuple[IntArray, BoolArray]:
        """The same for names, with or without an id behind them, that one row alone has."""
        none = np.full(len(texts), -1, dtype=np.int32), np.zeros(len(texts), dtype=np.bool_)
        keys = self._keys
        plain = matches(texts, r"\S\s+\S") & ~matches(texts, r"(?i)@|^\s*cn\s*=|^\s|\s$")
        if not plain.any() or keys.ids_may_be_like(" ") or keys.logins_may_be_like(" "):
            return none
        tidied = tidy_names(texts, is_column=False)
        key = name_keys(tidied.name)
        with_id = ~is_blank(tidied.id)
        own = np.where(with_id, keys.ids.rows_of(tidied.id), -1)
        own_key = name_keys(self._people.columns["name"].take(pa.array(np.maximum(own, 0))))
        own = np.where(mask(pc.equal(own_key, key)) | is_blank(key), own, -1)
        by_name = np.where(mask(pc.match_substring(key, " ")), keys.names.rows_of(key), -1)
        plain &= with_id | ~mask(pc.match_substring(texts, "("))
        found = np.where(plain, np.where(with_id, own, by_name), -1)
        found = np.maximum(found, -1).astype(np.int32)
        names = self._people.columns["name"].take(pa.array(np.maximum(found, 0)))
        exact = with_id | mask(pc.equal(names, texts)) | mask(pc.equal(names, tidied.name))
        return found, exact


def _doubt(text: str, name: str) -> str:
    """What is odd about ``Name (id)`` where the id leads to somebody of another name."""
    if "(" not in text:
        return ""
    parsed = parse_name(text)
    key = name_key(parsed.name)
    if not parsed.id or not key or not name or key == name_key(name):
        return ""
    return f"the name says '{parsed.name}', the id '{parsed.id}' is {name}"


def _is_code(key: str) -> bool:
    """True if a text with a digit and no space cannot be a name."""
    return " " not in key and any(letter.isdigit() for letter in key)
