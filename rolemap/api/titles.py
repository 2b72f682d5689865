"""Titles → roles, and explanations of titles, roles and rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rolemap.api.settings import classifier, user_words

if TYPE_CHECKING:
    import pandas as pd

    from rolemap.config import Config


def classify_titles(titles: Sequence[str], *, config: Config | None = None) -> pd.DataFrame:
    """The role that each title alone says, one row a title, in the order given.

    Returns
    -------
    DataFrame
        Columns ``title`` (as given), ``role`` (``PjM``, ``PgM``, ``PfM``, ``PrM``, ``other``, ``ambiguous``),
        ``confidence`` (0-1), ``also`` (a second role, or empty), ``support`` (bool), ``evidence`` (plain words).

    Examples
    --------
    >>> classify_titles(["Project Manager", "PM"])["role"].tolist()
    ['PjM', 'ambiguous']
    """
    import pandas as pd

    verdicts = classifier(config)(titles)
    return pd.DataFrame(
        {
            "title": list(titles),
            "role": [str(verdict.role) for verdict in verdicts],
            "confidence": [verdict.confidence for verdict in verdicts],
            "also": [str(verdict.also or "") for verdict in verdicts],
            "support": [verdict.support for verdict in verdicts],
            "evidence": [verdict.evidence for verdict in verdicts],
        }
    )


def explain(what: str, *, config: Config | None = None) -> str:
    """What a rule checks and why, what a role is, or how a job title was understood; plain text.

    Parameters
    ----------
    what : str
        A rule's code or name (``OWN01``, ``project-without-manager``), a role (``PgM``, ``program manager``), else
        it is taken for a job title.

    Examples
    --------
    >>> print(explain("OWN01").splitlines()[0])
    OWN01 project-without-manager (error)
    """
    from rolemap.gaps import explain_rule, rule_page
    from rolemap.model import ROLE_NAMES
    from rolemap.report.pages import role_page

    for role, name in ROLE_NAMES.items():
        if what.casefold() in (role.casefold(), name):
            return role_page(role)
    if _is_rule(what):
        rule = explain_rule(what.replace("-", "") if _RULE_CODE.fullmatch(what) else what)
        return f"{rule.code} {rule.name} ({rule.severity})\n\n{rule_page(rule)}"
    from rolemap.classify import explain_title
    from rolemap.report.pages import title_page

    return title_page(explain_title(what, user_words(config)))


_RULE_CODE = re.compile(r"[A-Za-z]{3,4}-?\d{1,3}")


def _is_rule(what: str) -> bool:
    """True for what can only be a rule: its name, or letters and digits in the shape of a code."""
    from rolemap.gaps import ALL_RULES, WAIVER_RULES

    rules = (*ALL_RULES, *WAIVER_RULES)
    return _RULE_CODE.fullmatch(what) is not None or any(what.casefold() == rule.name for rule in rules)
