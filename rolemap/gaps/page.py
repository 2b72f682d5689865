"""The page of one rule, as Markdown: for the docs and for ``rolemap explain``."""

from collections.abc import Iterator

from rolemap.gaps.rule import Rule
from rolemap.gaps.sources import rule_sources


def rule_page(rule: Rule) -> str:
    """Everything there is to know about a rule; no heading with its code, which the caller writes.

    >>> from rolemap.gaps.settings import explain_rule
    >>> print(rule_page(explain_rule("OWN01")).splitlines()[0])
    An active project of the register names no lead.
    """
    return "\n".join([rule.page.summary, "", *_facts(rule), "", *_parts(rule), *_origin(rule)])


def _facts(rule: Rule) -> Iterator[str]:
    yield f"- severity: {rule.severity}" + (" (in preview: runs only where it is selected)" if rule.preview else "")
    if rule.needs:
        yield f"- does not run with: {', or with '.join(need.reason for need in rule.needs)}"
    if rule.dated:
        yield "- compares dates with the newest time of the input files, or with the day that you give"
    for option in rule.options:
        default = list(option.default) if isinstance(option.default, tuple) else option.default
        yield f"- option `{option.name}`, default `{default}`"


def _parts(rule: Rule) -> Iterator[str]:
    example = "\n".join(f"    {line}" if line else "" for line in rule.page.example.splitlines())
    for heading, text in (
        ("Why it matters", rule.page.why),
        ("Example", example),
        ("How to fix", rule.page.fix),
    ):
        yield from (f"**{heading}**", "", text, "")


def _origin(rule: Rule) -> Iterator[str]:
    if not rule.sources:
        yield "**Source**: none; this rule is a convention of rolemap."
        return
    yield "**Sources**"
    yield ""
    for key in rule.sources:
        source = rule_sources()[key]
        yield f"- [{source.title}]({source.url}): {source.says}"
