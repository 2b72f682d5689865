"""The sources of the rules, from ``sources.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class RuleSource:
    """Something that was read: its title, its address, and what it says that the rule rests on."""

    title: str
    url: str
    says: str


@cache
def rule_sources() -> Mapping[str, RuleSource]:
    """Every source by its key."""
    text = files("rolemap.gaps").joinpath("sources.toml").read_text(encoding="utf-8")
    return {key: RuleSource(**entry) for key, entry in tomllib.loads(text).items()}
