"""The sources of the rules, from ``sources.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rolemap.knowledge import knowledge


@dataclass(frozen=True, slots=True)
class RuleSource:
    """Something that was read: its title, its address, and what it says that the rule rests on."""

    title: str
    url: str
    says: str


@cache
def rule_sources() -> Mapping[str, RuleSource]:
    """Every source by its key."""
    return {key: RuleSource(**entry) for key, entry in knowledge("gaps/sources.toml").items()}
