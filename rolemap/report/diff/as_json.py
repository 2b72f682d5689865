"""A difference for programs."""

import json
from dataclasses import asdict

from rolemap.report.diff.compare import Difference
from rolemap.report.gaps_json import finding_object, one_a_line

VERSION = 1
"""Version of the shape; it rises when a key is taken away or changes its meaning."""


def diff_json(difference: Difference) -> str:
    """JSON text: ``{"version", "before", "after", "days", "people", "units", "gaps": {"opened", "closed",
    "still_open"}}``; findings as in ``gaps.json``, those still open with ``was``, their message before; changes with
    ``what``, ``kind``, ``id``, ``name``, ``before``, ``after``, ``role``."""

    def run(side: str) -> dict[str, object]:
        one = getattr(difference, side)
        return {**asdict(one), "files": [{"file": file, "modified": modified} for file, modified in one.files]}

    head = {"version": VERSION, "before": run("before"), "after": run("after"), "days": difference.days}
    still_open = zip(difference.still_open, difference.was, strict=True)
    gaps = {
        "opened": map(finding_object, difference.opened),
        "closed": map(finding_object, difference.closed),
        "still_open": ({**finding_object(finding), "was": was} for finding, was in still_open),
    }
    states = ",\n".join(f'"{name}": {one_a_line(objects)}' for name, objects in gaps.items())
    return (
        json.dumps(head, ensure_ascii=False, indent=2, allow_nan=False).removesuffix("\n}")
        + f',\n"people": {one_a_line(map(asdict, difference.people))}'
        + f',\n"units": {one_a_line(map(asdict, difference.units))}'
        + f',\n"gaps": {{\n{states}\n}}\n}}\n'
    )
