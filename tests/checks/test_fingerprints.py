"""A finding keeps its name whatever is edited around it, and accepted findings are left out of summaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from planlint import api
from planlint.check import Analysis
from planlint.model.finding import Finding
from planlint.readers import read_string

RULES = ("typo", "measure-without-deadline", "half-width-punctuation", "responsibility-unassigned")
MARKS = "一二三四五六七八九十"
HEADINGS = ("师资建设", "校园安全", "经费投入", "督导评估", "数字教育", "家校共育", "体质健康", "阅读推广")


def analysis(text: str) -> Analysis:
    return Analysis(read_string(text), api.rule_set(select=RULES))


def names(text: str) -> Counter[tuple[str, str]]:
    """Every single finding, before anything is summed up, by rule and fingerprint."""
    seen: list[Finding] = []

    def accept(found: Sequence[Finding]) -> Collection[int]:
        seen.extend(found)
        return range(len(found))

    analysis(text).findings_of(analysis(text).ruleset.rules, accept)
    return Counter((finding.rule, finding.fingerprint) for finding in seen)


def places(text: str) -> Counter[tuple[str, str]]:
    """Those of words alone: what is asked of a measure depends on what its section is for."""
    found = names(text)
    return Counter({name: found[name] for name in found if name[0] in ("typo", "half-width-punctuation")})


def plan(sections: Sequence[tuple[str, Sequence[str]]], wide: str = "") -> str:
    lines = ["青禾县教育发展三年行动计划"]
    for number, (heading, measures) in enumerate(sections):
        lines.append(f"{MARKS[number]}、{wide}{heading}")
        lines += [f"（{MARKS[place]}）{wide}{words}" for place, words in enumerate(measures)]
    return "\n".join(lines)


MEASURES = (
    "开展教师全员轮训。贯策新课程要求,确保人人参加",
    "建设一批安全教育体验室。学校每学期组织演练",
    "加强图书配备。明确责任分工",
    "完善督导制度。布署年度工作",
    "改造老旧校舍。分批推进实施",
)
SECTIONS = st.lists(
    st.tuples(
        st.sampled_from(HEADINGS), st.lists(st.sampled_from(MEASURES), min_size=1, max_size=4, unique=True)
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda each: each[0],
)


@given(SECTIONS, st.integers(0, 5))
@settings(max_examples=25, deadline=None)
def test_a_section_put_in_anywhere_renames_nothing(sections: list[tuple[str, list[str]]], place: int) -> None:
    new = ("协同育人", ["组建家长学校。县教育局牵头，2026年底前建成10所"])
    longer = [*sections[:place], new, *sections[place:]]
    before, after = places(plan(sections)), places(plan(longer))
    assert not before - after


@given(SECTIONS)
@settings(max_examples=15, deadline=None)
def test_spaces_and_indents_rename_nothing(sections: list[tuple[str, list[str]]]) -> None:
    before, after = names(plan(sections)), names(plan(sections, wide="\u3000"))
    assert before == after


@given(SECTIONS)
@settings(max_examples=15, deadline=None)
def test_sections_in_another_order_rename_nothing(sections: list[tuple[str, list[str]]]) -> None:
    assert places(plan(sections)) == places(plan(list(reversed(sections))))


def test_a_measure_put_in_before_renames_nothing() -> None:
    before = names(plan([("师资建设", MEASURES)]))
    after = names(plan([("师资建设", ["组建名师工作室。县教育局牵头，2026年底前建成10个", *MEASURES])]))
    assert before
    assert not before - after


def test_two_measures_without_headings_keep_apart_when_renumbered() -> None:
    plain = "某县教育工作方案\n一、主要任务\n{}"
    rows = [
        "组织教师全员轮训，着力提高育人能力，形成良好氛围",
        "开放学校体育场馆，逐步满足群众需要，办好实事",
    ]
    one = names(plain.format("\n".join(f"{n}.{row}。" for n, row in enumerate(rows, 1))))
    two = names(plain.format("\n".join(f"{n}.{row}。" for n, row in enumerate(reversed(rows), 1))))
    assert one == two


SPACED = "\n".join(
    ["某县教育工作方案", "一、主要任务", *(f"{n}.推进第{n}类项目。布署工作。" for n in range(1, 14))]
)


def accepting(text: str, rule: str, *positions: int) -> tuple[Finding, ...]:
    one = analysis(text)
    rules = [each for each in one.ruleset.rules if each.id == rule]
    return one.findings_of(rules, lambda found: positions)


def test_accepted_findings_leave_the_summary_and_its_count() -> None:
    [summary] = accepting(SPACED, "typo")
    assert "13" in summary.message.zh
    # Ten are left: still the same summary, which speaks of ten and begins at the first that is left.
    [less] = accepting(SPACED, "typo", 0, 1, 2)
    assert "10" in less.message.zh
    assert less.fingerprint == summary.fingerprint
    assert less.location is not None and summary.location is not None
    assert less.location.block == summary.location.block + 3
    # Two are left: each for itself, under the name it had among the thirteen.
    few = accepting(SPACED, "typo", *range(11))
    assert [finding.quote for finding in few] == ["布署", "布署"]
    assert len({finding.fingerprint for finding in few}) == 2
    assert not accepting(SPACED, "typo", *range(13))


def test_a_rule_that_speaks_once_is_accepted_place_by_place() -> None:
    text = "\n".join(
        ["某县教育工作方案", "一、主要任务", *(f"{n}.推进{n}类项目,完善制度。" for n in range(1, 6))]
    )
    [whole] = accepting(text, "half-width-punctuation")
    assert len(whole.related) == 4
    [less] = accepting(text, "half-width-punctuation", 0, 3)
    assert len(less.related) == 2
    [last] = accepting(text, "half-width-punctuation", 0, 1, 2, 3)
    assert (last.related, last.location and last.location.block) == ((), 6)
    assert not accepting(text, "half-width-punctuation", *range(5))


def test_what_is_said_of_the_whole_plan_is_accepted_measure_by_measure() -> None:
    text = plan([(heading, [f"推进{heading}工作。完善制度"]) for heading in HEADINGS[:6]])
    [whole] = accepting(text, "measure-without-deadline")
    assert whole.location is None
    few = accepting(text, "measure-without-deadline", 0, 1)
    assert len(few) == 4
    assert all(finding.location for finding in few)
    assert not accepting(text, "measure-without-deadline", *range(6))


@given(SECTIONS)
@settings(max_examples=15, deadline=None)
def test_where_nothing_is_accepted_everything_is_as_before(sections: list[tuple[str, list[str]]]) -> None:
    one = analysis(plan(sections))
    assert one.findings_of(one.ruleset.rules, lambda found: ()) == one.findings
