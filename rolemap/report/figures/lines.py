"""Spans and layers: how wide and how deep the reporting lines are."""

from dataclasses import dataclass

import numpy as np

from rolemap.graph import Org

SPAN_BANDS = ((1, 1), (2, 2), (3, 5), (6, 7), (8, 10), (11, 15), (16, None))
"""Bands of direct reports. 3-5 player or coach, 6-7 coach, 8-10 supervisor, 11-15 facilitator, above coordinator:
McKinsey, "How to identify the right spans of control for your organization"; one and two stand apart because a
manager of one or two is seldom needed."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Figures of the reporting lines.

    ``managers``      number of people with direct reports
    ``mean_span``, ``median_span``, ``max_span``  direct reports of a manager
    ``bands``         for each of ``SPAN_BANDS``: number of managers
    ``layers``        people on each layer, the top first; who stands in or below a cycle is on none
    ``roots``         people who report to nobody, and who stand there because their manager is not in the file
    """

    managers: int
    mean_span: float
    median_span: float
    max_span: int
    bands: tuple[int, ...]
    layers: tuple[int, ...]
    roots: int


def reporting_figures(org: Org) -> Lines | None:
    """Spans and layers; None where nobody reports to anybody."""
    span = org.reporting.span
    spans = span[span > 0]
    if not len(spans):
        return None
    depth = org.reporting.depth
    upper = [high if high is not None else np.inf for _, high in SPAN_BANDS]
    band = np.searchsorted(upper, spans)
    return Lines(
        managers=len(spans),
        mean_span=round(float(spans.mean()), 1),
        median_span=float(np.median(spans)),
        max_span=int(spans.max()),
        bands=tuple(np.bincount(band, minlength=len(SPAN_BANDS)).tolist()),
        layers=tuple(np.bincount(depth[depth > 0])[1:].tolist()),
        roots=int((org.reporting.parent < 0).sum()),
    )


def band_words(place: int) -> str:
    """A band in words: "1", "3-5", "16 or more"."""
    low, high = SPAN_BANDS[place]
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low}-{high}"
