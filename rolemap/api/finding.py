"""The map → findings; the map of another day, or without somebody → what that changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rolemap.api.reading import read_org
from rolemap.api.settings import PathLike

if TYPE_CHECKING:
    from rolemap.config import Config
    from rolemap.graph import Org
    from rolemap.model import GapReport, Kind
    from rolemap.report.diff import Difference


def find_gaps(
    org: Org,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    config: Config | None = None,
    as_of: date | None = None,
    baseline: PathLike | None = None,
) -> GapReport:
    """Findings of all rules, worst first, and the rules that could not be checked.

    Parameters
    ----------
    org : Org
        From ``read_org``.
    select, ignore : sequence of str
        Codes (``OWN01``), names or topics (``OWN``) of rules to run, or not to run; empty: all, none.
    config : Config, optional
        ``[gaps]``, ``[severity]``, ``[rules.…]`` and ``[[waive]]`` of ``rolemap.toml``.
    as_of : date, optional
        The day that dates are compared with; by default the newest time of the input files, so that a report does not
        change while its input stays the same.
    baseline : path, optional
        ``gaps.json`` of an earlier run: only what is new is reported.

    Returns
    -------
    GapReport
        ``findings``, worst first, each with evidence, suggestion (candidates for roles that nobody holds) and
        confidence; ``not_checked``; ``waived``; ``known``, the number of findings that the baseline has.

    Raises
    ------
    ConfigError
        A code or an option is unknown, with the nearest spelling; or the baseline is no report of rolemap.

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
    from rolemap.config import Config

    if org.redaction is not None:
        from rolemap.api.redacting import redacted_findings

        given = {"select": select, "ignore": ignore, "as_of": as_of}
        return redacted_findings(org, find_gaps, config=config, baseline=baseline, **given)
    config = config or Config()
    day = as_of or config.as_of
    chosen, left_out = tuple(select) or config.select, tuple(ignore) or config.ignore
    report = gaps.find_gaps(
        org,
        select=chosen,
        ignore=left_out,
        severity=config.severity,
        options=config.rules,
        today=day,
    )
    report = gaps.suggest(report, org)
    if config.waivers:
        ran = gaps.codes_of(chosen, left_out)
        report = gaps.apply_waivers(report, config.waivers, day or gaps.newest_day(org), ran=ran)
    return report if baseline is None else gaps.only_new(report, _read_baseline(Path(baseline)))


def compare(
    before: PathLike,
    after: PathLike,
    *,
    work_before: PathLike | None = None,
    work_after: PathLike | None = None,
    also_before: Sequence[PathLike] = (),
    also_after: Sequence[PathLike] = (),
    assignments_before: PathLike | None = None,
    assignments_after: PathLike | None = None,
    kinds: Mapping[str, Kind | str] | None = None,
    config: Config | None = None,
    redact: str | None = None,
    key: PathLike | None = None,
) -> Difference:
    """What changed between two runs: people, roles, units, leads, and gaps opened, closed and still open.

    Parameters
    ----------
    before, after : path
        Two folders that ``write_map`` has written, or two people files.
    work_before, work_after : path, optional
        The registers that go with two people files.
    also_before, also_after : sequence of path, optional
        Further files of the same people, as of ``read_org``.
    assignments_before, assignments_after : path, optional
        The assignments that go with them.
    redact, key : optional
        As of ``read_org``, for two people files; the key is beside the later one. Folders are compared as they are.

    Raises
    ------
    InputError
        A folder or a file is not as it must be.
    ConfigError
        Folders are to be redacted: redact each map when it is written. Further files are given with a folder; or one
        side alone has a register, so that all of its work would look new.
    """
    from rolemap.api.redacting import key_path, refuse_folders
    from rolemap.errors import ConfigError
    from rolemap.report.diff import compare as compare_sides
    from rolemap.report.diff import read_folder, side_of

    sides = []
    if redact is not None:
        refuse_folders(before, after)
    for path, also, work, assignments in (
        (Path(before), also_before, work_before, assignments_before),
        (Path(after), also_after, work_after, assignments_after),
    ):
        if path.is_dir():
            if also or work or assignments:
                raise ConfigError(f"{path}: is a folder of a whole map; no further file goes with it")
            sides.append(read_folder(path))
        else:
            people, own_key = [path, *also], key_path(after, key)
            org = read_org(people, work, assignments, kinds=kinds, config=config, redact=redact, key=own_key)
            sides.append(side_of(org, find_gaps(org, config=config)))
    if sides[0].has_register is not sides[1].has_register:
        raise ConfigError("one side has a register and the other has none; give --work-before and --work-after both")
    return compare_sides(sides[0], sides[1])


def _read_baseline(path: Path) -> Mapping[tuple[str, str, str], int]:
    from rolemap.errors import ConfigError
    from rolemap.gaps import read_baseline

    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not a text file"
        raise ConfigError(
            f"--baseline {path}: cannot be read ({reason}); give the gaps.json of an earlier run"
        ) from None
    return read_baseline(text, path.name)
