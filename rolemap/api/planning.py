"""The map after planned changes, beside the map as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rolemap.api.finding import find_gaps
from rolemap.api.settings import PathLike

if TYPE_CHECKING:
    from rolemap.config import Config
    from rolemap.gaps import PlannedChange, WhatIf
    from rolemap.graph import Org


def what_if(
    org: Org,
    changes: PathLike | Sequence[Mapping[str, str]] = (),
    *,
    without: Sequence[str] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    config: Config | None = None,
    as_of: date | None = None,
) -> WhatIf:
    """What planned changes would do: which units lose their lead, which chains break, who could take over.

    Parameters
    ----------
    org : Org
    changes : path, or sequence of mappings
        A CSV file or workbook, or its rows. ``name``: a person's name or id, for ``leads`` a work item's. ``change``:
        ``leaves``, ``joins``, ``moves``, ``leads`` or ``retitled`` (blank column: ``leaves``). ``to``: the new manager
        of who moves or joins, or the new lead of the work item; blank is nobody. ``title``: of who joins or is
        retitled. ``department``: of who joins. A file of one column is a list of people who leave.
    without : sequence of str
        Names or ids of people who leave.
    select, ignore : sequence of str
        Rules whose findings open and close, as of ``find_gaps``.

    Returns
    -------
    WhatIf
        ``changes`` as they were understood; ``lost``, with candidates; ``broken``; ``opened`` (a ``GapReport``) and
        ``closed`` findings; the map ``before`` and ``after``.

    Raises
    ------
    ConfigError
        Somebody or something is unknown, or a name is borne by several (with their ids), or a change is not
        understood; all of them named, each with its row.

    Examples
    --------
    >>> from pathlib import Path
    >>> from rolemap import read_org
    >>> folder = Path(getfixture("tmp_path"))
    >>> _ = (folder / "people.csv").write_text("id,name,title\\n1,Ana Ruiz,Program Manager\\n"
    ...                                        "2,Ken Ito,Program Manager\\n")
    >>> _ = (folder / "work.csv").write_text("id,name,kind,lead\\nG,Rockets,program,Ana Ruiz\\n")
    >>> org = read_org(folder / "people.csv", folder / "work.csv")
    >>> answer = what_if(org, [{"name": "Ana Ruiz", "change": "leaves"}])
    >>> [(one.item.name, org.people[one.staffing.candidates[0].person].name) for one in answer.lost]
    [('Rockets', 'Ken Ito')]
    """
    from dataclasses import replace

    from rolemap import gaps
    from rolemap.api.redacting import to_plan_with
    from rolemap.api.settings import classifier
    from rolemap.errors import ConfigError

    if org.redaction is not None and changes:
        raise ConfigError("--redact goes with --without, not with a file of changes: it names people who are not here")
    org, without = to_plan_with(org, without)
    faults: list[str] = []
    planned = (*gaps.leavers(without, "--without"), *_planned(changes, faults))
    if not (planned or faults):
        raise ConfigError("--from: no change in it; give a name or an id in each row")
    changed = gaps.with_changes(org, planned, classifier(config), faults)
    before, after = (
        find_gaps(one, select=select, ignore=ignore, config=config, as_of=as_of) for one in (org, changed.org)
    )
    lost = gaps.lost_leads(org, changed, after.as_of)
    opened = replace(after, findings=gaps.opened(before, after))
    return gaps.WhatIf(
        before=org,
        after=changed.org,
        changes=changed.words,
        lost=lost,
        broken=gaps.broken_chains(org, changed),
        opened=gaps.suggest_from(opened, changed.org, [one.staffing for one in lost]),
        closed=gaps.opened(after, before),
    )


def _planned(changes: PathLike | Sequence[Mapping[str, str]], faults: list[str]) -> tuple[PlannedChange, ...]:
    from rolemap.gaps import read_changes
    from rolemap.read import read_grid

    if isinstance(changes, str | Path):
        grid = read_grid(Path(changes))
        cells = zip(*grid.arrow.to_pydict().values(), strict=True)
        return read_changes(grid.header, zip(grid.row.tolist(), cells, strict=True), Path(changes).name, faults)
    header = list(dict.fromkeys(column for row in changes for column in row))
    rows = [[str(row.get(column, "")) for column in header] for row in changes]
    return read_changes(header, enumerate(rows, start=1), "changes", faults) if rows else ()
