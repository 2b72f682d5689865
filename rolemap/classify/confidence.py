"""From the rule that decided to the probability that it is right, by the table that scripts/calibrate writes."""

from typing import Any

from rolemap.knowledge import knowledge
from rolemap.model import Role


def _table() -> dict[str, Any]:
    return knowledge("classify/confidence.toml")


def probability(path: str) -> float:
    """Probability (0-1) that an answer is right whose deciding rule is ``path``; the table's default for a new one."""
    table = _table()
    return float(table["paths"].get(path, table["paths"][""]))


def candidates(group: str) -> tuple[tuple[Role, float], ...]:
    """The roles that an ambiguous word may mean, each with its probability, most probable first."""
    shares = _table()["candidates"].get(group, {})
    return tuple(sorted(((Role(role), float(share)) for role, share in shares.items()), key=lambda pair: -pair[1]))
