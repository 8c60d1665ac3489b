"""The shipped packs: each loads and holds what it says, and no rule is left out of all of them."""

from __future__ import annotations

from functools import cache
from itertools import chain

import pytest
import yaml

from planlint.check import Analysis
from planlint.model.rule import CoverageCheck
from planlint.readers import read_string
from planlint.rules import RuleSet, load, packs, shipped_folder

OWN = {
    "compulsory-education": ("balance-",),
    "school": ("school-",),
    "preschool": ("preschool-", "kindergarten-"),
    "vocational": ("vocational-",),
    "higher-education": ("higher-",),
    "digital": ("digital-",),
}
"""Packs for some plans only, and how the names of their rules begin."""

STAGE = tuple(chain.from_iterable(OWN.values()))
REPLACED = {"school": {"measure-without-owner", "measure-without-deadline"}}


@cache
def pack(name: str) -> RuleSet:
    return load(pack=name)


@cache
def everything() -> RuleSet:
    return load(select=["*"])


def ids(ruleset: RuleSet) -> set[str]:
    return {rule.id for rule in ruleset.rules}


def test_the_packs_that_are_promised() -> None:
    assert set(packs()) == {"default", "official-format", "minimal", *OWN}


@pytest.mark.parametrize("name", packs())
def test_a_pack_says_whom_it_is_for(name: str) -> None:
    data = yaml.safe_load((shipped_folder() / "packs" / f"{name}.yaml").read_text(encoding="utf-8"))
    assert data["id"] == name
    for key in ("title", "description"):
        assert set(data[key]) == {"zh", "en"}
    assert data["description"]["zh"].startswith("给")
    assert ids(pack(name))


def test_no_rule_is_in_no_pack() -> None:
    held = set().union(*(ids(pack(name)) for name in packs()))
    assert not ids(everything()) - held


def test_the_default_pack_asks_nothing_of_one_stage_alone() -> None:
    assert not [name for name in ids(pack("default")) if name.startswith(STAGE)]
    assert not [rule.id for rule in pack("default").rules if rule.kind == "format"]


def test_the_default_pack_holds_all_the_rest() -> None:
    rest = {r.id for r in everything().rules if not r.id.startswith(STAGE) and r.kind != "format"}
    assert ids(pack("default")) == rest


@pytest.mark.parametrize("name", sorted(OWN))
def test_a_pack_for_some_plans_is_the_default_one_and_its_own(name: str) -> None:
    own = {rule for rule in ids(everything()) if rule.startswith(OWN[name])}
    assert len(own) >= 10
    assert ids(pack(name)) == (ids(pack("default")) | own) - REPLACED.get(name, set())


@pytest.mark.parametrize("name", sorted(OWN))
def test_rules_for_some_plans_say_which(name: str) -> None:
    """A pack may be chosen for a folder: its rules must leave the other plans in it alone.

    Words (补课, 顶岗实习) may be wrong wherever they stand.
    """
    for rule in everything().rules:
        if rule.id.startswith(OWN[name]) and rule.kind != "wording":
            assert rule.scope.titles or rule.scope.plans, rule.id


def test_minimal_holds_errors_alone() -> None:
    assert {rule.severity for rule in pack("minimal").rules} == {"error"}


def test_official_format_says_nothing_on_content() -> None:
    assert {rule.kind for rule in pack("official-format").rules} <= {
        "format",
        "structure",
        "wording",
        "reference",
    }


def test_a_school_is_asked_in_its_own_words() -> None:
    severities = {rule.id: rule.severity for rule in pack("school").rules}
    assert severities["missing-safeguards"] == "info"
    assert {"school-owner", "school-date"} <= severities.keys()


def test_every_item_of_the_inspection_has_its_rule() -> None:
    """15 items of government guarantee (two of them in two rules) and 9 on quality; approval; the vetoes."""
    points = [
        rule
        for rule in pack("compulsory-education").rules
        if rule.id.startswith("balance-") and isinstance(rule.check, CoverageCheck)
    ]
    assert len(points) >= 26
    for rule in points:
        assert ("县域义务教育优质均衡发展督导评估办法", "教督〔2017〕6号") in {
            (basis.title, basis.number) for basis in rule.basis
        }, rule.id


def findings(name: str, text: str, prefix: str) -> set[str]:
    found = Analysis(read_string(text), pack(name)).findings
    return {finding.rule for finding in found if finding.rule.startswith(prefix)}


SAFETY = """青禾县校园安全专项整治工作方案
一、主要任务
（一）加强消防演练。县教育局每学期组织一次消防疏散演练。
"""


@pytest.mark.parametrize("name", sorted(OWN))
def test_a_plan_on_another_subject_is_left_alone(name: str) -> None:
    for prefix in OWN[name]:
        assert findings(name, SAFETY, prefix) == set()


def test_what_stands_in_a_goal_alone_is_named_and_not_acted_on() -> None:
    text = """青禾县义务教育优质均衡发展实施方案
一、工作目标
到2028年，消除大班额。
二、主要任务
（一）推进交流轮岗。县教育局每年交流教师100名。
"""
    found = Analysis(read_string(text), pack("compulsory-education")).findings
    size = next(finding for finding in found if finding.rule == "balance-class-size")
    assert "仅提到" in size.message.zh
    assert [related.note.zh for related in size.related] == ["提到“大班”"]
    assert "balance-rotation" not in {finding.rule for finding in found}


def test_a_problem_stated_in_a_measure_acts_on_nothing() -> None:
    text = """青禾县义务教育优质均衡发展实施方案
一、主要任务
（一）办好学校。城区学校班额较大的问题比较突出。县教育局每学期督导一次。
"""
    assert "balance-class-size" in findings("compulsory-education", text, "balance-")


def test_a_figure_after_a_word_of_want_is_no_problem() -> None:
    text = """青禾县义务教育优质均衡发展实施方案
一、主要任务
（一）保障运转。不足100名学生的教学点按100名学生核定公用经费。
"""
    assert "balance-small-schools" not in findings("compulsory-education", text, "balance-")


def test_a_heading_over_measures_acts() -> None:
    text = """青禾县义务教育优质均衡发展实施方案
一、主要任务
（一）推进教师交流轮岗
1.每年选派100名教师到乡镇任教。
2.落实选派教师的补助。
"""
    assert "balance-rotation" not in findings("compulsory-education", text, "balance-")


def test_a_point_that_is_due_is_shown_where_it_becomes_due() -> None:
    text = """望江中学2026年工作计划
一、工作措施
（一）抓好教学。我校教务处每周检查教案。
（二）开展研学活动。八年级组5月组织一次。
"""
    found = Analysis(read_string(text), pack("school")).findings
    trips = next(finding for finding in found if finding.rule == "school-trips")
    assert trips.location is not None
    assert trips.quote == "研学"
    assert "school-canteen" not in {finding.rule for finding in found}
