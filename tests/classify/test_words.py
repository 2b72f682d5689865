"""The parts under the grammar: spelling, compounds, slips of the pen, the lexicons themselves."""

import tomllib
from importlib import resources

import pytest

from rolemap.classify.compound import Cutter
from rolemap.classify.fold import tokens
from rolemap.classify.lexicon import LANGUAGES, PLAIN, load, phrases
from rolemap.classify.titles import analyze_title
from rolemap.classify.typo import Speller
from rolemap.classify.words import Word, WordKind
from rolemap.model import Role


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Chargé(e) de Projet", "charge de projet"),
        ("Projektleiter*in", "projektleiter"),
        ("Projektleiter/-innen", "projektleiter"),
        ("Gestor(a) de Projetos", "gestor de projetos"),
        ("Łukasz's ﬁle", "lukasz s file"),
        ("ＰＲＯＪＥＣＴ", "project"),
        ("プロジェクト・マネージャー", "フロシェクト マネーシャー"),
        ("IT-Leiter", "it leiter"),
        ("İstanbul", "istanbul"),
        ("PMO总监", "pmo 总监"),
        ("A - B/C, D", "a - b / c , d"),
    ],
)
def test_tokens(title: str, expected: str) -> None:
    assert " ".join(tokens(title)) == expected


@pytest.mark.parametrize(
    ("token", "kinds"),
    [
        ("umweltprojektleiterin", "plain unit lead"),
        ("projectmanager", "unit lead"),
        ("projektmanagement", "unit management"),
        ("projektingenieur", "unit occupation"),
        ("programmamanager", "unit lead"),
        ("projektipaallikko", "unit lead"),
        ("vertriebsleiter", "area lead"),
        ("projectionist", ""),
        ("productivity", ""),
        ("engineer", ""),
    ],
)
def test_compounds_are_cut_where_they_end_in_a_known_stem(token: str, kinds: str) -> None:
    assert " ".join(word.kind for word, _, _ in Cutter(load()).compound(token)) == kinds


@pytest.mark.parametrize(
    ("token", "unit"),
    [
        ("projcet", "project"),
        ("porject", "project"),
        ("progamme", "program"),
        ("prodcut", "product"),
        ("portfoliio", "portfolio"),
    ],
)
def test_a_slip_of_the_pen_is_read_as_the_word_it_misses(token: str, unit: str) -> None:
    word = Speller(load()).word(token)
    assert word is not None
    assert word.unit == unit


@pytest.mark.parametrize(
    "token", ["projector", "produce", "prospect", "progress", "production", "manage", "manila", "abc"]
)
def test_real_words_and_far_ones_are_no_slips(token: str) -> None:
    assert Speller(load()).word(token) is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_group_of_a_lexicon_says_why_it_is_there(code: str) -> None:
    text = (resources.files("rolemap.classify") / "lexicon" / f"{code}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    assert data["decides"] in ("first", "last")
    for group in data["group"]:
        assert group["is"] in set(WordKind), group
        assert len(group["reason"]) > 5, group
        assert list(phrases(group["words"])), group
        for phrase in phrases(group["words"]):
            assert tokens(phrase), f"{code}: {phrase!r} has no token"
        if "role" in group:
            assert group["role"] in set(Role)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_lexicon_knows_the_units_and_who_leads_and_supports_them(code: str) -> None:
    text = (resources.files("rolemap.classify") / "lexicon" / f"{code}.toml").read_text(encoding="utf-8")
    groups = tomllib.loads(text)["group"]
    assert {group.get("unit") for group in groups} >= {"project", "program", "portfolio", "product"}
    assert {group["is"] for group in groups} >= {"unit", "lead", "assist", "occupation", "area", "office"}


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Head of Finance Projects", "English"),
        ("Leiter strategische Projekte", "German"),
        ("Responsable de projet marketing", "French"),
        ("Jefe de proyectos", "Spanish"),
        ("Gerente de projetos", "Portuguese"),
        ("Capo del dipartimento di progetto", "Italian"),
        ("Kierownik projektu", "Polish"),
        ("Руководитель проекта", "Russian"),
        ("Hoofd projecten", "Dutch"),
    ],
)
def test_the_words_tell_the_language(title: str, language: str) -> None:
    assert analyze_title(title).language.name == language


def test_a_word_is_shared_between_languages_that_agree_about_it() -> None:
    readings: list[Word] = load().trie["manager"][""]
    assert len(readings) == 1
    assert readings[0].languages >= {"en", "de", "nl"}
    assert readings[0].borrowed


def test_languages_that_disagree_keep_their_own_reading() -> None:
    kinds = {language: word.kind for word in load().trie["chef"][""] for language in word.languages}
    assert kinds["en"] is WordKind.OCCUPATION
    assert kinds["fr"] is WordKind.LEAD


def test_an_unknown_word_is_plain() -> None:
    assert analyze_title("Zyzzyva").words == (PLAIN,)
