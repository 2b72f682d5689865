"""Why a title was read as it was, in parts that a page can show."""

from dataclasses import dataclass

from rolemap.classify.fold import legible
from rolemap.classify.own_words import UserWords
from rolemap.classify.titles import analyze_title, classify_titles
from rolemap.model import Role, Verdict

_SETTLES = {
    Role.AMBIGUOUS: (
        "what the person leads in a register of work",
        "a second title column (job profile), profession or grade",
        "the department, and the roles of manager, peers and reports",
        "the user's own words in rolemap.toml",
    ),
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one title was understood.

    ``language`` is the name of the language that most words speak; ``segments`` are the parts of the title, each as
    the words that the lexicons know and ``…`` for others; ``head`` is the head noun of the first part (empty: none);
    ``words`` are the words that decided; ``rule`` names the rule; ``candidates`` are roles with probabilities, most
    probable first; ``settles`` says what context would settle an ambiguous title.
    """

    title: str
    verdict: Verdict
    language: str
    segments: tuple[str, ...]
    head: str
    words: tuple[str, ...]
    rule: str
    candidates: tuple[tuple[Role, float], ...]
    settles: tuple[str, ...]


def explain_title(title: str, words: UserWords | None = None) -> Explanation:
    """Return how ``title`` was understood.

    >>> explanation = explain_title("Sr. PM, Payments")
    >>> explanation.head, explanation.verdict.role, [str(role) for role, _ in explanation.candidates]
    ('pm', <Role.AMBIGUOUS: 'ambiguous'>, ['PjM', 'PrM', 'PgM', 'PfM'])
    """
    verdict = classify_titles([title], words)[0]
    found = analyze_title(title)
    own = verdict.confidence == 1.0
    head = next((clause.head.text for clause in found.clauses if clause.head is not None), "")
    return Explanation(
        title=title,
        verdict=verdict,
        language=found.language.name,
        segments=_segments(title),
        head=head,
        words=() if own else found.reading.words,
        rule="own-words" if own else found.reading.path,
        candidates=verdict.candidates or ((verdict.role, verdict.confidence),),
        settles=_SETTLES.get(verdict.role, ()),
    )


def _segments(title: str) -> tuple[str, ...]:
    parts: list[list[str]] = [[]]
    for token in legible(title):
        if token[0].isalnum():
            parts[-1].append(token)
        elif token not in "&+":
            parts.append([])
    return tuple(" ".join(part) for part in parts if part)
