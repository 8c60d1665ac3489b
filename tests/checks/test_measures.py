"""When many measures lack something, one finding says so; when few do, each is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from planlint.check import analyse
from tests.checks.plans import findings, ruleset

HAVE = "县教育局2026年{n}月底前新建校舍{n}所，县财政安排资金{n}0万元。"
LACK = "持续巩固校园周边治理成果，常态化开展巡查。"


def plan(have: int, lack: int) -> str:
    numbers = "一二三四五六七八九十"
    items = [HAVE.format(n=n + 1) for n in range(have)] + [LACK] * lack
    listed = "\n".join(f"（{numbers[n]}）{item}" for n, item in enumerate(items))
    return f"青禾县校园安全工作方案\n一、主要任务\n{listed}"


def test_few_are_named_one_by_one() -> None:
    found = findings(plan(7, 2), "measure-without-deadline")
    assert [finding.location is not None for finding in found] == [True, True]
    assert found[0].quote.startswith("（八）")


def test_most_are_said_at_once() -> None:
    [finding] = findings(plan(2, 5), "measure-without-deadline")
    assert finding.location is None
    assert "7条措施中有5条没有写明完成时限" in finding.message.zh
    assert "5 of 7 measures" in finding.message.en
    assert len(finding.related) == 5


def test_two_of_two_are_too_few_to_sum_up() -> None:
    assert len(findings(plan(0, 2), "measure-without-owner")) == 2


def test_one_finding_a_measure_when_the_measure_is_meant() -> None:
    text = "青禾县校园安全工作方案\n一、主要任务\n（一）加大安全投入，提高值班补助标准。\n（二）配齐保安员，每校2名。"
    [finding] = findings(text, "money-without-source")
    assert finding.quote == "加大安全投入"


def test_a_slot_counts_in_its_own_sentence() -> None:
    text = "青禾县校园安全工作方案\n一、主要任务\n（一）每校配备保安员2名。提高设备合格率。"
    assert [f.quote for f in findings(text, "indicator-without-value")] == ["提高设备合格率"]


SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.docx"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name[:2])
def test_the_gap_analysis_counts_the_same_measures(path: Path) -> None:
    of = analyse(path, ruleset())
    whole = of.coverage.completeness
    rules = {"owner": "measure-without-owner", "deadline": "measure-without-deadline"}
    for slot, name in (*rules.items(), ("quantity", "measure-without-figure")):
        for finding in of.findings_of([ruleset().rule(name)]):
            if finding.location is None:
                lacking = len(whole.lacking[slot])  # type: ignore[index]
                assert len(finding.related) == lacking
                all_ = f"{whole.measures}条措施都没有"
                some = f"{whole.measures}条措施中有{lacking}条没有"
                assert finding.message.zh.startswith(all_ if lacking == whole.measures else some)


def test_what_is_soft_is_quoted_place_by_place() -> None:
    text = """
青禾县乡村学校提升方案
一、工作目标
逐步缩小城乡差距，逐步消除大班额。
二、主要任务
（一）更新设备，适时开通校车。
（二）逐步改善教师待遇。
"""
    [finding] = findings(text, "soft-deadline")
    assert finding.message.zh.startswith("有4处用")
    quotes = ["逐步缩小城乡差距", "逐步消除大班额", "适时开通校车", "逐步改善教师待遇"]
    assert [place.note.zh for place in finding.related] == quotes
