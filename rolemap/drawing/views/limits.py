"""The limits of load that rules check, so that a picture and the findings agree."""

from collections.abc import Mapping
from typing import NamedTuple

from rolemap.gaps.settings import explain_rule, settings_of
from rolemap.model import Kind

RuleOptions = Mapping[str, Mapping[str, object]]
"""Code or name of a rule → option → value, as ``[rules.…]`` of ``rolemap.toml`` gives them."""


class Limits(NamedTuple):
    """``most`` units of a kind at once, with the code of the rule; ``error_above`` that many projects it is an error;
    ``large`` projects at once; ``share`` of somebody's time (1.0: all of it)."""

    most: Mapping[Kind, tuple[int, str]]
    error_above: int
    large: int
    share: float


def limits_of(rules: RuleOptions) -> Limits:
    """The options of LOAD01, LOAD02, LOAD07 and LOAD08: as set, else their defaults. Raises ``ConfigError``.

    >>> limits_of({"LOAD01": {"max_projects": 3}}).most[Kind.PROJECT]
    (3, 'LOAD01')
    """
    given = settings_of((), (), {}, rules).options

    def value(code: str, name: str) -> float:
        default = next(option.default for option in explain_rule(code).options if option.name == name)
        return float(str(given.get(code, {}).get(name, default)))

    return Limits(
        most={
            Kind.PROJECT: (int(value("LOAD01", "max_projects")), "LOAD01"),
            Kind.PRODUCT: (int(value("LOAD08", "max_products")), "LOAD08"),
        },
        error_above=int(value("LOAD01", "error_above")),
        large=int(value("LOAD02", "max_large")),
        share=value("LOAD07", "max_share"),
    )
