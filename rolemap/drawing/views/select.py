"""What of a tree is asked for: a unit or person with its chain up and its tree down, or only what has gaps."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from rolemap.drawing.choose import choose
from rolemap.drawing.views.fold import N, everything_below


def with_all_above(nodes: Iterable[N], parent_of: Callable[[N], N | None]) -> set[N]:
    """``nodes`` and everything above them."""
    kept: set[N] = set()
    for node in nodes:
        current: N | None = node
        while current is not None and current not in kept:
            kept.add(current)
            current = parent_of(current)
    return kept


def around(node: N, children: Mapping[N, Sequence[N]], parent_of: Callable[[N], N | None]) -> set[N]:
    """``node``, its chain up and its tree down."""
    return with_all_above([node], parent_of) | set(everything_below([node], children))


def prune(children: Mapping[N, Sequence[N]], kept: set[N]) -> dict[N, tuple[N, ...]]:
    """``children`` without what is not kept."""
    pruned = {
        node: tuple(child for child in below if child in kept) for node, below in children.items() if node in kept
    }
    return {node: below for node, below in pruned.items() if below}


def find(names: Sequence[tuple[N, str, str]], wanted: str, what: str) -> N:
    """The node whose id is ``wanted``, else whose name is, letter case aside. ``names`` gives (node, id, name).

    Raises ``ConfigError`` with the near spelling.
    """
    by_word: dict[str, N] = {}
    for node, _, name in names:
        by_word.setdefault(name.casefold(), node)
    by_id = {item_id.casefold(): node for node, item_id, _ in names}
    return choose({**by_word, **by_id}, wanted.casefold(), what)
