"""The titles that a person should look at, and what they answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rolemap.api.reading import classify_people
from rolemap.api.settings import PathLike, Paths

if TYPE_CHECKING:
    from rolemap.config import Config
    from rolemap.model import Role, Verdict
    from rolemap.read import ReadOptions


_GUESSED = 0.75


@dataclass(frozen=True, slots=True)
class Question:
    """A title whose role is ambiguous or not certain: how many ``people`` bear it, and its present ``verdict``."""

    title: str
    people: int
    verdict: Verdict


def doubtful_titles(
    people: Paths,
    *,
    certain: float = 0.9,
    options: Mapping[str, ReadOptions] | None = None,
    config: Config | None = None,
) -> tuple[Question, ...]:
    """Distinct titles of the people whose role is ambiguous, or a PM role (or a support of one) below ``certain``.

    A title read as none of the roles is asked about where even that is a guess (below 0.75), as in a language that has
    no lexicon.

    Ambiguous ones first, then by number of people, then the least certain, then by title. Titles that the settings
    decide are not asked again.
    """
    import numpy as np

    from rolemap.model import PM_ROLES, Role

    staff, _log = classify_people(people, options=options, config=config)
    decided = set(config.titles) if config else set()
    titles = staff.columns["title"].dictionary_encode()
    codes = np.asarray(titles.indices)
    _, first, count = np.unique(codes, return_index=True, return_counts=True)
    questions = [
        Question(staff.text("title", row), int(number), staff.verdicts[staff.verdict[row]])
        for row, number in zip(first.tolist(), count.tolist(), strict=True)
    ]
    doubtful = [
        question
        for question in questions
        if question.title
        and question.title not in decided
        and (
            question.verdict.role is Role.AMBIGUOUS
            or question.verdict.confidence < _GUESSED
            or (
                (question.verdict.role in PM_ROLES or question.verdict.support)
                and question.verdict.confidence < certain
            )
        )
    ]
    return tuple(
        sorted(
            doubtful,
            key=lambda q: (q.verdict.role is not Role.AMBIGUOUS, -q.people, q.verdict.confidence, q.title),
        )
    )


def read_answers(path: PathLike) -> dict[str, Role]:
    """Answers of a CSV file with the columns ``title`` and ``role``. Raises ``InputError`` naming every fault."""
    import csv

    from rolemap.errors import InputError
    from rolemap.model import Role

    path = Path(path)
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or "not a CSV file in UTF-8"
        raise InputError(f"{path}: cannot be read ({reason}); give a CSV with the columns title and role") from None
    known = {role.casefold(): role for role in Role}
    answers: dict[str, Role] = {}
    faults: list[str] = []
    for number, row in enumerate(rows, start=2):
        title, role = (row.get("title") or "").strip(), (row.get("role") or "").strip()
        if not title or role.casefold() not in known:
            faults.append(f"row {number}: title {title!r}, role {role!r}")
        else:
            answers[title] = known[role.casefold()]
    if faults or not rows:
        what = "; ".join(faults) or "no rows"
        raise InputError(f"{path}: {what}; it must have the columns title and role, role one of {', '.join(Role)}")
    return answers


def write_titles(path: PathLike, answers: Mapping[str, Role]) -> None:
    """Add exact titles to ``[titles]`` of a settings file (made if absent); all else in it stays as it is.

    Raises ``ConfigError`` if the file is not valid TOML, ``OutputError`` if it cannot be written.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    from rolemap.errors import ConfigError
    from rolemap.files import write_file

    path = Path(path)
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8-sig")) if path.exists() else tomlkit.document()
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    titles = document.setdefault("titles", tomlkit.table())
    for title, role in answers.items():
        titles[title] = str(role)
    write_file(path, tomlkit.dumps(document))
