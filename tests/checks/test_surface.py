"""All text at once, and the way back to the units."""

from __future__ import annotations

import pytest

from planlint.checks.wording import idle
from planlint.language.patterns import find
from tests.checks.plans import context, ruleset

PLAN = """
青禾县校园安全工作方案
一、主要任务
（一）每校配备保安员2名，逐步更新设备。
（二）加强演练
每学期组织一次演练，演练
二、保障措施
演练经费由县财政承担。
"""


@pytest.mark.parametrize(
    "patterns", [("演练",), ("^(演练)", "逐步"), (r"\A\S+$",), ("练[^，]{0,4}二",), ("没有的词",)]
)
def test_by_unit_finds_what_each_unit_holds(patterns: tuple[str, ...]) -> None:
    here = context(PLAN)
    each = {unit.index: list(find(patterns, unit.text)) for unit in here.outline.units}
    assert here.surface.by_unit(patterns) == {index: spans for index, spans in each.items() if spans}


def test_a_rule_is_idle_only_when_it_finds_nothing() -> None:
    from planlint.checks import check_of

    here = context(PLAN.replace("（一）", "(一)").replace("2名，", "2名，，"))
    quiet = idle(ruleset().rules, here)
    assert quiet
    assert not {"doubled-punctuation", "number-half-width-bracket", "soft-deadline"} & quiet
    for name in quiet:
        rule = ruleset().rule(name)
        assert not list(check_of(rule.kind)(rule, here)), name
