"""Tables of (old, new, kinds of change), as griffe has them."""

from __future__ import annotations

import pytest

from planlint.api import vocabulary
from planlint.check import Analysis
from planlint.comparison import compare
from planlint.model.change import Change, Comparison
from planlint.readers import read_string
from planlint.rules import RuleSet

HEAD = "青溪县教师队伍建设实施方案\n一、主要任务\n"
AROUND = "（一）健全工作制度。各学校建立校务公开制度，定期向家长通报情况。\n（二）{}\n（三）改善校园环境。各乡镇绿化美化校园，整治周边秩序。\n"


def compared(old: str, new: str) -> Comparison:
    ruleset = RuleSet((), vocabulary())
    return compare(Analysis(read_string(old), ruleset), Analysis(read_string(new), ruleset))


def of_measure(old: str, new: str) -> tuple[Change, ...]:
    """The changes when one measure among others is rewritten."""
    return compared(HEAD + AROUND.format(old), HEAD + AROUND.format(new)).changes


INSIDE = [
    # Figures
    ("提高学历层次。专任教师本科以上学历比例达到85%。", "提高学历层次。专任教师本科以上学历比例达到80%。", "target-changed worse"),
    ("提高学历层次。专任教师本科以上学历比例达到85%。", "提高学历层次。专任教师本科以上学历比例达到90%。", "target-changed better"),
    ("控制班额。普通高中班额不超过50人。", "控制班额。普通高中班额不超过55人。", "target-changed worse"),
    ("控辍保学。初中辍学率控制在1%以内。", "控辍保学。初中辍学率控制在0.8%以内。", "target-changed better"),
    ("降低能耗。学校用电量下降5%。", "降低能耗。学校用电量下降3%。", "target-changed worse"),
    ("保证课时。体育课每周不少于4课时。", "保证课时。体育课每周4课时左右。", "target-changed worse"),
    ("补助办园。对达标的民办园给予补助，最高不超过20万元。", "补助办园。对达标的民办园给予补助，最高不超过15万元。", "target-changed worse"),
    # Dates
    ("建设宿舍。2026年底前建成教师周转宿舍。", "建设宿舍。2028年底前建成教师周转宿舍。", "deadline-changed worse"),
    ("建设宿舍。2026年底前，建成教师周转宿舍。", "建设宿舍。建成教师周转宿舍。", "deadline-changed worse"),
    ("培训教师。每学年组织一次骨干教师轮训。", "培训教师。每学期组织一次骨干教师轮训。", "deadline-changed better"),
    # Owners and money
    ("配备教师。按编制标准配齐教师。（责任单位：县教育局、县财政局）", "配备教师。按编制标准配齐教师。（责任单位：县教育局）", "owner-changed worse"),
    ("配备教师。按编制标准配齐教师。（责任单位：县教育局）", "配备教师。按编制标准配齐教师。（责任单位：县人力资源社会保障局）", "owner-changed neutral"),
    ("落实经费。所需经费列入县级财政预算，实行专款专用。", "落实经费。所需经费实行专款专用。", "funding-changed worse"),
    # Force, in a clause of its own and inside a longer one
    ("落实待遇。确保教师工资按月足额发放。", "落实待遇。力争教师工资按月足额发放。", "weakened worse"),
    ("严守师德。教师必须遵守职业行为准则，做到为人师表。", "严守师德。教师应当遵守职业行为准则，做到为人师表。", "weakened worse"),
    ("轮岗交流。建立校长教师轮岗交流制度，扩大交流范围。", "轮岗交流。探索建立校长教师轮岗交流制度，扩大交流范围。", "weakened worse"),
    ("规范收费。学校不得收取任何费用。", "规范收费。学校原则上不得收取任何费用。", "weakened worse"),
    ("组织研修。鼓励学校组织教师外出研修。", "组织研修。要求学校组织教师外出研修。", "strengthened better"),
    ("配备教师。教职工与幼儿之比不低于1:7。", "配备教师。教职工与幼儿之比不低于1:9。", "target-changed worse"),
    ("报告事故。学校应在2小时内报告教育局。", "报告事故。学校应在4小时内报告教育局。", "deadline-changed worse"),
    ("修缮校舍。安排维修资金300万元用于修缮校舍。", "修缮校舍。安排维修资金用于修缮校舍。", "funding-changed worse"),
    ("救助学生。落实资助政策，发放生活补助。", "救助学生。落实资助政策。", "funding-changed worse"),
    ("审批设立。设立幼儿园由区教育行政部门审批。", "审批设立。设立幼儿园由区卫生健康部门审批。", "owner-changed neutral"),
    ("组织活动。由有关单位牵头，举办读书节。", "组织活动。举办读书节。", "owner-changed worse"),
    ("组织活动。举办读书节，评选书香班级。", "组织活动。举办读书节，评选书香班级。（责任单位：团县委）", "owner-changed better"),
    # Words only
    ("支持民办。支持民办园发展，规范收费行为。", "支持民办。扶持民办园发展，规范收费行为。", "reworded"),
    ("加强安全。切实加强门卫管理，积极排查隐患。", "加强安全。加强门卫管理，排查隐患。", "reworded"),
    ("组织研修。组织教师外出研修，学习先进经验。", "组织研修。组织教师外出考察，借鉴先进做法。", "reworded"),
    ("轮岗交流。各学校要落实轮岗交流制度。", "轮岗交流。各学校落实轮岗交流制度。", "reworded"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), INSIDE)
def test_what_a_rewritten_measure_means(old: str, new: str, expected: str) -> None:
    kind, _, turn = expected.partition(" ")
    changes = of_measure(old, new)
    assert [change.kinds for change in changes] == [(kind,)]
    assert {shift.turn for shift in changes[0].shifts} == ({turn} if turn else set())


def test_every_shift_quotes_both_sides_at_their_places() -> None:
    (change,) = of_measure("建设宿舍。2026年底前建成宿舍30套。", "建设宿舍。2027年底前建成宿舍20套。")
    assert change.old and change.new
    for shift in change.shifts:
        for span, words, side in (
            (shift.old_span, shift.old, change.old),
            (shift.new_span, shift.new, change.new),
        ):
            assert span is not None
            assert side.text[span.start : span.end] == words


def test_a_date_that_stands_three_times_is_followed_where_it_changed() -> None:
    old = "处理申请。学校五日内受理申请，五日内组织核查，五日内公布结果。"
    (change,) = of_measure(old, old.replace("五日内公布", "七日内公布"))
    assert change.kinds == ("deadline-changed",)
    assert [(shift.turn, shift.old[-3:], shift.new[-3:]) for shift in change.shifts] == [
        ("worse", "五日内", "七日内")
    ]


def test_the_same_body_with_and_without_its_place_is_one() -> None:
    changes = of_measure(
        "配备教师。按标准配齐教师。（责任单位：县教育局、县财政局）",
        "配备教师。按标准配齐教师。（责任单位：青溪县教育局、县财政局）",
    )
    assert [change.kinds for change in changes] == [("reworded",)]


MEASURES = [
    "健全工作制度。各学校建立校务公开制度，定期向家长通报情况。",
    "加强教师培训。县教师进修学校每年组织全员培训，重点提高乡村教师信息技术能力。",
    "改善校园环境。各乡镇绿化美化校园，整治周边秩序，清除安全隐患。",
    "开展课后服务。学校利用社会资源开设科普课程，丰富学生课余生活。",
    "推进家校共育。班主任每学期家访一次，办好家长学校，听取意见。",
]
OTHERS = [
    "落实督导评价。县政府教育督导室对各校开展专项督导，结果向社会公布。",
    "加强舆论宣传。新闻单位宣传先进典型，营造尊师重教氛围。",
    "严格经费管理。审计部门对专项经费使用情况进行审计，杜绝挪用。",
]
NUMBERS = "一二三四五六七八九"


def plan(*sections: list[str]) -> str:
    names = ("主要任务", "保障措施", "工作要求")
    lines = ["青溪县乡村学校振兴实施方案"]
    for at, measures in enumerate(sections):
        lines.append(f"{NUMBERS[at]}、{names[at]}")
        lines += [f"（{NUMBERS[by]}）{text}" for by, text in enumerate(measures)]
    return "\n".join(lines) + "\n"


def kinds(old: str, new: str) -> list[tuple[str, ...]]:
    return sorted(change.kinds for change in compared(old, new).changes)


NEW = "设立奖励基金。对长期从教的乡村教师给予表彰，弘扬奉献精神。"
HALF = "加强教师培训。县教师进修学校每年组织全员培训，帮助新任教师站稳讲台。"
FIRST, SECOND = (
    "健全工作制度。各学校建立校务公开制度。",
    "畅通沟通渠道。定期向家长通报办学情况，接受社会监督。",
)

STRUCTURE = {
    "one insertion renumbers the rest, which is one fact": (
        plan(MEASURES, OTHERS), plan([MEASURES[0], NEW, *MEASURES[1:]], OTHERS), [("added",), ("renumbered",)],
    ),
    "a removal as well": (
        plan(MEASURES, OTHERS), plan([MEASURES[0], *MEASURES[2:]], OTHERS), [("removed",), ("renumbered",)],
    ),
    "the last one is gone": (plan(MEASURES, OTHERS), plan(MEASURES[:-1], OTHERS), [("removed",)]),
    "moved to another section": (
        plan(MEASURES, OTHERS), plan([*MEASURES[:1], *MEASURES[2:]], [*OTHERS, MEASURES[1]]), [("moved",), ("renumbered",)],
    ),
    "moved and half rewritten": (
        plan(MEASURES, OTHERS), plan([*MEASURES[:1], *MEASURES[2:]], [*OTHERS, HALF]), [("moved", "reworded"), ("renumbered",)],
    ),
    "moved down among its siblings": (
        plan(MEASURES, OTHERS), plan([*MEASURES[1:], MEASURES[0]], OTHERS), [("moved",), ("renumbered",)],
    ),
    "a section with its units is one move": (
        plan(MEASURES, OTHERS).replace("二、保障措施", "二、保障措施"),
        "青溪县乡村学校振兴实施方案\n一、保障措施\n" + "".join(f"（{NUMBERS[i]}）{t}\n" for i, t in enumerate(OTHERS))
        + "二、主要任务\n" + "".join(f"（{NUMBERS[i]}）{t}\n" for i, t in enumerate(MEASURES)),
        [("moved",), ("renumbered",)],
    ),
    "a section that is called otherwise": (
        plan(MEASURES, OTHERS), plan(MEASURES, OTHERS).replace("二、保障措施", "二、组织保障"), [("reworded",)],
    ),
    "split in two": (
        plan([FIRST + SECOND, *MEASURES[2:]], OTHERS), plan([FIRST, SECOND, *MEASURES[2:]], OTHERS), [("renumbered",), ("split",)],
    ),
    "two become one": (
        plan([FIRST, SECOND, *MEASURES[2:]], OTHERS), plan([FIRST + SECOND, *MEASURES[2:]], OTHERS), [("merged",), ("renumbered",)],
    ),
    "numbers of another form": (
        plan(MEASURES, OTHERS), plan(MEASURES, OTHERS).translate({0xFF08: None, 0xFF09: "．"}).replace("一．", "1．").replace("二．", "2．")
        .replace("三．", "3．").replace("四．", "4．").replace("五．", "5．"), [("renumbered",)],
    ),
    "a heading put in above units moves none of them": (
        plan([*MEASURES, *OTHERS]),
        "青溪县乡村学校振兴实施方案\n一、主要任务\n" + "".join(f"（{NUMBERS[i]}）{t}\n" for i, t in enumerate(MEASURES))
        + "二、工作要求\n" + "".join(f"（{NUMBERS[i + 5]}）{t}\n" for i, t in enumerate(OTHERS)),
        [("added",)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STRUCTURE)
def test_what_became_of_units(name: str) -> None:
    old, new, expected = STRUCTURE[name]
    assert kinds(old, new) == expected


def test_a_renumbering_says_from_where_to_where() -> None:
    changes = compared(plan(MEASURES, OTHERS), plan([NEW, *MEASURES], OTHERS)).changes
    (change,) = [each for each in changes if each.kinds == ("renumbered",)]
    assert change.note is not None
    assert change.note.zh == "（一）至（五）改为（二）至（六），共5处"
    assert len(change.others) == 4


def test_two_equal_units_keep_their_places() -> None:
    twice = "加强安全检查。学校对食堂和宿舍开展安全检查，发现问题及时整改。"
    old = plan([twice, *MEASURES], [twice, *OTHERS])
    assert kinds(old, plan([twice, *MEASURES], OTHERS)) == [("removed",), ("renumbered",)]
