"""Tree lines joined: what several lines share is drawn once, with round corners only where nothing else branches off.

Drawn one by one, the shared pieces come out darker than the others, and every branch gets a bump.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from rolemap.drawing.layout import Point, Route

_Segment = tuple[Point, Point]


def join(routes: Iterable[Route]) -> Iterator[tuple[Point, ...]]:
    """The paths that draw all ``routes``; those of one parent are joined."""
    by_source: dict[str, list[Route]] = {}
    for route in routes:
        by_source.setdefault(route.line.source, []).append(route)
    for group in by_source.values():
        if len(group) == 1:
            yield group[0].points
        else:
            yield from _chains(list(_segments(group)))


def _segments(routes: Iterable[Route]) -> Iterator[_Segment]:
    """The longest straight pieces, each once."""
    across: dict[float, list[tuple[float, float]]] = {}
    down: dict[float, list[tuple[float, float]]] = {}
    for route in routes:
        points = [(round(x, 1), round(y, 1)) for x, y in route.points]
        for (x1, y1), (x2, y2) in pairwise(points):
            if y1 == y2:
                across.setdefault(y1, []).append((min(x1, x2), max(x1, x2)))
            else:
                down.setdefault(x1, []).append((min(y1, y2), max(y1, y2)))
    for y, spans in across.items():
        yield from (((low, y), (high, y)) for low, high in _merged(spans))
    for x, spans in down.items():
        yield from (((x, low), (x, high)) for low, high in _merged(spans))


def _merged(spans: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    low, high = min(spans)
    for start, end in sorted(spans):
        if start > high:
            yield low, high
            low, high = start, end
        high = max(high, end)
    yield low, high


def _chains(segments: list[_Segment]) -> Iterator[tuple[Point, ...]]:
    """Segments that meet end to end, two at a point, as one path."""
    ends: dict[Point, list[int]] = {}
    for number, segment in enumerate(segments):
        for point in segment:
            ends.setdefault(point, []).append(number)
    left = dict.fromkeys(range(len(segments)))
    for number in range(len(segments)):
        if number not in left:
            continue
        del left[number]
        path = list(segments[number])
        for _ in range(2):  # forward from the end, then the same from the other end
            while (following := _next(ends[path[-1]], left)) >= 0:
                del left[following]
                start, end = segments[following]
                path.append(end if start == path[-1] else start)
            path.reverse()
        yield tuple(path)


def _next(meeting: list[int], left: dict[int, None]) -> int:
    """The one other segment that goes on from here; -1 where there is none, or more than one."""
    return next((number for number in meeting if number in left), -1) if len(meeting) == 2 else -1
