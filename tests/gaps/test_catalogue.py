"""The catalogue: complete, in order, documented, and each rule with its sources."""

import importlib
import pkgutil

import pytest

from rolemap.gaps import ALL_RULES, Rule, rule_sources, rules


def test_the_tuple_holds_every_rule_of_the_package() -> None:
    modules = [importlib.import_module(f"{rules.__name__}.{m.name}") for m in pkgutil.iter_modules(rules.__path__)]
    found = {id(value) for module in modules for value in vars(module).values() if isinstance(value, Rule)}
    assert {id(rule) for rule in ALL_RULES} == found


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in ALL_RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in ALL_RULES}) == len(codes)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_sources_are_known(rule: Rule) -> None:
    assert set(rule.sources) <= set(rule_sources())


def test_every_source_is_used() -> None:
    assert set(rule_sources()) == {key for rule in ALL_RULES for key in rule.sources}
