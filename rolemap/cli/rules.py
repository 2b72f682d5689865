"""``rolemap rules``: the catalogue of rules."""

EXAMPLE = "Example:  rolemap rules          (one of them whole:  rolemap explain OWN01)"


def command() -> int:
    """All rules: code, severity, name, and what each finds."""
    from rolemap.cli.output import print_text
    from rolemap.report.pages import rules_text

    print_text(rules_text)
    return 0
