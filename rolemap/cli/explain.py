"""``rolemap explain``: a title, a role, a rule's code."""

from typing import Annotated

import typer

from rolemap.cli import options as shared

EXAMPLE = 'Examples:  rolemap explain OWN01 · rolemap explain PgM · rolemap explain "Sr. PM, Payments"'


def command(
    what: Annotated[
        list[str] | None, typer.Argument(metavar="WHAT", help="A job title, a role (PjM) or a rule's code or name.")
    ] = None,
    config: shared.ConfigFile = None,
) -> int:
    """Explain a title, a role or a rule. How it was understood, what it leads, what it checks and why."""
    from pathlib import Path

    from rolemap import api
    from rolemap.config import find_config, read_config
    from rolemap.errors import ConfigError

    wanted = " ".join(what or ()).strip()
    if not wanted:
        raise ConfigError(
            'explain what? A job title: rolemap explain "Sr. PM, Payments"; a role: rolemap explain PgM; '
            "a rule: rolemap explain OWN01 (rolemap rules lists them)"
        )
    found = config or find_config(Path.cwd())
    typer.echo(api.explain(wanted, config=read_config(found) if found else None))
    return 0
