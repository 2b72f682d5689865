"""A map without names, to share: the same people, lines, roles and gaps under stable pseudonyms.

``redact_org`` makes it, before anything is written: every picture, page and table of the redacted map is made from it
and has no other source. What a pseudonym stands for is in a key file, which stays where it is. docs/privacy.md says
what each level hides.
"""

from rolemap.redact.findings import redacted_report
from rolemap.redact.key import Pseudonyms, read_key, write_key
from rolemap.redact.maps import redact_org, redact_staff, redacted_text

__all__ = [
    "Pseudonyms",
    "read_key",
    "redact_org",
    "redact_staff",
    "redacted_report",
    "redacted_text",
    "write_key",
]
