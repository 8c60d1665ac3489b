"""Points that a plan must act on: where the words stand decides, and when the point is due."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planlint.check import Analysis
from planlint.model.finding import Finding
from planlint.model.rule import CoverageCheck, Rule, Scope
from planlint.model.text import Text
from planlint.readers import read_string
from planlint.rules import RuleSet, load

BUS = CoverageCheck(phrases=("校车(?:安全|管理)",), unless=("校车管理办法",))


def rule(check: CoverageCheck, scope: Scope = Scope()) -> Rule:  # noqa: B008
    base = load(select=["theme-safety"]).rule("theme-safety")
    return replace(base, check=check, scope=scope, message=Text("{level}{home}", "{level}{home}"))


def found(text: str, check: CoverageCheck = BUS, scope: Scope = Scope()) -> list[Finding]:  # noqa: B008
    rules = (rule(check, scope),)
    ruleset = RuleSet(rules, load(select=["theme-safety"]).vocabulary)
    return list(Analysis(read_string(text), ruleset).findings)


def plan(measure: str, background: str = "全县学校稳步发展。", title: str = "青禾县校园安全工作方案") -> str:
    return f"{title}\n一、基本情况\n{background}\n二、主要任务\n（一）加强演练，每学期一次。\n（二）{measure}"


def test_nothing_says_it() -> None:
    [finding] = found(plan("整治校园周边，每月一次。"))
    assert finding.message.zh == "未涉及"
    assert finding.location is None


def test_a_measure_says_it() -> None:
    assert found(plan("加强校车管理，每月检查一次。")) == []


def test_the_background_only_names_it() -> None:
    [finding] = found(plan("整治校园周边，每月一次。", background="校车管理有待加强。"))
    assert finding.message.zh == "仅提到"
    assert [related.note.zh for related in finding.related] == ["提到“校车管理”"]


def test_to_be_mentioned_may_be_enough() -> None:
    check = replace(BUS, level="mentioned")
    assert found(plan("整治校园周边，每月一次。", background="校车管理有待加强。"), check) == []


def test_a_look_alike_does_not_count() -> None:
    assert len(found(plan("修订校车管理办法，六月完成。"))) == 1
    assert found(plan("修订校车管理办法，加强校车安全检查。")) == []


@pytest.mark.parametrize(
    "problem", ["校车管理还存在不少问题。", "近年来校车管理明显改善。", "校车安全设施不够完善。"]
)
def test_a_sentence_on_the_state_of_things_arranges_nothing(problem: str) -> None:
    assert len(found(plan(f"抓好出行。{problem}交警大队每月上路一次。"))) == 1


def test_a_point_is_due_only_where_a_measure_makes_it_so() -> None:
    check = CoverageCheck(phrases=("照管员",), when=("校车",))
    assert found(plan("整治校园周边，每月一次。", background="全县有校车40辆。"), check) == []
    [finding] = found(plan("增加校车20辆，九月投入使用。"), check)
    assert finding.quote == "校车"
    assert found(plan("增加校车20辆，每辆配照管员1名。"), check) == []


def test_the_theme_says_where_it_belongs() -> None:
    [finding] = found(plan("整治校园周边，每月一次。"), replace(BUS, theme="safety"))
    assert "写在" in finding.message.zh


@pytest.mark.parametrize(
    ("scope", "asked"),
    [
        (Scope(titles=("校园安全",)), True),
        (Scope(titles=("校车", "安全.{0,4}方案")), True),
        (Scope(titles=("^校园安全",)), False),
        (Scope(plans=("topic",)), True),
        (Scope(plans=("school", "area")), False),
        (Scope(plans=("topic",), titles=("食品",)), False),
    ],
)
def test_a_rule_may_be_meant_for_some_plans(scope: Scope, asked: bool) -> None:
    assert bool(found(plan("整治学校周边，教师每月巡查一次，学生参加。"), scope=scope)) is asked


def test_the_name_of_the_file_stands_for_a_title_that_is_missing(tmp_path: object) -> None:
    from pathlib import Path

    from planlint.check import analyse

    path = Path(str(tmp_path)) / "青禾县校园安全工作方案.txt"
    path.write_text(
        "一、主要任务\n（一）加强演练，每学期一次。\n（二）整治周边，每月一次。\n", encoding="utf-8"
    )
    rules = (rule(BUS, Scope(titles=("校园安全",))),)
    analysis = analyse(path, RuleSet(rules, load(select=["theme-safety"]).vocabulary))
    assert len(analysis.findings) == 1
