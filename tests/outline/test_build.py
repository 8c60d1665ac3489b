"""Units of whole documents, structure by structure."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.model.document import Block, Cell, Document, Run, RunFormat
from planlint.model.text import Span
from planlint.outline import build
from planlint.readers import read_string


def shape(text: str) -> list[str]:
    """``level kind[/role] label heading`` of every unit."""
    return _shape(read_string(text))


def _shape(document: Document) -> list[str]:
    found = []
    for u in build(document).units:
        role = f"/{u.role}" if u.role else ""
        words = f"{u.level or 0} {u.kind}{role} {u.label} {u.heading}".split()
        found.append(" ".join(words))
    return found


PLAN = """青山县中小学课后服务实施方案
为做好课后服务工作，结合我县实际，制定本方案。
一、总体要求
（一）指导思想。坚持以学生为本，提升服务质量。
（二）工作目标。到2027年，全县学校实现课后服务全覆盖。
二、重点任务
（一）丰富服务内容。县教育局每年发布一次课程清单。
（二）保障服务时间
各学校每天开展不少于2小时的服务。
服务结束时间与家长下班时间衔接。
三、组织保障
（一）加强领导。成立工作专班。
青山县教育局
2026年3月1日"""


def test_typed_numbers_and_the_frame():
    assert shape(PLAN) == [
        "0 title 青山县中小学课后服务实施方案",
        "0 front",
        "1 section/general 一、 总体要求",
        "2 principle （一） 指导思想",
        "2 goal （二） 工作目标",
        "1 section/tasks 二、 重点任务",
        "2 measure （一） 丰富服务内容",
        "2 measure （二） 保障服务时间",
        "1 section/safeguards 三、 组织保障",
        "2 measure （一） 加强领导",
        "0 closing",
        "0 closing",
    ]


def test_a_heading_on_its_own_line_and_its_paragraphs_are_one_unit():
    unit = next(u for u in build(read_string(PLAN)).units if u.heading == "保障服务时间")
    assert unit.text.count("\n") == 2
    assert unit.text.endswith("衔接。")


def test_prose_under_a_top_heading_is_one_unit_a_paragraph():
    assert shape("一、工作目标\n到2027年全部达标。\n二、主要任务\n加强管理，建立台账。\n开展巡查。") == [
        "1 section/goals 一、 工作目标",
        "2 goal",
        "1 section/tasks 二、 主要任务",
        "2 measure",
        "2 measure",
    ]


def test_a_lead_in_stays_with_its_section():
    units = build(read_string("一、主要任务\n重点做好以下工作：\n1.修缮校舍。\n2.更新设备。")).units
    assert [u.kind for u in units] == ["section", "measure", "measure"]
    assert "以下工作" in units[0].text


def test_a_definition_before_the_items_is_a_unit_of_its_own():
    assert shape(
        "一、托管服务\n（一）校内托管\n校内托管是指放学后的看护服务。\n1.安排教师值守。\n2.公布收费标准。"
    ) == [
        "1 section/tasks 一、 托管服务",
        "2 section/tasks （一） 校内托管",
        "3 provision",
        "3 measure 1.",
        "3 measure 2.",
    ]


def test_chapters_and_articles():
    assert shape(
        "青山县校车管理办法\n第一章 总则\n第一条 为规范校车管理，制定本办法。\n第二条 本办法适用于全县校车。\n"
        "第二章 职责\n第三条 县教育局应当每学期检查一次。\n第四条 学校应当做好下列工作：\n（一）登记车辆；\n（二）培训司机。\n"
        "第三章 附则\n第五条 本办法自2026年1月1日起施行。"
    ) == [
        "0 title 青山县校车管理办法",
        "1 section/general 第一章 总则",
        "2 provision 第一条",
        "2 provision 第二条",
        "1 section/tasks 第二章 职责",
        "2 measure 第三条",
        "2 provision 第四条",
        "3 measure （一）",
        "3 measure （二）",
        "1 section/other 第三章 附则",
        "2 provision 第五条",
    ]


def test_a_dash_list_under_principles():
    assert shape(
        "一、基本原则\n——坚持公平。面向全体学生。\n——坚持节俭。杜绝浪费。\n二、主要任务\n1.改造厕所。"
    ) == [
        "1 section/principles 一、 基本原则",
        "2 principle —— 坚持公平",
        "2 principle —— 坚持节俭",
        "1 section/tasks 二、 主要任务",
        "2 measure 1.",
    ]


def test_a_responsibility_line_belongs_to_the_measure_above():
    units = build(
        read_string("一、主要任务\n（一）改造厕所。年内完成。\n责任单位：县教育局\n（二）修操场。年内完成。")
    ).units
    assert [u.kind for u in units] == ["section", "measure", "measure"]
    assert [o.text for o in units[1].evidence.owners] == ["县教育局"]


def test_a_notice_with_its_plan_in_one_file():
    kinds = shape(
        "青山县教育局关于印发《青山县校园阅读行动方案》的通知\n青教〔2026〕3号\n各中小学校：\n"
        "现将《青山县校园阅读行动方案》印发给你们，请认真贯彻执行。\n青山县教育局\n2026年3月1日\n"
        "青山县校园阅读行动方案\n为推进校园阅读，制定本方案。\n一、工作目标\n到2027年生均图书达到30册。\n二、主要任务\n（一）配备图书。每年更新。\n（二）开放图书室。每天开放。"
    )
    assert [k for k in kinds if k.startswith("0 title")] == [
        "0 title 青山县教育局关于印发《青山县校园阅读行动方案》的通知",
        "0 title 青山县校园阅读行动方案",
    ]
    assert kinds[-5:] == [
        "1 section/goals 一、 工作目标",
        "2 goal",
        "1 section/tasks 二、 主要任务",
        "2 measure （一） 配备图书",
        "2 measure （二） 开放图书室",
    ]


def test_the_text_of_an_attachment_list_is_no_unit():
    kinds = shape(
        "一、主要任务\n（一）配备图书。\n（二）开放图书室。\n附件：1.图书目录\n2.开放时间表\n青山县教育局\n2026年3月1日"
    )
    assert [k.split()[1] for k in kinds] == ["section/tasks", "measure", "measure"] + ["closing"] * 4


def test_hard_wraps_are_joined_and_page_numbers_dropped():
    wide = "加强校园周边交通秩序整治工作，在上学放学时段安排专人值"
    lines = ["校园安全工作方案", "1. 任务"]
    for i in range(1, 5):
        lines += [f"（{i}）{wide}", "守并做好记录，每月汇总一次上报县教育局备查。"]
    lines.insert(6, "— 2 —")
    units = [u for u in build(read_string("\n".join(lines))).units if u.kind == "measure"]
    assert len(units) == 4
    assert all("专人值守并做好记录" in u.text for u in units)


def _row(i: int, row: int, cells: list[str]) -> list[Block]:
    return [Block(i + k, "table", text, cell=Cell(1, row, k + 1)) for k, text in enumerate(cells)]


def test_each_row_of_a_task_table_is_a_measure():
    blocks = [Block(0, "body", "二、任务分工", paragraph=1)]
    for r, cells in enumerate(
        [
            ["序号", "重点任务", "责任单位", "完成时限"],
            ["1", "改造操场12个", "县教育局", "2026年8月底前"],
            ["2", "补充教师60名", "县委编办、县人社局", "2026年9月"],
        ],
        1,
    ):
        blocks += _row(len(blocks), r, cells)
    outline = build(Document("x", "", "docx", tuple(blocks)))
    measures = outline.measures
    assert [(u.label, u.heading, u.level) for u in measures] == [
        ("1", "改造操场12个", 2),
        ("2", "补充教师60名", 2),
    ]
    assert [o.text for o in measures[1].evidence.owners] == ["县委编办", "县人社局"]
    assert [d.text for d in measures[0].evidence.deadlines] == ["2026年8月底前"]
    assert outline.sections[0].heading == "任务分工"


def _bold(i: int, text: str, *, bold: bool) -> Block:
    runs = (Run(Span(0, len(text)), RunFormat(bold=bold, size=16)),)
    return Block(i, "body", text, runs, paragraph=i + 1)


def test_unnumbered_bold_headings():
    texts = [
        ("青山县劳动教育实施方案", True),
        ("工作思路", True),
        ("坚持学校、家庭、社会协同，推进劳动教育常态化开展。", False),
        ("建好劳动基地", True),
        ("每个乡镇建设一个劳动实践基地，配备管理人员。", False),
        ("配强指导教师", True),
        ("每所学校聘请两名兼职劳动教师，每学期培训一次。", False),
    ]
    document = Document("x", "", "docx", tuple(_bold(i, t, bold=b) for i, (t, b) in enumerate(texts)))
    assert _shape(document) == [
        "0 title 青山县劳动教育实施方案",
        "1 section/general 工作思路",
        "2 principle",
        "1 section/tasks 建好劳动基地",
        "2 measure",
        "1 section/tasks 配强指导教师",
        "2 measure",
    ]


def test_automatic_numbers_are_labels():
    blocks = (
        Block(0, "body", "主要任务", number="一、", paragraph=1),
        Block(1, "body", "改造操场。年内完成。", number="（一）", paragraph=2),
        Block(2, "body", "补充教师。年内完成。", number="（二）", paragraph=3),
    )
    document = Document("x", "", "docx", blocks)
    assert _shape(document) == [
        "1 section/tasks 一、 主要任务",
        "2 measure （一） 改造操场",
        "2 measure （二） 补充教师",
    ]
    first = build(document).measures[0]
    assert first.text == "（一）改造操场。年内完成。"
    block, span = first.passage.locate(Span(8, 10))
    assert blocks[block].text[span.start : span.end] == first.text[8:10]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "你好", "。", "一、", "（一）\n（一）\n（一）", "1.\n3.\n2.\n1."]
)
def test_anything_is_an_outline(text):
    build(read_string(text))


lines = st.lists(
    st.one_of(
        st.text(alphabet="一二三四、（）()1234.。，：；学校教育局应加强\u3000 ——①第章条", max_size=40),
        st.sampled_from(PLAN.split("\n")),
    ),
    max_size=30,
)


def visible(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=150, deadline=None)
@given(lines)
def test_units_cover_the_text_in_order_without_overlap(parts):
    document = read_string("\n".join(parts))
    outline = build(document)
    covered = [(p.block, p.span.start, p.span.end) for u in outline.units for p in u.passage.pieces]
    assert covered == sorted(covered)
    for (a, _, end), (b, start, _) in pairwise(covered):
        assert a < b or end <= start
    texts = "".join(document.blocks[b].text[s:e] for b, s, e in covered)
    dropped = len(visible("".join(x.text for x in document.blocks))) - len(visible(texts))
    # Only page numbers are left out.
    assert dropped == sum(
        len(visible(b.text)) for b in document.blocks if b.index not in {c[0] for c in covered}
    )


@settings(max_examples=100, deadline=None)
@given(lines)
def test_the_tree_agrees_with_the_levels(parts):
    outline = build(read_string("\n".join(parts)))
    for unit in outline.units:
        for child in unit.children:
            assert outline.units[child].parent == unit.index
            assert (outline.units[child].level or 0) > (unit.level or 0)
        for owner in unit.evidence.owners:
            assert unit.text[owner.span.start : owner.span.end] == owner.text


def test_owners_that_hold_below_are_given_to_the_measures_without_any():
    measures = build(
        read_string(
            "一、主要任务\n（一）改造厕所。年内完成。（责任单位：县教育局、县住建局，下同）\n（二）修操场。年内完成。\n"
            "（三）购图书。年内完成。（责任单位：县图书馆）"
        )
    ).measures
    assert [[o.text for o in m.evidence.owners] for m in measures] == [
        ["县教育局", "县住建局"],
        ["县教育局", "县住建局"],
        ["县图书馆"],
    ]


def test_a_merged_cell_holds_for_every_row_it_covers():
    blocks = [Block(0, "body", "二、任务分工", paragraph=1), *_row(1, 1, ["序号", "任务", "责任单位"])]
    blocks += _row(len(blocks), 2, ["1", "改造操场12个", "县教育局"])
    blocks[-1] = Block(len(blocks) - 1, "table", "县教育局", cell=Cell(1, 2, 3, row_span=2))
    blocks += _row(len(blocks), 3, ["2", "补充教师60名"])
    measures = build(Document("x", "", "docx", tuple(blocks))).measures
    assert [[o.name for o in m.evidence.owners] for m in measures] == [["县教育局"], ["县教育局"]]


def test_a_line_break_lost_between_items_is_found_again():
    units = build(
        read_string(
            "青山县作业管理方案一、主要任务1.控制总量。每天不超过90分钟。\n2.公示作业。每周公示。3.检查作业。每月检查。\n4.总结经验。每学期总结。"
        )
    ).measures
    assert [u.label for u in units] == ["1.", "2.", "3.", "4."]


def test_a_list_within_a_sentence_stays_in_its_unit():
    units = build(
        read_string(
            "一、主要任务\n（一）落实三查。做到：1.查门窗；2.查线路；3.查器材。\n（二）落实值班。每天两人。"
        )
    ).measures
    assert [u.label for u in units] == ["（一）", "（二）"]


def test_provisions_on_the_whole_plan_stand_at_the_top_unless_they_have_a_section():
    assert shape("一、主要任务\n（一）修操场。年内完成。\n本方案自印发之日起施行。")[-1] == "1 provision"
    assert shape("一、主要任务\n（一）修操场。年内完成。\n二、附则\n本方案自印发之日起施行。")[-2:] == [
        "1 section/other 二、 附则",
        "2 provision",
    ]


@pytest.mark.parametrize("school", ["第九中学", "第二实验小学", "第十二幼儿园"])
def test_a_school_may_have_a_number_for_a_name(school: str) -> None:
    title = f"{school}作业管理工作方案"
    text = f"{title}\n为规范作业管理，制定本方案。\n一、工作措施\n（一）教务处每周检查作业。\n（二）年级组每月公示。"
    outline = build(read_string(text))
    assert outline.title == title
    assert [unit.kind for unit in outline.units][:2] == ["title", "front"]


def test_an_article_that_ends_in_a_genre_is_no_title() -> None:
    outline = build(
        read_string("青山县校车管理办法\n第一章总则\n第一条学校应当制定校车安全应急预案\n第二条略。")
    )
    assert outline.title == "青山县校车管理办法"
