"""A whole map without names."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from rolemap.graph import Level, Org, Redaction, build_org
from rolemap.model import Assignment, Dangling, Dependency, Holder, ImportLog, Kind, Subject, WorkItem
from rolemap.redact.key import Pseudonyms
from rolemap.redact.knowledge import columns
from rolemap.redact.notes import redact_log
from rolemap.redact.people import WITHHELD, Redactor, redact_people
from rolemap.tables.people import People

_OF_WORK = frozenset(
    {
        "parent",
        "other_parents",
        "portfolio",
        "program",
        "project",
        "project_id",
        "product",
        "depends_on",
        "blocks",
        "work",
    }
)
"""Columns whose references are to work; all others may name people."""


def redact_org(org: Org, level: Level, pseudonyms: Pseudonyms, key: Path | None = None) -> Org:
    """The map without names, and in its ``redaction`` the one with them.

    New texts get new ``pseudonyms``, which are to be kept in the file ``key``.
    """
    redactor = Redactor.of(org.people, level, pseudonyms)
    people = redact_people(org.people, redactor)
    work = _Work(org, people, redactor)
    dangling = tuple(work.dangling(one) for one in org.dangling)
    people = replace(people, dangling=tuple(work.dangling(one) for one in org.people.dangling))
    shown = build_org(
        people,
        {work.ids[item.id]: work.item(item) for item in org.work.values()},
        tuple(work.assignment(one) for one in org.assignments),
        dangling=dangling,
        log=redact_log(org.log, redactor),
    )
    return replace(shown, redaction=Redaction(level, org, key, work.ids, work.subject))


def redact_staff(people: People, log: ImportLog, level: Level, pseudonyms: Pseudonyms) -> tuple[People, ImportLog]:
    """People and their log without names, where there is no map."""
    redactor = Redactor.of(people, level, pseudonyms)
    return redact_people(people, redactor), redact_log(log, redactor)


def redacted_text(org: Org, text: str) -> str:
    """What an id or a name that a user gives is called in a redacted map; the text itself if it is called so there."""
    if org.redaction is None:
        return text
    real, wanted = org.redaction.original, text.casefold()
    for column in ("person_id", "name"):
        for code, written in enumerate(real.people.columns[column].to_pylist()):
            if written.casefold() == wanted:
                return org.people.text(column, code)
    for item in real.work.values():
        if wanted in (item.id.casefold(), item.name.casefold()):
            return org.redaction.work_ids[item.id]
    return text


class _Work:
    """Work items and what refers to them, redacted one by one."""

    def __init__(self, org: Org, people: People, redactor: Redactor) -> None:
        self._org, self._people, self._redactor = org, people, redactor
        self.ids: Mapping[str, str] = {item.id: self._id_of(item) for item in org.work.values()}
        self._references: dict[str, str] = {}
        self._labels: dict[int, str] = {}
        self._codes: dict[str, int] = {}
        for code, person_id in enumerate(org.people.columns["person_id"].to_pylist()):
            self._codes.setdefault(person_id, code)

    def item(self, item: WorkItem) -> WorkItem:
        redactor = self._redactor
        return replace(
            item,
            id=self.ids[item.id],
            name=redactor.words(item.kind, self._unlabeled(item, item.name)),
            parent_id=None if item.parent_id is None else self._reference(item.parent_id),
            other_parent_ids=tuple(map(self._reference, item.other_parent_ids)),
            leads=tuple(map(self._holder, item.leads)),
            sponsors=tuple(map(self._holder, item.sponsors)),
            status_written="" if redactor.hides_all else redactor.names.without(item.status_written),
            budget=None if redactor.hides_all else item.budget,
            size="" if redactor.hides_all else redactor.names.without(item.size),
            depends_on=tuple(self._dependency(one) for one in item.depends_on),
            product_ids=tuple(map(self._reference, item.product_ids)),
            department=redactor.words("department", item.department),
            inferred=redactor.free(self._unlabeled(item, item.inferred)),
            kind_written="" if redactor.hides_all else redactor.names.without(item.kind_written),
        )

    def assignment(self, one: Assignment) -> Assignment:
        return replace(
            one,
            name=self._name(one.name, one.person),
            work_id=self._reference(one.work_id),
            role_written=self._redactor.free(one.role_written),
        )

    def dangling(self, one: Dangling) -> Dangling:
        """A reference that leads nowhere, and what it will be called in findings."""
        called = (self._reference if one.column in _OF_WORK else self._name)(one.reference)
        self._references.setdefault(one.reference, called)
        return replace(
            one,
            subject=self._any(one.subject),
            reference=called,
            candidates=tuple(map(self._any, one.candidates)),
            file="" if self._redactor.hides_all else one.file,
        )

    def subject(self, about: Subject) -> Subject:
        """What a finding of the real map is about, under its pseudonym; of waivers and files of theirs nothing is."""
        if about.kind == "person" and about.id in self._codes:
            person = self._people[self._codes[about.id]]
            return Subject(about.kind, person.id, person.label)
        if about.kind in set(Kind) and about.id in self.ids:
            item = self._org.work[about.id]
            return Subject(
                about.kind, self.ids[about.id], self._redactor.words(item.kind, self._unlabeled(item, item.name))
            )
        return Subject(about.kind, self._subject_text(about.kind, about.id), self._subject_text(about.kind, about.name))

    def _subject_text(self, kind: str, text: str) -> str:
        if kind in columns("words"):
            return self._redactor.words(kind, text)
        if kind == "people":
            return self._people.file
        if kind in ("register", "assignments"):
            return kind if self._redactor.hides_all else text
        return self._references.get(text) or self._any(text) if kind == "reference" else WITHHELD

    def _unlabeled(self, item: WorkItem, text: str) -> str:
        """What was inferred from people without their names: "Program of Person 7"."""
        if item.inferred:
            for lead in item.leads:
                if lead.person >= 0 and lead.name:
                    text = text.replace(lead.name, self._label(lead.person))
        return text

    def _id_of(self, item: WorkItem) -> str:
        redactor = self._redactor
        tells = redactor.names.without(item.id) != item.id or redactor.names.without(item.name) != item.name
        tells = tells or (bool(item.inferred) and redactor.hides_ids)
        return redactor.pseudonyms.of("work_id", item.id) if redactor.hides_all or tells else item.id

    def _reference(self, item_id: str) -> str:
        return self.ids.get(item_id) or self._redactor.words("work", item_id)

    def _dependency(self, one: Dependency) -> Dependency:
        return Dependency(self._reference(one.target), self._name(one.owner), self._redactor.free(one.kind))

    def _holder(self, holder: Holder) -> Holder:
        name = self._name(holder.name, holder.person)
        return replace(holder, name=name, written=name, acting=self._redactor.free(holder.acting))

    def _name(self, text: str, person: int = -1) -> str:
        """What somebody is called: by their place among the people, else by what is written."""
        return self._label(person) if person >= 0 else self._redactor.pseudonyms.of("person", text)

    def _label(self, person: int) -> str:
        """What a person is called; each is asked for several times."""
        if person not in self._labels:
            self._labels[person] = self._people[person].label
        return self._labels[person]

    def _any(self, text: str) -> str:
        """An id of a work item or a person, or a name."""
        if text in self.ids:
            return self.ids[text]
        return self._redactor.id(text) if text in self._codes else self._name(text)
