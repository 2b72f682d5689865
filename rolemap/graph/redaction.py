"""What a map without names keeps of the one with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from rolemap.model import Subject

if TYPE_CHECKING:
    from rolemap.graph.org import Org

LEAST_GROUP = 5
"""Work items that a group must have to be told apart in figures of a redacted map; smaller ones are merged. Five is the
usual least cell of official statistics and of the rules of works councils on reports about employees."""


class Level(StrEnum):
    """What is hidden: ``NAMES`` of people, or ``ALL`` words of the organization's own."""

    NAMES = "names"
    ALL = "all"


@dataclass(frozen=True, slots=True, eq=False)
class Redaction:
    """How a map was redacted.

    ``original``  the map with names, from which nothing is written
    ``key``       the file that says what the pseudonyms stand for, None if they are kept nowhere
    ``work_ids``  id of each work item → its id in the redacted map
    ``subject``   what a finding is about → the same under its pseudonym
    """

    level: Level
    original: Org
    key: Path | None
    work_ids: Mapping[str, str]
    subject: Callable[[Subject], Subject]
