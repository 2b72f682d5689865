"""Codes, names and options as a user writes them → the rules to run. Every fault is reported at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rolemap.errors import ConfigError, did_you_mean
from rolemap.gaps.catalogue import ALL_RULES
from rolemap.gaps.rule import Option, Rule
from rolemap.gaps.waiver_rules import WAIVER_RULES
from rolemap.model import Severity


@dataclass(frozen=True, slots=True)
class Settings:
    """The rules to run, in the order of their codes, and by code their severity and options where set."""

    rules: tuple[Rule, ...]
    severity: Mapping[str, Severity]
    options: Mapping[str, Mapping[str, object]]


def settings_of(
    select: Iterable[str],
    ignore: Iterable[str],
    severity: Mapping[str, Severity],
    options: Mapping[str, Mapping[str, object]],
) -> Settings:
    """Check and resolve what a user wrote; ``ConfigError`` names every unknown code, option and impossible value."""
    faults: list[str] = []
    selected, by_name = _selected(select, faults)
    ignored = {rule.code for text in ignore for rule in _found(text, "ignore", faults)}
    severities = {rule.code: level for text, level in severity.items() for rule in _found(text, "severity", faults)}
    by_code: dict[str, Mapping[str, object]] = {}
    for text, values in options.items():
        for rule in _found(text, "options", faults):
            by_code[rule.code] = _checked(rule, values, faults)
    if faults:
        raise ConfigError("; ".join(faults))
    rules = [rule for rule in selected if rule.code not in ignored and (not rule.preview or rule.code in by_name)]
    return Settings(tuple(sorted(rules, key=lambda rule: rule.code)), severities, by_code)


def codes_of(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """Codes of the rules that run for what a user selects and ignores. Raises ``ConfigError`` for unknown ones.

    >>> sorted(codes_of(["SPF"], ["SPF02"]))
    ['SPF01']
    """
    return frozenset(rule.code for rule in settings_of(select, ignore, {}, {}).rules)


def explain_rule(code_or_name: str) -> Rule:
    """The rule of a code or a name, in any case.

    Raises ``ConfigError`` with the near spellings if there is none.

    >>> explain_rule("own01").name
    'project-without-manager'
    """
    rules = (*ALL_RULES, *WAIVER_RULES)
    found = [rule for rule in rules if code_or_name.casefold() in (rule.code.casefold(), rule.name)]
    if not found:
        raise ConfigError(f"no rule '{code_or_name}'{_near(code_or_name)}")
    return found[0]


def _selected(select: Iterable[str], faults: list[str]) -> tuple[list[Rule], set[str]]:
    """The rules selected, and the codes of those selected one by one (preview rules run only so)."""
    rules: dict[str, Rule] = {}
    alone: set[str] = set()
    for text in select:
        found = _found(text, "select", faults)
        rules.update({rule.code: rule for rule in found})
        if len(found) == 1 and text.upper() != found[0].topic:
            alone.add(found[0].code)
    return list((rules or {rule.code: rule for rule in ALL_RULES}).values()), alone


def _found(text: str, where: str, faults: list[str]) -> list[Rule]:
    wanted = text.casefold()
    found = [rule for rule in ALL_RULES if wanted in (rule.code.casefold(), rule.name, rule.topic.casefold())]
    if not found:
        faults.append(f"{where}: no rule '{text}'{_near(text)}")
    return found


def _near(text: str) -> str:
    """The near spelling of a code, a name or a topic, as a question in brackets."""
    known = {spelling for rule in ALL_RULES for spelling in (rule.code, rule.name, rule.topic)}
    return (
        did_you_mean(text.replace("-", "") if text[-1:].isdigit() else text, known) or " (`rolemap rules` lists them)"
    )


def _checked(rule: Rule, values: Mapping[str, object], faults: list[str]) -> dict[str, object]:
    options = {option.name: option for option in rule.options}
    for name, value in values.items():
        option = options.get(name)
        if option is None:
            known = f" (it has {', '.join(options)})" if options else " (it has none)"
            faults.append(f"{rule.code} {rule.name}: no option '{name}'{did_you_mean(name, options) or known}")
        elif not _fits(value, option):
            faults.append(f"{rule.code} {rule.name}: {name} = {value!r} is no {_spoken(option)}")
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def _fits(value: object, option: Option) -> bool:
    match option.default:
        case bool():
            return isinstance(value, bool)
        case int():
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case float():
            return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
        case str():
            return isinstance(value, str)
        case _:
            return isinstance(value, list | tuple) and all(isinstance(text, str) for text in value)


def _spoken(option: Option) -> str:
    match option.default:
        case bool():
            return "true or false"
        case int():
            return "whole number of 0 or more"
        case float():
            return "number of 0 or more"
        case str():
            return "text"
        case _:
            return "list of texts"
