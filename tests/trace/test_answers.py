"""How a plan answers: in full, in part, less firmly, or not at all; and where."""

from __future__ import annotations

import pytest

from planlint.model.trace import Traced
from planlint.tracing import trace
from tests.trace.documents import OTHER, PLAN, SUPERIOR, outline, traced


def one(sentence: str, answer: str, heading: str = "改善阅读条件") -> Traced:
    """What becomes of one requirement in a plan with one measure that may answer it, and some others."""
    superior = f"关于推进中小学阅读工作的意见\n一、主要任务\n（一）{heading}。{sentence}\n（二）落实经费。市县财政要设立阅读专项经费。"
    plan = (
        f"青溪县阅读工作实施方案\n一、重点任务\n（一）{heading}。{answer}\n（二）办好读书节。每年10月举办校园读书节。\n"
        "（三）改造食堂。更换学校食堂灶具。\n（四）修缮校舍。完成屋面防水。"
    )
    return trace(outline(superior), [outline(plan)]).plans[0].traced[0]


@pytest.mark.parametrize(
    ("start", "status", "kinds"),
    [
        ("到2026年，生均图书达", "weaker", {"lower", "later"}),
        ("到2028年，学生每天阅", "absent", set()),
        ("各地要加快学校图书馆改造", "answered", set()),
        ("图书馆周末和假期应向学生", "weaker", {"softer"}),
        ("中小学校每周要安排1节阅", "answered", set()),
        ("建立阅读指导教师培训制度", "absent", set()),
        ("每年举办校园读书节，广泛", "answered", set()),
        ("特殊教育学校要配备大字版", "absent", set()),
        ("市县财政要设立阅读专项经", "answered", set()),
        ("教育督导部门要将阅读工作", "partly", {"missing"}),
        ("严禁以任何形式向学生摊派", "absent", set()),
    ],
)
def test_status(start: str, status: str, kinds: set[str]) -> None:
    found = traced()[start]
    assert found.status == status
    assert {lack.kind for lack in found.missing} == kinds
    assert bool(found.answers) == (status != "absent")


def test_an_answer_quotes_the_plan_and_names_what_it_has_of_its_own() -> None:
    plan = outline(PLAN)
    found = trace(outline(SUPERIOR), [plan]).plans[0].traced[2]
    answer = found.answers[0]
    unit = plan.units[answer.unit]
    assert unit.heading == "改造图书馆"
    assert unit.text[answer.span.start : answer.span.end] == answer.quote
    assert [owner.name for owner in answer.evidence.owners] == ["县教育局", "县财政局"]
    assert [each.text for each in answer.evidence.quantities] == ["12所"]


def test_a_dropped_commitment_is_named() -> None:
    found = traced()["教育督导部门要将阅读工作"]
    assert [lack.old for lack in found.missing] == ["定期发布评价报告"]


def test_reworded_aims_and_left_out_means_are_no_fault() -> None:
    found = one(
        "根据学生年龄特点，建立图书定期更新机制，丰富学生精神生活。", "建立图书定期更新机制，让好书常换常新。"
    )
    assert found.status == "answered"


def test_examples_of_means_within_a_command_are_not_owed() -> None:
    found = one("各地要依托农场、企业、场馆建设读书基地。", "依托县图书馆和职教中心建成读书基地。")
    assert found.status == "answered"


def test_another_wording_of_the_same_school_is_the_same() -> None:
    found = one("普通高校要开设阅读鉴赏选修课程。", "高等学校开设阅读鉴赏选修课程。")
    assert found.status == "answered"


def test_what_other_schools_do_answers_nothing() -> None:
    found = one("职业院校要开设阅读鉴赏选修课程。", "幼儿园开设绘本阅读鉴赏课程。")
    assert found.status == "absent"


def test_what_all_schools_are_told_is_no_answer_to_what_one_kind_is_told() -> None:
    found = one("职业院校要开设阅读鉴赏选修课程。", "各级各类学校要开设阅读鉴赏选修课程。")
    assert found.status == "absent"


def test_more_pupils_at_school_are_no_college() -> None:
    found = one("高等学校要加快图书馆员队伍建设。", "扩大中小学图书馆员培养规模，加快图书馆员队伍建设。")
    assert found.status == "absent"


def test_exhortation_answers_nothing() -> None:
    found = one(
        "学校要加强阅读指导教师队伍建设。", "把阅读指导教师队伍建设摆在突出位置，充分认识其重要意义。"
    )
    assert found.status == "absent"


def test_what_lessons_do_to_pupils_may_be_reworded() -> None:
    found = one(
        "特殊教育学校阅读课程要根据学生身心特点，培养学生的兴趣和特长，为学生融入社会奠定基础。",
        "特殊教育学校阅读课程要根据学生身心特点，为学生早日融入社会奠定基础。",
    )
    assert found.status == "answered"


def test_a_clause_between_copied_ones_is_dropped_although_its_common_words_stand_there() -> None:
    asked = "建立学校、家庭、社区共同参与的阅读推广机制，建立推进学校阅读工作的部门间协调机制。"
    found = one(asked, "建立学校、家庭、社区共同参与的阅读推广机制。")
    assert found.status == "partly"
    assert [lack.old for lack in found.missing] == ["建立推进学校阅读工作的部门间协调机制"]


def test_a_figure_of_a_dropped_clause_is_not_named_twice() -> None:
    found = one("学校要将阅读课程纳入公共基础必修课，保证72学时。", "学校要将阅读课程纳入公共基础必修课。")
    assert [lack.old for lack in found.missing] in (["保证72学时"], ["72学时"])


def test_a_yearly_report_is_no_survey_every_three_years() -> None:
    found = one("每三年组织一次学生阅读质量监测。", "编制阅读年度报告，加强学生阅读质量监测。")
    assert "每三年" in "".join(lack.old for lack in found.missing)


@pytest.mark.parametrize("word", ["可", "鼓励", "有条件的可"])
def test_an_invitation_is_weaker_than_a_duty(word: str) -> None:
    found = one("学校图书馆要在周末向家长开放。", f"{word}将学校图书馆在周末向家长开放。")
    assert (found.status, [lack.kind for lack in found.missing]) == ("weaker", ["softer"])


def test_an_invitation_answers_an_invitation() -> None:
    found = one("鼓励学校图书馆在周末向家长开放。", "鼓励学校图书馆在周末向家长开放。")
    assert found.status == "answered"


@pytest.mark.parametrize(
    ("asked", "answer", "status"),
    [
        ("每周安排3节阅读课", "每周安排2节阅读课", "weaker"),
        ("每周安排2节阅读课", "每周安排3节阅读课", "answered"),
        ("将图书破损率控制在5%以内", "将图书破损率控制在8%以内", "weaker"),
        ("将图书破损率控制在5%以内", "将图书破损率控制在3%以内", "answered"),
        ("2026年底前建成流动书库", "2028年底前建成流动书库", "weaker"),
        ("2026年底前建成流动书库", "2025年底前建成流动书库", "answered"),
        ("每学期开展一次阅读测评", "每年开展一次阅读测评", "weaker"),
        ("每年开展一次阅读测评", "每学期开展一次阅读测评", "answered"),
    ],
)
def test_figures_and_dates(asked: str, answer: str, status: str) -> None:
    assert one(f"中小学校要{asked}。", f"中小学校{answer}。").status == status


def test_a_frequency_left_out_is_missing() -> None:
    found = one("中小学校要每学期开展一次阅读素养测评。", "中小学校开展阅读素养测评。")
    assert found.status == "partly"
    assert "每学期" in {lack.old for lack in found.missing}


def test_a_commitment_of_another_measure_answers_as_well() -> None:
    superior = "关于阅读的意见\n一、主要任务\n（一）改善条件。建立图书定期更新机制，开通流动书车下乡路线。"
    plan = (
        "青溪县阅读方案\n一、重点任务\n（一）更新图书。建立图书定期更新机制，剔除破损图书。\n"
        "（二）送书下乡。开通流动书车下乡路线，覆盖教学点。\n（三）修缮校舍。完成屋面防水。"
    )
    found = trace(outline(superior), [outline(plan)]).plans[0].traced[0]
    assert found.status == "answered"
    assert {answer.heading for answer in found.answers} == {"更新图书", "送书下乡"}


def test_measures_without_a_root_above() -> None:
    plan = outline(PLAN)
    found = trace(outline(SUPERIOR), [plan]).plans[0]
    assert [plan.units[index].heading for index in found.rootless] == ["建设城市书房"]


def test_what_is_absent_belongs_where_its_neighbours_are_answered() -> None:
    plan = outline(PLAN)
    found = {each.requirement.text[:4]: each for each in trace(outline(SUPERIOR), [plan]).plans[0].traced}
    assert plan.units[found["建立阅读"].home or 0].heading == "上好阅读课"
    assert plan.units[found["到202"].home or 0].kind == "goal"
    assert plan.units[found["严禁以任"].home or 0].heading == "强化考核"


def test_several_plans_share_the_requirements() -> None:
    found = trace(outline(SUPERIOR), [outline(PLAN), outline(OTHER)])
    for plan in found.plans:
        assert tuple(each.requirement for each in plan.traced) == found.requirements
    alone = trace(outline(SUPERIOR), [outline(OTHER)]).plans[0]
    assert [each.status for each in found.plans[1].traced] == [each.status for each in alone.traced]


def test_a_document_answers_itself() -> None:
    found = trace(outline(SUPERIOR), [outline(SUPERIOR)])
    assert {each.status for each in found.plans[0].traced} == {"answered"}
    for each in found.plans[0].traced:
        assert each.answers[0].unit == each.requirement.unit


def test_the_same_question_has_the_same_answer() -> None:
    one_, other = (trace(outline(SUPERIOR), [outline(PLAN)]) for _ in range(2))
    assert one_.plans[0].traced == other.plans[0].traced


def test_an_empty_plan_answers_nothing() -> None:
    found = trace(outline(SUPERIOR), [outline("青溪县实施方案\n青溪县人民政府\n")])
    assert {each.status for each in found.plans[0].traced} == {"absent"}
