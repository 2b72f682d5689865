"""The words that decided, as they stand in the title: with its accents, its slips and its own script."""

from collections.abc import Sequence

from rolemap.classify.fold import is_unspaced, legible, piece_tokens

Shown = tuple[str, str]
"""A token for a reader (with its accents), and folded."""

Span = tuple[int, int, int, int]
"""Where a word stands: its first token, how many tokens, and where in them it begins and ends (0, 0: it is all)."""


def shown(piece: str) -> tuple[Shown, ...]:
    """The tokens of a piece of a title.

    >>> shown("Müdürü,")
    (('müdürü', 'muduru'), (',', ','))
    """
    folded = piece_tokens(piece)
    if piece.isascii():
        return tuple(zip(folded, folded, strict=True))
    legibly = legible(piece)
    return tuple(zip(legibly if len(legibly) == len(folded) else folded, folded, strict=True))


def spelled(tokens: Sequence[Shown], span: Span) -> str:
    """The word at ``span`` of a title, in lower case, with its accents.

    >>> spelled([("leitung", "leitung"), ("qualitätsprojekte", "qualitatsprojekte")], (1, 1, 9, 17))
    'projekte'
    """
    first, length, begins, ends = span
    if length == 1 and not ends:
        return tokens[first][0]
    legibly, folded = zip(*tokens[first : first + length], strict=True)
    mark = "" if is_unspaced(folded[0]) else " "
    if not ends:
        return mark.join(legibly)
    whole, known = mark.join(legibly), mark.join(folded)
    return (whole if len(whole) == len(known) else known)[begins:ends]
