"""``rolemap.toml`` → a frozen ``Config``. Unknown keys are refused, all at once, with the nearest spelling."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rolemap.errors import ConfigError, did_you_mean
from rolemap.model import Kind, Role, Severity
from rolemap.tables.schema import ASSIGNMENTS_READ, PEOPLE_READ, WORK_READ

if TYPE_CHECKING:
    from rolemap.gaps import Waiver

CONFIG_NAME = "rolemap.toml"
TABLES = {"people": PEOPLE_READ, "work": WORK_READ, "assignments": ASSIGNMENTS_READ}
_KEYS = ("columns", "kinds", "gaps", "severity", "rules", "titles", "words", "output", "waive")
_GAPS_KEYS = ("select", "ignore", "as-of")
_OUTPUT_KEYS = ("bom",)
_Word = TypeVar("_Word", Kind, Role, Severity)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run.

    ``columns``   table → canonical column → header as the file writes it
    ``kinds``     a register's own word for a kind → kind
    ``select``    rule codes to run (empty: all); ``ignore``: codes not to run
    ``severity``  rule code → severity instead of the rule's own
    ``rules``     rule code → option → value
    ``titles``    exact title → role; ``words``: phrase in a title → role
    ``waivers``   gaps that are meant to be there, each with a reason
    ``as_of``     the day that dates are compared with, instead of the newest time of the input files
    ``bom``       CSV files begin with a byte order mark, by which Excel knows UTF-8
    """

    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    titles: Mapping[str, Role] = field(default_factory=dict)
    words: Mapping[str, Role] = field(default_factory=dict)
    waivers: tuple["Waiver", ...] = ()
    as_of: date | None = None
    bom: bool = False


def find_config(*folders: Path) -> Path | None:
    """The first ``rolemap.toml`` in ``folders``, None if there is none."""
    candidates = (folder / CONFIG_NAME for folder in folders)
    return next((path for path in candidates if path.is_file()), None)


def read_config(path: str | Path) -> Config:
    """Settings of one file. Raises ``ConfigError`` naming every fault, with the nearest known spelling.

    >>> read_config("no-such.toml")
    Traceback (most recent call last):
    rolemap.errors.ConfigError: no-such.toml: no such file; check the path given with --config
    """
    import tomllib  # noqa: PLC0415  # start-up: most runs have no settings

    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such file; check the path given with --config") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read ({error}); it must be a UTF-8 text file") from None
    try:
        settings = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    return parse_config(settings, where=str(path))


def parse_config(settings: Mapping[str, Any], *, where: str = CONFIG_NAME) -> Config:
    """Settings as they come out of TOML → ``Config``. Raises ``ConfigError`` naming every fault."""
    faults: list[str] = []
    faults += _unknown_keys(settings, _KEYS, "")
    parts: dict[str, Mapping[str, Any]] = {}
    for key in _KEYS[:-1]:
        part = settings.get(key, {})
        if not isinstance(part, Mapping):
            faults.append(f"[{key}] must be a table of keys and values")
            part = {}
        parts[key] = part
    faults += _unknown_keys(parts["gaps"], _GAPS_KEYS, "gaps.")
    faults += _unknown_keys(parts["output"], _OUTPUT_KEYS, "output.")
    config = Config(
        columns=_columns(parts["columns"], faults),
        kinds=_words(parts["kinds"], Kind, "kinds", faults),
        select=_codes(parts["gaps"].get("select", []), "gaps.select", faults),
        ignore=_codes(parts["gaps"].get("ignore", []), "gaps.ignore", faults),
        severity=_words(parts["severity"], Severity, "severity", faults),
        rules=_rules(parts["rules"], faults),
        titles=_words(parts["titles"], Role, "titles", faults),
        words=_words(parts["words"], Role, "words", faults),
        waivers=_waivers(settings.get("waive", []), faults),
        as_of=_day(parts["gaps"].get("as-of"), faults),
        bom=_flag(parts["output"].get("bom", False), "output.bom", faults),
    )
    if faults:
        raise ConfigError(f"{where}: " + "; ".join(faults))
    return config


def _unknown_keys(part: Mapping[str, Any], known: tuple[str, ...], prefix: str) -> list[str]:
    return [f"unknown key {prefix + key!r}{did_you_mean(key, known)}" for key in part if key not in known]


def _columns(part: Mapping[str, Any], faults: list[str]) -> dict[str, dict[str, str]]:
    columns: dict[str, dict[str, str]] = {table: {} for table in TABLES}
    for key, value in part.items():
        if key in TABLES and isinstance(value, Mapping):
            _add_columns(columns[key], key, value, faults)
        else:
            _add_columns(columns["people"], "people", {key: value}, faults)
    return columns


def _add_columns(columns: dict[str, str], table: str, part: Mapping[str, Any], faults: list[str]) -> None:
    for key, header in part.items():
        if key not in TABLES[table]:
            faults.append(f"[columns] {table} has no column {key!r}{did_you_mean(key, TABLES[table])}")
        elif not isinstance(header, str):
            faults.append(f"[columns] {key} must be a header in quotes")
        else:
            columns[key] = header


def _words(part: Mapping[str, Any], words: type[_Word], name: str, faults: list[str]) -> dict[str, _Word]:
    known = {str(word).casefold(): word for word in words}
    result: dict[str, _Word] = {}
    for key, value in part.items():
        word = known.get(str(value).casefold())
        if word is None:
            faults.append(f"[{name}] {key} = {value!r}: must be one of {', '.join(map(str, words))}")
        else:
            result[key] = word
    return result


def _codes(value: object, name: str, faults: list[str]) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(code, str) for code in value):
        return tuple(value)
    faults.append(f'{name} must be a list of rule codes, such as ["OWN01"]')
    return ()


def _waivers(entries: object, faults: list[str]) -> tuple["Waiver", ...]:
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        faults.append("waive must be written as [[waive]], with code, subject and reason under it")
        return ()
    if not entries:
        return ()
    from rolemap.gaps import parse_waivers  # noqa: PLC0415  # start-up: the rules, for the few settings with waivers

    try:
        return parse_waivers(entries)
    except ConfigError as error:
        faults.append(str(error))
        return ()


def _day(value: object, faults: list[str]) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    faults.append(f"gaps.as-of = {value!r} is no date (write it as 2026-12-31, without quotation marks)")
    return None


def _flag(value: object, name: str, faults: list[str]) -> bool:
    if not isinstance(value, bool):
        faults.append(f"{name} = {value!r}: must be true or false, without quotation marks")
    return value is True


def _rules(part: Mapping[str, Any], faults: list[str]) -> dict[str, Mapping[str, object]]:
    rules: dict[str, Mapping[str, object]] = {}
    for code, options in part.items():
        if isinstance(options, Mapping):
            rules[code] = options
        else:
            faults.append(f"[rules.{code}] must be a table of options")
    return rules
