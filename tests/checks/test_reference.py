"""Rules about what a plan cites."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.check import Analysis
from planlint.checks.reference.titles import bare, core, issuer
from planlint.errors import RuleError
from planlint.readers import read_string
from planlint.rules import load
from planlint.rules.policies import load_policies
from tests.checks.plans import findings, ids

POLICIES = load_policies()
NUMBERED = [policy for policy in POLICIES if policy.number and not policy.repealed]


def plan(sentence: str, title: str = "青禾县学校安全工作方案") -> str:
    return f"{title}\n一、主要任务\n（一）{sentence}\n（二）每校配备保安员2名。"


@pytest.mark.parametrize("policy", NUMBERED, ids=lambda policy: policy.number)
@pytest.mark.parametrize("form", ["《{t}》（{n}）", "{n}《{t}》", "《关于印发〈{t}〉的通知》（{n}）"])
def test_a_policy_with_its_own_number_is_never_wrong(policy: object, form: str) -> None:
    title, number = policy.title, policy.number  # type: ignore[attr-defined]
    text = plan(f"根据{form.format(t=title, n=number)}，逐校建立台账。")
    assert "number-and-title" not in ids(text, "number-and-title")
    assert ids(text, "document-number-brackets", "document-number-form", "document-repealed") == []


@pytest.mark.parametrize("policy", NUMBERED, ids=lambda policy: policy.number)
def test_a_policy_with_another_number_of_its_body_is_wrong(policy: object) -> None:
    title, number = policy.title, policy.number  # type: ignore[attr-defined]
    other = f"{number.partition('〔')[0]}〔2019〕999号"
    found = findings(plan(f"根据《{title}》（{other}），逐校建立台账。"), "number-and-title")
    assert [finding.quote for finding in found] == [other]
    assert number in found[0].message.zh


@settings(max_examples=40, deadline=None)
@given(st.permutations(NUMBERED[:5]))
def test_a_list_of_policies_in_any_order_is_right(policies: list[object]) -> None:
    said = "、".join(f"《{p.title}》（{p.number}）" for p in policies)  # type: ignore[attr-defined]
    rules = (
        "number-and-title",
        "title-with-two-numbers",
        "number-with-two-titles",
        "citation-without-number",
    )
    assert ids(plan(f"根据{said}，逐校建立台账。"), *rules) == []


def test_a_local_document_of_the_same_name_has_its_own_number() -> None:
    title = "关于深入推进义务教育均衡发展的意见"
    assert ids(plan(f"根据《{title}》（云政发〔2013〕20号），逐校建立台账。"), "number-and-title") == []
    named = f"《云川省人民政府{title}》（云政发〔2013〕20号）"
    assert ids(plan(f"根据{named}，逐校建立台账。"), "number-and-title") == []


def test_every_policy_says_where_it_was_read() -> None:
    assert all(policy.source for policy in POLICIES)
    assert len({policy.title for policy in POLICIES}) == len(POLICIES)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{title: 甲办法, number: 教办2025年3号, source: 甲}", "文号"),
        ("{title: 甲办法, number: 教办〔2025〕3号}", "source"),
        ("{title: 甲办法, repealed: '2021-01-01', source: 甲}", "by"),
        ("{title: 甲办法, repealed: '2021年', by: 乙, source: 甲}", "日期"),
        ("{title: 甲办法, source: 甲}", "number"),
        ("{title: 甲办法, number: 教办〔2025〕3号, source: 甲, nummer: 1}", "nummer"),
    ],
)
def test_a_wrong_row_is_reported(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "own.yaml").write_text(f"id: own\npolicies:\n  - {row}\n", encoding="utf-8")
    with pytest.raises(RuleError) as raised:
        load_policies(tmp_path)
    assert said in str(raised.value)


def test_policies_of_ones_own_are_used_by_the_shipped_rules(tmp_path: Path) -> None:
    folder = tmp_path / "vocab" / "policies"
    folder.mkdir(parents=True)
    row = "{title: 青禾县校园安防建设标准, number: 青教发〔2024〕5号, source: 本局}"
    (folder / "own.yaml").write_text(f"id: own\npolicies:\n  - {row}\n", encoding="utf-8")
    chosen = load([tmp_path], select=["number-and-title"])
    text = plan("根据《青禾县校园安防建设标准》（青教发〔2024〕6号），安装监控。")
    found = Analysis(read_string(text), chosen).findings
    assert [finding.quote for finding in found] == ["青教发〔2024〕6号"]


def test_rows_of_ones_own_add_to_the_shipped_ones(tmp_path: Path) -> None:
    row = "{title: 青禾县校园安防建设标准, number: 青教发〔2024〕5号, source: 本局}"
    (tmp_path / "own.yaml").write_text(f"id: own\npolicies:\n  - {row}\n", encoding="utf-8")
    assert {p.title for p in load_policies(tmp_path)} == {p.title for p in POLICIES} | {
        "青禾县校园安防建设标准"
    }


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("国务院办公厅关于加强学校安全工作的意见", "关于加强学校安全工作的意见"),
        ("关于印发〈校园安防建设标准〉的通知", "校园安防建设标准"),
        ("“十四五”特殊教育发展提升行动计划", "十四五特殊教育发展提升行动计划"),
    ],
)
def test_the_core_of_a_title(title: str, expected: str) -> None:
    assert core(title) == expected == bare(expected)


def test_the_issuer_of_a_title() -> None:
    assert issuer("中共中央 国务院关于全面深化改革的意见") == "中共中央国务院"
    assert issuer("关于全面深化改革的意见") == ""


def test_a_document_out_of_force_may_be_told_as_history() -> None:
    title = "2026年青禾县学校法治教育工作方案"
    law = "《中华人民共和国合同法》"
    assert ids(plan(f"依据{law}修订食堂承包合同。", title), "document-repealed") == ["document-repealed"]
    assert ids(plan(f"按照民法典修订合同，{law}同时废止。", title), "document-repealed") == []
    assert ids(plan(f"清理依据原{law}签订的合同。", title), "document-repealed") == []
    assert (
        ids(plan(f"依据{law}修订食堂承包合同。", "2019年青禾县学校法治教育工作方案"), "document-repealed")
        == []
    )


def test_a_notice_does_not_cite_its_own_plan() -> None:
    text = (
        "青禾县人民政府办公室关于印发学校安全工作方案的通知\n各学校：\n"
        "现将《青禾县人民政府办公室关于加强学校安全的工作方案》印发给你们，请认真落实。\n"
        "青禾县人民政府办公室\n2026年3月5日\n"
        + plan("建立台账。", "青禾县人民政府办公室关于加强学校安全的工作方案")
    )
    assert ids(text, "citation-without-number", "short-name-unexplained") == []


def test_one_place_is_reported_by_one_rule() -> None:
    text = plan("根据青政发[2025]07号文件，配备保安员。")
    numbers = [name for name in ids(text) if name.startswith("document-number")]
    assert numbers == ["document-number-brackets"]


def test_nothing_of_the_kind_is_loaded_without_its_rules() -> None:
    code = (
        "import sys; from planlint.rules import load; from planlint.check import Analysis\n"
        "from planlint.readers import read_string\n"
        "Analysis(read_string('方案\\n一、任务'), load(select=['typo'])).findings\n"
        "sys.exit(any(n.startswith(('planlint.checks.reference', 'planlint.checks.consistency')) for n in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
