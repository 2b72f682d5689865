"""Knowledge as data: word lists in TOML, each group with its source."""
