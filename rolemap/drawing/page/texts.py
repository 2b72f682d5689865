"""Values that repeat are written once, and named by their number."""

from collections.abc import Hashable
from typing import Generic, TypeVar

V = TypeVar("V", bound=Hashable)


class Numbered(Generic[V]):
    """A table of distinct values in the order of their first use.

    >>> texts = Numbered("")
    >>> [texts.number(word) for word in ("project", "", "project")], texts.values
    ([1, 0, 1], ['', 'project'])
    """

    def __init__(self, *first: V) -> None:
        self._numbers: dict[V, int] = {value: number for number, value in enumerate(first)}

    def number(self, value: V) -> int:
        """The number of ``value``, a new one if it was not seen yet."""
        return self._numbers.setdefault(value, len(self._numbers))

    @property
    def values(self) -> list[V]:
        """All values, each at its number."""
        return list(self._numbers)
