"""What re2 does not have is named, with the way to write it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from planlint.errors import RuleError
from planlint.rules import load
from planlint.rules.constructs import unsupported
from tests.rules.test_loader import GOOD, rule_file


@pytest.mark.parametrize(
    ("pattern", "part", "said", "example"),
    [
        ("学校(?!以上)", "(?!以上)", "否定环视", "unless: ['学校以上']"),
        ("5人(?!以上)负责", "(?!以上)", "写进 unless", "patterns: ['5人负责']"),
        ("(?<!不)得", "(?<!不)", "否定环视", "unless: ['不得']"),
        ("校长(?=签字)", "(?=签字)", "第一个括号", "patterns: ['(校长)签字']"),
        ("(?<=由)校长", "(?<=由)", "第一个括号", "patterns: ['由(校长)']"),
        ("(?:甲(?!乙)|丙)", "(?!乙)", "写进 unless", "unless: ['乙']"),
        (r"(教学)\1", r"\1", "回指", ""),
        (r"(?P<n>甲)(?P=n)", "(?P=n)", "回指", ""),
        (r"(?P<n>甲)\k<n>", r"\k", "回指", ""),
        ("(?>甲+)乙", "(?>甲+)", "原子组", ""),
        ("甲++乙", "++", "独占量词", ""),
        ("甲{2,3}+", "{2,3}+", "独占量词", ""),
        ("(甲)?(?(1)乙|丙)", "(?(1)", "条件分支", ""),
        ("甲(?#注)", "(?#注)", "注释", ""),
        ("(?x)甲 乙", "(?x)", "开关", ""),
        (r"\p{IsHan}", r"\p{IsHan}", r"\p{Han}", ""),
        (r"[甲\p{Foo}]", None, "", ""),
        (r"\u4e00", r"\u", "直接写这个字", ""),
        (r"甲\Z", r"\Z", r"\z", ""),
        (r"甲\R", r"\R", r"\n", ""),
        (r"甲\K乙", r"\K", "第一个括号", ""),
        (r"\h+", r"\h", "[ \\t　]", ""),
        ("甲{,3}", "{,3}", "{0,3}", ""),
        # Not constructs: inside a class or escaped they are characters.
        ("[(?!]甲", None, "", ""),
        (r"\(\?!甲", None, "", ""),
        (r"[[:alpha:]]+(?:甲|乙)?", None, "", ""),
        (r"(?i:abc)(?P<n>甲)\p{Han}", None, "", ""),
    ],
)
def test_a_construct_is_named(pattern: str, part: str | None, said: str, example: str) -> None:
    found = unsupported(pattern)
    if part is None:
        assert found is None
        return
    assert found is not None
    assert found.text == part
    assert said in found.name.zh + found.todo.zh
    assert example in found.example
    assert found.name.en
    assert found.todo.en


def test_the_error_names_file_line_construct_and_the_way_to_write_it(tmp_path: Path) -> None:
    rule_file(tmp_path, GOOD.replace("['坏词']", "['坏词(?!典)']"))
    with pytest.raises(RuleError) as caught:
        load([tmp_path])
    said = caught.value.say("zh")
    assert "own-rule.yaml:8：表达式里的“(?!典)”是否定环视" in said
    assert "unless: ['坏词典']" in said
    assert "look-ahead" in caught.value.say("en")


def test_what_is_suggested_does_what_was_meant(tmp_path: Path) -> None:
    from planlint.check import Analysis
    from planlint.readers import read_string

    rule_file(tmp_path, GOOD.replace("['坏词']", "['坏词'], unless: ['坏词典']"))
    ruleset = load([tmp_path], select=["own-rule"])
    found = Analysis(read_string("方案\n一、任务\n坏词典里没有坏词。"), ruleset).findings
    assert [finding.quote for finding in found] == ["坏词"]
    assert found[0].location is not None
    assert found[0].location.span.start == 6


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(.*a){12}$", "(a*)*b"])
def test_a_catastrophic_pattern_stays_linear(tmp_path: Path, pattern: str) -> None:
    """Python's ``re`` needs longer than the age of the universe for the first one on 60 characters."""
    from planlint.language.patterns import find

    seconds = []
    for length in (20_000, 200_000):
        text = "a" * length + "b!"
        start = time.perf_counter()
        list(find((pattern,), text))
        seconds.append(time.perf_counter() - start)
    assert seconds[1] < max(60 * seconds[0], 2.0)
    assert seconds[1] < 10
