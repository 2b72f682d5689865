"""CLS01-CLS05: titles that do not say which PM somebody is, or say another than they are."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa

from rolemap.gaps.held import expected_role, led_by_person
from rolemap.gaps.needs import LEADS, PEOPLE, PROFILES, REGISTER
from rolemap.gaps.rule import rule
from rolemap.gaps.systematic import NEVER_RECORDED
from rolemap.gaps.words import about_people, about_person, count, names, place_of, quoted, some
from rolemap.graph import Org
from rolemap.model import PM_ROLES, ROLE_NAMES, ROLE_ORDER, Gap, Presence, Role, Severity, Subject, Verdict, WorkItem

_EXAMPLES = 3


@rule("CLS01", "ambiguous-title", severity=Severity.WARNING, needs=(PEOPLE,))
def ambiguous_title(org: Org) -> Iterator[Gap]:
    """A title could mean more than one of the four roles, and nothing else in the file decides.

    ## Why it matters
    Four jobs are called "PM". As long as the file cannot say which, whoever holds the title counts for no role:
    a unit may look unled that is led, and the other way round.

    ## Example
        person_id,name,title,manager_id
        e1,Ana Ruiz,PM,

    ## How to fix
    Write the title in full, add a column with the job profile, or give a register that names whom they lead.
    """
    people = org.people
    unclear = (people.role == ROLE_ORDER.index(Role.AMBIGUOUS)) & (people.presence != Presence.INACTIVE)
    codes = np.flatnonzero(unclear)
    titles = people.columns["title"].take(pa.array(codes)).dictionary_encode()
    keys = titles.indices.to_numpy(zero_copy_only=False)
    for key, title in enumerate(titles.dictionary.to_pylist()):
        holders = codes[keys == key]
        verdict = people.verdicts[people.verdict[holders[0]]]
        labels = [people[code].label for code in holders[:_EXAMPLES]]
        yield Gap(
            Subject("title", title, title),
            f"{count(len(holders), 'person', 'people')} with a title that does not say which PM they are",
            (*_reading(verdict), f"held by {some(labels)}{_more(len(holders))}"),
            "write the title in full, or add the column that tells them apart",
            confidence=verdict.confidence,
            affected=len(holders),
        )


def _reading(verdict: Verdict) -> Iterator[str]:
    if verdict.candidates:
        spoken = [f"{ROLE_NAMES[role]} ({share:.0%})" for role, share in verdict.candidates]
        yield f"it could be {some(spoken)}"
    if verdict.evidence:
        yield verdict.evidence


def _more(number: int) -> str:
    return f" and {number - _EXAMPLES:,} more" if number > _EXAMPLES else ""


@rule(
    "CLS02",
    "title-and-practice-differ",
    severity=Severity.WARNING,
    needs=(REGISTER, PEOPLE, LEADS),
    sources=("pmi-lexicon",),
)
def title_and_practice_differ(org: Org) -> Iterator[Gap]:
    """Somebody whose title is one of the four roles leads only work of another role.

    ## Why it matters
    A project manager who leads a program, or a product manager who leads dated projects: the title, the pay and the
    authority belong to another job than the one that is done. Whoever also leads what their title says is CLS05.

    ## Example
        people.csv   person_id,name,title
                     e1,Ana Ruiz,Project Manager
        work.csv     work_id,name,kind,lead
                     G1,Rockets,program,e1

    ## How to fix
    Change the title, or the lead.
    """
    led = led_by_person(org)
    differing: dict[tuple[Role, Role], list[int]] = defaultdict(list)
    practiced: Counter[Role] = Counter()
    titles = org.people.title_verdict[np.fromiter(led, dtype=np.int64, count=len(led))].tolist()
    for (code, items), at in zip(led.items(), titles, strict=True):
        practice: dict[Role, None] = {}
        for item in items:
            for lead in item.leads:
                if lead.person == code:
                    practice[expected_role(item, lead)] = None
        for role in practice:
            practiced[role] += 1
        title = org.people.verdicts[at]
        if title.role in PM_ROLES and title.role not in practice and title.also not in practice:
            differing[title.role, next(iter(practice))].append(code)
    for (role, practice_role), codes in differing.items():
        if len(codes) >= max(NEVER_RECORDED, practiced[practice_role] / 2):
            yield _usage(org, codes, role, practice_role, practiced[practice_role])
        else:
            yield from (_differs(org, code, role, practice_role, led[code]) for code in codes)


def _differs(org: Org, code: int, role: Role, practice: Role, items: Sequence[WorkItem]) -> Gap:
    person = org.people[code]
    return Gap(
        about_person(person),
        f"is a {ROLE_NAMES[role]} by title and leads {_led(items)}",
        (
            f"title {quoted(person.title)}{place_of(org, person)}",
            f"leads {names(items)}: the work of a {ROLE_NAMES[practice]}",
        ),
        "change the title, or the lead",
        confidence=org.people.verdicts[org.people.title_verdict[code]].confidence,
        affected=len(items),
    )


def _usage(org: Org, codes: list[int], role: Role, practice: Role, total: int) -> Gap:
    """Where most leads of a level have the same other title, it is how the organization speaks."""
    spoken = [f"{person.label}, {quoted(person.title)}" for person in (org.people[code] for code in codes[:_EXAMPLES])]
    return Gap(
        about_people(org),
        f"{len(codes)} of {total} people who do the work of a {ROLE_NAMES[practice]} are {ROLE_NAMES[role]}s by title",
        (f"for example {some(spoken)}",),
        "if the title is how this organization calls that job, map it under [titles] in rolemap.toml; "
        "else see whether the kinds of work are one level too high",
        confidence=min(org.people.verdicts[org.people.title_verdict[code]].confidence for code in codes),
        affected=len(codes),
    )


def _led(items: Sequence[WorkItem]) -> str:
    kinds = sorted({str(item.kind) for item in items})
    return f"a {kinds[0]}" if len(items) == 1 else f"{len(items)} {' and '.join(kind + 's' for kind in kinds)}"


@rule("CLS03", "title-and-profile-differ", severity=Severity.NOTE, needs=(PEOPLE, PROFILES))
def title_and_profile_differ(org: Org) -> Iterator[Gap]:
    """The two title columns name different ones of the four roles.

    ## Why it matters
    Business titles are free text over a job profile that pay and planning go by. Where they name different roles, one
    of them is out of date. One finding for each pair of texts.

    ## Example
        person_id,name,title,job_profile
        e1,Ana Ruiz,Product Manager,Project Manager II

    ## How to fix
    Correct the one that is wrong.
    """
    people = org.people
    codes = np.flatnonzero((people.title_role != people.role) & (people.presence != Presence.INACTIVE))
    pairs: dict[tuple[str, str], list[int]] = {}
    for code in codes.tolist():
        verdicts = people.verdicts[people.title_verdict[code]], people.verdicts[people.verdict[code]]
        if all(verdict.role in PM_ROLES for verdict in verdicts):
            pairs.setdefault((people.text("title", code), people.text("job_profile", code)), []).append(code)
    for (title, profile), holders in pairs.items():
        yield Gap(
            Subject("title", title, title),
            f"{count(len(holders), 'person', 'people')} with this title and the job profile {quoted(profile)}",
            (f"held by {some([people[code].label for code in holders[:_EXAMPLES]])}{_more(len(holders))}",),
            "correct the one that is wrong",
            confidence=min(people[code].verdict.confidence for code in holders),
            affected=len(holders),
        )


@rule("CLS04", "lead-of-no-known-role", severity=Severity.NOTE, needs=(REGISTER, PEOPLE, LEADS))
def lead_of_no_known_role(org: Org) -> Iterator[Gap]:
    """People who lead work of the register hold titles that are none of the four roles.

    ## Why it matters
    A "Head of Delivery" may well be a program manager. Only you can say, and until then the work counts as led, but
    not by the role that should lead it. All of them are one finding.

    ## Example
        people.csv   person_id,name,title
                     e1,Ana Ruiz,Head of Delivery
        work.csv     work_id,name,kind,lead
                     G1,Rockets,program,e1

    ## How to fix
    Map the titles under ``[titles]`` in ``rolemap.toml``, or change the leads.
    """
    led = led_by_person(org)
    others = [code for code in led if org.people.verdicts[org.people.verdict[code]].role is Role.OTHER]
    if others:
        titles = Counter(org.people.text("title", code) or "(no title)" for code in others)
        spoken = [f"{quoted(title)} ({number})" for title, number in titles.most_common()]
        yield Gap(
            about_people(org),
            f"{len(others)} of {count(len(led), 'lead')} of work hold titles of none of the four roles",
            (f"their titles: {some(spoken)}",),
            "map those that are one of the four roles under [titles] in rolemap.toml",
            affected=sum(len(led[code]) for code in others),
        )


@rule(
    "CLS05",
    "lead-in-two-roles",
    severity=Severity.NOTE,
    needs=(REGISTER, PEOPLE, LEADS),
    sources=("safe-product-manager",),
)
def lead_in_two_roles(org: Org) -> Iterator[Gap]:
    """Somebody leads work of their title's role, and work of a higher one or of the other value chain as well.

    ## Why it matters
    A project manager who owns a product too does two jobs, and the second counts as led by the wrong role. A program
    manager who leads a project is left alone: inside their own program it is SEP03. A product manager's project that
    changes their product is SEP05, and work of another role alone is CLS02.

    ## Example
        people.csv   person_id,name,title
                     e1,Ana Ruiz,Project Manager
        work.csv     work_id,name,kind,lead
                     P1,Apollo,project,e1
                     D1,Booking,product,e1

    ## How to fix
    Give that work a lead of its own, or give the title both roles.
    """
    for code, items in led_by_person(org).items():
        title = org.people.verdicts[org.people.title_verdict[code]]
        if len(items) == 1 or title.role not in PM_ROLES:
            continue
        role_of = {item.id: {expected_role(item, x) for x in item.leads if x.person == code} for item in items}
        own = {item.id for item in items if {title.role, title.also} & role_of[item.id]}
        others = [i for i in items if i.id not in own and _is_beyond(title.role, role_of[i.id], own, i.product_ids)]
        if own and others:
            person = org.people[code]
            roles = some([ROLE_NAMES[role] for role in PM_ROLES if any(role in role_of[i.id] for i in others)])
            yield Gap(
                about_person(person),
                f"is a {ROLE_NAMES[title.role]} by title and leads {_led(others)} as well",
                (
                    f"title {quoted(person.title)}{place_of(org, person)}",
                    f"leads {names(others)}: the work of a {roles}",
                    f"leads {names([item for item in items if item.id in own])}: the work of the title",
                ),
                "give that work a lead of its own",
                confidence=title.confidence,
                affected=len(others),
            )


def _is_beyond(title: Role, roles: set[Role], own: set[str], products: tuple[str, ...]) -> bool:
    """True for work above the title in the chain from projects to portfolios, or of the other value chain.

    A project that changes one of their ``own`` products is not.
    """
    if Role.PRM in roles or title is Role.PRM:
        return own.isdisjoint(products)
    return any(PM_ROLES.index(role) < PM_ROLES.index(title) for role in roles)
