"""People as columns without what tells who they are."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from rolemap.graph import Level
from rolemap.model import Verdict
from rolemap.redact.key import Pseudonyms
from rolemap.redact.knowledge import columns
from rolemap.redact.names import Names
from rolemap.tables.people import People
from rolemap.tables.places import Places

_PROFILE = {"job_profile": "title"}  # a second column of titles shares their pseudonyms
WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, eq=False)
class Redactor:
    """What the parts of one map are redacted with. ``hides_ids``: the ids of people tell who they are."""

    level: Level
    pseudonyms: Pseudonyms
    names: Names
    hides_ids: bool

    @classmethod
    def of(cls, people: People, level: Level, pseudonyms: Pseudonyms) -> "Redactor":
        """The redactor of a map with these people; everybody gets their pseudonym, in file order."""
        names = Names(filter(None, _shown(people).unique().to_pylist()), pseudonyms)
        return cls(level, pseudonyms, names, level is Level.ALL or _ids_tell(people.columns["person_id"]))

    @property
    def hides_all(self) -> bool:
        """True if the organization's own words are hidden too."""
        return self.level is Level.ALL

    def id(self, text: str) -> str:
        """The id of a person."""
        return self.pseudonyms.of("id", text) if self.hides_ids else text

    def words(self, kind: str, text: str) -> str:
        """A word of the organization: a pseudonym, or the word without the names in it."""
        return self.pseudonyms.of(kind, text) if self.hides_all else self.names.without(text)

    def free(self, text: str) -> str:
        """A text of any kind, which no pseudonym could stand for."""
        return (WITHHELD if text else "") if self.hides_all else self.names.without(text)

    def files(self, places: Places) -> Places:
        """Where rows stand, files by number if their names are hidden."""
        if not self.hides_all:
            return places
        numbers = range(1, len(places.files) + 1)
        return replace(places, files=tuple("people" if number == 1 else f"people {number}" for number in numbers))


def redact_people(people: People, redactor: Redactor) -> People:
    """The same rows in the same order; columns that are not known to be harmless are left out."""
    names = _mapped(_shown(people), lambda text: redactor.pseudonyms.of("person", text))
    ids = _mapped(people.columns["person_id"], redactor.id)
    shown: dict[str, pa.StringArray] = {}
    for column, values in people.columns.items():
        if column in columns("words"):
            kind = _PROFILE.get(column, column)
            shown[column] = _mapped(values, lambda text, kind=kind: redactor.words(kind, text))  # type: ignore[misc]  # mypy cannot infer a lambda with a default
        elif column in columns("kept"):
            shown[column] = _mapped(values, redactor.names.without)
        elif column in columns("dates") and not redactor.hides_all:
            shown[column] = values
    shown |= {"person_id": ids, "name": names}
    if "manager_id" in people.columns:
        codes = pa.array(people.manager, mask=np.asarray(people.manager) < 0)
        shown["manager_id"] = pc.fill_null(ids.take(codes), "")
    return replace(
        people,
        columns=shown,
        places=redactor.files(people.places),
        verdicts=tuple(_verdict(verdict, redactor) for verdict in people.verdicts),
        dangling=(),
    )


def _verdict(verdict: Verdict, redactor: Redactor) -> Verdict:
    return replace(verdict, evidence=redactor.free(verdict.evidence))


def _shown(people: People) -> pa.StringArray:
    """The name of each row; blank where the cell does not tell who it is."""
    names = people.columns["name"]
    return names if people.unnamed is None else pc.if_else(pa.array(people.unnamed), "", names)


def _mapped(values: pa.StringArray, change: Callable[[str], str]) -> pa.StringArray:
    """Every distinct text changed once."""
    encoded = values.dictionary_encode()
    changed = pa.array([change(text) for text in encoded.dictionary.to_pylist()], pa.string())
    return changed.take(encoded.indices) if len(changed) else values


def _ids_tell(ids: pa.StringArray) -> bool:
    """True unless the ids are numbers, all with the same letters around them (E-1002)."""
    letters = pc.unique(pc.replace_substring_regex(ids, pattern=r"[\d\W_]+", replacement="")).to_pylist()
    return len(letters) > 1 or (letters != [""] and len(ids) < 3)
