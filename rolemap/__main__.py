"""``python -m rolemap`` and the ``rolemap`` command."""

import gc
import sys


def main() -> None:
    """Run the command line and exit with its code."""
    # A map of a million people is millions of small objects that all live to the end: Python's look for cycles among
    # them, again and again, takes half of the time of reading a register and finds nothing. So it looks seldom.
    gc.set_threshold(1_000_000, 50, 100)
    try:
        from rolemap.cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules were still being loaded
        code = 130
    # At its end Python looks for cycles among everything that was ever loaded, in a fifth of the time of a small run;
    # the system takes the memory back at once.
    gc.disable()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
