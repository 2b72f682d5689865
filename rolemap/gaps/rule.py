"""One rule as a value: its code and name, what it needs, its options, its page. The docstring is the page."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import dedent
from typing import get_type_hints

from rolemap.gaps.needs import Need
from rolemap.graph import Org
from rolemap.model import Finding, Gap, Severity

Check = Callable[..., Iterator[Gap]]

SECTIONS = ("Why it matters", "Example", "How to fix")
_CODE = re.compile(r"[A-Z]{3,4}\d\d")
_TODAY = "today"


@dataclass(frozen=True, slots=True)
class Option:
    """One keyword-only parameter of a rule: its name, its type, its default."""

    name: str
    type: type
    default: object


@dataclass(frozen=True, slots=True)
class Page:
    """What a reader needs to know about a rule, from its docstring; Markdown, without the headings."""

    summary: str
    why: str
    example: str
    fix: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue, as ``@rule`` makes it from a generator function.

    ``needs``    what the input must hold for the rule to run
    ``sources``  keys of ``sources.toml``: where the rule and its thresholds come from; none means that the rule is a
                 convention of rolemap, and its page says so
    ``preview``  runs only where it is selected by its code or name
    ``dated``    compares dates with a day: the engine hands that day to it
    """

    code: str
    name: str
    severity: Severity
    check: Check
    page: Page
    options: tuple[Option, ...] = ()
    needs: tuple[Need, ...] = ()
    sources: tuple[str, ...] = ()
    preview: bool = False
    dated: bool = False

    @property
    def topic(self) -> str:
        """The letters of the code, ``OWN`` of ``OWN01``."""
        return self.code.rstrip("0123456789")

    def finding(self, gap: Gap, severity: Severity | None = None) -> Finding:
        """The gap as a finding of this rule; ``severity`` is what the settings say, over the gap and the rule."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=severity or gap.severity or self.severity,
            subject=gap.subject,
            message=gap.message,
            evidence=gap.evidence,
            suggestion=gap.suggestion,
            confidence=gap.confidence,
            affected=gap.affected,
            because=gap.because,
        )

    def unmet(self, org: Org) -> str:
        """Why the rule cannot run on ``org`` ("no sponsor column"); empty where it can."""
        return next((need.reason for need in self.needs if not need.holds(org)), "")


def rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    needs: tuple[Need, ...] = (),
    sources: tuple[str, ...] = (),
    preview: bool = False,
) -> Callable[[Check], Rule]:
    """Make a ``Rule`` of a generator ``check(org, *, option=default, …) -> Iterator[Gap]``.

    The docstring has four parts: one first line that states the fault, then ``## Why it matters``, ``## Example`` and
    ``## How to fix``. A keyword-only parameter ``today`` is no option: it is the day that dates are compared with.

    Raises ``ValueError`` where the code, the docstring or an option is not written as agreed: a fault of the program.
    """
    if not _CODE.fullmatch(code):
        raise ValueError(f"{code}: a code is three or four capitals and two digits")

    def make(check: Check) -> Rule:
        parameters = inspect.signature(check).parameters
        return Rule(
            code=code,
            name=name,
            severity=severity,
            check=check,
            page=_page_of(code, check.__doc__ or ""),
            options=_options_of(code, check),
            needs=needs,
            sources=sources,
            preview=preview,
            dated=_TODAY in parameters,
        )

    return make


def _options_of(code: str, check: Check) -> tuple[Option, ...]:
    hints = get_type_hints(check)
    parameters = inspect.signature(check).parameters.values()
    options = [p for p in parameters if p.kind is inspect.Parameter.KEYWORD_ONLY and p.name != _TODAY]
    for option in options:
        if not isinstance(option.default, int | float | str | tuple):
            raise ValueError(f"{code}: option {option.name} needs a number, text or tuple as its default")  # noqa: TRY004 (a fault of the signature, like the others)
    return tuple(Option(p.name, hints[p.name], p.default) for p in options)


def _page_of(code: str, docstring: str) -> Page:
    first, _, rest = docstring.strip().partition("\n")
    parts = re.split(r"^## (.+)$", dedent(rest), flags=re.MULTILINE)
    sections = {
        heading.strip(): dedent(text.strip("\n")).rstrip()
        for heading, text in zip(parts[1::2], parts[2::2], strict=True)
    }
    if parts[0].strip() or tuple(sections) != SECTIONS or not all(sections.values()):
        raise ValueError(f"{code}: the docstring is one line, then {', '.join(SECTIONS)}")
    return Page(first.strip(), *(sections[heading] for heading in SECTIONS))
