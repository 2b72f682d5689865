"""``--engine``: the commands for tables that are larger than memory, and what they do not answer."""

import sys
from collections.abc import Mapping
from pathlib import Path

from rolemap.cli.inputs import Inputs
from rolemap.cli.options import EngineName
from rolemap.errors import ConfigError

_OF_ENGINES = ("scheduler", "memory")
_FORMATS = ("text", "json")


def is_large(engine: EngineName, given: Mapping[str, object]) -> bool:
    """True if an engine other than pandas is asked for. Raises ``ConfigError`` for options of one without it."""
    if engine is not EngineName.PANDAS:
        return True
    stray = [name for name in _OF_ENGINES if given.get(name)]
    if stray:
        raise ConfigError(f"--{stray[0]} {given[stray[0]]}: --engine pandas has none; add --engine duckdb or dask")
    return False


def classify_large(inputs: Inputs, engine: EngineName, out: Path | None, given: Mapping[str, str | None]) -> int:
    """``rolemap classify --engine``: rows to a file, into a folder, or to stdout as they come."""
    from rolemap.api.large import classify_large as classify
    from rolemap.cli.output import write_stdout
    from rolemap.cli.progress import progress

    _refuse(inputs, engine, {})
    to_stdout = out is None or str(out) == "-"
    with progress("reading") as on_stage:
        remarks = classify(
            inputs.people,
            write_stdout if out is None or to_stdout else out,
            engine=engine,
            options=inputs.options,
            config=inputs.config,
            on_stage=on_stage,
            **given,
        )
    for remark in remarks:
        print(f"note: {remark}", file=sys.stderr)
    if not to_stdout:
        print(f"written: {out}", file=sys.stderr)
    return 0


def count_large(
    inputs: Inputs,
    engine: EngineName,
    out: Path | None,
    given: Mapping[str, str | None],
    *,
    format_: str | None,
    others: Mapping[str, object],
) -> int:
    """``rolemap gaps --engine``: roles and coverage counted, no rule checked; ``others`` are options that need one."""
    from rolemap.api.large import count_large as count
    from rolemap.cli.output import emit
    from rolemap.cli.progress import progress
    from rolemap.engines.shown import counts_json, counts_text

    chosen = format_ or ("json" if out is not None and out.suffix.casefold() == ".json" else "text")
    if chosen not in _FORMATS:
        raise ConfigError(f"--format {chosen}: --engine {engine} counts, and writes {' or '.join(_FORMATS)}")
    _refuse(inputs, engine, others)
    with progress("reading") as on_stage:
        counts = count(
            inputs.people,
            inputs.work,
            engine=engine,
            kinds=inputs.kinds,
            options=inputs.options,
            config=inputs.config,
            on_stage=on_stage,
            **given,
        )
    emit(counts_json(counts, engine) if chosen == "json" else counts_text(counts), out, inputs.paths)
    return 0


def _refuse(inputs: Inputs, engine: EngineName, others: Mapping[str, object]) -> None:
    """Raise ``ConfigError`` naming every option that was given and needs all people in memory."""
    asked = {"--also": inputs.also, "--assignments": inputs.assignments, "--redact": inputs.redact, **others}
    given = [name for name, value in asked.items() if value]
    if given:
        raise ConfigError(
            f"{', '.join(given)}: not with --engine {engine}, which never has all people in memory; leave it out, or "
            "use --engine pandas (docs/scale.md)"
        )
