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


def options_of(table: str, given: Mapping[str, ReadOptions] | None, config: Config | None) -> ReadOptions:
    """What the caller said of one table, over what the settings say."""
    from rolemap.read import ReadOptions

    options = (given or {}).get(table, ReadOptions())
    columns = {**(config.columns[table] if config else {}), **options.columns}
    return replace(options, columns=columns)
