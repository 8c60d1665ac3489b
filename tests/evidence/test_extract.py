"""The evidence of whole measures, in sentences of our own."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint.evidence import extract, inherits
from planlint.model.evidence import Evidence, Owner
from planlint.model.text import Span


def owners(text: str) -> list[tuple[str, str]]:
    return [(o.text, o.part) for o in extract(text).owners]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（一）扩充学位。\n责任单位：县教育局、县财政局", [("县教育局", "owner"), ("县财政局", "owner")]),
        ("牵头部门：县教育局　配合部门：县财政局、县人社局",
         [("县教育局", "lead"), ("县财政局", "support"), ("县人社局", "support")]),
        ("牵头单位：县教育局；配合单位：团县委；完成时限：2026年底", [("县教育局", "lead"), ("团县委", "support")]),
        ("改造旱厕。（县教育局牵头，县财政局、各乡镇人民政府配合）",
         [("县教育局", "lead"), ("县财政局", "support"), ("各乡镇人民政府", "support")]),
        ("改造旱厕。（县教育局、县住建局按职责分工负责）", [("县教育局", "owner"), ("县住建局", "owner")]),
        ("改造旱厕。〔责任单位:各县(区)人民政府,市教育体育局〕",
         [("各县(区)人民政府", "owner"), ("市教育体育局", "owner")]),
        ("改造旱厕。（县教育局、县住建局）", [("县教育局", "owner"), ("县住建局", "owner")]),
        ("县教育局、县财政局按职责分工负责。", [("县教育局", "owner"), ("县财政局", "owner")]),
        ("责任单位：县发展改革局、青溪供电公司，各镇政府及园区管委会（各单位按职责落实，下同）",
         [("县发展改革局", "owner"), ("青溪供电公司", "owner"), ("各镇政府", "owner"), ("园区管委会", "owner")]),
        ("责任单位：县教育局、各有关单位", [("县教育局", "owner")]),
        ("由县教育局牵头，县财政局配合。", [("县教育局", "lead"), ("县财政局", "support")]),
        ("青溪县教育局要统筹安排。", [("青溪县教育局", "owner")]),
        ("财政部门要安排经费，编制部门要核定编制。", [("财政部门", "owner"), ("编制部门", "owner")]),
        ("由县民政局会同县财政局制定办法。", [("县民政局", "owner"), ("县财政局", "owner")]),
        ("县级教育行政部门应公布名单。", [("县级教育行政部门", "owner")]),
        ("各县（区）教育行政部门和直属学校要报送方案。", [("各县（区）教育行政部门", "owner")]),
        ("云山市、海平市作为试点，要先行推开。", [("云山市", "owner"), ("海平市", "owner")]),
        ("由县教研中心牵头，每月组织一次教研。", [("县教研中心", "lead")]),
        ("县税务局逐步落实减免。", [("县税务局", "owner")]),
        ("县教育局会同县民政局，每季度核对名单。", [("县教育局", "owner"), ("县民政局", "owner")]),
        ("县妇联、团县委每学期慰问一次。", [("县妇联", "owner"), ("团县委", "owner")]),
        ("市市场监管局、市教育局联合抽检。", [("市市场监管局", "owner"), ("市教育局", "owner")]),
        ("县教育局与师范学院签订协议。", [("县教育局", "owner")]),
        ("县教育局2027年6月底前公布结果。", [("县教育局", "owner")]),
        ("2027年6月底前县教育局公布结果。", [("县教育局", "owner")]),
        ("县教育局委托第三方评估。", [("县教育局", "owner")]),
        ("教育厅在质量监测中抽查一次。", [("教育厅", "owner")]),
        ("各县区教育局每年组织一次比赛。", [("各县区教育局", "owner")]),
        ("县级以上教育行政部门统筹管理。", [("县级以上教育行政部门", "owner")]),
        ("县特殊教育学校每年招收新生。", [("县特殊教育学校", "owner")]),
        ("维修费由县财政承担。", [("县财政", "owner")]),
        ("办法由县财政局会同县教育局、度假区服务站制定。", [("县财政局", "owner"), ("县教育局", "owner")]),
        ("请各县级教育行政部门报送名单。", [("各县级教育行政部门", "owner")]),
        ("体彩部门要支持场地开放。", [("体彩部门", "owner")]),
        ("县教育局、县体育局和第三方机构，分别履行职责。", [("县教育局", "owner"), ("县体育局", "owner")]),
        ("县领导小组对结果进行审议。", [("县领导小组", "owner")]),
        ("方案由县教育局牵头，会同县财政局对预算进行审核。", [("县教育局", "lead"), ("县财政局", "owner")]),
        ("征地由清水镇人民政府负责。", [("清水镇人民政府", "owner")]),
        ("教务处每周抽查一次，德育处负责登记，语文教研组统一命题。",
         [("教务处", "owner"), ("德育处", "owner"), ("语文教研组", "owner")]),
        ("牵头：县教育局\n配合：县财政局", [("县教育局", "lead"), ("县财政局", "support")]),
        ("责任单位：县教育局、县残联；排在首位的为牵头单位，下同", [("县教育局", "owner"), ("县残联", "owner")]),
        ("县政府成立义务教育工作领导小组，负责统筹。", [("县政府", "owner"), ("义务教育工作领导小组", "owner")]),
        ("县政府成立校车安全领导小组（名单另发），负责协调。", [("县政府", "owner"), ("校车安全领导小组", "owner")]),
        ("成立由校长任组长的“阳光体育”领导小组，每学期召开2次会议。", [("“阳光体育”领导小组", "owner")]),
        ("县教育局、青溪新城开发建设办公室、青溪水务有限公司负责管网改造。",
         [("县教育局", "owner"), ("青溪新城开发建设办公室", "owner"), ("青溪水务有限公司", "owner")]),
        ("市内三区政府和市云湖湾开发建设管理中心等单位（以下统称片区单位）负责征收。",
         [("市内三区政府", "owner"), ("市云湖湾开发建设管理中心", "owner")]),
        ("县文化部门、县文联、少年宫组织送课下乡。", [("县文化部门", "owner"), ("县文联", "owner")]),
        ("各民政部门、妇联要建立台账。", [("各民政部门", "owner"), ("妇联", "owner")]),
        ("县市两级工信部门可与企业签约。", [("县市两级工信部门", "owner")]),
        ("卫生、民政、残联及有关单位，组织志愿者进校。", [("卫生", "owner"), ("民政", "owner"), ("残联", "owner")]),
        ("体育等有关部门要开放场馆。", [("体育等有关部门", "owner")]),
        ("县教委每年编制报告。", [("县教委", "owner")]),
        ("财政部通过专项给予补助，教育部教师工作司组织复核。",
         [("财政部", "owner"), ("教育部教师工作司", "owner")]),
        ("相关州、市教育行政部门要做好衔接。", [("州、市教育行政部门", "owner")]),
        ("县财政补助资金80万元。", [("县财政", "owner")]),
        ("市级财政对每校补助3万元。", [("市级财政", "owner")]),
        ("省、市两级财政每年安排专项资金。", [("省、市两级财政", "owner")]),
        ("2027年县财政安排资金。", [("县财政", "owner")]),
        ("校舍移交由各县（市）政府负责。", [("各县（市）政府", "owner")]),
        ("乡镇人民政府在3日内报告。", [("乡镇人民政府", "owner")]),
        ("各街道办事处主要负责人是第一责任人。", []),
        ("各乡镇政府主要负责人是第一责任人。", [("各乡镇政府", "owner")]),
        ("由教务主任负责汇总，值班领导每天检查。", [("教务主任", "owner"), ("值班领导", "owner")]),
        ("青溪市每两年举办一次展演。", [("青溪市", "owner")]),
        ("县发展改革委会同县财政局组织评审。", [("县发展改革委", "owner"), ("县财政局", "owner")]),
        ("片区建设管理机构要公开流程。", [("片区建设管理机构", "owner")]),
    ],
)  # fmt: skip
def test_owners(text: str, expected: list[tuple[str, str]]) -> None:
    assert owners(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "各级政府要加大投入，有关部门要积极支持。",
        "各学校应制定计划，各地要抓好落实。",
        "明确责任分工，压实主体责任。",
        "责任单位：",
        "由于各乡镇情况不同，不搞一刀切。",
        "建立教育部门牵头、多部门参与的工作机制。",
        "经民政部门认定的机构可以申请。",
        "结果报县政府备案。",
        "本办法由县教育局负责解释。",
        "各县（市、区）政府要制定方案。",
        "提升学生的社会责任感。",
        "县教育局认定的示范校可以优先。",
        "县教育局统一组织的比赛计入成绩。",
        "县教育局负责人任组长。",
        "成立由县长任组长的义务教育工作领导小组。",
        "办公室设在县教育局。",
        "县级政府要加大投入。",
        "由县教育局、学校、家长组成的小组负责验收。",
        "建立健全教育部门牵头、多方参与的机制。",
        "将区县政府履职情况纳入督导。",
        "自评材料经县级教育行政部门审核后公示。",
        "经费由市、县两级财政按比例分担。",
        "各高校组建美育委员会，统筹课程。",
        "加快县少年活动中心、县青年实践中心等建设。",
        "实施县图书馆提升改造工程。",
        "各级财政要加大投入。",
        "值班人员名单上墙。",
    ],
)
def test_no_owner(text: str) -> None:
    assert owners(text) == []


def test_a_note_silences_functions_in_the_text_but_not_named_bodies() -> None:
    text = "财政部门要安排经费。县审计局要加强监督。（责任单位：县教育局）"
    assert [o.text for o in extract(text).owners] == ["县教育局", "县审计局"]


def test_names_are_restored_and_given_once() -> None:
    found = extract("市教育局要带头。\n责任单位：市教育局、财政局、市财政局").owners
    assert [o.name for o in found] == ["市教育局", "市财政局"]


def test_same_as_above() -> None:
    above = (Owner("县教育局", "县教育局", "lead", Span(2, 6)),)
    assert extract("扩大资源。责任单位：同上", above=above).owners == above


def test_inherits() -> None:
    assert inherits("责任单位：县教育局、县财政局，下同")
    assert not inherits("责任单位：各县政府（含管委会，下同）、县教育局")
    assert not inherits("加强管理，下同")


def row(**cells: str) -> tuple[str, tuple[tuple[str, Span], ...]]:
    text, columns = "", []
    for header, cell in cells.items():
        columns.append((header, Span(len(text), len(text) + len(cell))))
        text += cell + "\n"
    return text, tuple(columns)


def test_cells_of_a_task_table() -> None:
    text, columns = row(
        序号="3",
        任务="新建2所幼儿园",
        牵头单位="教育股",
        配合单位="财务股\n后勤中心",
        完成时限="长期",
        资金来源="上级补助",
    )
    found = extract(text, columns=columns)
    assert [(o.text, o.part) for o in found.owners] == [
        ("教育股", "lead"),
        ("财务股", "support"),
        ("后勤中心", "support"),
    ]
    assert [d.text for d in found.deadlines] == ["长期"]
    assert [q.text for q in found.quantities] == ["2所"]
    assert [f.source for f in found.funding] == ["上级补助"]


def test_a_cell_may_say_same_as_above() -> None:
    above = (Owner("教育股", "教育股", "owner", Span(0, 3)),)
    text, columns = row(任务="修缮操场", 责任单位="同上", 完成时限="6月底前")
    found = extract(text, columns=columns, above=above)
    assert found.owners == above
    assert [d.text for d in found.deadlines] == ["6月底前"]


def test_deadlines_and_figures_are_given_once_each() -> None:
    found = extract("每年培训200名教师，每年评选一次。再次强调，培训200名教师。")
    assert [d.text for d in found.deadlines] == ["每年"]
    assert [q.text for q in found.quantities] == ["200名"]


def test_a_standard_of_times_is_given_once() -> None:
    found = extract("各县每两年至少举办一次展演，各校每年至少举办一次艺术周。")
    assert [q.text for q in found.quantities] == ["至少举办一次"]


def test_a_deadline_in_a_note_line_counts() -> None:
    found = extract("扩建食堂。\n责任单位：县教育局；完成时限：2026年8月底前")
    assert [d.text for d in found.deadlines] == ["2026年8月底前"]
    assert found.quantities == ()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("县财政每年安排专项资金500万元。", "县财政"),
        ("所需经费纳入年度财政预算。", "年度财政预算"),
        ("培训费用从公用经费中列支。", "从公用经费中列支"),
        ("市、县两级财政按比例承担。", "市、县两级财政"),
        ("由彩票公益金支持。", "彩票公益金"),
        ("从农村学校建设补助专款资金中列支。", "从农村学校建设补助专款资金中列支"),
        ("生均公用经费不低于900元。", "公用经费"),
        ("道路配套由市财力解决。", "由市财力解决"),
        ("各级政府要多方筹措资金。", ""),
        ("有条件的学校要对社团给予经费支持。", ""),
        ("企业按规定支付实习报酬。", ""),
        ("可享受区政府上云补贴。", "区政府上云补贴"),
    ],
)
def test_funding(text: str, source: str) -> None:
    assert source in [f.source for f in extract(text).funding]


@pytest.mark.parametrize(
    "text",
    [
        "加强资金支持。",
        "加大投入力度。",
        "给予一次性补助。",
        "建立特殊经费。",
        "由引导基金管理中心负责。",
        "逐步提高生均公用经费水平。",
        "一般公共预算收入增长5%。",
        "不得截留、挪用专项资金。",
        "加强专项资金的绩效评价。",
        "改变由政府出资的做法。",
        "申请专项资金的单位应当如实申报。",
        "由财政部门保障经费的单位免税。",
        "鼓励企业捐赠，学校做好登记。",
    ],
)
def test_no_funding(text: str) -> None:
    assert extract(text).funding == ()


def test_a_wish_for_money_names_no_source() -> None:
    assert [f.source for f in extract("加大财政投入。").funding] == [""]


def test_meta_talk_and_plans_to_plan_fill_no_slot() -> None:
    for text in (
        "明确任务分工和时间表，压实责任。",
        "制定教育发展规划和实施细则。",
        "提高学前教育普及率和覆盖面。",
    ):
        found = extract(text)
        assert (found.owners, found.deadlines, found.quantities, found.funding) == ((), (), (), ())


def test_force_is_of_the_body() -> None:
    text = "（一）鼓励创新。各校不得挤占课时。"
    found = extract(text, body=8).force
    assert found is not None
    assert (found.rung, text[found.span.start : found.span.end]) == (5, "不得")


def test_a_body_s_name_is_no_verb() -> None:
    assert extract("由县发展改革局负责。").force is None


@given(
    st.lists(
        st.sampled_from(
            ["责任单位：", "县教育局", "、", "，", "。", "（", "）", "牵头", "配合", "2026年", "底前", "每年", "5所", "不低于", "90%",
             "\n", "要", "由", "各县（市、区）", "政府", "财政", "安排", "经费", "同上", "下同", "〔", "〕", "：", "“", "”"]
        ),
        max_size=25,
    ).map("".join)
    | st.text(max_size=60)
)  # fmt: skip
def test_every_span_is_a_slice_and_kinds_do_not_overlap(text: str) -> None:
    found: Evidence = extract(text)
    for group in (found.owners, found.deadlines, found.quantities, found.funding):
        end = 0
        for item in sorted(group, key=lambda i: i.span.start):
            assert text[item.span.start : item.span.end] == item.text
            assert item.span.start >= end
            end = item.span.end
    if found.force:
        assert text[found.force.span.start : found.force.span.end] == found.force.text


def test_long_texts_take_linear_time() -> None:
    """A paragraph without a single full stop must not make any pattern run away."""
    for piece in (
        "责任、配合",
        "（市教育局",
        "2025年",
        "财政基金",
        "由各县",
        "一百",
        "县、",
        "由县教育局、青溪公司、",
        "卫生、",
        "市内四区",
        "发挥2所",
    ):
        start = time.process_time()
        extract(piece * 4000)
        assert time.process_time() - start < 6, piece  # quadratic time would be minutes
