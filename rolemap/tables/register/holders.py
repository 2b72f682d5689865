"""Who is named on a work item: cells of names and e-mails → ``Holder``, with the people of the file found once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from rolemap.model import Holder, Role
from rolemap.tables.names.cell import HolderText, split_holders
from rolemap.tables.names.keys import name_key
from rolemap.tables.people import People
from rolemap.tables.references.index import How, Match, PersonIndex

Holders = tuple[Holder, ...]


@dataclass(slots=True)
class HolderReader:
    """Reads cells that name people, each distinct cell once.

    ``near`` gathers the references that were matched by a near spelling, with the person's name and the score (0-1).
    """

    people: People
    index: PersonIndex
    near: dict[str, tuple[str, float]] = field(default_factory=dict)
    _by_given: bool = False
    _ids: dict[str, Holder] = field(default_factory=dict)
    _known: dict[tuple[str, str, Role | None], Holders] = field(default_factory=dict)

    def learn(self, cells: Iterable[str]) -> None:
        """Look up many cells together first; those that are one person each are found so, a million in seconds."""
        distinct = list(dict.fromkeys(cells))
        found = self.index.learn(distinct)
        self._by_given = self._are_given_names([cell for cell in distinct if cell not in found][:_LOOKED_AT])
        codes = {text: code for text, code in found.items() if _ONE_ID.fullmatch(text)}
        names = self.people.texts("name", list(codes.values()))
        vacant = self.people.vacant[list(codes.values())].tolist()
        for (text, code), name, is_vacant in zip(codes.items(), names, vacant, strict=True):
            self._ids[text] = Holder(name=name or text, person=code, vacant=is_vacant, written=text)

    def _are_given_names(self, cells: Sequence[str]) -> bool:
        """True where people go by their given names: most single words are some, and there are several."""
        single = [cell for cell in cells if _ONE_WORD.fullmatch(cell)]
        if len(single) < _LEAST_GIVEN or len(single) < len(cells) * _MOSTLY_SINGLE:
            return False
        given = sum(self.index.find_given(cell).how is not How.NOBODY for cell in single)
        return given >= max(_LEAST_GIVEN, _MOSTLY_GIVEN * len(single))

    def read(self, cell: str, role: Role | None = None, mails: str = "") -> Holders:
        """The holders of one cell in the order written; ``mails`` is the cell of the same people's e-mail addresses.

        A name and its e-mail are one holder: the e-mail finds the person first.
        """
        if not cell and not mails:
            return ()
        key = (cell, mails, role)
        known = self._known.get(key)
        if known is None:
            plain = self._ids.get(cell) if not mails else None
            known = (_in_role(plain, role),) if plain else merged(self._read(cell, mails, role))
            self._known[key] = known
        return known

    def _read(self, cell: str, mails: str, role: Role | None) -> list[Holder]:
        if cell.startswith("[") and cell.endswith("]"):  # ClickUp: "[Ana Ruiz,Ken Ito]"
            cell = cell[1:-1]
        named = split_holders(cell, is_person=self.index.is_person)
        addresses = split_holders(mails, is_person=self.index.is_person) if mails else []
        people = [text for text in named if not text.vacant]
        if len(addresses) != len(people):
            return [holder for text in (*named, *addresses) for holder in self._holders(text, role)]
        queue = iter(addresses)
        return [self._holder(text, role, None if text.vacant else next(queue)) for text in named]

    def _holders(self, text: HolderText, role: Role | None) -> Iterator[Holder]:
        """The holder whom a text names; all of them where it names a post that is held jointly."""
        holder = self._holder(text, role)
        sharers = self.index.sharers(Match(candidates=holder.candidates))
        for person in sharers:
            yield replace(holder, name=self.people.text("name", person), person=person, candidates=())
        if not sharers:
            yield holder

    def _holder(self, text: HolderText, role: Role | None, mail: HolderText | None = None) -> Holder:
        if text.vacant:
            return Holder(name="", role=role, acting=text.acting, vacant=True, written=text.written)
        match = (self.index.find(mail.reference) if mail else Match()) or self.index.find(text.reference)
        if self._by_given and match.how is How.NOBODY and _ONE_WORD.fullmatch(text.reference):
            match = self.index.find_given(text.reference)
        name = self.people.text("name", match.person) if match else ""
        if match.how is How.FUZZY:
            self.near[text.written] = (name, match.score)
        return Holder(
            name=name or text.name,
            person=match.person,
            role=role,
            acting=text.acting,
            vacant=bool(match) and bool(self.people.vacant[match.person]),
            written=text.written,
            candidates=match.candidates,
        )


_LOOKED_AT = 200  # cells that tell whether people go by their given names
_LEAST_GIVEN, _MOSTLY_GIVEN = 2, 0.7  # given names, and their share of the single words
_MOSTLY_SINGLE = 0.5  # share of single words among the cells that are nobody's name
_ONE_WORD = re.compile(r"[^\W\d_]+")
_ONE_ID = re.compile(r"\w*\d\w*")
"""A cell that can be nothing but an id: one word with a digit, which no word for a vacancy has."""


def _in_role(holder: Holder, role: Role | None) -> Holder:
    return holder if role is None else replace(holder, role=role)


def merged(holders: Sequence[Holder]) -> Holders:
    """Each person once, in order of first mention; what one mention leaves open (role, qualifier), another may say."""
    if len(holders) < 2:
        return tuple(holders)
    result: dict[int | str, Holder] = {}
    for holder in holders:
        key = _key(holder)
        known = result.setdefault(key, holder)
        if known is not holder:
            result[key] = replace(known, role=known.role or holder.role, acting=known.acting or holder.acting)
    return tuple(result.values())


def _key(holder: Holder) -> int | str:
    if holder.person >= 0:
        return holder.person
    return f"vacant {holder.role or ''}" if holder.vacant else f"name {name_key(holder.name) or holder.written}"
