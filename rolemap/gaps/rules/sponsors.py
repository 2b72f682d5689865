"""OWN05, OWN06, LOAD03: the senior people who answer for projects and programs. Portfolios need none (SRO guidance)."""

from collections import defaultdict
from collections.abc import Iterator

from rolemap.gaps.held import active, is_there
from rolemap.gaps.needs import REGISTER, SPONSORS
from rolemap.gaps.rule import rule
from rolemap.gaps.systematic import each_or_once
from rolemap.gaps.words import about, count, named, namely_items, place, quoted, some
from rolemap.graph import Org
from rolemap.model import Gap, Holder, Kind, Severity, Subject, WorkItem

_SPONSORED = (Kind.PROGRAM, Kind.PROJECT)


@rule(
    "OWN05",
    "work-without-sponsor",
    severity=Severity.ERROR,
    needs=(REGISTER, SPONSORS),
    sources=("nao-causes", "sro-role", "prince2-traps"),
)
def work_without_sponsor(org: Org) -> Iterator[Gap]:
    """An active project or program names no sponsor (SRO, executive), or a vacant one.

    ## Why it matters
    Nobody senior answers for what it is to achieve: the second cause of failure on the list of NAO and OGC. A project
    whose program has a sponsor is only a note, because that sponsor can be asked. A portfolio needs no sponsor: the
    guidance on SROs says so.

    ## Example
        work_id,name,kind,lead,sponsor
        P1,Apollo,project,e1,

    ## How to fix
    Name the one senior person who answers for it.
    """
    for kind in _SPONSORED:
        yield from _without_sponsor(org, kind)


def _without_sponsor(org: Org, kind: Kind) -> Iterator[Gap]:
    items = [item for item in active(org, kind) if item.row]  # a unit made from a column has no cell for a sponsor
    yield from each_or_once(
        org,
        [item for item in items if all(sponsor.vacant for sponsor in item.sponsors)],
        items,
        lambda item: _unsponsored(org, item),
        lambda: (
            f"none of {count(len(items), str(kind))} names a sponsor",
            f"if sponsors stand above the {kind}s here, ignore this rule; else name the sponsor of each",
        ),
    )


def _unsponsored(org: Org, item: WorkItem) -> Gap:
    above = next((org.work[i] for i in org.ancestors(item.id) if _sponsors(org, org.work[i])), None)
    vacant = [quoted(sponsor.written or sponsor.name) for sponsor in item.sponsors]
    evidence = [f"its sponsor is written as {some(vacant)}" if vacant else "its sponsor cell is blank"]
    if above is not None:
        evidence.append(f"{named(above)} above it is sponsored by {_sponsors(org, above)[0].name}")
    return Gap(
        about(item),
        "the sponsor is vacant" if vacant else "no sponsor is named",
        (evidence[0] + place(org, item), *evidence[1:]),
        "name the one senior person who answers for it",
        affected=org.below_count[item.id],
        severity=Severity.NOTE if above is not None else None,
    )


def _sponsors(org: Org, item: WorkItem) -> list[Holder]:
    return [sponsor for sponsor in item.sponsors if is_there(org, sponsor)]


@rule(
    "OWN06",
    "several-sponsors",
    severity=Severity.WARNING,
    needs=(REGISTER, SPONSORS),
    sources=("prince2-traps", "raci"),
)
def several_sponsors(org: Org, *, max_sponsors: int = 1) -> Iterator[Gap]:
    """An active project or program names more than ``max_sponsors`` sponsors.

    ## Why it matters
    Two people who both answer for it work like nobody: each can expect the other to decide. PRINCE2 asks for exactly
    one executive.

    ## Example
        work_id,name,kind,sponsor
        P1,Apollo,project,Ana Ruiz; Ben Okafor

    ## How to fix
    Agree on the one who answers for it; the others may sit on its board.
    """
    items = active(org, *_SPONSORED)

    def gap_of(item: WorkItem) -> Gap:
        sponsors = _sponsors(org, item)
        return Gap(
            about(item),
            f"{len(sponsors)} sponsors are named (max {max_sponsors})",
            (f"they are {some([sponsor.name for sponsor in sponsors])}{place(org, item)}",),
            "agree on the one who answers for it",
            affected=org.below_count[item.id],
        )

    yield from each_or_once(
        org,
        [item for item in items if len(_sponsors(org, item)) > max_sponsors],
        items,
        gap_of,
        lambda: (
            f"each of {count(len(items), 'item')} names more than one sponsor",
            "see whether the column holds boards rather than sponsors",
        ),
    )


@rule("LOAD03", "sponsor-of-too-many", severity=Severity.WARNING, needs=(REGISTER, SPONSORS), sources=("pmi-sponsor",))
def sponsor_of_too_many(org: Org, *, max_items: int = 3) -> Iterator[Gap]:
    """Somebody sponsors more than ``max_items`` active projects and programs.

    ## Why it matters
    The sponsors of the PMI study look after three at once, with thirteen hours a week for each; more is the first
    thing that limits them. A project inside a program of the same sponsor is counted with the program.

    ## Example
        work_id,name,kind,sponsor
        P1,Apollo,project,e1
        P2,Gemini,project,e1
        P3,Mercury,project,e1
        P4,Skylab,project,e1

    ## How to fix
    Hand some over, or raise ``max_items`` if the sponsor is free for more.
    """
    sponsored: dict[str | int, dict[str, WorkItem]] = defaultdict(dict)
    names_of: dict[str | int, str] = {}
    for item in active(org, *_SPONSORED):
        for sponsor in _sponsors(org, item):
            key = sponsor.person if sponsor.person >= 0 else sponsor.name
            sponsored[key][item.id] = item
            names_of[key] = sponsor.name
    for key, items in sponsored.items():
        if len(items) <= max_items:
            continue
        own = [item for item in items.values() if not any(above in items for above in org.ancestors(item.id))]
        if len(own) > max_items:
            code = org.people.text("person_id", key) if isinstance(key, int) else key
            yield Gap(
                Subject("person" if isinstance(key, int) else "reference", code, names_of[key]),
                f"sponsors {len(own)} projects and programs at once (max {max_items})",
                (namely_items(own),),
                "hand some over to another sponsor",
                affected=len(own),
            )
