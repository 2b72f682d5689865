"""The documents are true: the settings page parses, the README's commands are there, generated pages are fresh."""

import re
import tomllib
from pathlib import Path

import pytest

from rolemap.cli.app import COMMANDS
from rolemap.config import parse_config
from rolemap.drawing import RENDERERS, VIEWS
from rolemap.errors import ConfigError

ROOT = Path(__file__).parents[1]


def test_the_settings_page_is_a_valid_settings_file() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    config = parse_config(tomllib.loads(example))
    assert config.waivers
    assert config.bom
    assert config.as_of


def test_unknown_settings_are_refused_all_at_once() -> None:
    with pytest.raises(ConfigError) as error:
        parse_config({"colums": {}, "kinds": {"a": "heap"}, "gaps": {"as-of": "soon"}, "waive": [{"code": "OWN01"}]})
    for words in ("did you mean 'columns'", "kinds", "as-of", "no reason"):
        assert words in str(error.value)


def test_every_command_view_and_format_is_documented() -> None:
    cli = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    formats = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert all(f"## rolemap {command}\n" in cli for command in COMMANDS)
    assert all(f"| `{view}` |" in formats for view in VIEWS)
    assert all(f"| `.{suffix}` |" in formats for suffix in RENDERERS)


def test_the_readme_names_files_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    paths = re.findall(r"\]\(([^)#:]+)\)|(examples/[\w./-]+\.csv)", readme)
    assert paths
    assert [path for pair in paths for path in pair if path and not (ROOT / path).exists()] == []


def test_exported_names_are_sorted_few_and_there() -> None:
    import rolemap

    names = rolemap.__all__
    assert names == sorted(names)
    assert len(names) < 30
    assert all(getattr(rolemap, name) is not None for name in names)
    assert set(names) <= set(dir(rolemap))
