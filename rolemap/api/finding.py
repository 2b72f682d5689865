"""The map → findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolemap.config import Config
    from rolemap.graph import Org
    from rolemap.model import GapReport


def find_gaps(
    org: Org,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    config: Config | None = None,
) -> GapReport:
    """Findings of all rules, worst first, and the rules that could not be checked.

    Parameters
    ----------
    org : Org
        From ``read_org``.
    select, ignore : sequence of str
        Codes of rules (``OWN01``) to run, or not to run; empty: all, none.
    config : Config, optional
        ``[gaps]``, ``[severity]`` and ``[rules.…]`` of ``rolemap.toml``.

    Raises
    ------
    ConfigError
        A code or an option is unknown; the nearest spelling is named.

    Examples
    --------
    >>> from pathlib import Path
    >>> from rolemap import read_org
    >>> folder = Path(getfixture("tmp_path"))
    >>> _ = (folder / "people.csv").write_text("id,name,title,manager id\\n1,Ana Ruiz,Program Manager,9\\n")
    >>> [finding.code for finding in find_gaps(read_org(folder / "people.csv"))]
    ['ORG04']
    """
    from rolemap import gaps

    settings = {"severity": config.severity, "options": config.rules} if config else {}
    return gaps.find_gaps(
        org,
        select=tuple(select) or (config.select if config else ()),
        ignore=tuple(ignore) or (config.ignore if config else ()),
        **settings,  # type: ignore[arg-type]  # the two mappings, named once
    )
