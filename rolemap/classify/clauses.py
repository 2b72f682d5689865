"""Where the head nouns of a title stand, and what belongs to each: the syntax, before any meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rolemap.classify.words import HEADS, JOINERS, Word, WordKind

_GOVERNS = frozenset({WordKind.OF, WordKind.TO})
_IDLE = frozenset({WordKind.LEVEL, WordKind.OF, WordKind.TO, *JOINERS})


@dataclass(frozen=True, slots=True)
class Clause:
    """A head noun with the words before (``left``) and after it (``right``); no head: a bare function or department.

    ``mark`` is what parts the clause from the one before (empty for the first). ``dependent`` says that ``right``
    is somebody whom the head serves ("assistant to the project manager").
    """

    head: Word | None
    left: tuple[Word, ...]
    right: tuple[Word, ...] = ()
    mark: str = ""
    dependent: bool = False


def clauses(words: Sequence[Word], *, decides_first: bool) -> list[Clause]:
    """Return the clauses of a title in order; what follows "at" is the employer and is left out."""
    found: list[Clause] = []
    segment: list[Word] = []
    mark = ""
    for word in (*words, Word(WordKind.BREAK, "")):
        if word.kind is WordKind.AT and (found or segment):
            word = Word(WordKind.BREAK, "")  # noqa: PLW2901 - the employer's name ends the title
        if word.kind is not WordKind.BREAK:
            segment.append(word)
            continue
        if any(part.kind not in _IDLE for part in segment):
            found.extend(_segment_clauses(segment, mark, decides_first=decides_first))
            mark = word.text
        elif word.text:
            mark = word.text
        segment = []
        if not word.text:
            break
    return found


def _segment_clauses(segment: Sequence[Word], mark: str, *, decides_first: bool) -> list[Clause]:
    heads = _heads(segment, decides_first=decides_first)
    if not heads:
        return [Clause(None, tuple(segment), mark=mark)]
    found: list[Clause] = []
    start = _own_part(segment, heads[0])
    if start:
        found.append(Clause(None, tuple(segment[: start - 1]), mark=mark))
        mark = "&"
    for place, at in enumerate(heads):
        head, left = segment[at], tuple(segment[start:at])
        following = heads[place + 1] if place + 1 < len(heads) else None
        if following is None:
            right, rest = _beside(head, left, tuple(segment[at + 1 :]))
            found.append(Clause(head, left, right, mark, _serves(head, right)))
            if rest:
                found.append(Clause(None, rest, mark="&"))
            break
        between = segment[at + 1 : following]
        if _serves_next(head, left, between, segment[following]):
            found.append(Clause(head, left, tuple(segment[at + 1 :]), mark, dependent=True))
            break
        cut = at + 1 + _cut(head, between, decides_first=decides_first)
        found.append(Clause(head, left, tuple(segment[at + 1 : cut]), mark))
        start = cut
        mark = "&" if any(word.kind in JOINERS for word in between) else " "
    return found


def _own_part(segment: Sequence[Word], head: int) -> int:
    """Where the part of the first head begins: who heads an organization shares no object with what stands before.

    "programmes & deputy chief executive" are two parts, "sales & project manager" is one.
    """
    joiners = [at for at in range(head) if segment[at].kind in JOINERS]
    if not joiners or segment[head].kind is not WordKind.OCCUPATION or segment[head].rank <= 1:
        return 0
    return joiners[-1] + 1


def _heads(segment: Sequence[Word], *, decides_first: bool) -> list[int]:
    """Positions of the head nouns.

    A loose one before another head is a mere level; a PM before one modifies it; a role before one who supports is
    who is supported; an adjective where the first noun decides is none (director técnico).
    """
    places = [at for at, word in enumerate(segment) if word.kind in HEADS]
    kept: list[int] = []
    for at, following in zip_longest(places, places[1:]):
        word = segment[at]
        if following is not None:
            between = segment[at + 1 : following]
            governed = any(part.kind in _GOVERNS for part in between)
            joined = any(part.kind in JOINERS for part in between)
            if word.kind is WordKind.PM and not governed and not joined:
                continue
            if following == at + 1 and not decides_first and _is_supported(word, segment[following]):
                continue
            is_served = word.kind is WordKind.ASSIST and decides_first
            has_object = any(part.kind not in _IDLE for part in segment[(kept[-1] + 1 if kept else 0) : at])
            if word.loose and not governed and not is_served and not (joined and has_object):
                continue
        if decides_first and at and _is_adjective(word, segment[at - 1]):
            continue
        if not kept and word.kind is WordKind.OCCUPATION and _is_body_of(segment[:at]):
            continue
        kept.append(at)
    return kept


def _is_adjective(word: Word, before: Word) -> bool:
    """True for what only qualifies the head before it: director técnico, engenheiro assistente."""
    if word.kind is WordKind.OCCUPATION:
        return before.kind in (WordKind.LEAD, WordKind.ASSIST)
    return word.kind is WordKind.ASSIST and word.loose and before.kind in (WordKind.OCCUPATION, WordKind.LEAD)


def _is_body_of(before: Sequence[Word]) -> bool:
    """True for what stands before "CIO" in "office of the CIO": a body of people, not somebody."""
    return (
        len(before) > 1 and before[-1].kind is WordKind.OF and before[0].kind in (WordKind.PLAIN, WordKind.MANAGEMENT)
    )


def _is_supported(head: Word, following: Word) -> bool:
    """True for "project manager" in "project manager assistant"; an intern's role stays a role."""
    return (
        head.kind in (WordKind.LEAD, WordKind.ROLE)
        and not head.loose
        and following.kind is WordKind.ASSIST
        and following.group != "intern"
    )


def _beside(head: Word, left: Sequence[Word], right: tuple[Word, ...]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """What follows a head that has its object, and what is named beside it: "marketing manager / projektleitung".

    A head that does not lead has no object after "and": "assistenz und projektmanagement".
    """
    joiner = next((at for at, word in enumerate(right) if word.kind in JOINERS), None)
    has_no_object = joiner == 0 and head.kind in (WordKind.ASSIST, WordKind.SPECIALIST)
    if joiner is None or (all(word.kind in _IDLE for word in left) and not has_no_object):
        return right, ()
    return right[:joiner], right[joiner + 1 :]


def _serves(head: Word, right: Sequence[Word]) -> bool:
    return head.kind is not WordKind.LEAD and any(word.kind is WordKind.TO for word in right)


def _serves_next(head: Word, left: Sequence[Word], between: Sequence[Word], following: Word) -> bool:
    """True if the next head is a person whom this one serves, not a second role of the same person."""
    kinds = [word.kind for word in between]
    is_bare = all(word.kind in _IDLE for word in left)
    if WordKind.TO in kinds and (head.kind is not WordKind.LEAD or (kinds[0] is WordKind.TO and is_bare)):
        return True
    if head.kind not in (WordKind.ASSIST, WordKind.OCCUPATION, WordKind.SPECIALIST):
        return False
    if any(kind in JOINERS for kind in kinds):
        return False
    if kinds and kinds[0] is WordKind.OF:
        return True
    return head.kind is WordKind.ASSIST and is_bare and following.kind in (WordKind.LEAD, WordKind.ROLE)


def _cut(head: Word, between: Sequence[Word], *, decides_first: bool) -> int:
    """How many of the words between two heads belong to the first."""
    joiners = [at for at, word in enumerate(between) if word.kind in JOINERS]
    if joiners:
        return joiners[-1] if between[joiners[-1]].kind in JOINERS else len(between)
    if between and between[0].kind is WordKind.OF and head.kind is WordKind.LEAD and not decides_first:
        return 0
    if between and between[0].plural and head.kind is WordKind.LEAD and not decides_first:
        return 1  # "manager products solution architect"
    if decides_first:
        own = len(between)
        while own and between[own - 1].kind in (WordKind.UNIT, WordKind.MANAGEMENT, WordKind.OFFICE):
            own -= 1
        return own if own == len(between) or own == 0 or between[own - 1].kind is not WordKind.OF else len(between)
    return 0
