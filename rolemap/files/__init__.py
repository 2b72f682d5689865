"""Writing files whole or not at all, and never over an input.

Outputs are made in a hidden folder beside the place where they belong and shown in one step when all of them are on
the disk. How much "one step" means depends on the system; docs/privacy.md and ``writing`` say it for each.
"""

from rolemap.files.writing import finish_interrupted, refuse_inputs, take_back, write_file, write_files

__all__ = ["finish_interrupted", "refuse_inputs", "take_back", "write_file", "write_files"]
