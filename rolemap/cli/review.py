"""``rolemap review``: ask about the titles that the words alone do not settle."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rolemap.cli import options as shared
from rolemap.cli.inputs import Inputs, reads

if TYPE_CHECKING:
    from rolemap.api.reviewing import Question
    from rolemap.model import Role

EXAMPLE = "Examples:  rolemap review people.csv · rolemap review people.csv --answers titles.csv"
_STOP, _SKIP = "q", ""


@reads(shared.PeopleFile, register=False)
def command(
    inputs: Inputs,
    *,
    answers: Annotated[
        Path | None,
        typer.Option("--answers", metavar="FILE", help="CSV with the columns title and role, instead of asking."),
    ] = None,
    settings: Annotated[
        Path, typer.Option("--into", metavar="FILE", help="Settings file that the answers are written to.")
    ] = Path("rolemap.toml"),
) -> int:
    """Ask about doubtful titles and keep the answers. Each title once, the ambiguous first; into rolemap.toml."""
    from rolemap.api.reviewing import doubtful_titles, read_answers, write_titles

    if answers is not None:
        given = read_answers(answers)
    else:
        given = _ask(doubtful_titles(inputs.staff, options=inputs.options, config=inputs.config))
    if given:
        write_titles(settings, given)
    print(f"{len(given)} {_titles(len(given))} written to {settings}", file=sys.stderr)
    return 0


def _titles(number: int) -> str:
    return "title" if number == 1 else "titles"


def _ask(questions: "tuple[Question, ...]") -> "dict[str, Role]":
    from rolemap.classify import UserWords, classify_title
    from rolemap.escape import plain
    from rolemap.model import Role

    known = {role.casefold(): role for role in Role}
    given: dict[str, Role] = {}
    typer.echo(
        f"{len(questions)} {_titles(len(questions))} to look at. Answer {', '.join(Role)}; Enter skips, {_STOP} stops.",
        err=True,
    )
    for number, question in enumerate(questions, start=1):
        verdict = question.verdict
        told = classify_title(question.title, UserWords(titles=given))
        if told.confidence == 1.0:
            typer.echo(f"\n{number}/{len(questions)}  {plain(question.title)}: {told.role}, as answered", err=True)
            continue
        maybe = ", ".join(f"{role} {share:.0%}" for role, share in verdict.candidates)
        now = f"{verdict.role} {verdict.confidence:.0%}: {verdict.evidence}" + (f" (may be {maybe})" if maybe else "")
        bearers = f"{question.people} {'person' if question.people == 1 else 'people'}"
        typer.echo(f"\n{number}/{len(questions)}  {plain(question.title)}  ({bearers})\n  {now}", err=True)
        answer = _answer(known)
        if answer == _STOP:
            break
        if answer != _SKIP:
            given[question.title] = known[answer]
    return given


def _answer(known: "dict[str, Role]") -> str:
    while True:
        try:
            answer = input("  role? ").strip().casefold()
        except EOFError:
            return _STOP
        if answer in known or answer in (_STOP, _SKIP):
            return answer
        typer.echo(f"  no such role; one of {', '.join(known.values())}", err=True)
