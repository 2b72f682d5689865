"""Headers: how real files spell the canonical columns, and how their cells settle what the headers leave open."""

from rolemap.read.headers.cells import Cells
from rolemap.read.headers.content import title_share
from rolemap.read.headers.keys import header_keys
from rolemap.read.headers.match import BY_CELLS, LISTS, Match, match_columns
from rolemap.read.headers.readings import readings_of
from rolemap.read.headers.sensitive import sensitive
from rolemap.read.headers.spellings import TABLES, spellings_of

__all__ = [
    "BY_CELLS",
    "LISTS",
    "TABLES",
    "Cells",
    "Match",
    "header_keys",
    "match_columns",
    "readings_of",
    "sensitive",
    "spellings_of",
    "title_share",
]
