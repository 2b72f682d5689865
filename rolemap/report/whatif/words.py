"""How a what-if is put into words, the same in every report."""

from rolemap.gaps import LostLead, WhatIf, could_be
from rolemap.gaps.words import named
from rolemap.model import Gap
from rolemap.report.wording import counted, number, source_words

NOTHING_LOST = "no work item loses its only lead"
NOTHING_BROKEN = "no chain breaks"


def files_words(answer: WhatIf) -> str:
    """The files that the answer rests on."""
    return "; ".join(map(source_words, answer.before.log.sources))


def lost_words(answer: WhatIf) -> str:
    """ "2 programs and 1 project lose their only lead, with 14 items below them; nobody could take over 1 of them"."""
    if not answer.lost:
        return NOTHING_LOST
    kinds: dict[str, int] = {}
    for one in answer.lost:
        kinds[one.item.kind] = kinds.get(one.item.kind, 0) + 1
    items = [counted(count, kind) for kind, count in kinds.items()]
    spoken = " and ".join(filter(None, (", ".join(items[:-1]), items[-1])))
    words = f"{spoken} {'loses its' if len(answer.lost) == 1 else 'lose their'} only lead"
    nobody = sum(not one.staffing.candidates for one in answer.lost)
    words += f", with {counted(answer.below, 'item')} below" if answer.below else ""
    return words + (f"; no candidate for {number(nobody)} of them" if nobody else "")


def broken_words(answer: WhatIf) -> str:
    """ "2 chains break"."""
    if not answer.broken:
        return NOTHING_BROKEN
    return f"{counted(len(answer.broken), 'chain')} {'breaks' if len(answer.broken) == 1 else 'break'}"


def gaps_words(answer: WhatIf) -> str:
    """ "3 opened, 1 closed"."""
    return f"{number(len(answer.opened))} opened, {number(len(answer.closed))} closed"


def lead_words(one: LostLead) -> str:
    """One item that loses its lead."""
    below = f"; {counted(one.below, 'item')} below it" if one.below else ""
    return f"{named(one.item)} (led by {', '.join(one.was)}{below})"


def candidates_words(answer: WhatIf, one: LostLead) -> str:
    """Who could take it over."""
    return could_be(answer.after, one.staffing)


def chain_words(gap: Gap) -> str:
    """One chain that breaks."""
    return f"{gap.subject.name or gap.subject.id}: {gap.message}"
