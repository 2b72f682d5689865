#!/usr/bin/env python3
"""How many titles a second the classifier reads on one core, beside sockit and rapidfuzz where they are installed.

    python benchmarks/titles.py [--titles N]

Times are processor time of this process. Distinct titles are made up of occupations, fields and 6,000 invented words,
one in eight of them with a word of project work; each is read once by a reader that has read nothing before. The
usual repetition is ten rows a title, as a list, and as the column that a file is read into. Peers read a sample, as
they are slow; sockit answers with occupation codes and rapidfuzz with the nearest of a hundred titles, so theirs is
another, smaller task.
"""

import argparse
import itertools
import random
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
from rapidfuzz import process

from rolemap.classify import classify_titles
from rolemap.model import Role

try:
    from sockit.title import clean, search
except ImportError:
    search = None

OCCUPATIONS = (
    *("Engineer", "Technician", "Nurse", "Teacher", "Manager", "Director", "Analyst", "Operator"),
    *("Clerk", "Specialist", "Supervisor", "Assistant", "Officer", "Worker", "Developer", "Designer"),
)
PROJECT_WORK = {
    "Project Manager": Role.PJM,
    "Program Manager": Role.PGM,
    "Product Manager": Role.PRM,
    "Project Coordinator": Role.OTHER,
    "Product Owner": Role.PRM,
    "Project Engineer": Role.OTHER,
    "Programme Director": Role.PGM,
    "PM": Role.AMBIGUOUS,
    "Product Designer": Role.OTHER,
}
LEVELS = ("", "", "", "Senior ", "Lead ")
SAMPLE = 2_000
REPETITION = 10
ONE_IN = 8


def made_up_titles(number: int, seed: int, one_in: int = ONE_IN) -> dict[str, Role | None]:
    """``number`` distinct titles, one in so many of project work, with the role that it must be read as."""
    chance = random.Random(seed)
    syllables = [consonant + vowel for consonant in "bcdfglmnprst" for vowel in "aeiou"]
    words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))).title() for _ in range(6_000)]
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(words))))
    titles: dict[str, Role | None] = {}
    while len(titles) < number:
        field, place = (
            " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(1, 2))),
            chance.choices(words, cum_weights=weights)[0],
        )
        level, tail = chance.choice(LEVELS), f", {place}" if chance.random() < 1 / 3 else ""
        role: Role | None = None
        head = chance.choice(OCCUPATIONS)
        if chance.random() < 1 / one_in:
            head, role = chance.choice(list(PROJECT_WORK.items()))
        titles[f"{level}{field} {head}{tail}"] = role
    return titles


def titles_a_second(read: Callable[[Any], object], titles: Sequence[str] | pa.StringArray) -> float:
    """Titles read in a second of processor time."""
    start = time.process_time()
    read(titles)
    return len(titles) / (time.process_time() - start)


def verdicts_of(column: pa.StringArray) -> object:
    """The distinct verdicts and which of them each row has, as the reader of people files has them."""
    encoded = column.dictionary_encode()
    return classify_titles(encoded.dictionary.to_pylist()), encoded.indices


def main() -> int:
    """Print one table; exit 1 if an answer is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--titles", type=int, default=60_000, help="number of distinct titles")
    number = parser.parse_args().titles
    wanted = made_up_titles(number, seed=3)
    titles = list(wanted)
    start = time.process_time()
    classify_titles(["Project Manager"])
    print(f"lexicons compiled in {time.process_time() - start:.3f} s\n")
    print("| | titles | a second |\n| --- | --- | --- |")
    print(f"| rolemap, distinct | {len(titles):,} | {titles_a_second(classify_titles, titles):,.0f} |")
    work = list(made_up_titles(number, seed=7, one_in=1))
    print(f"| rolemap, distinct, all of project work | {number:,} | {titles_a_second(classify_titles, work):,.0f} |")
    rows = random.Random(5).choices(list(made_up_titles(number, seed=4)), k=REPETITION * number)
    column = pa.array(random.Random(6).choices(list(made_up_titles(number, seed=5)), k=REPETITION * number))
    print(f"| rolemap, {REPETITION} rows a title | {len(rows):,} | {titles_a_second(classify_titles, rows):,.0f} |")
    print(f"| rolemap, the same as a column | {len(column):,} | {titles_a_second(verdicts_of, column):,.0f} |")
    sample = titles[:SAMPLE]
    known = titles[-100:]
    nearest = titles_a_second(lambda some: [process.extractOne(title, known) for title in some], sample)
    print(f"| rapidfuzz, nearest of {len(known)} | {len(sample):,} | {nearest:,.0f} |")
    if search is None:
        print("| sockit | | not installed |")
    else:
        search(clean(sample[0]))  # its own data are read at first use
        coded = titles_a_second(lambda some: [search(clean(title)) for title in some], sample)
        print(f"| sockit, occupation codes | {len(sample):,} | {coded:,.0f} |")
    answers = classify_titles(titles)
    wrong = [t for t, verdict in zip(titles, answers, strict=True) if verdict.role != (wanted[t] or Role.OTHER)]
    print(f"\n{len(titles) - len(wrong):,} of {len(titles):,} answers as they must be", *wrong[:5], sep="\n  ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
