"""``python -m rolemap`` and the ``rolemap`` command."""

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        from rolemap.cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules were still being loaded
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
