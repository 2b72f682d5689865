"""Names taken out of a map, and the key file that says who is who."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rolemap.api.settings import PathLike, Paths, paths_of

if TYPE_CHECKING:
    from rolemap.config import Config
    from rolemap.graph import Level, Org
    from rolemap.model import GapReport, ImportLog
    from rolemap.redact.key import Pseudonyms
    from rolemap.tables.people import People

T = TypeVar("T")

KEY_NAME = "rolemap-key.csv"
"""The key file, beside the first people file unless it is named otherwise: where the names are anyway."""


def key_path(people: Paths, key: PathLike | None) -> Path:
    """The key file of a run."""
    return Path(key) if key is not None else paths_of(people)[0].parent / KEY_NAME


def redacted(org: Org, level: str, key: Path) -> Org:
    """The map under pseudonyms, ``level`` ``names`` or ``all``; those of the file ``key`` are used and added to it.

    Raises ``ConfigError`` for another level, ``InputError`` for a file that is no key, ``OutputError`` if it cannot be
    written.
    """
    from rolemap.redact import redact_org

    chosen = _level(level)
    return _under_pseudonyms(key, lambda pseudonyms: redact_org(org, chosen, pseudonyms, key))


def redacted_staff(people: People, log: ImportLog, level: str, key: Path) -> tuple[People, ImportLog]:
    """People and their log under pseudonyms; as ``redacted``."""
    from rolemap.redact import redact_staff

    chosen = _level(level)
    return _under_pseudonyms(key, lambda pseudonyms: redact_staff(people, log, chosen, pseudonyms))


def _under_pseudonyms(key: Path, redact: Callable[[Pseudonyms], T]) -> T:
    """What ``redact`` makes with the pseudonyms of a key file, to which it may add."""
    from rolemap.redact import read_key, write_key

    pseudonyms = read_key(key)
    known = len(pseudonyms)
    shown = redact(pseudonyms)
    if len(pseudonyms) > known:
        write_key(key, pseudonyms)
    return shown


@contextmanager
def kept_if_done(key: Path | None) -> Iterator[None]:
    """Put a key file back as it was, or take it away, if what is done meanwhile fails: nothing is there to look up.

    After a ``BrokenPipeError`` it stays: somebody may have read a part of the result.
    """
    if key is None:
        yield
        return
    before = _content(key)
    made = [folder for folder in key.parents if not folder.exists()]
    try:
        yield
    except BrokenPipeError:
        raise
    except BaseException:
        _put_back(key, before, made)
        raise


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # there is none, or reading it as a key says what is wrong with it
        return None


def _put_back(key: Path, before: bytes | None, made: Sequence[Path]) -> None:
    from rolemap.files import take_back, write_file

    if before is not None:
        if _content(key) != before:
            write_file(key, before)
    elif _content(key) is not None:
        take_back(key, made)


def redacted_findings(
    org: Org, find: Callable[..., GapReport], *, config: Config | None, baseline: PathLike | None, **given: Any
) -> GapReport:
    """What ``find`` finds in the map with names, in words that hold none.

    Waivers and baselines name people and work, so they are held against the map with names.
    """
    from rolemap.redact import redacted_report

    assert org.redaction is not None
    without_waivers = None if config is None else replace(config, waivers=())
    words = find(replace(org, redaction=None), config=without_waivers, **given)
    real = find(org.redaction.original, config=config, baseline=baseline, **given)
    return redacted_report(real, words, org)


def called_in(org: Org, text: str) -> str:
    """What a person or a work item that a user names is called in a map, which may be redacted."""
    from rolemap.redact import redacted_text

    return text if org.redaction is None else redacted_text(org, text)


def to_plan_with(org: Org, without: Sequence[str]) -> tuple[Org, list[str]]:
    """A redacted map for what-if questions, and the people of the question as they are called in it."""
    return replace(org, redaction=None), [called_in(org, text) for text in without]


def refuse_folders(*paths: PathLike) -> None:
    """Raise ``ConfigError`` if maps that are written already were to be redacted: their sentences hold names."""
    from rolemap.errors import ConfigError

    folders = [str(path) for path in paths if Path(path).is_dir()]
    if folders:
        raise ConfigError(
            f"--redact: {' and '.join(folders)} cannot be redacted any more; write both maps with "
            "'rolemap map --redact', with the same key, and compare those"
        )


def refuse_shared_key(org: Org, folder: Path) -> None:
    """Raise ``OutputError`` if the key of a redacted map lies in the folder that is to be shared."""
    from rolemap.errors import OutputError

    key = None if org.redaction is None else org.redaction.key
    if key is not None and folder.resolve() in key.resolve().parents:
        raise OutputError(
            f"{key}: says who is who, and lies in the folder that is to be shared; choose another folder with --out, "
            "or another place for it with --key"
        )


def _level(level: str) -> Level:
    from rolemap.errors import ConfigError
    from rolemap.graph import Level

    if level not in set(Level):
        raise ConfigError(f"--redact {level}: must be one of {', '.join(Level)}")
    return Level(level)
