"""What the functions of the API share: settings and options → what a stage takes, and progress."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolemap.classify import UserWords
    from rolemap.config import Config
    from rolemap.model import Verdict
    from rolemap.read import ReadOptions

PathLike = str | Path
Paths = PathLike | Sequence[PathLike]
"""One file, or several of the same organization."""
Stage = Callable[[str], None]
"""Called with a few words at the beginning of each stage of long work, for a progress display."""


def silent(_stage: str) -> None:
    """No progress display."""


def classifier(config: Config | None) -> Callable[[Sequence[str]], list[Verdict]]:
    """Titles → verdicts, with the user's own words where the settings hold any."""
    from rolemap.classify import classify_titles

    words = user_words(config)
    return lambda titles: classify_titles(titles, words)


def user_words(config: Config | None) -> UserWords | None:
    """The user's own titles and phrases, None without settings."""
    from rolemap.classify import UserWords

    return UserWords(titles=config.titles, phrases=config.words) if config else None


def paths_of(given: Paths) -> list[Path]:
    """The files that were given, whether one or several.

    >>> [path.name for path in paths_of("people.csv")], [path.name for path in paths_of(["a.csv", Path("b.csv")])]
    (['people.csv'], ['a.csv', 'b.csv'])
    """
    return [Path(given)] if isinstance(given, (str, Path)) else [Path(path) for path in given]


def options_of(table: str, given: Mapping[str, ReadOptions] | None, config: Config | None) -> ReadOptions:
    """What the caller said of one table, over what the settings say; ``also`` are further files of people."""
    from rolemap.read import ReadOptions

    options = (given or {}).get(table, ReadOptions())
    own = (given or {}).get("people", ReadOptions()).columns if table == "also" else {}
    settled = config.columns["people" if table == "also" else table] if config else {}
    columns = {**settled, **own, **options.columns}
    return replace(options, columns=columns)
