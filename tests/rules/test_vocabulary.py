"""Theme files: what is wrong in them is said all at once, in words one can act on."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from planlint.errors import RuleError
from planlint.rules.vocabulary import ORDER, load_vocabulary

THEMES = Path(__file__).resolve().parents[2] / "rules" / "vocab" / "themes"
GOOD = """
id: sport
name: {zh: 体育, en: Sport}
scope: general
strong: 体育 体育课
advice: {zh: 写明每天一小时。, en: Say how an hour a day is secured.}
"""


def errors(tmp_path: Path, **files: str) -> str:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        load_vocabulary(tmp_path)
    return raised.value.say("zh")


def test_the_shipped_themes_in_the_order_of_reports() -> None:
    assert tuple(theme.id for theme in load_vocabulary(THEMES).themes) == ORDER


def test_every_shipped_text_is_bilingual() -> None:
    for theme in load_vocabulary(THEMES).themes:
        texts = [theme.name, theme.advice, *(t for a in theme.aspects for t in (a.name, a.advice))]
        assert all(text.zh and text.en for text in texts), theme.id


def test_document_numbers_are_only_those_that_were_seen() -> None:
    seen = {
        "教督〔2017〕6号", "国发〔2016〕40号", "中发〔2018〕4号", "教技〔2018〕6号", "教办〔2025〕3号",
        "国办发〔2018〕82号", "国办发〔2017〕72号", "国办发〔2021〕60号", "国办发〔2017〕95号", "中发〔2020〕19号",
    }  # fmt: skip
    for theme in load_vocabulary(THEMES).themes:
        for basis in (*theme.basis, *(b for a in theme.aspects for b in a.basis)):
            assert basis.number in seen or not basis.number


def test_a_theme_of_one_s_own_comes_last(tmp_path: Path) -> None:
    (tmp_path / "sport.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "safety.yaml").write_text((THEMES / "safety.yaml").read_text("utf-8"), encoding="utf-8")
    assert [theme.id for theme in load_vocabulary(tmp_path).themes] == ["safety", "sport"]


def test_all_problems_of_all_files_at_once(tmp_path: Path) -> None:
    said = errors(
        tmp_path,
        sport=GOOD.replace("scope: general", "scope: everything").replace("体育课", "…课"),
        music=GOOD + "colour: red\n",
        broken="id: [",
    )
    assert "sport.yaml" in said
    assert "scope" in said
    assert "“…课”" in said
    assert "music.yaml：id 应与文件名相同：music" in said
    assert "colour" in said
    assert "broken.yaml" in said


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("{zh: 体育, en: Sport}", "体育", "name 应写成"),
        ("strong: 体育 体育课", "strong: [1, 2]", "strong 应是"),
        ("strong: 体育 体育课", "weak: 体育", "strong 至少"),
        ("scope: general", "scope: general\nbasis: [{number: 5}]", "basis 每项"),
        ("scope: general", "scope: general\nhome: {roles: [task]}", "home.roles"),
        ("scope: general", "scope: general\naspects: [{id: a}]", "aspects.a.cues"),
        ("scope: general", "scope: general\naspects: 1", "aspects 应是列表"),
    ],
)
def test_one_problem(tmp_path: Path, old: str, new: str, what: str) -> None:
    assert what in errors(tmp_path, sport=GOOD.replace(old, new))


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    assert "没有主题词表" in errors(tmp_path)


def test_reading_the_themes_is_quick() -> None:
    best = min(_cost() for _ in range(3))
    assert best < 0.5  # .02 s on a quiet machine


def _cost() -> float:
    begin = time.process_time()
    load_vocabulary(THEMES)
    return time.process_time() - begin
