"""The user's own words, which win over the lexicons: exact titles, and phrases anywhere in a title."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from rolemap.classify.fold import piece_tokens, tokens
from rolemap.model import Role, Verdict

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UserWords:
    """``titles`` and ``phrases`` in a title, each with its role.

    A title also stands for itself with another level, grade, number, mark of gender or of contract ("PM" for "Senior
    PM II (contractor)"), unless that has an entry of its own.
    """

    titles: Mapping[str, Role] = field(default_factory=lambda: MappingProxyType({}))
    phrases: Mapping[str, Role] = field(default_factory=lambda: MappingProxyType({}))


def own_words(words: UserWords, core: Callable[[str], Tokens]) -> Callable[[str], Verdict | None]:
    """A function that answers where the user's own words do; ``core`` gives what of a title says more than a level.

    An exact title wins over the same one without its levels, and that over a phrase; where two titles of the user
    that differ in level alone disagree, neither speaks for a third.
    """
    exact = {
        tuple(tokens(title)): Verdict(role, 1.0, evidence=f"your own words: the title '{title}'")
        for title, role in words.titles.items()
    }
    by_core = _by_core(words.titles, core)
    of_cores = {token for key in by_core for token in key}
    phrases = sorted(
        (
            (tuple(tokens(phrase)), Verdict(role, 1.0, evidence=f"your own words: '{phrase}'"))
            for phrase, role in words.phrases.items()
        ),
        key=lambda item: (-len(item[0]), item[0]),
    )

    of_piece = lru_cache(maxsize=100_000)(piece_tokens)

    def answer(title: str) -> Verdict | None:
        parts = tuple(chain.from_iterable(map(of_piece, title.split())))
        known = exact.get(parts)
        if known is None and (not of_cores.isdisjoint(parts) or "p" in parts):  # "P.M." is PM
            known = by_core.get(core(title))
        return known or next((verdict for phrase, verdict in phrases if phrase and _contains(parts, phrase)), None)

    return answer


def _by_core(titles: Mapping[str, Role], core: Callable[[str], Tokens]) -> dict[Tokens, Verdict]:
    """Core → verdict: of the title that is nothing but its core, else of all titles that share it and agree."""
    sharing: dict[Tokens, list[str]] = defaultdict(list)
    for title in titles:
        sharing[core(title)].append(title)
    found: dict[Tokens, Verdict] = {}
    for key, shared in sharing.items():
        plain = [title for title in shared if "".join(tokens(title)) == "".join(key)]
        title = min(plain or shared)
        if key and (plain or len({titles[other] for other in shared}) == 1):
            why = f"your own words: the title '{title}', here with another level or mark"
            found[key] = Verdict(titles[title], 1.0, evidence=why)
    return found


def _contains(parts: Tokens, phrase: Tokens) -> bool:
    return any(parts[at : at + len(phrase)] == phrase for at in range(len(parts) - len(phrase) + 1))
