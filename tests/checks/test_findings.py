"""Order, places, fingerprints and summing up."""

from __future__ import annotations

from tests.checks.plans import findings, ids

PLAN = """
青禾县校园安全工作方案
一、总体要求
到2027年，全县学校安全设施配备率达到100%。
二、主要任务
（一）加强演练。县教育局每学期组织一次消防疏散演练。
（二）贯策消防规定。县教育局每年9月检查一次，每校配备保安员2名,每年培训一次。
三、保障措施
（一）加强领导。明确责任分工。
"""


def test_findings_are_in_order_of_place() -> None:
    blocks = [finding.location.block if finding.location else -1 for finding in findings(PLAN)]
    assert blocks == sorted(blocks)


def test_a_finding_says_where_in_words() -> None:
    [finding] = findings(PLAN, "typo")
    assert finding.quote == "贯策"
    assert finding.location is not None
    assert finding.location.paragraph == 6
    assert finding.location.path[0] == "二、主要任务"
    assert finding.message.zh == "“贯策”应为“贯彻”"
    assert finding.message.en == "“贯策” should be “贯彻”"


def fingerprints(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in findings(text, "typo", "responsibility-unassigned", "half-width-punctuation"):
        found.setdefault(finding.rule, []).append(finding.fingerprint)
    return found


def test_an_edit_elsewhere_keeps_fingerprints() -> None:
    before = fingerprints(PLAN)
    assert len(before) == 3
    edited = PLAN.replace("县教育局每学期组织", "县教育局牵头，每学期组织").replace("100%", "98%")
    assert fingerprints(edited) == before


def test_a_section_put_in_before_keeps_fingerprints() -> None:
    longer = PLAN.replace(
        "二、主要任务", "二、工作机构\n（一）成立专班。县教育局牵头，每月会商一次。\n三、主要任务"
    )
    assert fingerprints(longer.replace("三、保障措施", "四、保障措施")) == fingerprints(PLAN)


def test_the_same_words_twice_are_two_fingerprints() -> None:
    twice = PLAN.replace("每年培训一次。", "每年贯策一次。")
    found = fingerprints(twice)["typo"]
    assert len(found) == len(set(found)) == 2
    assert found[0] == fingerprints(PLAN)["typo"][0]


def test_many_findings_of_one_rule_become_one() -> None:
    items = "\n".join(
        f"（{n}）县教育局每年检查{n_}所学校（含幼儿园。"
        for n, n_ in zip("一二三四五六七八九", range(9), strict=True)
    )
    [finding] = findings(f"青禾县校园安全工作方案\n一、主要任务\n{items}", "unbalanced-pair")
    assert "9处" in finding.message.zh
    assert len(finding.related) == 8


def test_regulations_and_reports_are_no_plans() -> None:
    text = "青禾县校园安全管理办法\n第一条 加强安全教育。\n第二条 学校要加强门卫管理。\n第三条 加强检查。"
    assert not {"measure-without-owner", "missing-goals", "vague-measure"} & set(ids(text))
