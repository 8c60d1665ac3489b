"""The structure is recovered whatever way a plan numbers itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.outline import build
from planlint.readers import read_string
from tests.outline.plans import Wanted, items, write

SCHEMES = [
    ["han", "han-paren", "arabic"],
    ["han", "arabic", "arabic-paren"],
    ["chapter", "article", "han-paren"],
    ["arabic", "arabic-paren", "han-paren"],
]


def found(lines: list[str]) -> list[Wanted]:
    outline = build(read_string("\n".join(lines)))
    return [
        Wanted(u.label, u.level or 0, u.kind == "section")
        for u in outline.units
        if u.label and u.kind not in ("title", "front", "closing")
    ]


plans = st.lists(items(2), min_size=2, max_size=5)
deep_plans = st.lists(items(3), min_size=2, max_size=4)


@settings(max_examples=60, deadline=None)
@given(deep_plans, st.sampled_from(SCHEMES[:2]))
def test_typed_numbers(tops, marks):
    lines, wanted = write(tops, marks)
    assert found(["青山县校园服务提升工作方案", *lines]) == wanted


@settings(max_examples=40, deadline=None)
@given(plans)
def test_chapters_and_articles(tops):
    lines, wanted = write(tops, SCHEMES[2])
    assert found(["青山县校园服务管理办法", *lines]) == wanted


@settings(max_examples=40, deadline=None)
@given(plans)
def test_a_sequence_that_runs_on_across_sections(tops):
    lines, wanted = write(tops, ["han", "han-paren"], run_on=True)
    assert found(["青山县校园服务提升工作方案", *lines]) == wanted


@settings(max_examples=40, deadline=None)
@given(plans, st.sampled_from(["arabic", "han-paren"]))
def test_numbers_glued_to_the_line_before(tops, second):
    lines, wanted = write(tops, ["han", second], glue=True)
    assert found(["青山县校园服务提升工作方案" + lines[0], *lines[1:]]) == wanted


@settings(max_examples=40, deadline=None)
@given(plans)
def test_a_whole_plan_in_one_paragraph(tops):
    lines, wanted = write(tops, ["han", "arabic"])
    assert found(["".join(lines)]) == wanted


@settings(max_examples=40, deadline=None)
@given(st.lists(items(2), min_size=3, max_size=5))
def test_the_same_mark_at_two_levels(tops):
    lines, wanted = write(tops, ["arabic", "arabic"])
    assert found(["青山县校园服务提升工作方案", *lines]) == wanted
